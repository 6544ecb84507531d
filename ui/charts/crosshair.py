"""The same month in several charts, with what each says of it."""

from collections.abc import Iterable

from app.figures.shapes import months_of
from app.figures.tables import place_of, values_at
from ui.charts.card import ChartCard
from ui.charts.enlarged import Enlarged


def cross(
    source: ChartCard | Enlarged, index: int | None, shown: Iterable[ChartCard | Enlarged]
) -> None:
    """Mark the month that is hovered in one chart in all of them; none where it has no month."""
    months = months_of(source.figure())
    month = None if index is None or index >= len(months) else months[index]
    for card in shown:
        figure = card.figure()
        place = None if month is None else place_of(figure, month)
        if place is None or month is None or figure is None:
            card.set_crosshair(None, ())
        else:
            card.set_crosshair(place, values_at(figure, month))

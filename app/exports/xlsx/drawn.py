"""How each kind of figure becomes a native chart."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from app.exports.xlsx.book import Book
from app.exports.xlsx.charts import (
    UNSEEN,
    WORDS,
    Look,
    Place,
    axis_form_of,
    ends_only,
    filled,
    finished,
    lined,
    marked,
    months_across,
    new_chart,
    series,
    value_axis,
)
from app.exports.xlsx.helpers import is_stacked
from app.figures.bands import inner_band, outer_band
from app.figures.colours import LIGHT
from app.figures.shapes import (
    AnyFigure,
    BarFigure,
    FanFigure,
    IntervalFigure,
    LineFigure,
    StackFigure,
)

_DASHES = ("solid", "dash", "dash_dot", "round_dot")
_APART = 0.06
"""Of the axis: two numbers that are nearer than that would be written over each other."""
_BAND = 5
"""Columns of a fan in its table: the ends of both bands, the middle between them."""
_GHOST: Look = lined(LIGHT.quiet, 1.75, "dash")
_EDGE: Look = lined(LIGHT.band_edge, 0.75)


def chart_of(book: Book, figure: AnyFigure, place: Place) -> Any:
    """The chart of a figure whose table and helpers stand at a place."""
    match figure:
        case FanFigure():
            return _fan(book, figure, place)
        case StackFigure():
            return _stack(book, figure, place)
        case LineFigure():
            return _lines(book, figure, place)
        case BarFigure():
            return _bars(book, figure, place)
        case IntervalFigure():
            return _intervals(book, figure, place)


# Fans


def _fan(book: Book, figure: FanFigure, place: Place) -> Any:
    """Bands as areas where they can be, and every line over them."""
    line = new_chart(book, "line")
    unnamed: list[int] = []
    stacked = is_stacked(figure)
    before = _BAND if stacked else 0
    for index, (column, name, look) in enumerate(_fan_lines(figure, place, stacked)):
        line.add_series(series(place, column, name, look))
        if not name:
            unnamed.append(before + index)
    if not stacked:
        return finished(line, figure, place, months_across(place), unnamed)
    area = new_chart(book, "area", "stacked")
    for column, name, look in _areas(figure, place):
        area.add_series(series(place, column, name, look))
    area.combine(line)
    return finished(area, figure, place, months_across(place), [0, 3, 4, *unnamed])


def _areas(figure: FanFigure, place: Place) -> Iterator[tuple[int, str, Look]]:
    """From the base up; the lower parts stand in the legend for both."""
    outer, inner = outer_band(figure, figure.many), inner_band(figure, figure.many)
    wide, narrow = filled(LIGHT.band), filled(LIGHT.inner_band)
    looks = (("", UNSEEN), (outer, wide), (inner, narrow), ("", narrow), ("", wide))
    for offset, (name, look) in enumerate(looks):
        yield place.first_helper + offset, name, look


def _fan_lines(figure: FanFigure, place: Place, stacked: bool) -> Iterator[tuple[int, str, Look]]:
    """Column, name and look of every line, in the order of the table; no name: not in the legend.

    The middle of each fan comes last, over all others.
    """
    column, several, middles = 1, len(figure.fans) > 1, []
    for number, fan in enumerate(figure.fans):
        colour = LIGHT.role(fan.role)
        edge = _EDGE if stacked else lined(colour, 0.75, "round_dot")
        if figure.futures != 1:
            yield column, "", edge
            ends = "" if stacked else f"{fan.label}: ends of the outer band"
            yield column + _BAND - 1, ends, edge
        name = f"{fan.label}: {figure.middle.lower()}" if several else figure.middle
        middles.append((column + 2, name, lined(colour, 2.5)))
        column += _BAND
        if number < len(figure.ghosts):
            ghost = lined(colour, 1.5, "dash") if several else _GHOST
            yield column, f"{fan.label}: baseline" if several else "Baseline, middle future", ghost
            column += 1
    for extra in figure.lines:
        yield column, extra.label, lined(LIGHT.role(extra.role), 2.0, "dash_dot")
        column += 1
    written = _ends(figure, place, [at for at, _, _ in middles])
    yield from ((at, name, {**look, **written}) for at, name, look in middles)
    if figure.target is not None:
        label = {"value": True, "position": "above", "num_format": axis_form_of(figure)}
        yield column, "Target", {**marked("diamond", LIGHT.target, 10), "data_labels": label}
        column += 1
    if figure.observed:
        yield column, "Observed", marked("circle", LIGHT.text, 6)
        column += 1
    if figure.start is not None:
        yield column, figure.start.label, marked("diamond", LIGHT.text, 7)
        for end in (column + 1, column + 2):
            yield end, "", marked("long_dash", LIGHT.text, 8)


def _ends(figure: AnyFigure, place: Place, columns: Sequence[int]) -> Look:
    """The last values of some lines, written beside them unless they would lie on each other."""
    last = [place.numbers[column][-1] for column in columns]
    known = sorted(value for value in last if value is not None)
    axis = value_axis(figure)
    least = _APART * (axis["max"] - axis["min"])
    clear = all(high - low >= least for low, high in pairwise(known))
    return ends_only(place, axis["num_format"]) if clear else {}


# Parts and lines


def _stack(book: Book, figure: StackFigure, place: Place) -> Any:
    """Layers as stacked areas, the limit as a line over them."""
    area = new_chart(book, "area", "stacked")
    for column, layer in enumerate(figure.layers, start=1):
        look = filled(LIGHT.role(layer.role), LIGHT.pane)
        area.add_series(series(place, column, layer.label, look))
    if figure.limit is not None:
        line = new_chart(book, "line")
        look = lined(LIGHT.role(figure.limit.role), 2.25, "dash")
        line.add_series(series(place, len(figure.layers) + 2, figure.limit.label, look))
        area.combine(line)
    return finished(area, figure, place, months_across(place))


def _lines(book: Book, figure: LineFigure, place: Place) -> Any:
    chart = new_chart(book, "line")
    written = _ends(figure, place, range(1, len(figure.lines) + 1))
    for column, line in enumerate(figure.lines, start=1):
        dash = _DASHES[(column - 1) % len(_DASHES)]
        look = {**lined(LIGHT.role(line.role), 2.25, dash), **written}
        chart.add_series(series(place, column, line.label, look))
    return finished(chart, figure, place, months_across(place))


# Years and scenarios


def _bars(book: Book, figure: BarFigure, place: Place) -> Any:
    """Parts stacked to a bar; over it the middle future with its range, baseline and limit."""
    bars = new_chart(book, "column", "stacked")
    labels = [part.label for part in figure.bars[0].parts] if figure.bars else []
    for column, label in enumerate(labels, start=1):
        role = figure.bars[0].parts[column - 1].role
        bars.add_series(series(place, column, label, {**filled(LIGHT.role(role)), "gap": 90}))
    if figure.is_count:
        return finished(bars, figure, place, {"name": figure.names})
    over = new_chart(book, "line")
    column = len(labels) + 3  # after the parts come their sum and the lower end
    thin = {"line": {"color": LIGHT.text, "width": 1.5}}
    spread = {**place.reach(place.first_helper), **thin}
    middle = {**marked("circle", LIGHT.text, 7), "y_error_bars": spread}
    over.add_series(series(place, column, "Middle future and range", middle))
    column += 2
    if any(bar.ghost is not None for bar in figure.bars):
        look = marked("diamond", LIGHT.quiet, 8)
        over.add_series(series(place, column, "Baseline, middle future", look))
        column += 1
    if any(bar.limit is not None for bar in figure.bars):
        look = marked("long_dash", LIGHT.target, 20)
        over.add_series(series(place, column, figure.limit_label or "Limit", look))
    bars.combine(over)
    return finished(bars, figure, place, {"name": "Financial year, April to March"})


def _intervals(book: Book, figure: IntervalFigure, place: Place) -> Any:
    """A point a scenario with its range across, the first on top; the target stands upright."""
    chart = new_chart(book, "scatter", "straight")
    names, heights, down, _, target, upright = (place.first_helper + n for n in range(6))
    words = {"series_name": True, "value": False, "position": "above", "font": WORDS}
    for row, interval in enumerate(figure.rows):
        thick = {"line": {"color": LIGHT.role(interval.role), "width": 6.0}, "end_style": 0}
        chart.add_series(
            {
                "name": place.cell(row, names),
                "categories": place.row(row, 2),
                "values": place.row(row, heights),
                "x_error_bars": {**place.reach(down, row), **thick},
                **marked("circle", LIGHT.text, 9),
                "data_labels": words,
            }
        )
    if figure.target is not None:
        chart.add_series(
            {
                "name": f"Target {figure.tick(figure.target.value)}",
                "categories": place.first_two(target),
                "values": place.first_two(upright),
                **lined(LIGHT.target, 1.5, "dash"),
                "data_labels": {**words, "custom": [{"delete": True}]},
            }
        )
    finished(chart, figure, place, {**value_axis(figure), "label_position": "low"})
    rows = {"min": 0.5, "max": len(figure.rows) + 0.75, "visible": False}
    chart.set_y_axis({**rows, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    return chart

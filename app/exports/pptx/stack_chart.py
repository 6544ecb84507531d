"""Parts that add up over the months, and single lines, as editable charts."""

from collections.abc import Sequence
from dataclasses import replace

from app.exports.pptx.axis import axis_of
from app.exports.pptx.chart_xml import TEXT, colour_of
from app.exports.pptx.ends import End, placed, room_of
from app.exports.pptx.months import area_kind, beside, corner_of, dot, every, margins_of
from app.exports.pptx.native import Group, Kind, NativeChart, Series, SheetMaker, Size
from app.figures.colours import LIGHT
from app.figures.shapes import LineFigure, StackFigure


def stack_chart(figure: StackFigure, size: Size) -> NativeChart:
    """Stacked areas, each named beside its end, up to a limit."""
    maker = SheetMaker()
    areas, ends = [], []
    pane = colour_of(LIGHT.pane)
    for layer in figure.layers:
        column = maker.add(layer.label, layer.values)
        areas.append(Series(column, colour_of(LIGHT.role(layer.role)), pane, 0.75))
    lines = []
    if figure.limit is not None:
        column = maker.add(figure.limit.label, figure.limit.values)
        lines.append(Series(column, line=TEXT, width=1.5, dashed=True))
        ends += _at_end(maker, column, figure.limit.label, TEXT)
    for place, layer in enumerate(figure.layers):
        column = _anchor(maker, place, len(figure.months))
        lines.append(Series(column))
        ends += _at_end(maker, column, layer.label, colour_of(LIGHT.role_text(layer.role)))
    return _chart(figure, maker, (areas, lines), ends, size)


def line_chart(figure: LineFigure, size: Size) -> NativeChart:
    """Lines, each named beside its end with its last number."""
    maker = SheetMaker()
    lines, ends = [], []
    for line in figure.lines:
        column = maker.add(line.label, line.values)
        stroke = colour_of(LIGHT.role(line.role))
        mark = dot(figure.months, stroke)
        lines.append(Series(column, line=stroke, width=2.5, marker=mark))
        colour = colour_of(LIGHT.role_text(line.role))
        named = _at_end(maker, column, line.label, colour)
        ends += [replace(end, text=f"{end.text} {figure.tick(end.value)}") for end in named]
    return _chart(figure, maker, ([], lines), ends, size)


def _anchor(maker: SheetMaker, place: int, months: int) -> int:
    """Where the name of a layer stands: in the middle of its end."""
    below = sum(maker.columns[each].cells[-1] or 0.0 for each in range(place))
    layer = maker.columns[place]
    middle = below + (layer.cells[-1] or 0.0) / 2
    return maker.add(f"Where {layer.name} is named", [*([None] * (months - 1)), middle])


def _at_end(maker: SheetMaker, column: int, label: str, colour: str) -> list[End]:
    last = maker.last(column)
    return [End(column, *last, label, colour, bold=True)] if last else []


def _chart(
    figure: StackFigure | LineFigure,
    maker: SheetMaker,
    drawn: tuple[Sequence[Series], Sequence[Series]],
    ends: Sequence[End],
    size: Size,
) -> NativeChart:
    """Areas and lines on one axis, with what stands at their ends."""
    areas, lines = drawn
    together = [sum(cell or 0.0 for cell in row) for row in _rows(maker, areas)]
    cells = [cell for each in lines for cell in maker.columns[each.column].cells]
    values = [*together, *(cell for cell in cells if cell is not None)]
    highest = figure.highest if isinstance(figure, LineFigure) else None
    axis = axis_of(figure, values, size.height - 40, size.type, highest)
    margins = margins_of(axis.widest, room_of(ends, size), size, 0)
    aside = beside(figure.months, size, margins) if areas else (0.0, 0.0)
    labels = placed(ends, axis, size, margins, aside)
    named = tuple(replace(each, labels=labels.get(each.column, ())) for each in lines)
    groups = (Group(area_kind(figure.months), tuple(areas)), Group(Kind.LINE, named))
    room = size.width - margins.left - margins.right
    return NativeChart(
        sheet=maker.sheet(corner_of(figure, "Month"), months=figure.months),
        groups=tuple(group for group in groups if group.series),
        axis=axis,
        size=size,
        margins=margins,
        every=every(figure.months, room, size.type),
    )


def _rows(maker: SheetMaker, areas: Sequence[Series]) -> list[tuple[float | None, ...]]:
    return list(zip(*(maker.columns[each.column].cells for each in areas), strict=True))

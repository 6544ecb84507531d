"""A fan as an editable chart: stacked bands, and lines on the same axes."""

from collections.abc import Iterator
from dataclasses import replace

from app.exports.pptx.axis import axis_of
from app.exports.pptx.chart_xml import QUIET, TEXT, colour_of
from app.exports.pptx.ends import End, placed, room_of
from app.exports.pptx.months import area_kind, beside, corner_of, dot, every, key_rows, margins_of
from app.exports.pptx.native import (
    Axis,
    Column,
    Group,
    Kind,
    Margins,
    Marker,
    NativeChart,
    Series,
    SheetMaker,
    Size,
)
from app.exports.pptx.target_label import Frame, target_label
from app.figures.bands import inner_band, outer_band
from app.figures.colours import LIGHT
from app.figures.shapes import Fan, FanFigure, StartMark
from app.figures.tables import table_of
from app.figures.units import alike

_PANE = colour_of(LIGHT.pane)
_TARGET = colour_of(LIGHT.target)
_WIDE = 600.0
"""A chart at least so wide says on its axis what begins when."""


def fan_chart(figure: FanFigure, size: Size) -> NativeChart:
    """The chart of a fan; of several, or of one that may be negative, lines alone.

    The target is named on its line if there is a free place, else in the key.
    """
    drawing = _Drawing(figure)
    ends = _alike(drawing.ends)
    axis = axis_of(figure, drawing.values(), size.height - 60, size.type)
    if size.width >= _WIDE and figure.marks:
        drawing.lines.append(_begins(figure, drawing.maker, axis))
    target = drawing.target
    rows, margins = _around(drawing, axis, ends, size, without=target)
    named = target_label(figure, Frame(axis, size, margins, len(figure.months)))
    if named is None:
        rows, margins = _around(drawing, axis, ends, size, without=None)
    aside = beside(figure.months, size, margins) if drawing.areas else (0.0, 0.0)
    labels = placed(ends, axis, size, margins, aside)
    if target is not None and named is not None:
        labels[target] = (named,)
    lines = tuple(
        replace(
            each,
            labels=labels.get(each.column, ()),
            in_key=each.in_key and not (each.column == target and each.column in labels),
        )
        for each in drawing.lines
    )
    groups = (Group(area_kind(figure.months), tuple(drawing.areas)), Group(Kind.LINE, lines))
    room = size.width - margins.left - margins.right
    return NativeChart(
        sheet=drawing.maker.sheet(corner_of(figure, "Month"), months=figure.months),
        groups=tuple(group for group in groups if group.series),
        axis=axis,
        size=size,
        margins=margins,
        every=every(figure.months, room, size.type),
        key_rows=rows,
    )


def _around(
    drawing: "_Drawing", axis: Axis, ends: list[End], size: Size, without: int | None
) -> tuple[int, Margins]:
    """How many rows the key takes, and the room around the plot."""
    shown = [
        drawing.maker.columns[each.column].name
        for each in (*drawing.areas, *drawing.lines)
        if each.in_key and each.column != without
    ]
    rows = key_rows(shown, size.width, size.type)
    return rows, margins_of(axis.widest, room_of(ends, size), size, rows)


class _Drawing:
    """The columns of the figure's table, and what is drawn of each."""

    def __init__(self, figure: FanFigure) -> None:
        self.figure = figure
        self.maker = SheetMaker()
        self.areas: list[Series] = []
        self.lines: list[Series] = []
        self.ends: list[End] = []
        self.target: int | None = None
        """The column of the target's line."""
        columns = _columns(figure)
        for place, fan in enumerate(figure.fans):
            self._fan(place, fan, [self._add(next(columns)) for _ in range(5)])
            if place < len(figure.ghosts):
                self._ghost(fan, next(columns))
        for line in figure.lines:
            column = self._add(next(columns))
            self._line(column, colour_of(LIGHT.role(line.role)), 2.0)
            self._named(column, line.label, colour_of(LIGHT.role_text(line.role)))
        if figure.target is not None:
            self._target(next(columns))
        if figure.observed:
            ring = Marker("circle", 7, TEXT, _PANE)
            column = self._add(next(columns))
            self.lines.append(Series(column, marker=ring, in_key=True))
        if figure.start is not None:
            self._start(figure.start, columns)

    def _start(self, start: StartMark, columns: Iterator[Column]) -> None:
        """The value on the first day, with a line over the range that futures start from."""
        value, low, high = (next(columns) for _ in range(3))
        column = self.maker.add(start.label, value.cells)
        span = tuple(
            self.maker.add(name, [None if a is None or b is None else abs(a - b) for a, b in cells])
            for name, cells in (
                (low.name, list(zip(value.cells, low.cells, strict=True))),
                (high.name, list(zip(value.cells, high.cells, strict=True))),
            )
        )
        dash = Marker("dash", 9, TEXT, TEXT)
        self.lines.append(Series(column, marker=dash, in_key=True, span=(span[0], span[1])))

    def values(self) -> list[float]:
        """Every number that is to lie within the axis."""
        drawn = [self.maker.columns[each.column] for each in self.lines]
        return [cell for column in drawn for cell in column.cells if cell is not None]

    def _add(self, column: Column) -> int:
        return self.maker.add(column.name, column.cells)

    def _line(
        self, column: int, colour: str, width: float, *, dashed: bool = False, in_key: bool = False
    ) -> None:
        mark = dot(self.figure.months, colour)
        self.lines.append(
            Series(column, line=colour, width=width, dashed=dashed, in_key=in_key, marker=mark)
        )

    def _fan(self, place: int, fan: Fan, columns: list[int]) -> None:
        low, _, middle, _, high = columns
        alone = len(self.figure.fans) == 1
        role = colour_of(LIGHT.role(fan.role))
        edge = colour_of(LIGHT.band_edge) if alone else role
        if self.figure.futures != 1:
            if alone and self._is_positive(columns):
                self._bands(columns)
            elif alone:
                for column in (columns[1], columns[3]):
                    self._line(column, colour_of(LIGHT.inner_band), 1.0)
            for column in (low, high):
                self._line(column, edge, 0.75)
        self._line(middle, role, 2.5, in_key=True)
        text = colour_of(LIGHT.role_text(fan.role))
        if not alone:
            self._named(middle, fan.label, text)
            return
        self._number(middle, text, bold=True, weight=6.0)
        if self.figure.futures != 1:
            for column in (high, low):
                self._number(column, QUIET, weight=2.0)

    def _is_positive(self, columns: list[int]) -> bool:
        cells = self.maker.columns[columns[0]].cells
        return all(cell is not None and cell >= 0 for cell in cells)

    def _bands(self, columns: list[int]) -> None:
        """The lowest stands under the others unseen; each other is what it adds to it."""
        low, inner_low, _, inner_high, high = (self.maker.columns[each].cells for each in columns)
        many = self.figure.many
        outer, inner = outer_band(self.figure, many), inner_band(self.figure, many)
        self.areas.append(Series(columns[0]))
        for name, above, below, fill, in_key in (
            (outer, inner_low, low, LIGHT.band, True),
            (inner, inner_high, inner_low, LIGHT.inner_band, True),
            (f"{outer}, upper part", high, inner_high, LIGHT.band, False),
        ):
            added = [
                None if top is None or base is None else top - base
                for top, base in zip(above, below, strict=True)
            ]
            column = self.maker.add(name, added)
            self.areas.append(Series(column, fill=colour_of(fill), in_key=in_key))

    def _ghost(self, fan: Fan, column: Column) -> None:
        alone = len(self.figure.fans) == 1
        colour = TEXT if alone else colour_of(LIGHT.role(fan.role))
        self._line(self._add(column), colour, 1.25, dashed=True, in_key=True)

    def _target(self, column: Column) -> None:
        """A dashed line up to the month at which it is read, with a mark there."""
        target = self.figure.target
        assert target is not None
        at = next((n for n, cell in enumerate(column.cells) if cell is not None), len(column.cells))
        marked = self._add(column)
        line = self.maker.add(
            target.label, [target.value if n <= at else None for n in range(len(column.cells))]
        )
        self._line(line, _TARGET, 1.5, dashed=True, in_key=True)
        self.target = line
        self.lines.append(Series(marked, marker=Marker("diamond", 8, _TARGET, _TARGET)))

    def _named(self, column: int, label: str, colour: str) -> None:
        last = self.maker.last(column)
        if last:
            text = f"{label} {self.figure.tick(last[1])}"
            self.ends.append(End(column, *last, text, colour, bold=True, weight=4.0))

    def _number(self, column: int, colour: str, *, weight: float, bold: bool = False) -> None:
        last = self.maker.last(column)
        text = self.figure.tick(last[1]) if last else ""
        if last and text not in [end.text for end in self.ends]:
            self.ends.append(End(column, *last, text, colour, bold, weight))


def _columns(figure: FanFigure) -> Iterator[Column]:
    """The figure's table, each column under its name without the unit."""
    table = table_of(figure)
    unit = f" ({figure.unit})"
    for place, name in enumerate(table.columns[1:], 1):
        bare = name.removesuffix(unit).replace("Baseline, middle future", "Baseline")
        yield Column(bare, tuple(row[place] for row in table.numbers))


_BEGINS = "A lever or event begins"


def _begins(figure: FanFigure, maker: SheetMaker, axis: Axis) -> Series:
    """A mark on the axis for each month in which a lever, an event or a policy begins."""
    begun = {(mark.day.year, mark.day.month) for mark in figure.marks}
    column = maker.add(
        _BEGINS,
        [axis.low if (month.year, month.month) in begun else None for month in figure.months],
    )
    changed = colour_of(LIGHT.changed)
    return Series(column, marker=Marker("triangle", 8, changed, changed), in_key=True)


def _alike(ends: list[End]) -> list[End]:
    """Numbers that stand in one column have as many digits."""
    words = alike([end.text for end in ends])
    return [replace(end, text=text) for end, text in zip(ends, words, strict=True)]

"""Scenarios below each other as an editable chart: a bar from low to high, a mark at the middle.

Bars that lie across cannot be laid over lines, so the chart is one of points: each bar is a thick
line between two of them, and the target a line through all rows.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from app.exports.pptx.axis import axis_of
from app.exports.pptx.book import SHEET, column_letters
from app.exports.pptx.chart_xml import (
    GRID,
    QUIET,
    colour_of,
    fill,
    labels,
    layout,
    line,
    marker,
    number_format,
    scaling,
    space,
    words,
)
from app.exports.pptx.native import Axis, Label, Margins, Marker, Sheet, SheetMaker, Size
from app.exports.pptx.words import readable, width_of
from app.figures.colours import LIGHT
from app.figures.shapes import Interval, IntervalFigure
from app.figures.tables import table_of
from app.figures.units import bare

_X, _Y = 333, 444
_THICK = 12.0
_SHARE = 0.4
"""Of the colour of a bar: the mark in its middle is seen, whichever lies on top."""
NAMES_SHARE = 0.27
"""What the names take of the width."""


@dataclass(frozen=True)
class IntervalChart:
    """The sheet and the markup of the chart, and where its rows are, for their names."""

    sheet: Sheet
    xml: bytes
    names: tuple[str, ...]
    middles: tuple[float, ...]
    """Points from the top of the chart to the middle of each row."""
    left: float
    """Points that the names may take."""


def interval_chart(figure: IntervalFigure, size: Size) -> IntervalChart:
    """The chart with the first scenario at the top."""
    maker = SheetMaker()
    rows = figure.rows
    low, middle, high = table_of(figure).columns[1:4]
    columns = [
        maker.add(name, [getattr(row, which) for row in rows])
        for name, which in zip((low, high, middle), ("low", "high", "middle"), strict=True)
    ]
    places = [len(rows) - at - 0.5 for at in range(len(rows))]
    columns += [maker.add("Row", places), maker.add("Row again", places)]
    if figure.target is not None:
        _target_columns(maker, figure.target.value, len(rows))
    values = [value for row in rows for value in (row.low, row.middle, row.high)]
    values += [] if figure.target is None else [figure.target.value]
    axis = axis_of(figure, values, size.width * 0.5, size.type * 1.6)
    top = 2.6 * size.type if figure.target is None else 3.4 * size.type
    margins = Margins(size.width * NAMES_SHARE, top, 28.0, size.type * 2.2)
    names = [row.name for row in rows]
    names += [""] * (2 - len(names) if figure.target is not None and len(names) < 2 else 0)
    sheet = maker.sheet("Scenario", names)
    series = "".join(_row(row, at, figure, size) for at, row in enumerate(rows))
    if figure.target is not None:
        series += _target(figure, _target_words(figure, axis, size, margins), size)
    tall = size.height - margins.top - margins.bottom
    return IntervalChart(
        sheet=sheet,
        xml=space(layout(margins, size) + _scatter(series) + _axes(axis, len(rows), size),
                  "", size.type),
        names=tuple(row.name for row in rows),
        middles=tuple(margins.top + tall * (at + 0.5) / len(rows) for at in range(len(rows))),
        left=margins.left - 12.0,
    )  # fmt: skip


def _target_columns(maker: SheetMaker, value: float, rows: int) -> None:
    blanks = [None] * max(rows - 2, 0)
    maker.add("Target", [value, value, *blanks])
    maker.add("Target, row", [0.0, float(rows), *blanks])


def _scatter(series: str) -> str:
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{series}<c:axId val="{_X}"/><c:axId val="{_Y}"/></c:scatterChart>'
    )


def _cells(first: int, last: int, row: int, values: tuple[float, ...]) -> str:
    """Numbers of one row of the sheet, from a column to another."""
    ends = f"${column_letters(first)}${row}:${column_letters(last)}${row}"
    return _numbers(f"{SHEET}!{ends}", values)


def _numbers(where: str, values: tuple[float, ...]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{v!r}</c:v></c:pt>' for n, v in enumerate(values))
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _series(place: int, name: tuple[str, str], drawn: str, xs: str, ys: str) -> str:
    """A series, its name given with where it stands."""
    said, where = name
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{where}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(readable(said))}</c:v></c:pt>'
        f"</c:strCache></c:strRef></c:tx>{drawn}<c:xVal>{xs}</c:xVal><c:yVal>{ys}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _row(row: Interval, at: int, figure: IntervalFigure, size: Size) -> str:
    """The bar of a scenario, and its middle with the number over it."""
    where, place = f"{SHEET}!$A${at + 2}", len(figure.rows) - at - 0.5
    colour = colour_of(LIGHT.role(row.role))
    thick = min(_THICK, size.height * 0.3 / len(figure.rows))
    bar = f"<c:spPr>{line(colour, thick, share=_SHARE)}</c:spPr>{marker(None)}"
    said = bare(figure.say(row.middle))
    ink = colour_of(LIGHT.role_text(row.role))
    label = Label(0, said, ink, bold=True, side="t", on_pane=True)
    dot = (
        f"<c:spPr>{line('')}</c:spPr>{marker(Marker('circle', 9, colour, colour))}"
        f"{labels((label,), size)}"
    )
    low, high, middle = float(row.low), float(row.high), float(row.middle)
    across = _cells(4, 5, at + 2, (place, place))
    return _series(
        2 * at, (row.name, where), bar, _cells(1, 2, at + 2, (low, high)), across
    ) + _series(
        2 * at + 1, (row.name, where), dot,
        _cells(3, 3, at + 2, (middle,)), _cells(4, 4, at + 2, (place,)),
    )  # fmt: skip


def _target_words(figure: IntervalFigure, axis: Axis, size: Size, margins: Margins) -> Label:
    """The target's words over its line, moved where they would leave the chart."""
    assert figure.target is not None
    text, value = figure.target.label, figure.target.value
    wide = size.width - margins.left - margins.right
    x = margins.left + (value - axis.low) / (axis.high - axis.low) * wide
    half = width_of(text, size.type, bold=True) / 2 + 6
    moved = min(max(x, half), max(size.width - half, half)) - x
    colour = colour_of(LIGHT.target)
    return Label(1, text, colour, bold=True, side="t", right=round(moved, 1), down=-size.type)


def _target(figure: IntervalFigure, text: Label, size: Size) -> str:
    target = figure.target
    assert target is not None
    colour, rows, place = text.colour, float(len(figure.rows)), 2 * len(figure.rows)
    drawn = (
        f"<c:spPr>{line(colour, 1.5, dashed=True)}</c:spPr>{marker(None)}{labels((text,), size)}"
    )
    value = float(target.value)
    return _series(
        place, ("Target", f"{SHEET}!$G$1"), drawn,
        _numbers(f"{SHEET}!$G$2:$G$3", (value, value)),
        _numbers(f"{SHEET}!$H$2:$H$3", (0.0, rows)),
    )  # fmt: skip


def _axes(axis: Axis, rows: int, size: Size) -> str:
    """Values run across; the rows have no axis of their own: their names stand at the left."""
    quiet = fill("")
    return (
        f'<c:valAx><c:axId val="{_X}"/>{scaling(axis)}<c:delete val="0"/><c:axPos val="b"/>'
        f"<c:majorGridlines><c:spPr>{line(GRID, 0.75)}</c:spPr></c:majorGridlines>"
        f'{number_format(axis)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr>{quiet}{line("")}</c:spPr>{words(size.type, QUIET)}'
        f'<c:crossAx val="{_Y}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        f'<c:majorUnit val="{axis.step!r}"/></c:valAx>'
        f'<c:valAx><c:axId val="{_Y}"/>'
        f"{scaling(Axis(0.0, float(rows), 1.0, 'General'))}"
        '<c:delete val="1"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:crossAx val="{_X}"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>'
    )

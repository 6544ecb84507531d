"""Bars of parts that add up, as an editable chart: columns, their spread and what may be spent."""

from dataclasses import replace

from app.exports.pptx.axis import axis_of
from app.exports.pptx.chart_xml import TEXT, colour_of
from app.exports.pptx.ends import End, placed, room_of
from app.exports.pptx.months import BAR, corner_of, key_rows, margins_of
from app.exports.pptx.native import (
    Axis,
    Group,
    Kind,
    Label,
    Margins,
    Marker,
    NativeChart,
    Series,
    SheetMaker,
    Size,
)
from app.exports.pptx.words import on_a_line
from app.figures.bands import outer_band
from app.figures.colours import LIGHT
from app.figures.extent import extent_of, highest_of, stacked
from app.figures.shapes import BarFigure
from app.wording import inside

_PANE, _TARGET = colour_of(LIGHT.pane), colour_of(LIGHT.target)


def bar_chart(figure: BarFigure, size: Size) -> NativeChart:
    """Stacked columns; lines with no line carry the middle, the baseline and the limit."""
    maker = SheetMaker()
    bars, ends = _parts(figure, maker)
    lines = _marks(figure, maker, ends)
    shown = [maker.columns[each.column].name for each in lines if each.in_key]
    rows = key_rows(shown, size.width, size.type)
    axis = axis_of(figure, extent_of(figure), size.height - 60, size.type)
    count = max(len(figure.bars), 1)
    rough = margins_of(axis.widest, room_of(ends, size), size, rows, 22)
    each = (size.width - rough.left - rough.right) / count
    # Beside the last bar there is room within the plot already.
    beside = each * (1 - BAR) / 2
    margins = replace(rough, right=max(rough.right - beside, 4.0))
    each = (size.width - margins.left - margins.right) / count
    labels = placed(ends, axis, size, margins, (each * BAR / 2, each / 2))
    named = [replace(line, labels=labels.get(line.column, ())) for line in lines]
    named[0] = replace(named[0], labels=_tops(figure, axis, size, margins, each))
    return NativeChart(
        sheet=maker.sheet(corner_of(figure, figure.names), [bar.named for bar in figure.bars]),
        groups=(Group(Kind.BAR, tuple(bars)), Group(Kind.LINE, tuple(named))),
        axis=axis,
        size=size,
        margins=margins,
        key_rows=rows,
    )


def _parts(figure: BarFigure, maker: SheetMaker) -> tuple[list[Series], list[End]]:
    """A column for each part, named beside the last bar."""
    series: list[Series] = []
    ends: list[End] = []
    kinds = figure.bars[0].parts if figure.bars else ()
    at = len(figure.bars) - 1
    edges = stacked(figure.bars[at]) if figure.bars else ()
    for place, kind in enumerate(kinds):
        column = maker.add(kind.label, [bar.parts[place].value for bar in figure.bars])
        series.append(Series(column, colour_of(LIGHT.role(kind.role)), _PANE, 0.75))
    for (low, high), kind in zip(edges, kinds, strict=True):
        middle = (low + high) / 2
        anchor = maker.add(f"Where {kind.label} is named", [*([None] * at), middle])
        colour = colour_of(LIGHT.role_text(kind.role))
        ends.append(End(anchor, at, middle, kind.label, colour, bold=True))
    return series, ends


def _marks(figure: BarFigure, maker: SheetMaker, ends: list[End]) -> list[Series]:
    """The middle with its spread, the baseline, the limit, and what only carries a name."""
    bars = figure.bars
    middles = [bar.middle for bar in bars]
    spans = any(bar.high > bar.low for bar in bars)
    if figure.is_count:
        # It is not seen: it carries the number over each bar.
        return [Series(maker.add("Together", middles)), *(Series(end.column) for end in ends)]
    words = f"Middle future, line over {inside(outer_band(figure))}" if spans else "Middle future"
    middle = maker.add(words, middles)
    spread = (
        maker.add("Down to the lower end", [_apart(bar.middle, bar.low) for bar in bars]),
        maker.add("Up to the upper end", [_apart(bar.high, bar.middle) for bar in bars]),
    )
    dot = Marker("circle", 5, TEXT, TEXT)
    lines = [Series(middle, marker=dot, in_key=True, span=spread if spans else None)]
    if any(bar.ghost is not None for bar in bars):
        column = maker.add("Baseline, middle future", [bar.ghost for bar in bars])
        lines.append(Series(column, marker=Marker("x", 7, "", TEXT), in_key=True))
    limits = [bar.limit for bar in bars]
    if any(limit is not None for limit in limits):
        column = maker.add(figure.limit_label or "Limit", limits)
        lines.append(Series(column, marker=Marker("dash", 24, _TARGET, _TARGET), in_key=True))
    return [*lines, *(Series(end.column) for end in ends)]


def _apart(high: float | None, low: float | None) -> float | None:
    return None if high is None or low is None else max(high - low, 0.0)


def _tops(
    figure: BarFigure, axis: Axis, size: Size, margins: Margins, wide: float
) -> tuple[Label, ...]:
    """The whole of each bar in words, clear of its spread and its limit."""
    per_unit = (size.height - margins.top - margins.bottom) / (axis.high - axis.low)
    line = size.type * 1.3
    found = []
    for at, bar in enumerate(figure.bars):
        if bar.middle is None:
            continue
        # PowerPoint sets a label above its number; it goes on above whatever is higher.
        top = highest_of(bar)
        if bar.limit is not None and -0.5 * line < (bar.limit - top) * per_unit < 1.5 * line:
            top = bar.limit
        text = on_a_line(bar.label, wide, size.type, bold=True)
        found.append(Label(at, text, TEXT, True, "t", 0.0, -(top - bar.middle) * per_unit))
    return tuple(found)

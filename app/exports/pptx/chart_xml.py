"""A chart of a slide as PowerPoint's own markup: areas, columns and lines on the same axes.

The library behind the slides makes one kind of chart at a time, and a fan is two.
"""

from collections.abc import Sequence
from itertools import count
from xml.sax.saxutils import escape

from app.exports.pptx.book import MONTH, SHEET, column_letters, reference, serial
from app.exports.pptx.native import (
    Axis,
    Cell,
    Column,
    Group,
    Kind,
    Label,
    Margins,
    Marker,
    NativeChart,
    Series,
    Sheet,
    Size,
)
from app.exports.pptx.words import LANGUAGE, readable
from app.figures.colours import LIGHT

_NAMES, _VALUES = 111, 222
"""What the axes are called inside the chart."""
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_POINT = 12700
KEY_ROW = 20.0
"""Points that a row of the key takes."""


def colour_of(name: str) -> str:
    """A colour without what is written before it elsewhere."""
    return name.removeprefix("#")


TEXT, QUIET, GRID = colour_of(LIGHT.text), colour_of(LIGHT.quiet), colour_of(LIGHT.grid)


def chart_xml(chart: NativeChart) -> bytes:
    """The whole chart."""
    order = count()
    groups = "".join(_group(group, chart, order) for group in chart.groups)
    axes = _names_axis(chart) + value_axis(chart)
    hidden = [
        place
        for place, series in enumerate(s for group in chart.groups for s in group.series)
        if not series.in_key
    ]
    key = _key(chart, hidden) if chart.key_rows else ""
    return space(layout(chart.margins, chart.size) + groups + axes, key, chart.size.type)


def space(plot: str, key: str, type_size: float) -> bytes:
    """What stands around every plot: white ground, no title of its own, gaps left open."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_SPACES}>'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{plot}'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        f'{key}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{fill(colour_of(LIGHT.pane))}<a:ln><a:noFill/></a:ln></c:spPr>"
        f"{words(type_size, TEXT)}</c:chartSpace>"
    ).encode()


def layout(margins: Margins, size: Size) -> str:
    """The plot within the chart, without what is written around it."""
    wide = max(size.width - margins.left - margins.right, 20) / size.width
    high = max(size.height - margins.top - margins.bottom, 20) / size.height
    return _place(margins.left / size.width, margins.top / size.height, wide, high, inner=True)


def _place(x: float, y: float, wide: float, high: float, *, inner: bool) -> str:
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{wide:.5f}"/><c:h val="{high:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _group(group: Group, chart: NativeChart, order: "count[int]") -> str:
    series = "".join(_series(each, group.kind, chart, next(order)) for each in group.series)
    ids = f'<c:axId val="{_NAMES}"/><c:axId val="{_VALUES}"/>'
    match group.kind:
        case Kind.AREA:
            head = '<c:grouping val="stacked"/><c:varyColors val="0"/>'
            return f"<c:areaChart>{head}{series}{ids}</c:areaChart>"
        case Kind.BAR:
            head = '<c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
            tail = '<c:gapWidth val="61"/><c:overlap val="100"/>'
            return f"<c:barChart>{head}{series}{tail}{ids}</c:barChart>"
        case Kind.LINE:
            head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
            return f'<c:lineChart>{head}{series}<c:marker val="1"/>{ids}</c:lineChart>'


def _series(series: Series, kind: Kind, chart: NativeChart, place: int) -> str:
    sheet, column = chart.sheet, chart.sheet.columns[series.column]
    is_line = kind is Kind.LINE
    parts = [
        f'<c:idx val="{place}"/><c:order val="{place}"/>',
        series_name(series.column + 1, column),
        f"<c:spPr>{_drawn(series, is_line=is_line)}</c:spPr>",
        '<c:invertIfNegative val="0"/>' if kind is Kind.BAR else "",
        marker(series.marker) if is_line else "",
        labels(series.labels, chart.size),
        _span(series.span, sheet) if series.span else "",
        f"<c:cat>{_rows(sheet)}</c:cat>",
        f"<c:val>{number_cells(reference(series.column + 1, len(sheet.names)), column.cells)}"
        "</c:val>",
        '<c:smooth val="0"/>' if is_line else "",
    ]
    return f"<c:ser>{''.join(parts)}</c:ser>"


def _rows(sheet: Sheet) -> str:
    """The names of the rows: months as days of the calendar, so that an axis can count them."""
    if not sheet.months:
        return text_cells(0, sheet.names)
    days = [float(serial(month)) for month in sheet.months]
    return number_cells(reference(0, len(days)), days, MONTH)


def series_name(place: int, column: Column) -> str:
    """The header of a column as the name of a series."""
    head = f"{SHEET}!${column_letters(place)}$1"
    return (
        f"<c:tx><c:strRef><c:f>{head}</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{_escaped(column.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )


def text_cells(place: int, names: Sequence[str]) -> str:
    """The names of the rows."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{_escaped(name)}</c:v></c:pt>' for at, name in enumerate(names)
    )
    return (
        f"<c:strRef><c:f>{reference(place, len(names))}</c:f>"
        f'<c:strCache><c:ptCount val="{len(names)}"/>{points}</c:strCache></c:strRef>'
    )


def number_cells(where: str, cells: Sequence[Cell], written: str = "General") -> str:
    """Numbers with where they stand; a blank stays blank."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{cell!r}</c:v></c:pt>'
        for at, cell in enumerate(cells)
        if cell is not None
    )
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>{written}</c:formatCode>"
        f'<c:ptCount val="{len(cells)}"/>{points}</c:numCache></c:numRef>'
    )


def _drawn(series: Series, *, is_line: bool) -> str:
    """A line has no fill of its own: what is written there would fill nothing."""
    if is_line:
        return line(series.line, series.width, dashed=series.dashed)
    return fill(series.fill) + line(series.line, series.width, dashed=series.dashed)


def fill(colour: str, share: float = 1.0) -> str:
    """A colour, or so much of it that the rest shows through, or none."""
    if not colour:
        return "<a:noFill/>"
    clear = f'<a:alpha val="{round(share * 100_000)}"/>' if share < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour}">{clear}</a:srgbClr></a:solidFill>'


def line(colour: str, width: float = 1.0, *, dashed: bool = False, share: float = 1.0) -> str:
    """A line, or none."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="sysDash"/>' if dashed else ""
    return (
        f'<a:ln w="{round(width * _POINT)}" cap="flat">{fill(colour, share)}{dash}<a:round/></a:ln>'
    )


def marker(mark: Marker | None) -> str:
    """What stands at each number of a line, or nothing."""
    if mark is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{mark.symbol}"/><c:size val="{mark.size}"/>'
        f"<c:spPr>{fill(mark.fill)}{line(mark.line, 1.5)}</c:spPr></c:marker>"
    )


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{0}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""Words that were moved stand clear; a line from them to their number would cross the others."""


def labels(found: Sequence[Label], size: Size) -> str:
    """Words at some of the numbers of a series, and none at the others."""
    if not found:
        return ""
    each = "".join(_label(label, size) for label in found)
    return f"<c:dLbls>{each}{_SHOWN.format(0)}{_NO_LEADERS}</c:dLbls>"


def _label(label: Label, size: Size) -> str:
    moved = ""
    if label.right or label.down:
        moved = (
            f'<c:layout><c:manualLayout><c:x val="{label.right / size.width:.5f}"/>'
            f'<c:y val="{label.down / size.height:.5f}"/></c:manualLayout></c:layout>'
        )
    ground = f"<c:spPr>{fill(colour_of(LIGHT.pane))}</c:spPr>" if label.on_pane else ""
    return (
        f'<c:dLbl><c:idx val="{label.at}"/>{moved}<c:tx><c:rich><a:bodyPr wrap="none"/>'
        f"<a:lstStyle/><a:p><a:r>{_type('rPr', size.type, label.colour, label.bold)}"
        f"<a:t>{_escaped(label.text)}</a:t></a:r></a:p></c:rich></c:tx>{ground}"
        f'<c:dLblPos val="{label.side}"/>{_SHOWN.format(1)}</c:dLbl>'
    )


def _span(columns: tuple[int, int], sheet: Sheet) -> str:
    down, up = (
        number_cells(reference(place + 1, len(sheet.names)), sheet.columns[place].cells)
        for place in columns
    )
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{up}</c:plus><c:minus>{down}</c:minus>'
        f"<c:spPr>{line(TEXT, 1.25)}</c:spPr></c:errBars>"
    )


def _names_axis(chart: NativeChart) -> str:
    is_months = bool(chart.sheet.months)
    kind, written = ("dateAx", MONTH) if is_months else ("catAx", "General")
    tail = (
        f'<c:lblOffset val="60"/><c:baseTimeUnit val="months"/><c:majorUnit val="{chart.every}"/>'
        '<c:majorTimeUnit val="months"/>'
        if is_months
        else '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/>'
    )
    return (
        f'<c:{kind}><c:axId val="{_NAMES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{written}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line(colour_of(LIGHT.control), 0.75)}</c:spPr>{words(chart.size.type, QUIET)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>{tail}</c:{kind}>'
    )


def value_axis(chart: NativeChart) -> str:
    """The axis of values with its quiet lines across."""
    has_bars = any(group.kind is Kind.BAR for group in chart.groups)
    between = "between" if has_bars else "midCat"
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/>{scaling(chart.axis)}<c:delete val="0"/>'
        f'<c:axPos val="l"/><c:majorGridlines><c:spPr>{line(GRID, 0.75)}</c:spPr>'
        f"</c:majorGridlines>{number_format(chart.axis)}"
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{line('')}</c:spPr>{words(chart.size.type, QUIET)}"
        f'<c:crossAx val="{_NAMES}"/><c:crosses val="min"/><c:crossBetween val="{between}"/>'
        f'<c:majorUnit val="{chart.axis.step!r}"/></c:valAx>'
    )


def scaling(axis: Axis) -> str:
    """Where an axis begins and ends."""
    return (
        '<c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{axis.high!r}"/><c:min val="{axis.low!r}"/></c:scaling>'
    )


def number_format(axis: Axis) -> str:
    """How the numbers of an axis are written."""
    code = escape(axis.format, {'"': "&quot;"})
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'


def _key(chart: NativeChart, hidden: Sequence[int]) -> str:
    """What each mark stands for, along the foot."""
    without = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place in hidden
    )
    high = (chart.key_rows * KEY_ROW) / chart.size.height
    return (
        f'<c:legend><c:legendPos val="b"/>{without}{_place(0.0, 1 - high, 1.0, high, inner=False)}'
        f'<c:overlay val="0"/>{words(chart.size.type, TEXT)}</c:legend>'
    )


def words(size: float, colour: str) -> str:
    """How words of a part of the chart are set."""
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f"{_type('defRPr', size, colour)}</a:pPr>"
        f'<a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>'
    )


def _type(name: str, size: float, colour: str, bold: bool = False) -> str:
    lang = f'lang="{LANGUAGE}" ' if name == "rPr" else ""
    return f'<a:{name} {lang}sz="{round(size * 100)}" b="{int(bold)}">{fill(colour)}</a:{name}>'


def _escaped(text: str) -> str:
    return escape(readable(text))

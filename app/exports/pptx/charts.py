"""Puts a figure on a slide as a chart that can be edited, with its words for those who listen."""

from datetime import date

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes

from app.exports.pptx.bar_chart import bar_chart
from app.exports.pptx.book import book_of
from app.exports.pptx.boxes import Box
from app.exports.pptx.chart_xml import chart_xml
from app.exports.pptx.fan_chart import fan_chart
from app.exports.pptx.interval_chart import IntervalChart, interval_chart
from app.exports.pptx.native import NativeChart, Sheet, Size
from app.exports.pptx.stack_chart import line_chart, stack_chart
from app.figures.shapes import (
    AnyFigure,
    BarFigure,
    FanFigure,
    IntervalFigure,
    LineFigure,
    StackFigure,
)


class _Ready(ChartData):
    """What the library asks for when it puts a chart on a slide: here all of it is ready."""

    def __init__(self, sheet: Sheet, xml: bytes, made_on: date) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._sheet, self._xml_bytes, self._made_on = sheet, xml, made_on

    def xml_bytes(self, chart_type: XL_CHART_TYPE) -> bytes:
        """The chart itself."""
        return self._xml_bytes

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook behind it."""
        return book_of(self._sheet, self._made_on)


def native_of(figure: AnyFigure, size: Size) -> NativeChart | IntervalChart:
    """A figure as a chart of this size."""
    match figure:
        case FanFigure():
            return fan_chart(figure, size)
        case StackFigure():
            return stack_chart(figure, size)
        case BarFigure():
            return bar_chart(figure, size)
        case LineFigure():
            return line_chart(figure, size)
        case IntervalFigure():
            return interval_chart(figure, size)


def put_chart(
    shapes: SlideShapes, chart: NativeChart | IntervalChart, box: Box, made_on: date
) -> GraphicFrame:
    """Put a chart on a slide."""
    xml = chart.xml if isinstance(chart, IntervalChart) else chart_xml(chart)
    kind = XL_CHART_TYPE.LINE  # what it is stands in the markup
    frame: object = shapes.add_chart(kind, *box.emu, _Ready(chart.sheet, xml, made_on))
    assert isinstance(frame, GraphicFrame)  # the library declares the chart in it
    return frame

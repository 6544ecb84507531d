"""One figure, or two side by side: the finding, the measure, the chart and what stands under it."""

from dataclasses import dataclass, replace
from math import ceil

from app.exports.pptx.blocks import BODY
from app.exports.pptx.boxes import Box
from app.exports.pptx.canvas import Canvas
from app.exports.pptx.chart_xml import KEY_ROW
from app.exports.pptx.charts import native_of, put_chart
from app.exports.pptx.interval_chart import IntervalChart
from app.exports.pptx.look import Ink
from app.exports.pptx.native import Size
from app.exports.pptx.words import block_height, cut, height_of, readable
from app.exports.pptx.writing import Text, text_box
from app.figures.shapes import AnyFigure, BarFigure, FanFigure
from app.story.page import Page

_GAP = 24.0
_PLOT = 120.0
"""Points that what is drawn needs downwards."""
_MONTHS = 26.0
_KEY = 640.0
"""Points that the key of a fan takes on one row."""
_TITLE = 14.0
_GIVEN_UP = 40.0
"""Points that a chart gives up to begin at the height of the one beside it."""


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of a page."""

    page: Page
    figures: tuple[AnyFigure, ...]
    grows: bool = True

    def least(self, width: float) -> float:
        """The words of the one that has most, and a chart that can be read."""
        wide = self._wide(width)
        over = max(_over_height(self._over(figure), wide) for figure in self.figures)
        under = max(_under_height(figure, wide) for figure in self.figures)
        return over + max(_chart_height(figure, wide) for figure in self.figures) + under

    def split(self, width: float, height: float) -> "tuple[Figures, Figures] | None":
        """The first here and the second on the next slide, where they do not fit side by side."""
        if len(self.figures) == 1:
            return None
        first, second = self.apart()
        return (first, second) if first.least(width) <= height else None

    def apart(self) -> "list[Figures]":
        """Each alone, where two do not fit beside each other."""
        return [replace(self, figures=(figure,)) for figure in self.figures]

    def put(self, canvas: Canvas, box: Box) -> None:
        """Each with its words; those of a row begin at one height where it costs little."""
        wide = self._wide(box.width)
        own = [_over_height(self._over(figure), wide) for figure in self.figures]
        under = max(_under_height(figure, wide) for figure in self.figures)
        places = box.columns(len(self.figures), _GAP)
        for figure, place, over in zip(self.figures, places, own, strict=True):
            shared = max(own) if max(own) - over <= _GIVEN_UP else over
            self._put(canvas, figure, place, (shared, under))

    def _put(
        self, canvas: Canvas, figure: AnyFigure, box: Box, around: tuple[float, float]
    ) -> None:
        texts = self._over(figure)
        over, under = around
        if texts:
            text_box(
                canvas.shapes,
                box.first(over - 4),
                texts,
                canvas.look,
                canvas.named(f"Heading: {figure.title}"),
            )
        place = box.below(over).first(box.height - over - under)
        chart = native_of(figure, Size(place.width, place.height, BODY))
        frame = put_chart(canvas.shapes, chart, place, canvas.made_on)
        frame.name = canvas.named(f"Chart: {figure.title}")
        frame._element.nvGraphicFramePr.cNvPr.set("descr", readable(figure.description))
        if isinstance(chart, IntervalChart):
            _name_rows(canvas, chart, place)
        note = getattr(figure, "note", "")
        if note:
            below = box.below(box.height - under + 3)
            texts = [Text(note, BODY, Ink.QUIET)]
            text_box(canvas.shapes, below, texts, canvas.look, canvas.named("Under the chart"))

    def _over(self, figure: AnyFigure) -> list[Text]:
        title = self.page.title_of(figure)
        texts = [Text(title, _TITLE, bold=True, after=1)] if title else []
        return [*texts, Text(figure.subtitle, BODY, Ink.QUIET)]

    def _wide(self, width: float) -> float:
        count = len(self.figures)
        return (width - _GAP * (count - 1)) / count


def _chart_height(figure: AnyFigure, width: float) -> float:
    """The least of a chart: what is drawn, what stands on its axis, and its key."""
    rows = {FanFigure: ceil(_KEY / width), BarFigure: 1}.get(type(figure), 0)
    return _PLOT + _MONTHS + rows * KEY_ROW


def _over_height(texts: list[Text], width: float) -> float:
    return sum(height_of(t.words, width, t.size, bold=t.bold) + t.after for t in texts) + 8


def _under_height(figure: AnyFigure, width: float) -> float:
    note = getattr(figure, "note", "")
    return block_height([note], width, BODY, 0) + 5 if note else 0.0


def _name_rows(canvas: Canvas, chart: IntervalChart, place: Box) -> None:
    """The names of scenarios, which may be long, at the left of their rows."""
    high = chart.middles[1] - chart.middles[0] if len(chart.middles) > 1 else place.height * 0.5
    high = min(high, 4 * BODY * 1.25)
    for name, middle in zip(chart.names, chart.middles, strict=True):
        words = cut(name, chart.left, high, BODY)
        used = height_of(words, chart.left, BODY) + 1
        box = Box(place.left, place.top + middle - used / 2, chart.left, used)
        text_box(canvas.shapes, box, [Text(words, BODY, right=True)], canvas.look,
                 canvas.named(f"Row: {name}"))  # fmt: skip

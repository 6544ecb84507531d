"""Stacks: parts that add up over the months, up to a limit."""

from app.figures.extent import layers_between, sums_of
from app.figures.free_place import Box
from app.figures.shapes import StackFigure
from app.painting.fan import GHOST
from app.painting.frame import Frame
from app.painting.monthly import paint_monthly
from app.painting.sheet import Sheet


def paint_stack(figure: StackFigure, sheet: Sheet, room: Box) -> None:
    """A stack in a room of the paper; a thin line of the paper's colour parts the layers."""

    def series(frame: Frame) -> None:
        xs, sums = frame.xs(len(figure.months)), sums_of(figure)
        for layer, (low, high) in zip(figure.layers, layers_between(sums), strict=True):
            with sheet.paper.group(series=layer.label, statistic="layer"):
                sheet.paper.area(xs, frame.ys(low), frame.ys(high), sheet.fill(layer.role))
        for top in sums[1:]:
            sheet.paper.curve(xs, frame.ys(top), sheet.colours.pane, 1.0)
        if figure.limit is not None:
            with sheet.paper.group(series=figure.limit.label, statistic="limit"):
                ys = frame.ys(figure.limit.values)
                sheet.paper.curve(xs, ys, sheet.colours.text, GHOST, dashed=True)

    paint_monthly(figure, sheet, room, series, sheet.letters.line * 0.7)

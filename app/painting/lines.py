"""Single lines over the months, such as the chance of each target."""

from app.figures.free_place import Box
from app.figures.shapes import LineFigure
from app.painting.fan import MIDDLE
from app.painting.frame import Frame
from app.painting.monthly import paint_monthly
from app.painting.sheet import Sheet


def paint_lines(figure: LineFigure, sheet: Sheet, room: Box) -> None:
    """Lines in a room of the paper; the first lies uppermost."""

    def series(frame: Frame) -> None:
        xs = frame.xs(len(figure.months))
        for line in figure.lines[::-1]:
            with sheet.paper.group(series=line.label, statistic="line"):
                colour = sheet.colours.role(line.role)
                sheet.paper.curve(xs, frame.ys(line.values), colour, MIDDLE)

    paint_monthly(figure, sheet, room, series, sheet.letters.line * 0.7)

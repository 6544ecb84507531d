"""The line of a target and its words, which stand where nothing is drawn."""

from app.figures.free_place import Box, Drawn, free_left
from app.figures.shapes import TargetMark, Upright
from app.painting.frame import Frame
from app.painting.sheet import Sheet, diamond

WIDTH = 1.4
_SWATCH = 18.0


def paint_target(
    target: TargetMark, by: float | None, frame: Frame, sheet: Sheet, drawn: Drawn
) -> None:
    """A dashed line, a diamond on its date if that is within the plot, and its words."""
    colour, box = sheet.colours.target, frame.box
    y = frame.y(target.value)
    with sheet.paper.group(series="Target", statistic="target", value=target.value):
        sheet.paper.line((box.left, y), (box.right, y), colour, WIDTH, dashed=True)
        if by is not None and frame.first <= by <= frame.last:
            corners = diamond((frame.x(by), y), sheet.letters.px(4))
            sheet.paper.shape(corners, colour, colour)
    _words(target.label, y, frame, sheet, drawn)


def paint_upright(target: Upright, frame: Frame, sheet: Sheet, room: Box) -> None:
    """A dashed line upwards with a diamond at its top, and its words over that."""
    letters, box = sheet.letters, frame.box
    x, colour = frame.x(target.at), sheet.colours.target
    with sheet.paper.group(series="Target", statistic="target", value=target.at):
        sheet.paper.line((x, box.top), (x, box.bottom), colour, WIDTH, dashed=True)
        sheet.paper.shape(diamond((x, box.top - letters.px(3)), letters.px(4)), colour, colour)
    text = letters.elided(target.label, room.width, bold=True)
    half = letters.width(text, bold=True) / 2
    middle = min(max(x, room.left + half), room.right - half)
    at = (middle, box.top - letters.px(8) - letters.line / 2)
    sheet.words(text, at, colour, bold=True, align="middle")


def _words(label: str, y: float, frame: Frame, sheet: Sheet, drawn: Drawn) -> None:
    """Above the line or below it where it is free; else over the plot, with a piece of the line."""
    letters, box = sheet.letters, frame.box
    air, line = letters.px(3), letters.line
    text = letters.elided(label, box.width - letters.px(10), bold=True)
    width = letters.width(text, bold=True) + letters.px(6)
    edges = (box.left + letters.px(3), box.right - letters.px(3))
    for top in (y - letters.px(2) - line, y + letters.px(2)):
        if not box.top - line - air <= top <= box.bottom - line:
            continue
        left = free_left((top - air / 2, top + line + air / 2), width, edges, drawn)
        if left is not None:
            at = (left + width / 2, top + line / 2)
            sheet.words_on_ground(text, at, sheet.colours.target, bold=True)
            return
    middle = box.top - line / 2 - letters.px(5)
    swatch = letters.px(_SWATCH)
    start, end = (box.left, middle), (box.left + swatch, middle)
    sheet.paper.line(start, end, sheet.colours.target, WIDTH, dashed=True)
    left = end[0] + letters.px(5)
    text = letters.elided(label, frame.edge - left, bold=True)
    sheet.words(text, (left, middle), sheet.colours.target, bold=True)

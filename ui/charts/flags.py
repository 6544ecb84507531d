"""Dated marks under the axis of time: a small shape on the axis and its words beside it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from app.figures.flags import SIZE, Flag, gathered, places_of, rows_of, words_at
from app.figures.shapes import DatedMark, Why
from app.figures.ticks import place_of
from app.wording import day_words
from ui.charts.look import Frame, Look
from ui.charts.writing import Shape, Tip, Word, Writing

COLOURS = {Why.LEVER: "changed", Why.EVENT: "text", Why.POLICY: "quiet"}


def rows_wanted(
    marks: Sequence[DatedMark],
    months: Sequence[date],
    frame: Frame,
    look: Look,
    edges: tuple[float, float],
) -> int:
    """How many rows the words of these marks want: one if all of them can be read there."""
    return rows_of(_gathered(marks, months, frame, look), look, edges)


def flags(
    marks: Sequence[DatedMark],
    months: Sequence[date],
    frame: Frame,
    look: Look,
    *,
    rows: int,
    edges: tuple[float, float],
) -> Writing:
    """The marks of a figure: shapes on the axis, words in rows under it that never touch."""
    writing = Writing()
    found = _gathered(marks, months, frame, look)
    places = places_of(found, look, rows=rows, edges=edges)
    for flag, place in zip(found, places, strict=True):
        writing.shapes.append(_shape(flag, frame, look))
        reach = look.px(8)
        rect = QRectF(flag.x - reach, frame.rect.bottom() - reach / 2, 2 * reach, 2 * reach)
        said = "\n".join(f"{m.label} ({day_words(m.day)}, {m.why.value})" for m in flag.marks)
        writing.tips.append(Tip(rect, said))
        if place is not None:
            top = frame.rect.bottom() + look.px(5) + place.row * look.line
            rect = QRectF(place.left, top, place.right - place.left, look.line)
            writing.words.append(Word(rect, words_at(flag, place, look), look.words("quiet")))
            writing.tips.append(Tip(rect, said))
    return writing


def _gathered(
    marks: Sequence[DatedMark], months: Sequence[date], frame: Frame, look: Look
) -> list[Flag]:
    """From left to right, marks of nearly the same day together; those outside stand at the end."""
    placed = [
        (frame.x(min(max(place_of(mark.day, months), frame.first), frame.last)), mark)
        for mark in marks
    ]
    return gathered(placed, look)


def _shape(flag: Flag, frame: Frame, look: Look) -> Shape:
    return shape_of(flag.why, QPointF(flag.x, frame.rect.bottom()), look)


def shape_of(why: Why, at: QPointF, look: Look) -> Shape:
    """A lever is a full triangle, an event a full diamond, a policy an open triangle."""
    size, x, y = look.px(SIZE), at.x(), at.y()
    colour = look.colour(COLOURS[why])
    if why is Why.EVENT:
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    else:
        corners = [(x, y - size), (x + size, y + size), (x - size, y + size)]
    fill = look.colour("pane") if why is Why.POLICY else colour
    return Shape(QPolygonF([QPointF(*each) for each in corners]), look.pen(colour, 1.2), fill)

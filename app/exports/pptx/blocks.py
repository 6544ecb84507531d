"""What a page is laid out from: blocks below each other, some of which can be split."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.util import Pt

from app.exports.pptx.boxes import Box
from app.exports.pptx.canvas import Canvas
from app.exports.pptx.splitting import split_text
from app.exports.pptx.words import block_height, height_of
from app.exports.pptx.writing import POINT_INDENT, Text, fill_frame, text_box

BODY = 12.0
"""The smallest type that is read from a slide."""
_SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, BODY)


class Block(Protocol):
    """A part of a page."""

    @property
    def grows(self) -> bool:
        """Whether it takes what room is left."""

    def least(self, width: float) -> float:
        """Points that it needs downwards."""

    def split(self, width: float, height: float) -> "tuple[Block, Block] | None":
        """What of it fits a height, and the rest; None if nothing does."""

    def put(self, canvas: Canvas, box: Box) -> None:
        """Put it on a slide."""


@dataclass(frozen=True)
class Points:
    """Short paragraphs, each a point; as large as there is room for."""

    points: tuple[str, ...]
    are_marked: bool = True
    grows: bool = True

    def least(self, width: float) -> float:
        """Their height in the smallest type."""
        return self._height(width, BODY)

    def split(self, width: float, height: float) -> "tuple[Points, Points] | None":
        """After as many whole points as fit; within the first if it alone is too long."""
        fit = len(self.points)
        while fit and replace(self, points=self.points[:fit]).least(width) > height:
            fit -= 1
        if fit:
            rest = self.points[fit:]
            return replace(self, points=self.points[:fit]), replace(self, points=rest)
        head, tail = split_text(self.points[0], width - POINT_INDENT, height - 2, BODY)
        if not head:
            return None
        rest = (tail, *self.points[1:])
        return replace(self, points=(head,)), replace(self, points=rest)

    def put(self, canvas: Canvas, box: Box) -> None:
        """Write them."""
        size = next((s for s in _SIZES if self._height(box.width, s) <= box.height), BODY)
        texts = [
            Text(point, size, after=size * 0.55, is_point=self.are_marked) for point in self.points
        ]
        used = min(self._height(box.width, size) + 4, box.height)
        text_box(canvas.shapes, box.first(used), texts, canvas.look, canvas.named("Points"))

    def _height(self, width: float, size: float) -> float:
        indent = POINT_INDENT if self.are_marked else 0.0
        return block_height(self.points, width - indent, size, size * 0.55) + size * 0.55


@dataclass(frozen=True)
class Note:
    """What the planner adds."""

    words: str
    grows: bool = False

    _PADDING = 8.0
    _SIZE = 13.0

    def least(self, width: float) -> float:
        """The height of all its lines."""
        room = width - 2 * self._PADDING
        return height_of(self.words, room, self._SIZE) + 2 * self._PADDING + 2

    def split(self, width: float, height: float) -> "tuple[Note, Note] | None":
        """At a word's end."""
        room, padding = width - 2 * self._PADDING, 2 * self._PADDING + 2
        head, tail = split_text(self.words, room, height - padding, self._SIZE)
        return (Note(head), Note(tail)) if head and tail else None

    def put(self, canvas: Canvas, box: Box) -> None:
        """Write it on a pane of its own."""
        used = box.first(max(self.least(box.width), 0.0))
        fill_frame(
            pane(canvas, used, canvas.named("Note")).text_frame,
            [Text(self.words, self._SIZE)],
            canvas.look,
            self._PADDING,
        )


def pane(canvas: Canvas, box: Box, name: str) -> Shape:
    """A rectangle to write on: a light ground, or an edge alone."""
    shape = canvas.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.name = name
    # The style it comes with casts a shadow and sets text in white.
    shape._element.remove(shape._element.find(qn("p:style")))
    if canvas.look.has_ground:
        shape.fill.solid()
        shape.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
        shape.line.fill.background()
    else:
        shape.fill.background()
        shape.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
        shape.line.width = Pt(0.75)
    return shape


def heights(blocks: Sequence[Block], width: float, room: float, gap: float) -> list[float]:
    """How high each block is: what it needs, and a share of what is left if it grows."""
    if len(blocks) == 1:
        return [room]
    needed = [block.least(width) for block in blocks]
    left = max(room - sum(needed) - gap * (len(blocks) - 1), 0.0)
    # Where none grows all have a share: a small table alone is set in larger type.
    growing = [block.grows for block in blocks]
    growing = growing if any(growing) else [True] * len(blocks)
    return [
        height + (left / sum(growing) if grows else 0.0)
        for grows, height in zip(growing, needed, strict=True)
    ]

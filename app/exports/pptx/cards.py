"""The answer as large numbers with words under them."""

from dataclasses import dataclass, replace

from app.exports.pptx.blocks import BODY, pane
from app.exports.pptx.boxes import Box
from app.exports.pptx.canvas import Canvas
from app.exports.pptx.look import Ink
from app.exports.pptx.words import fitting, height_of
from app.exports.pptx.writing import Text, fill_frame
from app.outlooks.headline import Card, TargetCard

_GAP = 12.0
_PADDING = 10.0
_NUMBERS = (30.0, 26.0, 22.0, 18.0)
_MOST = 5
"""Cards beside each other."""


@dataclass(frozen=True)
class Cards:
    """Cards in rows, those of a row as high as the highest of them."""

    cards: tuple[Card, ...]
    across: int = _MOST
    """How many stand beside each other."""
    grows: bool = False

    def least(self, width: float) -> float:
        """The height of the rows."""
        found = self._heights(width)
        return sum(found) + _GAP * (len(found) - 1)

    def split(self, width: float, height: float) -> "tuple[Cards, Cards] | None":
        """Never: they are read beside each other."""
        return None

    def put(self, canvas: Canvas, box: Box) -> None:
        """A pane for each."""
        top = box.top
        for row, height in zip(self._rows(), self._heights(box.width), strict=True):
            places = replace(box, top=top, height=height).columns(self._columns(), _GAP)
            for card, place in zip(row, places, strict=False):
                shape = pane(canvas, place, canvas.named(f"Card: {card.title}"))
                texts = _texts(card, place.width - 2 * _PADDING)
                fill_frame(shape.text_frame, texts, canvas.look, _PADDING)
            top += height + _GAP

    def _columns(self) -> int:
        return min(self.across, len(self.cards))

    def _rows(self) -> list[tuple[Card, ...]]:
        return [self.cards[at : at + self.across] for at in range(0, len(self.cards), self.across)]

    def _heights(self, width: float) -> list[float]:
        wide = (width - _GAP * (self._columns() - 1)) / self._columns()
        room = wide - 2 * _PADDING
        return [max(_height(card, room) for card in row) for row in self._rows()]


def _height(card: Card, room: float) -> float:
    texts = _texts(card, room)
    used = sum(height_of(t.words, room, t.size, bold=t.bold) + t.after for t in texts)
    return used + 2 * _PADDING + 2


def _texts(card: Card, room: float) -> list[Text]:
    """What is wanted, the number, and what it means."""
    number, under = _words(card)
    size = fitting(number, room, _NUMBERS[0] * 1.3, _NUMBERS, bold=True)
    return [
        Text(card.title, BODY, Ink.QUIET, after=2),
        Text(number, size, Ink.STRONG, bold=True, after=2),
        *(Text(words, BODY, bold=place == 0) for place, words in enumerate(under) if words),
    ]


def _words(card: Card) -> tuple[str, tuple[str, ...]]:
    if isinstance(card, TargetCard):
        likely = f", {card.likelihood}" if card.likelihood else ""
        return card.percent, (f"{card.words}{likely}", card.change)
    return card.words, (card.within, card.change)

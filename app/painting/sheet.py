"""What every part of a figure is painted with, and how words are laid on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.colours import Colours
from app.figures.free_place import Box
from app.figures.shapes import Role
from app.painting.letters import Letters
from app.painting.paper import HATCHED, Paper, Point

VEIL = 0.24
"""How much of its colour a band keeps that lies over another."""


@dataclass(frozen=True)
class Sheet:
    """The paper, the type and the colours of one figure."""

    paper: Paper
    letters: Letters
    colours: Colours

    def fill(self, role: Role) -> str:
        """The fill of a part; what is not there is hatched."""
        return HATCHED if role is Role.EMPTY else self.colours.role(role)

    def band(self, role: Role, *, inner: bool) -> tuple[str, float]:
        """The fill of a band and how much of the paper it hides; the answer's own are opaque."""
        if role is Role.ANSWER:
            return (self.colours.inner_band if inner else self.colours.band), 1.0
        return self.colours.role(role), VEIL

    def words(
        self, text: str, at: Point, colour: str, *, bold: bool = False, align: str = "start"
    ) -> None:
        """A line of words; the place is that of their middle height."""
        self.paper.words(text, at, self.letters, colour, bold=bold, align=align)

    def words_on_ground(self, text: str, at: Point, colour: str, *, bold: bool = False) -> None:
        """Words around a place, with the paper's colour behind, so that no line runs through."""
        x, y = at
        width = self.letters.width(text, bold=bold) / 2 + self.letters.px(2)
        half = self.letters.size * 0.58
        self.paper.box(Box(x - width, y - half, x + width, y + half), self.colours.pane)
        self.words(text, at, colour, bold=bold, align="middle")

    def rows(self, rows: Sequence[str], left: float, top: float, colour: str) -> float:
        """Lines of words below each other; where the next would begin."""
        for row in rows:
            self.words(row, (left, top + self.letters.line / 2), colour)
            top += self.letters.line
        return top


def diamond(at: Point, size: float) -> list[Point]:
    """The corners of a diamond."""
    x, y = at
    return [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]

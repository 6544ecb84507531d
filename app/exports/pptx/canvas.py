"""A slide that is being written: its shapes, its look, and names that tell its parts apart."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide

from app.exports.pptx.look import Look
from app.exports.pptx.words import readable

_LONGEST_NAME = 80


@dataclass(frozen=True, eq=False)
class Canvas:
    """What blocks are put on."""

    slide: Slide
    look: Look
    made_on: date
    names: Counter[str] = field(default_factory=Counter)

    @property
    def shapes(self) -> SlideShapes:
        """Those on the slide."""
        return self.slide.shapes

    def named(self, name: str) -> str:
        """A name that no other shape of the slide has."""
        plain = " ".join(readable(name).split())[:_LONGEST_NAME]
        self.names[plain] += 1
        count = self.names[plain]
        return plain if count == 1 else f"{plain} {count}"

"""Places on a slide, in points from its upper left corner."""

from dataclasses import dataclass, replace

from pptx.util import Length, Pt


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """As slides measure it."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)

    def below(self, height: float) -> "Box":
        """What is left under the first so many points."""
        return replace(self, top=self.top + height, height=max(self.height - height, 0.0))

    def first(self, height: float) -> "Box":
        """The first so many points."""
        return replace(self, height=min(height, self.height))

    def columns(self, count: int, gap: float) -> "list[Box]":
        """So many boxes side by side."""
        wide = (self.width - gap * (count - 1)) / count
        return [replace(self, left=self.left + n * (wide + gap), width=wide) for n in range(count)]

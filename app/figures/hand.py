"""What is known of the type that words are set in, by whoever finds places for words."""

from typing import Protocol


class Hand(Protocol):
    """Measures words; a screen does it with its fonts, paper with the shipped ones."""

    @property
    def line(self) -> float:
        """How high a line of text is."""

    def px(self, pixels: float) -> float:
        """A length that grows with the type."""

    def width(self, text: str, *, bold: bool = False) -> float:
        """How wide a text is."""

    def elided(self, text: str, room: float, *, bold: bool = False) -> str:
        """As much of a text as there is room for, with an ellipsis if that is not all."""

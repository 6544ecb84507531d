"""What a page of the briefing is made of. Whoever prints one computes nothing."""

from dataclasses import dataclass

from app.briefing import Kind
from app.figures.shapes import AnyFigure, Table
from app.outlooks.headline import Card


@dataclass(frozen=True, eq=False)
class Page:
    """One page. What it has is printed in the order of these fields."""

    kind: Kind
    headline: str
    """The finding, as a sentence without a full stop; the planner may have written it."""
    lead: str = ""
    """One or two sentences under it: the finding in full, with numbers and words for chance."""
    cards: tuple[Card, ...] = ()
    """The answer as numbers."""
    figures: tuple[AnyFigure, ...] = ()
    """One, or two side by side."""
    points: tuple[str, ...] = ()
    """Short paragraphs, each a point."""
    tables: tuple[Table, ...] = ()
    note: str = ""
    """What the planner adds; may have several lines."""
    sources: tuple[str, ...] = ()
    """Where the figures are from, a line each."""
    speaker: tuple[str, ...] = ()
    """Paragraphs for whoever presents: how to read the figure, what not to conclude."""

    def title_of(self, figure: AnyFigure) -> str:
        """What stands over a figure: nothing where the page's headline says the same."""
        return "" if figure.title == self.headline else figure.title


__all__ = ["Kind", "Page"]

"""What a page of the briefing is made of. Whoever prints one computes nothing."""

from dataclasses import dataclass
from enum import Enum

from app.figures.shapes import AnyFigure, Table
from app.outlooks.headline import Card


class Kind(Enum):
    """Every page there is, in the usual order: its name in files, and what it is called."""

    TITLE = ("title", "Title")
    ANSWER = ("answer", "The answer")
    CHANCE = ("chance", "Can we get there?")
    PATH = ("path", "The path")
    CASELOAD = ("caseload", "Caseload and its spread")
    STAFFING = ("staffing", "Staffing, agency and empty posts")
    COST = ("cost", "What it costs")
    GOLDEN_HELLO = ("golden_hello", "Golden hello")
    BESIDE = ("beside", "This plan beside others")
    ASSUMPTIONS = ("assumptions", "What we assume")
    MISSING = ("missing", "What is not in the picture")
    METHOD = ("method", "Method")
    INPUTS = ("inputs", "Inputs")
    ASSUMPTIONS_LOG = ("assumptions_log", "Assumptions log")
    QUALITY_LOG = ("quality_log", "Quality log")

    @property
    def key(self) -> str:
        """Its name in files."""
        return self.value[0]

    @property
    def label(self) -> str:
        """What the page is called."""
        return self.value[1]

    @property
    def is_appendix(self) -> bool:
        """Whether its tables are too long to be shown: paper and workbook have them whole."""
        return self in (Kind.ASSUMPTIONS_LOG, Kind.QUALITY_LOG)


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

"""What a planner chose for the briefing: pages, words, scenarios beside it, and what was made.

These records are kept in the scenario file and change no figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from app.computer import Computer

MOST_BESIDE = 3
"""Scenarios beside one's own: more than these, and a slide could not show them."""
MOST_PUBLISHED = 200
"""Briefings that a file remembers, the latest; the log has the others."""


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
    OUTSIDE = ("outside", "How good is the evidence?")
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


KINDS: Mapping[str, Kind] = {kind.key: kind for kind in Kind}
"""Every page by its name in files."""


@dataclass(frozen=True)
class PageChoice:
    """A page of the briefing, with what the planner wrote for it."""

    page: str
    """The name of the page, one of ``KINDS``."""
    headline: str = ""
    """In place of the finding; empty for the finding itself."""
    note: str = ""
    """Printed on the page under the figures."""
    written_for: str = ""
    """The code of the scenario that a headline was written for: other figures need another."""


@dataclass(frozen=True)
class Briefing:
    """The pages in their order, and what stands beside this scenario."""

    pages: tuple[PageChoice, ...] = ()
    """Those that are wanted, in order; none for every page in the usual order."""
    beside: tuple[str, ...] = ()
    """Scenarios to compare: names of those that come with Headroom, or files beside this one."""
    lever: str = ""
    """Path of the lever that may be moved while presenting; empty if none was chosen."""


def chosen(briefing: Briefing) -> tuple[PageChoice, ...]:
    """The pages that are wanted, in their order."""
    return briefing.pages or tuple(PageChoice(kind.key) for kind in Kind)


def plainly(briefing: Briefing) -> Briefing:
    """The same briefing said in one way: every page in the usual order is no choice at all."""
    return replace(briefing, pages=()) if briefing.pages == chosen(Briefing()) else briefing


@dataclass(frozen=True)
class Published:
    """A briefing that was made: what is needed to ask later whether it still holds."""

    on: date
    code: str
    """The code printed on every page."""
    version: str
    """Of Headroom."""
    file: str
    """Name of the file or folder."""
    computer: Computer | None = None
    """What its figures were worked out with; None if that was not kept yet."""
    figures: Mapping[str, float] = field(default_factory=dict, hash=False)
    """Its averages, by outcome (``app.averages``); none if they were not kept yet."""

"""What a planner chose for the briefing: pages, words, scenarios beside it, and what was made.

These records are kept in the scenario file and change no figure.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PageChoice:
    """A page of the briefing, with what the planner wrote for it."""

    page: str
    """The name of the page, one of ``app.story.page.Kind``."""
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

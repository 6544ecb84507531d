"""The briefing as a whole: the pages a planner chose, in their order, with their words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.averages import averages
from app.briefing import KINDS, PageChoice, Published, chosen
from app.computer import this_computer
from app.figures.shapes import AnyFigure
from app.reproduction import code_of
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.pages.assumptions import assumptions_page
from app.story.pages.beside import beside_page
from app.story.pages.caseload import caseload_page
from app.story.pages.chance import chance_page
from app.story.pages.cost import cost_page
from app.story.pages.golden_hello import golden_hello_page
from app.story.pages.inputs import inputs_page
from app.story.pages.logs import assumptions_log_page, quality_log_page
from app.story.pages.method import method_page, missing_page
from app.story.pages.opening import answer_page, title_page
from app.story.pages.outside import outside_page
from app.story.pages.path import path_page
from app.story.pages.staffing import staffing_page
from app.story.stamp import Stamp, stamp_of

MakePage = Callable[[Case, Stamp], Page | None]
"""Makes a page; None where there is nothing to say, such as nothing to compare with."""

PAGES: Mapping[Kind, MakePage] = {
    Kind.TITLE: title_page,
    Kind.ANSWER: answer_page,
    Kind.CHANCE: chance_page,
    Kind.PATH: path_page,
    Kind.CASELOAD: caseload_page,
    Kind.STAFFING: staffing_page,
    Kind.COST: cost_page,
    Kind.GOLDEN_HELLO: golden_hello_page,
    Kind.BESIDE: beside_page,
    Kind.ASSUMPTIONS: assumptions_page,
    Kind.OUTSIDE: outside_page,
    Kind.MISSING: missing_page,
    Kind.METHOD: method_page,
    Kind.INPUTS: inputs_page,
    Kind.ASSUMPTIONS_LOG: assumptions_log_page,
    Kind.QUALITY_LOG: quality_log_page,
}
"""How each page is made, in the usual order."""


@dataclass(frozen=True, eq=False)
class Story:
    """A finished briefing. Every format prints it; none computes."""

    title: str
    case: Case
    stamp: Stamp
    pages: tuple[Page, ...]


def story_of(case: Case) -> Story:
    """The pages that were chosen, each with the headline and note the planner gave it."""
    document, stamp = case.document, stamped(case)
    pages = (page_of(case, stamp, choice) for choice in chosen(document.briefing))
    return Story(document.title, case, stamp, tuple(page for page in pages if page))


def stamped(case: Case) -> Stamp:
    """What every page of a case carries."""
    return stamp_of(case.answer, code_of(case.document, case.answer.ensemble), case.made_on)


def published_as(story: Story, file: str) -> Published:
    """What a scenario remembers of a briefing that was made of it, as a file or folder."""
    figures = averages(story.case.answer.ensemble)
    stamp = story.stamp
    return Published(stamp.made_on, stamp.code, stamp.version, file, this_computer(), figures)


def figures_on_pages(story: Story) -> tuple[tuple[AnyFigure, Page], ...]:
    """Every figure of the briefing, each once, in the order they are read, with its first page."""
    found: dict[str, tuple[AnyFigure, Page]] = {}
    for page in story.pages:
        for figure in page.figures:
            found.setdefault(figure.key, (figure, page))
    return tuple(found.values())


def figures_shown(story: Story) -> tuple[AnyFigure, ...]:
    """Every figure of the briefing, each once, in the order they are read."""
    return tuple(figure for figure, _ in figures_on_pages(story))


def page_of(case: Case, stamp: Stamp, choice: PageChoice) -> Page | None:
    """One page as it was chosen; None where there is nothing to say."""
    page = PAGES[KINDS[choice.page]](case, stamp)
    if page is None:
        return None
    return replace(page, headline=choice.headline or page.headline, note=choice.note)


__all__ = [
    "PAGES",
    "Story",
    "chosen",
    "figures_on_pages",
    "figures_shown",
    "page_of",
    "published_as",
    "stamped",
    "story_of",
]

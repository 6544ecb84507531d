"""The part of a scenario file that keeps a briefing: pages, words, and what was made."""

from typing import Annotated

from pydantic import AfterValidator, Field

from app.briefing import KINDS, MOST_BESIDE, Briefing, PageChoice, Published, plainly
from app.clean_text import visible
from app.computer import Computer
from app.files.fields import Day, LeverPath, Line, Name, Reason, said
from app.files.strict import Shape
from app.problem import did_you_mean

MOST_AVERAGES = 500
"""Outcomes that a briefing is remembered by: there are fewer."""
MOST_AVERAGE = 1e12
"""Of any unit: the cost of a month is some millions of pounds."""


def _page(name: str) -> str:
    if name in KINDS:
        return name
    remedy = did_you_mean(name, KINDS) or f"It can be {', '.join(KINDS)}."
    raise said(f'is "{visible(name)}", which is no page', remedy)


class PageShape(Shape):
    """A page that was chosen, with what was written for it."""

    page: Annotated[str, AfterValidator(_page)]
    headline: Line = ""
    note: Reason = ""
    written_for: Line = ""


def _once(pages: list[PageShape]) -> list[PageShape]:
    names = [each.page for each in pages]
    _no_name_twice(names, "page")
    return pages


def _beside_once(names: list[str]) -> list[str]:
    _no_name_twice(names, "scenario")
    return names


def _no_name_twice(names: list[str], what: str) -> None:
    twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if twice is not None:
        raise said(f'holds the {what} "{visible(twice)}" twice', "Keep one of the two.")


class BriefingShape(Shape):
    """The pages in their order, what stands beside the scenario, and the lever to present."""

    pages: Annotated[list[PageShape], Field(max_length=100), AfterValidator(_once)] = Field(
        default=[]
    )
    beside: Annotated[list[Name], Field(max_length=MOST_BESIDE), AfterValidator(_beside_once)] = (
        Field(default=[])
    )
    lever: LeverPath = ""


def briefing_in(shape: BriefingShape) -> Briefing:
    """The record that this part of a file describes."""
    pages = tuple(PageChoice(**dict(each)) for each in shape.pages)
    return plainly(Briefing(pages, tuple(shape.beside), shape.lever))


class ComputerShape(Shape):
    """The kind of computer and the libraries that figures were worked out with."""

    system: Line
    machine: Line
    c_library: Line
    processor: Line
    python: Line
    numpy: Line
    numba: Line
    simpy: Line


_Average = Annotated[float, Field(ge=-MOST_AVERAGE, le=MOST_AVERAGE)]


class PublishedShape(Shape):
    """A briefing that was made, with what it takes to tell a last digit from other figures."""

    on: Day
    code: Name
    version: Name
    file: Name
    computer: ComputerShape | None = None
    # Of whatever outcomes there were then: those of another version are compared with none.
    figures: Annotated[dict[Name, _Average], Field(max_length=MOST_AVERAGES)] = Field(default={})


def published_in(shape: PublishedShape) -> Published:
    """The record that this part of a file describes."""
    said = dict(shape)
    computer = Computer(**dict(shape.computer)) if shape.computer else None
    return Published(**{**said, "computer": computer})

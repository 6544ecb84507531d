"""Who is in the posts: permanent staff, agency cover, nobody; and who comes and goes."""

from app.figures.outlook_page import figures_of
from app.figures.people_words import Reading
from app.running.answers import Answer
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp
from app.wording import amount, month_words, on_average
from sim.outcomes import OUTCOMES

_SAID = ("establishment_fte", "permanent_fte", "agency_fte", "empty_posts")


def staffing_page(case: Case, stamp: Stamp) -> Page:
    """Staff by kind beside starters and leavers."""
    figures = figures_of(case.answer)
    staff, flows = figures["staff_by_kind"], figures["hires_and_leavers"]
    return Page(
        kind=Kind.STAFFING,
        headline=staff.title,
        lead=_lead(case.answer),
        figures=(staff, flows),
        sources=sources_of(case, stamp, staff, flows),
        speaker=(
            staff.description,
            flows.description,
            "Vacant posts are the establishment less permanent staff; what agency workers do not "
            "cover of them is empty.",
        ),
    )


def _lead(answer: Answer) -> str:
    """At the date that matters and, where that is another month, at the end."""
    reading, last = Reading.of(answer), answer.outlook.months[-1]
    posts, permanent, agency, empty = _amounts(reading)
    be = "is" if empty.startswith("1 ") else "are"
    said = (
        f"Of {posts} in {reading.when}, {permanent} are permanent staff, {agency} agency workers "
        f"and {empty} {be} empty, {on_average(answer.outlook.futures)}."
    )
    if reading.month == last:
        return said
    posts, permanent, agency, empty = _amounts(Reading(answer, last))
    return f"{said} Of {posts} in {month_words(last)}: {permanent}, {agency} and {empty}."


def _amounts(reading: Reading) -> list[str]:
    return [amount(OUTCOMES[name].unit, reading.mean(name)) for name in _SAID]

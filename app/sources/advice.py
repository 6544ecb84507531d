"""Advice: settings that change nothing, or that are still another council's. Said, not refused."""

from collections.abc import Iterator
from datetime import timedelta

from app.document import Document, is_as_it_came
from app.wording import day_words
from sim.grades import POST_GRADES, Grade
from sim.plan import Plan
from sim.rules.pay_position import most_charged, offered
from sim.scenario import PARAMETERS, Scenario
from sim.units import Unit

_CHARGES = {
    Grade.SOCIAL_WORKER: "agency.charge_social_worker",
    Grade.SENIOR: "agency.charge_senior",
    Grade.TEAM_MANAGER: "agency.charge_team_manager",
}
_POSTS = ("posts.social_workers", "posts.seniors", "posts.team_managers")
_CHILDREN = (
    "start.children_in_need",
    "start.awaiting_assessment",
    "start.unallocated",
    "start.child_protection_plans",
    "start.children_in_care",
    "demand.referrals_a_year",
)
_PENNY = 0.01


def notices(document: Document) -> list[str]:
    """A sentence or two for each thing a planner should look at before trusting the answer."""
    return [*_above_the_caps(document.scenario), *_still_birminghams(document)]


def _above_the_caps(scenario: Scenario) -> Iterator[str]:
    """Agency rates that the regional memorandum does not allow, each from its first day."""
    reviews = Plan(scenario, "agency").reviews
    for grade in POST_GRADES:
        for day, settings in reviews:
            rate, most = offered(settings.agency, grade), most_charged(settings.agency, grade)
            if rate > most + _PENNY:
                yield _above_the_cap(scenario, grade, day, rate, most)
                break


def _above_the_cap(scenario: Scenario, grade: Grade, day: int, rate: float, most: float) -> str:
    since = f" from {day_words(scenario.first_day + timedelta(days=day))}" if day else ""
    label = PARAMETERS[_CHARGES[grade]].label
    said, allowed = (Unit.POUNDS_AN_HOUR.say(pounds) for pounds in (rate, most))
    return (
        f"{label}, is {said}{since}. The regional memorandum allows {allowed}: what is above it "
        "changes nothing while the memorandum is in force."
    )


def _still_birminghams(document: Document) -> Iterator[str]:
    """Counts left as they came although the staff in post are a council's own."""
    if not document.scenario.staff:
        return
    for what, paths in (("posts", _POSTS), ("children and referrals", _CHILDREN)):
        left = [path for path in paths if is_as_it_came(document, path)]
        if left:
            labels = "; ".join(PARAMETERS[path].label for path in left)
            yield (
                f"The staff come from a table, but {what} are still Birmingham's ({labels}). Enter "
                "your own, or give a reason where the number is right."
            )

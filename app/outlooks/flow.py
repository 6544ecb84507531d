"""The service month by month in one possible future: what stood where, and what moved.

What an outcome counts is handed on as it is. What moved between two places that are counted is
what makes their balance right: who accepted an offer, which referrals were not assessed.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.document import Document
from app.outlooks.flow_posts import Posts, Squares, posts_a_square, posts_of, squares_of
from app.outlooks.outlook import month_of
from app.outlooks.spread import Spread
from app.running.answers import Answer
from app.running.ensemble import Ensemble
from app.wording import amount, month_words
from sim.outcomes import OUTCOMES

_USUAL_OUTCOME = "permanent_fte"


@dataclass(frozen=True)
class Moment:
    """A month's end, and what moved in the month; None where it is not known.

    Nothing has moved yet by the end of the first day. What follows from a balance is not known
    at the first month's end, because nothing was counted before.
    """

    month: date
    posts: Posts
    squares: Squares
    in_selection: float
    """Candidates who have applied."""
    accepted: float
    """Candidates who have accepted and not started."""
    under_two_years: float
    """Permanent FTE by time with the council."""
    two_to_five_years: float
    five_years_or_more: float
    in_assessment: float
    """Children; with those on a plan or in care they are all open cases of these teams."""
    on_a_plan_or_in_care: float
    held: float
    """Children with a worker; with those waiting they are all open cases of these teams."""
    waiting: float
    longest_wait: float
    offers_accepted: float | None
    starters: float | None
    from_training: float | None
    """Newly qualified starters."""
    from_outside: float | None
    """Starters with experience."""
    from_agency: float | None
    """Agency workers turned permanent."""
    leavers: float | None
    referrals: float | None
    re_referrals: float | None
    diverted: float | None
    """To early help, in place of a referral."""
    assessed: float | None
    """Assessments finished."""
    closed: float | None
    """Cases closed or passed on to a team outside the establishment."""
    no_further_action: float | None
    """Of those closed, the referrals that ended without an assessment."""


@dataclass(frozen=True)
class Most:
    """The most of each in any month, so that a picture keeps its scale from month to month."""

    squares: int
    """Of the establishment."""
    squares_beyond: int
    permanent_beyond: float
    agency_beyond: float
    permanent_fte: float
    open_cases: float
    people_moved: float
    children_moved: float


@dataclass(frozen=True)
class Flow:
    """One possible future of the service."""

    future: int
    moments: tuple[Moment, ...]
    posts_a_square: int
    most: Most

    @property
    def first_moved(self) -> int:
        """The place of the first month in which anything can have moved; 0 if there is none."""
        moved = [place for place, each in enumerate(self.moments) if each.starters is not None]
        return moved[0] if moved else 0


@dataclass(frozen=True)
class Choice:
    """A future worth looking at."""

    future: int
    label: str
    """Such as "Near the middle"."""
    why: str
    """Such as "Permanent FTE in post of 396 FTE at the end of March 2017"."""


def flow_of(answer: Answer, future: int) -> Flow:
    """The service in one of the futures that were run; ``KeyError`` if it is not among them."""
    ensemble = answer.finished
    if future not in ensemble.numbers:
        raise KeyError(future)
    row = ensemble.numbers.index(future)
    by_month = {name: ensemble.series(name)[row] for name in OUTCOMES}
    staff = by_month["permanent_fte"] + by_month["agency_fte"]
    each = posts_a_square(float(np.maximum(by_month["establishment_fte"], staff).max()))
    first_day = answer.question.document.scenario.first_day
    moments = tuple(
        _moment(by_month, column, month, each, moved=month > first_day)
        for column, month in enumerate(ensemble.months)
    )
    return Flow(future, moments, each, _most(moments))


def futures_to_choose(answer: Answer) -> tuple[Choice, ...]:
    """A middle, a good and a bad future by the first target, or by permanent FTE without one."""
    document, ensemble = answer.question.document, answer.finished
    outcome, month, high_is_good = judged_by(document, ensemble)
    values = ensemble.series(outcome)[:, ensemble.months.index(month)]
    spread = Spread.of(values)
    good, bad = (spread.p90, spread.p10) if high_is_good else (spread.p10, spread.p90)
    what = OUTCOMES[outcome]
    choices = []
    for label, wanted in (
        ("Near the middle", spread.p50),
        ("A good one", good),
        ("A bad one", bad),
    ):
        nearest = int(np.argmin(np.abs(values - wanted)))
        said = amount(what.unit, float(values[nearest]))
        why = f"{what.label} at the end of {month_words(month)}: {said}"
        choices.append(Choice(ensemble.numbers[nearest], label, why))
    return tuple(choices)


def judged_by(document: Document, ensemble: Ensemble) -> tuple[str, date, bool]:
    """By what a scenario is judged: outcome, month, and whether much of it is good."""
    if not document.targets:
        return _USUAL_OUTCOME, ensemble.months[-1], True
    target = document.targets[0]
    month = month_of(target.by, ensemble.months)
    return target.outcome, month, target.test == "at least"


_Series = dict[str, NDArray[np.float64]]


def _moment(by_month: _Series, column: int, month: date, each: int, *, moved: bool) -> Moment:
    def at(name: str) -> float:
        return float(by_month[name][column])

    def flow(name: str) -> float | None:
        return at(name) if moved else None

    def gain(name: str) -> float | None:
        return at(name) - float(by_month[name][column - 1]) if moved and column else None

    posts = posts_of(at("establishment_fte"), at("permanent_fte"), at("agency_fte"))
    # Every case is opened for an assessment, and leaves it when the assessment is finished.
    opened = _sum(gain("in_assessment"), flow("assessments_finished"))
    return Moment(
        month=month,
        posts=posts,
        squares=squares_of(posts, each),
        in_selection=at("candidates_in_selection"),
        accepted=at("candidates_accepted"),
        under_two_years=at("permanent_fte_under_two_years"),
        two_to_five_years=at("permanent_fte_two_to_five_years"),
        five_years_or_more=at("permanent_fte_five_years_or_more"),
        in_assessment=at("in_assessment"),
        on_a_plan_or_in_care=at("open_cases") - at("in_assessment"),
        held=at("allocated_cases"),
        waiting=at("unallocated_cases"),
        longest_wait=at("oldest_unallocated_days"),
        # Whoever has accepted starts: none is lost between the two.
        offers_accepted=_sum(gain("candidates_accepted"), flow("hires_experienced")),
        starters=flow("starters"),
        from_training=flow("hires_newly_qualified"),
        from_outside=flow("hires_experienced"),
        from_agency=flow("agency_conversions"),
        leavers=flow("leavers"),
        referrals=flow("referrals"),
        re_referrals=flow("re_referrals"),
        diverted=flow("diverted_to_early_help"),
        assessed=flow("assessments_finished"),
        closed=flow("cases_closed"),
        no_further_action=_less(flow("referrals"), opened),
    )


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _most(moments: tuple[Moment, ...]) -> Most:
    def moved(*names: str) -> float:
        return max(getattr(each, name) or 0.0 for each in moments for name in names)

    squares = [each.squares for each in moments]
    return Most(
        squares=max(each.filled + each.covered + each.empty for each in squares),
        squares_beyond=max(each.permanent_beyond + each.agency_beyond for each in squares),
        permanent_beyond=max(each.posts.permanent_beyond for each in moments),
        agency_beyond=max(each.posts.agency_beyond for each in moments),
        permanent_fte=max(
            each.under_two_years + each.two_to_five_years + each.five_years_or_more
            for each in moments
        ),
        open_cases=max(each.held + each.waiting for each in moments),
        people_moved=moved(
            "offers_accepted", "from_training", "from_outside", "from_agency", "leavers"
        ),
        children_moved=moved("referrals", "closed"),
    )


__all__ = ["Choice", "Flow", "Moment", "Most", "flow_of", "futures_to_choose", "judged_by"]

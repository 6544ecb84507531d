"""The service month by month in words and as a table, for those who do not look at a picture."""

from collections.abc import Callable

from app.figures.shapes import Table
from app.outlooks.flow import Flow, Moment
from app.wording import month_words, short_month
from sim.units import Unit

NOT_KNOWN = "–"

_Column = tuple[str, int, Callable[[Moment], float | None]]
_COLUMNS: tuple[_Column, ...] = (
    ("Establishment, posts", 1, lambda m: m.posts.establishment),
    ("Filled by permanent staff, FTE", 1, lambda m: m.posts.filled),
    ("Covered by agency, FTE", 1, lambda m: m.posts.covered),
    ("Empty, posts", 1, lambda m: m.posts.empty),
    ("Permanent beyond the establishment, FTE", 1, lambda m: m.posts.permanent_beyond),
    ("Agency beyond vacant posts, FTE", 1, lambda m: m.posts.agency_beyond),
    ("Permanent, under 2 years here, FTE", 1, lambda m: m.under_two_years),
    ("Permanent, 2 to 5 years here, FTE", 1, lambda m: m.two_to_five_years),
    ("Permanent, 5 years or more here, FTE", 1, lambda m: m.five_years_or_more),
    ("Candidates in selection, people", 0, lambda m: m.in_selection),
    ("Candidates who accepted, people", 0, lambda m: m.accepted),
    ("Offers accepted in the month", 0, lambda m: m.offers_accepted),
    ("Starters, people", 0, lambda m: m.starters),
    ("of them newly qualified", 0, lambda m: m.from_training),
    ("of them with experience", 0, lambda m: m.from_outside),
    ("of them from agency", 0, lambda m: m.from_agency),
    ("Leavers, people", 0, lambda m: m.leavers),
    ("Referrals", 0, lambda m: m.referrals),
    ("of them re-referrals", 0, lambda m: m.re_referrals),
    ("Diverted to early help, children", 0, lambda m: m.diverted),
    ("In assessment, children", 0, lambda m: m.in_assessment),
    ("On a plan or in care, children", 0, lambda m: m.on_a_plan_or_in_care),
    ("Assessments finished", 0, lambda m: m.assessed),
    ("With a worker, children", 0, lambda m: m.held),
    ("Waiting for a worker, children", 0, lambda m: m.waiting),
    ("Longest wait, days", 0, lambda m: m.longest_wait),
    ("Closed or passed to another team", 0, lambda m: m.closed),
    ("of them without further action", 0, lambda m: m.no_further_action),
)


def counted(value: float | None) -> str:
    """A whole number beside a picture.

    >>> counted(1234.4), counted(None), counted(-0.2)
    ('1,234', '–', '0')
    """
    return NOT_KNOWN if value is None else f"{round(value) + 0:,}"


def flow_table(flow: Flow) -> Table:
    """Every number of a future, a row a month."""
    return Table(
        title=f"The service month by month, future {flow.future}",
        columns=("Month", *(name for name, _, _ in _COLUMNS)),
        rows=tuple(
            (
                short_month(each.month),
                *(_cell(read(each), places) for _, places, read in _COLUMNS),
            )
            for each in flow.moments
        ),
        numbers=tuple((None, *(read(each) for _, _, read in _COLUMNS)) for each in flow.moments),
    )


def moment_words(flow: Flow, moment: Moment) -> str:
    """A month in sentences."""
    begun = f"{month_words(moment.month)}, future {flow.future}."
    staff = [_posts_words(moment), _candidates_words(moment), _staff_words(moment)]
    return " ".join([begun, *filter(None, staff), _children_words(moment), _moved_words(moment)])


def _cell(value: float | None, places: int) -> str:
    # Adding nought turns a rounded -0.0 into 0.0.
    return NOT_KNOWN if value is None else f"{round(value, places) + 0:,.{places}f}"


def _posts_words(moment: Moment) -> str:
    posts = moment.posts
    said = (
        f"Of {Unit.POSTS.say(posts.establishment)}, {counted(posts.filled)} are filled by permanent"
        f" staff, {counted(posts.covered)} covered by agency workers and {counted(posts.empty)} "
        "empty."
    )
    if round(posts.agency_beyond):
        said += f" {counted(posts.agency_beyond)} FTE of agency workers are beyond vacant posts."
    if round(posts.permanent_beyond):
        said += f" {counted(posts.permanent_beyond)} permanent FTE are beyond the establishment."
    return said


def _candidates_words(moment: Moment) -> str:
    return (
        f"Candidates: {counted(moment.in_selection)} in selection, "
        f"{counted(moment.accepted)} accepted and not yet started."
    )


def _staff_words(moment: Moment) -> str:
    return (
        f"Permanent staff by years here: {counted(moment.under_two_years)} FTE under 2, "
        f"{counted(moment.two_to_five_years)} FTE 2 to 5, "
        f"{counted(moment.five_years_or_more)} FTE 5 or more."
    )


def _children_words(moment: Moment) -> str:
    return (
        f"{counted(moment.held + moment.waiting)} children have an open case: "
        f"{counted(moment.held)} with a worker, {counted(moment.waiting)} waiting for one; "
        f"{counted(moment.in_assessment)} are in assessment."
    )


def _moved_words(moment: Moment) -> str:
    if moment.starters is None:
        return "Nothing has moved yet: this is the first day."
    said = (
        f"In the month {counted(moment.starters)} started ({counted(moment.from_training)} newly "
        f"qualified, {counted(moment.from_outside)} with experience, "
        f"{counted(moment.from_agency)} from agency) and {counted(moment.leavers)} left; "
        f"{counted(moment.referrals)} referrals came in, {counted(moment.re_referrals)} of them "
        f"re-referrals, and {counted(moment.assessed)} assessments were finished; "
        f"{counted(moment.closed)} cases were closed or passed to another team."
    )
    if moment.no_further_action is not None:
        said += f" {counted(moment.no_further_action)} of them needed no further action."
    return said


__all__ = ["NOT_KNOWN", "counted", "flow_table", "moment_words"]

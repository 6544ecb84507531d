"""The outside view in words: how many periods saw as much growth, and how the model differs."""

from app.outlooks.outlook import Odds
from app.outlooks.outside_view import NotComparable, OutsideView, View, model_less_outside
from app.outlooks.target_words import target_title
from app.wording import FEW, in_futures, inside, interval_words, percent

_LENGTHS = ("one-year", "two-year", "three-year", "four-year")
_YEARS = ("one year", "two years", "three years", "four years")
NOT_COMPARABLE = "Other councils cannot be compared with this target"
SCOPE = (
    "The published figures count every registered children's social worker, senior managers "
    "included; the plan counts four grades."
)
SOURCE = (
    "Other councils: Department for Education, children's social work workforce, 30 September 2017 "
    "to 2021. Birmingham is left out."
)


def growth_words(view: OutsideView) -> str:
    """The growth that is needed: "41%"."""
    return f"{view.needed:.{0 if view.needed >= 10 else 1}f}%"


def periods_words(view: OutsideView) -> str:
    """What is compared: "two-year periods"."""
    return f"{_LENGTHS[view.years - 1]} periods"


def outside_title(view: View) -> str:
    """The finding, without a full stop."""
    if isinstance(view, NotComparable):
        return NOT_COMPARABLE
    return (
        f"{_counted(view)} {periods_words(view)} in other councils saw growth of {_or_more(view)}"
    )


def needed_words(view: OutsideView) -> str:
    """What the target asks for, and over how long it is compared."""
    months = f"{view.months} months" if view.months != 1 else "1 month"
    said = (
        f"{target_title(view.target)} needs {growth_words(view)} more permanent FTE than the "
        f"{view.start_fte:,.0f} on the first day, in {months}."
    )
    if view.months != 12 * view.years:
        said += f" The nearest whole number of years is compared: {_YEARS[view.years - 1]}."
    return said


def compared_words(view: OutsideView) -> str:
    """Which councils are compared, and why no others."""
    alike = f" and {view.share.words}" if view.share else ""
    said = f"These are {view.councils} councils with {view.size.words}{alike} at the start."
    if view.share is None:
        councils = "1 council" if view.too_few == 1 else f"{view.too_few} councils"
        few = f"only {councils} had a share of posts vacant like this plan's"
        why = "this plan has no posts on the first day" if view.too_few is None else few
        said += f" Any share of posts vacant counts, because {why}."
    return said


def uncertain_words(view: OutsideView) -> str:
    """How sure the count is; and how it comes out if councils are chosen in the other way."""
    other = view.at_the_end
    return (
        f"The share is {percent(view.odds.probability)}, with a 95% interval of "
        f"{interval_words(view.interval)} that counts councils, because periods of one council "
        "overlap. With councils chosen by their size at the end of a period, as rows NAT-051 to "
        f"NAT-054 do, it would be {other.met:,} of {other.futures:,}."
    )


def against_model(view: View, model: Odds) -> str:
    """Whether the model's chance differs; empty with too few futures or nothing to compare."""
    if isinstance(view, NotComparable):
        return ""
    change = model_less_outside(model, view)
    if change is None:
        if model.futures < FEW:
            return ""
        return (
            f"The model meets the target {in_futures(model)}, which does not clearly differ from "
            "other councils' experience."
        )
    often = "more" if change > 0 else "less"
    return (
        f"The model and other councils' experience clearly differ: the model meets the target "
        f"{in_futures(model)}, {often} often than other councils did. Do not rely on the model's "
        "chance alone."
    )


def outside_lines(view: View, model: Odds | None) -> tuple[str, ...]:
    """The outside view in a few sentences: need and finding, councils, certainty, the model.

    ``model`` is the model's chance of the same target, None while it is not known.
    """
    if isinstance(view, NotComparable):
        return (f"{target_title(view.target)}: {inside(NOT_COMPARABLE)}. {view.reason}",)
    return (f"{needed_words(view)} {outside_title(view)}.", *how_sure_lines(view, model))


def how_sure_lines(view: OutsideView, model: Odds | None) -> tuple[str, ...]:
    """Which councils are compared, how sure the count is, and the model beside it."""
    verdict = against_model(view, model) if model else ""
    lines = (compared_words(view), uncertain_words(view), verdict)
    return tuple(line for line in lines if line)


def _counted(view: OutsideView) -> str:
    odds = view.odds
    return f"{odds.met:,} of {odds.futures:,}" if odds.met else f"None of {odds.futures:,}"


def _or_more(view: OutsideView) -> str:
    return f"{growth_words(view)} or more"

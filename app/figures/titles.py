"""The findings that stand over the figures of the main page, and when each may be said.

Every sentence has a rule beside it; where no rule holds there is a plain one that says a number.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from app.figures.course import Subject, course_title, rounded, short, slack
from app.figures.shapes import Numbers
from app.outlooks.outlook import Odds, Outlook, PeriodCost, Rolled, TargetOdds
from app.outlooks.spread import Spread
from app.wording import FEW, capital, month_words, odds_words
from sim.units import Unit

_LIKELY = 2 / 3
_HARDLY_ANY = 0.5
_AS_MANY = 0.05
_MOST = 0.9
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FRACTION = 0.06
"""A share is "one in five" if it is that near to a fifth, in fifths."""


def permanent_title(outlook: Outlook, target: TargetOdds | None) -> str:
    """Where permanent staff end up by the target's date, or at the end of the run.

    "Every" and "about 7 in 10 futures reach" are said of an "at least" target that half or more
    meet; "half pass" of a middle that has risen, rounded as in the sentence that is read out;
    with few futures no share of them is spoken of.
    """
    month = target.month if target else outlook.months[-1]
    line = outlook.spreads["permanent_fte"].p50[: outlook.months.index(month) + 1]
    middle, by = float(line[-1]), month_words(month)
    if outlook.futures == 1:
        return f"One possible future: {middle:,.0f} FTE in {by}"
    if outlook.futures < FEW:
        return f"First look: about {middle:,.0f} FTE in {by}"
    if target and target.target.test == "at least" and target.odds.probability >= 0.5:
        wanted = short(Unit.FTE, target.target.value, 1)
        return f"{_so_many(target.odds)} reach {wanted} FTE by {by}"
    if middle - line[0] > slack(line, Unit.FTE):
        return f"Half the futures pass {middle:,.0f} FTE by {by}"
    if line[0] - middle > slack(line, Unit.FTE):
        return f"The middle future falls to {middle:,.0f} FTE by {by}"
    return f"The middle future is at {middle:,.0f} FTE in {by}"


def _so_many(odds: Odds) -> str:
    if odds.met == odds.futures:
        return "All possible futures"
    words = odds_words(odds)
    said = "nearly all" if words == "nearly certain" else words
    return f"{capital(said)} futures"


def agency_title(
    establishment: Numbers, permanent: Numbers, agency: Numbers, vacant: Numbers
) -> str:
    """How much of the establishment agency workers cover at the end of the run, on average.

    "Still" only if they covered as much at the beginning; where there are more of them than vacant
    posts they are said as a share of staff.
    """
    there = float(agency[-1])
    if there == 0:
        return "No agency workers at the end"
    if there < _HARDLY_ANY:
        return "Hardly any agency workers at the end"
    if there > vacant[-1] + _HARDLY_ANY or establishment[-1] <= 0:
        share = there / float(permanent[-1] + there)
        return f"Agency workers are {100 * share:.0f}% of staff at the end"
    share = there / float(establishment[-1])
    before = float(agency[0]) / float(establishment[0]) if establishment[0] > 0 else 0.0
    covers = "still covers" if before >= share else "covers"
    fraction = one_in(share)
    posts = f"one post in {fraction}" if fraction else f"{max(100 * share, 1):.0f}% of posts"
    return f"Agency {covers} {posts} at the end"


def one_in(share: float) -> str:
    """A share as one in so many, if it is near one; empty if not.

    >>> one_in(0.2), one_in(0.209), one_in(0.23), one_in(0.7)
    ('five', 'five', '', '')
    """
    for many, word in enumerate(_NUMBERS, start=2):
        if abs(share * many - 1) <= _FRACTION:
            return word
    return ""


def hires_title(rolled: Rolled, futures: int) -> str:
    """Whether more start or leave in the last sum.

    "More" only where it is so in two of three futures or more, and not with few futures; "about as
    many" where the middles differ by a twentieth at most.
    """
    last = month_words(rolled.months[-1])
    when = f"by {last}" if rolled.span > 1 else f"in {last}"
    start, leave = (float(rolled.spreads[name].p50[-1]) for name in ("starters", "leavers"))
    if futures >= FEW:
        if rolled.more_start.probability >= _LIKELY:
            return f"More people start than leave {when}"
        if rolled.more_leave.probability >= _LIKELY:
            return f"More people leave than start {when}"
        if abs(start - leave) + start > 0 and abs(start - leave) <= _AS_MANY * max(start, leave):
            return f"About as many start as leave {when}"
    often = "a year" if rolled.span > 1 else when
    return f"About {start:,.0f} start and {leave:,.0f} leave {often}"


def cost_title(years: Sequence[PeriodCost], held: Odds, budget: str) -> str:
    """How the whole years stand to the budget; the parts of years only if there is none whole.

    ``budget`` is what it is called. "Within" if it holds in all of them at once in nine of ten
    futures or more (and there are not just a few), without more said if it does in each; of the
    middle future if it does so in half of them; else the year that is nearest to it is named.
    """
    if not years:
        return "No month of spending was run"
    worst = max(years, key=lambda year: float(year.cost.p50) - year.envelope)
    over = float(worst.cost.p50) - worst.envelope
    if all(year.envelope == 0 for year in years):
        return f"About {rounded(Unit.POUNDS, float(years[-1].cost.p50))} in {_name(years[-1])}"
    if round(over) > 0:
        return f"About {rounded(Unit.POUNDS, over)} over the {budget} in {_name(worst)}"
    which = _which(years)
    if held.futures >= FEW and held.probability >= _MOST:
        often = "" if held.met == held.futures else " in 9 of 10 futures"
        return f"Within the {budget} in {which}{often}"
    if held.probability < 0.5:
        left = f"About {rounded(Unit.POUNDS, -over)} under" if round(over) else "On"
        return f"{left} the {budget} in {_name(worst)}"
    who = "The one future" if held.futures == 1 else "The middle future"
    return f"{who} keeps within the {budget} in {which}"


def _name(year: PeriodCost) -> str:
    return f"part of {year.name}" if year.is_part else year.name


def _which(years: Sequence[PeriodCost]) -> str:
    if len(years) == 1:
        return _name(years[0])
    part = "parts of years" if years[0].is_part else "whole years"
    many = _NUMBERS[len(years) - 2] if len(years) <= len(_NUMBERS) + 1 else str(len(years))
    return f"both {part}" if len(years) == 2 else f"all {many} {part}"


def waiting_title(spread: Spread, months: Sequence[date], futures: int) -> str:
    """Cases without a worker: whether, and since when, there are none, or else how they run.

    "In 9 of 10 futures" where from that month on each month has so many futures without any;
    "half" where it is so in the last month; with few futures of the middle alone.
    """
    enough = futures >= FEW
    waits = spread.p90 >= _HARDLY_ANY
    if enough and not waits[-1]:
        since = np.flatnonzero(waits)
        if not len(since):
            return "No case waits in 9 of 10 futures"
        return f"No case waits from {month_words(months[int(since[-1]) + 1])} in 9 of 10 futures"
    if spread.p50[-1] < _HARDLY_ANY:
        who = "Half the futures have no case" if enough else "The middle future has no case"
        return f"{who} waiting at the end"
    return course_title(Subject("Cases without a worker", True), spread.p50, months, Unit.CASES)


def above_25_note(share: float, month: date) -> str:
    """What an average caseload hides."""
    if share == 0:
        who = "no worker holds"
    else:
        said = rounded(Unit.PERCENT, share)
        who = "hardly any workers hold" if said == "0%" else f"{said} of workers hold"
    return f"In {month_words(month)} {who} more than 25 children in the middle future"

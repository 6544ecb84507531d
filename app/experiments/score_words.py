"""Words for how good a projection was, the same in the window and on paper."""

from math import floor, isfinite, log10

from app.experiments.history import Compared, History, Proves
from app.experiments.scores import Coverage, Skill
from app.sources.observed import Observed
from app.wording import capital, percent, short_month
from sim.outcomes import OUTCOMES
from sim.units import Unit, true_minus

NOTES = {
    Proves.USED: "Used in learning: shown, and counted neither as a hit nor in a score.",
    Proves.KNOWN: "Counted by the day of freezing: shown, and no proof.",
}
"""Why a point proves nothing."""
RANGES = {0.5: "The middle half", 0.8: "The likely range, 8 in 10"}
"""What a range is called that holds a share of the futures."""
CAUTION = (
    "So few points leave much open, and points of the same year share its luck, so that the true "
    "interval is wider."
)
FEW_POINTS = 5
"""Below this many points a comparison with a rule is called too few to judge by."""
_MOST_DECIMALS = 4


def what(point: Observed) -> str:
    """What was counted, in a few words."""
    label = OUTCOMES[point.outcome].label
    return label if point.months == 1 else f"{label}, {point.months} months"


def named(point: Observed) -> str:
    """A point by its month and what was counted."""
    return f"{short_month(point.month)}  {what(point)}"


def number(point: Observed, value: float | None, decimals: int | None = None) -> str:
    """A value of a point's outcome without its unit, unless it is a share; a dash for none."""
    if value is None or not isfinite(value):
        return "–"
    unit = OUTCOMES[point.outcome].unit
    places = unit.decimals if decimals is None else decimals
    said = true_minus(f"{value + 0.0:,.{places}f}")
    return f"{said}%" if unit is Unit.PERCENT else said


def decimals_of(each: Compared) -> int:
    """Those of the unit, or as many more as show that a point outside is not at the end."""
    decimals = OUTCOMES[each.point.outcome].unit.decimals
    ends = (each.p10, each.p90)
    while not each.is_inside and decimals < _MOST_DECIMALS:
        if all(round(end, decimals) != round(each.point.value, decimals) for end in ends):
            break
        decimals += 1
    return decimals


def signed(value: float, decimals: int) -> str:
    """With its sign, unless it is rounded to nought.

    >>> signed(0.31, 2), signed(-0.001, 2)
    ('+0.31', '0.00')
    """
    return true_minus(f"{value:+,.{decimals}f}" if round(value, decimals) else f"{0:.{decimals}f}")


def size(value: float | None) -> str:
    """A score to three digits; a dash where there is none.

    >>> size(162.44), size(1234.6), size(0.03456), size(0.0), size(None)
    ('162', '1,235', '0.0346', '0', '–')
    """
    if value is None or not isfinite(value):
        return "–"
    places = 2 - floor(log10(abs(value))) if value else 0
    return true_minus(f"{value:,.{max(places, 0)}f}")


def agreement(found: Coverage) -> str:
    """Whether a range held what it says, as far as so few points show."""
    if found.agrees:
        return f"agrees with {percent(found.stated)}"
    low = found.odds.probability < found.stated
    return f"{'fewer' if low else 'more'} than {percent(found.stated)}"


def skill_words(skill: Skill) -> str:
    """How a projection compares with a plain rule, in a sentence."""
    points = points_words(skill.points)
    if skill.value is None:
        return f'"{capital(skill.rule.value)}" was exactly right about {points}.'
    # A score can be worse by more than all of another; a chance, which percent() says, cannot.
    share = percent(abs(skill.value)) if abs(skill.value) <= 1 else f"{-100 * skill.value:,.0f}%"
    how = f"{share} better than" if skill.value > 0 else f"{share} worse than"
    how = how if round(skill.value, 2) else "as good as"
    few = "; too few to judge by" if skill.points < FEW_POINTS else ""
    return f'Score: {how} "{skill.rule.value}", over {points}{few}.'


def points_words(count: int) -> str:
    """How many points there are."""
    return "1 point" if count == 1 else f"{count} points"


def inside_words(found: History, source: str) -> str:
    """How many points lie inside, or why none can be counted.

    ``source``: the name of a council's own list; empty: the points that come with Headroom.
    """
    if not found.compared:
        whose = f" of {source} falls" if source else ", which are Birmingham's, falls"
        return (
            f"None of the observed points{whose} inside this run: all were counted by the first "
            "day or after the last."
        )
    n = len(found.proof)
    if not n:
        return (
            "Every observed point inside this run was used in learning: nothing is left as proof."
        )
    return (
        f"{found.inside} of {n} observed points lie inside the range that 8 in 10 possible "
        f"futures fall in ({percent(found.inside / n)})."
    )


def used_words(found: History) -> str:
    """How many points are marked as used in learning; empty if none is."""
    used = sum(each.proves is Proves.USED for each in found.compared)
    if not used:
        return ""
    were = "was" if used == 1 else "were"
    return f"{used} more {were} used in learning, so no proof of it, and are marked."

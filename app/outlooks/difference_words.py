"""A difference in words: how much more or fewer, than what, and whether that is clear."""

from math import ceil, floor

from app.figures.course import rounded
from app.outlooks.clear_difference import NOT_CLEAR, NOT_CLEAR_SHORT
from app.outlooks.spread import Spread
from app.wording import amount
from sim.units import Unit

COMPARED = "the comparison plan"

_PER_CENT = (Unit.PERCENT, Unit.PERCENT_A_YEAR)
_COUNTED = (
    Unit.FTE, Unit.POSTS, Unit.PEOPLE, Unit.CHILDREN, Unit.CASES, Unit.REFERRALS,
)  # fmt: skip


def difference_words(unit: Unit, change: float, than: str = COMPARED) -> str:
    """A difference from the comparison plan, or from what else is named.

    >>> difference_words(Unit.FTE, 30.2), difference_words(Unit.CASELOAD, -0.42, "this plan")
    ('30 more than the comparison plan', '0.4 lower than this plan')
    >>> difference_words(Unit.PERCENT, 1.04)
    '1 percentage point higher than the comparison plan'
    >>> difference_words(Unit.FTE, -0.3)
    'no different from the comparison plan'
    """
    number = _number(unit, change)
    if not _is_some(number):
        return f"no different from {than}"
    return f"{_with_points(unit, number)} {_way(unit, change)} than {than}"


def points_words(gain: float | None) -> str:
    """A change of a chance against the comparison plan; empty where there is none to tell.

    >>> points_words(0.09), points_words(-0.014), points_words(0.0), points_words(0.001)
    ('9 percentage points higher', '1 percentage point lower', 'the same', 'about the same')
    """
    if gain is None:
        return ""
    points = round(100 * gain)
    if points == 0:
        return "the same" if gain == 0 else "about the same"
    number = _with_points(Unit.PERCENT, f"{abs(points)}")
    return f"{number} {_way(Unit.PERCENT, points)}"


def more_words(change: float, than: str = COMPARED) -> str:
    """A difference in cost, after which nothing need be said of what it is of.

    >>> more_words(2_412_345), more_words(-3000.0, "this plan")
    ('£2.4m more than the comparison plan', '£3,000 less than this plan')
    """
    if round(change) == 0:
        return f"costs the same as {than}" if change == 0 else f"about the same as {than}"
    return f"{rounded(Unit.POUNDS, abs(change))} {_way(Unit.POUNDS, change)} than {than}"


def range_words(unit: Unit, low: float, high: float) -> str:
    """The two ends of a range of differences.

    >>> range_words(Unit.FTE, -22, -5), range_words(Unit.FTE, -3.2, 8)
    ('5 to 22 fewer', '3 fewer to 8 more')
    >>> range_words(Unit.PERCENT, 1, 2.5), range_words(Unit.POUNDS, 3210.4, 3210.4)
    ('1 to 2.5 percentage points higher', '£3,210 more')
    >>> range_words(Unit.FTE, 0, 0), range_words(Unit.FTE, -0.2, 4)
    ('no difference', '0 to 4 more')
    """
    ends = [_number(unit, each) for each in (low, high)]
    are_some = [_is_some(end) for end in ends]
    if not any(are_some):
        return "no difference"
    if all(are_some) and low < 0 < high:
        sides = zip(ends, (low, high), strict=True)
        return " to ".join(f"{_with_points(unit, end)} {_way(unit, each)}" for end, each in sides)
    way = _way(unit, low if are_some[0] else high)
    near, far = ends if way == _way(unit, 1) else reversed(ends)
    said = far if near == far else f"{near} to {far}"
    return f"{_with_points(unit, said)} {way}"


def range_after(unit: Unit, change: Spread, *, named: bool = True) -> str:
    """The likely range of a difference, to follow it in brackets; nothing where it has no width."""
    ends = range_words(unit, float(change.p10), float(change.p90))
    if " to " not in ends:
        return ""
    return f" (likely range {ends})" if named else f" ({ends})"


def surely(unit: Unit, low: float, high: float) -> tuple[float, float]:
    """The ends of a range, outwards to digits that are said: never narrower than it is.

    >>> surely(Unit.FTE, 1.2, 1.9), surely(Unit.CASELOAD, -0.42, -0.31)
    ((1.0, 2.0), (-0.5, -0.3))
    """
    step = _step(unit, max(abs(low), abs(high)))
    # What is a digit that is said but for rounding is that digit.
    ends = floor(low / step + _ROUNDING) * step, ceil(high / step - _ROUNDING) * step
    return round(ends[0], unit.decimals) + 0.0, round(ends[1], unit.decimals) + 0.0


_ROUNDING = 1e-9


def _step(unit: Unit, largest: float) -> float:
    """The last digit that is said of a number: two digits of pounds, else what the unit has."""
    if unit is Unit.POUNDS:
        return 10.0 ** max(len(str(int(largest))) - 2, 0)
    return 10.0**-unit.decimals


def with_clearness(words: str, *, is_clear: bool) -> str:
    """A difference in a sentence; one that is not clear is said not to be.

    >>> with_clearness("2 more than the comparison plan", is_clear=False)
    '2 more than the comparison plan, not a clear difference'
    """
    return words if is_clear or _says_none(words) else f"{words}, {NOT_CLEAR}"


def marked(words: str, *, is_clear: bool) -> str:
    """A difference on a card or in a cell; one that is not clear is marked.

    >>> marked("2 percentage points higher", is_clear=False), marked("the same", is_clear=False)
    ('2 percentage points higher (not clear)', 'the same')
    """
    return words if is_clear or _says_none(words) else f"{words} ({NOT_CLEAR_SHORT})"


def _says_none(words: str) -> bool:
    return "the same" in words or words.startswith("no ") or not _is_some(words)


def _number(unit: Unit, value: float) -> str:
    """A size without its sign and unit; pounds keep theirs."""
    if unit is Unit.POUNDS:
        return rounded(unit, abs(value))
    return amount(unit, abs(value)).partition(" ")[0].removesuffix("%")


def _is_some(number: str) -> bool:
    return any(digit in "123456789" for digit in number)


def _with_points(unit: Unit, number: str) -> str:
    if unit not in _PER_CENT:
        return number
    return f"{number} percentage point{'' if number == '1' else 's'}"


def _way(unit: Unit, change: float) -> str:
    if unit is Unit.POUNDS:
        return "more" if change > 0 else "less"
    up, down = ("more", "fewer") if unit in _COUNTED else ("higher", "lower")
    return up if change > 0 else down


__all__ = [
    "COMPARED",
    "difference_words",
    "marked",
    "more_words",
    "points_words",
    "range_after",
    "range_words",
    "surely",
    "with_clearness",
]

"""How a middle line runs, and the words that may be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np

from app.figures.shapes import Numbers
from app.wording import money, month_words
from sim.units import MINUS, Unit

_SETTLED_FOR = 6
"""Months at the end in which a line that settles moves little."""
_LONG_ENOUGH = 12
"""Months that must be run before a line can be said to settle."""
_LITTLE = 0.02
"""A movement of this share of the value is little."""
_MOVED = 0.05
"""A line has risen or fallen if it moved by more than this share of its highest."""
_PER_CENT = (Unit.PERCENT, Unit.PERCENT_A_YEAR)
_WHOLE_PER_CENT = 5
_LARGE = 1000
"""From here on three digits are as much as "about" carries."""
_WORTH_A_WORD = {Unit.PERCENT: 0.5, Unit.CASELOAD: 0.2}
"""Movements smaller than this are little whatever the value; elsewhere one of the last digit."""


class Course(Enum):
    """What a line does from its first month to its last."""

    STAYS = "stay"
    """Every month is near the last."""
    SETTLES = "settle"
    """It moved, and in the last six months it is near the last."""
    RISES = "rise"
    """It ends clearly above its beginning, and no month is clearly above its end."""
    FALLS = "fall"
    """It ends clearly below its beginning, and no month is clearly below its end."""
    WANDERS = "wander"
    """None of these."""


def course_of(middle: Numbers, unit: Unit) -> Course:
    """What may be said of a line, by rules that a reader can check against the picture.

    >>> course_of(np.array([20.0] * 13), Unit.CASELOAD)
    <Course.STAYS: 'stay'>
    >>> course_of(np.array([20.0, 25.0]), Unit.PERCENT), course_of(np.array([9.0, 1, 5]), Unit.FTE)
    (<Course.RISES: 'rise'>, <Course.WANDERS: 'wander'>)
    """
    end, start, near = middle[-1], middle[0], slack(middle, unit)
    far = max(2 * _step(unit), _MOVED * float(np.abs(middle).max()))
    if np.abs(middle - end).max() <= little(end, unit):
        return Course.STAYS
    last = middle[-1 - _SETTLED_FOR :]
    if len(middle) > _LONG_ENOUGH and np.abs(last - end).max() <= little(end, unit):
        return Course.SETTLES
    if end - start > far and middle.max() - end <= near:
        return Course.RISES
    if start - end > far and end - middle.min() <= near:
        return Course.FALLS
    return Course.WANDERS


def little(value: float, unit: Unit) -> float:
    """How far from a value is still near it."""
    return float(max(_step(unit), _LITTLE * abs(value)))


def _step(unit: Unit) -> float:
    return _WORTH_A_WORD.get(unit, 10.0**-unit.decimals)


def slack(middle: Numbers, unit: Unit) -> float:
    """How far a whole line may move and have moved little."""
    return little(float(np.abs(middle).max()), unit)


@dataclass(frozen=True)
class Subject:
    """What a title speaks of."""

    name: str
    plural: bool = False

    def verb(self, stem: str) -> str:
        """A verb that agrees with it."""
        return stem if self.plural else f"{stem}s"


def course_title(
    subject: Subject, middle: Numbers, months: Sequence[date], unit: Unit, outcome_unit: str = ""
) -> str:
    """A sentence with a verb, for a subject whose grammar is known.

    Its unit is left to the measure below where a month is said too, so that it fits on a line.
    """
    course, name = course_of(middle, unit), subject.name
    value = rounded(unit, float(middle[-1]))
    match course:
        case Course.STAYS | Course.SETTLES:
            return f"{name} {subject.verb(course.value)} near {value}{outcome_unit}"
        case Course.RISES | Course.FALLS:
            by = month_words(months[-1])
            return f"{name} {subject.verb(course.value)} to about {value} by {by}"
    be = "are" if subject.plural else "is"
    return f"{name} {be} about {value} in {month_words(months[-1])}"


def label_title(label: str, middle: Numbers, months: Sequence[date], unit: Unit) -> str:
    """The same for any label, whatever its grammar.

    >>> label_title("Workers above 25", np.array([12.0, 20.0]), [date(2017, 3, 31)], Unit.PERCENT)
    'Workers above 25: rising to about 20% by March 2017'
    """
    value, month = rounded(unit, float(middle[-1])), month_words(months[-1])
    match course_of(middle, unit):
        case Course.STAYS:
            said = f"staying near {value}"
        case Course.SETTLES:
            said = f"settling near {value}"
        case Course.RISES:
            said = f"rising to about {value} by {month}"
        case Course.FALLS:
            said = f"falling to about {value} by {month}"
        case Course.WANDERS:
            said = f"about {value} in {month}"
    return f"{label}: {said}"


def rounded(unit: Unit, value: float) -> str:
    """A value for a title, without digits that "about" and "near" do not carry, nor its unit.

    >>> rounded(Unit.PERCENT, 27.3), rounded(Unit.PERCENT, 2.34), rounded(Unit.CASELOAD, 18.02)
    ('27%', '2.3%', '18')
    >>> rounded(Unit.FTE, -0.2), rounded(Unit.POUNDS, 2_640_000)
    ('0', '£2.6m')
    >>> rounded(Unit.POUNDS, 319_981), rounded(Unit.CHILDREN, 8_823)
    ('£320,000', '8,820')
    """
    if unit is Unit.POUNDS or abs(value) >= _LARGE:
        value = _three_digits(value)
    if unit is Unit.POUNDS:
        return money(value)
    whole = unit in _PER_CENT and abs(value) >= _WHOLE_PER_CENT
    return short(unit, value, 0 if whole else unit.decimals)


def _three_digits(value: float) -> float:
    return float(f"{value:.3g}")


def short(unit: Unit, value: float, decimals: int) -> str:
    """A number without needless noughts; per cent keeps its sign, other words are left out.

    >>> short(Unit.FTE, 1234.5, 1), short(Unit.CASELOAD, 18.0, 1), short(Unit.PERCENT, -0.04, 1)
    ('1,234.5', '18', '0%')
    """
    digits = f"{abs(value):,.{decimals}f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    minus = MINUS if value < 0 and digits != "0" else ""
    return f"{minus}{unit.before}{digits}{'%' if unit in _PER_CENT else ''}"

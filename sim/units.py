"""The closed list of units and how each is said.

Values are kept in the planner's own unit (24 for 24 per cent, 55 for 55 days), so that a
number means the same in a file, on a slider and in the evidence table.
"""

from enum import Enum

MINUS = "\N{MINUS SIGN}"
"""Stands before a negative number in words: a hyphen is short, and lines break after it."""


def true_minus(digits: str) -> str:
    """A number as Python writes it, with its minus as it is printed.

    >>> true_minus("-5 to 10"), true_minus("+0.4")
    ('−5 to 10', '+0.4')
    """
    return digits.replace("-", MINUS)


_ONE_OF_THEM = {"people": "person", "children": "child"}


def _singular(after: str) -> str:
    """Words after a number, for one: " working day", " child per worker", " hour a week"."""
    if not after.startswith(" ") or not after.islower():
        return after
    counted, between, rest = after.removeprefix(" ").partition(" a ")
    counted, per, of_each = counted.partition(" per ")
    *before, noun = counted.split(" ")
    one = _ONE_OF_THEM.get(noun, noun.removesuffix("s"))
    return " " + " ".join((*before, one)) + per + of_each + between + rest


class Unit(Enum):
    """A unit of measure: its name, what stands before and after a number, and its decimals."""

    FTE = ("FTE", "", " FTE", 0)
    POSTS = ("posts", "", " posts", 0)
    PEOPLE = ("people", "", " people", 0)
    PEOPLE_A_YEAR = ("people a year", "", " people a year", 0)
    CHILDREN = ("children", "", " children", 0)
    REFERRALS = ("referrals", "", " referrals", 0)
    REFERRALS_A_YEAR = ("referrals a year", "", " referrals a year", 0)
    CASES = ("cases", "", " cases", 0)
    CASELOAD = ("children per worker", "", " children per worker", 1)
    WEIGHTED_CASES = ("weighted cases", "", " weighted cases", 1)
    POUNDS = ("pounds", "£", "", 0)
    POUNDS_A_YEAR = ("pounds a year", "£", " a year", 0)
    POUNDS_AN_HOUR = ("pounds an hour", "£", " an hour", 2)
    MILLION_POUNDS = ("million pounds", "£", "m", 1)
    MILLION_POUNDS_A_YEAR = ("million pounds a year", "£", "m a year", 1)
    PERCENT = ("per cent", "", "%", 1)
    PERCENT_A_YEAR = ("per cent a year", "", "% a year", 1)
    POINTS = ("points", "", " points", 2)
    RATIO = ("ratio", "", "", 2)
    TIMES = ("times", "", "×", 2)
    ELASTICITY = ("elasticity", "", "", 2)
    WEIGHT = ("weight", "", "", 1)
    DAYS = ("days", "", " days", 0)
    WORKING_DAYS = ("working days", "", " working days", 0)
    WEEKS = ("weeks", "", " weeks", 0)
    MONTHS = ("months", "", " months", 0)
    YEARS = ("years", "", " years", 1)
    HOURS_A_WEEK = ("hours a week", "", " hours a week", 1)
    WEEKS_A_YEAR = ("weeks a year", "", " weeks a year", 0)
    INTERVIEWS_A_WEEK = ("interviews a week", "", " interviews a week", 0)
    INTERVIEWS = ("interviews", "", " interviews", 1)
    INSTALMENTS = ("instalments", "", " instalments", 0)
    YES_OR_NO = ("yes or no", "", "", 0)

    def __init__(self, title: str, before: str, after: str, decimals: int) -> None:
        self.title = title
        self.before = before
        self.after = after
        self.after_one = _singular(after)
        """What stands after the number 1."""
        self.decimals = decimals

    def say(self, value: float, decimals: int | None = None) -> str:
        """Say a number with its unit.

        >>> Unit.POUNDS.say(6000), Unit.PERCENT.say(-4), Unit.YES_OR_NO.say(1)
        ('£6,000', '−4%', 'yes')
        >>> Unit.FTE.say(353.6), Unit.CASELOAD.say(18.04)
        ('354 FTE', '18.0 children per worker')
        >>> Unit.INSTALMENTS.say(1), Unit.YEARS.say(1), Unit.CHILDREN.say(-1)
        ('1 instalment', '1.0 years', '−1 child')
        """
        if self is Unit.YES_OR_NO:
            return "yes" if value >= 0.5 else "no"
        places = self.decimals if decimals is None else decimals
        digits = f"{abs(value):,.{places}f}"
        if self in (Unit.PERCENT, Unit.PERCENT_A_YEAR) and digits.endswith(".0"):
            digits = digits[:-2]
        minus = MINUS if value < 0 and digits.strip("0.,") else ""
        words = self.after_one if digits == "1" else self.after
        return f"{minus}{self.before}{digits}{words}"

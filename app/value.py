"""A parameter's value as it is typed, checked and said."""

import math
import re

from app.clean_text import visible
from app.problem import Problem
from sim.parameter import Parameter
from sim.units import Unit

_PERCENT = (Unit.PERCENT, Unit.PERCENT_A_YEAR)
_MILLIONS = (Unit.MILLION_POUNDS, Unit.MILLION_POUNDS_A_YEAR)
_YES = frozenset(("yes", "on", "true", "1"))
_NO = frozenset(("no", "off", "false", "0"))
_MOST_DECIMALS = 9
_LONGEST = 60

_TYPED = re.compile(
    r"""(?P<sign>[+-]?)\s*(?P<pound>£?)\s*
        (?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,3})?)\s*
        (?P<scale>(?:[km](?![a-z]))?)\s*(?P<words>[^0-9]*)""",
    re.VERBOSE,
)


def say(unit: Unit, value: float) -> str:
    """A number with its unit and every decimal it has, so that 20,000.4 is not said as 20,000.

    >>> say(Unit.POUNDS, 20000.4), say(Unit.PERCENT, 24), say(Unit.YES_OR_NO, 0.5)
    ('£20,000.40', '24%', '0.5')
    """
    if unit is Unit.YES_OR_NO and value not in (0, 1):
        return f"{value:.9g}"
    if abs(value) >= 1e12 or 0 < abs(value) < 1e-8:
        return f"{value:.6g} {unit.title}"
    decimals = unit.decimals
    while decimals < _MOST_DECIMALS and round(value, decimals) != value:
        decimals += 1
    pence = decimals == 1 and unit.before == "£" and unit not in _MILLIONS
    return unit.say(value, 2 if pence else decimals)


def allowed(parameter: Parameter) -> str:
    """The sentence that says what may be entered."""
    if parameter.unit is Unit.YES_OR_NO:
        return "It can be yes (1) or no (0)."
    least, most = (say(parameter.unit, end) for end in (parameter.least, parameter.most))
    return f"It can be {_less_words(parameter.unit, least)} to {most}."


def _less_words(unit: Unit, said: str) -> str:
    for after in (unit.after, unit.after_one):
        _, space, words = after.partition(" ")
        said = said.removesuffix(space + words)
    return said


def check_value(parameter: Parameter, value: float, place: str | None = None) -> Problem | None:
    """What is wrong with a value, if anything; ``place`` is where it stands, if not its path."""
    where = parameter.path if place is None else place
    if not math.isfinite(value):
        return Problem(where, "is not a number that can be used", allowed(parameter))
    broken = parameter.unit is Unit.YES_OR_NO and value not in (0, 1)
    if parameter.least <= value <= parameter.most and not broken:
        return None
    remedy = f"{allowed(parameter)} {_meant(parameter, value)}".rstrip()
    return Problem(where, f"is {say(parameter.unit, value)}", remedy)


def _meant(parameter: Parameter, value: float) -> str:
    """Ask for the likeliest slip: a nought too many or a minus left out."""
    if parameter.unit is not Unit.YES_OR_NO and parameter.low < parameter.high:
        for other in (value / 10, value / 100, value / 1000, -value):
            if parameter.low <= other <= parameter.high:
                return f"Did you mean {say(parameter.unit, other)}?"
    return ""


def read_number(text: str) -> float | None:
    """A plain number or an amount of pounds, ``None`` if the text is neither.

    >>> read_number("£3,000"), read_number("0.8"), read_number("1,5"), read_number("=1+1")
    (3000.0, 0.8, None, None)
    """
    found = _match(text)
    if found is None or found["scale"] or found["words"]:
        return None
    return _signed(found)


def parse_value(parameter: Parameter, text: str, present: float) -> float | Problem:
    """The value that a typed text means, or what is wrong with it.

    ``6000``, ``6,000``, ``£6k``, ``24 months``, ``-4%``, ``yes``. A signed percentage means
    "against the present value" unless the parameter is itself a percentage.
    """
    value = _meaning(parameter.unit, text, present)
    if value is None:
        example = say(parameter.unit, parameter.default)
        remedy = f"Write it like {example}. {allowed(parameter)}"
        return Problem(parameter.path, f'is "{visible(text)}", which cannot be read', remedy)
    return check_value(parameter, value) or value


def read_amount(unit: Unit, text: str) -> float | None:
    """The number that a text means in a unit, if it means one.

    >>> read_amount(Unit.FTE, "500 FTE"), read_amount(Unit.POUNDS, "£2.6m")
    (500.0, 2600000.0)
    >>> read_amount(Unit.POSTS, "1 post"), read_amount(Unit.PERCENT, "25 %")
    (1.0, 25.0)
    >>> read_amount(Unit.PERCENT, "a lot"), read_amount(Unit.FTE, "+10%")
    (None, None)
    """
    if "%" in text and unit not in _PERCENT:
        return None
    return _meaning(unit, text, 0.0)


def _meaning(unit: Unit, text: str, present: float) -> float | None:
    word = text.strip().lower()
    if unit is Unit.YES_OR_NO:
        return 1.0 if word in _YES else 0.0 if word in _NO else None
    found = _match(text)
    if found is None or (found["pound"] and unit.before != "£"):
        return None
    number, words = _signed(found), found["words"]
    if words == "%" and unit not in _PERCENT and not found["scale"]:
        # Without a sign "10%" could be meant as a tenth of it or as a tenth more.
        return _rounded(present * (1 + number / 100)) if found["sign"] else None
    factor = _factor(unit, found["scale"])
    if factor is None or (words and words not in _words(unit)):
        return None
    return _rounded(number * factor)


def _match(text: str) -> re.Match[str] | None:
    plain = " ".join(text.lower().replace("\u2212", "-").split())
    return _TYPED.fullmatch(plain) if len(plain) <= _LONGEST else None


def _signed(found: re.Match[str]) -> float:
    number = float(found["digits"].replace(",", ""))
    return -number if found["sign"] == "-" else number


def _factor(unit: Unit, scale: str) -> float | None:
    if not scale:
        return 1.0
    if scale == "m":
        return 1.0 if unit in _MILLIONS else 1e6 if unit.before else None
    return 1e-3 if unit in _MILLIONS else 1e3


def _words(unit: Unit) -> set[str]:
    """What may stand after a number in this unit, as Headroom or as people say it."""
    after = unit.after.strip().lower()
    said = {after.removeprefix("m ") if unit in _MILLIONS else after, unit.title.lower()}
    said.add(unit.after_one.strip().lower())
    said |= {words.removesuffix("s") for words in said}
    if unit in _PERCENT:
        said |= {"%", "percent", "per cent"}
    return said | ({"pounds"} if unit.before else set())


def _rounded(value: float) -> float:
    """Without the dust of binary fractions, so that 3,000 and 10% more is 3,300."""
    return float(f"{value:.12g}")

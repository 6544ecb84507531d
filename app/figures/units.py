"""How the numbers of a figure are said and what stands on its axis."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.figures.course import rounded, short
from app.wording import amount
from sim.units import MINUS, Unit

_MILLION = 1e6
_LAST_NUMBER = re.compile(r"(\d[\d,]*)(\.\d+)?(?=\D*$)")


@dataclass(frozen=True)
class Words:
    """How a figure says its numbers."""

    say: Callable[[float], str]
    tick: Callable[[float], str]
    unit: str
    """What stands in a table's header: "FTE", "£", "%"."""

    def span(self, low: float, high: float) -> str:
        """Two ends with the unit once.

        >>> words_of(Unit.FTE, 500).span(360, 422), words_of(Unit.PERCENT, 30).span(5, 12)
        ('360 and 422 FTE', '5% and 12%')
        """
        return f"{bare(self.say(low))} and {self.say(high)}"


def bare(said: str) -> str:
    """A number as it was said, without the words after it.

    >>> bare("18.0 children per worker"), bare("£2.6m"), bare("1 person"), bare("21%")
    ('18.0', '£2.6m', '1', '21%')
    """
    return said.partition(" ")[0]


def alike(said: Sequence[str]) -> list[str]:
    """Numbers that stand in one column, with as many digits after the point; nought stays nought.

    >>> alike(["23.8%", "21%", "Average 17", "0"])
    ['23.8%', '21.0%', 'Average 17.0', '0']
    """
    found = [_LAST_NUMBER.search(each) for each in said]
    places = max((len(each[2] or ".") - 1 for each in found if each), default=0)
    return [_to_places(each, place, places) for each, place in zip(said, found, strict=True)]


def _to_places(said: str, found: re.Match[str] | None, places: int) -> str:
    if found is None or not places or set(found[0]) == {"0"}:
        return said
    digits = (found[2] or ".")[1:].ljust(places, "0")
    return f"{said[: found.start()]}{found[1]}.{digits}{said[found.end() :]}"


def words_of(unit: Unit, largest: float) -> Words:
    """How numbers in a unit are said; pounds on the axis in millions if the largest is."""

    def say(value: float) -> str:
        if unit is Unit.POUNDS and abs(value) < _MILLION <= largest:
            # Beside millions to one digit, pounds to the last digit claim too much.
            return rounded(unit, value)
        return amount(unit, value)

    def tick(value: float) -> str:
        if unit is Unit.POUNDS and largest >= _MILLION:
            said = short(unit, value / _MILLION, 1)
            return said if said == "£0" else f"{said}m"
        return short(unit, value, unit.decimals)

    return Words(say, tick, unit.after.strip() or unit.before)


def difference_words_of(unit: Unit, largest: float) -> Words:
    """How differences are said: what is counted in per cent differs by points.

    >>> difference_words_of(Unit.PERCENT, 5).say(1.2), difference_words_of(Unit.FTE, 5).say(4)
    ('1.2 points', '4 FTE')
    """
    words = words_of(unit, largest)
    if not words.unit.startswith("%"):
        return words

    def say(value: float) -> str:
        number = words.say(value).partition("%")[0]
        return f"{number} point{'' if number.lstrip(MINUS) == '1' else 's'}"

    return Words(say, words.tick, "points")


def rough_pounds(largest: float) -> Words:
    """How pounds are said that are averages or differences of futures: three digits are enough.

    >>> rough_pounds(5e5).say(123_456.7), rough_pounds(5e6).tick(2e6)
    ('£123,000', '£2m')
    """
    words = words_of(Unit.POUNDS, largest)
    return Words(lambda value: rounded(Unit.POUNDS, value), words.tick, words.unit)

"""How the numbers of a figure are said and what stands on its axis."""

from collections.abc import Callable
from dataclasses import dataclass

from app.figures.course import short
from app.wording import amount
from sim.units import Unit

_MILLION = 1e6
_SINGULAR = {
    " people": " person",
    " posts": " post",
    " children": " child",
    " referrals": " referral",
    " cases": " case",
    " days": " day",
}


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


def words_of(unit: Unit, largest: float) -> Words:
    """How numbers in a unit are said; pounds on the axis in millions if the largest is."""

    def say(value: float) -> str:
        said = amount(unit, value)
        one = said.removeprefix("-") == f"1{unit.after}"
        return (
            said.removesuffix(unit.after) + _SINGULAR[unit.after]
            if one and (unit.after in _SINGULAR)
            else said
        )

    def tick(value: float) -> str:
        if unit is Unit.POUNDS and largest >= _MILLION:
            said = short(unit, value / _MILLION, 1)
            return said if said == "£0" else f"{said}m"
        return short(unit, value, unit.decimals)

    return Words(say, tick, unit.after.strip() or unit.before)

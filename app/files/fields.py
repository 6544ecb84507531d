"""What one field of a scenario file may hold: dates, lines of text, paths, values.

A check that finds something raises with the problem's own words; the place is added where the
whole file is known (``app.files.problems``).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from app.clean_text import composed, is_unwanted, visible
from app.problem import Problem, did_you_mean
from app.value import check_value
from sim.calendar import months_later
from sim.outcomes import OUTCOMES
from sim.parameter import Kind
from sim.scenario import EVENT_KINDS, PARAMETERS
from sim.units import Unit

SAID = "said in Headroom's words"
"""The type of an error that carries its own fact and remedy."""

FIRST_YEAR, LAST_YEAR = 1980, 2120
MOST_YEARS = 15
YEARS_OF_EFFECT = 10
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Horizon:
    """First and last day as far as they can be read, for the dates that depend on them."""

    first_day: date | None
    last_day: date | None


def said(fact: str, remedy: str) -> PydanticCustomError:
    """An error that carries its own words."""
    return PydanticCustomError(SAID, "{fact}", {"fact": fact, "remedy": remedy})


def read_day(value: object) -> date:
    """A date as year-month-day; a ``ValueError`` that says what is wrong if it is none."""
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        raise said("is no date", 'It must be text such as "2015-01-31": year, month, day.')
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise said(f'is "{value}"', "There is no such day in the calendar.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise said(f'is "{value}"', f"A year can be {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def horizon_of(data: object) -> Horizon:
    """First and last day of what was read, each ``None`` if it cannot be understood."""
    return Horizon(_day_or_none(data, "first_day"), _day_or_none(data, "last_day"))


def _day_or_none(data: object, key: str) -> date | None:
    try:
        return read_day(data[key]) if isinstance(data, dict) else None
    except (KeyError, PydanticCustomError):
        return None


def _long_enough(last: date, info: ValidationInfo) -> date:
    first = info.data.get("first_day")
    if first is None or months_later(first, 1) <= last <= months_later(first, 12 * MOST_YEARS):
        return last
    ends = f"{months_later(first, 1)} to {months_later(first, 12 * MOST_YEARS)}"
    raise said(f"is {last} and first_day is {first}", f"It can be {ends}.")


def _ahead(day: date, info: ValidationInfo) -> date:
    """A date between the first day and the last."""
    return _between(day, info, before=timedelta(0))


def _in_effect(day: date, info: ValidationInfo) -> date:
    """A date up to the last day, or so little before the first that an effect may still run."""
    return _between(day, info, before=timedelta(days=round(365.25 * YEARS_OF_EFFECT)))


def _between(day: date, info: ValidationInfo, before: timedelta) -> date:
    horizon: Any = info.context
    first = horizon.first_day - before if horizon.first_day else date.min
    last = horizon.last_day or date.max
    if first <= day <= last or first > last:
        return day
    ends = [f"from {first}"] * (first > date.min) + [f"up to {last}"] * (last < date.max)
    raise said(f"is {day}", f"It can be {' '.join(ends)}.")


def _line(text: str) -> str:
    return _readable(text, prose=False)


def _title(text: str) -> str:
    if not text.strip():
        raise said("is blank", "Give the scenario a title.")
    return _line(text)


def _name(text: str) -> str:
    if not text.strip():
        raise said("is blank", "Write it out, or leave the whole entry away.")
    return _line(text)


def _prose(text: str) -> str:
    return _readable(text, prose=True)


def _readable(text: str, *, prose: bool) -> str:
    text = composed(text)
    for each in text:
        if is_unwanted(each, prose=prose):
            fact = f"holds a character that cannot be read ({visible(each)})"
            raise said(fact, "Take it out." if prose else "Keep it to one line of plain text.")
    return text


def _outcome(name: str) -> str:
    if name in OUTCOMES:
        return name
    raise said(f'is "{visible(name)}", which is no outcome', did_you_mean(name, OUTCOMES))


def _event_kind(name: str) -> str:
    if name in EVENT_KINDS:
        return name
    remedy = did_you_mean(name, EVENT_KINDS) or f"It can be {', '.join(EVENT_KINDS)}."
    raise said(f'is "{visible(name)}", which is no kind of event', remedy)


def _known_path(path: str) -> str:
    if path in PARAMETERS:
        return path
    raise said(f'is "{visible(path)}", which is no parameter', did_you_mean(path, PARAMETERS))


def _lever_path(path: str) -> str:
    if path and PARAMETERS[_known_path(path)].kind is not Kind.LEVER:
        fact = f'is "{path}", which is no lever'
        raise said(fact, "What is moved while presenting has to be decided by the council.")
    return path


def _dated_path(path: str) -> str:
    _known_path(path)
    if not PARAMETERS[path].dated:
        fact = f'is "{path}", which cannot change on a date'
        raise said(fact, f"It was counted on the first day: set parameters.{path} instead.")
    return path


def _new_value(value: float, info: ValidationInfo) -> float:
    """The value that a dated change leads to, against the limits of what it changes."""
    path = info.data.get("path")
    problem = check_value(PARAMETERS[path], value) if path else None
    return value if problem is None else _raise(problem)


def _at_once(months: float, info: ValidationInfo) -> float:
    path = info.data.get("path")
    if months and path and PARAMETERS[path].unit is Unit.YES_OR_NO:
        raise said(f"is {months:,.12g}", f"{path} is yes or no and changes at once: write 0.")
    return months


def _raise(problem: Problem) -> float:
    raise said(problem.fact, problem.remedy)


Day = Annotated[date, BeforeValidator(read_day)]
LastDay = Annotated[Day, AfterValidator(_long_enough)]
DayAhead = Annotated[Day, AfterValidator(_ahead)]
DayInEffect = Annotated[Day, AfterValidator(_in_effect)]
Title = Annotated[str, Field(max_length=200), AfterValidator(_title)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_line)]
Notes = Annotated[str, Field(max_length=20_000), AfterValidator(_prose)]
Reason = Annotated[str, Field(max_length=2_000), AfterValidator(_prose)]
Name = Annotated[str, Field(max_length=200), AfterValidator(_name)]
Words = Annotated[str, Field(max_length=500), AfterValidator(_name)]
KnownPath = Annotated[str, AfterValidator(_known_path)]
LeverPath = Annotated[str, AfterValidator(_lever_path)]
OutcomeName = Annotated[str, AfterValidator(_outcome)]
EventName = Annotated[str, AfterValidator(_event_kind)]
DatedPath = Annotated[str, AfterValidator(_dated_path)]
NewValue = Annotated[float, AfterValidator(_new_value)]
OverMonths = Annotated[float, Field(ge=0, le=180), AfterValidator(_at_once)]

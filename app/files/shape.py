"""The shape of a scenario file, built from the declarations; its JSON Schema is published."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, create_model
from pydantic.json_schema import GenerateJsonSchema

from app.briefing import MOST_PUBLISHED
from app.document import Test, Vary
from app.files.assurance_shape import AssuranceShape, LogShape
from app.files.briefing_shape import BriefingShape, PublishedShape
from app.files.fields import (
    DatedPath,
    Day,
    DayAhead,
    DayInEffect,
    EventName,
    LastDay,
    Line,
    NewValue,
    Notes,
    OutcomeName,
    OverMonths,
    Reason,
    Title,
    said,
)
from app.files.frozen_shape import FrozenShapes
from app.files.learned_shape import LearnedShape
from app.files.migrations import FORMAT
from app.files.strict import Shape
from sim.grades import Grade
from sim.parameter import Kind, Parameter
from sim.scenario import PARAMETERS
from sim.units import Unit

MOST_FUTURES = 100_000
_SEEDS = 2**63
_MOST_MONEY = PARAMETERS["pay.golden_hello"].most


class Point(Shape):
    """A parameter's value and the reason for it."""

    value: float
    reason: Reason = ""


def _not_above(low: float | None, info: ValidationInfo) -> float | None:
    value = info.data.get("value")
    if low is not None and value is not None and low > value:
        fact = f"is {low:,.12g}, above the value of {value:,.12g}"
        raise said(fact, "It can be the value at most.")
    return low


def _not_below(high: float | None, info: ValidationInfo) -> float | None:
    value = info.data.get("value")
    if high is not None and value is not None and high < value:
        fact = f"is {high:,.12g}, below the value of {value:,.12g}"
        raise said(fact, "It can be the value at least.")
    # A low that could not be read is not in the data; then nothing is known about it.
    if "low" in info.data and (info.data["low"] is None) != (high is None):
        fact = "is missing beside low" if high is None else "has no low beside it"
        raise said(fact, "Give both, or neither for a single value.")
    return high


class Range(Point):
    """A value that each future draws for itself between a low and a high, if they are given."""

    low: Annotated[float | None, AfterValidator(_not_above)] = None
    high: Annotated[float | None, AfterValidator(_not_below)] = Field(None, validate_default=True)


class TargetShape(Shape):
    """What is wanted of an outcome by a date."""

    outcome: OutcomeName
    by: DayAhead
    test: Test
    value: Annotated[float, Field(ge=-1e9, le=1e9)]


class ChangeShape(Shape):
    """A parameter's new value from a date on."""

    date: DayAhead
    path: DatedPath
    value: NewValue
    over_months: OverMonths = 0.0
    reason: Reason = ""


class EventShape(Shape):
    """Something that happens on a date, against its declared effects."""

    date: DayInEffect
    kind: EventName
    size: Annotated[float, Field(ge=-10, le=10)] = 1.0
    reason: Reason = ""


def _managers_hold_none(holds_cases: bool, info: ValidationInfo) -> bool:
    if holds_cases and info.data.get("grade") == Grade.TEAM_MANAGER.name.lower():
        raise said("is true for a team manager", "Team managers hold no cases: write false.")
    return holds_cases


class StaffShape(Shape):
    """One person in post on the first day."""

    grade: Literal["newly_qualified", "social_worker", "senior", "team_manager"]
    permanent: bool
    fte: Annotated[float, Field(gt=0, le=1)]
    service_months: Annotated[float, Field(ge=0, le=720)]
    experience_years: Annotated[float, Field(ge=0, le=60)]
    tie_in_months: Annotated[float, Field(ge=0, le=120)]
    golden_hello: Annotated[float, Field(ge=0, le=_MOST_MONEY)]
    holds_cases: Annotated[bool, AfterValidator(_managers_hold_none)]


class FileShape(Shape):
    """A scenario file but for its parameters, which are declared elsewhere."""

    headroom: Annotated[int, Field(ge=FORMAT, le=FORMAT, description="Format of the file.")]
    made_with: Line
    title: Title
    author: Line
    created: Day
    notes: Notes
    first_day: Day
    last_day: LastDay
    seed: Annotated[int, Field(ge=0, lt=_SEEDS)]
    futures: Annotated[int, Field(ge=1, le=MOST_FUTURES)]
    vary: Vary
    targets: Annotated[list[TargetShape], Field(max_length=20)]
    changes: Annotated[list[ChangeShape], Field(max_length=500)]
    events: Annotated[list[EventShape], Field(max_length=200)]
    staff: Annotated[list[StaffShape], Field(max_length=20_000)] = Field(default=[])
    learned: LearnedShape | None = None
    briefing: BriefingShape = BriefingShape()
    assurance: AssuranceShape = AssuranceShape()
    published: Annotated[list[PublishedShape], Field(max_length=MOST_PUBLISHED)] = Field(default=[])
    frozen: FrozenShapes = Field(default=[])
    # No end to it here: a log that is too long is folded when it is written, and never refused.
    log: list[LogShape] = Field(default=[])
    parameters: Shape

    def entries(self) -> Mapping[str, Point]:
        """Value, range and reason of every parameter, by path."""
        groups = {p.group: getattr(self.parameters, p.group) for p in PARAMETERS.values()}
        return {path: getattr(groups[p.group], p.name) for path, p in PARAMETERS.items()}


def may_vary(parameter: Parameter) -> bool:
    """Whether a scenario may give a parameter a range: a lever is decided and has none."""
    return parameter.kind is not Kind.LEVER and parameter.unit is not Unit.YES_OR_NO


@cache
def file_shape() -> type[FileShape]:
    """The shape of a whole file, one entry for each declared parameter."""
    names: dict[str, list[Parameter]] = {}
    for parameter in PARAMETERS.values():
        names.setdefault(parameter.group, []).append(parameter)
    groups: dict[str, Any] = {group: (_group(group, of), ...) for group, of in names.items()}
    every = create_model("Parameters", __base__=Shape, **groups)
    return create_model("Scenario", __base__=FileShape, parameters=(every, ...))


def _group(name: str, parameters: Iterable[Parameter]) -> type[Shape]:
    entries: dict[str, Any] = {each.name: (_described(each), ...) for each in parameters}
    return create_model(name.capitalize(), __base__=Shape, **entries)


def _described(parameter: Parameter) -> Any:
    entry = _entry(parameter.least, parameter.most, may_vary(parameter), _step(parameter))
    text = f"{parameter.label}, in {parameter.unit.title}. {parameter.help}"
    return Annotated[entry, Field(description=text)]


def _step(parameter: Parameter) -> float | None:
    return 1.0 if parameter.unit is Unit.YES_OR_NO else None


@cache
def _entry(least: float, most: float, varies: bool, step: float | None) -> type[Point]:
    """An entry within limits; parameters with the same limits share it."""
    number = Annotated[float, Field(ge=least, le=most, multiple_of=step)]
    end = Annotated[number | None, AfterValidator(_not_above)]
    other = Annotated[number | None, AfterValidator(_not_below)]
    # Of a name, the schema keeps what follows the last point.
    limits = f"{least:.12g}_to_{most:.12g}".replace(".", "_").replace("-", "minus_")
    if not varies:
        return create_model(f"value_{limits}", __base__=Point, value=(number, ...))
    ends: dict[str, Any] = {
        "low": (end, None),
        "high": (other, Field(None, validate_default=True)),
    }
    return create_model(f"range_{limits}", __base__=Range, value=(number, ...), **ends)


class _Untitled(GenerateJsonSchema):
    """A schema without titles that only repeat the names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No field has a title."""
        return False


def schema_text() -> str:
    """The JSON Schema of a scenario file, as it is published in ``assets``."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **file_shape().model_json_schema(schema_generator=_Untitled),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")

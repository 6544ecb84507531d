"""The part of a scenario file that says what was learned, and from what."""

import re
from typing import Annotated

import numpy as np
from pydantic import AfterValidator, Field, ValidationInfo

from app.clean_text import visible
from app.files.fields import Day, Name, OutcomeName, Words, said
from app.files.strict import Shape
from app.learned_from import LearnedFrom, PointUsed
from sim.scenario import PARAMETERS
from sim.scenario.learned import Learned

MOST_POINTS = 500
_MOST_NAMES = 2_000
_FURTHEST = 10.0
"""Standard deviations that learning may move anything."""
_MOVEMENT = re.compile(r"years\.[a-z_]{1,40}\.(lasting|yearly)\.[0-9]{1,3}")
_NEARLY = 1e-3
"""What rounding may leave of directions that are of length 1 and at right angles."""


def _assumed(name: str) -> str:
    if name in PARAMETERS or _MOVEMENT.fullmatch(name):
        return name
    fact = f'is "{visible(name)}", which is no assumption and no movement of a year'
    raise said(fact, "Learn again, or take the whole entry out.")


class PointShape(Shape):
    """A point that was learned from."""

    id: Name
    outcome: OutcomeName
    month: Day
    months: Annotated[int, Field(ge=1, le=120)]
    value: Annotated[float, Field(ge=-1e12, le=1e12)]
    uncertainty: Annotated[float, Field(gt=0, le=1e12)]
    reading: Words


class CoordinateShape(Shape):
    """Something that futures assume, and what was learned about it, in standard scores."""

    name: Annotated[str, AfterValidator(_assumed)]
    shift: Annotated[float, Field(ge=-_FURTHEST, le=_FURTHEST)]
    along: Annotated[list[Annotated[float, Field(ge=-1, le=1)]], Field(max_length=MOST_POINTS)]


def _each_once(coordinates: list[CoordinateShape]) -> list[CoordinateShape]:
    names = [each.name for each in coordinates]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise said(f"names {twice[0]} twice", "Learn again, or take the whole entry out.")
    return coordinates


def _goes_together(left: list[float], info: ValidationInfo) -> list[float]:
    """Directions are at right angles and of length 1, one for each number that is left."""
    coordinates = info.data.get("coordinates")
    if coordinates is None:
        return left
    remedy = "Learn again, or take the whole entry out."
    if any(len(each.along) != len(left) for each in coordinates):
        raise said("has another length than along", remedy)
    directions = np.array([each.along for each in coordinates]).reshape(len(coordinates), len(left))
    if np.abs(directions.T @ directions - np.eye(len(left))).max(initial=0) > _NEARLY:
        raise said("belongs to directions that are not at right angles and of length 1", remedy)
    return left


class LearnedShape(Shape):
    """What was learned, and from what."""

    on: Day
    code: Name
    method: Name
    futures: Annotated[int, Field(ge=1, le=10_000_000)]
    speaking: Annotated[float, Field(ge=1, le=10_000_000)]
    points: Annotated[list[PointShape], Field(min_length=1, max_length=MOST_POINTS)]
    coordinates: Annotated[
        list[CoordinateShape], Field(max_length=_MOST_NAMES), AfterValidator(_each_once)
    ]
    left: Annotated[
        list[Annotated[float, Field(gt=0, le=1)]],
        Field(max_length=MOST_POINTS),
        AfterValidator(_goes_together),
    ]


def learned_in(shape: LearnedShape) -> Learned:
    """What was learned, as the model takes it."""
    return Learned(
        names=tuple(each.name for each in shape.coordinates),
        shift=tuple(each.shift for each in shape.coordinates),
        directions=tuple(
            tuple(each.along[number] for each in shape.coordinates)
            for number in range(len(shape.left))
        ),
        left=tuple(shape.left),
    )


def learned_from_in(shape: LearnedShape) -> LearnedFrom:
    """What it was learned from."""
    return LearnedFrom(
        points=tuple(PointUsed(**dict(each)) for each in shape.points),
        on=shape.on,
        code=shape.code,
        method=shape.method,
        futures=shape.futures,
        speaking=shape.speaking,
    )

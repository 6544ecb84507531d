"""The part of a scenario file that keeps frozen projections.

The 99 values of a row are one text of numbers with spaces between: as a list they would be most of
what is read and checked at every edit.
"""

from functools import lru_cache
from itertools import pairwise
from math import isfinite
from typing import Annotated

from pydantic import AfterValidator, Field

from app.files.fields import Day, Line, Name, said
from app.files.strict import Shape
from app.frozen import LEVELS, MOST_FROZEN, MOST_ROWS, Frozen, FrozenRow

_MOST = 1e12
_KEPT_IN_MIND = 4 * MOST_ROWS

_Value = Annotated[float, Field(ge=-_MOST, le=_MOST)]


def _one_a_level(text: str) -> str:
    values = _numbers(text)
    if len(values) != len(LEVELS):
        fact = f"holds {len(values)} numbers"
        raise said(fact, f"It must hold {len(LEVELS)}: one for each share from 1% to 99%.")
    if any(one > other for one, other in pairwise(values)):
        raise said("is not in ascending order", "Put the lowest number first.")
    return text


@lru_cache(_KEPT_IN_MIND)
def _numbers(text: str) -> tuple[float, ...]:
    """The numbers in a text; a problem in Headroom's words if one is none."""
    try:
        values = tuple(map(float, text.split(" ")))
    except ValueError:
        values = (float("nan"),)
    if not all(isfinite(each) and abs(each) <= _MOST for each in values):
        raise said("holds what is no number", "Write numbers with one space between them.")
    return values


class FrozenRowShape(Shape):
    """One outcome at one month's end."""

    # Of whatever outcomes there were then: those of another version are compared with none.
    outcome: Annotated[str, Field(pattern="^[a-z0-9_]{1,60}$")]
    month: Day
    months: Annotated[int, Field(ge=1, le=120)] = 1
    last: _Value | None = None
    moving: _Value | None = None
    values: Annotated[str, Field(max_length=5_000), AfterValidator(_one_a_level)]


class FrozenShape(Shape):
    """A projection as it was on a day."""

    on: Day
    by: Line = ""
    code: Name
    key: Name
    version: Name
    futures: Annotated[int, Field(ge=1, lt=2**53)]
    rows: Annotated[list[FrozenRowShape], Field(min_length=1, max_length=MOST_ROWS)]


FrozenShapes = Annotated[list[FrozenShape], Field(max_length=MOST_FROZEN)]


def frozen_in(shape: FrozenShape) -> Frozen:
    """The record that this part of a file describes."""
    rows = tuple(FrozenRow(**{**dict(row), "values": _numbers(row.values)}) for row in shape.rows)
    return Frozen(**{**dict(shape), "rows": rows})


def frozen_fields(frozen: tuple[Frozen, ...]) -> dict[str, object]:
    """The fields of a file: nothing if nothing is frozen, so that a file is what it was before."""
    return {"frozen": [_projection(each) for each in frozen]} if frozen else {}


def _projection(frozen: Frozen) -> dict[str, object]:
    return {
        "on": frozen.on.isoformat(),
        **({"by": frozen.by} if frozen.by else {}),
        "code": frozen.code,
        "key": frozen.key,
        "version": frozen.version,
        "futures": frozen.futures,
        "rows": [_row(each) for each in frozen.rows],
    }


def _row(row: FrozenRow) -> dict[str, object]:
    rules = {"last": row.last, "moving": row.moving}
    return {
        "outcome": row.outcome,
        "month": row.month.isoformat(),
        **({"months": row.months} if row.months > 1 else {}),
        **{name: _plain(value) for name, value in rules.items() if value is not None},
        "values": _text(row.values),
    }


@lru_cache(_KEPT_IN_MIND)
def _text(values: tuple[float, ...]) -> str:
    return " ".join(str(_plain(each)) for each in values)


def _plain(number: float) -> float | int:
    return int(number) if number.is_integer() else number

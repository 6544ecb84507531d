"""The one place that turns plain Python over arrays into machine code."""

from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NamedTuple, ParamSpec, TypeVar, cast

import numba
import numpy as np
from numba.extending import register_jitable
from numpy.typing import NDArray

P = ParamSpec("P")
T = TypeVar("T")
_ERRORS: Literal["numpy"] = "numpy"
"""What is divided by nought is infinite or no number, and stops nothing."""


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """Compile on first use and keep the machine code on disk.

    Strict floating point, so that it gives the digits plain Python would give. The plain
    function stays reachable as ``py_func`` for the test that says so.
    """
    return cast(Callable[P, T], numba.njit(cache=True, error_model=_ERRORS)(function))


def compilable(function: Callable[P, T]) -> Callable[P, T]:
    """Leave plain Python as it is, and let compiled functions call it compiled.

    For a rule of a few steps about one person: going over into machine code and back takes longer
    than the rule.
    """
    return register_jitable(error_model=_ERRORS)(function)


def as_records(*alike: NamedTuple) -> NDArray[Any]:
    """Named tuples of numbers as an array of records, with fields of the same names.

    Compiled code reads both in the same way, and is given records many times faster.
    """
    return np.array(list(alike), _record(type(alike[0])))


@cache
def _record(kind: type[Any]) -> "np.dtype[Any]":
    return np.dtype((np.record, [(name, np.float64) for name in kind._fields]))

"""The one place that turns plain Python over arrays into machine code."""

from collections.abc import Callable
from typing import Literal, ParamSpec, TypeVar, cast

import numba
from numba.extending import register_jitable

P = ParamSpec("P")
T = TypeVar("T")
_ERRORS: Literal["numpy"] = "numpy"
"""What is divided by zero is infinite or no number, and stops nothing."""


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """Compile on first use and keep the machine code on disk.

    Strict floating point, so that it gives the digits plain Python would give. The plain
    function stays reachable as ``py_func`` for the test that says so.
    """
    return cast(Callable[P, T], numba.njit(cache=True, error_model=_ERRORS)(function))


def compiled_in_place(function: Callable[P, T]) -> Callable[P, T]:
    """Compile a function that works on the arrays it is given and makes none.

    Where arrays are made numba counts who still needs each of them, at every call: in code that is
    all short calls on the same few tables, that was half of the time.
    """
    in_place = numba.njit(cache=True, error_model=_ERRORS, forceinline=True, _nrt=False)  # type: ignore[call-overload]
    return cast(Callable[P, T], in_place(function))


def compilable(function: Callable[P, T]) -> Callable[P, T]:
    """Leave plain Python as it is, and let compiled functions call it compiled.

    For a rule of a few steps about one person: going over into machine code and back takes longer
    than the rule.
    """
    return register_jitable(error_model=_ERRORS)(function)

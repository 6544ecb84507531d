"""The one place that turns plain Python over arrays into machine code."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba

P = ParamSpec("P")
T = TypeVar("T")


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """Compile on first use and keep the machine code on disk.

    Strict floating point, so that it gives the digits plain Python would give. The plain
    function stays reachable as ``py_func`` for the test that says so.
    """
    return cast(Callable[P, T], numba.njit(cache=True, error_model="numpy")(function))

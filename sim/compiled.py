"""The one place that turns plain Python over arrays into machine code."""

from collections.abc import Callable
from typing import Any, Literal, ParamSpec, TypeVar, cast

import numba
from llvmlite import ir
from numba import types
from numba.extending import intrinsic, overload, register_jitable
from numpy.typing import NDArray

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


LINE = 64
"""Bytes of a line of the processor's cache."""


def fetch_ahead(table: NDArray[Any], row: int) -> None:
    """Ask for a row that will soon be needed, and go on meanwhile.

    For compiled code that would wait longer for a record from far away in memory than it works on
    it; to plain Python it means nothing. The row need not exist.
    """


@intrinsic
def _fetch(context: Any, address: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        pointer, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        asks = ir.FunctionType(ir.VoidType(), [pointer, number, number, number])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [pointer], asks)
        to_write, keep_near, data = number(1), number(3), number(1)
        where = builder.inttoptr(arguments[0], pointer)
        builder.call(prefetch, [where, to_write, keep_near, data])
        return context.get_dummy_value()

    return types.void(types.intp), generate


@overload(fetch_ahead, jit_options={"forceinline": True})
def _fetch_ahead(table: Any, row: Any) -> Any:
    def fetch(table: Any, row: Any) -> None:
        begin = table.ctypes.data + row * table.strides[0]
        for line in range(0, table.itemsize, LINE):
            _fetch(begin + line)  # type: ignore[call-arg]

    return fetch

"""Tables of records: declared once as a class, kept as one array, one record a row.

A record is read and written by its fields, in plain Python and in compiled code alike:
``cases[row].stage``. A column is ``cases["stage"]``.
"""

from collections.abc import Mapping
from functools import cache
from math import prod
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from sim.compiled import LINE

Table = NDArray[Any]
"""One record a row."""

Whole = Annotated[int, np.int64]
Row = Annotated[int, np.int32]
"""A row of a table, a day or a count: nothing that grows beyond 2 billion."""
Small = Annotated[int, np.int16]
Code = Annotated[int, np.int8]
"""The number of an enumeration."""
Flag = Annotated[bool, np.bool_]
Real = Annotated[float, np.float64]


@cache
def record_type(declared: type) -> np.dtype[Any]:
    """The layout of the records that a class declares, field by field as annotated: with a kind of
    number, as a column of one, or as a plain ``float``.

    ``ValueError`` if a name means something else of every record.

    >>> class Point:
    ...     x: Real
    ...     y: Real
    >>> table = np.zeros(2, record_type(Point))
    >>> table[1].y = 3.0
    >>> table["y"].tolist()
    [0.0, 3.0]
    """
    hints: Mapping[str, Any] = get_type_hints(declared, include_extras=True)
    taken = sorted(hints.keys() & set(dir(np.record)))
    if taken:
        raise ValueError(f"every record has {', '.join(taken)} already")
    fields = [(name, *_kind(hint)) for name, hint in hints.items()]
    return np.dtype((np.record, np.dtype(fields, align=True)))


def _kind(hint: Any) -> tuple[Any, ...]:
    """The number that an annotation means, and the shape of a field that holds several."""
    if get_origin(hint) is np.ndarray:
        return get_args(get_args(hint)[1])
    return get_args(hint)[1:] or (np.float64,)


def table_of(declared: type, *shape: int) -> Table:
    """Records of a class, every field zero, in a table of this shape.

    A record of 64 or 128 bytes begins where a line of the processor's cache does, so that none lies
    in one more than it must.
    """
    layout = record_type(declared)
    size = prod(shape) * layout.itemsize
    room = np.zeros(size + LINE, np.uint8)
    begin = -room.ctypes.data % LINE
    return room[begin : begin + size].view(layout).reshape(shape)


def as_records(*alike: NamedTuple) -> Table:
    """Named tuples of numbers as a table of records with fields of the same names.

    Compiled code reads both in the same way, and is given records many times faster.
    """
    return np.array(list(alike), record_type(type(alike[0])))


def grown(table: Table, further: Table) -> Table:
    """Both tables in one."""
    both = np.empty(len(table) + len(further), further.dtype)
    both[: len(table)], both[len(table) :] = table, further
    return both

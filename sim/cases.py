"""Open cases as columns: one row a child with an open case, rows used again after closing.

Columns are plain arrays, so that the duty desk's day can be compiled. Days are calendar days
since the first day; work is counted in working days.
"""

from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Stage(IntEnum):
    """Where a case stands."""

    CLOSED = -1
    """The row is free."""
    ASSESSMENT = 0
    NEED = 1
    """On a child-in-need plan."""
    PROTECTION = 2
    """On a child protection plan."""
    CARE = 3
    """Looked after."""


UNALLOCATED = -1
"""Worker of a case that waits for one."""
OTHER_TEAM = -2
"""Worker of a case held by a team outside the establishment."""

EPISODE = 1 << 44
"""Added to a child's identity each time the child comes back: every episode has luck of its own."""


class Cases(NamedTuple):
    """The open cases, by row."""

    identity: NDArray[np.int64]
    """Which child and which episode: finds the case's luck."""
    stage: NDArray[np.int8]
    worker: NDArray[np.int32]
    """Row of the worker, UNALLOCATED or OTHER_TEAM."""
    left: NDArray[np.float64]
    """Working days of work left in this stage, with a worker who is not overloaded."""
    steps: NDArray[np.int32]
    """Stages begun so far."""
    sent_back: NDArray[np.int32]
    """Times the assessment was sent back."""
    section_47: NDArray[np.bool_]
    proceedings: NDArray[np.float64]
    """Working days of court proceedings left."""
    referred: NDArray[np.int32]
    """Day of the referral."""
    first_meeting: NDArray[np.int32]
    """Number of the meeting at which the case was opened."""
    waiting_since: NDArray[np.int32]
    """Day on which the case came to be without a worker."""
    worker_since: NDArray[np.int32]
    """Day on which the present worker took the case."""
    changes: NDArray[np.int32]
    """Changes of worker so far."""
    had_worker: NDArray[np.bool_]
    """Whether anybody has held the case yet."""


class Returns(NamedTuple):
    """Children whose case was closed and who will be referred again, in no order."""

    day: NDArray[np.int32]
    identity: NDArray[np.int64]
    used: NDArray[np.int64]
    """One cell: how many rows are in use."""


class Tally(IntEnum):
    """What the duty desk counts, in the order of the tally's cells."""

    REFERRALS = 0
    RE_REFERRALS = 1
    OPENED = 2
    CLOSED = 3
    ASSESSMENTS = 4
    IN_TIME = 5
    ALLOCATED = 6
    DAYS_WAITED = 7
    HANDOVERS = 8
    LEFT = 9
    """Cases of ours that were closed or passed to another team."""


def no_cases(rows: int) -> Cases:
    """So many free rows."""
    return Cases(
        identity=np.zeros(rows, np.int64),
        stage=np.full(rows, Stage.CLOSED, np.int8),
        worker=np.full(rows, UNALLOCATED, np.int32),
        left=np.zeros(rows),
        steps=np.zeros(rows, np.int32),
        sent_back=np.zeros(rows, np.int32),
        section_47=np.zeros(rows, np.bool_),
        proceedings=np.zeros(rows),
        referred=np.zeros(rows, np.int32),
        first_meeting=np.zeros(rows, np.int32),
        waiting_since=np.zeros(rows, np.int32),
        worker_since=np.zeros(rows, np.int32),
        changes=np.zeros(rows, np.int32),
        had_worker=np.zeros(rows, np.bool_),
    )


def no_returns(rows: int) -> Returns:
    """An empty list of returns with room for so many."""
    return Returns(
        np.zeros(rows, np.int32),
        np.zeros(rows, np.int64),
        np.zeros(1, np.int64),
    )


def with_room(cases: Cases, rows: int) -> Cases:
    """The same cases with at least so many rows."""
    lacking = rows - len(cases.stage)
    if lacking <= 0:
        return cases
    more = no_cases(max(lacking, len(cases.stage)))
    columns: list[tuple[NDArray[Any], NDArray[Any]]] = list(zip(cases, more, strict=True))
    return Cases._make([np.concatenate(both) for both in columns])


def returns_with_room(returns: Returns, rows: int) -> Returns:
    """The same returns with at least so many rows."""
    lacking = rows - len(returns.day)
    if lacking <= 0:
        return returns
    more = no_returns(max(lacking, len(returns.day)))
    return Returns(
        np.concatenate((returns.day, more.day)),
        np.concatenate((returns.identity, more.identity)),
        returns.used,
    )

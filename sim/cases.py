"""Open cases and where each of them is: with a worker, waiting for one, or with another team.

A case is a record, one row a child with an open case; rows are used again after closing. The
duty desk touches a case only when something happens to it, so a case is kept where it will be
found then: among its worker's cases in the order in which they will be finished, in its turn
among those that wait, and on the calendar where only time passes.

Days are calendar days since the first day. Work is counted in ticks of a working day, whole
numbers, so that what is added up can be taken away again to the last digit.
"""

from enum import IntEnum
from typing import Annotated, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled
from sim.records import Code, Flag, Real, Row, Small, Table, Whole


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


class Work(IntEnum):
    """Kinds of casework, as they are weighed and allocated."""

    ASSESSMENT = 0
    NEED = 1
    PROTECTION = 2
    CARE = 3
    COURT = 4
    """The care of a child while court proceedings last."""
    ENQUIRY = 5
    """An assessment with a section 47 enquiry."""


UNALLOCATED = -1
"""Worker of a case that waits for one."""
OTHER_TEAM = -2
"""Worker of a case held by a team outside the establishment."""
NOBODY = -1
"""No further row in a list of rows."""

EPISODE = 1 << 44
"""Added to a child's identity each time the child comes back: every episode has luck of its own."""

TICKS = 1 << 32
"""Ticks of a working day: every length is a whole number of them."""
LONGEST = 1_000_000
"""Working days. No length goes beyond; it would run past any calendar."""
NEVER = 1 << 62
"""More work than any clock gets through."""


class Case:
    """One open case."""

    identity: Whole
    """Which child and which episode: finds the case's luck."""
    left: Whole
    """Ticks of work left in this stage while nobody works on it; NEVER if it runs on the
    calendar."""
    worker: Row
    """Row of the worker, UNALLOCATED or OTHER_TEAM."""
    referred: Row
    """Day of the referral."""
    first_meeting: Row
    """Number of the meeting at which the case was opened."""
    since: Row
    """Day on which the present worker took the case; without one, on which it came to wait."""
    turn: Row
    """Place among those that wait: who came earlier has the lower number."""
    finish: Row
    """Number of the meeting at which a stage that runs on the calendar is finished."""
    court_ends: Row
    """Number of the meeting by which court proceedings are over; 0 if there are none."""
    before: Row
    """The case ahead of this one in the same queue."""
    after: Row
    """The case behind this one; of a free row, the next free row."""
    next_due: Row
    """The next case for which the calendar has the same meeting."""
    changes: Small
    """Changes of worker so far; -1 until anybody has held the case."""
    steps: Small
    """Stages begun so far."""
    sent_back: Small
    """Times the assessment was sent back."""
    stage: Code
    work: Code


class Caseload:
    """What the meeting knows of a worker, by the worker's row.

    What is looked at for everybody on every day comes first.
    """

    holds_cases: Flag
    """In post and with a caseload."""
    takes_complex: Flag
    """Not newly qualified."""
    children: Row
    """Children held."""
    norm: Real
    """Weighted cases the worker should hold, after protection, induction and sickness."""
    cap: Real
    """The most weighted cases the worker may be given."""
    load: Real
    """Weighted cases held, by the weights in force."""
    pace: Whole
    """Ticks of work done in a working day: fewer than a day's under overload, from the load after
    the last meeting."""
    clock: Whole
    """Ticks of work done since the first day: what is finished is told by it."""
    next_mark: Whole
    """Where the clock will be when the first of the worker's cases is finished."""
    overload: Real
    """Load against the norm beyond 1, after the last meeting; 0 for who has room."""
    held: Annotated[Any, np.int32, (len(Work),)]
    """Children held, by kind of work."""
    spare: Annotated[Any, np.int64, (5,)]
    """Fills the record up to two lines of the processor's cache."""


class Held:
    """A case in its worker's list."""

    mark: Whole
    """Where the worker's clock will be when the case is finished; NEVER if time alone ends it."""
    case: Row
    """Its row."""


class Queue:
    """The cases of one kind of work that wait, in their turn."""

    first: Row
    last: Row
    waiting: Row
    """How many."""


class Returning:
    """A child whose case was closed and who will be referred again."""

    identity: Whole
    after: Row
    """The next who returns on the same day; of a free row, the next free row."""


class Book:
    """What the duty desk keeps count of; a table of one."""

    free: Row
    """The first free row of the cases."""
    free_rows: Row
    used: Row
    """Rows of the cases that have been in use so far; all after them are free."""
    free_return: Row
    """The first free row of those who return."""
    free_returns: Row
    turn: Row
    """Of the last case that came to wait."""
    holders: Row
    """How many hold cases."""
    known: Row
    """Rows of people that the desk has seen."""
    lightest: Real
    """The least weight of what waits at this meeting; without end if nothing does."""
    waiting: Whole
    """How many cases wait."""
    since: Whole
    """The sum of the days on which they came to wait."""
    stretch: Real
    """What caps are multiplied by today."""
    turned_away: Real
    """Share of referrals turned away today."""


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
    TURNED_AWAY = 10
    """Referrals turned away under pressure."""
    CLOSED_UNASSESSED = 11
    """Cases closed while they waited to be assessed."""


class Desk(NamedTuple):
    """Everything the duty desk works on at a meeting."""

    cases: Table
    workers: Table
    """Caseloads by row of the worker."""
    lists: Table
    """The cases that each worker holds; the first to finish is last. Shape (workers, places)."""
    queues: Table
    """One for each kind of work."""
    due: NDArray[np.int32]
    """By number of the meeting, the first case that the calendar has for it."""
    returning: Table
    returns_on: NDArray[np.int32]
    """By day, the first child who returns on it."""
    book: Any
    tally: NDArray[np.int64]
    rules: Any
    """The casework rules in force, a record."""
    meets: "Meeting"
    key_0: np.uint64
    key_1: np.uint64
    today: int
    meeting: int


class Meeting(NamedTuple):
    """What the allocation meeting writes down for itself."""

    holders: NDArray[np.int64]
    """Rows of those who hold cases, ascending."""
    concerned: NDArray[np.int64]
    """Rows of those of them who have finished something today, or have left."""
    ranks: NDArray[np.int64]
    """Those whom something fits, by how much room they have; shape (2, workers): the newly
    qualified, and the others."""
    ranked: NDArray[np.int64]
    """How many they are, and with those put aside; shape (2, 2)."""
    weights: NDArray[np.float64]
    """Of each kind of work."""
    refused: NDArray[np.float64]
    """The least weight that fitted nobody, of plain and of complex work."""


@compiled
def ticks(days: float) -> int:
    """A length in ticks, at least one and at most what a calendar can hold."""
    whole = int(min(days, float(LONGEST)) * TICKS + 0.5)
    return max(whole, 1)


@compiled
def meetings(length: int) -> int:
    """Working days until a length in ticks has passed on the calendar."""
    return (length + TICKS - 1) // TICKS

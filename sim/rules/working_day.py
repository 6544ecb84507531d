"""A working day of the duty desk: work is done, time passes, referrals come in, cases are given.

The desk works on what happens, not on every case every day. How far a worker has come is told by
a clock that each of their cases has a mark on; a stage that only time ends is on the calendar.
Every other case is left alone.
"""

import numpy as np
from numpy.typing import NDArray

from sim.case_lists import (
    CARE,
    begins_to_wait,
    comes_due,
    fetch_list,
    first_to_finish,
    goes_on_the_calendar,
    has_returned,
    leaves_its_place,
    returns_later,
    runs_on_the_calendar,
    takes_its_place,
)
from sim.cases import NOBODY, Desk, Meeting
from sim.compiled import compiled_in_place, fetch_ahead
from sim.records import Table
from sim.rules.allocation import allocation_meeting, closes_the_day, weighs_anew
from sim.rules.casework import finish_stage, refer
from sim.rules.pressure import closes_unassessed, feels_the_pressure


@compiled_in_place
def _calls_the_roll(desk: Desk, people: int) -> None:
    """Note who of those who have come since the last meeting holds cases; nobody who has left comes
    back."""
    for row in range(desk.book.known, people):
        if desk.workers[row].holds_cases:
            desk.meets.holders[desk.book.holders] = row
            desk.book.holders += 1
    desk.book.known = people


@compiled_in_place
def _work_is_done(desk: Desk) -> None:
    """A working day of everybody's work: what is finished moves on, and who has left hands over."""
    concerned = desk.meets.concerned[: _clocks_move_on(desk)]
    for who in concerned:
        fetch_ahead(desk.cases, first_to_finish(desk, who))
    for who in concerned:
        worker = desk.workers[who]
        if worker.holds_cases:
            while worker.next_mark <= worker.clock:
                finish_stage(desk, first_to_finish(desk, who))
        else:
            _hands_over(desk, who)


@compiled_in_place
def _clocks_move_on(desk: Desk) -> int:
    """Note who has left and who has come to the end of something; how many they are.

    Most of what they hold is far away in memory, so it is asked for before it is worked on.
    """
    holders, staying, concerned = desk.meets.holders, 0, 0
    for who in holders[: desk.book.holders]:
        worker = desk.workers[who]
        if worker.holds_cases:
            worker.clock += worker.pace
            holders[staying] = who
            staying += 1
        if not worker.holds_cases or worker.next_mark <= worker.clock:
            desk.meets.concerned[concerned] = who
            concerned += 1
            fetch_list(desk, who)
    desk.book.holders = staying
    return concerned


@compiled_in_place
def _hands_over(desk: Desk, who: int) -> None:
    """The cases of a worker who has left wait from today on."""
    row = first_to_finish(desk, who)
    while row != NOBODY:
        leaves_its_place(desk, row)
        begins_to_wait(desk, row)
        row = first_to_finish(desk, who)


@compiled_in_place
def _time_passes(desk: Desk) -> None:
    """What the calendar has for this meeting: proceedings that are over, stages that end."""
    row = desk.due[desk.meeting]
    while row != NOBODY:
        case = desk.cases[row]
        following = case.next_due
        fetch_ahead(desk.cases, following)
        if case.court_ends == desk.meeting:
            leaves_its_place(desk, row)
            case.court_ends = 0
            case.work = CARE
            takes_its_place(desk, row)
            if case.finish != desk.meeting:
                comes_due(desk, row)
        if case.finish == desk.meeting:
            finish_stage(desk, row)
        row = following


@compiled_in_place
def _open_referrals(desk: Desk, arrivals: NDArray[np.int64], after: int) -> None:
    """First referrals and children who come back, since the close of the last meeting's day."""
    for identity in arrivals:
        refer(desk, identity, False)
    for day in range(after + 1, desk.today + 1):
        identity = has_returned(desk, day)
        while identity != NOBODY:
            refer(desk, identity, True)
            identity = has_returned(desk, day)


@compiled_in_place
def duty_desk_day(
    cases: Table,
    workers: Table,
    fte: NDArray[np.float64],
    lists: Table,
    queues: Table,
    due: NDArray[np.int32],
    returning: Table,
    returns_on: NDArray[np.int32],
    book: Table,
    tally: NDArray[np.int64],
    rules: Table,
    holders: NDArray[np.int64],
    concerned: NDArray[np.int64],
    ranks: NDArray[np.int64],
    ranked: NDArray[np.int64],
    weights: NDArray[np.float64],
    refused: NDArray[np.float64],
    key_0: np.uint64,
    key_1: np.uint64,
    people: int,
    arrivals: NDArray[np.int64],
    after: int,
    today: int,
    meeting: int,
) -> tuple[float, int, int]:
    """The duty desk's working day, in its order.

    A day's work is done and what is finished moves on, cases of workers who have left are freed;
    then referrals since the last meeting, on the day ``after``, are screened and opened; then the
    meeting allocates, and some of what waits on may be closed.
    ``people`` is how many have come so far. ``cases`` needs a free row for every
    arrival and every return due, ``returning`` one for every open case and every arrival, and
    ``lists`` a place for every case that anybody can come to hold.
    Returns the average caseload, and how many free rows both have left.
    """
    desk = Desk(
        cases, workers, lists, queues, due, returning, returns_on, book[0], tally,
        rules[0], Meeting(holders, concerned, ranks, ranked, weights, refused),
        key_0, key_1, today, meeting,
    )  # fmt: skip
    _calls_the_roll(desk, people)
    weighs_anew(desk)
    _work_is_done(desk)
    _time_passes(desk)
    feels_the_pressure(desk)
    _open_referrals(desk, arrivals, after)
    allocation_meeting(desk)
    closes_unassessed(desk)
    return closes_the_day(desk, fte), desk.book.free_rows, desk.book.free_returns


@compiled_in_place
def places_the_first_day(
    cases: Table,
    workers: Table,
    fte: NDArray[np.float64],
    lists: Table,
    queues: Table,
    due: NDArray[np.int32],
    returning: Table,
    returns_on: NDArray[np.int32],
    book: Table,
    tally: NDArray[np.int64],
    rules: Table,
    holders: NDArray[np.int64],
    concerned: NDArray[np.int64],
    ranks: NDArray[np.int64],
    ranked: NDArray[np.int64],
    weights: NDArray[np.float64],
    refused: NDArray[np.float64],
    people: int,
    in_turn: NDArray[np.int64],
    return_days: NDArray[np.int64],
    return_identities: NDArray[np.int64],
) -> float:
    """Put every case open on the first day in its place, and set the pace until the first meeting;
    the average caseload.

    ``in_turn`` are the rows of the open cases, those who have waited longest first; the returns
    are of children without an open case.
    """
    desk = Desk(
        cases, workers, lists, queues, due, returning, returns_on, book[0], tally,
        rules[0], Meeting(holders, concerned, ranks, ranked, weights, refused),
        np.uint64(0), np.uint64(0), 0, 0,
    )  # fmt: skip
    _calls_the_roll(desk, people)
    weighs_anew(desk)
    for row in in_turn:
        desk.book.turn += 1
        cases[row].turn = desk.book.turn
        if runs_on_the_calendar(cases[row]):
            goes_on_the_calendar(desk, row)
        takes_its_place(desk, row)
    for n in range(len(return_days)):
        returns_later(desk, return_identities[n], return_days[n])
    return closes_the_day(desk, fte)

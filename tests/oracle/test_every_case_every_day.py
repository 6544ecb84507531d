"""The duty desk works on what happens; a desk that looks at every case every day says the same.

Both have the same luck, so they are compared case by case after every meeting, to the digit.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest

from sim.calendar import working_days
from sim.cases import NEVER, NOBODY, OTHER_TEAM, TICKS, UNALLOCATED, Stage, Tally, Work
from sim.model import Service
from sim.rules.working_day import duty_desk_day
from sim.scenario import Change
from sim.streams import Luck
from tests.behaviour.services import FIRST_DAY, tiny
from tests.oracle.plain_desk import PlainDesk
from tests.oracle.plain_entities import PlainCase, PlainWorker

LAST_DAY = date(2015, 12, 31)
FIELDS = ("stage", "worker", "referred", "first_meeting", "since", "changes", "steps", "sent_back")


def overloaded(**values):
    """More work than fits: cases wait, are handed over, sent back and given up."""
    return tiny(LAST_DAY).with_values({name.replace("__", "."): n for name, n in values.items()})


SERVICES = {
    "too much work": overloaded(),
    "staff come and go": overloaded(leaving__rate=60, hiring__experienced_starters=40,
                                    hiring__pool=200, hiring__newly_qualified_places=30),
    "no room": overloaded(casework__cap=105, demand__referrals_a_year=3200),
    "room for all": overloaded(casework__cap=400, demand__referrals_a_year=600),
    "caps that give way": overloaded(casework__cap_gives=30, casework__urgent_days=4),
    "nobody waits": overloaded(casework__cap_gives=100, demand__referrals_a_year=3200),
    "children turned away": overloaded(casework__cap_gives=0, casework__closed_unassessed=60,
                                       demand__threshold_under_pressure=50,
                                       casework__section_47=20),
    "nothing gives": overloaded(casework__cap_gives=0, casework__urgent_days=10000,
                                casework__closed_unassessed=0,
                                demand__threshold_under_pressure=0),
    "many beginners": overloaded(start__newly_qualified_share=60, casework__section_47=50,
                                 casework__need_to_protection=30, casework__need_to_care=20),
    "short stays in care": overloaded(casework__care_years=0.2, casework__care_to_need=60,
                                      casework__proceedings_weeks=9, casework__straight_to_care=20),
    "rules that move": replace(
        overloaded(),
        changes=(
            Change(date(2015, 5, 11), "casework.weight_protection", 2.1),
            Change(date(2015, 6, 1), "casework.handover_lengthening", 55),
            Change(date(2015, 9, 7), "casework.norm_social_worker", 15),
            Change(date(2015, 10, 5), "demand.re_referrals", 50),
            Change(date(2015, 11, 2), "casework.proceedings_weeks", 40),
        ),
    ),
}  # fmt: skip


def as_plain(desk, workers):
    """The product's cases as plain ones, with what is left of each."""
    plain = {}
    names = desk.cases.dtype.names
    worked_on = {
        int(row): int(mark - workers["clock"][who])
        for who, count in enumerate(workers["children"].tolist())
        for mark, row in desk.lists[who, :count].tolist()
    }
    for row in np.flatnonzero(desk.cases["stage"] >= 0).tolist():
        values = desk.cases[row].tolist()
        case = SimpleNamespace(**dict(zip(names, values, strict=True)))
        if case.left == NEVER:
            left = (case.finish - desk.meeting) * TICKS
        else:
            left = worked_on.get(row, case.left)
        plain[case.identity] = PlainCase(
            case.identity, Stage(case.stage), case.work == Work.ENQUIRY, left, case.worker,
            case.referred, case.first_meeting, case.since,
            case.court_ends - desk.meeting if case.court_ends else 0,
            case.turn, case.changes, case.steps, case.sent_back,
        )  # fmt: skip
    return plain


def begins_as(desk, workers):
    """A plain desk in the state of the first day; in what order equals stand is taken over too."""
    plain = PlainDesk(desk._key)
    plain.cases = as_plain(desk, workers)
    of_row = {row: int(desk.cases[row].identity) for row in range(len(desk.cases))}
    for who, count in enumerate(workers["children"].tolist()):
        for row in desk.lists["case"][who, :count].tolist():
            plain.puts_with(plain.cases[of_row[row]])
    for first in desk._opening.due:
        noted, row = [], first
        while row != NOBODY:
            noted.append(of_row[row])
            row = desk.cases[row].next_due
        for identity in reversed(noted):
            plain.notes(plain.cases[identity])
    for day, first in enumerate(desk._opening.returns_on):
        coming, row = [], first
        while row != NOBODY:
            coming.append(int(desk.returning[row].identity))
            row = desk.returning[row].after
        if coming:
            plain.returns[day] = coming[::-1]
    plain.turns = int(desk.book["turn"][0])
    for row, worker in enumerate(workers):
        plain.workers[row] = PlainWorker(row, pace=int(worker.pace), overload=worker.overload)
    return plain


def sees(plain, workers):
    """What the meeting is told of everybody in post."""
    columns = (workers[name].tolist() for name in ("holds_cases", "takes_complex", "norm", "cap"))
    for row, told in enumerate(zip(*columns, strict=True)):
        known = plain.workers.setdefault(row, PlainWorker(row))
        known.holds_cases, known.takes_complex, known.norm, known.cap = told


def differences(plain, desk, workers):
    """What the two say of the same case or worker, where it is not the same."""
    here = as_plain(desk, workers)
    found = [f"only one has case {each}" for each in here.keys() ^ plain.cases.keys()]
    for identity in here.keys() & plain.cases.keys():
        one, other = here[identity], plain.cases[identity]
        found += [
            f"case {identity}: {field} {getattr(one, field)}, plainly {getattr(other, field)}"
            for field in (*FIELDS, "kind")
            if getattr(one, field) != getattr(other, field)
        ]
        beyond = desk.meeting + -(-other.left // TICKS) >= len(desk._opening.due)
        left = -(-other.left // TICKS) * TICKS if other.on_calendar else other.left
        if one.left != left and not (other.on_calendar and beyond):
            found.append(f"case {identity}: left {one.left}, plainly {left}")
        if other.worker == UNALLOCATED and one.turn != other.turn:
            found.append(f"case {identity}: turn {one.turn}, plainly {other.turn}")
    for row in np.flatnonzero(workers["holds_cases"]).tolist():
        known, load, pace = plain.workers[row], workers["load"][row], workers["pace"][row]
        if (load, pace) != (known.load, known.pace):
            found.append(f"worker {row}: {load}, {pace}, plainly {known}")
    found += [
        f"{count.name}: {desk.tally[count]}, plainly {plain.tally[count]}"
        for count in Tally
        if desk.tally[count] != plain.tally[count]
    ]
    return found


@cache
def compared_day_by_day(name):
    """Run a future with both desks; the two at the end, and on how many days they were compared."""
    scenario = SERVICES[name]
    service = Service(scenario, Luck(scenario.seed, 0))
    desk, people = service.desk, service.council.people
    plain = begins_as(desk, people.caseloads)
    compared = 0

    def both(*given):
        nonlocal compared
        arrivals, after, today, meeting = given[-4:]
        sees(plain, people.caseloads)
        plain.rules, plain.today, plain.meeting = given[10][0], today, meeting
        counted = duty_desk_day(*given)
        plain.day(arrivals.tolist(), after)
        found = differences(plain, desk, people.caseloads)
        assert not found, (today, found[:8])
        compared += 1
        return counted

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sim.life.duty_desk.duty_desk_day", both)
        service.unfold()
    return desk, plain, compared


@pytest.mark.parametrize("name", SERVICES)
def test_that_a_desk_which_looks_at_every_case_says_the_same(name):
    _, _, compared = compared_day_by_day(name)
    assert compared == working_days(FIRST_DAY, LAST_DAY).sum()


def test_that_all_that_can_happen_to_a_case_did():
    """The comparison is worth what it has seen."""
    desks = [compared_day_by_day(name)[1] for name in SERVICES]
    seen = [case for plain in desks for case in plain.cases.values()]
    assert sum(plain.tally[Tally.RE_REFERRALS] for plain in desks) > 500
    assert sum(plain.tally[Tally.HANDOVERS] for plain in desks) > 500
    assert sum(case.worker == UNALLOCATED for case in seen) > 100
    assert sum(case.sent_back > 0 for case in seen) > 10
    assert sum(case.court > 0 for case in seen) > 10
    assert sum(case.worker == OTHER_TEAM and case.steps > 1 for case in seen) > 10
    assert sum(case.stage is Stage.CARE and case.changes > 1 for case in seen) > 10
    assert any(case.worker == UNALLOCATED and case.stage is not Stage.ASSESSMENT for case in seen)

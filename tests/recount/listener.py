"""Writes the diary of a future from outside, while the product runs.

What happens to somebody is heard at the door through which it happens, and the table of cases is
looked at after every meeting of the duty desk. Nothing that the product counts is read.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from sim.calendar import DAYS_A_MONTH
from sim.cases import NOBODY, OTHER_TEAM, UNALLOCATED, Stage, Work
from sim.council import COUNT, Life
from sim.grades import Grade
from sim.life import duty_desk
from sim.life.recruitment import Recruitment
from sim.model import Service
from sim.people import People
from sim.results import Run
from sim.rules.working_day import duty_desk_day
from sim.scenario import Scenario
from sim.streams import Luck
from tests.recount.diary import NEVER, Candidate, Child, Diary, Person, Referral, Spells, Told


class Listener:
    """Writes the diary while the product runs."""

    def __init__(self, diary: Diary) -> None:
        self.diary = diary
        self.service: Service | None = None
        self._seen = np.zeros(0, np.int64)

    @property
    def today(self) -> int:
        return self.service.council.today if self.service else 0

    # Staff

    def comes(self, newcomer: Any, many: int, day: float) -> None:
        """So many people alike but for what is given one by one."""
        one_by_one = {
            name: np.broadcast_to(getattr(newcomer, name), many).tolist()
            for name in ("identity", "fte", "experience_years", "holds_cases", "service_months",
                         "because_of_golden_hello")
        }  # fmt: skip
        for values in zip(*one_by_one.values(), strict=True):
            identity, fte, experience, has_caseload, months, lured = values
            self.diary.people.append(
                Person(
                    identity,
                    int(day),
                    day - months * DAYS_A_MONTH,
                    fte,
                    Spells(-NEVER, Grade(newcomer.grade)),
                    experience,
                    bool(has_caseload),
                    lured,
                    permanent_from=day if newcomer.permanent else NEVER,
                )
            )

    def asks_everybody(self) -> Life:
        """On the first of every month."""
        assert self.service is not None
        council = self.service.council
        for day, _ in self.diary.settings:
            if council.date_of(day).day == 1:
                yield council.until(day, COUNT)
                people, desk = council.people, council.people.caseloads
                self.diary.told[day] = {
                    int(row): Told(
                        float(people.leaving_rate[row])
                        if people.permanent[row] and people.rated_on[row] == day
                        else np.nan,
                        float(desk["norm"][row]),
                        float(desk["cap"][row]),
                    )
                    for row in np.flatnonzero(people.in_post[: people.count])
                }

    # Candidates

    def applies(self, identity: int, day: float) -> None:
        self.diary.candidates[identity] = Candidate(identity, day)

    def accepts(self, identity: int, applied: float, day: float) -> None:
        candidate = self.diary.candidates.setdefault(identity, Candidate(identity, applied))
        candidate.accepted = day

    # Children

    def sees_the_first_day(self, cases: Any) -> None:
        """What is known on the first day of the children with an open case."""
        self._seen = cases.copy()
        for case in cases[cases["stage"] >= 0]:
            self.diary.children[int(case.identity)] = Child(
                int(case.identity),
                int(case.referred),
                Spells(-NEVER, Work(case.work)),
                Spells(int(case.since), int(case.worker)),
                working_days_before=-int(case.first_meeting),
                changes_before=int(case.changes) if case.changes >= 0 else None,
            )

    def sees_who_returns(self, told: dict[str, Any]) -> list[int]:
        """Children whose day of coming back has come by this meeting."""
        returning = []
        for day in range(told["after"] + 1, told["today"] + 1):
            row = told["returns_on"][day]
            while row != NOBODY:
                returning.append(int(told["returning"][row].identity))
                row = told["returning"][row].after
        return returning

    def sees_the_cases(self, cases: Any, today: int) -> None:
        """What a meeting has changed."""
        before = np.zeros(len(cases), cases.dtype)
        before["stage"] = Stage.CLOSED
        before[: len(self._seen)] = self._seen
        looked_at = ("identity", "stage", "worker", "work", "sent_back")
        moved = np.any([before[name] != cases[name] for name in looked_at], axis=0)
        for row in np.flatnonzero(moved):
            was, now = before[row], cases[row]
            stays = was.stage >= 0 and now.stage >= 0 and was.identity == now.identity
            if was.stage >= 0 and not stays:
                self.diary.children[int(was.identity)].closed = today
            if now.stage >= 0 and not stays:
                self._is_opened(now, today)
            elif stays:
                self._moves_on(now, today)
        self._seen = cases.copy()

    def _is_opened(self, case: Any, today: int) -> None:
        child = Child(int(case.identity), today, Spells(today, Work(case.work)),
                      Spells(today, UNALLOCATED))  # fmt: skip
        self.diary.children[child.identity] = child
        if case.worker >= 0:
            child.worker.turns(today, int(case.worker))

    def _moves_on(self, case: Any, today: int) -> None:
        child = self.diary.children[int(case.identity)]
        if case.work != child.work.last:
            child.work.turns(today, Work(case.work))
        if case.sent_back > len(child.sent_back):
            child.sent_back.append(today)
        if case.worker != child.worker.last:
            if case.worker != OTHER_TEAM and child.worker.last != UNALLOCATED:
                child.worker.turns(today, UNALLOCATED)
            if case.worker != UNALLOCATED:
                child.worker.turns(today, int(case.worker))


@contextmanager
def _heard(listener: Listener) -> Iterator[None]:
    """The doors through which anything happens tell the listener of it."""
    comes, come, goes = People.comes, People.come, People.goes
    rises, turns = People.rises, People.turns_permanent
    applies, accepts = Recruitment._applies, Recruitment._accepts
    parts = inspect.signature(duty_desk_day)
    diary = listener.diary

    def somebody_comes(self, newcomer, day):
        listener.comes(newcomer, 1, day)
        return comes(self, newcomer, day)

    def many_come(self, newcomers, many, day):
        listener.comes(newcomers, many, day)
        return come(self, newcomers, many, day)

    def somebody_goes(self, row, day):
        diary.people[row].left = day
        goes(self, row, day)

    def somebody_rises(self, row, grade):
        diary.people[row].grade.turns(listener.today, Grade(grade))
        rises(self, row, grade)

    def somebody_turns_permanent(self, row, day):
        diary.people[row].permanent_from = day
        turns(self, row, day)

    def somebody_applies(self, candidate, lured):
        listener.applies(candidate.identity, listener.today)
        yield from applies(self, candidate, lured)
        diary.candidates[candidate.identity].gone = listener.today

    def somebody_accepts(self, offer, day):
        candidate = offer.candidate
        listener.accepts(candidate.identity, candidate.day, day)

        def notice_is_served():
            yield from served
            diary.candidates[candidate.identity].gone = listener.today

        served = accepts(self, offer, day)
        return notice_is_served()

    def the_desk_meets(*given):
        told = parts.bind(*given).arguments
        returning, today = listener.sees_who_returns(told), told["today"]
        found = duty_desk_day(*given)
        diary.meetings.append(today)
        first = told["arrivals"].tolist()
        diary.referrals += [Referral(today, identity, False) for identity in first]
        diary.referrals += [Referral(today, identity, True) for identity in returning]
        listener.sees_the_cases(told["cases"], today)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(People, "comes", somebody_comes)
        patch.setattr(People, "come", many_come)
        patch.setattr(People, "goes", somebody_goes)
        patch.setattr(People, "rises", somebody_rises)
        patch.setattr(People, "turns_permanent", somebody_turns_permanent)
        patch.setattr(Recruitment, "_applies", somebody_applies)
        patch.setattr(Recruitment, "_accepts", somebody_accepts)
        patch.setattr(duty_desk, "duty_desk_day", the_desk_meets)
        yield


def lived(scenario: Scenario, future: int = 0) -> tuple[Diary, Run]:
    """One future: its diary, and what the product counted."""
    diary = Diary(scenario)
    listener = Listener(diary)
    with _heard(listener):
        service = Service(scenario, Luck(scenario.seed, future))
        listener.service = service
        listener.sees_the_first_day(service.desk.cases)
        diary.diverted = service.desk.arrivals.diverted.tolist()
        diary.turned_away = service.desk.arrivals.turned_away.tolist()
        service.council.env.process(listener.asks_everybody())
        recorder = service.unfold()
    return diary, Run(future, recorder.months, recorder.outcomes, {})

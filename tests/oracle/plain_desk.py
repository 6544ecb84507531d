"""The duty desk's rules told plainly: every case is looked at on every day, and nothing is kept up.

It shares its luck and the laws of lengths with the product, so that the two must agree to the
digit on every case after every meeting. What a case weighs, who has room, who waits longest and
when something is finished is found anew each day from the cases themselves.
"""

from math import ceil, floor
from typing import Any

from sim.cases import EPISODE, OTHER_TEAM, TICKS, UNALLOCATED, Stage, Tally, ticks
from sim.rules import case_length
from sim.rules.casework import (
    DRAW_ASSESSMENT,
    DRAW_REFERRAL,
    DRAW_RETURN,
    DRAW_SENT_BACK,
    DRAW_STEP,
    DRAW_WAITED,
)
from sim.streams import four
from tests.oracle.plain_entities import PlainCase, PlainWorker

ROUNDING = 1e-9
"""What a sum of weights may exceed a cap by."""
PARTS = 2**20
"""Of a weighted case: room that differs by less is equal."""
KINDS = ("assessment", "need", "protection", "care", "court", "enquiry")
URGENCY = {"protection": 0, "enquiry": 0, "care": 1, "court": 1, "assessment": 2, "need": 3}
PLAIN = ("assessment", "need")
MOST = 3
"""Times their cap that anybody is given at most."""
MONTH = 365.25 / 12


class PlainDesk:
    """The open cases and everybody who may hold them."""

    def __init__(self, key: tuple[Any, Any]) -> None:
        self.key = key
        self.cases: dict[int, PlainCase] = {}
        self.workers: dict[int, PlainWorker] = {}
        self.returns: dict[int, list[int]] = {}
        self.tally = dict.fromkeys(Tally, 0)
        self.turns = self.puts = self.listings = 0
        self.rules: Any = None
        self.today = self.meeting = 0
        self.stretch, self.turned_away = 1.0, 0.0

    # Luck

    def luck(self, identity: int, draw: int) -> tuple[float, float, float, float]:
        return four(self.key[0], self.key[1], identity, draw)

    # Places

    def held(self) -> dict[int, list[PlainCase]]:
        """The cases of each worker, in the order in which they would be finished; of equals, the
        one put there last."""
        held: dict[int, list[PlainCase]] = {row: [] for row in self.workers}
        for case in self.cases.values():
            if case.worker >= 0:
                held[case.worker].append(case)
        for cases in held.values():
            cases.sort(key=lambda case: (case.on_calendar, not case.on_calendar and case.left,
                                         -case.put))  # fmt: skip
        return held

    def puts_with(self, case: PlainCase) -> None:
        self.puts += 1
        case.put = self.puts

    def notes(self, case: PlainCase) -> None:
        self.listings += 1
        case.listed = self.listings

    def waits(self, case: PlainCase) -> None:
        self.turns += 1
        case.worker, case.since, case.turn = UNALLOCATED, self.today, self.turns

    def weight(self, kind: str) -> float:
        rules = self.rules
        if kind == "court":
            return float(rules.weight_care + rules.weight_proceedings)
        if kind in ("need", "protection", "care"):
            return float(getattr(rules, f"weight_{kind}"))
        return float(rules.weight_assessment)

    def weigh(self, cases: list[PlainCase]) -> float:
        """By kind, so that the sum has the product's digits."""
        held = [case.kind for case in cases]
        load = 0.0
        for kind in KINDS:
            load += held.count(kind) * self.weight(kind)
        return load

    # The day

    def day(self, arrivals: list[int], after: int) -> None:
        held = self.held()
        for row in sorted(self.workers):
            self.works(self.workers[row], held[row])
        self.time_passes()
        self.presses()
        for identity in arrivals:
            self.screens(identity, again=False)
        for day in range(after + 1, self.today + 1):
            for identity in reversed(self.returns.pop(day, [])):
                self.screens(identity, again=True)
        self.meets()
        if self.meeting % 5 == 0:
            self.goes_through_those_who_wait()
        for worker in self.workers.values():
            ratio = worker.load / worker.norm if worker.norm > 0 else 0.0
            worker.overload = max(0.0, ratio - 1)
            longer = case_length.lengthening(self.rules, ratio)
            worker.pace = ticks(1 / longer)

    def presses(self) -> None:
        """How long everybody who waits has waited, in months for each case-holder."""
        waited = sum(self.today - case.since for case in self.cases.values()
                     if case.worker == UNALLOCATED)  # fmt: skip
        holders = sum(each.holds_cases for each in self.workers.values())
        months = waited / MONTH / max(holders, 1)
        self.stretch = min(1 + self.rules.cap_gives * months, MOST)
        self.turned_away = self.rules.turned_away * min(months, 1)

    def goes_through_those_who_wait(self) -> None:
        for case in sorted(self.cases.values(), key=lambda each: each.turn):
            waits = case.worker == UNALLOCATED and self.today - case.since >= 7
            if waits and case.kind == "assessment":
                u = self.luck(case.identity, DRAW_WAITED + self.meeting)[0]
                if u < self.rules.closed_unassessed:
                    self.tally[Tally.CLOSED_UNASSESSED] += 1
                    self.closes(case, self.rules.turned_away_return)

    def works(self, worker: PlainWorker, held: list[PlainCase]) -> None:
        if not worker.holds_cases:
            for case in held:
                self.waits(case)
            return
        for case in held:
            if not case.on_calendar:
                case.left -= worker.pace
        for case in held:
            if not case.on_calendar and case.left <= 0:
                self.finishes(case)

    def time_passes(self) -> None:
        running = [case for case in self.cases.values() if case.on_calendar]
        due = []
        for case in running:
            if case.began == self.meeting:
                continue
            case.left -= TICKS
            was_in_court = case.court > 0
            case.court = max(case.court - 1, 0)
            if case.left <= 0 or (was_in_court and case.court == 0):
                due.append(case)
        for case in sorted(due, key=lambda each: -each.listed):
            if case.left <= 0:
                self.finishes(case)
            else:
                self.notes(case)
                if case.worker >= 0:
                    self.puts_with(case)

    def screens(self, identity: int, again: bool) -> None:
        self.tally[Tally.REFERRALS] += 1
        self.tally[Tally.RE_REFERRALS] += again
        nothing, enquiry, turned, _ = self.luck(identity, DRAW_REFERRAL)
        if nothing < self.rules.no_further_action:
            self.perhaps_returns(identity, self.rules.re_referral)
            return
        if enquiry >= self.rules.section_47 and turned < self.turned_away:
            self.tally[Tally.TURNED_AWAY] += 1
            self.perhaps_returns(identity, self.rules.turned_away_return)
            return
        u, v, _, _ = self.luck(identity, DRAW_ASSESSMENT)
        case = PlainCase(
            identity, Stage.ASSESSMENT, enquiry < self.rules.section_47,
            ticks(case_length.assessment_length(self.rules, u, v)), UNALLOCATED,
            self.today, self.meeting, self.today,
        )  # fmt: skip
        self.cases[identity] = case
        self.tally[Tally.OPENED] += 1
        self.waits(case)

    def perhaps_returns(self, identity: int, share: float) -> None:
        back, delay, _, _ = self.luck(identity, DRAW_RETURN)
        if back < share:
            day = self.today + 1 + int(case_length.return_days(self.rules.return_mean, delay))
            self.returns.setdefault(day, []).append(identity + EPISODE)

    # From stage to stage

    def finishes(self, case: PlainCase) -> None:
        rules = self.rules
        was_assessment = case.stage is Stage.ASSESSMENT
        if was_assessment:
            worker = self.workers[case.worker]
            u = self.luck(case.identity, DRAW_SENT_BACK + case.sent_back)[0]
            if u < rules.rework * worker.overload:
                case.sent_back += 1
                case.left = ticks(rules.rework_length)
                self.puts_with(case)
                return
            self.tally[Tally.ASSESSMENTS] += 1
            in_time = self.meeting - case.first_meeting <= rules.assessment_limit
            self.tally[Tally.IN_TIME] += in_time
        draw = DRAW_STEP + 2 * case.steps
        turn, other, elsewhere, court = self.luck(case.identity, draw)
        stage = self.next_stage(case, turn, other)
        if stage is Stage.CLOSED:
            self.closes(case, rules.re_referral)
            return
        length, again, _, _ = self.luck(case.identity, draw + 1)
        case.steps += 1
        self.begins(case, stage, length, again, court)
        if was_assessment and elsewhere < rules.held_by_other_teams:
            case.worker = OTHER_TEAM
            self.tally[Tally.LEFT] += 1
        if case.on_calendar:
            self.notes(case)
            case.began = self.meeting
        if case.worker >= 0:
            if not self.workers[case.worker].takes_complex and case.kind not in PLAIN:
                self.waits(case)
            else:
                self.puts_with(case)

    def next_stage(self, case: PlainCase, turn: float, other: float) -> Stage:
        rules = self.rules
        if case.stage is Stage.ASSESSMENT:
            if case.enquiry and turn < rules.plan_after_section_47:
                return Stage.PROTECTION
            if other < rules.closed_after_assessment:
                return Stage.CLOSED
            care = rules.closed_after_assessment + rules.care_after_assessment
            return Stage.CARE if other < care else Stage.NEED
        steps = {
            Stage.NEED: [(Stage.PROTECTION, rules.need_to_protection),
                         (Stage.CARE, rules.need_to_care)],
            Stage.PROTECTION: [(Stage.NEED, rules.protection_to_need),
                               (Stage.CARE, rules.protection_to_care)],
            Stage.CARE: [(Stage.NEED, rules.care_to_need)],
        }  # fmt: skip
        upto = 0.0
        for stage, share in steps[case.stage]:
            upto += share
            if turn < upto:
                return stage
        return Stage.CLOSED

    def begins(
        self, case: PlainCase, stage: Stage, length: float, again: float, court: float
    ) -> None:
        rules = self.rules
        case.stage, case.court = stage, 0
        if stage is Stage.NEED:
            days = case_length.need_length(rules, length, again)
        elif stage is Stage.PROTECTION:
            days = case_length.protection_length(rules, length, again)
        else:
            days = case_length.care_length(rules, length)
            case.court = ceil(rules.proceedings_length) if court < rules.proceedings_share else 0
        case.left = ticks(days)

    def closes(self, case: PlainCase, return_share: float) -> None:
        self.perhaps_returns(case.identity, return_share)
        self.tally[Tally.CLOSED] += 1
        self.tally[Tally.LEFT] += case.worker != OTHER_TEAM
        del self.cases[case.identity]

    # The meeting

    def meets(self) -> None:
        holders = [each for each in self.workers.values() if each.holds_cases]
        held = self.held()
        for worker in holders:
            worker.load = self.weigh(held[worker.row])
        waiting = [case for case in self.cases.values() if case.worker == UNALLOCATED]
        for case in sorted(waiting, key=lambda each: (URGENCY[each.kind], each.turn)):
            heavy = self.weight(case.kind)
            able = [
                each
                for each in holders
                if each.load + heavy <= each.cap * self.stretch + ROUNDING
                and (each.takes_complex or case.kind in PLAIN)
            ]
            if able:
                worker = max(able, key=_room)
                self.gives(case, worker)
                held[worker.row].append(case)
                worker.load = self.weigh(held[worker.row])
        self.gives_out_what_is_overdue(held, holders)

    def gives_out_what_is_overdue(
        self, held: dict[int, list[PlainCase]], holders: list[PlainWorker]
    ) -> None:
        """Urgent cases that have waited too long, whatever the cap. What the first that fits nobody
        comes before waits on, too."""
        waiting = [case for case in self.cases.values() if case.worker == UNALLOCATED]
        for urgency in (0, 1):
            urgent = [case for case in waiting if URGENCY[case.kind] == urgency]
            for case in sorted(urgent, key=lambda each: each.turn):
                heavy = self.weight(case.kind)
                able = [each for each in holders
                        if each.takes_complex and each.load + heavy <= each.cap * MOST]  # fmt: skip
                if self.today - case.since < self.rules.urgent_days or not able:
                    break
                worker = max(able, key=_room)
                self.gives(case, worker)
                held[worker.row].append(case)
                worker.load = self.weigh(held[worker.row])

    def gives(self, case: PlainCase, worker: PlainWorker) -> None:
        self.tally[Tally.ALLOCATED] += 1
        self.tally[Tally.DAYS_WAITED] += self.today - case.since
        if case.changes >= 0:
            self.tally[Tally.HANDOVERS] += 1
            if not case.on_calendar:
                case.left = ticks(case.left / TICKS * (1 + self.rules.handover))
        case.changes += 1
        case.worker, case.since = worker.row, self.today
        self.puts_with(case)


def _room(worker: PlainWorker) -> tuple[int, int]:
    return floor((worker.norm - worker.load) * PARTS + 0.5), -worker.row

"""There is a place for every case that somebody may be given, whoever comes."""

from dataclasses import replace
from datetime import date

import pytest

from sim.grades import Grade
from sim.life import duty_desk
from sim.model import Service
from sim.rules.working_day import duty_desk_day
from sim.scenario import StaffMember
from sim.streams import Luck
from tests.behaviour.services import tiny

FEW_CASES = {
    "start.children_in_need": 5, "start.awaiting_assessment": 0, "start.unallocated": 0,
    "start.child_protection_plans": 0, "start.children_in_care": 0, "casework.cap": 300,
}  # fmt: skip


def test_that_a_newcomer_who_may_hold_more_than_anybody_before_has_room_for_it():
    """On the first day there is one beginner, who works three days a week; agency workers with full
    loads come in its first month, before everybody's norm is looked at again."""
    beginner = StaffMember(Grade.NEWLY_QUALIFIED, True, 0.6, 1.0, 0.0)
    scenario = replace(tiny(date(2015, 2, 27)), staff=(beginner,)).with_values(FEW_CASES)
    service = Service(scenario, Luck(scenario.seed, 0))
    (of_the_beginner,) = service.council.people.caseloads["cap"][:1].tolist()
    casework = scenario.settings.casework
    lightest = min(casework.weight_need, casework.weight_assessment, casework.weight_care)
    most = []

    def meets(*given):
        workers, lists = given[1], given[3]
        caps = [worker.cap for worker in workers if worker.holds_cases]
        assert lists.shape[1] >= int(max(caps) / lightest)
        most.append(max(caps))
        return duty_desk_day(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duty_desk, "duty_desk_day", meets)
        service.unfold()
    assert max(most) > 2 * of_the_beginner

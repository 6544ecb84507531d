"""What a planner is told to look at: rates that the caps stop, and another council's counts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import start
from app.files.scenario_file import read, write
from app.sources.advice import notices
from sim.grades import Grade
from sim.rules.pay_position import agency_rate
from sim.scenario import PARAMETERS, Change
from tests.app.birmingham import DOCUMENT, STAFF

SHIPPED = sorted((Path(start.__file__).parent / "scenarios").glob("*.headroom"))
OWN = {
    "posts.social_workers": 100.0, "posts.seniors": 60.0, "posts.team_managers": 25.0,
    "start.children_in_need": 3000.0, "start.awaiting_assessment": 400.0,
    "start.unallocated": 10.0, "start.child_protection_plans": 300.0,
    "start.children_in_care": 500.0, "demand.referrals_a_year": 6000.0,
}  # fmt: skip


def with_values(values, changes=(), document=DOCUMENT):
    scenario = document.scenario.with_values(values)
    return replace(document, scenario=replace(scenario, changes=tuple(changes)))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_that_there_is_nothing_to_say_of_the_scenarios_that_ship(path):
    assert notices(read(path)) == []


def test_that_a_rate_above_the_cap_is_said_with_what_is_allowed():
    (said,) = notices(with_values({"agency.charge_senior": 44.0}))
    assert said == (
        "Agency rate, senior social worker, is £44.00 an hour. The regional memorandum allows "
        "£39.89 an hour: what is above it changes nothing while the memorandum is in force."
    )


@pytest.mark.parametrize("rate", [33.41, 33.5, 60.0])
def test_that_it_is_said_exactly_when_the_model_does_not_follow(rate):
    document = with_values({"agency.charge_social_worker": rate})
    agency = document.scenario.settings.agency
    stopped = agency_rate(agency, Grade.SOCIAL_WORKER).charged < rate
    assert bool(notices(document)) is stopped is (rate > 33.41)


def test_that_a_team_managers_rate_may_go_up_to_the_cap():
    assert notices(with_values({"agency.charge_team_manager": 52.0})) == []
    (said,) = notices(with_values({"agency.charge_team_manager": 54.0}))
    assert "team manager, is £54.00 an hour. The regional memorandum allows £53.00" in said


def test_that_nothing_is_said_without_a_memorandum():
    assert notices(with_values({"agency.charge_senior": 44.0, "agency.memorandum": 0.0})) == []


def test_that_a_rate_raised_on_a_date_is_said_with_the_date():
    raised = Change(date(2016, 4, 1), "agency.charge_senior", 44.0)
    (said,) = notices(with_values({}, [raised]))
    assert "is £44.00 an hour from 1 April 2016." in said
    ended = Change(date(2016, 4, 1), "agency.memorandum", 0.0)
    assert notices(with_values({}, [raised, ended])) == []
    comes = [Change(date(2016, 4, 1), "agency.memorandum", 1.0)]
    without = {"agency.memorandum": 0.0, "agency.charge_senior": 44.0}
    (said,) = notices(with_values(without, comes))
    assert "from 1 April 2016" in said


def test_that_counts_of_another_council_are_named_once_there_are_own_staff():
    own_staff = replace(DOCUMENT, scenario=replace(DOCUMENT.scenario, staff=STAFF, changes=()))
    posts, children = notices(own_staff)
    assert (
        "posts are still Birmingham's (Social worker posts; Senior social worker posts; " in posts
    )
    assert "children and referrals are still Birmingham's (Children in need; " in children
    labels = [PARAMETERS[path].label for path in OWN]
    assert all(label in posts + children for label in labels)
    assert notices(with_values(OWN, document=own_staff)) == []


def test_that_a_reason_is_taken_for_an_answer():
    own = dict(OWN)
    del own["posts.seniors"]
    own_staff = replace(DOCUMENT, scenario=replace(DOCUMENT.scenario, staff=STAFF, changes=()))
    (said,) = notices(with_values(own, document=own_staff))
    assert "(Senior social worker posts)" in said
    because = replace(own_staff, reasons={"posts.seniors": "as in the budget book"})
    assert notices(with_values(own, document=because)) == []


def test_that_check_prints_it(headroom, tmp_path):
    path = tmp_path / "dear.headroom"
    write(with_values({"agency.charge_senior": 44.0}), path)
    code, answer, _ = headroom("check", path)
    assert code == 0
    assert "WORTH A LOOK\nAgency rate, senior social worker, is £44.00 an hour. " in answer
    write(DOCUMENT, path)
    assert "WORTH A LOOK" not in headroom("check", path)[1]

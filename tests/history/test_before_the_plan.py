"""Before the plan some workers held upwards of 40 (BHM-035): the surge of 2014 shows them in its
tail."""

from dataclasses import replace
from datetime import date

import pytest

from app.files.scenario_file import read
from sim.assumed import assumed
from sim.model import Service
from sim.scenario import Scenario
from sim.streams import Luck
from sim.years import years_of
from tests.history.yearly import ROOT

FUTURES = range(12)
SINCE = 150
"""Days from 1 April 2014: the front door that opened in July is at its busiest."""


def most_held(scenario: Scenario, number: int) -> float:
    """The largest caseload per FTE that anybody has in the surge, looked at once a month."""
    luck = Luck(scenario.seed, number)
    this = assumed(scenario, luck)
    settled = replace(scenario.with_luck_alone(), settings=scenario.settings.replaced(this.values))
    years = years_of(replace(settled, years_differ=True), this.movements)
    service = Service(settled, luck, years)
    held = [0.0]

    def looks():
        yield service.council.env.timeout(SINCE)
        while True:
            people = service.council.people
            loads, fte = people.caseloads[: people.count], people.fte[: people.count]
            holding = loads["holds_cases"]
            held.append(float((loads["children"][holding] / fte[holding]).max()))
            yield service.council.env.timeout(30)

    service.council.env.process(looks())
    service.unfold()
    return max(held)


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    document = read(ROOT / "scenarios" / "birmingham-2014.headroom")
    return replace(document.played, last_day=date(2014, 12, 31))


def test_that_caps_that_give_show_workers_far_above_40_in_the_tail_of_the_surge(scenario):
    """Some still hold 40 and more from the first day on, as was reported; the surge adds others."""
    holds = {"casework.cap_gives": 0.0, "casework.urgent_days": 10000.0}
    firm = [most_held(scenario.with_values(holds), number) for number in FUTURES]
    gives = [most_held(scenario, number) for number in FUTURES]
    assert max(firm) < 50
    assert max(gives) > 60
    assert all(more >= less for more, less in zip(gives, firm, strict=True))

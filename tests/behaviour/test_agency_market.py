"""Leavers who go to agency work enlarge the market that the council finds them in."""

from datetime import date

import pytest

from sim.model import Service
from sim.streams import Luck
from tests.behaviour.services import futures, staff_alone

LAST_DAY = date(2017, 1, 31)
NEVER_ENOUGH = {
    "agency.market": 120.0, "start.agency_fte": 100.0, "agency.days_to_place": 7.0,
    "agency.share_cap": 100.0, "hiring.experienced_starters": 5.0,
    "hiring.newly_qualified_places": 10.0,
}  # fmt: skip
"""More vacant posts than the market has agency workers for."""


def left_for_agency_work(scenario, number=0):
    """What has been added to the market by the end of one future."""
    service = Service(scenario, Luck(scenario.seed, number))
    service.unfold()
    return service.council.market_gain


def raising(rate, **values):
    """Everybody feels a raised pull of agency pay from the first day on."""
    return staff_alone(LAST_DAY).with_values(NEVER_ENOUGH | {"leaving.rate": rate} | values)


@pytest.mark.parametrize("rate", [20, 27])
def test_that_leaving_as_on_the_first_day_moves_the_market_little(rate):
    """Staff turn over at the declared rate, so the flow is that of the first day but for luck,
    and for the fewer there are to leave."""
    gains = [left_for_agency_work(raising(rate), number) for number in range(6)]
    usual = 354 * rate / 100 * 0.17
    assert abs(sum(gains) / 6) < 0.4 * usual


def test_that_more_leavers_mean_more_agency_workers_to_be_had():
    """NAT-026, HRM-090: agency pay half as high again draws more into agency work, and the
    council finds some of them there; without it the same draw leaves posts empty."""
    dear = {"agency.memorandum": 0.0, "agency.market_elasticity": 0.0,
            "agency.charge_social_worker": 50.0, "agency.charge_senior": 60.0,
            "agency.charge_team_manager": 65.0}  # fmt: skip
    near = staff_alone(LAST_DAY).with_values(NEVER_ENOUGH | dear | {"agency.years_in_market": 4.0})
    far = near.with_values({"agency.years_in_market": 0.0})
    found, gone = (futures(each, range(6)) for each in (near, far))
    assert found.at("agency_fte", LAST_DAY).mean() > gone.at("agency_fte", LAST_DAY).mean() + 3
    assert gone.at("agency_fte", LAST_DAY).max() <= 120
    empty = [each.at("empty_posts", LAST_DAY).mean() for each in (found, gone)]
    assert empty[0] < empty[1]

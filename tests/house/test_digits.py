"""The digits themselves: an upgrade of a library, or a change of the model, that moves a figure
does not pass unseen.

If this fails after a change to the model that is meant to move figures, mark "numbers change" in
the changelog and record the digits anew: ``python -m tests.house.test_digits``. If it fails after
an upgrade of numpy, numba or simpy, results made before can no longer be reproduced: say so there
too.
"""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from app.fingerprint import made_with
from sim import model
from sim.scenario import Change, Event, Scenario, evidence_ranges

RECORD = Path(__file__).with_name("digits.json")
SMALL = {
    "start.permanent_fte": 36.0, "start.agency_fte": 14.0, "start.children_in_need": 900.0,
    "start.awaiting_assessment": 130.0, "start.unallocated": 20.0,
    "start.child_protection_plans": 110.0, "start.children_in_care": 180.0,
    "posts.social_workers": 24.0, "posts.seniors": 18.0, "posts.team_managers": 7.0,
    "demand.referrals_a_year": 1300.0, "agency.market": 18.0, "agency.extra_places": 1.0,
    "hiring.newly_qualified_places": 8.0, "hiring.experienced_starters": 5.0, "hiring.pool": 30.0,
}  # fmt: skip


def small_service() -> Scenario:
    """A tenth of Birmingham's staff, with a lever, an event and every assumption that varies."""
    ranges = {path: ends for path, ends in evidence_ranges().items() if path not in SMALL}
    scenario = Scenario(
        date(2015, 1, 31),
        date(2016, 6, 30),
        ranges=ranges,
        changes=(Change(date(2015, 9, 15), "pay.golden_hello", 6000),),
        events=(Event(date(2014, 7, 1), "front_door_opens"),),
    )
    return replace(scenario, settings=scenario.settings.replaced(SMALL))


def digest() -> str:
    """A digest of every outcome of two small futures."""
    scenario = small_service()
    outcomes = np.array([model.run(scenario, future).outcomes for future in (0, 1)])
    return hashlib.sha256(outcomes.astype("<f8").tobytes()).hexdigest()


def test_that_no_digit_moved_unseen():
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    said = f"recorded with {recorded['made_with']}, now {made_with()}"
    assert digest() == recorded["digest"], said


if __name__ == "__main__":
    record = {"made_with": made_with(), "digest": digest()}
    RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")

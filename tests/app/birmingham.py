"""A document like the one that ships, for tests that need any good one."""

from datetime import date

from app.document import Document, Target
from sim.grades import Grade
from sim.scenario import Change, Event, Scenario, StaffMember, evidence_ranges

SCENARIO = Scenario(
    first_day=date(2015, 1, 31),
    last_day=date(2018, 3, 31),
    ranges=evidence_ranges(),
    changes=(Change(date(2016, 4, 1), "posts.social_workers", 262.0, 12.0, "growth posts"),),
    events=(Event(date(2014, 7, 1), "front_door_opens", 1.0, "MASH opened in July 2014"),),
)

DOCUMENT = Document(
    title="Birmingham, January 2015",
    author="Workforce planning",
    created=date(2015, 2, 2),
    notes="As cabinet saw it.\nFigures of January.",
    futures=256,
    vary="luck+assumptions",
    scenario=SCENARIO,
    reasons={"pay.golden_hello": "as offered since April 2014"},
    targets=(Target("permanent_fte", date(2017, 3, 31), "at least", 500.0),),
)

STAFF = (
    StaffMember(Grade.SENIOR, True, 0.8, 40.5, 9.25, 12.0, 3000.0),
    StaffMember(Grade.TEAM_MANAGER, False, 1.0, 3.0, 12.0, holds_cases=False),
)

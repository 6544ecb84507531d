"""A document like the one that ships, for tests that need any good one."""

from dataclasses import replace
from datetime import date

from app.assurance import Assurance, LogEntry, Ownership, Signature
from app.briefing import Briefing, PageChoice, Published
from app.computer import Computer
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

WINDOWS = Computer(
    "Windows", "AMD64", "Windows 11", "X86_V3 X86_V4", "3.13.1", "2.4.6", "0.68.1", "4.1.2"
)

HANDED_OVER = replace(
    DOCUMENT,
    briefing=Briefing(
        (
            PageChoice("path", "By 2017 we are there", "Say this\nfirst.", "K7QX4-2F-9M"),
            PageChoice("inputs"),
        ),
        ("pay-parity", "our own/other.headroom"),
        "pay.golden_hello",
    ),
    assurance=Assurance(
        "Head of service",
        date(2016, 1, 31),
        Signature("A. Auditor", "Finance", date(2015, 3, 1), "K7QX4-2F-9M", "With reservations."),
        {
            "pay.golden_hello": Ownership("HR"),
            "pay.on_costs": Ownership("Finance", "B. Budget", date(2015, 3, 2), 27.5),
        },
    ),
    published=(
        Published(date(2015, 3, 3), "K7QX4-2F-9M-256-3WHP", "0.3.0", "brief.pptx"),
        Published(
            date(2015, 3, 9),
            "K7QX4-2F-9M-512-0QZ4",
            "0.4.0",
            "brief.pdf",
            WINDOWS,
            {"permanent_fte": 388.10259173561, "vacant_posts": 146.0, "an_older_one": -0.1},
        ),
    ),
    log=(
        LogEntry(date(2015, 2, 28), "", "40 earlier entries", "", "K7QX4-2F-9M", 40),
        LogEntry(date(2015, 3, 1), "anna", "Seed 1 to 2", "other luck", "K7QX4-2F-9M"),
    ),
)
"""With everything that a briefing and its assurance may keep."""

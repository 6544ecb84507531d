"""What differs between two documents is said, all of it, once and in plain words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import edits
from app.changed import changed_paths, changes_said, label_of
from app.document import Target
from app.fingerprint import fingerprint
from sim.grades import Grade
from sim.scenario import Change, Event, StaffMember
from tests.app.any_edits import an_edit, documents, made
from tests.app.plan import PLAN

HELLO = "pay.golden_hello"
ON_COSTS = "pay.on_costs"
APRIL, JULY = date(2015, 4, 1), date(2015, 7, 1)

AT_3000 = edits.set_value(PLAN, HELLO, 3000)
AT_6000 = edits.set_value(PLAN, HELLO, 6000)
FROM_APRIL = edits.start_on(AT_6000, HELLO, APRIL, 3000)
CUT = edits.add_event(PLAN, Event(APRIL, "budget_cut"))
(EVENT,) = CUT.scenario.events
POINT = edits.set_point(PLAN, ON_COSTS)
TARGET = Target("agency_fte", date(2015, 12, 31), "at most", 100)
SAID = [
    (AT_3000, AT_6000, "Golden hello £3,000 to £6,000"),
    (
        AT_3000,
        edits.set_change(
            FROM_APRIL,
            FROM_APRIL.scenario.changes[0],
            Change(APRIL, HELLO, 6000, 6),
        ),
        "Golden hello £3,000 to £6,000 from 1 April 2015 over 6 months",
    ),
    (AT_6000, FROM_APRIL, "Golden hello £6,000 from 1 April 2015, £3,000 on the first day"),
    (FROM_APRIL, AT_6000, "Golden hello £6,000 from the first day"),
    (
        FROM_APRIL,
        edits.set_value(FROM_APRIL, HELLO, 7000),
        "Golden hello £6,000 to £7,000",
    ),
    (
        FROM_APRIL,
        edits.set_first_value(FROM_APRIL, HELLO, 2000),
        "Golden hello on the first day £3,000 to £2,000",
    ),
    (
        FROM_APRIL,
        edits.add_change(FROM_APRIL, Change(date(2015, 3, 1), HELLO, 4000)),
        "Golden hello: an earlier step added",
    ),
    (
        FROM_APRIL,
        edits.add_change(FROM_APRIL, Change(JULY, HELLO, 8000)),
        "Golden hello £6,000 to £8,000 from 1 July 2015",
    ),
    (PLAN, POINT, "On-costs kept at 27%"),
    (POINT, PLAN, "On-costs varied from 22% to 33%"),
    (PLAN, edits.set_value(PLAN, ON_COSTS, 30), "On-costs 27% to 30%, no longer varied"),
    (PLAN, CUT, "Budget cut on 1 April 2015 added"),
    (CUT, PLAN, "Budget cut on 1 April 2015 removed"),
    (
        CUT,
        edits.set_event(CUT, EVENT, replace(EVENT, date=date(2015, 4, 15))),
        "Budget cut on 1 April 2015 moved to 15 April 2015",
    ),
    (
        CUT,
        edits.set_event(CUT, EVENT, replace(EVENT, size=1.5)),
        "Budget cut on 1 April 2015 to size 1.5",
    ),
    (
        CUT,
        edits.set_event(CUT, EVENT, replace(EVENT, reason="expected")),
        "Budget cut on 1 April 2015: reason",
    ),
    (CUT, edits.add_event(CUT, replace(EVENT)), "Budget cut on 1 April 2015 added"),
    (PLAN, edits.set_reason(PLAN, HELLO, "as published"), "Golden hello: reason"),
    (
        FROM_APRIL,
        edits.set_reason(FROM_APRIL, HELLO, "as published"),
        "Golden hello: reason",
    ),
    (PLAN, edits.set_seed(PLAN, 7), "Seed 2015 to 7"),
    (PLAN, edits.set_futures(PLAN, 1024), "Possible futures 24 to 1,024"),
    (PLAN, edits.set_vary(PLAN, "luck"), "Luck alone varies"),
    (
        PLAN,
        edits.set_staff(PLAN, [StaffMember(Grade.SENIOR, True, 1.0, 24.0, 5.0)]),
        "Staff table of 1",
    ),
    (
        PLAN,
        edits.set_targets(PLAN, [*PLAN.targets, TARGET]),
        "Target Agency FTE in post: at most 100 FTE by 31 December 2015",
    ),
    (
        edits.set_targets(PLAN, [TARGET]),
        edits.set_targets(PLAN, [replace(TARGET, value=90)]),
        "Target Agency FTE in post: at most 90 FTE by 31 December 2015",
    ),
    (
        edits.set_targets(PLAN, [TARGET]),
        edits.set_targets(PLAN, []),
        "Target removed: Agency FTE in post: at most 100 FTE by 31 December 2015",
    ),
    (PLAN, edits.set_targets(PLAN, PLAN.targets[::-1]), "Order of the targets"),
    (PLAN, edits.set_title(PLAN, "A bolder plan"), "Title A bolder plan"),
    (PLAN, edits.set_title(PLAN, "x" * 200), f"Title {'x' * 59}…"),
    (PLAN, edits.set_author(PLAN, ""), "Author removed"),
    (PLAN, edits.set_notes(PLAN, "Look at pay."), "Notes"),
    (
        PLAN,
        replace(PLAN, scenario=replace(PLAN.scenario, last_day=date(2017, 3, 31))),
        "Runs from 31 January 2015 to 31 March 2017",
    ),
    (PLAN, PLAN, "Nothing changed"),
]


@pytest.mark.parametrize(("before", "after", "words"), SAID, ids=[words for *_, words in SAID])
def test_that_every_kind_of_difference_is_said_once_in_plain_words(before, after, words):
    assert label_of(before, after) == words


def test_that_much_at_once_is_shortened_and_counted():
    one = edits.set_seed(edits.set_notes(AT_6000, "Look at pay."), 7)
    said = list(changes_said(AT_3000, one))
    assert said == ["Golden hello £3,000 to £6,000", "Seed 2015 to 7", "Notes"]
    assert label_of(AT_3000, one) == "Golden hello £3,000 to £6,000; Seed 2015 to 7; and 1 more"


def _as_seen(document):
    """A document without what cannot be seen of it: in which order things were made."""
    scenario = document.scenario
    by_date = sorted(scenario.events, key=lambda each: (each.date, each.kind, each.size))
    return (
        replace(
            document,
            reasons={path: why for path, why in document.reasons.items() if why},
            scenario=replace(scenario, changes=(), events=()),
        ),
        {each.path: edits.dated(document, each.path) for each in scenario.changes},
        [(each.date, each.kind, each.size, each.reason) for each in by_date],
    )


@settings(max_examples=60)
@given(documents(most=3), st.lists(an_edit, max_size=4))
def test_that_nothing_is_said_exactly_when_nothing_is_other(before, more):
    after = made(before, more)
    for one, two in ((before, after), (after, before)):
        said = list(changes_said(one, two))
        assert (not said) == (_as_seen(one) == _as_seen(two))
        assert all(each == each.strip() and "\n" not in each for each in said)
        assert len(label_of(one, two)) <= 200
    if not changed_paths(before, after) and fingerprint(before.played) != fingerprint(after.played):
        assert list(changes_said(before, after))
    assert list(changes_said(before, before)) == []

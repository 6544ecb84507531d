"""The log of a file: who changed what and why, from one saving to the next, and nothing lost."""

import getpass
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import briefing_edits, edits
from app.assurance import MOST_LOGGED, LogEntry
from app.changed import changes_said, differences
from app.changelog import LONGEST_NAME, logged, system_user
from app.files.scenario_file import parse, read, text_of
from app.session import Session, What
from sim.scenario import Change, Event
from tests.app.any_edits import an_edit, documents, made
from tests.app.plan import PLAN
from tests.app.sessions import AT_3000, AT_6000, FILE, HELLO, Ear

DAY, NEXT = date(2026, 3, 3), date(2026, 3, 4)
APRIL = date(2015, 4, 1)


def whys(before, after):
    return [(each.what, each.why) for each in differences(before, after)]


# Why


def test_that_a_change_carries_the_reason_beside_it():
    because = edits.set_reason(AT_6000, HELLO, "to draw seniors")
    assert whys(AT_3000, because)[0] == ("Golden hello £3,000 to £6,000", "to draw seniors")
    (entry,) = logged(because, AT_3000, "", DAY).log
    assert (entry.what, entry.why) == ("Golden hello £3,000 to £6,000", "to draw seniors")
    assert whys(AT_6000, because) == [("Golden hello: reason", "to draw seniors")]
    assert whys(AT_3000, AT_6000) == [("Golden hello £3,000 to £6,000", "")]


def test_that_a_dated_change_and_an_event_carry_theirs():
    dated = edits.add_change(AT_3000, Change(APRIL, HELLO, 6000, 0, "from the new year"))
    assert whys(AT_3000, dated) == [
        ("Golden hello £3,000 to £6,000 from 1 April 2015", "from the new year")
    ]
    cut = edits.add_event(PLAN, Event(APRIL, "budget_cut", 1, "expected"))
    assert whys(PLAN, cut) == [("Budget cut on 1 April 2015 added", "expected")]
    assert whys(cut, PLAN) == [("Budget cut on 1 April 2015 removed", "")]


def test_that_a_reason_that_stood_before_is_not_the_reason_for_something_else():
    before = edits.set_reason(AT_3000, HELLO, "as offered since 2014")
    after = edits.add_change(before, Change(APRIL, HELLO, 6000))
    assert [why for _, why in whys(before, after)] == [""]


def test_that_a_signature_carries_what_was_said_with_it():
    signed = briefing_edits.sign(PLAN, "A. Auditor", "", DAY, "But for the agency rates.")
    assert whys(PLAN, signed) == [
        ("Signed by A. Auditor on 3 March 2026", "But for the agency rates.")
    ]


# The entries


def test_that_each_difference_is_an_entry_with_who_when_and_which_figures():
    after = edits.set_seed(AT_6000, 7)
    log = logged(after, AT_3000, "Anna", DAY).log
    assert log == (
        LogEntry(DAY, "Anna", "Golden hello £3,000 to £6,000", "", after.code),
        LogEntry(DAY, "Anna", "Seed 2015 to 7", "", after.code),
    )


def test_that_saving_the_same_again_logs_nothing():
    once = logged(AT_6000, AT_3000, "Anna", DAY)
    assert logged(once, once, "Anna", NEXT).log == once.log
    assert text_of(logged(once, once, "Anna", NEXT)) == text_of(once)


def test_that_the_first_saving_is_said_once():
    first = logged(AT_6000, AT_3000, "Anna", DAY, is_new=True)
    assert [each.what for each in first.log] == ["First saved", "Golden hello £3,000 to £6,000"]
    assert logged(first, first, "Anna", NEXT, is_new=True).log == first.log


def test_that_what_was_undone_stays_in_the_log():
    saved = logged(AT_6000, AT_3000, "Anna", DAY)
    back = logged(AT_3000, saved, "Ben", NEXT)
    assert back.log[:1] == saved.log
    assert back.log[1].what == "Golden hello £6,000 to £3,000"
    assert back.log[1].by == "Ben"


def test_that_a_log_that_the_file_does_not_have_is_not_lost():
    longer = replace(AT_6000, log=logged(AT_6000, AT_3000, "Anna", DAY).log * 2)
    assert logged(longer, AT_6000, "Ben", NEXT).log == longer.log


@settings(max_examples=30)
@given(documents(most=3), st.lists(an_edit, max_size=3), st.text(max_size=300))
def test_that_whatever_was_done_can_be_logged_kept_and_read(before, more, name):
    after = logged(made(before, more), before, name, DAY)
    said = [each.what for each in after.log]
    # A reason that was given for another value stands beside the value.
    left = [each for each in changes_said(before, after) if each not in said]
    assert all(each.endswith(": reason") for each in left)
    whys = [each.why for each in after.log]
    assert all(each.why in whys for each in differences(before, after))
    found = parse(text_of(after), "x")
    assert (found, found.log) == (after, after.log)
    assert text_of(found) == text_of(after)


def test_that_a_very_long_reason_or_name_can_be_logged():
    long = [Change(date(2015, month, 1), HELLO, 1000 * month, 0, "x" * 1500) for month in (4, 5, 6)]
    after = PLAN
    for change in long:
        after = edits.add_change(after, replace(change, reason=f"{change.value}{change.reason}"))
    kept = logged(after, PLAN, "n" * 900, DAY)
    assert kept.log[0].why.endswith("…")
    assert kept.log[0].by == "n" * LONGEST_NAME
    assert parse(text_of(kept), "x").log == kept.log


def test_that_a_log_does_not_grow_without_end():
    log = (LogEntry(DAY, "Anna", "Seed 1 to 2", "", PLAN.code),) * MOST_LOGGED
    kept = logged(AT_6000, replace(AT_3000, log=log), "Anna", DAY).log
    assert len(kept) == MOST_LOGGED
    assert kept[-1].what == "Golden hello £3,000 to £6,000"
    assert kept[0].folded == 2


# Who


def test_that_the_computer_is_asked_for_a_name_and_none_is_no_fault(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: " an\x00na\n")
    assert system_user() == "anna"

    def nobody():
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert system_user() == ""
    assert logged(AT_6000, AT_3000, "", DAY).log[0].by == ""


# In a session


def saved_in(session, name="Anna"):
    document = logged(session.document, session.logged_to, name, DAY)
    session.saved_as(FILE, document)
    return [each.what for each in document.log]


def test_that_a_session_goes_on_with_the_log_of_its_file():
    session = Session(AT_3000, path=FILE)
    ear = Ear(session)
    session.change(AT_6000)
    assert saved_in(session) == ["Golden hello £3,000 to £6,000"]
    assert ear.told()[-1] is What.FILE
    assert session.is_saved
    assert session.document.log == session.logged_to.log != ()
    session.undo()
    assert not session.is_saved
    assert session.document.log == session.logged_to.log
    said = saved_in(session, "Ben")
    assert said == ["Golden hello £3,000 to £6,000", "Golden hello £6,000 to £3,000"]
    assert session.is_saved


def test_that_a_file_that_is_gone_takes_no_entry_with_it():
    session = Session(AT_3000, path=FILE)
    session.change(AT_6000)
    saved_in(session)
    session.saved_is(None)
    session.change(edits.set_seed(session.document, 7))
    assert saved_in(session) == ["Golden hello £3,000 to £6,000", "Seed 2015 to 7"]


def test_that_a_file_changed_by_another_brings_its_log():
    session = Session(AT_3000, path=FILE)
    theirs = logged(AT_6000, AT_3000, "Ben", DAY)
    session.saved_is(theirs)
    assert not session.is_saved
    said = saved_in(session)
    assert said == ["Golden hello £3,000 to £6,000", "Golden hello £6,000 to £3,000"]


# The command line


STAFF = "grade,contract,fte,started\nsenior social worker,permanent,0.8,2010-04-01\n"


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "staff.csv"
    file.write_text(STAFF, encoding="utf-8")
    return file


def test_that_staff_put_in_from_a_table_are_logged(headroom, plan, table, tmp_path, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "anna")
    out = tmp_path / "ours.headroom"
    code, _, complaints = headroom("import-staff", plan, table, "--out", out)
    assert (code, complaints) == (0, "")
    (entry,) = read(out).log
    assert (entry.by, entry.what, entry.code) == ("anna", "Staff table of 1", read(out).code)

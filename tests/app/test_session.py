"""The one object that changes: what it tells and what it keeps."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app import edits
from app.running.answers import (
    Failed,
    Fault,
    Rested,
)
from app.session import Session, State, What
from tests.app.plan import PLAN
from tests.app.sessions import AT_3000, AT_6000, FILE, HELLO, SHOWN, Ear, answer_to, opened, working


def test_that_each_change_tells_what_has_changed_and_nothing_else():
    session, ear = opened()
    session.change(AT_6000)
    assert ear.told() == [*SHOWN, What.FILE]  # no longer as the file has it
    session.change(edits.set_notes(AT_6000, "Look at pay."))
    assert ear.told() == SHOWN
    session.change(session.document)
    assert ear.told() == []
    session.undo()
    assert ear.told() == SHOWN
    session.undo()
    assert ear.told() == [*SHOWN, What.FILE]
    session.undo()
    assert ear.told() == []
    session.redo()
    session.redo()
    ear.told()
    session.redo()
    assert ear.told() == []
    session.saved_as(FILE)
    assert ear.told() == [What.FILE]
    session.compare_with(AT_3000)
    assert ear.told() == [What.BASELINE]
    session.bookmark("bold")
    assert ear.told() == [What.HISTORY]
    session.return_to(session.bookmarks[0])
    assert ear.told() == []  # it is there already
    session.forget(session.bookmarks[0])
    assert ear.told() == [What.HISTORY]
    session.asked(1)
    assert ear.told() == [What.WORK]
    session.open(PLAN, None, None)
    assert ear.told() == [*What]


def test_that_every_listener_is_told():
    session, ear = opened()
    other = Ear(session)
    session.change(AT_6000)
    assert ear.told() == other.told() != []


def test_that_undo_goes_back_and_redo_on():
    session, _ = opened()
    session.change(AT_6000)
    assert session.steps.undo_label == "Golden hello £3,000 to £6,000"
    session.undo()
    assert session.document is AT_3000
    session.redo()
    assert session.document is AT_6000


def test_that_going_to_a_step_with_an_equal_document_is_told_too():
    session, ear = opened()
    session.change(AT_6000)
    session.change(AT_3000)
    ear.told()
    session.go_to(session.steps.all[0])
    assert ear.told() == SHOWN
    assert session.steps.present.number == 0
    session.go_to(session.steps.present)
    assert ear.told() == []


def test_that_a_drag_is_one_step_and_back_to_where_it_began_none():
    session, _ = opened()
    for value in (3500, 4000, 6000):
        session.change(edits.set_value(AT_3000, HELLO, value), gesture=1)
    assert len(session.steps.all) == 2
    session.change(edits.set_value(AT_3000, HELLO, 3000), gesture=1)
    assert len(session.steps.all) == 1
    assert session.document is AT_3000


def test_that_bookmarks_outlive_the_steps_they_were_made_of():
    session, _ = opened()
    session.change(AT_6000)
    session.bookmark("bold")
    session.undo()
    session.change(edits.set_value(AT_3000, HELLO, 1000))
    session.return_to(session.bookmarks[0])
    assert session.document is AT_6000
    assert session.steps.undo_label == "Back to bold"
    session.undo()
    assert edits.value_of(session.document, HELLO) == 1000


def test_that_a_bookmark_of_the_same_name_takes_the_place_of_the_earlier():
    session, _ = opened()
    session.bookmark("one")
    session.bookmark("two")
    session.change(AT_6000)
    session.bookmark("one")
    assert [(each.name, each.document) for each in session.bookmarks] == [
        ("two", AT_3000),
        ("one", AT_6000),
    ]


def test_that_it_is_saved_while_the_file_holds_what_is_shown():
    session, _ = opened()
    assert session.is_saved
    session.change(AT_6000)
    assert not session.is_saved
    session.undo()
    assert session.is_saved
    session.redo()
    session.saved_as(Path("other.headroom"))
    assert session.is_saved
    assert session.path == Path("other.headroom")
    session.saved_is(None)
    assert not session.is_saved
    session.open(PLAN, None, None, saved=False)
    assert not session.is_saved
    assert session.path is None


def test_that_what_is_opened_has_a_history_of_its_own():
    session, ear = opened(AT_6000, AT_3000)
    session.bookmark("bold")
    session.asked(1)
    session.hear(answer_to(1, AT_6000, AT_3000))
    session.open(PLAN, None, None)
    assert (session.document, session.baseline) == (PLAN, PLAN)
    assert (session.bookmarks, session.answer, session.steps.undo_label) == ((), None, "")
    assert session.state is State.READY
    ear.told()
    for late in (answer_to(1, AT_6000), working(1), Rested(1, True), Failed(1, "no"), Fault(1, "")):
        session.hear(late)
    assert ear.told() == []
    assert (session.answer, session.state) == (None, State.READY)


def test_that_a_scenario_is_its_baseline_while_the_figures_are_the_same():
    session, _ = opened(AT_3000)
    assert session.is_baseline
    assert session.changed == ()
    session.change(edits.set_title(AT_3000, "Another title"))
    assert session.is_baseline
    session.change(edits.set_vary(edits.set_seed(AT_3000, 7), "luck"))
    assert session.is_baseline
    session.change(AT_6000)
    assert not session.is_baseline
    assert session.changed == (HELLO,)


def test_that_a_listener_may_change_the_session_while_it_is_told():
    """Everybody ends up knowing the same, and the history holds both steps."""
    session = Session(AT_3000)
    seen: list[list[float]] = [[], []]

    def correct(what):
        seen[0].append(edits.value_of(session.document, HELLO))
        if what is What.DOCUMENT and edits.value_of(session.document, HELLO) > 5000:
            session.change(edits.set_value(session.document, HELLO, 5000))

    session.listen(correct)
    session.listen(lambda what: seen[1].append(edits.value_of(session.document, HELLO)))
    session.change(AT_6000)
    values = [edits.value_of(step.document, HELLO) for step in session.steps.all]
    assert values == [3000, 6000, 5000]
    assert session.document is session.steps.present.document
    assert seen[0][-1] == seen[1][-1] == 5000
    assert set(seen[1]) == {5000}
    session.undo()
    assert edits.value_of(session.document, HELLO) == 5000  # it is corrected again


def test_that_one_listener_that_fails_does_not_keep_the_others_from_being_told():
    session = Session(AT_3000)

    def fail(what):
        if what is What.DOCUMENT:
            raise LookupError("nobody is at home")

    session.listen(fail)
    ear = Ear(session)
    with pytest.raises(LookupError):
        session.change(AT_6000)
    assert ear.told() == [*SHOWN, What.FILE]
    assert session.document is AT_6000


def test_that_a_listener_that_comes_while_others_are_told_is_told_from_then_on():
    session = Session(AT_3000)
    late: list[What] = []

    def join(what: What) -> None:
        if what is What.BASELINE:
            session.listen(late.append)

    session.listen(join)
    session.compare_with(PLAN)
    assert late == []
    session.bookmark("one")
    assert late == [What.HISTORY]


def test_that_a_listener_that_has_gone_is_told_no_more():
    session = Session(AT_3000)
    heard: list[What] = []
    go = session.listen(heard.append)
    session.bookmark("one")
    go()
    session.bookmark("two")
    assert heard == [What.HISTORY]


def test_that_times_come_from_the_clock_it_was_given():
    session = Session(AT_3000, now=lambda: datetime(2026, 1, 5, 9, 30))
    session.change(replace(AT_6000))
    session.bookmark("bold")
    assert {each.when for each in session.steps.all} == {datetime(2026, 1, 5, 9, 30)}
    assert session.bookmarks[0].when == datetime(2026, 1, 5, 9, 30)

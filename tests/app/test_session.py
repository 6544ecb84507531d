"""The one object that changes: what it tells, what it knows, and what it drops."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app import edits
from app.answers import (
    Answer,
    Failed,
    Fault,
    GettingReady,
    Question,
    Recovered,
    Rested,
    Working,
)
from app.difference import Difference
from app.executors import serial_workers
from app.fingerprint import fingerprint
from app.outlook import Outlook
from app.runner import run_futures
from app.session import Session, State, What
from sim.scenario import Change
from tests.app import stand_in
from tests.app.plan import PLAN

HELLO = "pay.golden_hello"
AT_3000 = edits.set_value(PLAN, HELLO, 3000)
AT_6000 = edits.set_value(PLAN, HELLO, 6000)
FILE = Path("plan.headroom")


class Ear:
    """A listener that remembers what it was told."""

    def __init__(self, session):
        self._told: list[What] = []
        session.listen(self._told.append)

    def told(self):
        """What was told since the last time."""
        told, self._told[:] = self._told[:], []
        return told


def opened(document=AT_3000, baseline=None):
    session = Session(document, baseline, path=FILE, now=lambda: datetime(2026, 1, 5))
    return session, Ear(session)


def answer_to(number, document, baseline=None, futures=4):
    baseline = baseline or document
    with serial_workers() as workers:
        ensemble = run_futures(document.played, range(futures), workers, run=stand_in.run)
        other = run_futures(baseline.played, range(futures), workers, run=stand_in.run)
    return Answer(
        Question(number, document, baseline),
        fingerprint(document.played),
        ensemble,
        Outlook.of(document, ensemble),
        Outlook.of(baseline, other),
        Difference.of(document, ensemble, other),
    )


def working(number):
    return Working(number, 8, 24, 2.0, 8.0, False)


SHOWN = [What.DOCUMENT, What.HISTORY]


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


def test_that_only_the_present_question_is_heard():
    session, ear = opened(AT_6000, AT_3000)
    session.asked(1)
    session.asked(2)
    ear.told()
    for late in (answer_to(1, AT_6000), working(1), Rested(1, True), Failed(1, "no"), Fault(1, "")):
        session.hear(late)
    assert ear.told() == []
    assert (session.state, session.answer, session.trouble) == (State.WORKING, None, "")
    answer = answer_to(2, AT_6000, AT_3000)
    session.hear(answer)
    assert ear.told() == [What.ANSWER]
    assert session.answer is answer
    assert session.difference is answer.difference
    session.hear(working(2))
    session.hear(Rested(2, finished=True))
    assert ear.told() == [What.WORK, What.WORK]
    assert (session.state, session.working) == (State.FINISHED, working(2))


def test_that_the_old_answer_stays_until_the_new_one_comes():
    session, _ = opened()
    session.asked(1)
    old = answer_to(1, AT_3000)
    session.hear(old)
    assert session.is_current
    session.change(AT_6000)
    session.asked(2)
    assert session.answer is old
    assert not session.is_current
    session.undo()
    assert session.is_current


def test_that_a_pause_and_what_goes_wrong_are_told():
    session, ear = opened()
    session.asked(1)
    session.hear(Rested(1, finished=False))
    assert session.state is State.RESTING
    ear.told()
    session.hear(Recovered(1))
    assert ear.told() == [What.TROUBLE]
    assert "No figure is affected" in session.trouble
    session.hear(Failed(1, "None could be finished."))
    assert ear.told() == [What.WORK, What.TROUBLE]
    assert (session.state, session.trouble) == (State.FAILED, "None could be finished.")
    session.asked(2)
    assert (session.state, session.trouble) == (State.WORKING, "")
    session.hear(Fault(2, "Traceback"))
    assert session.fault_details == "Traceback"
    session.asked(3)
    session.hear(Recovered(1))
    assert session.fault_details == ""  # an old fault is not reported again


def test_that_the_model_is_got_ready_whatever_is_asked_meanwhile():
    session, _ = opened()
    session.asked(1)
    session.hear(GettingReady())
    session.asked(2)
    assert [session.state] == [State.PREPARING]
    session.hear(working(2))
    assert [session.state] == [State.WORKING]


@pytest.mark.parametrize(
    ("other", "current"),
    [
        (edits.set_title(AT_3000, "Another title"), True),
        (edits.set_futures(AT_3000, 500), True),
        (edits.set_reason(AT_3000, HELLO, "as published"), True),
        (AT_6000, False),
        (edits.set_seed(AT_3000, 7), False),
        (edits.set_vary(AT_3000, "luck"), False),
        (edits.set_targets(AT_3000, []), False),
    ],
)
def test_that_an_answer_is_current_while_it_speaks_of_what_is_shown(other, current):
    session, _ = opened(AT_3000, PLAN)
    assert not session.is_current
    session.asked(1)
    session.hear(answer_to(1, AT_3000, PLAN))
    session.change(other)
    assert session.is_current == current


def test_that_a_reason_of_a_dated_step_or_their_order_makes_no_answer_old():
    first = Change(PLAN.scenario.last_day, HELLO, 5000)
    second = Change(PLAN.scenario.last_day, "pay.on_costs", 30)
    document = edits.add_change(edits.add_change(AT_3000, first), second)
    session, _ = opened(document)
    session.asked(1)
    session.hear(answer_to(1, document))
    session.change(edits.set_reason(document, HELLO, "as published"))
    assert session.is_current
    session.change(edits.add_change(edits.remove_change(document, first), first))
    assert session.is_current


def test_that_another_baseline_makes_an_answer_old():
    session, _ = opened(AT_6000, AT_3000)
    session.asked(1)
    session.hear(answer_to(1, AT_6000, AT_3000))
    assert session.is_current
    session.compare_with(edits.set_title(AT_3000, "Another title"))
    assert session.is_current
    session.compare_with(edits.set_value(PLAN, HELLO, 1000))
    assert not session.is_current


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


def test_that_a_listener_that_asks_again_while_it_hears_of_a_failure_is_heard():
    session, ear = opened()

    def try_again(what):
        if session.state is State.FAILED:
            session.asked(session.question + 1)

    session.asked(1)
    session.listen(try_again)
    session.hear(Failed(1, "no"))
    assert (session.state, session.question, session.trouble) == (State.WORKING, 2, "")
    assert What.TROUBLE not in ear.told()


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
    session.listen(lambda what: session.listen(late.append) if what is What.BASELINE else None)
    session.compare_with(PLAN)
    assert late == []
    session.bookmark("one")
    assert late == [What.HISTORY]


def test_that_times_come_from_the_clock_it_was_given():
    session = Session(AT_3000, now=lambda: datetime(2026, 1, 5, 9, 30))
    session.change(replace(AT_6000))
    session.bookmark("bold")
    assert {each.when for each in session.steps.all} == {datetime(2026, 1, 5, 9, 30)}
    assert session.bookmarks[0].when == datetime(2026, 1, 5, 9, 30)

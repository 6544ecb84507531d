"""What a session takes in of what it is told, and what it drops."""

import pytest

from app import edits
from app.running.answers import (
    Failed,
    Fault,
    GettingReady,
    Others,
    OtherSoFar,
    Recovered,
    Rested,
)
from app.session import State, What
from sim.scenario import Change
from tests.app.plan import PLAN
from tests.app.sessions import AT_3000, AT_6000, HELLO, answer_to, opened, working


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


# A lever that is being moved


def test_that_a_look_that_was_let_end_is_heard_after_the_next_was_asked():
    session, ear = opened(AT_6000, AT_3000)
    session.asked(1, is_first_look=True)
    session.asked(2, is_first_look=True, is_patient=True)
    assert session.state is State.FOLLOWING
    ear.told()
    late = answer_to(1, AT_3000)
    session.hear(late)
    assert session.answer is late
    assert session.is_out_of_date, "it is of where the lever was a moment ago"
    assert ear.told() == [What.ANSWER]
    session.hear(working(1))
    session.hear(Rested(1, finished=True))
    assert ear.told() == []
    session.asked(3)
    session.hear(answer_to(2, AT_6000, AT_3000))
    assert session.answer is late, "what was put in their place is heard alone"


def test_that_following_is_told_once_however_often_the_lever_moves():
    session, ear = opened(AT_6000, AT_3000)
    session.asked(1, is_first_look=True)
    session.asked(2, is_first_look=True, is_patient=True)
    session.asked(3, is_first_look=True, is_patient=True)
    assert ear.told() == [What.WORK]
    assert session.is_working


def test_that_a_lever_is_taken_and_let_go_of_once():
    session, ear = opened()
    for held in (True, True, False, False):
        session.hold(held)
    assert ear.told() == [What.HELD, What.HELD]
    assert not session.is_held


# What else it is compared with


def test_that_others_are_wanted_and_known_until_another_file_is_opened():
    session, ear = opened(AT_6000, AT_3000)
    session.compare_also([AT_3000])
    session.compare_also([AT_3000])
    assert ear.told() == [What.OTHERS]
    session.asked(1)
    known = (OtherSoFar(AT_3000, None, 3, 24, ""),)
    session.hear(Others(2, ()))
    session.hear(Others(1, known))
    assert session.others_known == known
    assert ear.told() == [What.WORK, What.OTHERS]
    session.open(PLAN, None, None)
    assert (session.others, session.others_known) == ((), ())


def test_that_what_another_file_was_asked_about_is_no_answer_to_this_one():
    session, _ = opened(AT_6000, AT_3000)
    session.asked(1)
    session.open(PLAN, None, None)
    session.asked(2, is_first_look=True, is_patient=True)
    session.hear(answer_to(1, AT_6000, AT_3000))
    assert session.answer is None
    session.hear(answer_to(2, PLAN))
    assert session.answer is not None

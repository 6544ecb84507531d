"""The live run: latest wins, futures are never run twice, and its figures are those of a run."""

import threading
import time
from dataclasses import replace

import pytest

from app import edits
from app.outlooks.outlook import Outlook
from app.running import attempt, telling
from app.running.answers import Answer, Failed, Rested, Working
from app.running.executors import serial_workers
from tests.app import stand_in
from tests.app.listening import (
    BASELINE,
    Counted,
    Heard,
    living,
    run_of,
    same_numbers,
    same_outlook,
    scenario,
    threads,
)
from tests.app.plan import PLAN


@pytest.mark.parametrize("workers", [serial_workers, threads])
def test_that_the_figures_are_those_of_a_run_to_the_last_digit(workers):
    heard, document = Heard(), scenario(7, 40)
    with living(workers(), heard, stand_in.run) as live:
        number = live.ask(document, BASELINE)
        heard.rested(number)
    answer = heard.answers()[-1]
    expected = run_of(document)
    same_numbers(answer.ensemble, expected)
    same_outlook(answer.outlook, Outlook.of(document, expected))
    baseline = run_of(edits.set_futures(BASELINE, 40))
    same_outlook(answer.baseline, Outlook.of(BASELINE, baseline))
    assert answer.difference.futures == 40


def test_that_the_first_answer_rests_on_eight_futures_and_the_last_on_all(monkeypatch):
    monkeypatch.setattr(telling, "_PAUSE_BETWEEN_ANSWERS", 0)  # tell whenever there is more
    monkeypatch.setattr(telling, "_SHARE_FOR_ANSWERS", 1)
    heard = Heard()
    with living(serial_workers(), heard, stand_in.run) as live:
        heard.rested(live.ask(scenario(7, 40), BASELINE))
    counts = [answer.outlook.futures for answer in heard.answers()]
    assert counts[0] == 8
    assert counts == sorted(counts)
    assert len(set(counts)) > 5
    assert counts[-1] == 40
    differences = [a.difference.futures for a in heard.answers() if a.difference]
    assert differences[0] >= 8
    assert differences[-1] == 40
    assert isinstance(heard.events[0], Working)
    assert heard.events[-1] == Rested(1, finished=True)


def test_that_progress_never_goes_back_and_ends_at_what_is_wanted():
    heard = Heard()
    with living(threads(), heard, stand_in.failing) as live:
        heard.rested(live.ask(scenario(7, 40), BASELINE))
    done = [event.done for event in heard.of(Working)]
    assert done == sorted(done)
    assert done[-1] == 40
    assert all(event.wanted == 40 for event in heard.of(Working))
    assert {event.baseline for event in heard.of(Working)} == {False, True}
    assert all(e.seconds_left is None or e.seconds_left >= 0 for e in heard.of(Working))


def test_that_a_scenario_that_is_its_own_baseline_is_run_once_and_not_compared():
    heard, run = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(BASELINE, edits.set_title(BASELINE, "Another title")))
    assert sorted(run.futures_of(BASELINE.scenario)) == list(range(24))
    assert heard.answers()[-1].baseline is None
    assert heard.answers()[-1].difference is None


def test_that_the_baseline_is_run_with_the_luck_of_the_scenario():
    """Another seed, or luck alone, changes nothing between a scenario and its baseline."""
    heard, run = Heard(), Counted(stand_in.run)
    document = edits.set_vary(edits.set_seed(scenario(7), 99), "luck")
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(document, scenario(1)))
        heard.rested(live.ask(document, scenario(7)))
    beside = edits.set_vary(edits.set_seed(scenario(1), 99), "luck")
    same_outlook(heard.answers(question=1)[-1].baseline, Outlook.of(beside, run_of(beside)))
    assert heard.answers(question=2)[-1].difference is None


def test_that_of_a_storm_of_questions_the_latest_is_answered_and_none_before_it_is():
    asked: list[int] = []
    late: list[Answer] = []

    def notice(event):
        if isinstance(event, Answer) and asked and event.question.number < asked[-1]:
            late.append(event)

    def a_while(scenario, future):
        time.sleep(0.0005)

    heard, run = Heard(notice), Counted(stand_in.run, a_while)
    with living(threads(), heard, run) as live:
        for hello in range(200):
            asked.append(live.ask(scenario(100 + hello, 64), BASELINE))
            time.sleep(0.002 * (hello % 3))
        heard.rested(asked[-1])
    assert late == []
    last = heard.answers()[-1]
    assert last.question.number == asked[-1]
    same_numbers(last.ensemble, run_of(scenario(299, 64)))
    wasted = [hello for hello, _ in run.ran if hello not in (1, 299)]
    assert len(wasted) < 200 * 64 / 2


def test_that_a_question_just_before_work_begins_is_not_lost():
    """Asked in the very moment between the decision to run and the first future."""
    first, second = scenario(7, 400), scenario(8, 8)
    run = Counted(stand_in.run)

    def ask_once(event):
        if isinstance(event, Working) and event.question == 1:
            live.ask(second, second)

    heard = Heard(ask_once)
    with living(serial_workers(), heard, run) as live:
        live.ask(first, first)
        heard.rested(2)
    assert run.futures_of(first.scenario) == []
    assert heard.answers(question=1) == []
    same_numbers(heard.answers(question=2)[-1].ensemble, run_of(second))


def test_that_a_question_while_one_is_answered_ends_the_work_on_it():
    first, second = scenario(7, 400), scenario(8, 8)
    run = Counted(stand_in.run)

    def ask_once(event):
        if isinstance(event, Answer) and event.question.number == 1:
            live.ask(second, second)

    heard = Heard(ask_once)
    with living(serial_workers(), heard, run) as live:
        live.ask(first, first)
        heard.rested(2)
    assert len(heard.answers(question=1)) == 1
    assert len(run.futures_of(first.scenario)) <= 8 + attempt._BATCH


def test_that_going_back_answers_at_once_without_running_anything():
    heard, run = Heard(), Counted(stand_in.run)
    with living(threads(), heard, run) as live:
        heard.rested(live.ask(scenario(7), BASELINE))
        heard.rested(live.ask(scenario(8), BASELINE))
        ran = len(run.ran)
        number = live.ask(scenario(7), BASELINE)
        heard.rested(number)
    assert len(run.ran) == ran == 3 * 24
    answer, *more = heard.answers(question=number)
    assert not more
    same_numbers(answer.ensemble, run_of(scenario(7)))
    assert answer.difference.futures == 24
    at = heard.events.index(answer)
    assert heard.events[at + 1 :] == [Rested(number, finished=True)]


def test_that_more_futures_run_only_those_that_are_missing():
    heard, run = Heard(), Counted(stand_in.run)
    with living(threads(), heard, run) as live:
        heard.rested(live.ask(scenario(7, 10), BASELINE))
        heard.rested(live.ask(scenario(7, 50), BASELINE))
    assert sorted(run.futures_of(scenario(7).scenario)) == list(range(50))
    assert sorted(run.futures_of(BASELINE.scenario)) == list(range(50))
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(7, 50)))
    assert heard.answers(question=2)[0].outlook.futures == 10


def test_that_fewer_futures_are_exactly_the_first():
    heard, run = Heard(), Counted(stand_in.failing)
    with living(threads(), heard, run) as live:
        heard.rested(live.ask(scenario(7, 50), BASELINE))
        ran = len(run.ran)
        heard.rested(live.ask(scenario(7, 12), BASELINE))
    assert len(run.ran) == ran
    answer = heard.answers()[-1]
    expected = run_of(scenario(7, 12), stand_in.failing)
    same_numbers(answer.ensemble, expected)
    assert [each.future for each in answer.ensemble.failures] == [3, 8]
    same_outlook(answer.outlook, Outlook.of(scenario(7, 12), expected))
    assert answer.difference.futures == 10


def test_that_futures_with_high_numbers_alone_are_no_answer_to_few(monkeypatch):
    """All but 0 and 1 are in when just two futures are wanted of a scenario."""
    monkeypatch.setattr(telling, "_PAUSE_BETWEEN_PROGRESS", 0)
    held, gate = threading.Event(), threading.Event()

    def hold_back(scenario, future):
        if future < 2:
            held.set()
            assert gate.wait(20)

    heard, run = Heard(), Counted(stand_in.run, hold_back)
    with living(threads(3), heard, run) as live:
        first = live.ask(scenario(7, 8), scenario(7, 8))
        assert held.wait(20)
        heard.wait_for(lambda event: isinstance(event, Working) and event.done == 6)
        number = live.ask(scenario(7, 2), scenario(7, 2))
        gate.set()
        heard.rested(number)
    assert heard.of(Failed) == []
    assert first == 1
    assert heard.answers(question=number)[-1].ensemble.numbers == (0, 1)


def test_that_the_order_in_which_ranges_were_set_changes_nothing():
    """Equal fingerprints share their futures, whatever order their ranges stand in."""
    heard = Heard()
    ranges = PLAN.scenario.ranges
    backwards = dict(reversed(list(ranges.items())))
    document = scenario(7, 10)
    other = replace(document, futures=20, scenario=replace(document.scenario, ranges=backwards))
    with living(threads(), heard, stand_in.run) as live:
        heard.rested(live.ask(document, document))
        number = live.ask(other, other)
        heard.rested(number)
    same_numbers(heard.answers()[-1].ensemble, run_of(other))

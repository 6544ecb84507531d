"""The live run: latest wins, futures are never run twice, and its figures are those of a run."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import numpy as np
import psutil
import pytest

from app import attempt, edits
from app.answers import Answer, Failed, Fault, Recovered, Rested, Working
from app.document import Target
from app.ensemble import Collector, bytes_needed
from app.executors import Workers, process_workers, serial_workers
from app.kept_futures import KeptFutures
from app.live import Live
from app.outlook import Outlook
from app.runner import fill, run_futures
from tests.app import stand_in
from tests.app.listening import Counted, Heard, living
from tests.app.plan import PLAN

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs the signals of a POSIX system")


def scenario(seed, futures=24):
    """A document of its own figures: the stand-in looks at the seed."""
    return edits.set_futures(edits.set_seed(PLAN, seed), futures)


BASELINE = scenario(1)


def threads(count=2):
    return Workers(lambda _wanted: ThreadPoolExecutor(count), count)


def run_of(document, run=stand_in.run):
    with serial_workers() as workers:
        return run_futures(document.played, range(document.futures), workers, run=run)


def same_numbers(one, other):
    assert (one.months, one.numbers) == (other.months, other.numbers)
    assert np.array_equal(one.array, other.array)
    assert set(one.drawn) == set(other.drawn)
    assert all(np.array_equal(one.drawn[path], other.drawn[path]) for path in one.drawn)


def same_outlook(one, other):
    assert (one.futures, one.months, one.joint) == (other.futures, other.months, other.joint)
    assert one.targets == other.targets
    for name, spread in one.spreads.items():
        for which, row in vars(spread).items():
            assert np.array_equal(row, getattr(other.spreads[name], which)), (name, which)


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


def test_that_the_first_answer_rests_on_eight_futures_and_the_last_on_all():
    heard = Heard()
    with living(serial_workers(), heard, stand_in.run) as live:
        heard.rested(live.ask(scenario(7, 40), BASELINE))
    counts = [answer.outlook.futures for answer in heard.answers()]
    assert counts[0] == 8
    assert counts == sorted(counts)
    assert counts[-1] == 40
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


def test_that_of_a_storm_of_questions_the_latest_is_answered_and_none_before_it_is():
    asked = []
    late = []

    def notice(event):
        if isinstance(event, Answer) and asked and event.question.number < asked[-1]:
            late.append(event)

    def a_while(scenario, future):
        time.sleep(0.0005)

    heard, run = Heard(notice), Counted(stand_in.run, a_while)
    with living(threads(), heard, run) as live:
        for seed in range(200):
            asked.append(live.ask(scenario(100 + seed, 64), BASELINE))
            time.sleep(0.002 * (seed % 3))
        heard.rested(asked[-1])
    assert late == []
    last = heard.answers()[-1]
    assert last.question.number == asked[-1]
    same_numbers(last.ensemble, run_of(scenario(299, 64)))
    wasted = [seed for seed, _ in run.ran if seed not in (1, 299)]
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


def test_that_futures_with_high_numbers_alone_are_no_answer_to_few():
    """Only 2 and 3 are in when just two futures are wanted of a scenario."""
    held, gate = threading.Event(), threading.Event()

    def hold_back(scenario, future):
        if future < 2:
            held.set()
            assert gate.wait(20)

    heard, run = Heard(), Counted(stand_in.run, hold_back)
    with living(threads(), heard, run) as live:
        first = live.ask(scenario(7, 8), scenario(7, 8))
        assert held.wait(20)
        heard.wait_for(lambda event: isinstance(event, Working) and event.done == 6)
        number = live.ask(scenario(7, 2), scenario(7, 2))
        gate.set()
        heard.rested(number)
    assert heard.of(Failed) == []
    assert first == 1
    assert heard.answers(question=number)[-1].ensemble.numbers == (0, 1)


def test_that_it_rests_and_goes_on_where_it_was():
    heard, run = Heard(), Counted(stand_in.slow)
    with living(threads(), heard, run) as live:
        number = live.ask(scenario(7, 30), scenario(7, 30))
        heard.wait_for(lambda event: isinstance(event, Answer))
        live.rest()
        heard.rested(number, finished=False)
        time.sleep(0.15)  # batches that were under way come to their end
        ran = len(run.ran)
        told = len(heard.events)
        time.sleep(0.15)
        assert len(run.ran) == ran < 30
        assert len(heard.events) == told
        live.go_on()
        heard.rested(number)
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(7, 30)))


def test_that_a_pause_before_work_begins_is_told():
    """The thread is held while a question comes and is paused at once."""
    busy, free = threading.Event(), threading.Event()

    def hold(scenario, future):
        busy.set()
        assert free.wait(20)

    heard, run = Heard(), Counted(stand_in.run, hold)
    with living(serial_workers(), heard, run) as live:
        live.ask(scenario(7, 8), scenario(7, 8))
        assert busy.wait(20)
        number = live.ask(scenario(8, 8), scenario(8, 8))
        live.rest()
        free.set()
        heard.rested(number, finished=False)
        assert run.futures_of(scenario(8).scenario) == []
        live.go_on()
        heard.rested(number)
    assert len(run.futures_of(scenario(8).scenario)) == 8


def test_that_going_on_without_a_pause_does_nothing():
    heard, run = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, run) as live:
        live.go_on()
        live.rest()
        live.go_on()
        heard.rested(live.ask(scenario(7, 8), scenario(7, 8)))
        live.go_on()
        assert len(heard.of(Rested)) == 1
        live.rest()
        live.go_on()
        _until(lambda: heard.of(Rested) == 2 * [Rested(1, finished=True)])
    assert len(run.ran) == 8


def test_that_failing_futures_are_counted_and_the_rest_answered():
    heard = Heard()
    with living(threads(), heard, stand_in.failing) as live:
        heard.rested(live.ask(scenario(7, 20), BASELINE))
    answer = heard.answers()[-1]
    same_numbers(answer.ensemble, run_of(scenario(7, 20), stand_in.failing))
    assert [each.future for each in answer.ensemble.failures] == [3, 8, 13, 18]
    assert answer.difference.futures == 16


def test_that_without_any_future_it_says_why_and_stays_alive():
    heard = Heard()
    with living(threads(), heard, _fails_for_seed_8) as live:
        live.ask(scenario(8), BASELINE)
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
        heard.rested(live.ask(scenario(7), BASELINE))
    assert failed.question == 1
    assert failed.reason.startswith("None of the possible futures could be finished: ")
    assert "nothing adds up" in failed.reason
    assert heard.answers(question=2)


def test_that_a_baseline_without_any_future_leaves_the_answer_and_is_told():
    heard, run = Heard(), Counted(_fails_for_seed_8)
    with living(threads(), heard, run) as live:
        live.ask(scenario(7, 40), scenario(8))
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
    assert "baseline" in failed.reason
    answer = heard.answers()[-1]
    same_numbers(answer.ensemble, run_of(scenario(7, 40)))
    assert answer.baseline is None
    assert len(run.futures_of(scenario(8).scenario)) == 8


def _fails_for_seed_8(scenario, future):
    how = stand_in.always_failing if scenario.seed == 8 else stand_in.run
    return how(scenario, future)


def test_that_a_target_outside_the_months_is_said_before_anything_is_run():
    heard, run = Heard(), Counted(stand_in.run)
    first_day = date(2015, 1, 15)
    early = replace(
        PLAN,
        scenario=replace(PLAN.scenario, first_day=first_day),
        targets=(Target("permanent_fte", date(2015, 1, 20), "at least", 300.0),),
    )
    with living(threads(), heard, run) as live:
        live.ask(early, early)
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
    assert "targets[1].by is 2015-01-20" in failed.reason
    assert run.ran == []


def test_that_too_many_for_memory_are_refused_before_anything_is_run(monkeypatch):
    free = bytes_needed(PLAN.played, 1000)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: type("Memory", (), {"available": free}))
    heard, run = Heard(), Counted(stand_in.run)
    with living(threads(), heard, run) as live:
        live.ask(scenario(7, 600), BASELINE)
        failed = heard.wait_for(lambda event: isinstance(event, Failed))
        heard.rested(live.ask(scenario(7, 80), BASELINE))
    assert failed.reason.endswith("Ask for 83 or fewer.")
    assert failed.question == 1
    assert heard.answers()[-1].outlook.futures == 80


def test_that_a_fault_of_our_own_is_told_whole_and_the_next_question_answered(monkeypatch):
    heard = Heard()
    with living(threads(), heard, stand_in.run) as live:
        with monkeypatch.context() as patch:
            patch.setattr(attempt.Outlook, "of", lambda *_: 1 / 0)
            live.ask(scenario(7), BASELINE)
            fault = heard.wait_for(lambda event: isinstance(event, Fault))
        heard.rested(live.ask(scenario(8), BASELINE))
    assert "ZeroDivisionError" in fault.details
    assert fault.question == 1


@pytest.mark.parametrize("times", [1, 2])
def test_that_a_fault_of_whoever_is_told_does_not_end_the_thread(monkeypatch, times):
    """Told of the fault it may fail again: then the fault is said where Python says such."""
    left = [times]
    said = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: said.append(fault.exc_type))

    def fail(event):
        if left[0] and not isinstance(event, Working):
            left[0] -= 1
            raise LookupError("nobody is at home")

    heard = Heard(fail)
    with living(threads(), heard, stand_in.run) as live:
        live.ask(scenario(7), BASELINE)
        fault = heard.wait_for(lambda event: isinstance(event, Fault))
        heard.rested(live.ask(scenario(8), BASELINE))
    assert "nobody is at home" in fault.details
    assert said == [LookupError] * (times - 1)
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(8)))


class _Store:
    def __init__(self, kept=()):
        self.kept = dict(kept)
        self.loaded = []
        self.saved = []

    def load(self, code):
        self.loaded.append(code)
        return self.kept.get(code)

    def save(self, code, ensemble):
        self.saved.append((code, len(ensemble.numbers)))
        self.kept[code] = ensemble


def test_that_the_store_is_asked_once_and_saved_to_when_there_is_more():
    store, heard = _Store(), Heard()
    with living(threads(), heard, stand_in.run, store) as live:
        heard.rested(live.ask(scenario(7, 10), BASELINE))
        heard.rested(live.ask(scenario(7, 10), BASELINE))
        heard.rested(live.ask(scenario(7, 20), BASELINE))
    code = heard.answers()[-1].code
    assert len(store.loaded) == 2
    assert [count for which, count in store.saved if which == code] == [10, 20]
    assert len(store.saved) == 4

    later, run = Heard(), Counted(stand_in.run)
    with living(threads(), later, run, store) as live:
        later.rested(live.ask(scenario(7, 20), BASELINE))
        assert run.ran == []
        later.rested(live.ask(scenario(7, 24), BASELINE))
    assert sorted(run.futures_of(scenario(7).scenario)) == [20, 21, 22, 23]
    same_numbers(later.answers()[-1].ensemble, run_of(scenario(7, 24)))
    assert len(store.saved) == 6


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


def test_that_close_leaves_no_thread_and_can_be_said_twice():
    before = set(threading.enumerate())
    run = Counted(stand_in.slow)
    live = Live(threads(), Heard(), run)
    live.ask(scenario(7, 400), BASELINE)
    _until(lambda: run.ran)
    live.close()
    live.close()
    _until(lambda: set(threading.enumerate()) <= before)
    ran = len(run.ran)
    time.sleep(0.12)
    assert len(run.ran) == ran


def test_that_nothing_is_told_once_it_is_closed():
    heard = Heard()
    with living(threads(), heard, stand_in.slow) as live:
        live.ask(scenario(7, 400), BASELINE)
        heard.wait_for(lambda event: isinstance(event, Working))
    told = len(heard.events)
    time.sleep(0.15)
    assert len(heard.events) == told
    assert not heard.of(Rested)


@POSIX
def test_that_with_processes_a_killed_worker_changes_no_digit(monkeypatch, tmp_path):
    monkeypatch.setenv("STAND_IN_MARK", str(tmp_path / "killed"))
    heard = Heard()
    with living(process_workers(2), heard, stand_in.killed_once) as live:
        heard.rested(live.ask(scenario(7, 40), scenario(7, 40)))
        assert len(psutil.Process().children()) >= 2
    assert (tmp_path / "killed").exists()
    assert heard.of(Recovered) == [Recovered(1)]
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(7, 40)))


def test_that_with_processes_the_latest_wins_and_close_ends_them():
    heard = Heard()
    children = {child.pid for child in psutil.Process().children()}
    with living(process_workers(2), heard, stand_in.slow) as live:
        live.ask(scenario(7, 2000), BASELINE)
        heard.wait_for(lambda event: isinstance(event, Answer))
        started = {child.pid for child in psutil.Process().children()} - children
        for seed in range(20, 40):
            number = live.ask(scenario(seed, 8), scenario(seed, 8))
        asked = time.monotonic()
        heard.rested(number)
        answered = time.monotonic() - asked
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(39, 8)))
    assert answered < 5
    assert len(started) >= 2
    _until(lambda: not any(map(_is_running, started)))


def _is_running(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_that_what_is_kept_of_other_scenarios_stays_within_its_bytes():
    size = _collected(8).bytes
    assert size == bytes_needed(PLAN.played, 8)
    kept = KeptFutures(most_bytes=2 * size)
    own = {}
    for number in range(6):
        own[number], baseline = kept.of(str(number), "baseline")
        for each in (own[number], baseline):
            _fill(each, 8)
    # Two beside the present one and the baseline; the last used are those that stay.
    kept.of("5", "baseline")
    for number in range(5):
        assert (kept._collectors.get(str(number)) is own[number]) == (number in (3, 4))
    assert kept.of("5", "baseline") == (own[5], baseline)


def test_that_scenario_and_baseline_are_kept_however_large():
    kept = KeptFutures(most_bytes=0)
    own, baseline = kept.of("own", "baseline")
    _fill(own, 8)
    _fill(baseline, 8)
    assert kept.of("baseline", "own") == (baseline, own)
    assert kept.of("own", "own") == (own, own)
    assert kept.of("own", "baseline")[1] is not baseline


def test_that_what_was_given_up_is_asked_of_the_store_and_saved_again():
    store = _Store()
    kept = KeptFutures(store, most_bytes=0)
    own, _ = kept.of("own", "own")
    _fill(own, 8)
    kept.save("own", own)
    kept.of("other", "other")
    store.kept.clear()
    again, _ = kept.of("own", "own")
    assert again.finished == 0
    _fill(again, 8)
    kept.save("own", again)
    assert store.saved == [("own", 8), ("own", 8)]


def _collected(count):
    collector = Collector()
    _fill(collector, count)
    return collector


def _fill(collector, count):
    collector.want(range(count))
    with serial_workers() as workers:
        fill(collector, PLAN.played, workers, run=stand_in.run)


def _until(true, seconds=10.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)

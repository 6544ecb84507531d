"""Futures are kept in a session and beyond it, within their bytes."""

from app.running.answers import AsStated
from app.running.ensemble import Collector, bytes_needed
from app.running.executors import serial_workers
from app.running.kept_futures import KeptFutures
from app.running.runner import fill
from tests.app import stand_in
from tests.app.listening import (
    BASELINE,
    Counted,
    Heard,
    living,
    run_of,
    same_numbers,
    scenario,
    threads,
)
from tests.app.plan import PLAN


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
        for futures in (10, 10, 20):
            number = live.ask(scenario(7, futures), BASELINE)
            heard.wait_for(lambda e, n=number: isinstance(e, AsStated) and e.question == n)
    code = heard.answers()[-1].question.document.key
    # The scenario, its baseline, and the scenario with every value as stated.
    assert len(store.loaded) == 3
    assert [count for which, count in store.saved if which == code] == [10, 20]
    assert len(store.saved) == 6

    later, run = Heard(), Counted(stand_in.run)
    with living(threads(), later, run, store) as live:
        later.rested(live.ask(scenario(7, 20), BASELINE))
        assert run.ran == []
        later.rested(live.ask(scenario(7, 24), BASELINE))
    assert sorted(run.futures_of(scenario(7).scenario)) == [20, 21, 22, 23]
    same_numbers(later.answers()[-1].ensemble, run_of(scenario(7, 24)))
    # Whether that with every value as stated was finished again before the end is left open.
    assert [count for which, count in store.saved if which == code] == [10, 20, 24]
    assert [count for which, count in store.saved if which == BASELINE.key] == [10, 20, 24]


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

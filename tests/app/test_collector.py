"""A collector is added to: what it has is not run again."""

from dataclasses import replace
from datetime import date

import pytest

from app.running.ensemble import Collector, bytes_needed
from app.running.executors import serial_workers
from app.running.runner import Part, Stopped, fill, fill_together
from tests.app import stand_in
from tests.app.test_runner import SCENARIO, same, serial


def test_that_a_collector_is_added_to_and_nothing_is_run_again():
    ran = []

    def run(scenario, future):
        ran.append(future)
        return stand_in.failing(scenario, future)

    collector = Collector(range(6))
    with serial_workers() as workers:
        fill(collector, SCENARIO, workers, run=run)
        collector.want(range(12))
        assert collector.missing() == list(range(6, 12))
        fill(collector, SCENARIO, workers, run=run)
    assert ran == list(range(12))
    same(collector.ensemble(), serial(range(12), stand_in.failing))
    same(collector.ensemble(below=4), serial(range(4), stand_in.failing))
    assert collector.count(range(2, 9)) == (5, 2)
    assert (collector.done, collector.finished) == (12, 10)


def test_that_a_collector_holding_an_ensemble_tries_failures_again():
    ensemble = serial(range(12), stand_in.failing)
    collector = Collector.holding(ensemble)
    collector.want(range(12))
    assert collector.missing() == [3, 8]
    assert collector.bytes == bytes_needed(SCENARIO, 10)
    with serial_workers() as workers:
        fill(collector, SCENARIO, workers, run=stand_in.run)
    same(collector.ensemble(), serial(range(12)))
    assert collector.bytes == bytes_needed(SCENARIO, 12)


def test_that_futures_of_other_months_or_assumptions_are_not_mixed():
    collector = Collector.holding(serial(range(4)))
    collector.want(range(8))
    longer = replace(SCENARIO, last_day=date(2016, 12, 31))
    for other in (longer, replace(SCENARIO, ranges={})):
        with serial_workers() as workers, pytest.raises(ValueError, match="same months"):
            fill(collector, other, workers, run=stand_in.run)
    same(collector.ensemble(), serial(range(4)))


def fill_one(collector, workers, run, request):
    def order():
        return ((0, (number,)) for number in collector.missing())

    fill_together([Part(collector, SCENARIO)], order, workers, run=run, request=request)


def test_that_a_request_that_is_out_of_date_runs_nothing():
    collector = Collector(range(4))
    with serial_workers() as workers:
        request = workers.begin()
        workers.cancel()
        with pytest.raises(Stopped):
            fill_one(collector, workers, stand_in.always_failing, request)
        assert collector.done == 0
        fill_one(collector, workers, stand_in.run, workers.begin())
    assert collector.finished == 4

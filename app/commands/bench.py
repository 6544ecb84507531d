"""``headroom bench``: how fast the model is on this computer.

Speeds are ratios within one run, of processor time: seconds alone say more of the computer than
of the model. The yardstick is the plain SimPy model of the same casework that the model is
tested against, one process a case; it comes with the source, not with an installed package.
"""

import statistics
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil

from app.commands.measured import Figure, say_figures, say_first
from app.files.scenario_file import read
from app.running import compiled_cache, compiling
from app.running.executors import Workers, process_workers
from app.running.runner import run_futures
from sim.scenario import PARAMETERS, Scenario
from sim.units import Unit

_ROOT = Path(__file__).resolve().parent.parent.parent
_BIRMINGHAM = _ROOT / "scenarios" / "birmingham.headroom"
_FUTURES = 64
_FIRST = 8
_REPEATS = 5
_TIMES_THE_SIZE = 10
_SIZED = {
    Unit.FTE, Unit.POSTS, Unit.PEOPLE, Unit.PEOPLE_A_YEAR, Unit.CHILDREN, Unit.CASES,
    Unit.REFERRALS, Unit.REFERRALS_A_YEAR, Unit.INTERVIEWS_A_WEEK,
}  # fmt: skip
"""Units of what a service ten times the size has ten times as much of."""


def run(args: Namespace) -> int:
    """Measure, and print the figures in the format asked for."""
    say_first("Measuring; this takes about two minutes.", args.format)
    say_figures(measure(args.futures or _FUTURES, args.workers), args.format)
    return 0


def measure(futures: int, workers: int | None) -> list[Figure]:
    """Every figure, the cheap ones first."""
    scenario = read(_BIRMINGHAM).played
    return [
        *_start_up(),
        *_pool(scenario, futures, workers),
        *_one_future(scenario),
    ]


def ten_times(scenario: Scenario) -> Scenario:
    """A service ten times the size: ten times the staff, posts, children, referrals and places."""
    values = {}
    for path, parameter in PARAMETERS.items():
        if parameter.unit in _SIZED:
            value = _TIMES_THE_SIZE * scenario.settings.get(path)
            values[path] = min(value, parameter.most)
    changes = tuple(
        replace(change, value=min(_TIMES_THE_SIZE * change.value, PARAMETERS[change.path].most))
        if PARAMETERS[change.path].unit in _SIZED
        else change
        for change in scenario.changes
    )
    return replace(scenario.with_luck_alone().with_values(values), changes=changes)


def _start_up() -> list[Figure]:
    folder = compiled_cache.prepare()
    began = time.perf_counter()
    if not compiled_cache.is_warm():
        compiling.warm()
    compiled = time.perf_counter() - began
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
    load = statistics.median(_seconds_to_load() for _ in range(3))
    return [
        Figure("load_seconds", load, "s", "to start Python and load the model, compiled before"),
        Figure("compile_seconds", compiled if compiled > 1 else None, "s",
               "to compile the model, once for each version"),
        Figure("machine_code_mib", size, "MiB", "of machine code kept on disk"),
    ]  # fmt: skip


def _seconds_to_load() -> float:
    began = time.perf_counter()
    program = (
        "from app.running import compiled_cache as c; c.prepare(); import sim.model as m; m.warm()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=_ROOT)
    return time.perf_counter() - began


def _pool(scenario: Scenario, futures: int, workers: int | None) -> list[Figure]:
    with process_workers(workers) as pool:
        run_futures(scenario, range(pool.count), pool)
        first = _seconds(lambda: run_futures(scenario, range(_FIRST), pool))
        whole = _seconds(lambda: run_futures(scenario, range(futures), pool))
        peak = _memory_of(pool)
        processes = pool.count
    return [
        Figure("first_8_seconds", first, "s", "from a warm pool to the first 8 futures"),
        Figure("futures_per_second", futures / whole, "futures/s",
               f"over {futures} futures with {processes} processes"),
        Figure("memory_mib", peak, "MiB",
               f"in this process and its {processes} workers after {futures} futures"),
    ]  # fmt: skip


def _memory_of(_pool: Workers) -> float:
    here = psutil.Process()
    return sum(each.memory_info().rss for each in (here, *here.children(recursive=True))) / 2**20


def _one_future(scenario: Scenario) -> list[Figure]:
    from sim import model

    large = ten_times(scenario)
    one = statistics.median(
        _processor_seconds(partial(model.run, scenario, number)) for number in range(_REPEATS)
    )
    ten = statistics.median(
        _processor_seconds(partial(model.run, large, number)) for number in range(3)
    )
    twin = _twin_seconds(scenario)
    return [
        Figure("milliseconds_per_future", 1000 * one, "ms", "of processor time for one future"),
        Figure("ten_times_the_size", ten / one, "times",
               "the processor time of one future, for a service ten times the size"),
        Figure("plain_twin_seconds", twin, "s",
               "of processor time for one run of the plain model, one process a case"),
        Figure("faster_than_plain", twin / one if twin else None, "times",
               "faster than the plain model of the same casework"),
    ]  # fmt: skip


def _twin_seconds(scenario: Scenario) -> float | None:
    """Processor time of the plain model with the scenario's casework and as many case-holders."""
    if not (_ROOT / "tests" / "oracle" / "twin.py").exists():
        return None
    sys.path.insert(0, str(_ROOT))
    from tests.oracle.twin import TwinWorker, run_twin

    start, settings = scenario.settings.start, scenario.settings
    plain = replace(scenario.with_luck_alone(), changes=())
    in_post = start.permanent_fte + start.agency_fte
    holders = round(in_post * settings.posts.case_holding_share / 100)
    starters = settings.hiring.newly_qualified_places + settings.hiring.experienced_starters
    leaving = settings.leaving.rate / 100
    workers = [TwinWorker()] * holders
    return _processor_seconds(
        lambda: run_twin(plain, workers, leaving_a_year=leaving, starters_a_year=starters, seed=1)
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _processor_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began

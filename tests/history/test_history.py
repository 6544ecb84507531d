"""Both Birmingham starts, run and laid over what was observed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import start
from app.document import Document
from app.experiments.history import History, history, is_within
from app.files.scenario_file import read
from app.running.executors import Workers, process_workers
from app.running.runner import run_futures
from app.sources.observed import observed_points
from sim.calendar import month_ends
from sim.parameter import Kind
from sim.scenario import PARAMETERS

ROOT = Path(start.__file__).parent
FOLDER = ROOT / "scenarios"
GUIDE = ROOT / "assets" / "guide" / "history.md"
STARTS = ("birmingham", "birmingham-2014")
FUTURES = 96
WANTED = 0.75
FAR = 1.5
"""Widths of the range: a middle future further off would be another service."""

LAST_OBSERVED = date(2015, 12, 31)
"""Nothing was observed later; what a run does before is the same whenever it ends."""


def opened(name: str) -> Document:
    return read(FOLDER / f"{name}.headroom")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes for every run: each takes seconds to start."""
    with process_workers(2) as both:
        yield both


def laid_over(document: Document, futures: int, workers: Workers) -> History:
    document = replace(document, scenario=replace(document.scenario, last_day=LAST_OBSERVED))
    return history(document, run_futures(document.played, range(futures), workers))


def misses_in_the_guide() -> set[str]:
    """The points that the guide gives a reason for; those at the edge may lie inside as well."""
    section = (
        GUIDE.read_text(encoding="utf-8").split("## What misses, and why")[1].split("\n## ")[0]
    )
    return set(re.findall(r"OBS-\d{3}", section))


@pytest.mark.timeout(900)  # half a minute on two processors of its own, more on a busy machine
@pytest.mark.parametrize("name", STARTS)
def test_that_three_quarters_of_the_points_lie_inside_and_none_is_far(name, workers):
    found = laid_over(opened(name), FUTURES, workers)
    missed = {each.point.id: (each.p10, each.point.value, each.p90) for each in found.missed}
    assert set(missed) <= misses_in_the_guide()
    assert found.share_inside is not None
    assert found.share_inside >= WANTED, missed
    assert {each.point.id for each in found.compared if abs(each.widths or 0) > FAR} == set()


def test_that_the_earlier_start_meets_every_point_and_the_later_those_after_it():
    met = {}
    for name in STARTS:
        scenario = opened(name).scenario
        months = month_ends(scenario.first_day, scenario.last_day)
        met[name] = {p.id for p in observed_points() if is_within(p, scenario.first_day, months)}
    everything = {each.id for each in observed_points()}
    assert met["birmingham-2014"] == everything
    assert everything - met["birmingham"] == {f"OBS-{n:03d}" for n in range(1, 9)}
    assert max(each.month for each in observed_points()) == LAST_OBSERVED


def test_that_another_service_would_be_noticed(workers):
    """With half of the staff leaving in a year, most points lie outside."""
    document = opened("birmingham")
    other = replace(document, scenario=document.scenario.with_values({"leaving.rate": 50.0}))
    share = laid_over(other, 8, workers).share_inside
    assert share is not None
    assert share < WANTED


# Nothing was bent to get there


def outside_the_evidence(document: Document) -> dict[str, str]:
    """Levers and assumptions outside their range, on the first day or later, with the reason."""
    scenario = document.scenario
    found = {}
    for path, parameter in PARAMETERS.items():
        value = scenario.settings.get(path)
        low, high = scenario.ranges.get(path, (value, value))
        if parameter.kind is not Kind.FACT and not parameter.low <= low <= high <= parameter.high:
            found[path] = document.reasons.get(path, "")
    for change in scenario.changes:
        parameter = PARAMETERS[change.path]
        if not parameter.low <= change.value <= parameter.high:
            found[f"{change.path} from {change.date}"] = change.reason
    return found


def test_that_the_plan_has_nothing_outside_the_evidence():
    assert outside_the_evidence(opened("birmingham")) == {}


def test_that_the_earlier_start_gives_its_reason_for_all_that_lies_outside_the_evidence():
    found = outside_the_evidence(opened("birmingham-2014"))
    assert set(found) == {
        "agency.market", "agency.market from 2014-10-01", "leaving.settling_months",
        "hiring.experienced_starters",
    }  # fmt: skip
    assert all(found.values())

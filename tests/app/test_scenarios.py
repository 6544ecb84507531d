"""The shipped scenario files: opened, compared, run, and their claims tried."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import start
from app.document import Document, Target
from app.files.scenario_file import moved_defaults, read, text_of
from app.outlooks.outlook import target_problems
from app.running.ensemble import Ensemble
from app.running.executors import serial_workers
from app.running.runner import run_futures
from app.sources.beyond import beyond_evidence
from app.sources.evidence import evidence_table
from sim.calendar import month_end
from sim.outcomes import OUTCOMES, Measure
from sim.scenario import PARAMETERS, evidence_ranges
from sim.scenario.changes import EVENT_KINDS

FOLDER = Path(start.__file__).parent / "scenarios"
PLAN, EARLIER = "birmingham", "birmingham-2014"
FUTURES = 4

PAY = {f"pay.gap_{grade}": 0.0 for grade in ("social_worker", "senior", "team_manager")}
OPTIONS = {
    "do-nothing": {"pay.golden_hello": 0.0},
    "golden-hello-6000": {"pay.golden_hello": 6000.0},
    "pay-parity": PAY,
    "agency-cap": {"agency.share_cap": 20.0},
    "referral-surge": {"demand.growth": 15.0},
    "early-help": {"demand.early_help": 12.0},
    "structure-area": {},
    "structure-outsource": {},
    "structure-trust-dfe": {},
    "structure-trust-council": {},
    "structure-integrated": {},
    "everything": {
        "pay.golden_hello": 6000.0,
        **PAY,
        "pay.retention_payment": 2400.0,
        "hiring.campaign_effort": 1.5,
        "hiring.advert_to_offer_days": 35.0,
        "hiring.newly_qualified_places": 122.0,
        "demand.early_help": 10.0,
        "agency.single_contract": 1.0,
    },
}
"""What each option sets on a date that the plan does not; every option starts from the plan."""
EVENTS = {"everything": {"inspection_better"}}
EVENTS |= {name: {name.replace("-", "_")} for name in OPTIONS if name.startswith("structure")}
NAMES = (PLAN, EARLIER, *OPTIONS)

MORE, FEWER = 1, -1
IN_CHANGE, MARCH_2016, MARCH_2017, END = (
    date(2016, 9, 30),
    date(2016, 3, 31),
    date(2017, 3, 31),
    date(2018, 3, 31),
)
CLAIMS = {
    "do-nothing": [
        ("permanent_fte", END, FEWER),
        ("average_caseload", END, MORE),
        ("cost_total", END, FEWER),
    ],
    "golden-hello-6000": [
        ("hires_experienced", END, MORE),
        ("golden_hello_deadweight", END, MORE),
        ("cost_golden_hello", END, MORE),
    ],
    "pay-parity": [
        ("leavers", END, FEWER),
        ("hires_experienced", END, MORE),
        ("pay_gap", END, MORE),
        ("cost_benchmarking", END, MORE),
    ],
    "agency-cap": [
        ("agency_share", MARCH_2016, FEWER),
        ("empty_posts", MARCH_2016, MORE),
        ("unallocated_cases", MARCH_2016, MORE),
        ("cost_total", END, FEWER),
    ],
    "referral-surge": [
        ("referrals", END, MORE),
        ("average_caseload", END, MORE),
        ("unallocated_cases", END, MORE),
        ("leavers", END, MORE),
    ],
    "early-help": [
        ("referrals", END, FEWER),
        ("open_cases", END, FEWER),
        ("cost_early_help", END, MORE),
    ],
    "structure-area": [("leavers", IN_CHANGE, MORE), ("cost_structure", END, MORE)],
    "structure-outsource": [
        ("leavers", IN_CHANGE, MORE),
        ("permanent_fte", MARCH_2017, FEWER),
        ("cost_structure", END, MORE),
    ],
    "structure-trust-dfe": [
        ("leavers", IN_CHANGE, MORE),
        ("cost_structure", END, MORE),
        ("turnover_12m", END, FEWER),
    ],
    "structure-trust-council": [
        ("leavers", IN_CHANGE, MORE),
        ("cost_structure", END, MORE),
        ("turnover_12m", END, FEWER),
    ],
    "structure-integrated": [
        ("cost_structure", END, MORE),
        ("turnover_12m", END, FEWER),
        ("referrals", END, FEWER),
    ],
    "everything": [
        ("permanent_fte", MARCH_2017, MORE),
        ("average_caseload", MARCH_2017, FEWER),
        ("cost_total", END, MORE),
    ],
}
"""What the notes of each option say comes of it, against the plan: an outcome, by when, which way.

What flows is summed from the first day on, what stands is counted on the day.
"""

EVIDENCE_ID = re.compile(r"\b[A-Z]{3}-[A-Z]?\d{2,3}\b")


@cache
def opened(name: str) -> Document:
    return read(FOLDER / f"{name}.headroom")


@cache
def played(name: str) -> Ensemble:
    with serial_workers() as workers:
        return run_futures(opened(name).played, range(FUTURES), workers)


def reasons_in(document: Document) -> dict[str, str]:
    """Every value, change and event that is not the default, with the reason given for it."""
    said = dict(document.reasons)
    said |= {f"{each.date} {each.path}": each.reason for each in document.scenario.changes}
    return said | {f"{each.date} {each.kind}": each.reason for each in document.scenario.events}


def test_that_these_are_all():
    assert {file.stem for file in FOLDER.iterdir()} == set(NAMES)
    assert set(CLAIMS) == set(OPTIONS)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_file_is_as_it_would_be_saved_again(name):
    assert text_of(opened(name)) == (FOLDER / f"{name}.headroom").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_that_a_file_says_who_made_it_and_what_it_is(name):
    document = opened(name)
    assert (document.author, document.created) == ("Headroom", date(2015, 4, 21))
    assert (document.futures, document.vary) == (256, "luck+assumptions+years")
    assert document.scenario.seed == 2015
    assert document.notes.count(". ") >= 2
    assert target_problems(document) == []


def test_that_no_two_files_have_the_same_title():
    assert len({opened(name).title for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_that_every_departure_has_a_reason_that_names_its_evidence(name):
    document = opened(name)
    assert moved_defaults(document) == []
    for place, reason in reasons_in(document).items():
        ids = EVIDENCE_ID.findall(reason)
        assert ids, place
        assert set(ids) <= set(evidence_table()), place
    assert set(EVIDENCE_ID.findall(document.notes)) <= set(evidence_table())


def test_that_the_plan_has_every_default_and_every_range():
    scenario = opened(PLAN).scenario
    assert {path: scenario.settings.get(path) for path in PARAMETERS} == {
        path: parameter.default for path, parameter in PARAMETERS.items()
    }
    assert scenario.ranges == evidence_ranges()
    assert (scenario.first_day, scenario.last_day) == (date(2015, 1, 31), END)
    assert opened(PLAN).targets == (
        Target("permanent_fte", MARCH_2017, "at least", 500.0),
        Target("average_caseload", MARCH_2017, "at most", 18.0),
    )


def test_that_the_plan_funds_80_posts_in_two_steps():
    steps: dict[date, float] = {}
    for change in opened(PLAN).scenario.changes:
        if change.path.startswith("posts."):
            more = change.value - PARAMETERS[change.path].default
            steps[change.date] = steps.get(change.date, 0.0) + more
    assert steps == {date(2015, 4, 1): 44.0, date(2016, 4, 1): 80.0}


@pytest.mark.parametrize("name", OPTIONS)
def test_that_an_option_differs_from_the_plan_only_as_it_says(name):
    plan, document = opened(PLAN), opened(name)
    ours, theirs = plan.scenario, document.scenario
    assert (theirs.settings, theirs.ranges) == (ours.settings, ours.ranges)
    assert (theirs.first_day, theirs.last_day) == (ours.first_day, ours.last_day)
    assert (document.targets, document.reasons) == (plan.targets, plan.reasons)
    own = [each for each in theirs.changes if each not in ours.changes]
    assert {each.path: each.value for each in own} == OPTIONS[name]
    assert {e.kind for e in theirs.events if e not in ours.events} == EVENTS.get(name, set())
    kept = set(ours.changes) & set(theirs.changes)
    assert kept == (set() if name == "do-nothing" else set(ours.changes))
    assert set(ours.events) <= set(theirs.events)


def test_that_the_earlier_start_has_ranges_and_reasons_where_it_differs():
    document = opened(EARLIER)
    scenario = document.scenario
    changed = {p for p in PARAMETERS if scenario.settings.get(p) != PARAMETERS[p].default}
    assert changed == set(document.reasons)
    of_its_own = {
        "start.permanent_fte", "agency.market", "leaving.settling_months",
        "hiring.newly_qualified_fill", "hiring.experienced_starters",
    }  # fmt: skip
    usual = {path: ends for path, ends in evidence_ranges().items() if path not in changed}
    assert {p: e for p, e in scenario.ranges.items() if p not in of_its_own} == usual
    assert of_its_own <= set(scenario.ranges)
    assert (scenario.first_day, scenario.last_day) == (date(2014, 4, 1), MARCH_2016)


@pytest.mark.parametrize("name", [PLAN, *OPTIONS])
def test_that_nothing_but_a_golden_hello_of_nought_lies_outside_the_evidence(name):
    beyond = [said.split(";")[0] for said in beyond_evidence(opened(name).scenario)]
    none = ["pay.golden_hello is £0 from 1 April 2015"]
    assert beyond == (none if name == "do-nothing" else [])


def test_that_every_structure_option_is_shipped():
    kinds = {kind for kind in EVENT_KINDS if kind.startswith("structure_")}
    assert set().union(*(EVENTS.get(name, set()) for name in OPTIONS)) >= kinds


# What comes of them


@pytest.mark.parametrize("name", NAMES)
def test_that_a_file_runs_to_its_end(name):
    ensemble = played(name)
    assert ensemble.failures == ()
    assert ensemble.numbers == tuple(range(FUTURES))
    assert ensemble.months[-1] == month_end(opened(name).scenario.last_day)
    assert np.isfinite(ensemble.array).all()


@pytest.mark.parametrize(
    ("name", "outcome", "by", "way"),
    [(name, *claim) for name, claims in CLAIMS.items() for claim in claims],
)
def test_that_an_option_does_what_its_notes_say(name, outcome, by, way):
    differences = reading(played(name), outcome, by) - reading(played(PLAN), outcome, by)
    assert way * differences.mean() > 0


def reading(ensemble, outcome, by):
    last = ensemble.months.index(by)
    series = ensemble.series(outcome)
    if OUTCOMES[outcome].measure is Measure.FLOW:
        return series[:, 1 : last + 1].sum(axis=1)
    return series[:, last]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in (PLAN, EARLIER)])
def test_that_an_option_shares_the_plans_luck_until_it_differs(name):
    """The first change of any option is in April 2015."""
    march = played(PLAN).months.index(date(2015, 3, 31)) + 1
    assert np.array_equal(played(name).array[:, :, :march], played(PLAN).array[:, :, :march])

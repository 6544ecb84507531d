"""Faults planted in a good file: each is named by its place, however many there are."""

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.problem import CannotUse
from tests.app.hostile import GOOD, refusal


@dataclass(frozen=True)
class Fault:
    """Something to spoil a good file with, and the words that must name it."""

    area: str
    """Of two faults in one area, only one is planted."""
    plant: Callable[[dict[str, Any]], object]
    words: tuple[str, ...]


def value(path: str, key: str, new: object, *words: str) -> Fault:
    group, name = path.split(".")
    place = f"parameters.{path}.{key} "
    return Fault(
        path, lambda data: data["parameters"][group][name].update({key: new}), (place, *words)
    )


def top(key: str, new: object, *words: str) -> Fault:
    return Fault(key, lambda data: data.update({key: new}), (f"{key} ", *words))


def row(table: str, key: str, new: object, *words: str) -> Fault:
    return Fault(f"{table}.{key}", lambda data: data[table][0].update({key: new}),
                 (f"{table}[1].{key} ", *words))  # fmt: skip


FAULTS = [
    value("pay.golden_hello", "value", 60_000, "is £60,000", "£0 to £20,000", "mean £6,000?"),
    value("pay.golden_hello", "value", "3000", 'is the text "3000"', "must be a number"),
    value("pay.retention_years", "value", math.nan, "NaN", "0.0 to 10.0 years"),
    value("leaving.notice_days", "value", math.inf, "infinite"),
    value("leaving.manager_notice_days", "value", "@1e999@", "infinite or too large"),
    value("hiring.pool", "value", "@" + "9" * 5000 + "@", "infinite or too large"),
    value("hiring.pool", "value", "@1e308@", "is 1e+308 people"),
    value("agency.market", "value", True, "is true", "must be a number"),
    value("agency.fee", "value", None, "is empty (null)"),
    value("agency.weeks", "value", [1], "is a list"),
    value("agency.single_contract", "value", 0.5, "is 0.5", "yes (1) or no (0)"),
    value("agency.days_to_place", "low", 60, "above the value"),
    value("agency.assignment_months", "high", -3, "is −3 months"),
    value("agency.employment_costs", "high", 1, "below the value"),
    value("demand.growth", "low", -1, "no range"),
    value("demand.threshold", "reason", 7, "must be text"),
    value("demand.early_help", "reason", "\u202e", "\\u202e"),
    value("demand.re_referrals", "colour", "red", "is not known here"),
    Fault("one bare", lambda data: data["parameters"]["casework"].update(cap=135),
          ("parameters.casework.cap is 135", "curly brackets")),
    Fault("one missing", lambda data: data["parameters"]["casework"].pop("sickness"),
          ("parameters.casework lacks", "sickness")),
    Fault("one unknown", lambda data: data["parameters"]["casework"].update(sicknes={}),
          ("parameters.casework.sicknes is not known", "Did you mean sickness?")),
    Fault("one astray", lambda data: data["parameters"]["money"].update(cap={"value": 1}),
          ("parameters.money.cap", "It belongs in casework.")),
    Fault("group missing", lambda data: data["parameters"].pop("shocks"),
          ("parameters lacks shocks",)),
    Fault("group unknown", lambda data: data["parameters"].update(shock={}),
          ("parameters.shock is not known", "Did you mean shocks?")),
    Fault("group", lambda data: data["parameters"].update(structure=[]),
          ("parameters.structure is a list",)),
    Fault("sum", lambda data: data["parameters"]["start"]["senior_share"].update(value=99),
          ("start.senior_share and start.team_manager_share", "together")),
    Fault("unknown", lambda data: data.update(sed=1), ("sed is not known", "Did you mean seed?")),
    Fault("odd key", lambda data: data.update({"\ud800": 1}), ("\\ud800 is a name",)),
    Fault("hidden key", lambda data: data.update({"\u202e\n": 1}),
          ("\\u202e\\u000a is not known",)),
    Fault("made_with", lambda data: data.pop("made_with"), ("lacks", "made_with")),
    top("headroom", "1", "must be a whole number"),
    top("headroom", 0, "is 0"),
    top("headroom", -3, "is -3"),
    top("headroom", True, "is true"),
    top("title", " ", "is blank"),
    top("title", "x" * 201, "201 characters"),
    top("author", "a\x00b", "\\u0000"),
    top("author", "\ud800", "half a character"),
    top("notes", None, "must be text"),
    top("created", "2015-02-30", "no such day"),
    top("created", "2015-02-01T00:00", "is no date"),
    top("created", 20150201, "is no date"),
    top("seed", 2**63, "must be below"),
    top("seed", 1.0, "whole number"),
    top("futures", 0, "at least 1"),
    top("futures", 100_001, "at most 100,000"),
    top("vary", "chance", '"luck", "luck+assumptions" or "luck+assumptions+years"'),
    Fault("staff", lambda data: data.update(staff=[{}]), ("staff[1] lacks", "fte")),
    top("staff", {}, "must be a list"),
    row("targets", "outcome", "permanent", "Did you mean permanent_fte?"),
    row("targets", "by", "2030-01-01", "2015-01-31", "2018-03-31"),
    row("targets", "test", ">=", '"at least" or "at most"'),
    row("targets", "value", math.nan, "must be a number"),
    row("changes", "date", "2014-12-31", "from 2015-01-31 up to 2018-03-31"),
    row("changes", "over_months", -1, "at least 0"),
    row("changes", "path", "pay.golden_helo", "Did you mean pay.golden_hello?"),
    Fault("changes.path", lambda data: data["changes"][0].update(value=99_999),
          ("changes[1].value is 99,999 posts", "0 to 10,000 posts")),
    row("changes", "path", "start.children_in_care", "cannot change on a date"),
    Fault("a switch in steps", lambda data: data["changes"].append(
              {"date": "2016-01-01", "path": "agency.memorandum", "value": 0, "over_months": 3}),
          ("changes[2].over_months is 3", "changes at once")),
    row("changes", "when", 1, "is not known here"),
    row("events", "kind", "front_door", "Did you mean front_door_opens?"),
    row("events", "date", "2004-12-31", "from 2005-01-31"),
    row("events", "size", 11, "at most 10"),
]  # fmt: skip


def spoiled(faults: list[Fault]) -> str:
    data = json.loads(GOOD)
    for fault in faults:
        fault.plant(data)
    # Numbers that Python itself would not write stand between marks.
    return re.sub(r'"@(.*?)@"', r"\1", json.dumps(data))


def name_all(faults: list[Fault], refused: CannotUse) -> None:
    sentences = refused.sentences()
    for fault in faults:
        assert any(all(word in each for word in fault.words) for each in sentences), (
            fault.words,
            sentences,
        )


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.words[0].strip())
def test_that_one_fault_is_named_and_nothing_else(fault):
    refused = refusal(spoiled([fault]))
    name_all([fault], refused)
    assert len(refused.problems) == 1


@settings(max_examples=80)
@given(st.lists(st.sampled_from(FAULTS), min_size=2, max_size=25, unique_by=lambda each: each.area))
def test_that_every_fault_planted_is_named(faults):
    name_all(faults, refusal(spoiled(faults)))


def test_that_a_name_given_twice_is_told_at_its_place():
    twice = '"golden_hello": {"value": 1}, "golden_hello":'
    refused = refusal(
        GOOD.replace('"golden_hello":', twice).replace('"seed"', '"futures": 1, "seed"')
    )
    assert refused.sentences() == [
        "x.headroom: futures is given twice. Keep one of the two.",
        "x.headroom: parameters.pay.golden_hello is given twice. Keep one of the two.",
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2015-02-27", "last_day is 2015-02-27 and first_day is 2015-01-31"),
        ("2030-02-01", "It can be 2015-02-28 to 2030-01-31."),
        ("1979-12-31", "A year can be 1980 to 2120."),
        ("9999-12-31", "A year can be 1980 to 2120."),
    ],
)
def test_that_a_last_day_out_of_reach_is_told(day, words):
    data = json.loads(GOOD) | {"last_day": day}
    assert any(words in sentence for sentence in refusal(json.dumps(data)).sentences())


@pytest.mark.parametrize(("table", "most"), [("targets", 20), ("changes", 500), ("events", 200)])
def test_that_a_table_has_its_limit(table, most):
    data = json.loads(GOOD)
    data[table] *= most + 1
    (sentence,) = refusal(json.dumps(data)).sentences()
    assert f"{table} has {most + 1} entries. It can have {most} at most." in sentence


def test_that_a_range_has_two_ends():
    for end, other in (("low", "high"), ("high", "low")):
        data = json.loads(GOOD)
        del data["parameters"]["leaving"]["rate"][end]
        (sentence,) = refusal(json.dumps(data)).sentences()
        assert "parameters.leaving.rate.high" in sentence
        assert other in sentence


def test_that_a_team_manager_holds_no_cases():
    person = {
        "grade": "team_manager", "permanent": True, "fte": 1, "service_months": 1,
        "experience_years": 1, "tie_in_months": 0, "golden_hello": 0, "holds_cases": True,
    }  # fmt: skip
    (sentence,) = refusal(json.dumps(json.loads(GOOD) | {"staff": [person]})).sentences()
    assert "staff[1].holds_cases is true for a team manager" in sentence

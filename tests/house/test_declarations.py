"""Every declared parameter against its evidence, and how it is said."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from app.sources.evidence import Evidence, evidence_table
from sim.parameter import Kind, Parameter
from sim.scenario import EVENT_KINDS, PARAMETERS
from sim.units import Unit

HOW_MANY_FOUND = {
    "BHM": 40, "FLW": 40, "BUD": 9, "OFF": 3, "AGR": 8, "NAT": 58,
    "FLN": 33, "ECO": 36, "CST": 22, "NBR": 13, "ASM": 30,
}  # fmt: skip
JARGON = re.compile(
    r"replication|stochastic|lambda|monte carlo|poisson|exponential|lognormal|hazard|random|"
    r"iteration|ensemble|percentile|quantile|seed\b|agent-based|discrete.event",
    re.IGNORECASE,
)

each_parameter = pytest.mark.parametrize("path", PARAMETERS)


# Numbers


def said_as_range(parameter: Parameter) -> str:
    """How a note gives one of several values: "42 (35.7 to 48.3)", or "42" if it has no range."""
    if parameter.low == parameter.high:
        return f"{parameter.default:,g}"
    return f"{parameter.default:,g} ({parameter.low:,g} to {parameter.high:,g})"


def is_said_in(note: str, parameter: Parameter) -> bool:
    return (
        re.search(rf"(?<![\w.-]){re.escape(said_as_range(parameter))}(?![\w.]| \()", note)
        is not None
    )


def units_agree(parameter: Parameter, row: Evidence) -> bool:
    said = row.unit
    for theirs, ours in {
        "percent": "per cent",
        "GBP": "pounds",
        "multiplier": "times",
        " per ": " a ",
        " a hour": " an hour",
    }.items():
        said = said.replace(theirs, ours)
    if "in the year" in row.quantity:
        said += " a year"
    return parameter.unit.title in said


def disagreements(parameter: Parameter, row: Evidence) -> list[str]:
    """Where a declaration says something else than the evidence row it is taken from."""
    if row.value is None and not row.words:
        return [] if is_said_in(row.note, parameter) else [f"not in the note of {row.id}"]
    low = row.value if row.low is None else row.low
    high = row.value if row.high is None else row.high
    pairs = {
        "default": (parameter.default, row.value),
        "low": (parameter.low, low),
        "high": (parameter.high, high),
    }
    found = [f"{what} {a}, not {b}" for what, (a, b) in pairs.items() if a != b]
    if not units_agree(parameter, row):
        found.append(f"{parameter.unit.title}, not {row.unit}")
    return found


@each_parameter
def test_that_a_declaration_says_what_its_evidence_says_or_why_not(path):
    parameter = PARAMETERS[path]
    found = disagreements(parameter, evidence_table()[parameter.evidence[0]])
    if parameter.differs:
        assert found, "nothing differs, so there is nothing to say about it"
    else:
        assert found == []


@each_parameter
def test_that_every_evidence_id_is_in_the_table(path):
    parameter = PARAMETERS[path]
    assert len(set(parameter.evidence)) == len(parameter.evidence)
    assert set(parameter.evidence) <= evidence_table().keys()


EXAMPLE = Evidence(
    "BHM-999", "a count", 3.0, 2.0, 4.0, "months", "2015", "Birmingham", "a paper", "none", "B", ""
)


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({}, 0),
        ({"value": 2.5}, 1),
        ({"low": 1.0, "high": 5.0}, 2),
        ({"low": None, "high": None}, 2),
        ({"unit": "weeks"}, 1),
        ({"value": None, "words": "Jul-Oct"}, 1),
        ({"value": None, "low": None, "high": None, "note": "stays 3 (2 to 4) months"}, 0),
        ({"value": None, "low": None, "high": None, "note": "stays 13 (2 to 4) months"}, 1),
        ({"value": None, "low": None, "high": None, "note": "stays 3 months"}, 1),
    ],
)
def test_that_a_disagreement_is_found(other, count):
    parameter = Parameter(
        Kind.FACT, 3, Unit.MONTHS, 2, 4, 0, 9, 1, "Months", "Months.", ("BHM-999",), "", False,
        path="leaving.months", group="leaving", name="months",
    )  # fmt: skip
    assert len(disagreements(parameter, replace(EXAMPLE, **other))) == count


# Words


@each_parameter
def test_that_a_parameter_is_said_in_plain_words(path):
    parameter = PARAMETERS[path]
    assert parameter.label[0].isupper()
    assert not parameter.label.endswith(".")
    assert len(parameter.label) <= 70
    assert parameter.help.endswith(".")
    assert parameter.help[0].isupper() or parameter.help[0].isdigit()
    assert parameter.differs == "" or parameter.differs.endswith(".")
    assert JARGON.search(f"{parameter.label} {parameter.help} {parameter.differs}") is None


@pytest.mark.parametrize("kind", EVENT_KINDS.values(), ids=EVENT_KINDS)
def test_that_an_event_is_said_in_plain_words(kind):
    assert kind.label[0].isupper()
    assert kind.help.endswith(".")
    assert JARGON.search(f"{kind.label} {kind.help}") is None


def test_that_a_label_names_one_parameter_of_its_group():
    labels = Counter((each.group, each.label) for each in PARAMETERS.values())
    assert [label for label, times in labels.items() if times > 1] == []


# Sliders


@each_parameter
def test_that_the_step_suits_the_range(path):
    parameter = PARAMETERS[path]
    assert parameter.step > 0
    if parameter.low < parameter.high:
        assert parameter.step <= parameter.high - parameter.low, "coarser than the evidence"
    if parameter.kind is Kind.LEVER:
        steps = (parameter.most - parameter.least) / parameter.step
        assert steps == pytest.approx(round(steps)), "the slider cannot reach its end"


# The table


def test_that_every_finding_is_carried_over():
    found = Counter(id.partition("-")[0] for id in evidence_table())
    del found["HRM"]
    assert found == HOW_MANY_FOUND


def test_that_no_assumption_of_ours_is_left_over():
    cited = {id for each in PARAMETERS.values() for id in each.evidence}
    ours = {id for id in evidence_table() if id.startswith("HRM-")}
    assert ours - cited == set()


@pytest.mark.parametrize("row", evidence_table().values(), ids=evidence_table())
def test_that_a_row_is_whole(row):
    assert re.fullmatch(r"[A-Z]{3}-[A-Z]?\d{2,3}", row.id)
    assert row.quantity
    assert row.period
    assert row.place
    assert row.source
    assert row.low is None or row.high is None or row.low <= row.high
    if row.id.startswith("HRM-"):
        assert row.mark == "D"
        assert row.note, "an assumption needs its reason"


def test_that_a_note_names_only_rows_that_exist():
    named = {
        (row.id, other)
        for row in evidence_table().values()
        for other in re.findall(r"\b[A-Z]{3}-[A-Z]?\d{2,3}\b", row.note)
    }
    assert {(row, other) for row, other in named if other not in evidence_table()} == set()
    assert {(row, other) for row, other in named if other == row} == set()

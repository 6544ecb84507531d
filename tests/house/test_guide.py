"""The guide, the README and the decisions name nothing that does not exist."""

import re

import pytest

import sim.council as order
from app.arguments import MODULES
from app.fingerprint import fingerprint
from app.sources.catalogue import catalogue
from sim.outcomes import OUTCOMES
from sim.scenario import EVENT_KINDS, PARAMETERS
from tests.house.pages import (
    ROOT,
    birmingham,
    blocks,
    broken_links,
    code_words,
    command_fault,
    commands,
    links,
    prose,
    text_of,
    unknown_evidence,
    unknown_parameters,
    unknown_words,
)

GUIDE, DECISIONS = ROOT / "assets" / "guide", ROOT / "assets" / "decisions"
README, MODEL = ROOT / "README.md", GUIDE / "model.md"
PAGES = [README, *sorted(GUIDE.glob("*.md")), *sorted(DECISIONS.glob("*.md"))]

each_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)


# On every page


@each_page
def test_that_every_name_set_as_code_exists(page):
    assert unknown_words(text_of(page), page) == []


@each_page
def test_that_every_parameter_exists(page):
    assert unknown_parameters(text_of(page), page) == set()


@each_page
def test_that_every_evidence_id_exists(page):
    assert unknown_evidence(text_of(page)) == set()


@each_page
def test_that_every_link_leads_somewhere(page):
    assert broken_links(text_of(page), page) == []


@each_page
def test_that_every_command_can_be_typed(page):
    written: set[str] = set()
    faults = {line: command_fault(line, written) for line in commands(text_of(page))}
    assert {line: fault for line, fault in faults.items() if fault} == {}


def broken_rows(text: str) -> list[str]:
    """Rows of a table with another number of cells than its head."""
    broken, width = [], 0
    for line in prose(text).splitlines():
        cells = line.count("|")
        width = (width or cells) if cells else 0
        if cells != width:
            broken.append(line)
    return broken


@each_page
def test_that_tables_are_whole(page):
    assert broken_rows(text_of(page)) == []


@pytest.mark.parametrize("folder", [GUIDE, DECISIONS], ids=lambda folder: folder.name)
def test_that_every_page_is_in_its_index(folder):
    index = folder / "README.md"
    linked = {(folder / each).resolve() for each in links(text_of(index))}
    assert set(folder.glob("*.md")) - linked == {index}


# The model


def test_that_the_sections_of_the_model_are_those_of_the_reporting_guideline():
    titles = re.findall(r"^## \d\. (.+)$", text_of(MODEL), re.MULTILINE)
    assert titles == [
        "Objectives", "Logic", "Data", "Experimentation", "Implementation", "Code access",
    ]  # fmt: skip


@pytest.mark.parametrize("room", ["rules", "life", "scenario", "counts"])
def test_that_every_file_of_a_room_is_named_in_the_model(room):
    files = (ROOT / "sim" / room).glob("*.py")
    names = {file.relative_to(ROOT).as_posix() for file in files if file.stem != "__init__"}
    assert names - set(code_words(text_of(MODEL))) == set()


def test_that_every_outcome_and_event_is_named_in_the_model():
    named = set(code_words(text_of(MODEL)))
    assert (OUTCOMES.keys() | EVENT_KINDS.keys()) - named == set()


LEFT_TO_THE_REGISTER = re.compile(
    r"structure\.\w+_(stability|settled|applications|referrals|cost)|shocks\.\w+|"
    r"agency\.(charge|pay_cap)_\w+|demand\.(january|february|march|april|may|june|july|august|"
    r"september|october|november|december)"
)
"""Sizes of events, and one parameter for each grade or month."""


def test_that_every_other_parameter_is_named_in_the_model():
    named = set(code_words(text_of(MODEL)))
    unnamed = {each for each in PARAMETERS if not LEFT_TO_THE_REGISTER.fullmatch(each)} - named
    assert unnamed == set()


def test_that_the_order_of_a_day_is_the_models():
    said = re.findall(r"^\d\. \*\*.+?\*\*.*?(0\.\d\d)\)", text_of(MODEL), re.MULTILINE)
    parts = (order.REVIEW, order.COMINGS_AND_GOINGS, order.DESK, order.COUNT)
    assert [float(each) for each in said] == list(parts)


# What other pages claim


def test_that_the_example_in_the_readme_is_of_the_shipped_scenario():
    """If it is not, run the command above the example again and paste what it says."""
    example = next(block for block in blocks(text_of(README)) if "TARGETS" in block)
    assert example.startswith(birmingham().title)
    assert f"fingerprint {fingerprint(birmingham().played)}," in example
    source = "".join(map(text_of, sorted((ROOT / "app").rglob("*.py"))))
    headings = re.findall(r"^[A-Z]{2,}(?: [A-Z]{2,})*", example, re.MULTILINE)
    assert headings
    assert [heading for heading in headings if heading not in source] == []


def test_that_nearly_nine_in_ten_values_are_our_assumptions():
    assert "Nearly nine in ten values carry mark D" in text_of(GUIDE / "limits.md")
    marks = [row.mark for row in catalogue()]
    assert 0.85 <= marks.count("D") / len(marks) < 0.9


def test_that_every_command_is_in_the_readme():
    listed = {word.split()[1] for word in code_words(text_of(README)) if word[:9] == "headroom "}
    assert MODULES.keys() - listed == set()


# What is found


@pytest.mark.parametrize(
    "word",
    [
        "pay.golden_helo",
        "permanent_ftes",
        "sim/rules/money.py",
        "sim.model.runs",
        "nothing",
        "--future",
        "--format xml",
        "headroom rum",
        "headroom rum --help",
        "headroom run nowhere.headroom",
        "headroom run scenarios/birmingham.headroom --set pay.golden_hello=60000",
        "headroom run scenarios/birmingham.headroom --sed 1",
        "headroom explain nothing.at_all",
        ".venv/bin/black .",
    ],
)
def test_that_an_unknown_name_is_found(word):
    assert unknown_words(f"say `{word}` or `pay.golden_hello`", MODEL) == [word]


@pytest.mark.parametrize(
    "word",
    [
        "average_caseload",
        "pay_raid",
        "over_months",
        "sim/model.py",
        "sim.model.run",
        "glossary.md",
        "--set",
        "--format json",
        "headroom run --help",
        r".venv\Scripts\headroom",
    ],
)
def test_that_a_known_name_passes(word):
    assert unknown_words(f"`{word}`", MODEL) == []


def test_that_what_a_command_wrote_can_be_used_by_the_next():
    written: set[str] = set()
    first = "headroom import-staff scenarios/birmingham.headroom assets/staff-sample.csv --out a.x"
    assert command_fault(first, written) is None
    assert command_fault("headroom run a.x", written) is None
    assert command_fault("headroom run b.x", written) == "b.x is not there"


def test_that_other_faults_are_found():
    text = "[a](model.md#2-logic) [b](model.md#nowhere) [c](none.md) [d](https://example.org)"
    assert broken_links(text, MODEL) == ["model.md#nowhere", "none.md", "https://example.org"]
    assert unknown_parameters("pay.golden_hello, pay.golden_helo, start.py", MODEL) == {
        "pay.golden_helo"
    }
    assert unknown_evidence("BHM-026, BHM-999, OBS-001, OBS-999") == {"BHM-999", "OBS-999"}
    assert broken_rows("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |\n\ntext\n\n| c |") == ["| 1 |"]

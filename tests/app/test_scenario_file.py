"""Scenario files: one text for one document, read back as it was, replaced whole or not at all."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import start
from app.clean_text import clean
from app.document import Document, Target
from app.files.scenario_file import moved_defaults, parse, read, text_of, write
from app.files.shape import may_vary, schema_text
from app.problem import CannotUse
from sim.outcomes import OUTCOMES
from sim.scenario import EVENT_KINDS, PARAMETERS, Change, Event, Scenario, Settings
from sim.units import Unit
from tests.app.birmingham import DOCUMENT, HANDED_OVER, STAFF

ROOT = Path(start.__file__).parent
SCHEMA = ROOT / "assets" / "scenario.schema.json"
SHIPPED = sorted((ROOT / "scenarios").glob("*.headroom"))

FULL = replace(DOCUMENT, scenario=replace(DOCUMENT.scenario, staff=STAFF))


# What is read and written


@pytest.mark.parametrize(
    "document", [DOCUMENT, FULL, HANDED_OVER], ids=["counts", "staff", "handed over"]
)
def test_that_a_document_is_read_as_it_was_written(tmp_path, document):
    file = tmp_path / "birmingham.headroom"
    write(document, file)
    found = read(file)
    assert (found, found.log) == (document, document.log)
    assert text_of(found) == text_of(document)


def test_that_saving_what_was_read_changes_no_byte(tmp_path):
    file, again = tmp_path / "one.headroom", tmp_path / "two.headroom"
    write(FULL, file)
    write(read(file), again)
    assert file.read_bytes() == again.read_bytes()


def text(most: int, *, prose: bool = False) -> st.SearchStrategy[str]:
    return st.text(max_size=most).map(lambda each: clean(each, prose=prose)[:most])


def days(first: date, last: date) -> st.SearchStrategy[date]:
    return st.dates(first, last)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that may be saved."""
    first = draw(days(date(1990, 1, 1), date(2080, 1, 1)))
    last = draw(days(first + timedelta(days=31), first + timedelta(days=365 * 15)))
    paths = draw(st.lists(st.sampled_from(list(PARAMETERS)), max_size=8, unique=True))
    values = {
        path: PARAMETERS[path].low
        if PARAMETERS[path].unit is Unit.YES_OR_NO
        else draw(st.floats(PARAMETERS[path].low, PARAMETERS[path].high))
        for path in paths
        if path.startswith(("pay.", "agency.", "demand.", "posts."))
    }
    scenario = Scenario(
        first_day=first,
        last_day=last,
        seed=draw(st.integers(0, 2**63 - 1)),
        settings=Settings().replaced(values),
        ranges={
            path: (PARAMETERS[path].least, PARAMETERS[path].most)
            for path in paths
            if may_vary(PARAMETERS[path])
        },
        changes=tuple(
            Change(
                draw(days(first, last)),
                path,
                PARAMETERS[path].most,
                0 if PARAMETERS[path].unit is Unit.YES_OR_NO else draw(st.floats(0, 180)),
                "as planned",
            )
            for path in paths
            if PARAMETERS[path].dated
        ),
        events=tuple(
            Event(draw(days(first - timedelta(days=3650), last)), kind, draw(st.floats(-10, 10)))
            for kind in draw(st.lists(st.sampled_from(list(EVENT_KINDS)), max_size=3))
        ),
        staff=draw(st.sampled_from([(), STAFF])),
    )
    return Document(
        title=draw(text(200).filter(bool)),
        author=draw(text(200)),
        created=draw(days(date(1990, 1, 1), date(2100, 1, 1))),
        notes=draw(text(500, prose=True)),
        futures=draw(st.integers(1, 100_000)),
        vary=draw(st.sampled_from(["luck", "luck+assumptions", "luck+assumptions+years"])),
        scenario=scenario,
        reasons={path: draw(text(50, prose=True).filter(bool)) for path in paths},
        targets=tuple(
            Target(name, draw(days(first, last)), "at most", draw(st.floats(-1e9, 1e9)))
            for name in draw(st.lists(st.sampled_from(list(OUTCOMES)), max_size=3))
        ),
    )


@settings(max_examples=40)
@given(documents())
def test_that_any_document_is_read_as_it_was_written(document):
    said = text_of(document)
    found = parse(said, "x.headroom")
    assert found == document
    assert text_of(found) == said


def test_that_a_file_carries_every_parameter_in_the_order_declared():
    groups = json.loads(text_of(DOCUMENT))["parameters"]
    assert [f"{group}.{name}" for group, names in groups.items() for name in names] == list(
        PARAMETERS
    )


def test_that_a_file_is_plain_lines():
    lines = text_of(FULL).splitlines()
    assert (
        '      "golden_hello": {"value": 3000, "reason": "as offered since April 2014"},' in lines
    )
    assert '  "first_day": "2015-01-31",' in lines
    assert text_of(FULL).endswith("\n}\n")
    assert '"staff"' not in text_of(DOCUMENT)


def test_that_what_was_composed_elsewhere_is_read_as_one_text():
    said = text_of(DOCUMENT).replace("Workforce planning", "Rene\u0301")
    assert parse(said, "x").author == "Ren\u00e9"
    assert parse(said.replace("cabinet saw it.\\n", "cabinet\\r\\n"), "x").notes.startswith(
        "As cabinet\nFig"
    )


# The published schema


def test_that_the_published_schema_is_that_of_the_declarations():
    again = "python -m app.files.shape > assets/scenario.schema.json"
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), f"write it again: {again}"


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_that_what_is_written_fits_the_schema(validator):
    for document in (DOCUMENT, FULL, HANDED_OVER):
        validator.validate(json.loads(text_of(document)))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_that_a_shipped_file_fits_the_schema_and_is_as_it_would_be_saved(validator, file):
    said = file.read_text(encoding="utf-8")
    validator.validate(json.loads(said))
    assert text_of(read(file)) == said


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("parameters", "pay", "golden_hello", "value"), 60_000),
        (("parameters", "pay", "golden_hello", "low"), 1),
        (("parameters", "agency", "single_contract", "value"), 0.5),
        (("headroom",), 3),
        (("vary",), "chance"),
        (("extra",), 1),
    ],
)
def test_that_the_schema_refuses_what_the_program_refuses(validator, place, value):
    data = json.loads(text_of(DOCUMENT))
    *parents, last = place
    inner = data
    for key in parents:
        inner = inner[key]
    inner[last] = value
    assert not validator.is_valid(data)
    with pytest.raises(CannotUse):
        parse(json.dumps(data), "x")


# Defaults that have moved


def test_that_moved_defaults_are_told_unless_there_is_a_reason():
    scenario = DOCUMENT.scenario.with_values({"pay.golden_hello": 4000, "leaving.rate": 21})
    document = replace(DOCUMENT, scenario=scenario)
    (moved,) = moved_defaults(document)
    assert (moved.path, moved.value) == ("leaving.rate", 21)
    assert moved.default == PARAMETERS["leaving.rate"].default
    assert moved_defaults(DOCUMENT) == []

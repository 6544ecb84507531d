"""The assumptions register: derived from catalogue, document and baseline, nothing left out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import edits
from app.outlooks.budget import PATH as BUDGET
from app.problem import CannotUse
from app.sources.catalogue import catalogue
from app.sources.register import (
    COLUMNS,
    Filter,
    cells,
    count_line,
    register,
    span,
    table_text,
    with_typed_range,
)
from sim.parameter import Kind
from sim.scenario import Change
from sim.units import Unit
from tests.app.birmingham import DOCUMENT

UNCERTAIN = "leaving.rate"
ENTRIES = register(DOCUMENT, DOCUMENT)


def entry_of(document, baseline, path):
    return next(each for each in register(document, baseline) if each.path == path)


def found(**wanted):
    return [entry.path for entry in ENTRIES if Filter(**wanted).wants(entry)]


def test_that_every_parameter_has_one_entry():
    assert [entry.path for entry in ENTRIES] == [row.path for row in catalogue()]


def test_that_a_value_range_and_change_are_those_of_the_document():
    changed = edits.set_value(DOCUMENT, "pay.golden_hello", 6000)
    changed = edits.set_reason(changed, "pay.golden_hello", "agreed in March")
    entry = entry_of(changed, DOCUMENT, "pay.golden_hello")
    assert (entry.value, entry.baseline, entry.changed) == (6000, 3000, True)
    assert (entry.value_words, entry.baseline_words) == ("£6,000", "£3,000")
    assert entry.reason == "agreed in March"
    assert [each.path for each in register(changed, DOCUMENT) if each.changed] == [entry.path]


def test_that_nothing_varies_while_luck_alone_does():
    entry = entry_of(DOCUMENT, DOCUMENT, UNCERTAIN)
    assert entry.varies
    assert entry.range_words == "16 to 26% a year"
    luck = edits.set_vary(DOCUMENT, "luck")
    assert not any(each.varies for each in register(luck, DOCUMENT))
    set_aside = entry_of(luck, DOCUMENT, UNCERTAIN)
    assert set_aside.range_words.startswith("kept")
    assert "16 to 26%" in set_aside.range_words


def test_that_a_point_is_said_to_be_kept():
    entry = entry_of(edits.set_point(DOCUMENT, UNCERTAIN), DOCUMENT, UNCERTAIN)
    assert (entry.range, entry.range_words, entry.changed) == (None, "kept", True)


def test_that_dated_changes_are_said_with_date_and_ramp():
    change = Change(date(2016, 4, 1), "demand.growth", 5.0, 12.0, "as the board expects")
    entry = entry_of(edits.add_change(DOCUMENT, change), DOCUMENT, "demand.growth")
    assert entry.change_lines == ("5% a year from 1 April 2016, reached over 12 months",)
    assert (entry.value, entry.first_value) == (5.0, 0.0)
    assert entry.reason == "as the board expects"


def test_that_what_may_vary_can_be_given_a_range():
    for entry in [each for each in ENTRIES if each.may_vary][::20]:
        varied = edits.set_range(DOCUMENT, entry.path, entry.value, entry.value)
        assert varied.scenario.ranges[entry.path] == (entry.value, entry.value)


def test_that_what_may_not_vary_cannot():
    for entry in [each for each in ENTRIES if not each.may_vary][::5]:
        with pytest.raises(CannotUse, match=entry.path):
            edits.set_range(DOCUMENT, entry.path, entry.row.least, entry.row.most)


@given(
    st.lists(
        st.sampled_from(["golden", "hello", "agency", "HRM-062", "leaving", "nothing"]), max_size=3
    )
)
def test_that_more_words_never_find_more(words):
    every = [set(found(text=word)) for word in words]
    both = set(found(text=" ".join(words)))
    assert both == set.intersection(set(found()), *every)


def test_that_every_word_is_looked_for_in_name_path_source_help_and_reason():
    assert "pay.golden_hello" in found(text="HELLO golden")
    assert "pay.golden_hello" in found(text="pay.golden_hello")
    assert "pay.golden_hello" in found(text="offered april")  # its reason
    assert "pay.golden_hello" in found(text="Chamberlain OFF-001")  # its source
    assert "casework.cap" in found(text="waits, unallocated")  # its help
    assert found(text="golden zebra") == []


def test_that_filters_hold_together():
    by_path = {entry.path: entry for entry in ENTRIES}
    levers = found(kind=Kind.LEVER, mark="B")
    assert levers
    for path in levers:
        assert (by_path[path].row.kind, by_path[path].row.mark) == (Kind.LEVER, "B")
    assert found(changed_only=True) == []
    assert set(found(varied_only=True)) == {*DOCUMENT.played.ranges, BUDGET}
    assert found(kind=Kind.LEVER, varied_only=True) == [BUDGET]


def test_that_the_count_line_counts():
    line = count_line(ENTRIES)
    assert line.startswith(f"{len(catalogue())} levers, assumptions and facts")
    assert f"{len(DOCUMENT.played.ranges) + 1} vary in this run" in line
    assert "none differ from the baseline" in line
    other = edits.set_value(DOCUMENT, "pay.golden_hello", 6000)
    assert "1 differs from the baseline" in count_line(register(other, DOCUMENT))


@pytest.mark.parametrize("unit", list(Unit))
def test_that_a_range_says_its_unit_once(unit):
    words = span(unit, 1, 2)
    assert words.count(unit.after.removeprefix("m").strip() or " to ") == 1


def test_that_a_row_has_a_cell_for_every_column():
    assert {len(cells(entry)) for entry in ENTRIES} == {len(COLUMNS)}


@given(st.text())
def test_that_nothing_copied_reads_as_a_formula(reason):
    entry = replace(ENTRIES[0], reason=reason)
    lines = table_text([cells(entry), cells(entry)]).split("\n")
    assert len(lines) == 2
    for line in lines:
        copied = line.split("\t")
        assert len(copied) == len(COLUMNS)
        assert not [cell for cell in copied if cell[:1] in ("=", "+", "@", "\t", "\r")]
        assert not [cell for cell in copied if cell[:1] == "-" and not cell[1:2].isdigit()]


def test_that_a_negative_number_stays_one_and_words_after_a_minus_do_not():
    assert table_text([("−4%", "-£1,000", "-2+3", "=1+1")]) == "-4%\t-£1,000\t'-2+3\t'=1+1"


def test_that_a_range_is_read_as_it_is_typed():
    changed = with_typed_range(DOCUMENT, UNCERTAIN, "18", "25.5 %")
    assert changed.scenario.ranges[UNCERTAIN] == (18, 25.5)


@pytest.mark.parametrize(("low", "high"), [("22", "26"), ("16", "19"), ("x", "26"), ("16", "900")])
def test_that_a_range_that_cannot_be_used_is_refused(low, high):
    with pytest.raises(CannotUse):
        with_typed_range(DOCUMENT, UNCERTAIN, low, high)

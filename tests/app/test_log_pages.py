"""What is assumed, who signed it, who changed what: the pages say what the document holds."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app import briefing_edits, edits
from app.assurance import LogEntry
from app.briefing import Published
from app.changelog import logged
from app.reproduction import code_of
from app.running.worker import Failure
from app.sources.catalogue import catalogue
from app.sources.register import register
from app.sources.telling import telling
from app.story.case import Case
from app.story.pages.assumptions import MOST_ROWS, assumptions_page
from app.story.pages.logs import NOT_SIGNED, assumptions_log_page, quality_log_page
from app.story.story import stamped
from sim.parameter import Kind
from sim.scenario import EVENT_KINDS, PARAMETERS, Event
from tests.app.answers import ensemble, put
from tests.app.plan import PLAN

HELLO, ON_COSTS = "pay.golden_hello", "pay.on_costs"
DAY, LATER = date(2026, 3, 3), date(2026, 11, 22)
MOVED = edits.set_reason(edits.set_value(PLAN, HELLO, 6000), HELLO, "to draw seniors")


def case_of(document, baseline=PLAN, **made):
    own, other = ensemble(document), ensemble(baseline)
    return Case(put(document, replace(own, **made), baseline, other), (), LATER)


def page(make, document, **made):
    case = case_of(document, **made)
    return make(case, stamped(case))


def rows_of(made):
    """The rows of a page's first table, by what names them."""
    return {
        row[0]: dict(zip(made.tables[0].columns, row, strict=True)) for row in made.tables[0].rows
    }


# What we assume


def test_that_the_headline_counts_marks_as_they_are():
    made = page(assumptions_page, MOVED)
    marks = [row.mark for row in catalogue()]
    own = marks.count("D") / len(marks)
    assert 0.85 < own < 0.9
    assert made.headline == "Nearly nine in ten values rest on our own assumptions"
    assert f"{marks.count('D')} on our assumptions" in made.lead


def test_that_what_was_changed_comes_first_with_both_values():
    made = page(assumptions_page, MOVED)
    table, _ = made.tables
    assert len(table.rows) == MOST_ROWS
    assert table.rows[0][:4] == ("Golden hello", "£6,000", "£3,000", "kept")
    assert {row[2] for row in table.rows[1:]} == {"the same"}


def test_that_nothing_is_said_of_a_baseline_where_there_is_none():
    alone, _ = page(assumptions_page, PLAN).tables
    assert alone.columns == ("Lever or assumption", "Value", "Varies in this run", "Evidence")
    assert {len(row) for row in alone.rows} == {len(alone.columns)}


def test_that_the_rule_holds_that_is_said():
    entries = register(MOVED, PLAN)
    found = telling(MOVED, entries)
    assert found[0].path == HELLO
    groups = [each.row.group for each in found[1:]]
    of_pay = [each for each in found[1:] if each.row.group == "pay"]
    assert groups[0] == "pay"
    first_of_pay = of_pay[: groups.index(next(each for each in groups if each != "pay"))]
    assert first_of_pay
    for each in first_of_pay:
        low, high = each.range or (0.0, 0.0)
        assert high - low >= 0.5 * abs(each.value)


def test_that_events_that_do_not_happen_take_no_room():
    idle = {"shocks.budget_cut", "structure.area_settled", "demand.front_door_surge"}
    assert idle.isdisjoint(each.path for each in telling(PLAN, register(PLAN, PLAN)))
    cut = edits.add_event(PLAN, Event(date(2015, 4, 1), "budget_cut"))
    paths = [each.path for each in telling(cut, register(cut, cut))]
    assert "shocks.budget_cut" in paths
    assert "structure.area_settled" not in paths
    sizes = {effect.size for kind in EVENT_KINDS.values() for effect in kind.effects}
    assert idle <= sizes


def test_that_everything_else_that_varies_is_counted():
    made = page(assumptions_page, MOVED)
    (said,) = (each for each in made.points if each.startswith("Listed is first"))
    (more,) = re.findall(r"([\d,]+) more stand in", said)
    assert int(more) + MOST_ROWS == len(telling(MOVED, register(MOVED, PLAN)))


def test_that_what_is_outside_the_evidence_is_said_by_its_label():
    made = page(assumptions_page, edits.set_value(PLAN, HELLO, 20_000))
    assert any(each.startswith("Golden hello is £20,000; the evidence") for each in made.points)
    assert not any("pay.golden_hello" in each for each in made.points)
    quiet = page(assumptions_page, PLAN)
    assert "No value lies outside what its evidence has seen." in quiet.points


def test_that_with_luck_alone_ranges_are_said_to_be_set_aside():
    made = page(assumptions_page, edits.set_vary(MOVED, "luck"))
    assert "set aside" in made.tables[0].rows[1][3]
    assert "None vary in this run" in made.lead


# The assumptions log


def test_that_the_log_lists_what_varies_was_changed_or_is_owned():
    fact = next(path for path, each in PARAMETERS.items() if each.kind is Kind.FACT)
    document = briefing_edits.own_assumption(edits.set_vary(MOVED, "luck"), fact, "HR")
    listed = rows_of(page(assumptions_log_page, document))
    assert set(listed) == {"Golden hello", PARAMETERS[fact].label}
    assert next(iter(listed)) == "Golden hello"
    varied = page(assumptions_log_page, MOVED).tables[0].rows
    # The golden hello, what the file lets vary, and the assumed budget.
    assert len(varied) == 1 + len(MOVED.played.ranges) + 1


def test_that_each_row_says_source_reason_owner_and_who_signed():
    document = briefing_edits.own_assumption(MOVED, ON_COSTS, "Finance")
    document = briefing_edits.sign_assumption(document, ON_COSTS, "B. Budget", DAY)
    listed = rows_of(page(assumptions_log_page, document))
    costs, hello = listed["On-costs"], listed["Golden hello"]
    assert (costs["Owner"], costs["Signed off"]) == ("Finance", "B. Budget, 3 March 2026")
    assert costs["Varies in this run"] == "22 to 33%"
    assert costs["Source"]
    assert (hello["Reason"], hello["Owner"], hello["Signed off"]) == (
        "to draw seniors", "none", NOT_SIGNED,
    )  # fmt: skip
    headline = page(assumptions_log_page, document).headline
    assert headline == f"1 of {len(listed):,} assumptions is signed off"


def test_that_a_signature_on_another_value_does_not_hold():
    document = briefing_edits.sign_assumption(MOVED, HELLO, "A. Auditor", DAY)
    document = edits.set_value(document, HELLO, 8000)
    row = rows_of(page(assumptions_log_page, document))["Golden hello"]
    assert row["Signed off"] == "not signed: A. Auditor, 3 March 2026 was for £6,000"
    assert page(assumptions_log_page, document).headline.startswith("None of")


def test_that_two_of_one_label_are_told_apart():
    rows = page(assumptions_log_page, MOVED).tables[0].rows
    assert len({row[0] for row in rows}) == len(rows)
    assert "Under two years' service (leaving)" in {row[0] for row in rows}


# The quality log


def test_that_nobody_having_signed_is_the_headline():
    made = page(quality_log_page, MOVED)
    assert made.headline == "Not assured: nobody has signed it"
    due = briefing_edits.set_review_by(MOVED, date(2027, 3, 31))
    said = page(quality_log_page, due).headline
    assert said == "Not assured: nobody has signed it; to be reviewed by 31 March 2027"


def test_that_a_signature_is_said_with_its_words_and_holds_only_for_what_was_signed():
    signed = briefing_edits.sign(MOVED, "A. Auditor", "Finance", DAY, "But for agency rates.")
    made = page(quality_log_page, signed)
    assert made.headline == "Assured by A. Auditor, Finance, on 3 March 2026"
    assert any("But for agency rates." in each and MOVED.code in each for each in made.points)
    changed = page(quality_log_page, edits.set_value(signed, HELLO, 8000))
    assert changed.headline.startswith("Not assured: changed since A. Auditor signed")


def test_that_the_owner_and_the_review_stand_in_the_lead():
    document = briefing_edits.set_owner(MOVED, "Head of service")
    document = briefing_edits.set_review_by(document, date(2027, 3, 31))
    lead = page(quality_log_page, document).lead
    assert lead == "Head of service answers for this scenario. Review by 31 March 2027."


def test_that_log_and_hand_overs_are_whole_and_the_latest_first():
    saved = logged(MOVED, PLAN, "anna", DAY)
    saved = briefing_edits.record(saved, Published(DAY, "CODE-1", "0.3.0", "one.pptx"))
    saved = briefing_edits.record(saved, Published(LATER, "CODE-2", "0.4.0", "two.pptx"))
    saved = logged(saved, MOVED, "", LATER)
    handed, log = page(quality_log_page, saved).tables
    assert [row[1] for row in handed.rows] == ["two.pptx", "one.pptx"]
    assert handed.rows[0] == ("22 November 2026", "two.pptx", "Headroom 0.4.0", "CODE-2")
    assert len(log.rows) == len(saved.log)
    assert log.rows[-1] == (
        "3 March 2026", "anna", "Golden hello £3,000 to £6,000", "to draw seniors", MOVED.code,
    )  # fmt: skip
    assert log.rows[0][1:3] == ("not said", "Handed over as two.pptx")


def test_that_failed_futures_are_told_and_counted():
    failures = tuple(Failure(n, "BrokenLaw: cases", "") for n in (24, 25))
    points = page(quality_log_page, MOVED, failures=failures).points
    assert "2 of 26 possible futures failed and are left out: BrokenLaw: cases." in points
    assert "No possible future failed or was left out." in page(quality_log_page, MOVED).points


def test_that_the_page_says_how_to_run_it_again():
    case = case_of(MOVED)
    code = code_of(MOVED, case.answer.ensemble)
    assert any(code in each for each in quality_log_page(case, stamped(case)).points)


@pytest.mark.parametrize("make", [assumptions_page, assumptions_log_page, quality_log_page])
def test_that_every_cell_belongs_to_a_column_and_no_line_is_torn(make):
    bad = edits.set_reason(MOVED, HELLO, "two\nlines\tand =cmd()|'/c calc'!A1 <b>")
    bad = replace(bad, log=(LogEntry(DAY, "<b>", "=1+1", "a\nb", "X"),))
    made = page(make, bad)
    assert made.headline.strip(".") == made.headline
    for table in made.tables:
        assert {len(row) for row in table.rows} == {len(table.columns)}

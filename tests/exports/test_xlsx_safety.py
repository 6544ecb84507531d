"""Nothing in a workbook is a formula, personal or of the day it was made; and it always opens."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.assurance import LogEntry
from app.exports.xlsx import xlsx_of
from app.story.case import Case
from app.story.story import figures_shown, story_of
from sim.grades import Grade
from sim.scenario import StaffMember
from tests.app.answers import odd_answers
from tests.exports import stories
from tests.exports.workbooks import chart_on, made, opened, parts, records, sheet_names


@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_that_nothing_in_any_cell_is_a_formula(name):
    _, content, book = made(name)
    for part, xml in parts(content).items():
        if part.startswith(("xl/worksheets/", "xl/tables/")):
            assert b"<f>" not in xml
            assert b"<f " not in xml
            assert b"Formula" not in xml
        assert b"externalLink" not in xml
        assert b'TargetMode="External"' not in xml
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)


def test_that_hostile_texts_stay_the_texts_they_are():
    story, _, book = made("hostile")
    cells = {cell.value for sheet in book for row in sheet for cell in row}
    logged = {row["In full"] for row in records(book["Log"])}
    assert logged == {each.what for each in story.case.document.log}
    assert {each.reason for each in story.case.document.scenario.events} <= cells
    assert {other.document.title for other in story.case.others} <= cells
    assert story.case.document.notes in cells
    written = "".join(str(row[0].value) for row in book["Cover"].iter_rows(max_row=4))
    assert "".join(story.title.split())[:150] in "".join(written.split())


def test_that_nothing_of_a_staff_table_leaves():
    story = stories.plain_story()
    answer = story.case.answer
    document = answer.question.document
    staff = StaffMember(Grade.SENIOR, True, 0.8642, 77.1357, 13.2468, 5.5791, 4321.75)
    scenario = replace(document.scenario, staff=(staff,))
    question = replace(answer.question, document=replace(document, scenario=scenario))
    case = Case(replace(answer, question=question), (), story.case.made_on)
    held = parts(xlsx_of(story_of(case)))
    for mark in (b"0.8642", b"77.1357", b"13.2468", b"5.5791", b"4321.75"):
        assert [name for name, part in held.items() if mark in part] == []


def test_that_a_story_is_the_same_bytes_whenever_it_is_written():
    story, content, book = made("usual")
    assert xlsx_of(story) == content
    assert book.properties.created.date() == story.stamp.made_on
    assert book.properties.title == story.title


def test_that_a_day_before_the_calendar_of_a_workbook_is_written_out():
    story = stories.plain_story()
    answer = story.case.answer
    document = replace(
        answer.question.document, log=(LogEntry(date(21, 3, 4), "A clerk", "Seed", "", "K7"),)
    )
    question = replace(answer.question, document=document)
    case = Case(replace(answer, question=question), (), story.case.made_on)
    (row,) = records(opened(xlsx_of(story_of(case)))["Log"])
    assert row["Date"] == "4 March 21"


def test_that_a_label_stands_at_the_end_of_a_line_alone():
    _, content, _ = made("usual")
    charts = [part for name, part in parts(content).items() if name.startswith("xl/charts/")]
    assert any(b'<c:delete val="1"/></c:dLbl>' in chart for chart in charts)
    assert not any(re.search(rb'<c:idx val="\d+"/></c:dLbl>', chart) for chart in charts)


ODD = odd_answers()


@pytest.mark.parametrize("name", ODD)
def test_that_answers_nobody_thinks_of_are_written_too(name):
    answer = ODD[name]
    story = story_of(Case(answer, (), date(2026, 11, 22)))
    content = xlsx_of(story)
    figures = figures_shown(story)
    assert figures
    for figure, sheet in zip(figures, sheet_names(content)[2:], strict=False):
        assert chart_on(content, sheet).description == figure.description


@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_that_an_office_prints_it(name, to_pdf, pdf_text, pdf_pages):
    story, content, book = made(name)
    printed = to_pdf(content, ".xlsx")
    text = pdf_text(printed)
    pages = pdf_pages(printed)
    assert pages >= len(book.sheetnames)
    assert text.count(story.stamp.code) >= pages, "a page does not say what it is of"
    for figure in figures_shown(story):
        assert figure.title[:40] in text
    assert "#REF!" not in text
    assert "#NAME?" not in text
    assert "###" not in text, "a column is too narrow for its numbers"

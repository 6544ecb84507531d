"""Every page of findings, for every odd case: it can be made, read and shown on a slide."""

import re

import numpy as np
import pytest

from app.figures.shapes import BarFigure, IntervalFigure, LineFigure
from app.outlooks.likelihood import SCALE
from app.story.page import Kind
from tests.story.cases import OWN, odd_cases, page

ODD = odd_cases()
each_case = pytest.mark.parametrize("case", ODD)
each_kind = pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.key)
_NO_WORD = r"\bnan\b|\binf\b|None\b(?! of| costs)|percentile|median|forecast(?!: half)|replication"


def texts(made):
    """Everything of a page that is read, its tables apart."""
    return [made.headline, made.lead, *made.points, *made.speaker, *made.sources]


@each_case
@each_kind
def test_that_a_page_can_be_read(case, kind):
    made = page(ODD[case], kind)
    if made is None:
        assert kind in (Kind.CHANCE, Kind.COST, Kind.GOLDEN_HELLO, Kind.BESIDE, Kind.OUTSIDE)
        return
    assert made.kind is kind
    for text in texts(made):
        assert not re.search(_NO_WORD, text), text
        assert "  " not in text
        assert not re.search(r"[-−]£?0(?![.\d,])|\.\.", text), text
    assert not made.headline.endswith(".")
    assert not made.lead or kind is Kind.TITLE or made.lead.endswith(".")
    assert all(point.endswith(".") for point in made.points)


@each_case
@each_kind
def test_that_a_page_is_short_enough_for_a_slide(case, kind):
    made = page(ODD[case], kind)
    if made is None:
        return
    long_title = case == "long titles" and kind in (Kind.TITLE, Kind.INPUTS)
    assert len(made.headline) <= 130 or kind is Kind.TITLE
    assert len(made.lead) <= 400 or long_title
    assert len(made.points) <= 8
    assert all(len(point) <= 230 for point in made.points)
    assert len(made.figures) <= 2


@each_case
@each_kind
def test_that_tables_have_a_cell_for_every_column(case, kind):
    made = page(ODD[case], kind)
    for table in made.tables if made else ():
        assert len(set(table.columns)) == len(table.columns)
        assert table.rows
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all(isinstance(cell, str) for cell in row)
        assert not table.numbers or len(table.numbers) == len(table.rows)
        for numbers in table.numbers:
            assert len(numbers) == len(table.columns)
            assert all(each is None or np.isfinite(each) for each in numbers)


@each_case
@pytest.mark.parametrize("kind", [Kind.CHANCE, Kind.ANSWER, Kind.BESIDE], ids=lambda kind: kind.key)
def test_that_words_for_a_chance_stand_beside_a_number(case, kind):
    made = page(ODD[case], kind)
    if made is None:
        return
    # A likely range is none of them: it is always 8 in 10.
    words = f"({'|'.join(word for _, word in SCALE)})(?! range)"
    said = made.headline if kind is Kind.ANSWER else f"{made.headline} {made.lead}"
    for sentence in re.split(r"(?<=\.) ", said):
        found = re.search(words, sentence)
        if found:
            assert re.search(r"\d+ in \d+|(none|all|\d+) of \d+|nearly all", sentence), sentence
    if ODD[case].answer.outlook.futures < 20:
        assert not re.search(words, said)


@each_case
def test_that_new_figures_are_finite_and_named(case):
    for kind in (Kind.CHANCE, Kind.GOLDEN_HELLO, Kind.BESIDE):
        made = page(ODD[case], kind)
        for figure in made.figures if made else ():
            assert figure.title
            assert figure.subtitle
            assert figure.description.endswith(".")
            assert figure.futures == ODD[case].answer.outlook.futures
            match figure:
                case LineFigure():
                    assert 1 <= len(figure.lines) <= 4
                    assert len({line.role for line in figure.lines}) == len(figure.lines)
                    assert all(line.values.shape == (len(figure.months),) for line in figure.lines)
                case IntervalFigure():
                    assert len({row.name for row in figure.rows}) == len(figure.rows) > 1
                    assert all(row.low <= row.middle <= row.high for row in figure.rows)
                case BarFigure():
                    assert all(bar.low <= (bar.middle or 0.0) <= bar.high for bar in figure.bars)


def test_that_the_limits_lead_to_no_other_page():
    made = page(ODD["few futures"], Kind.MISSING)
    assert len(made.points) == 8
    assert not any("lists them" in point or "](" in point for point in made.points)
    assert any(point.startswith("Errors in the model. The rules are ours.")
               for point in made.points)  # fmt: skip


def test_that_the_range_is_not_said_to_hold_assumptions_that_do_not_vary():
    case = ODD["few futures"]
    assert case.document.vary == "luck"
    assert "luck alone" in page(case, Kind.MISSING).headline

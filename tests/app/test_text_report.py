"""The answer in plain text: tables, the chart, and streams that carry few characters."""

from datetime import date

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.outlooks.headline import headline_of
from app.outlooks.spread import Spread
from app.reports.text_chart import MIDDLE, OUTER, TARGET, Axis, fan_lines
from app.reports.text_report import text_report
from app.reports.text_table import for_encoding, table
from sim.calendar import month_ends
from tests.app.answers import FTE, SPENT, answer, document, odd_answers

MONTHS = month_ends(date(2015, 1, 31), date(2018, 3, 31))


def spread(low, middle, high, months=MONTHS):
    def towards(end):
        return np.linspace(350, end, len(months))

    return Spread(
        mean=towards(middle),
        p10=towards(low),
        p25=towards(middle),
        p50=towards(middle),
        p75=towards(middle),
        p90=towards(high),
    )


def test_that_the_fan_ends_beside_its_labels():
    lines = fan_lines(MONTHS, spread(395, 412, 431), 500)
    for number, what, mark in (
        (500, "target", TARGET),
        (431, "1 in 10 above", OUTER),
        (412, "middle future", MIDDLE),
        (395, "1 in 10 below", OUTER),
    ):
        [line] = [line for line in lines if line.endswith(f" {number} {what}")]
        assert line.removesuffix(f" {number} {what}")[-1] == mark


def test_that_the_axis_of_time_has_its_ends():
    assert fan_lines(MONTHS, spread(395, 412, 431), None)[-1].split() == (
        ["Jan", "2015", "Jan", "2016", "Jan", "2017", "Mar", "2018"]
    )


@given(
    st.tuples(*[st.floats(0, 5000)] * 3).map(sorted),
    st.none() | st.floats(0, 20000),
    st.integers(1, len(MONTHS)),
)
def test_that_any_fan_can_be_drawn_within_the_page(ends, target, months):
    shown = MONTHS[:months]
    lines = fan_lines(shown, spread(ends[0], ends[1], ends[2], shown), target)
    assert all(len(line) <= 80 for line in lines)
    labels = " ".join(lines)
    assert all(what in labels for what in ("1 in 10 above", "middle future", "1 in 10 below"))
    assert ("target" in labels) == (target is not None)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
@example(4.0, 3.4)
def test_that_an_axis_holds_its_range_in_round_steps(one, other):
    low, high = min(one, other), max(one, other)
    axis = Axis.around(low, high)
    assert axis.low <= low
    assert high <= axis.high
    assert 1 <= len(axis.ticks()) - 1 <= 8
    assert axis.row(axis.high) == 0


def test_that_a_label_stands_at_each_step():
    assert Axis.around(342, 500).ticks() == [300, 350, 400, 450, 500]
    assert Axis.around(380, 500).ticks() == [380, 400, 420, 440, 460, 480, 500]


def test_that_columns_line_up():
    lines = table([["", "a", "bb"]], [["x", "1", "22"], ["long", "333", "4"]])
    assert lines == ["        a  bb", "x       1  22", "long  333   4"]


def test_that_a_poor_stream_gets_readable_characters():
    assert for_encoding("█▒░═ £5 · é", "ascii") == "#:.= GBP 5 - \\xe9"
    assert for_encoding("█ £5 é", "cp1252") == "# £5 é"
    assert for_encoding("█ £5 é", "utf-8") == "█ £5 é"
    assert for_encoding("\ud800", "utf-8") == "\\ud800"
    assert for_encoding("£", None) == "GBP "


# The sentence that is read out first

ODD = odd_answers()


@pytest.mark.parametrize("case", ODD)
def test_that_it_begins_with_the_title_and_the_sentence_of_the_window(case):
    said = text_report(ODD[case]).split("\n\n")[0].split("\n")
    sentence = "".join(text for text, _ in headline_of(ODD[case]).sentence)
    assert said[0] == ODD[case].question.document.title
    assert " ".join(said[1:]) == sentence
    assert all(len(line) <= 80 for line in said)


@pytest.mark.parametrize("case", ODD)
def test_that_every_chance_is_said_in_number_and_words(case):
    report, outlook = text_report(ODD[case]), ODD[case].outlook
    shares = [each.odds for each in outlook.targets]
    if outlook.joint and len(shares) > 1:
        shares.append(outlook.joint)
    targets = next((each for each in report.split("\n\n") if each.startswith("TARGETS")), "")
    chances = [line for line in targets.splitlines() if "95% interval" in line]
    assert len(chances) == len(shares)
    assert ("All of them together" in report) == (len(outlook.targets) > 1)


def test_that_few_futures_are_owned_up_to():
    few = text_report(answer(document(FTE), futures=8)).split("\n\n")[0]
    assert "8 in 10" not in few
    assert "first look at 8 possible futures" in " ".join(few.split())
    assert "only one possible future" in " ".join(text_report(answer(futures=1)).split())


def test_that_money_in_a_target_is_said_as_money():
    said = " ".join(text_report(answer(document(SPENT), cost_total=2.6e6)).split())
    assert "total cost: about £2.6m in March 2017" in said
    assert "Total cost: at most £2.5m by 31 March 2017" in said


@pytest.mark.parametrize("case", ODD)
def test_that_no_word_of_simulation_is_said(case):
    said = text_report(ODD[case]).lower()
    assert not any(word in said for word in ("replication", "forecast", "percentile", "p50"))

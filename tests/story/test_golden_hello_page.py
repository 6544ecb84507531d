"""What golden hellos cost and bring: sums that add up, and a cost that is not said without need."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.document import with_value
from app.outlooks.golden_hello import GoldenHellos
from app.story.page import Kind
from tests.app.answers import FTE, answer, document
from tests.app.modelled import SERVICES, modelled
from tests.story.cases import case_of, page

MONTHS = 39
MONEY = ("golden_hello_paid", "golden_hello_deadweight", "golden_hello_repaid")


def hellos_of(known):
    found = GoldenHellos.of(known.question.document, known.ensemble)
    assert found is not None
    return found


def paying(paid=10_000.0, deadweight=8_000.0, repaid=1_000.0, extra=4.0, futures=24, **more):
    """An answer in which the same is paid each month of each future, or what is given."""
    return answer(
        document(FTE),
        futures=futures,
        golden_hello_paid=paid,
        golden_hello_deadweight=deadweight,
        golden_hello_repaid=repaid,
        golden_hello_recruits=2.0,
        golden_hello_extra_fte=extra,
        **more,
    )


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 12), st.integers(0, 99))
def test_that_years_add_up_to_the_whole_and_parts_to_what_was_paid(futures, seed):
    luck = np.random.default_rng(seed)
    paid = luck.uniform(0, 9_000, (futures, MONTHS))
    known = paying(paid, paid * luck.uniform(0, 1, paid.shape), paid / 9, futures=futures)
    hellos = hellos_of(known)
    spent = known.ensemble.series("golden_hello_paid")[:, 1:].sum(axis=1)
    assert float(hellos.total.paid.mean) == pytest.approx(spent.mean())
    for name in ("deadweight", "repaid", "recruits", "because"):
        years = sum(getattr(year, name) for year in hellos.by_year)
        assert getattr(hellos.total, name) == pytest.approx(years)
    for year in hellos.by_year:
        assert year.because + year.deadweight == pytest.approx(float(year.paid.mean))
    assert 0 <= hellos.deadweight_share <= 1


def test_that_the_figure_and_the_table_show_the_same_money():
    made = page(case_of(paying()), Kind.GOLDEN_HELLO)
    [figure], [table] = made.figures, made.tables
    for bar, numbers in zip(figure.bars, table.numbers[:-1], strict=True):
        because, anyway = (part.value for part in bar.parts)
        assert numbers[1] == pytest.approx(because + anyway)
        assert (numbers[2], numbers[3]) == (because, anyway)
        assert bar.low <= numbers[1] <= bar.high
    assert [bar.is_part for bar in figure.bars] == [True, False, False, False]


# What one more FTE costs


def test_that_the_cost_of_one_is_paid_less_repaid_a_year_ago_over_who_is_there():
    cost = hellos_of(paying(extra=4.0)).cost
    months = 26  # February 2015 to March 2017
    assert cost.until is not None
    assert cost.until.isoformat() == "2017-03-31"
    assert cost.net == pytest.approx(months * 9_000)
    assert cost.each == pytest.approx(months * 9_000 / 4)
    assert (cost.low, cost.high) == pytest.approx((cost.each, cost.each))


def test_that_it_is_the_averages_over_each_other_and_not_the_average_of_ratios():
    extra = np.where(np.arange(24) % 2, 2.0, 6.0)[:, None]
    cost = hellos_of(paying(extra=extra)).cost
    assert cost.each == pytest.approx(26 * 9_000 / 4)
    assert cost.low == pytest.approx(26 * 9_000 / 6)
    assert cost.high == pytest.approx(26 * 9_000 / 2)


def test_that_it_could_be_whatever_lies_two_standard_errors_from_what_was_seen():
    luck = np.random.default_rng(4)
    extra = luck.integers(0, 9, 24).astype(float)
    paid = 10_000.0 + 2_000.0 * luck.normal(size=24) + 300.0 * extra
    known = paying(paid=paid[:, None], extra=extra[:, None])
    cost = hellos_of(known).cost
    assert cost.seen is not None
    assert cost.each is not None
    assert cost.seen[0] < cost.each < cost.seen[1]
    net = 26 * (paid - 1_000.0)
    for end in cost.seen:
        left = net - end * extra
        assert abs(left.mean()) == pytest.approx(2 * left.std(ddof=1) / np.sqrt(24))
    assert "95 times in 100" in page(case_of(known), Kind.GOLDEN_HELLO).lead
    sure = page(case_of(paying(extra=4.0)), Kind.GOLDEN_HELLO).lead
    assert "95 times in 100" not in sure


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (paying(extra=0.0), "hardly anybody"),
        (paying(extra=0.9), "hardly anybody"),
        (paying(extra=np.where(np.arange(24) == 3, 30.0, 0.0)[:, None]), "differ too much"),
        (paying(futures=8), "8 possible futures are too few"),
        (paying(futures=1), "1 possible future is too few"),
        (paying(repaid=10_000.0), "as much was paid back"),
    ],
)
def test_that_it_is_not_said_where_it_cannot_be_known(known, why):
    cost = hellos_of(known).cost
    assert cost.each is None
    assert why in cost.why_not
    assert "cannot be said" in page(case_of(known), Kind.GOLDEN_HELLO).lead


def test_that_no_range_is_given_where_some_futures_have_nobody_to_share_it():
    extra = np.where(np.arange(24) < 6, 0.0, 5.0)[:, None]
    known = paying(extra=extra)
    assert hellos_of(known).cost.each is not None
    assert hellos_of(known).cost.low is None
    assert "In 1 in 10 futures or more" in page(case_of(known), Kind.GOLDEN_HELLO).lead


def test_that_a_run_of_less_than_a_year_tells_nothing_of_who_stays():
    short = document(last=FTE.by.replace(year=2015, month=12))
    known = answer(short, golden_hello_paid=500.0)
    assert "no year has passed" in page(case_of(known), Kind.GOLDEN_HELLO).lead


# The page


def test_that_one_recruit_is_one():
    known = answer(document(FTE), golden_hello_paid=6_000.0, golden_hello_recruits=1 / 38)
    assert " to 1 recruit (" in page(case_of(known), Kind.GOLDEN_HELLO).points[0]


def test_that_there_is_no_page_where_none_was_paid():
    nothing = dict.fromkeys(MONEY, 0.0)
    assert page(case_of(answer(**nothing)), Kind.GOLDEN_HELLO) is None


def test_that_the_headline_is_the_share_of_all_pounds():
    said = page(case_of(paying()), Kind.GOLDEN_HELLO).headline
    assert said == "Of £380,000 paid, about 8 in 10 pounds go to people who would have come anyway"
    all_of_it = page(case_of(paying(deadweight=10_000.0)), Kind.GOLDEN_HELLO).headline
    assert "every pound goes" in all_of_it


def test_that_instalments_still_due_are_owned_up_to():
    known = paying()
    plain = " ".join(page(case_of(known), Kind.GOLDEN_HELLO).points)
    doc = with_value(known.question.document, "pay.golden_hello_instalments", 2.0)
    split = replace(known, question=replace(known.question, document=doc))
    assert "Instalments" not in plain
    assert "Instalments" in " ".join(page(case_of(split), Kind.GOLDEN_HELLO).points)


@pytest.mark.parametrize("which", SERVICES)
def test_that_the_model_pays_no_more_without_need_than_it_pays(which):
    hellos = hellos_of(modelled(which))
    for year in (*hellos.by_year, hellos.total):
        assert 0 <= year.deadweight <= float(year.paid.mean)
        assert year.repaid >= 0

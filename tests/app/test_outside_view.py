"""The outside view: which councils are compared, how they are counted, when the model differs."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.document import Target, with_value
from app.outlooks.outlook import Odds, wilson
from app.outlooks.outside_view import (
    SHARES,
    SIZES,
    NotComparable,
    OutsideView,
    Window,
    model_less_outside,
    outside_views,
    windows,
)
from app.outlooks.outside_words import against_model, outside_lines, outside_title
from app.sources.councils import COLUMNS, council_years, read_councils
from app.sources.evidence import evidence_table
from tests.app.birmingham import DOCUMENT

TARGET = DOCUMENT.targets[0]
EVERY, MANY_VACANT = None, SHARES[-1]


def with_target(value=500.0, by=TARGET.by, doc=DOCUMENT):
    return replace(doc, targets=(replace(TARGET, value=value, by=by),))


def view_of(doc=DOCUMENT):
    (found,) = outside_views(doc)
    return found


def year(council, when, **numbers):
    (found,) = read_councils(
        iter([",".join(COLUMNS), f"{council},{council},North,{when}" + ",," * 10])
    )
    return replace(found, **numbers)


# Against the evidence table, counted as its rows are


def as_the_rows_count(years, share):
    """Councils of 100 FTE or more at the end of a window; the rows do not look at its start."""
    return [
        each
        for each in windows(council_years(), years)
        if each.end_fte >= 100 and (share is None or share.holds(each.vacant_share))
    ]


@pytest.mark.parametrize(
    ("row", "years", "share", "count"),
    [
        ("NAT-051", 1, EVERY, 517),
        ("NAT-052", 2, EVERY, 391),
        ("NAT-053", 2, MANY_VACANT, 83),
        ("NAT-054", 1, MANY_VACANT, 103),
    ],
)
def test_that_the_evidence_rows_are_reproduced(row, years, share, count):
    found = [each.growth for each in as_the_rows_count(years, share)]
    said = evidence_table()[row]
    assert f"{count} windows" in said.note
    assert len(found) == count
    low, middle, high = np.percentile(found, [10, 50, 90])
    assert [round(each, 1) for each in (low, middle, high)] == [said.low, said.value, said.high]


def test_that_9_of_the_83_of_the_evidence_grew_by_41_per_cent():
    assert "9 of 83" in evidence_table()["NAT-053"].note
    assert sum(each.growth >= 41 for each in as_the_rows_count(2, MANY_VACANT)) == 9
    other = view_of().at_the_end
    assert (other.met, other.futures) == (9, 83)


# Which windows


def test_that_birmingham_is_never_counted():
    table = tuple(
        year(council, when, permanent_fte=fte)
        for council in ("Birmingham", "Elsewhere")
        for when, fte in ((2017, 100.0), (2018, 120.0))
    )
    (only,) = windows(table, 1)
    assert (only.council, round(only.growth, 6)) == ("Elsewhere", 20.0)
    assert all(each.council != "Birmingham" for each in windows(council_years(), 2))


def test_that_a_window_needs_staff_at_both_ends_and_a_start_above_nought():
    table = (
        year("Gap", 2017, permanent_fte=100.0),
        year("Gap", 2018),
        year("None", 2017, permanent_fte=0.0),
        year("None", 2018, permanent_fte=2.0),
    )
    assert windows(table, 1) == ()


def test_that_a_council_keeps_its_name_when_its_code_changes():
    before = year("Shire", 2017, permanent_fte=100.0)
    after = replace(before, code="new", year=2018, permanent_fte=110.0)
    assert len(windows((before, after), 1)) == 1


def test_that_comparable_windows_are_alike_in_size_share_vacant_and_length():
    view = view_of()
    assert (view.years, view.months, view.needed) == (2, 26, 41.0)
    assert view.windows
    for each in view.windows:
        assert each.years == 2
        assert each.start_fte >= 100
        assert each.vacant_share > 0.25
    # The council that is asked about has 131 of 485 posts vacant: a share in the same band.
    assert view.share.holds(131 / 485)


def test_that_the_count_is_of_windows_that_grew_at_least_as_much():
    view = view_of()
    by_hand = [each for each in view.windows if each.end_fte >= 1.41 * each.start_fte]
    assert view.odds.met == len(by_hand)
    assert view.odds.futures == len(view.windows)
    assert view.councils == len({each.council for each in view.windows})


def test_that_more_growth_is_never_found_more_often():
    counts = [view_of(with_target(value)).odds.met for value in (360.0, 400.0, 450.0, 500.0, 700.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


@pytest.mark.parametrize(
    ("by", "years"),
    [
        (date(2015, 8, 31), 1),
        (date(2016, 7, 1), 1),
        (date(2016, 9, 1), 2),
        (date(2019, 5, 31), 4),
    ],
)
def test_that_the_nearest_whole_years_are_compared(by, years):
    assert view_of(with_target(by=by)).years == years


@pytest.mark.parametrize("by", [date(2015, 6, 30), date(2020, 3, 31)])
def test_that_a_target_too_near_or_too_far_is_not_compared(by):
    found = view_of(with_target(by=by))
    assert isinstance(found, NotComparable)
    assert "one to four years" in found.reason


def test_that_few_councils_with_a_like_share_give_way_to_all_of_the_size():
    small = with_value(DOCUMENT, "start.permanent_fte", 60.0)
    small = with_value(small, "posts.social_workers", 60.0)
    small = with_value(with_value(small, "posts.seniors", 20.0), "posts.team_managers", 10.0)
    view = view_of(with_target(70.0, doc=small))
    assert view.share is None
    assert view.too_few is not None
    assert view.too_few < 20 <= view.councils
    assert all(SIZES[0].holds(each.start_fte) for each in view.windows)
    assert f"only {view.too_few} councils" in " ".join(outside_lines(view, None))


@pytest.mark.parametrize(("start", "said"), [(30.0, "fewer than 50"), (2000.0, "had more than")])
def test_that_a_size_no_other_council_has_is_said_plainly(start, said):
    doc = with_target(start * 1.2, doc=with_value(DOCUMENT, "start.permanent_fte", start))
    found = view_of(doc)
    assert isinstance(found, NotComparable)
    assert said in found.reason
    assert outside_lines(found, Odds(3, 200))[0].endswith(found.reason)
    assert against_model(found, Odds(3, 200)) == ""


def test_that_a_council_without_posts_is_compared_whatever_the_share():
    doc = DOCUMENT
    for grade in ("social_workers", "seniors", "team_managers"):
        doc = with_value(doc, f"posts.{grade}", 0.0)
    view = view_of(doc)
    assert view.share is None
    assert "no posts" in " ".join(outside_lines(view, None))


@pytest.mark.parametrize(
    "target",
    [
        replace(TARGET, value=354.0),
        replace(TARGET, value=300.0),
        replace(TARGET, test="at most"),
        Target("average_caseload", TARGET.by, "at most", 18.0),
    ],
)
def test_that_only_growth_of_staff_has_an_outside_view(target):
    assert outside_views(replace(DOCUMENT, targets=(target,))) == ()


def test_that_each_growth_target_has_its_view():
    doc = replace(DOCUMENT, targets=(TARGET, replace(TARGET, value=420.0)))
    assert [each.target.value for each in outside_views(doc)] == [500.0, 420.0]


# How sure


def made_view(growths):
    """A view in which each council has these growths; 41 per cent is needed."""
    found = [
        Window(f"Council {at}", 2017 + place, 2, 100.0, 100.0 + growth, 0.3)
        for at, row in enumerate(growths)
        for place, growth in enumerate(row)
    ]
    return replace(view_of(), windows=tuple(found))


def test_that_windows_of_one_council_count_as_one():
    apart = made_view([[50.0]] * 5 + [[0.0]] * 15)
    thrice = made_view([[50.0] * 3] * 5 + [[0.0] * 3] * 15)
    assert apart.independent == thrice.independent == 20
    assert apart.interval == thrice.interval == wilson(0.25, 20)
    uneven = made_view([[50.0] * 3] * 5 + [[0.0]] * 15)
    assert uneven.independent < 20


def test_that_the_model_is_called_different_no_more_than_1_in_20_times_where_it_is_not():
    """Windows of a council are wholly alike, the worst case; 2,000 draws, so 0.065 lies three
    standard errors over 0.05."""
    luck = np.random.default_rng(41)
    called = 0
    for draw in range(2000):
        chance = (0.05, 0.1, 0.3, 0.5)[draw % 4]
        tall = luck.random(44) < chance
        counts = luck.integers(1, 4, 44)
        view = made_view([[50.0 * yes] * many for yes, many in zip(tall, counts, strict=True)])
        model = Odds(int(luck.binomial(256, chance)), 256)
        called += model_less_outside(model, view) is not None
    assert called / 2000 <= 0.065


def test_that_a_model_far_off_is_called_different():
    view = made_view([[50.0]] * 15 + [[0.0]] * 30)
    assert model_less_outside(Odds(2, 256), view) == pytest.approx(2 / 256 - 1 / 3)
    assert model_less_outside(Odds(200, 256), view) == pytest.approx(200 / 256 - 1 / 3)
    assert model_less_outside(Odds(85, 256), view) is None


def test_that_few_futures_call_nothing_different():
    view = made_view([[50.0]] * 40)
    assert model_less_outside(Odds(0, 19), view) is None
    assert against_model(view, Odds(0, 19)) == ""
    assert model_less_outside(Odds(0, 20), view) == -1.0


# In words


def test_that_a_difference_is_said_plainly_and_in_its_direction():
    view = made_view([[50.0]] * 15 + [[0.0]] * 30)
    low, high, alike = (against_model(view, Odds(met, 256)) for met in (2, 200, 85))
    assert "clearly differ: " in low
    assert "less often than other councils did" in low
    assert "more often than other councils did" in high
    assert "does not clearly differ" in alike


def test_that_the_finding_is_a_count():
    view = view_of()
    assert isinstance(view, OutsideView)
    said = outside_title(view)
    assert said.startswith(f"{view.odds.met} of {view.odds.futures} two-year periods")
    assert said.endswith("41% or more")
    assert outside_title(view_of(with_target(5000.0))).startswith("None of ")


def test_that_a_rounded_length_is_said():
    assert "nearest whole number of years" in outside_lines(view_of(), None)[0]
    whole = view_of(with_target(by=date(2017, 1, 31)))
    assert "nearest" not in outside_lines(whole, None)[0]

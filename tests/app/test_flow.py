"""One future month by month: what is shown is what was counted, and nobody is lost on the way."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.outlooks.flow import flow_of, futures_to_choose
from app.outlooks.flow_words import NOT_KNOWN, flow_table, moment_words
from tests.app.answers import CASELOAD, FTE, answer, document, odd_answers
from tests.app.modelled import SERVICES, modelled

ODD = odd_answers()
FTE_COUNTS = st.floats(0, 3000, allow_nan=False)


@pytest.fixture(params=SERVICES)
def real(request):
    return modelled(request.param)


@pytest.fixture(params=ODD)
def odd(request):
    return ODD[request.param]


def flow_in(case, future):
    return flow_of(case, future)


def series(case, future, name):
    row = case.ensemble.numbers.index(future)
    return case.ensemble.series(name)[row]


def read(flow, name):
    return [getattr(moment, name) for moment in flow.moments]


# Posts


@given(establishment=FTE_COUNTS, permanent=FTE_COUNTS, agency=FTE_COUNTS)
def test_that_posts_add_up_to_the_establishment_and_staff_beyond_it_are_not_hidden(
    establishment, permanent, agency
):
    case = answer(
        futures=1, establishment_fte=establishment, permanent_fte=permanent, agency_fte=agency
    )
    flow = flow_in(case, 0)
    posts, squares = flow.moments[0].posts, flow.moments[0].squares
    assert posts.filled + posts.covered + posts.empty == pytest.approx(establishment)
    assert posts.filled + posts.permanent_beyond == pytest.approx(permanent)
    assert posts.covered + posts.agency_beyond == pytest.approx(agency)
    assert min(vars(posts).values()) >= 0
    assert posts.empty == pytest.approx(max(max(establishment - permanent, 0) - agency, 0))
    each = flow.posts_a_square
    together = squares.filled + squares.covered + squares.empty
    assert together == round(establishment / each)
    assert min(vars(squares).values()) >= 0
    for name, count in vars(squares).items():
        assert abs(count - vars(posts)[name] / each) <= 1


def test_that_a_large_service_has_fewer_squares_of_more_posts():
    small = flow_in(answer(futures=1), 0)
    large = flow_in(answer(futures=1, establishment_fte=20_000.0), 0)
    assert small.posts_a_square == 1
    assert large.posts_a_square > 1
    assert large.most.squares <= 900


def test_that_the_model_counts_the_same_empty_and_vacant_posts(real):
    for future in real.ensemble.numbers:
        posts = read(flow_in(real, future), "posts")
        assert [p.empty for p in posts] == pytest.approx(series(real, future, "empty_posts"))
        vacant = [p.covered + p.empty for p in posts]
        assert vacant == pytest.approx(series(real, future, "vacant_posts"))


# What is shown is what was counted

COUNTED = {
    "in_selection": "candidates_in_selection",
    "accepted": "candidates_accepted",
    "under_two_years": "permanent_fte_under_two_years",
    "two_to_five_years": "permanent_fte_two_to_five_years",
    "five_years_or_more": "permanent_fte_five_years_or_more",
    "in_assessment": "in_assessment",
    "held": "allocated_cases",
    "waiting": "unallocated_cases",
    "longest_wait": "oldest_unallocated_days",
}
MOVED = {
    "starters": "starters",
    "from_training": "hires_newly_qualified",
    "from_outside": "hires_experienced",
    "from_agency": "agency_conversions",
    "leavers": "leavers",
    "referrals": "referrals",
    "re_referrals": "re_referrals",
    "diverted": "diverted_to_early_help",
    "assessed": "assessments_finished",
    "closed": "cases_closed",
}


def test_that_every_number_is_that_of_the_chosen_future(odd):
    first_day = odd.question.document.scenario.first_day
    for future in odd.ensemble.numbers:
        flow = flow_in(odd, future)
        assert tuple(read(flow, "month")) == odd.ensemble.months
        for shown, outcome in COUNTED.items():
            assert read(flow, shown) == list(series(odd, future, outcome))
        for shown, outcome in MOVED.items():
            for moment, counted in zip(flow.moments, series(odd, future, outcome), strict=True):
                expected = None if moment.month == first_day else counted
                assert getattr(moment, shown) == expected


def test_that_a_future_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        flow_in(answer(futures=8), 8)


# Nobody appears or vanishes, in the model's own futures


def test_that_staff_are_those_of_last_month_with_starters_and_without_leavers(real):
    """In FTE: nobody works more than full time, and nobody who stays changes their hours."""
    for future in real.ensemble.numbers:
        flow = flow_in(real, future)
        permanent = series(real, future, "permanent_fte")
        for moment, gained in zip(flow.moments[1:], np.diff(permanent), strict=True):
            assert -moment.leavers - 1e-6 <= gained <= moment.starters + 1e-6
            came = moment.from_training + moment.from_outside + moment.from_agency
            assert moment.starters == came


def test_that_service_bands_and_posts_hold_the_same_permanent_staff(real):
    for future in real.ensemble.numbers:
        for moment in flow_in(real, future).moments:
            staff = moment.under_two_years + moment.two_to_five_years + moment.five_years_or_more
            posts = moment.posts.filled + moment.posts.permanent_beyond
            assert staff == pytest.approx(posts)


def test_that_candidates_who_accept_wait_or_start(real):
    accepted_somebody = False
    for future in real.ensemble.numbers:
        flow = flow_in(real, future)
        applicants = series(real, future, "applicants")
        together = [m.in_selection + m.accepted for m in flow.moments]
        assert together == list(applicants)
        for before, now in pairwise(flow.moments):
            assert now.offers_accepted >= 0
            assert now.accepted == before.accepted + now.offers_accepted - now.from_outside
            accepted_somebody |= now.offers_accepted > 0
    assert accepted_somebody


def test_that_open_cases_are_those_of_last_month_with_referrals_and_without_closed(real):
    for future in real.ensemble.numbers:
        moments = flow_in(real, future).moments
        for moment in moments:
            by_stage = moment.in_assessment + moment.on_a_plan_or_in_care
            assert moment.held + moment.waiting == by_stage
            assert moment.on_a_plan_or_in_care >= 0
        for before, now in pairwise(moments):
            opened_before = before.held + before.waiting
            assert now.held + now.waiting == opened_before + now.referrals - now.closed
            assert 0 <= now.no_further_action <= min(now.referrals, now.closed)


def test_that_nothing_has_moved_by_the_end_of_the_first_day():
    flow = flow_in(answer(futures=1), 0)
    assert all(getattr(flow.moments[0], name) is None for name in MOVED)
    assert "Nothing has moved yet" in moment_words(flow, flow.moments[0])
    assert "Nothing has moved yet" not in moment_words(flow, flow.moments[1])


def test_that_a_first_month_knows_what_it_counted_and_not_what_needs_the_month_before():
    case = answer(document(FTE, first=date(2014, 4, 1)), futures=1, leavers=7.0)
    first = flow_in(case, 0).moments[0]
    assert first.month == date(2014, 4, 30)
    assert first.leavers == 7
    assert first.offers_accepted is None
    assert first.no_further_action is None


# Which future


def reached(case, choice):
    target = case.question.document.targets[0]
    column = case.ensemble.months.index(target.by)
    return series(case, choice.future, target.outcome)[column]


@pytest.mark.parametrize("target", [FTE, CASELOAD])
def test_that_a_good_future_is_better_than_the_middle_and_a_bad_one_worse(target):
    case = answer(document(target), futures=101)
    middle, good, bad = (reached(case, choice) for choice in futures_to_choose(case))
    assert (good > middle > bad) if target is FTE else (good < middle < bad)
    column = case.ensemble.months.index(target.by)
    values = np.sort(case.ensemble.series(target.outcome)[:, column])
    # Of 101 futures the middle one is the 51st, and a tenth lies beyond the 11th from either end.
    assert middle == values[50]
    assert {good, bad} == {values[10], values[90]}


def test_that_every_choice_can_be_shown_and_says_what_it_comes_to(odd):
    for choice in futures_to_choose(odd):
        assert choice.future in odd.ensemble.numbers
        assert any(letter.isdigit() for letter in choice.why)
        assert flow_in(odd, choice.future).future == choice.future


def test_that_without_targets_permanent_staff_at_the_end_decide():
    case = answer(document(), futures=101)
    _, good, bad = futures_to_choose(case)
    ends = [series(case, choice.future, "permanent_fte")[-1] for choice in (good, bad)]
    assert ends[0] > ends[1]
    assert "March 2018" in good.why


# In words and as a table


def test_that_the_table_has_every_number_of_every_month(odd):
    table = flow_table(flow_in(odd, odd.ensemble.numbers[0]))
    assert len(table.rows) == len(table.numbers) == len(odd.ensemble.months)
    for words, numbers in zip(table.rows, table.numbers, strict=True):
        assert len(words) == len(numbers) == len(table.columns)
        for word, number in zip(words[1:], numbers[1:], strict=True):
            if number is None:
                assert word == NOT_KNOWN
            else:
                places = len(word.partition(".")[2])
                assert float(word.replace(",", "")) == pytest.approx(number, abs=0.51 / 10**places)


def test_that_a_month_in_words_says_what_the_picture_shows():
    case = answer(
        futures=1,
        establishment_fte=500.0,
        permanent_fte=380.0,
        agency_fte=141.0,
        starters=9.0,
        leavers=4.0,
        allocated_cases=8100.0,
        unallocated_cases=212.0,
        referrals=1234.0,
    )
    flow = flow_in(case, 0)
    said = moment_words(flow, flow.moments[14])
    for words in (
        "March 2016, future 0.",
        "Of 500 posts, 380 are filled by permanent staff, 120 covered by agency workers and 0 "
        "empty.",
        "21 FTE of agency workers are beyond vacant posts.",
        "9 started",
        "4 left",
        "1,234 referrals",
        "8,312 children have an open case: 8,100 with a worker, 212 waiting for one",
    ):
        assert words in said

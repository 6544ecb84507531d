"""The ranked score against closed forms, coverage and skill on truths that are known."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from math import erf, exp, pi, sqrt

import numpy as np
import pytest

from app.experiments.history import Compared, Proves
from app.experiments.naive import Known, as_it_was_last, as_it_was_moving, known_of, start_value
from app.experiments.scores import (
    Coverage,
    Rule,
    Scored,
    coverage,
    crps_of_futures,
    crps_of_quantiles,
    scores,
)
from app.outlooks.outlook import Odds
from app.outlooks.spread import Spread, percentiles
from app.sources.observed import Observed
from sim.grades import Grade
from sim.scenario import StaffMember
from tests.app.plan import PLAN
from tests.history.test_misfit import ensemble_of

LEVELS = np.arange(1, 100) / 100


def point(value, outcome="permanent_fte", name="OBS-1"):
    return Observed(name, outcome, date(2015, 6, 30), 1, value, "as counted", "", "")


def compared(value, futures, **rest):
    spread = Spread.of(np.asarray(futures, dtype=float))
    ends = (spread.p10, spread.p25, spread.p50, spread.p75, spread.p90)
    p10, p25, p50, p75, p90 = map(float, ends)
    return Compared(point(value), p10, p25, p50, p75, p90, **rest)


# The score


def crps_of_normal(z):
    """Gneiting and Raftery 2007, equation 21, of the standard normal."""
    below = (1 + erf(z / sqrt(2))) / 2
    return z * (2 * below - 1) + 2 * exp(-z * z / 2) / sqrt(2 * pi) - 1 / sqrt(pi)


def even_normal(count):
    """The middles of so many equal parts of a standard normal: it, without luck."""
    from statistics import NormalDist

    return np.array([NormalDist().inv_cdf((n + 0.5) / count) for n in range(count)])


@pytest.mark.parametrize("z", [-4.0, -1.0, 0.0, 0.3, 2.5])
def test_that_the_score_of_a_normal_is_its_closed_form(z):
    assert crps_of_futures(even_normal(2000), z) == pytest.approx(crps_of_normal(z), abs=1e-3)


@pytest.mark.parametrize("value", [350.0, 354.0, 361.5])
def test_that_the_score_of_one_number_is_the_size_of_its_miss(value):
    assert crps_of_futures(np.array([354.0]), value) == abs(value - 354.0)
    assert crps_of_futures(np.full(50, 354.0), value) == pytest.approx(abs(value - 354.0))
    assert crps_of_quantiles(np.full(99, 354.0), LEVELS, value) == pytest.approx(abs(value - 354))


@pytest.mark.parametrize(("value", "score"), [(0.0, 0.25), (0.5, 0.25), (1.0, 0.25), (3.0, 2.25)])
def test_that_the_score_of_two_points_is_its_closed_form(value, score):
    """The mean miss less half the mean distance of two draws, which is a half."""
    assert crps_of_futures(np.array([1.0, 0.0]), value) == pytest.approx(score)


@pytest.mark.parametrize(
    ("futures", "share"),
    [
        (even_normal(500), 0.015),
        (np.exp(even_normal(500)), 0.03),
        (np.repeat([0.0, 1.0], 50), 0.015),
    ],
)
def test_that_kept_quantiles_score_as_closely_as_is_said(futures, share):
    kept = np.array(percentiles(futures, range(1, 100)))
    width = kept[89] - kept[9]
    for value in np.linspace(kept[9] - 2 * width, kept[89] + 2 * width, 41):
        whole = crps_of_futures(futures, value)
        assert abs(crps_of_quantiles(kept, LEVELS, value) - whole) <= share * width


def test_that_the_score_is_proper():
    """Of 4,000 truths the true normal scores better than one that is shifted, narrower or wider.

    The mean difference is at least four of its own standard errors, so a right score fails this
    once in 30,000 seeds for each of the three; the seed is fixed.
    """
    truths = np.random.default_rng(20150331).normal(size=4000)
    true = even_normal(99)
    ours = np.array([crps_of_futures(true, each) for each in truths])
    for other in (true + 0.3, 0.6 * true, 1.6 * true):
        theirs = np.array([crps_of_futures(other, each) for each in truths])
        worse = theirs - ours
        assert worse.mean() > 4 * worse.std() / sqrt(len(worse))


# Coverage


def test_that_ranges_that_are_right_hold_what_they_say():
    """Truths and 400 futures from one lopsided law: half and 8 in 10 of 2,000 truths fall inside.

    Each share is within four of its standard errors of what is stated, 1.1 and 0.9 points; of 400
    futures the ranges hold 0.2 points less, which is inside that. A right count fails once in
    10,000 seeds; the seed is fixed.
    """
    luck = np.random.default_rng(20151031)
    found = [compared(np.exp(luck.normal()), np.exp(luck.normal(size=400))) for _ in range(2000)]
    for each in coverage(found):
        error = sqrt(each.stated * (1 - each.stated) / len(found))
        assert abs(each.odds.probability - each.stated) < 4 * error
        assert each.agrees


def test_that_ranges_that_are_too_narrow_are_found_out():
    luck = np.random.default_rng(20151130)
    found = [compared(luck.normal(), 0.5 * luck.normal(size=400)) for _ in range(100)]
    assert [each.agrees for each in coverage(found)] == [False, False]


def test_that_the_ends_of_a_range_belong_to_it():
    found = compared(351.0, np.arange(350.0, 361.0))
    assert (found.p10, found.p25, found.p75) == (351.0, 352.5, 357.5)
    assert (found.is_inside, found.is_inside_half) == (True, False)
    half, most = coverage([found])
    assert (half, most) == (Coverage(0.5, Odds(0, 1)), Coverage(0.8, Odds(1, 1)))


def test_that_few_points_leave_much_open():
    """8 of 10 agrees with anything from 49% to 94%."""
    interval = Coverage(0.8, Odds(8, 10)).odds.interval
    assert interval == pytest.approx((0.490, 0.943), abs=0.001)


# The plain rules


def known(*pairs):
    return [Known(date(2014, month, 30), value) for month, value in pairs]


def test_that_the_rules_say_what_their_names_say():
    values = known((4, 10.0), (9, 40.0), (11, 34.0))
    assert as_it_was_last(values) == 34.0
    moving = as_it_was_moving(values, date(2014, 12, 31), "empty_posts")
    assert moving == pytest.approx(34.0 - 6.0 * 31 / 61)


def test_that_a_rule_without_enough_to_go_by_says_nothing():
    assert as_it_was_last([]) is None
    assert as_it_was_moving(known((11, 34.0)), date(2014, 12, 31), "empty_posts") is None


def test_that_a_trend_ends_where_its_outcome_does():
    down, up = known((9, 40.0), (11, 10.0)), known((9, 60.0), (11, 90.0))
    assert as_it_was_moving(down, date(2015, 12, 31), "empty_posts") == 0.0
    assert as_it_was_moving(up, date(2015, 12, 31), "agency_share") == 100.0
    fallen = as_it_was_moving(down, date(2015, 12, 31), "pay_gap")
    assert fallen is not None
    assert fallen < -100


def test_that_what_is_known_ends_on_the_first_day():
    earlier = replace(point(50.0), month=date(2014, 10, 31))
    same_day = replace(point(350.0), month=PLAN.scenario.first_day)
    other = replace(point(60.0, "agency_fte"), month=date(2014, 10, 31))
    points = [point(99.0), earlier, same_day, other, replace(earlier, months=2)]
    found = known_of("permanent_fte", 1, PLAN, ensemble_of(), points)
    assert found == (Known(date(2014, 10, 31), 50.0), Known(PLAN.scenario.first_day, 354.0))


def test_that_the_scenarios_own_start_is_as_stated_or_as_counted():
    ensemble = ensemble_of(
        permanent_fte=(np.full(11, 340.0), 0.0), average_caseload=(np.arange(11.0), 1.0)
    )
    assert start_value("permanent_fte", PLAN, ensemble) == 354.0
    assert start_value("vacant_posts", PLAN, ensemble) == 225 + 190 + 70 - 354
    assert start_value("average_caseload", PLAN, ensemble) == 5.0
    assert start_value("referrals", PLAN, ensemble) is None
    later = replace(PLAN, scenario=replace(PLAN.scenario, first_day=date(2015, 1, 12)))
    assert start_value("average_caseload", later, ensemble) is None


def test_that_a_staff_table_is_the_start_that_it_states():
    people = (
        StaffMember(Grade.SENIOR, True, 0.5, 24, 6),
        StaffMember(Grade.SENIOR, False, 1.0, 24, 6),
    )
    ours = replace(PLAN, scenario=replace(PLAN.scenario, staff=people))
    assert start_value("permanent_fte", ours, ensemble_of()) == 0.5
    assert start_value("agency_share", ours, ensemble_of()) == pytest.approx(100 / 1.5)


# Skill


def scored(value, score, width=4.0, **rest):
    ends = (350.0, 351.0, 352.0, 353.0, 350.0 + width)
    return Scored(Compared(point(value), *ends, **rest), score)


def test_that_skill_is_one_less_the_score_over_the_rules_in_widths():
    found = scores(
        [
            scored(352.0, 1.0, width=2.0, last=356.0),
            scored(352.0, 10.0, width=20.0, last=362.0, moving=372.0),
        ]
    )
    last, moving = found.skills
    assert (last.rule, last.points, last.score, last.naive) == (Rule.LAST, 2, 0.5, 1.25)
    assert last.value == pytest.approx(1 - 0.5 / 1.25)
    assert (moving.rule, moving.points, moving.value) == (Rule.MOVING, 1, 0.5)


def test_that_skill_does_not_depend_on_the_unit():
    """Pounds or thousands of pounds: both scores and the width scale alike."""
    one, other = scored(352.0, 1.0, last=356.0), scored(352.0, 3.0, last=353.0)
    small = [one, other]
    large = [
        Scored(
            replace(
                one.compared,
                point=point(352_000.0),
                **{name: 1000 * getattr(one.compared, name) for name in ("p10", "p90", "last")},
            ),
            1000.0,
        ),
        other,
    ]
    assert scores(small).skills[0].value == pytest.approx(scores(large).skills[0].value)


def test_that_nothing_is_divided_by_nought():
    hit = scores([scored(352.0, 1.0, last=352.0)]).skills
    assert (hit[0].naive, hit[0].value) == (0.0, None)
    assert scores([scored(352.0, 1.0, width=0.0, last=356.0)]).skills == ()
    assert scores([]) == scores(())
    assert (scores([]).coverage, scores([]).skills) == ((), ())


def test_that_what_proves_nothing_is_scored_and_not_counted():
    used = scored(400.0, 40.0, last=356.0, proves=Proves.USED)
    both = scores([used, scored(352.0, 1.0, last=356.0)])
    alone = scores([scored(352.0, 1.0, last=356.0)])
    assert len(both.scored) == 2
    assert (both.coverage, both.skills) == (alone.coverage, alone.skills)
    assert scores([used]).skills == ()


# What it costs


def test_that_the_library_is_loaded_only_for_a_score():
    """It takes seconds: not a worker, nor the window's start, nor the history page waits for it."""
    code = (
        "import sys, app.experiments.scores, app.reports.history_report, app.commands.history\n"
        "import app.running.worker\n"
        "print('scoringrules' in sys.modules, 'scipy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.split() == ["False", "False"]

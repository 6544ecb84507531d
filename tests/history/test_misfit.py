"""What was observed, and the arithmetic of laying a run over it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.experiments.history import Compared, Proves, history, is_within
from app.running.ensemble import Ensemble
from app.sources.evidence import evidence_table
from app.sources.observed import Observed, observed_points
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from tests.app.plan import PLAN

FIRST, LAST = PLAN.scenario.first_day, PLAN.scenario.last_day
MONTHS = month_ends(FIRST, LAST)
MARCH, JUNE = date(2015, 3, 31), date(2015, 6, 30)


def point(outcome="permanent_fte", month=MARCH, months=1, value=354.0, name="OBS-1"):
    return Observed(name, outcome, month, months, value, "as counted", "BHM-026", "")


def ensemble_of(**series):
    """Eleven futures; each outcome is given as a number a future and a slope a month."""
    array = np.zeros((11, len(OUTCOMES), len(MONTHS)))
    for outcome, (futures, slope) in series.items():
        array[:, ROWS[outcome], :] = np.add.outer(futures, slope * np.arange(len(MONTHS)))
    return Ensemble(MONTHS, tuple(range(11)), array, {}, ())


def laid_over(ensemble, *points):
    return history(PLAN, ensemble, points)


# The arithmetic


def test_that_a_misfit_is_the_middle_less_what_was_observed():
    ensemble = ensemble_of(permanent_fte=(np.arange(350.0, 361.0), 0.0))
    (found,) = laid_over(ensemble, point(value=353.0)).compared
    assert (found.p10, found.p50, found.p90) == pytest.approx((351.0, 355.0, 359.0))
    assert found.misfit == pytest.approx(2.0)
    assert found.widths == pytest.approx(2.0 / 8.0)
    assert found.is_inside


def test_that_a_point_is_read_in_its_own_month():
    ensemble = ensemble_of(permanent_fte=(np.full(11, 350.0), 10.0))
    march, june = laid_over(ensemble, point(), point(month=JUNE)).compared
    assert (march.p50, june.p50) == (370.0, 400.0)


def test_that_a_sum_takes_its_months_and_no_other():
    ensemble = ensemble_of(referrals=(np.zeros(11), 1.0))
    (found,) = laid_over(ensemble, point("referrals", JUNE, 3, 12.0)).compared
    assert found.p50 == 3 + 4 + 5  # April to June; January is month 0


def test_that_futures_are_summed_before_they_are_ranked():
    """The sum of the middles of months is not the middle of the sums."""
    ensemble = ensemble_of(starters=(np.zeros(11), 0.0))
    rows = ensemble.array[:, ROWS["starters"], :]
    rows[:5, 1], rows[5:, 2] = 10.0, 10.0
    (found,) = laid_over(ensemble, point("starters", MARCH, 2, 10.0)).compared
    assert (found.p10, found.p50, found.p90) == (10.0, 10.0, 10.0)


@pytest.mark.parametrize(
    ("value", "place"),
    [(350.9, "below"), (351.0, "inside"), (359.0, "inside"), (359.1, "above")],
)
def test_that_a_point_lies_inside_below_or_above(value, place):
    found = Compared(point(value=value), 351.0, 353.0, 355.0, 357.0, 359.0)
    assert found.place == place
    assert found.is_inside == (place == "inside")


def test_that_a_range_without_width_has_no_misfit_in_widths():
    found = Compared(point(value=353.0), 355.0, 355.0, 355.0, 355.0, 355.0)
    assert (found.misfit, found.widths, found.place) == (2.0, None, "below")


def test_that_the_share_counts_the_points_inside():
    ensemble = ensemble_of(permanent_fte=(np.arange(350.0, 361.0), 0.0))
    values = (355.0, 340.0, 352.0, 390.0)
    found = laid_over(ensemble, *(point(value=v, name=f"OBS-{v}") for v in values))
    assert (found.inside, found.share_inside) == (2, 0.5)
    assert [each.point.value for each in found.missed] == [390.0, 340.0]


def test_that_a_run_without_points_has_no_share():
    found = laid_over(ensemble_of(), point(month=date(2014, 12, 31)))
    assert (found.compared, found.inside, found.share_inside) == ((), 0, None)
    assert len(found.left_out) == 1


def test_that_points_used_in_learning_are_shown_and_prove_nothing():
    ensemble = ensemble_of(permanent_fte=(np.arange(350.0, 361.0), 0.0))
    points = [point(value=v, name=f"OBS-{v:.0f}") for v in (355.0, 340.0, 352.0)]
    found = history(PLAN, ensemble, points, used={"OBS-355", "OBS-340"})
    assert [each.proves for each in found.compared] == [Proves.USED, Proves.USED, Proves.SOMETHING]
    assert [each.point.id for each in found.proof] == ["OBS-352"]
    assert (found.inside, found.share_inside) == (1, 1.0)
    assert history(PLAN, ensemble, points[:1], used={"OBS-355"}).share_inside is None


# Which points a run can be held against


@pytest.mark.parametrize(
    ("observed", "within"),
    [
        (point(month=date(2015, 2, 28)), True),
        (point(month=FIRST), False),  # put in, so no test of the model
        (point(month=date(2014, 12, 31)), False),
        (point(month=LAST), True),
        (point(month=date(2016, 4, 30)), False),
        (point("referrals", MARCH, 2), True),
        (point("referrals", MARCH, 3), False),  # January is over on the first day
        (point("referrals", MARCH, 12), False),
    ],
)
def test_that_only_what_a_run_has_lived_through_counts(observed, within):
    assert is_within(observed, FIRST, MONTHS) is within


def test_that_a_sum_may_begin_in_the_first_days_own_month():
    scenario = replace(PLAN.scenario, first_day=date(2014, 4, 1))
    months = month_ends(scenario.first_day, scenario.last_day)
    year = point("referrals", MARCH, 12)
    assert is_within(year, date(2014, 4, 1), months)
    assert not is_within(year, date(2014, 4, 2), months)


# The table


def test_that_every_point_is_as_its_evidence_says():
    shares = {"OBS-002": 9 / 10}
    in_the_note = {"OBS-013": "nearly 30% agency"}
    for each in observed_points():
        row = evidence_table()[each.evidence]
        assert (row.mark in "AB", row.place) == (True, "Birmingham"), each.id
        if each.id in in_the_note:
            assert in_the_note[each.id] in row.note
        else:
            assert row.value is not None
            assert each.value == pytest.approx(shares.get(each.id, 1.0) * row.value), each.id


def test_that_the_points_stand_in_order():
    points = observed_points()
    assert [each.month for each in points] == sorted(each.month for each in points)
    assert [each.id for each in points] == [f"OBS-{n:03d}" for n in range(1, len(points) + 1)]


def test_that_the_first_of_twelve_months_is_found():
    assert point("referrals", MARCH, 12).first_month == date(2014, 4, 1)
    assert point("referrals", date(2014, 12, 31), 9).first_month == date(2014, 4, 1)
    assert point("referrals", date(2014, 12, 31), 12).first_month == date(2014, 1, 1)

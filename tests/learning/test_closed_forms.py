"""What is learned agrees with the textbook where everything is normal and straight."""

import numpy as np
import pytest
from scipy.stats import norm, skew

from app.experiments.learning.links import Links, links
from app.experiments.learning.seen import Seen
from app.experiments.learning.update import Update, effective_number, weights_of
from tests.learning.worlds import straight_world

WORLD = straight_world()
LINKS = Links(WORLD.level, WORLD.slopes, WORLD.luck @ WORLD.luck.T)
SEEN = WORLD.level + np.array([0.8, -0.5, 0.2, 1.1, -0.9])


def update(seen=SEEN, errors=WORLD.errors, known=LINKS):
    return Update(known, seen, errors)


def test_that_mean_and_covariance_are_those_of_the_textbook():
    law = update().law
    mean, covariance = WORLD.after(SEEN)
    narrowed = np.eye(len(mean)) - law.directions.T @ np.diag(1 - law.left**2) @ law.directions
    assert law.shift == pytest.approx(mean, abs=1e-9)
    assert narrowed == pytest.approx(covariance, abs=1e-9)
    assert law.deviations == pytest.approx(np.sqrt(np.diag(covariance)), abs=1e-9)
    assert law.directions @ law.directions.T == pytest.approx(np.eye(5), abs=1e-9)


def test_that_a_future_moved_by_the_record_follows_the_law():
    law = update().law
    before = np.random.default_rng(5).standard_normal((40_000, len(law.shift)))
    along = before @ law.directions.T
    after = law.shift + before - (along * (1 - law.left)) @ law.directions
    mean, covariance = WORLD.after(SEEN)
    # Of 240 comparisons the largest is beyond 4.5 standard errors once in 600 seeds.
    assert np.abs(after.mean(axis=0) - mean).max() < 4.5 / 200
    assert np.abs(after.var(axis=0) - np.diag(covariance)).max() < 4.5 * np.sqrt(2) / 200


def test_that_information_is_the_fall_of_the_determinant():
    covariance = WORLD.after(SEEN)[1]
    assert update().information() == pytest.approx(-np.linalg.slogdet(covariance)[1] / 2)


def test_that_a_point_carries_what_is_lost_without_it():
    whole, rest = update(), [0, 1, 2, 4]
    without = update(SEEN[rest], WORLD.errors[rest], Links(
        WORLD.level[rest], WORLD.slopes[rest], LINKS.scatter[np.ix_(rest, rest)]
    ))  # fmt: skip
    lost = 1 - without.information() / whole.information()
    assert whole.lost_without()[3] == pytest.approx(lost)


def test_that_two_points_that_say_the_same_carry_little_each():
    one = Links(np.zeros(2), np.array([[0.9], [0.9]]), np.diag([1e-4, 1e-4]))
    first, second = update(np.ones(2), np.full(2, 0.05), one).lost_without()
    assert first == pytest.approx(second)
    assert first < 0.2


def test_that_a_point_that_moves_with_nothing_changes_nothing_to_the_digit():
    slopes = np.vstack([WORLD.slopes, np.zeros(len(WORLD.slopes[0]))])
    scatter = np.zeros((6, 6))
    scatter[:5, :5], scatter[5, 5] = LINKS.scatter, 1.0
    more = Links(np.append(WORLD.level, 0.0), slopes, scatter)
    with_it = update(np.append(SEEN, 2.0), np.append(WORLD.errors, 0.1), more)
    assert with_it.law.shift == pytest.approx(update().law.shift, abs=1e-12)
    assert with_it.lost_without()[5] == pytest.approx(0, abs=1e-12)
    alone = update(np.array([2.0]), np.array([0.1]), Links(
        np.zeros(1), np.zeros((1, 120)), np.eye(1)
    ))  # fmt: skip
    assert not alone.law.shift.any()
    assert alone.law.directions.shape == (0, 120)


def test_that_a_value_nobody_is_sure_of_changes_nothing_to_the_digit():
    law = update(errors=np.full(5, 1e3)).law
    assert not law.shift.any()
    assert not len(law.left)


def test_that_a_surprise_is_the_distance_from_what_the_others_let_expect():
    spread, others = WORLD.spread, [0, 1, 3, 4]
    by = np.linalg.solve(spread[np.ix_(others, others)], spread[others, 2])
    away = SEEN - WORLD.level
    left = np.sqrt(spread[2, 2] - by @ spread[others, 2])
    assert update().surprises()[2] == pytest.approx((away[2] - by @ away[others]) / left)


def test_that_weights_of_futures_give_the_exact_mean_of_one_coordinate():
    known = Links(np.zeros(1), np.array([[0.8]]), np.array([[0.25]]))
    one = update(np.array([1.0]), np.array([0.3]), known)
    futures = norm.ppf((np.arange(20_000) + 0.5) / 20_000)[:, None]
    weights = one.weights(futures)
    assert weights @ futures[:, 0] == pytest.approx(one.law.shift[0], abs=1e-4)
    # For normal laws the share that speaks has a closed form: E[w]^2 / E[w^2].
    noise, spread = 0.34, 0.98
    share = (
        np.sqrt(noise * (noise + 2 * 0.64)) / spread * np.exp(-1 / spread + 1 / (noise + 2 * 0.64))
    )
    assert effective_number(weights) / 20_000 == pytest.approx(share, rel=1e-3)


def test_that_weights_do_not_run_out_of_numbers():
    weights = weights_of(np.array([-1e6, -1e6 - 1, -2e6]))
    assert weights == pytest.approx([1 / (1 + np.exp(-1)), 1 / (1 + np.e), 0])


def test_that_scores_of_a_normal_outcome_are_its_standard_scores():
    shown = 20 + 3 * norm.ppf((np.arange(2000) + 0.5) / 2000)
    seen = Seen(shown, 26.0, 1.5)
    wide = np.hypot(3, 1.5)
    assert seen.score == pytest.approx(6 / wide, rel=0.02)
    assert seen.error == pytest.approx(1.5 / wide, rel=0.05)
    assert seen.scores.std() == pytest.approx(3 / wide, rel=0.02)
    assert seen.beyond == 0


def test_that_scores_of_a_lopsided_outcome_are_even():
    shown = np.exp(norm.ppf((np.arange(500) + 0.5) / 500))
    even, lopsided = float(skew(Seen(shown, 1.0, 0.05).scores)), float(skew(shown))
    assert abs(even) < 0.15 * lopsided


def test_that_the_order_of_values_is_kept_where_many_futures_show_none():
    shown = np.concatenate([np.zeros(120), np.linspace(1, 900, 80)])
    seen = Seen(shown, 300.0, 50.0)
    assert (np.diff(seen.scores_of(np.linspace(-100, 1200, 200))) > 0).all()


@pytest.mark.parametrize(("value", "beyond"), [(5.0, 0.0), (12.0, 2 / 8), (-14.0, 14 / 8)])
def test_that_a_value_outside_all_futures_is_measured_in_widths(value, beyond):
    assert Seen(np.linspace(0, 10, 1001), value, 0.001).beyond == pytest.approx(beyond, rel=0.01)


def test_that_lines_are_found_among_many_coordinates_that_do_not_matter():
    rng = np.random.default_rng(9)
    coordinates = rng.standard_normal((300, 120))
    found = links(coordinates, WORLD.shown(coordinates, rng))
    # A slope has a standard error of about 0.35 / sqrt(300) = 0.02; 20 slopes, all within 4.
    assert np.abs(found.slopes - WORLD.slopes).max() < 0.08
    assert (found.slopes != 0).sum() <= (WORLD.slopes != 0).sum() + 2
    assert np.diag(found.scatter) == pytest.approx(np.diag(LINKS.scatter), rel=0.35)


def test_that_points_that_nothing_moves_get_no_line_but_once_in_twenty():
    rng = np.random.default_rng(10)
    false = 0
    for _ in range(10):
        coordinates = rng.standard_normal((150, 100))
        found = links(coordinates, rng.standard_normal((150, 20)))
        false += int((found.slopes != 0).any(axis=1).sum())
    # 200 points at 5% expect 10; more than 20 come once in 800 seeds.
    assert false <= 20


def test_that_scatter_is_not_made_small_by_choosing_lines_that_follow_luck():
    rng = np.random.default_rng(11)
    coordinates = rng.standard_normal((100, 150))
    found = links(coordinates, rng.standard_normal((100, 30)))
    # The mean of 30 variances of 100 numbers has a standard error of 0.026.
    assert np.diag(found.scatter).mean() > 1 - 3 * 0.026

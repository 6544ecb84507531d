"""Truths that are known: ranges hold them in the stated share, and their ranks are uniform."""

import numpy as np
import pytest
from scipy.stats import chisquare

from app.experiments.learning.links import links
from app.experiments.learning.seen import Seen
from app.experiments.learning.update import Update
from tests.learning.worlds import rank, share_between, straight_world

FUTURES = 250
TRUTHS = 300
MOVED = 0.95
"""A coordinate whose deviation falls below this was learned about."""


def learned(coordinates, shown, seen, errors):
    """What is known after points were seen, from futures alone."""
    points = [Seen(*each) for each in zip(shown.T, seen, errors, strict=True)]
    found = links(coordinates, np.column_stack([each.scores for each in points]))
    return Update(
        found,
        np.array([each.score for each in points]),
        np.array([each.error for each in points]),
    )


def straight(coordinates, rng):
    return straight_world().shown(coordinates, rng)


def crooked(coordinates, rng):
    """Sums that only grow, a queue that cannot fall below none, and luck that grows with size."""
    numbers = straight_world().shown(coordinates, rng)
    return np.column_stack(
        [
            20 * np.exp(0.4 * numbers[:, 0]),
            np.maximum(0, 400 * numbers[:, 1]),
            100 + 10 * numbers[:, 2] + 2 * numbers[:, 2] ** 2,
            np.exp(0.8 * numbers[:, 3]),
            numbers[:, 4] * numbers[:, 0],
        ]
    )


def ranks_of_truths(world):
    """Where the truth lies in the law of each coordinate that was learned about, for every truth;
    and of the last coordinate, which matters to nothing."""
    rng = np.random.default_rng(2015)
    moved, unmoved, scaled, deviations = [], [], [], []
    for _ in range(TRUTHS):
        coordinates = rng.standard_normal((FUTURES + 1, 120))
        shown = world(coordinates, rng)
        errors = 0.25 * shown.std(axis=0)
        seen = shown[-1] + errors * rng.standard_normal(5)
        law = learned(coordinates[:-1], shown[:-1], seen, errors).law
        truth = coordinates[-1]
        ranks = rank(truth, law.shift, law.deviations)
        told = np.flatnonzero(law.deviations < MOVED)
        moved.append(ranks[rng.choice(told)] if len(told) else np.nan)
        unmoved.append(ranks[-1])
        deviations.append(law.deviations[-1])
        along = law.directions @ (truth - law.shift) / law.left
        scaled.append(along @ along / max(len(along), 1))
    found = np.array(moved)
    return found[~np.isnan(found)], np.array(unmoved), np.array(scaled), np.array(deviations)


@pytest.mark.parametrize("world", [straight, crooked])
def test_that_ranges_hold_the_truth_as_often_as_they_say(world):
    moved, unmoved, scaled, deviations = ranks_of_truths(world)
    # One rank a truth, so they are independent. Of 300 the share between 10 and 90% has a standard
    # error of 2.3 points: an honest method fails either line once in 370 seeds.
    assert len(moved) > 0.95 * TRUTHS
    assert share_between(moved) == pytest.approx(0.8, abs=3 * 0.023)
    assert share_between(unmoved) == pytest.approx(0.8, abs=3 * 0.023)
    # Ranks are uniform: once in 1,000 seeds they would not seem so.
    for ranks in (moved, unmoved):
        assert chisquare(np.histogram(ranks, 5, (0, 1))[0]).pvalue > 0.001
    # Squared distances along what was learned have a mean of 1; lines are fitted to 250 futures,
    # so they are off by a little themselves.
    assert np.mean(scaled) < 1.2
    # What matters to nothing is learned about in few truths, and then hardly.
    assert np.mean(deviations < MOVED) < 0.02

"""The method against those it was chosen over, in a world whose answer is known exactly."""

import logging

import numpy as np
import pytest
from covmats import CovViaDiagonal
from pyesmda import ESMDA

from app.experiments.learning.links import links
from app.experiments.learning.update import Update, effective_number, weights_of
from tests.learning.worlds import straight_world

WORLD = straight_world()


def smoothed(coordinates, shown, seen, seed):
    """One step of an independent ensemble smoother, luck in what futures show."""
    logging.getLogger("ESMDA").setLevel(logging.ERROR)
    smoother = ESMDA(
        obs=seen,
        m_init=coordinates.T.copy(),
        cov_obs=CovViaDiagonal(WORLD.errors**2),
        forward_model=lambda *_: shown.T,
        n_assimilations=1,
        inversion_type="cholesky",
        is_forecast_for_last_assimilation=False,
        is_parallel_analyse_step=False,
        random_state=seed,
    )
    smoother.solve()
    return smoother.m_posterior.T


def ours(coordinates, shown, seen):
    return Update(links(coordinates, shown), seen, WORLD.errors).law


def case(futures, seed):
    rng = np.random.default_rng(seed)
    coordinates = rng.standard_normal((futures + 1, 120))
    shown = WORLD.shown(coordinates, rng)
    seen = shown[-1] + WORLD.errors * rng.standard_normal(5)
    return coordinates[:-1], shown[:-1], coordinates[-1], seen


def test_that_with_many_futures_it_agrees_with_an_independent_smoother():
    coordinates, shown, _, seen = case(20_000, 3)
    law, other = ours(coordinates, shown, seen), smoothed(coordinates, shown, seen, 3)
    exact = WORLD.after(seen)[0]
    # Both are off by the luck of 20,000 futures: a few hundredths at most.
    assert other.mean(axis=0) == pytest.approx(exact, abs=0.06)
    assert law.shift == pytest.approx(exact, abs=0.06)
    assert law.deviations == pytest.approx(other.std(axis=0), abs=0.04)


def gained(truth, mean, deviation):
    """How much likelier the truth is than before, in nats, summed over the coordinates."""
    after = -np.log(deviation) - ((truth - mean) / deviation) ** 2 / 2
    return float((after + truth**2 / 2).sum())


def test_that_with_few_futures_it_comes_nearer_to_the_exact_answer():
    exact, line, smoother, weighed, speaking = [], [], [], [], []
    for seed in range(40):
        coordinates, shown, truth, seen = case(200, seed)
        mean, covariance = WORLD.after(seen)
        exact.append(gained(truth, mean, np.sqrt(np.diag(covariance))))
        law = ours(coordinates, shown, seen)
        line.append(gained(truth, law.shift, law.deviations))
        other = smoothed(coordinates, shown, seen, seed)
        smoother.append(gained(truth, other.mean(axis=0), other.std(axis=0)))
        weights = weights_of(-(((shown - seen) / WORLD.errors) ** 2).sum(axis=1) / 2)
        mean = weights @ coordinates
        left = np.sqrt(weights @ (coordinates - mean) ** 2)
        weighed.append(gained(truth, mean, np.maximum(left, 0.05)))
        speaking.append(effective_number(weights))
    # Means of 40 truths; what one has over another is paired, and differs by about 1 from truth to
    # truth, so by 0.2 in the mean.
    assert np.mean(exact) - np.mean(line) < 0.8
    assert np.mean(line) - np.mean(smoother) > 1.0
    assert np.mean(line) - np.mean(weighed) > 1.0
    assert np.mean(speaking) < 20

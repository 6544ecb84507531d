"""Futures of a scenario and its baseline made by hand: the same luck, and what a lever changes."""

from datetime import date

import numpy as np

from app.running.ensemble import Ensemble
from app.running.worker import Failure
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS

MONTHS = month_ends(date(2015, 1, 31), date(2015, 3, 31))
SHAPE = (len(OUTCOMES), len(MONTHS))
LAST = len(MONTHS) - 1


def ensemble(array, numbers=None, drawn=None, failures=()):
    """An ensemble of these futures, by default with the numbers from nought."""
    found = tuple(range(len(array))) if numbers is None else tuple(numbers)
    lost = tuple(Failure(number, "broke", "") for number in failures)
    return Ensemble(MONTHS, found, np.asarray(array, dtype=float), drawn or {}, lost)


def some(ensemble, numbers):
    """Those futures of an ensemble that have these numbers."""
    rows = [ensemble.numbers.index(number) for number in sorted(numbers)]
    drawn = {path: values[rows] for path, values in ensemble.drawn.items()}
    found = tuple(ensemble.numbers[row] for row in rows)
    return Ensemble(ensemble.months, found, ensemble.array[rows], drawn, ensemble.failures)


def normal_pairs(futures, seed, *, shift=10.0, slope=0.0, scatter=2.0, spread=20.0):
    """A baseline and a scenario, normal in every outcome and month, far from where numbers end.

    x = y + shift + slope (y - 1000) + scatter, with y about 1000 and its standard deviation
    ``spread``. Shares lie elsewhere, about 50 with a fortieth of the scatter, for they end at 100.
    """
    luck = np.random.default_rng(seed)
    y, e = luck.normal(size=(2, futures, *SHAPE))
    middle = np.array([50.0 if o.highest < 1000 else 1000.0 for o in OUTCOMES.values()])[:, None]
    scale = np.where(middle < 1000, 1 / 40, 1.0)
    baseline = middle + spread * scale * y
    scenario = baseline + scale * (shift + slope * spread * y + scatter * e)
    return ensemble(scenario), ensemble(baseline)


def at(ensemble, outcome, month=LAST):
    """An outcome in a month, a number for each future."""
    return ensemble.array[:, ROWS[outcome], month]

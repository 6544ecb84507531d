"""A scenario's futures before all of them have been run, from those of its baseline.

Both share their luck, future by future: what a scenario changes varies much less than what luck
does. So the baseline's futures are moved by what the pairs say, and few pairs are enough.

For a future f that was run of the baseline (y) and not yet of the scenario (x), in every outcome
and month, with d = x - y over the pairs::

    x_f = y_f + mean of d + k g (y_f - mean of y over the pairs) + e

g is the slope of d on y and k its shrinkage (``paired_fit`` has both, and why outcomes that add up
share them); e is the residual of one of the pairs, the future's donor. Residuals are dealt evenly
and centred over the futures that get them, so that the mean over all futures is that of y plus the
mean of d, corrected by the slope: the control-variate estimate of the mean, with the baseline as
the control. Quantiles, chances and sums over months follow from the same futures, on the same path
as those of futures that were run.

What was run stays as it was run, bit for bit. Nothing that was not run is predicted outside what
an outcome can be (``Outcome.lowest`` and ``highest``): there the mean is off by what was cut.
Where the scenario changes nothing in any pair, what is predicted is the baseline itself.

Sources: A. B. Owen, Monte Carlo theory, methods and examples (2013), section 8.9 (control
variates); A. M. Law, Simulation Modeling and Analysis (5th edition, 2015), section 11.4; P.
Glasserman, Monte Carlo Methods in Financial Engineering (2003), section 4.1, with the fitted
coefficient and its small bias in section 4.1.3. Residuals of donors: D. B. Rubin, Multiple
Imputation for Nonresponse in Surveys (1987), chapter 5.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.outlooks.donors import donors_of
from app.outlooks.paired_fit import PairedFit
from app.outlooks.spread import Numbers
from app.running.ensemble import Ensemble
from sim.outcomes import OUTCOMES

FEWEST_PAIRS = 4
"""Fewer say nothing: how much they scatter would be a guess."""

_LOWEST = np.array([[each.lowest] for each in OUTCOMES.values()])
_HIGHEST = np.array([[each.highest] for each in OUTCOMES.values()])


@dataclass(frozen=True, eq=False)
class Pairing:
    """A scenario and its baseline set against each other, future by future."""

    scenario: Ensemble
    baseline: Ensemble
    pairs: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    """In the scenario and in the baseline, the futures that were run of both."""
    missing: NDArray[np.intp]
    """The rows of the baseline's futures that were not run of the scenario; none that failed."""
    donors: NDArray[np.intp]
    """For each that is missing the place, among the pairs, of the one whose residual it gets."""
    fit: PairedFit


@dataclass(frozen=True, eq=False)
class Estimate:
    """All futures of a scenario: those that were run, and the others as predicted."""

    ensemble: Ensemble
    """By number; those of the scenario that were run are exactly as run."""
    pairing: Pairing

    @property
    def pairs(self) -> int:
        """Futures that were run of both."""
        return self.pairing.fit.pairs

    @property
    def predicted(self) -> int:
        """Futures that were run of the baseline alone."""
        return len(self.pairing.missing)


def estimated(scenario: Ensemble, baseline: Ensemble) -> Estimate | None:
    """The futures of both by number, those of the scenario that are missing predicted.

    None where nothing can be paired: other months, other outcomes, or fewer than ``FEWEST_PAIRS``
    futures that were run of both.
    """
    if scenario.months != baseline.months or scenario.array.shape[1:] != baseline.array.shape[1:]:
        return None
    here, there = np.array(scenario.numbers), np.array(baseline.numbers)
    pairs = np.isin(here, there), np.isin(there, here)
    if np.count_nonzero(pairs[0]) < FEWEST_PAIRS:
        return None
    failed = [failure.future for failure in scenario.failures]
    missing = np.flatnonzero(~pairs[1] & ~np.isin(there, failed))
    donors = donors_of(here[pairs[0]].tolist(), there[missing].tolist())
    fit = PairedFit.of(scenario.array[pairs[0]], baseline.array[pairs[1]])
    pairing = Pairing(scenario, baseline, pairs, missing, donors, fit)
    return Estimate(_ensemble(pairing) if len(missing) else scenario, pairing)


def _ensemble(pairing: Pairing) -> Ensemble:
    """What was run and what is predicted, by number."""
    scenario, baseline, missing = pairing.scenario, pairing.baseline, pairing.missing
    here, there = np.array(scenario.numbers), np.array(baseline.numbers)[missing]
    numbers = np.sort(np.concatenate([here, there]))
    run, predicted = np.searchsorted(numbers, here), np.searchsorted(numbers, there)
    array = np.empty((len(numbers), *scenario.array.shape[1:]))
    array[run] = scenario.array
    for row, future in zip(predicted, _predictions(pairing), strict=True):
        array[row] = future
    drawn = {}
    for path in _drawn_alike(pairing):
        drawn[path] = np.empty(len(numbers))
        drawn[path][run] = scenario.drawn[path]
        drawn[path][predicted] = baseline.drawn[path][missing]
    found = tuple(numbers.tolist())
    return Ensemble(scenario.months, found, array, drawn, scenario.failures)


def _predictions(pairing: Pairing) -> Iterator[Numbers]:
    """What is predicted for each future that is missing, shape (outcomes, months)."""
    fit, missing = pairing.fit, pairing.missing
    uses = np.bincount(pairing.donors, minlength=fit.pairs)
    centred = fit.residuals - np.tensordot(uses / len(missing), fit.residuals, 1)
    moved = fit.shift - fit.slope * fit.middle + centred
    steep = 1.0 + fit.slope
    # Future by future: so little is worked on at a time that it stays in the processor's cache.
    for row, donor in zip(missing, pairing.donors, strict=True):
        future = pairing.baseline.array[row] * steep
        future += moved[donor]
        np.maximum(future, _LOWEST, out=future)
        yield np.minimum(future, _HIGHEST, out=future)


def _drawn_alike(pairing: Pairing) -> list[str]:
    """The assumptions that a future draws in the scenario as in the baseline.

    They share the seed; where a range was changed the draw is another, and then not known of what
    was not run.
    """
    mine, theirs = pairing.scenario.drawn, pairing.baseline.drawn
    here, there = pairing.pairs
    return [
        path
        for path, values in mine.items()
        if path in theirs and np.array_equal(values[here], theirs[path][there])
    ]


__all__ = ["FEWEST_PAIRS", "Estimate", "Pairing", "estimated"]

"""A scenario's futures before all of them have been run, from those of its baseline.

Both share their luck, future by future: what a scenario changes varies much less than what luck
does. So the baseline's futures are moved by what the pairs say, and few pairs are enough.

For a future f that was run of the baseline (y) and not yet of the scenario (x), in every outcome
and month, with p one of the pairs, f's donor, d_p = x_p - y_p and g the slope of d on y over the
pairs, shrunk (``paired_slopes`` has it, and why outcomes that add up share it)::

    x_f = y_f + d_p + g (y_f - y_p)

It is the line through the pairs and the donor's distance from it: with the means over the pairs,
y_f + mean d + g (y_f - mean y) + residual of p. All pairs are donors to equally many futures, as
nearly as can be, so that the mean over all futures is mean x + (1 + g) (mean y over all futures -
mean y over the pairs): the control-variate estimate with the baseline as the control, and unbiased
but for the fitting of g. Quantiles, chances and sums over months follow from the same futures, on
the same path as those of futures that were run.

Residuals are not centred over the futures that get them, nor widened for what the fit took up,
though either would mend a mean or a variance by a few parts in a hundred: it would move every
future by a little, and where nobody waits in nine of ten futures, hardly anybody would wait in
all of them, and no chance of nobody waiting would be left. Each donor's change comes whole.

What was run stays as it was run, bit for bit. Where the pairs differ in nothing, what is predicted
is the baseline itself. Nothing is predicted outside what an outcome can be (``Outcome.lowest`` and
``highest``), and what counts people, cases or days is whole where it is whole in all pairs: there
the mean is off by what was cut or rounded.

Sources: A. B. Owen, Monte Carlo theory, methods and examples (2013), section 8.9 (control
variates); A. M. Law, Simulation Modeling and Analysis (5th edition, 2015), section 11.4; P.
Glasserman, Monte Carlo Methods in Financial Engineering (2003), section 4.1, with the bias of a
fitted coefficient in 4.1.3. Residuals of donors: D. B. Rubin, Multiple Imputation for Nonresponse
in Surveys (1987), chapter 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.outlooks.donors import donors_of
from app.outlooks.paired_slopes import Slopes
from app.outlooks.spread import Numbers
from app.running.ensemble import Ensemble
from sim.outcomes import OUTCOMES
from sim.units import Unit

FEWEST_PAIRS = 4
"""Fewer say nothing: how much they scatter would be a guess."""

Places = NDArray[np.intp]

_COUNTS = (Unit.PEOPLE, Unit.CHILDREN, Unit.CASES, Unit.REFERRALS, Unit.DAYS)
_EACH = tuple(OUTCOMES.values())
_LOWEST = np.array([[each.lowest] for each in _EACH])
_HIGHEST = np.array([[each.highest] for each in _EACH])
_COUNTED = np.array([[each.unit in _COUNTS] for each in _EACH])


@dataclass(frozen=True, eq=False)
class Fit:
    """The futures that were run of both, and what follows from them for the others.

    Of all outcomes and months, or of some.
    """

    scenario: Numbers
    """Shape (pairs, outcomes, months), or (pairs, cells) where they are but some."""
    baseline: Numbers
    slopes: Slopes
    lowest: Numbers
    highest: Numbers
    whole: NDArray[np.bool_]
    """What counts people, cases or days, and is a whole number in all pairs."""

    @staticmethod
    def of(scenario: Numbers, baseline: Numbers) -> "Fit":
        """From the same futures of both, shape (pairs, outcomes, months)."""
        whole = (scenario == np.rint(scenario)) & (baseline == np.rint(baseline))
        slopes = Slopes.of(scenario, baseline)
        return Fit(scenario, baseline, slopes, _LOWEST, _HIGHEST, whole.all(axis=0) & _COUNTED)

    def at(self, rows: Places, columns: Places) -> "Fit":
        """Of some outcomes, each in one month, by their places."""
        of_these = (..., rows, columns)
        slopes = Slopes(*(part[of_these] for part in vars(self.slopes).values()))
        return Fit(
            self.scenario[of_these],
            self.baseline[of_these],
            slopes,
            self.lowest[rows, 0],
            self.highest[rows, 0],
            self.whole[of_these],
        )

    def predicted(self, known: Numbers, donors: Places | int, slope: Numbers) -> Numbers:
        """What the scenario is where the baseline is known, each future with its donor."""
        theirs = self.baseline[donors]
        future: Numbers = known - theirs
        future *= slope
        future += self.scenario[donors] - theirs
        future += known
        np.rint(future, out=future, where=self.whole)
        return np.clip(future, self.lowest, self.highest, out=future)


@dataclass(frozen=True, eq=False)
class Pairing:
    """A scenario and its baseline set against each other, future by future."""

    scenario: Ensemble
    """What was run of it, and nothing else."""
    baseline: Ensemble
    missing: Places
    """The rows of the baseline's futures that were not run of the scenario; none that failed."""
    donors: Places
    """For each that is missing its donor's place among the pairs."""
    fit: Fit


@dataclass(frozen=True, eq=False)
class Estimate:
    """All futures of a scenario: those that were run, and the others as predicted."""

    ensemble: Ensemble
    """By number; those of the scenario that were run are exactly as run."""
    pairing: Pairing

    @property
    def pairs(self) -> int:
        """Futures that were run of both."""
        return len(self.pairing.fit.scenario)

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
    ours, theirs = np.isin(here, there), np.isin(there, here)
    if np.count_nonzero(ours) < FEWEST_PAIRS:
        return None
    failed = [failure.future for failure in scenario.failures]
    missing = np.flatnonzero(~theirs & ~np.isin(there, failed))
    donors = donors_of(here[ours].tolist(), there[missing].tolist())
    fit = Fit.of(scenario.array[ours], baseline.array[theirs])
    pairing = Pairing(scenario, baseline, missing, donors, fit)
    if not len(missing):
        return Estimate(scenario, pairing)
    return Estimate(_together(pairing, _drawn_alike(scenario, baseline, ours, theirs)), pairing)


def _together(pairing: Pairing, drawn_alike: Sequence[str]) -> Ensemble:
    """What was run and what is predicted, by number."""
    scenario, baseline, missing = pairing.scenario, pairing.baseline, pairing.missing
    here, there = np.array(scenario.numbers), np.array(baseline.numbers)[missing]
    numbers = np.sort(np.concatenate([here, there]))
    run, predicted = np.searchsorted(numbers, here), np.searchsorted(numbers, there)
    array = np.empty((len(numbers), *scenario.array.shape[1:]))
    array[run] = scenario.array
    fit, slope = pairing.fit, pairing.fit.slopes.kept
    # One at a time: so little is worked on then that it stays in the processor's cache.
    for place, known, donor in zip(predicted, missing, pairing.donors, strict=True):
        array[place] = fit.predicted(baseline.array[known], donor, slope)
    drawn = {}
    for path in drawn_alike:
        drawn[path] = np.empty(len(numbers))
        drawn[path][run] = scenario.drawn[path]
        drawn[path][predicted] = baseline.drawn[path][missing]
    found = tuple(numbers.tolist())
    return Ensemble(scenario.months, found, array, drawn, scenario.failures)


def _drawn_alike(
    scenario: Ensemble, baseline: Ensemble, ours: NDArray[np.bool_], theirs: NDArray[np.bool_]
) -> list[str]:
    """The assumptions that a future draws in the scenario as in the baseline.

    They share the seed; where a range was changed the draw is another, and then not known of what
    was not run.
    """
    return [
        path
        for path, values in scenario.drawn.items()
        if path in baseline.drawn and np.array_equal(values[ours], baseline.drawn[path][theirs])
    ]


__all__ = ["FEWEST_PAIRS", "Estimate", "Fit", "estimated"]

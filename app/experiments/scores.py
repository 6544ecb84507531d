"""How good a projection was: coverage, the ranked score, and skill against two plain rules.

The score is the continuous ranked probability score (CRPS), the integral over all numbers of the
squared difference between the projected chance of at most that number and what came, 0 or 1
(Matheson and Winkler 1976). It is in the outcome's unit; 0 is best; of a single number it is the
size of the miss. It is proper (Gneiting and Raftery 2007): nobody expects to gain by saying a range
that is wider, narrower or elsewhere than they believe.

``scoringrules`` (Apache 2) works it out. It takes seconds to load, since it brings SciPy and
prepares its own machine code, so it is loaded when the first score is wanted and never by a worker
or at the start of the window; and asked for its plain numpy form, whose digits depend on no
compiler.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Any

import numpy as np

from app.experiments.history import Compared, History, Proves, values_of
from app.outlooks.outlook import Odds
from app.outlooks.spread import Numbers
from app.running.ensemble import Ensemble

HALF, EIGHT_IN_TEN = 0.5, 0.8
"""The shares of the futures that the two ranges hold."""


class Rule(Enum):
    """A plain rule that a projection has to beat: ``app.experiments.naive`` defines both."""

    LAST = "as it was last"
    MOVING = "as it was moving"


@dataclass(frozen=True)
class Coverage:
    """How many points fell in the ranges that a share of the futures fell in."""

    stated: float
    """The share of the futures that each range holds."""
    odds: Odds
    """How many of the points fell inside. Its 95% interval (Wilson's) takes them for independent;
    points of one run share its luck and its year, so the truth is wider still."""

    @property
    def agrees(self) -> bool:
        """Whether ranges that hold what they say would lie in the 95% interval."""
        low, high = self.odds.interval
        return low <= self.stated <= high


@dataclass(frozen=True)
class Scored:
    """A point with the score of the projection and of the two rules, in the outcome's unit."""

    compared: Compared
    crps: float

    def of(self, rule: Rule) -> float | None:
        """The score of what a rule says: the size of its miss; None if it says nothing."""
        said = self.compared.last if rule is Rule.LAST else self.compared.moving
        return None if said is None else abs(said - self.compared.point.value)


@dataclass(frozen=True)
class Skill:
    """A projection against a rule, over the points of which both say something."""

    rule: Rule
    points: int
    score: float
    """The projection's mean score, in widths of the range that 8 in 10 futures fall in."""
    naive: float
    """The rule's mean score in the same widths."""

    @property
    def value(self) -> float | None:
        """1 is a perfect projection, 0 as good as the rule, below 0 worse.

        None if the rule hit every point: then nothing could be better, and by no finite part.
        """
        return 1 - self.score / self.naive if self.naive > 0 else None


@dataclass(frozen=True)
class Scores:
    """Everything that is said of how good a projection was."""

    scored: tuple[Scored, ...]
    """Every point, those that prove nothing too."""
    coverage: tuple[Coverage, ...]
    """At half and at 8 in 10; empty if no point counts."""
    skills: tuple[Skill, ...]
    """Against each rule; one that says nothing of any point that counts is left out."""


def coverage(compared: Iterable[Compared]) -> tuple[Coverage, ...]:
    """How many of the points that count fell in the ranges of half and of 8 in 10 futures."""
    proof = [each for each in compared if each.proves is Proves.SOMETHING]
    if not proof:
        return ()
    half = sum(each.is_inside_half for each in proof)
    most = sum(each.is_inside for each in proof)
    return (
        Coverage(HALF, Odds(half, len(proof))),
        Coverage(EIGHT_IN_TEN, Odds(most, len(proof))),
    )


def scores_of_history(found: History, ensemble: Ensemble) -> Scores:
    """Score a run against every point that it was laid over."""
    return scores(
        Scored(each, crps_of_futures(values_of(each.point, ensemble), each.point.value))
        for each in found.compared
    )


def scores(scored: Iterable[Scored]) -> Scores:
    """Sum up points that were scored one by one."""
    points = tuple(scored)
    skills = (_skill(points, rule) for rule in Rule)
    return Scores(
        scored=points,
        coverage=coverage(each.compared for each in points),
        skills=tuple(each for each in skills if each is not None),
    )


def _skill(scored: Sequence[Scored], rule: Rule) -> Skill | None:
    """Skill over the points that count, or None if there is none to go by.

    Points in different units are averaged in widths: each score is divided by the width of the
    range that 8 in 10 futures fall in, that of the projection and that of the rule by the same. A
    point whose range has no width has no such measure and is left out. So a skill sets one
    projection against a rule; two projections with other widths are compared point by point.
    """
    pairs = []
    for each in scored:
        naive, width = each.of(rule), each.compared.width
        if each.compared.proves is Proves.SOMETHING and naive is not None and width > 0:
            pairs.append((each.crps / width, naive / width))
    if not pairs:
        return None
    ours, theirs = np.mean(np.array(pairs), axis=0)
    return Skill(rule, len(pairs), float(ours), float(theirs))


def crps_of_futures(futures: Numbers, observed: float) -> float:
    """The score of many futures, each as likely as the next, shape (futures,).

    Exactly that of their step function, so of one future it is the size of its miss. Of few
    futures it is a little higher than ever more of them would have: by the mean distance between
    two futures over twice their number.
    """
    found = scoring_library().crps_ensemble(
        observed, np.asarray(futures, dtype=float), estimator="qd", backend="numpy"
    )
    return float(found)


def crps_of_quantiles(values: Numbers, levels: Numbers, observed: float) -> float:
    """The score of a projection of which only its values at some levels are kept.

    An approximation: twice the mean pinball loss over the levels, of which the score is the
    integral over all levels. With the 99 levels from 1% to 99% it is within 1.5% of the width of
    the range that 8 in 10 futures fall in, within 3% where that range is very lopsided, as long as
    the point is no further than two such widths outside.
    """
    found = scoring_library().crps_quantile(
        observed, np.asarray(values, dtype=float), np.asarray(levels, dtype=float), backend="numpy"
    )
    return float(found)


def scoring_library() -> Any:
    """``scoringrules``, loaded when it is first wanted."""
    return import_module("scoringrules")

"""Ranges that reach further to one side of the stated value: how far, and what that does.

Each future draws from a triangular law: low, the stated value as the likeliest, high. Where the
range reaches further to one side, half of the futures draw more (or less) than what is stated by as
much as the middle of the range lies away from it, and the answer moves with them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from app.document import Document
from app.edits import dated
from app.outlooks.outlook import month_of
from app.running.ensemble import Ensemble
from app.sources.catalogue import find
from app.sources.register import span
from app.value import say
from app.wording import amount
from sim.outcomes import OUTCOMES
from sim.units import Unit

MOST = 6
"""As many as are listed where not all are wanted."""
_ONE_SIDED = 0.15
"""The mean of a range lies this share of its width from the stated value, or further: a third is
the furthest it can, where the value is an end of its range."""
_CLEAR = 3.5
"""Standard errors of a slope below which nothing is said of it. By luck alone one in 2,000 is
beyond, so that of some forty looked at one is named wrongly in 1 of 50 scenarios."""
_FEWEST = 50
"""Futures below which nothing is said of what a range does."""


@dataclass(frozen=True)
class OneSided:
    """An assumption whose range is one-sided."""

    path: str
    name: str
    unit: Unit
    stated: float
    low: float
    high: float

    @property
    def middle(self) -> float:
        """What half of the futures draw less than.

        >>> round(OneSided("start.permanent_fte", "", Unit.FTE, 354, 324, 358).middle, 1)
        346.6
        """
        width, below, above = self.high - self.low, self.stated - self.low, self.high - self.stated
        if below >= above:
            return self.low + sqrt(width * below / 2)
        return self.high - sqrt(width * above / 2)

    @property
    def shift(self) -> float:
        """How far the mean of the draws lies above the stated value; negative is below."""
        return (self.low + self.stated + self.high) / 3 - self.stated

    @property
    def share(self) -> float:
        """That as a share of the range's width, between -1/3 and 1/3."""
        return self.shift / (self.high - self.low)

    @property
    def is_listed(self) -> bool:
        """Whether it is so one-sided that a reader should know."""
        return abs(self.share) >= _ONE_SIDED

    @property
    def words(self) -> str:
        """What is stated and where the middle of its range lies, without a full stop."""
        ends = span(self.unit, self.low, self.high)
        middle = self.unit.say(self.middle, _decimals(self))
        return f"{say(self.unit, self.stated)} stated; the range {ends} has its middle at {middle}"


def one_sided(document: Document) -> list[OneSided]:
    """The assumptions that vary in ranges so one-sided that a reader should know, most so first."""
    return sorted(
        (each for each in _all(document) if each.is_listed),
        key=lambda each: (-round(abs(each.share), 3), each.path),
    )


def one_sided_words(path: str, stated: float, ends: tuple[float, float] | None) -> str:
    """What is said of the range of a value, in a sentence; empty where it is not so one-sided."""
    if ends is None or ends[0] >= ends[1]:
        return ""
    found = _of(path, stated, ends)
    return f"{found.words}." if found.is_listed else ""


def _of(path: str, stated: float, ends: tuple[float, float]) -> OneSided:
    row = find(path)
    return OneSided(path, row.label, row.unit, stated, *ends)


def _all(document: Document) -> Iterator[OneSided]:
    if document.vary == "luck":
        return
    for path, ends in document.scenario.ranges.items():
        # Of a value that changes on a date the range speaks of the first day's alone.
        if ends[0] < ends[1] and not dated(document, path):
            yield _of(path, document.scenario.settings.get(path), ends)


def _decimals(each: OneSided) -> int:
    """As many as tell the middle from the stated value: a tenth of the range's half."""
    width = each.high - each.low
    return max(each.unit.decimals, 0 if width >= 10 else 1 if width >= 1 else 2)


# What they do


def with_effects(document: Document, ensemble: Ensemble) -> list[tuple[OneSided, str]]:
    """The one-sided ranges of a document and what they do, first those that clearly do something.

    In each part the most one-sided come first.
    """
    found = one_sided(document)
    both = list(zip(found, effects(document, ensemble, found), strict=True))
    return sorted(both, key=lambda each: not each[1])


def effects(document: Document, ensemble: Ensemble, ranges: Sequence[OneSided]) -> list[str]:
    """What each does to the outcomes of the targets, in words; empty where nothing is clear.

    The slope of the outcome on the draw over all futures, times how far the mean of the draws lies
    from the stated value. Draws of assumptions do not depend on each other, so one at a time is
    enough. Only a slope of three and a half standard errors or more is spoken of.
    """
    return ["; ".join(_clear(document, ensemble, each)) for each in ranges]


def _clear(document: Document, ensemble: Ensemble, each: OneSided) -> Iterator[str]:
    drawn = ensemble.drawn.get(each.path)
    if drawn is None or len(drawn) < _FEWEST:
        return
    for target in document.targets:
        column = ensemble.months.index(month_of(target.by, ensemble.months))
        values = ensemble.series(target.outcome)[:, column]
        apart = drawn - drawn.mean()
        spread = float(apart @ apart)
        if spread == 0:
            continue
        slope = float(apart @ values) / spread
        left = values - values.mean() - slope * apart
        error = sqrt(float(left @ left) / (len(drawn) - 2) / spread)
        if error > 0 and abs(slope) >= _CLEAR * error:
            yield _moved(target.outcome, slope * each.shift)


def _moved(outcome: str, by: float) -> str:
    unit = OUTCOMES[outcome].unit
    size = amount(unit, abs(by))
    how = "more" if by > 0 else "less"
    if unit is Unit.FTE:
        how = "more" if by > 0 else "fewer"
    label = OUTCOMES[outcome].label
    return f"{label}: about {size} {how}"


__all__ = ["MOST", "OneSided", "effects", "one_sided", "one_sided_words", "with_effects"]

"""The track of a slider: where it begins and ends and where it may stop."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from app.sources.catalogue import Row

_WHOLE = 40
"""A parameter of at most so many steps from least to most has them all on its track."""
_FEWEST = 20
"""A point without a range gets a track of so many steps to either side."""
_PAGE = 10
"""Steps that Page up and Page down move by."""


@dataclass(frozen=True)
class Track:
    """Stops from low to high: both ends, and every whole step between them."""

    low: float
    high: float
    step: float
    least: float
    most: float

    @property
    def _first(self) -> int:
        """The number of the first whole step above the low end."""
        return floor(_clean(self.low / self.step)) + 1

    @property
    def last(self) -> int:
        """The position of the high end; the low end's is 0."""
        return ceil(_clean(self.high / self.step)) - self._first + 1

    def value(self, position: int) -> float:
        """The value at a stop; beyond an end, that end's."""
        if position <= 0:
            return self.low
        if position >= self.last:
            return self.high
        return _clean((self._first + position - 1) * self.step)

    def position(self, value: float) -> int:
        """The stop nearest to a value."""
        if value <= self.low:
            return 0
        if value >= self.high:
            return self.last
        near = round(_clean(value / self.step)) - self._first + 1
        around = (each for each in (near - 1, near, near + 1) if 0 <= each <= self.last)
        return min(around, key=lambda each: abs(self.value(each) - value))

    def moved(self, value: float, steps: int) -> float:
        """The value some whole steps on; one that lies between stops goes to the next stop."""
        at = self.position(value)
        there = self.value(at)
        if steps > 0 and there > value:
            at -= 1
        elif steps < 0 and there < value:
            at += 1
        return self.value(at + steps)

    def share(self, value: float) -> float:
        """How far along the track a value lies, 0 to 1."""
        if self.high == self.low:
            return 0.0
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def at_share(self, share: float) -> float:
        """The stop nearest to a share of the track."""
        return self.value(self.position(self.low + share * (self.high - self.low)))

    def holding(self, values: Iterable[float]) -> "Track":
        """The same track, wider where a value lies outside."""
        track = self
        for value in values:
            room = max(self.step, (self.high - self.low) / 10)
            if value > track.high:
                track = _fitted(track.low, value + room, self.step, self.least, self.most)
            elif value < track.low:
                track = _fitted(value - room, track.high, self.step, self.least, self.most)
        return track

    @property
    def page(self) -> int:
        """Steps that Page up and Page down move by."""
        return _PAGE


def track_of(row: Row, *values: float) -> Track:
    """A track around the range seen in evidence with as much room to either side of it.

    It holds the declared value and any others given. Where little more may be entered, or there
    are few steps, it holds all that may be.
    """
    if row.most - row.least <= _WHOLE * row.step:
        return Track(row.least, row.most, row.step, row.least, row.most)
    low, high = min(row.low, row.default), max(row.high, row.default)
    room = (high - low) / 2 or max(_FEWEST * row.step, abs(row.default) / 2)
    start = row.least if low - 2 * room <= row.least else low - room
    end = row.most if high + 2 * room >= row.most else high + room
    return _fitted(start, end, row.step, row.least, row.most).holding(values)


def _fitted(low: float, high: float, step: float, least: float, most: float) -> Track:
    """Ends on whole steps, but never beyond what may be entered."""
    start = max(least, _clean(floor(_clean(low / step)) * step))
    end = min(most, _clean(ceil(_clean(high / step)) * step))
    return Track(start, end, step, least, most)


def _clean(value: float) -> float:
    """Without the dust of binary fractions."""
    return float(f"{value:.10g}")

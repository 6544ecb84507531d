"""Where an axis begins and ends and what stands on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from app.figures.hand import Hand

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
"""Round steps; 2.5 is none, as its multiples are said with decimals."""
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_NEAR = 0.16
"""An axis goes on to the next tick if that is no further than this share of what it shows."""
_AIR = 0.07
_TOO_LARGE, _CLEARLY_TOO_LARGE = 0.6, 0.4
"""An axis of which less than this share is used is too large."""
_NOTHING = 1e-7
"""No number is told to so many decimals: what differs by less is the same."""
_PITCH = 38
_CLOSE = 26
"""The distance between two ticks, in pixels, and the least where a plot is low."""


@dataclass(frozen=True)
class Scale:
    """A value axis."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def holds(self, other: "Scale", *, is_growing: bool = False) -> bool:
        """Whether what the other shows can be seen well on this one, so that it may stay.

        While futures come in it stays unless it is clearly too large.
        """
        least = _CLEARLY_TOO_LARGE if is_growing else _TOO_LARGE
        return (
            self.low <= other.low
            and self.high >= other.high
            and other.high - other.low >= least * (self.high - self.low)
        )


def round_scale(
    low: float, high: float, *, from_zero: bool, most: int, tick: Callable[[float], str]
) -> Scale:
    """An axis for values from low to high, with at most so many ticks, no two said alike.

    >>> scale = round_scale(350, 495, from_zero=False, most=5, tick="{:.0f}".format)
    >>> scale.low, scale.high, scale.ticks
    (350.0, 500.0, (350.0, 400.0, 450.0, 500.0))
    >>> round_scale(0, 0, from_zero=True, most=5, tick="{:.0f}".format).ticks
    (0.0, 1.0)
    """
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= max(1e-9 * max(abs(low), abs(high)), _NOTHING):
        low, high = _opened(low, from_zero)
    scales = [_scale(low, high, step) for step in _steps((high - low) / max(most, 2))]
    few = [scale for scale in scales if len(scale.ticks) <= max(most, 3)]
    clear = (scale for scale in few if len({tick(at) for at in scale.ticks}) == len(scale.ticks))
    return next(clear, few[-1])


def _opened(value: float, from_zero: bool) -> tuple[float, float]:
    """Room around values that are all the same."""
    if abs(value) <= _NOTHING:
        return 0.0, 1.0
    if from_zero:
        return min(value, 0.0), max(value, 0.0)
    return value - abs(value) * 0.1, value + abs(value) * 0.1


def _steps(least: float) -> list[float]:
    power = 10.0 ** floor(log10(least))
    steps = [power * more * each for more in (1, 1e3, 1e6) for each in STEPS]
    return [step for step in steps if step >= least * 0.5]


def _scale(low: float, high: float, step: float) -> Scale:
    """The axis with this step: on to the next tick at either end, or a little air."""
    span = high - low
    first, last = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    bottom = first if low - first <= _NEAR * span else low - _AIR * span
    top = last if last - high <= _NEAR * span else high + _AIR * span
    if low >= 0.0:
        bottom = max(bottom, 0.0)
    counts = range(ceil(bottom / step - 1e-9), floor(top / step + 1e-9) + 1)
    if len(counts) < 2:
        bottom, top = first, max(last, first + step)
        counts = range(round(bottom / step), round(top / step) + 1)
    return Scale(float(bottom), float(top), tuple(round(each * step, 10) + 0.0 for each in counts))


def month_ticks(months: Sequence[date], room: float, least: float) -> tuple[int, ...]:
    """Which months are named on an axis this wide, if each name needs at least so much.

    >>> months = [date(2015 + at // 12, at % 12 + 1, 28) for at in range(27)]
    >>> month_ticks(months, 300, 70), month_ticks(months[:6], 300, 70)
    ((0, 12, 24), (0, 2, 4))
    """
    if not months:
        return ()
    pitch = room / max(len(months) - 1, 1)
    for step in MONTH_STEPS:
        aligned = [at for at, month in enumerate(months) if (month.month - 1) % min(step, 12) == 0]
        if step * pitch >= least and aligned:
            return tuple(range(aligned[0], len(months), step))
    return (0,)


def place_of(day: date, months: Sequence[date]) -> float:
    """Where a day lies among month ends, counted in months from the first; a month's own is whole.

    >>> months = [date(2015, 1, 31), date(2015, 2, 28)]
    >>> place_of(date(2015, 2, 28), months), place_of(date(2015, 2, 14), months)
    (1.0, 0.5)
    """
    first = months[0]
    whole = (day.year - first.year) * 12 + day.month - first.month
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    length = (following - day.replace(day=1)).days
    return whole - 1 + day.day / length


def most_ticks(height: float, hand: Hand) -> int:
    """How many ticks an axis this high can hold quietly."""
    quiet, close = int(height / hand.px(_PITCH)), int(height / hand.px(_CLOSE))
    return max(2, min(7, max(quiet, min(5, close))))

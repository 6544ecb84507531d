"""Turnover: permanent FTE that left in twelve months, against permanent FTE in them."""

from collections import deque
from dataclasses import dataclass
from datetime import date

from sim.arithmetic import total_of
from sim.calendar import MONTHS_A_YEAR
from sim.council import Council
from sim.counts.share import percent

_SEPTEMBER = 9


@dataclass(frozen=True)
class _Month:
    """Permanent FTE that left in a month, and mean permanent FTE in it."""

    left: float
    mean: float


class Turnover:
    """The last twelve months; those before the first day count at the turnover then."""

    def __init__(self, council: Council) -> None:
        self._council = council
        before = council.now.start.turnover_before / 100 / MONTHS_A_YEAR
        usual = _Month(before * council.permanent_fte, council.permanent_fte)
        self._year: deque[_Month] = deque([usual] * MONTHS_A_YEAR, maxlen=MONTHS_A_YEAR)
        self._dfe = council.now.start.turnover_before

    def count(self, after: int, day: int, month: date) -> dict[str, float]:
        """Close the month that began after one day and ends on another."""
        council = self._council
        council.accrues(day)
        if day > after:
            mean = council.ledger.permanent_fte_days / (day - after)
            self._year.append(_Month(council.leavers_fte, mean))
        left = total_of(each.left for each in self._year)
        mean = total_of(each.mean for each in self._year) / MONTHS_A_YEAR
        if month.month == _SEPTEMBER:
            self._dfe = percent(left, council.permanent_fte)
        council.leavers_fte = 0.0
        return {"turnover_12m": percent(left, mean), "turnover_dfe": self._dfe}

"""Turnover: permanent FTE that left in twelve months, against permanent FTE in them."""

from collections import deque
from datetime import date

from sim.arithmetic import total_of
from sim.calendar import MONTHS_A_YEAR
from sim.council import Council
from sim.counts.share import percent

_SEPTEMBER = 9


class Turnover:
    """The last twelve months; those before the first day count at the turnover then."""

    def __init__(self, council: Council) -> None:
        self._council = council
        before = council.now.start.turnover_before / 100 / MONTHS_A_YEAR
        self._left = deque([before * council.permanent_fte] * MONTHS_A_YEAR, maxlen=MONTHS_A_YEAR)
        """Permanent FTE that left, by month."""
        self._mean = deque([council.permanent_fte] * MONTHS_A_YEAR, maxlen=MONTHS_A_YEAR)
        """Mean permanent FTE in the month."""
        self._dfe = council.now.start.turnover_before

    def count(self, after: int, day: int, month: date) -> dict[str, float]:
        """Close the month that began after one day and ends on another."""
        council = self._council
        council.accrues(day)
        if day > after:
            self._left.append(council.leavers_fte)
            self._mean.append(council.ledger.permanent_fte_days / (day - after))
        left, mean = total_of(self._left), total_of(self._mean) / MONTHS_A_YEAR
        if month.month == _SEPTEMBER:
            self._dfe = percent(left, council.permanent_fte)
        council.leavers_fte = 0.0
        return {"turnover_12m": percent(left, mean), "turnover_dfe": self._dfe}

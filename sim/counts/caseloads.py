"""Caseloads at a month's end: the average, and the spread behind it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import quantile
from sim.compiled import compiled
from sim.counts.share import percent
from sim.grades import Grade
from sim.people import People
from sim.records import Table

_Numbers = NDArray[np.float64]
_QUANTILES = {
    "caseload_p10": 0.1,
    "caseload_p25": 0.25,
    "caseload_p50": 0.5,
    "caseload_p75": 0.75,
    "caseload_p90": 0.9,
}
_SHARES = np.array(list(_QUANTILES.values()))
_BANDS = (
    "workers_under_10",
    "workers_10_to_15",
    "workers_15_to_20",
    "workers_20_to_25",
    "workers_25_to_30",
    "workers_over_30",
)
_NEWLY_QUALIFIED = int(Grade.NEWLY_QUALIFIED)


class _Counted(NamedTuple):
    """What one look at every case-holder finds."""

    holders: int
    children: int
    fte: float
    spread: NDArray[np.float64]
    """Children per FTE at each of the quantiles."""
    bands: NDArray[np.int64]
    """Case-holders by children per FTE; 25 and 30 count to the band below them."""
    newly_qualified: int
    over_protected: int
    """Newly qualified staff above their protected load."""
    with_a_load: int
    """Newly qualified staff who should hold anything."""
    loads: float
    """What these hold against their protected load, added up."""


@compiled
def _band(each: float) -> int:
    if each < 20.0:
        return int(each >= 10.0) + int(each >= 15.0)
    return 3 + int(each > 25.0) + int(each > 30.0)


@compiled
def _look_at_holders(
    workers: Table,
    fte: NDArray[np.float64],
    grade: NDArray[np.int8],
    quantiles: NDArray[np.float64],
) -> _Counted:
    each = np.empty(len(workers))
    bands = np.zeros(6, np.int64)
    holders, children, working = 0, 0, 0.0
    newly_qualified, over_protected, with_a_load, loads = 0, 0, 0, 0.0
    for row in range(len(workers)):
        worker = workers[row]
        if not worker.holds_cases:
            continue
        each[holders] = worker.children / fte[row]
        bands[_band(each[holders])] += 1
        holders += 1
        children += worker.children
        working += fte[row]
        if grade[row] == _NEWLY_QUALIFIED:
            newly_qualified += 1
            over_protected += worker.load > worker.norm + 1e-9
            if worker.norm > 0.0:
                with_a_load += 1
                loads += worker.load / worker.norm
    ascending, spread = np.sort(each[:holders]), np.zeros(len(quantiles))
    for place in range(len(quantiles) if holders > 0 else 0):
        spread[place] = quantile(ascending, quantiles[place])
    return _Counted(holders, children, working, spread, bands, newly_qualified, over_protected,
                    with_a_load, loads)  # fmt: skip


def caseloads(people: People) -> dict[str, float]:
    """Children per FTE across case-holders, and what the newly qualified hold."""
    counted = _look_at_holders(people.caseloads, people.fte, people.grade, _SHARES)
    holders, bands = counted.holders, counted.bands.tolist()
    return {
        "average_caseload": counted.children / counted.fte if holders else 0.0,
        **dict(zip(_QUANTILES, counted.spread.tolist(), strict=True)),
        "share_over_25": percent(bands[4] + bands[5], holders),
        **{name: percent(number, holders) for name, number in zip(_BANDS, bands, strict=True)},
        "newly_qualified_over_protected": percent(counted.over_protected, counted.newly_qualified),
        "newly_qualified_load": 100 * counted.loads / max(counted.with_a_load, 1),
    }

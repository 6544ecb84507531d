"""Caseloads at a month's end: the average, and the spread behind it."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sim.counts.share import percent
from sim.grades import Grade
from sim.people import People

_MANY_CHILDREN = 25
_QUANTILES = {
    "caseload_p10": 0.1,
    "caseload_p25": 0.25,
    "caseload_p50": 0.5,
    "caseload_p75": 0.75,
    "caseload_p90": 0.9,
}


def caseloads(people: People) -> dict[str, float]:
    """Children per FTE across case-holders, and what the newly qualified hold."""
    desk = people.caseloads
    holders = np.flatnonzero(desk.holds_cases)
    children, fte = desk.children[holders], people.fte[holders]
    each = children / fte
    spread = np.quantile(each, list(_QUANTILES.values())) if len(each) else np.zeros(5)
    newly = holders[people.grade[holders] == Grade.NEWLY_QUALIFIED]
    return {
        "average_caseload": float(children.sum() / fte.sum()) if len(holders) else 0.0,
        **dict(zip(_QUANTILES, spread.tolist(), strict=True)),
        "share_over_25": percent(float((each > _MANY_CHILDREN).sum()), len(holders)),
        **_shares(each),
        **_protected(desk.load[newly], desk.norm[newly]),
    }


def _shares(each: NDArray[np.float64]) -> dict[str, float]:
    """Share of case-holders by children per FTE; 25 and 30 count to the band below them."""
    beyond = [(each >= 10), (each >= 15), (each >= 20), (each > _MANY_CHILDREN), (each > 30)]
    at_least = [len(each), *(int(np.count_nonzero(over)) for over in beyond), 0]
    shares = [percent(more - fewer, len(each)) for more, fewer in pairwise(at_least)]
    return {
        "workers_under_10": shares[0],
        "workers_10_to_15": shares[1],
        "workers_15_to_20": shares[2],
        "workers_20_to_25": shares[3],
        "workers_25_to_30": shares[4],
        "workers_over_30": shares[5],
    }


def _protected(load: NDArray[np.float64], norm: NDArray[np.float64]) -> dict[str, float]:
    """The newly qualified against their protected share of the norm."""
    over = load > norm + 1e-9
    held = load[norm > 0] / norm[norm > 0]
    return {
        "newly_qualified_over_protected": percent(float(over.sum()), len(load)),
        "newly_qualified_load": 100 * float(held.mean()) if len(held) else 0.0,
    }

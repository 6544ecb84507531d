"""The ten lever moves that ``headroom bench --window`` measures, and when an answer has settled."""

from collections.abc import Sequence

MOVES: tuple[tuple[str, str, float], ...] = (
    ("golden hello of £8,000", "pay.golden_hello", 8000.0),
    ("no golden hello", "pay.golden_hello", 0.0),
    ("social workers' pay at parity", "pay.gap_social_worker", 0.0),
    ("retention payment of £3,000", "pay.retention_payment", 3000.0),
    ("twice the campaign effort", "hiring.campaign_effort", 2.0),
    ("100 newly qualified places", "hiring.newly_qualified_places", 100.0),
    ("agency share capped at 20%", "agency.share_cap", 20.0),
    ("referrals grow by 10%", "demand.growth", 10.0),
    ("early help diverts 10%", "demand.early_help", 10.0),
    ("caseload norm of 18", "casework.norm_social_worker", 18.0),
)
"""A name, the lever and where it is moved to, each time from the baseline."""
WATCHED = {"permanent_fte": 2.0, "average_caseload": 0.3}
"""The outcomes whose shown middle is watched, and how far it may be from the final one."""


def settled_at(shown: Sequence[tuple[float, Sequence[float]]], close: Sequence[float]) -> float:
    """Since when every number that was shown stays within ``close`` of what it is in the end.

    ``shown``: times, each with the numbers that were shown from then on.

    >>> settled_at([(1.0, [400.0]), (2.0, [397.0]), (3.0, [399.5]), (4.0, [400.0])], [2.0])
    3.0
    """
    since, final = shown[-1]
    for at, numbers in reversed(shown):
        off = (abs(one - other) for one, other in zip(numbers, final, strict=True))
        if any(each > most for each, most in zip(off, close, strict=True)):
            break
        since = at
    return since


__all__ = ["MOVES", "WATCHED", "settled_at"]

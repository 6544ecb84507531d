"""An observed point as JSON."""

from typing import Any

from app.sources.observed import Observed
from sim.outcomes import OUTCOMES


def point_record(point: Observed) -> dict[str, Any]:
    """What was counted, of when, and how sure it is."""
    return {
        "id": point.id,
        "outcome": point.outcome,
        "unit": OUTCOMES[point.outcome].unit.title,
        "month": point.month.isoformat(),
        "months": point.months,
        "observed": point.value,
        "uncertainty": point.uncertainty,
    }

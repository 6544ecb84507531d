"""The answer for other programs, as JSON: always the same keys in the same order."""

import json
from math import isfinite
from typing import Any

from app.document import Document, Target
from app.fingerprint import made_with
from app.learned_edits import points_used
from app.outlooks.outlook import Odds, Outlook, PeriodCost, TargetOdds
from app.outlooks.outside_view import NotComparable, View, model_less_outside, outside_views
from app.outlooks.spread import Spread
from app.outlooks.stated import Stated
from app.running.ensemble import Ensemble
from sim.outcomes import OUTCOMES


def json_report(
    document: Document, outlook: Outlook, ensemble: Ensemble, stated: Stated | None = None
) -> str:
    """One text for one answer, with every digit; a line for each outcome and year.

    ``stated`` is the same scenario with every value as stated, where that was run.
    """
    said = {
        "scenario": document.title,
        "fingerprint": document.code,
        "seed": document.scenario.seed,
        "futures": outlook.futures,
        "failed_futures": [
            {"future": each.future, "reason": each.reason} for each in ensemble.failures
        ],
        "vary": document.vary,
        "learned_from": [each.id for each in points_used(document)],
        "versions": made_with(),
        "months": [month.isoformat() for month in outlook.months],
        "outcomes": {
            name: {"unit": OUTCOMES[name].unit.title, **_spread(spread)}
            for name, spread in outlook.spreads.items()
        },
        "targets": [_target(each) for each in outlook.targets],
        "joint": _odds(outlook.joint) if outlook.joint else None,
        "outside_view": [
            _outside(view, outlook.odds_of_target(view.target)) for view in outside_views(document)
        ],
        "cost_by_year": {period.name: _period(period) for period in outlook.cost_by_year},
        "as_stated": _stated(stated) if stated else None,
    }
    return _lines(said) + "\n"


def _stated(stated: Stated) -> dict[str, Any]:
    outlook = stated.outlook
    return {
        "fingerprint": stated.document.code,
        "futures": outlook.futures,
        "p50": {name: _numbers(spread.p50.tolist()) for name, spread in outlook.spreads.items()},
        "targets": [_target(each) for each in outlook.targets],
        "joint": _odds(outlook.joint) if outlook.joint else None,
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {name: _numbers(row.tolist()) for name, row in vars(spread).items()}


def _numbers(value: Any) -> Any:
    """JSON has no word for a number that is none; null is as near as it comes."""
    if isinstance(value, list):
        return [_numbers(each) for each in value]
    return float(value) if isfinite(value) else None


def _odds(odds: Odds) -> dict[str, float]:
    low, high = odds.interval
    return {"probability": odds.probability, "low": low, "high": high}


def _target(each: TargetOdds) -> dict[str, Any]:
    return {**_wanted(each.target), **_odds(each.odds)}


def _wanted(target: Target) -> dict[str, Any]:
    said = {"outcome": target.outcome, "by": target.by.isoformat(), "test": target.test}
    return {**said, "value": float(target.value)}


def _outside(view: View, model: Odds | None) -> dict[str, Any]:
    """What other councils did, for a growth target; with a reason where none can be compared.

    ``model_less_councils`` is null where the two chances do not clearly differ.
    """
    wanted = _wanted(view.target)
    if isinstance(view, NotComparable):
        return {**wanted, "comparable": False, "reason": view.reason}
    low, high = view.interval
    return {
        **wanted,
        "comparable": True,
        "needed_percent": view.needed,
        "months": view.months,
        "period_years": view.years,
        "size": view.size.words,
        "vacant_share": view.share.words if view.share else None,
        "grew_as_much": view.odds.met,
        "periods": view.odds.futures,
        "councils": view.councils,
        "share": view.odds.probability,
        "low": low,
        "high": high,
        "by_size_at_the_end": {
            "grew_as_much": view.at_the_end.met,
            "periods": view.at_the_end.futures,
        },
        "model_less_councils": model_less_outside(model, view) if model else None,
    }


def _period(period: PeriodCost) -> dict[str, Any]:
    spread = _spread(period.cost)
    low, high = period.envelope_ends or (period.envelope, period.envelope)
    return {
        "unit": "pounds",
        "months": period.months,
        "part_year": period.is_part,
        **{name: spread[name] for name in ("mean", "p10", "p50", "p90")},
        "envelope": _numbers(period.envelope),
        "envelope_low": _numbers(low),
        "envelope_high": _numbers(high),
        "inside_envelope": period.within.probability,
    }


def _lines(said: dict[str, Any]) -> str:
    """Readable without a tool: the outer two levels on lines of their own."""
    parts = []
    for key, value in said.items():
        if isinstance(value, dict) and value and all(isinstance(v, dict) for v in value.values()):
            inner = ",\n".join(f"    {json.dumps(k)}: {_flat(v)}" for k, v in value.items())
            parts.append(f"  {json.dumps(key)}: {{\n{inner}\n  }}")
        else:
            parts.append(f"  {json.dumps(key)}: {_flat(value)}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _flat(value: Any) -> str:
    return json.dumps(value, allow_nan=False)

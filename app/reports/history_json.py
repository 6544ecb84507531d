"""History as JSON for other programs, with every digit."""

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any

from app.document import Document
from app.experiments.frozen_scores import FrozenHistory, scores_of_frozen
from app.experiments.history import History, Proves
from app.experiments.scores import Coverage, Rule, Scored, Scores, Skill
from app.fingerprint import made_with
from app.reports.point_json import point_record
from app.running.ensemble import Ensemble


def history_json(
    document: Document,
    ensemble: Ensemble,
    found: History,
    scores: Scores,
    frozen: Sequence[FrozenHistory] = (),
    *,
    source: str = "",
) -> str:
    """All that the text says, and more digits of it."""
    said = {
        "scenario": document.title,
        "fingerprint": document.code,
        "seed": document.scenario.seed,
        "futures": len(ensemble.numbers),
        "failed_futures": [
            {"future": each.future, "reason": each.reason} for each in ensemble.failures
        ],
        "vary": document.vary,
        "versions": made_with(),
        "observed": source or "as it comes with Headroom",
        "inside": found.inside,
        "share_inside": found.share_inside,
        **_summary(scores),
        "points": [_record(each) for each in scores.scored],
        "left_out": [each.id for each in found.left_out],
        "frozen": [_frozen(each) for each in frozen],
        "all_frozen": _summary(scores_of_frozen(frozen)) if frozen else None,
    }
    return json.dumps(said, indent=1, allow_nan=False) + "\n"


def _summary(scores: Scores) -> dict[str, Any]:
    return {
        "coverage": [_coverage(each) for each in scores.coverage],
        "skill": {_name(each.rule): _skill(each) for each in scores.skills},
    }


def _coverage(found: Coverage) -> dict[str, Any]:
    low, high = found.odds.interval
    return {
        "stated": found.stated,
        "inside": found.odds.met,
        "points": found.odds.futures,
        "share": found.odds.probability,
        "low": low,
        "high": high,
    }


def _skill(found: Skill) -> dict[str, Any]:
    return {
        "points": found.points,
        "score_widths": found.score,
        "rule_widths": found.naive,
        "skill": found.value,
    }


def _name(rule: Rule) -> str:
    return rule.value.replace(" ", "_")


def _frozen(found: FrozenHistory) -> dict[str, Any]:
    frozen = found.frozen
    scores = scores_of_frozen([found])
    return {
        "on": frozen.on.isoformat(),
        "by": frozen.by,
        "fingerprint": frozen.code,
        "key": frozen.key,
        "version": frozen.version,
        "futures": frozen.futures,
        **_summary(scores),
        "not_kept": [each.id for each in found.not_kept],
        "points": [_record(each) for each in scores.scored],
    }


def _record(scored: Scored) -> dict[str, Any]:
    each, point = scored.compared, scored.compared.point
    return {
        **point_record(point),
        **{
            name: _number(getattr(each, name))
            for name in ("p10", "p25", "p50", "p75", "p90", "misfit")
        },
        "misfit_widths": None if each.widths is None else _number(each.widths),
        "inside": each.is_inside,
        "inside_half": each.is_inside_half,
        "counts": each.proves is Proves.SOMETHING,
        "used": each.proves is Proves.USED,
        "crps": _number(scored.crps),
        **{
            _name(rule): {"says": said, "crps": scored.of(rule)}
            for rule, said in ((Rule.LAST, each.last), (Rule.MOVING, each.moving))
        },
        "reading": point.reading,
        "evidence": point.evidence,
        "note": point.note,
    }


def _number(value: float) -> float | None:
    return value if isfinite(value) else None

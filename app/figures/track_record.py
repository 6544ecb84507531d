"""The tables of the track record: observed points with their scores, and frozen projections."""

from collections.abc import Sequence

from app.experiments.frozen_scores import FrozenHistory
from app.experiments.history import Compared, History, Proves
from app.experiments.score_words import (
    CAUTION,
    RANGES,
    agreement,
    decimals_of,
    number,
    points_words,
    size,
    skill_words,
    used_words,
    what,
)
from app.experiments.scores import Rule, Scored, Scores, coverage
from app.figures.shapes import Table
from app.wording import day_words, interval_words, percent, short_month

POINTS = (
    "Month",
    "What was counted",
    "Observed",
    "Likely range",
    "Projection",
    "Where it lies",
    "Score",
    "As it was last",
    "As it was moving",
)
PLACE = POINTS.index("Where it lies")
FROZEN = (
    "Frozen on",
    "By",
    "Possible futures",
    "Code",
    "Points since",
    "In the middle half",
    "In the likely range",
    "Against as it was last",
)
_WAITING = "…"
_SCORING = "The scores are being worked out."


def points_table(compared: Sequence[Compared], scored: Sequence[Scored] | None) -> Table:
    """A row a point; without scores while they are being worked out."""
    scores: list[Scored | None] = list(scored) if scored else [None] * len(compared)
    pairs = list(zip(compared, scores, strict=True))
    return Table(
        "What was observed, and where the possible futures lie",
        POINTS,
        tuple(_point_cells(each, score) for each, score in pairs),
        tuple(_point_numbers(each, score) for each, score in pairs),
    )


def frozen_table(found: Sequence[FrozenHistory], scored: Sequence[Scores] | None) -> Table:
    """A row a frozen projection, the latest first; without skill while it is worked out."""
    scores: list[Scores | None] = list(scored) if scored else [None] * len(found)
    pairs = list(zip(found, scores, strict=True))[::-1]
    return Table(
        "Frozen projections",
        FROZEN,
        tuple(_frozen_cells(each, score) for each, score in pairs),
        tuple((None, None, float(each.frozen.futures), *[None] * 5) for each, _ in pairs),
    )


def summary_title(found: History) -> str:
    """The finding, in a short sentence."""
    n = len(found.proof)
    if n:
        return f"{found.inside} of {points_words(n)} lie inside the likely range"
    if found.compared:
        return "Every observed point was used in learning"
    return "Nothing that was observed falls inside this run"


def summary_lines(found: Sequence[Compared], scores: Scores | None) -> list[str]:
    """How often each range held, what that is worth, and skill; None: not worked out yet."""
    held = _held(found)
    caution = [CAUTION] if held else []
    return [*held, *(_skills(scores) if found else []), *caution]


def all_frozen_words(found: Sequence[FrozenHistory], scores: Scores | None) -> str:
    """All frozen projections of a file together; empty unless there are several."""
    if len(found) < 2:
        return ""
    held = _held([each for one in found for each in one.history.compared])
    if not held:
        return "Nothing that was unknown when they were frozen has been observed yet."
    first = f"All {len(found)} together, each point once in each of them."
    return "\n".join([first, *held, *_skills(scores)])


def _held(found: Sequence[Compared]) -> list[str]:
    lines = []
    for each in coverage(found):
        odds, verdict = each.odds, agreement(each)
        verdict = verdict if each.agrees else f"is {verdict}"
        lines.append(
            f"{RANGES[each.stated]}: {odds.met} of {points_words(odds.futures)} inside, "
            f"{percent(odds.probability)} (95% interval {interval_words(odds.interval)}), which "
            f"{verdict}."
        )
    return lines


def _skills(scores: Scores | None) -> list[str]:
    return [skill_words(each) for each in scores.skills] if scores else [_SCORING]


def left_out_words(found: History, whose: str) -> str:
    """Whose points they are, which are marked and how many are left out."""
    left_out, n = len(found.left_out), len(found.compared)
    said = [f"Held against {whose}.", used_words(found)]
    if left_out and n:
        said.append(
            f"{left_out} of {points_words(n + left_out)} were counted by the start date or after "
            "the last day, and are left out."
        )
    return " ".join(filter(None, said))


def _point_cells(each: Compared, scored: Scored | None) -> tuple[str, ...]:
    point, decimals = each.point, decimals_of(each)
    low, high = (number(point, end, decimals) for end in (each.p10, each.p90))
    mark = {Proves.USED: ", used", Proves.KNOWN: ", known"}.get(each.proves, "")
    return (
        short_month(point.month),
        what(point),
        number(point, point.value, decimals),
        f"{low} to {high}",
        number(point, each.p50, decimals),
        f"{each.place}{mark}",
        size(scored.crps) if scored else _WAITING,
        *(size(scored.of(rule)) if scored else _WAITING for rule in Rule),
    )


def _point_numbers(each: Compared, scored: Scored | None) -> tuple[float | None, ...]:
    """Scores stand as numbers even while they are awaited, so that their column does not jump."""
    scores = (scored.crps, *map(scored.of, Rule)) if scored else (0.0, 0.0, 0.0)
    return (None, None, each.point.value, None, each.p50, None, *scores)


def _frozen_cells(each: FrozenHistory, scores: Scores | None) -> tuple[str, ...]:
    frozen, held = each.frozen, coverage(each.history.compared)
    inside = [f"{one.odds.met} of {one.odds.futures}" for one in held] or ["–", "–"]
    return (
        day_words(frozen.on),
        frozen.by or "not said",
        f"{frozen.futures:,}",
        frozen.code,
        f"{len(each.history.proof)}" if each.history.proof else "none yet",
        *inside,
        _WAITING if scores is None else _against_last(scores),
    )


def _against_last(scores: Scores) -> str:
    """How much better or worse than the rule, in a few words."""
    skill = next((each for each in scores.skills if each.rule is Rule.LAST), None)
    if skill is None or skill.value is None:
        return "–"
    return f"{percent(abs(skill.value))} {'better' if skill.value > 0 else 'worse'}"

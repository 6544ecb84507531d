"""History as text for a terminal of 100 columns."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from app.document import Document
from app.experiments.frozen_scores import FrozenHistory, scores_of_frozen
from app.experiments.history import Compared, History
from app.experiments.score_words import CAUTION, inside_words, used_words, what
from app.experiments.scores import Scores
from app.fingerprint import made_with
from app.learned_words import varies_and_learned
from app.reports.points_table import WIDTH, notes_on, points_table, score_table, summary
from app.running.ensemble import Ensemble
from app.sources.beyond import beyond_evidence
from app.wording import ROUGH, day_words, futures_words, short_month


def history_text(
    document: Document,
    ensemble: Ensemble,
    found: History,
    scores: Scores,
    frozen: Sequence[FrozenHistory] = (),
    *,
    source: str = "",
) -> str:
    """Every observed point in a table, its score, then how each was counted.

    ``source``: the name of a council's own list; empty: the points that come with Headroom.
    """
    parts = [
        _headline(document, ensemble, found, source),
        _points(found),
        _held(scores),
        _scored(scores),
        _missed(found),
        _counted("INSIDE, and how it was counted", [c for c in found.compared if c.is_inside]),
        *(_frozen(each) for each in frozen),
        _all_frozen(frozen),
        _beyond(document),
        _foot(document, ensemble),
    ]
    return joined(parts)


def joined(parts: Iterable[Iterator[str]]) -> str:
    """Parts with a blank line between them; those that say nothing are left out."""
    return "\n\n".join("\n".join(part) for part in (list(lines) for lines in parts) if part) + "\n"


def _headline(document: Document, ensemble: Ensemble, found: History, source: str) -> Iterator[str]:
    title = document.title if document.title.endswith((".", "!", "?")) else f"{document.title}."
    said = [title, inside_words(found, source), used_words(found)]
    left_out, n = len(found.left_out), len(found.compared)
    if n and left_out:
        said.append(
            f"{left_out} of the {n + left_out} points were counted by the first day or after the "
            "last, and are left out."
        )
    if n and len(ensemble.numbers) < ROUGH:
        said.append(
            f"With {len(ensemble.numbers)} possible futures the ends of the range are rough."
        )
    yield fill(" ".join(filter(None, said)), WIDTH)


def _points(found: History) -> Iterator[str]:
    if not found.compared:
        return
    yield "WHAT WAS OBSERVED, AGAINST THE POSSIBLE FUTURES"
    yield from points_table(found.compared)
    yield fill(
        "Misfit is the middle future less what was observed, for shares in points. A width is the "
        "whole range from 1 in 10 below to 1 in 10 above.",
        WIDTH,
    )
    yield from notes_on(found.compared)


def _held(scores: Scores) -> Iterator[str]:
    if not scores.coverage:
        return
    yield "DO THE RANGES HOLD WHAT THEY SAY"
    yield from summary(scores)
    yield fill(CAUTION, WIDTH)


def _scored(scores: Scores) -> Iterator[str]:
    if not scores.scored:
        return
    yield "SCORES, in the unit of each point: lower is better, 0 is exact"
    yield from score_table(scores.scored)
    yield fill(
        "The score (CRPS) counts how far the futures lie from what came, and how far they lie "
        'apart; of a single number it is the size of the miss. "As it was last" is the last value '
        'known by the first day, "as it was moving" carries on the line of the last two. A '
        "dash: too little was known.",
        WIDTH,
    )


def _frozen(found: FrozenHistory) -> Iterator[str]:
    frozen = found.frozen
    by = f" by {frozen.by}" if frozen.by else ""
    yield f"FROZEN ON {day_words(frozen.on).upper()}{by}"
    yield fill(
        f"{futures_words(frozen.futures)}, code {frozen.code}, Headroom {frozen.version}.", WIDTH
    )
    yield from _not_kept(found)
    scores = scores_of_frozen([found])
    if not scores.scored:
        yield "Nothing that it projects has been observed yet."
        return
    yield from points_table(found.history.compared)
    yield from score_table(scores.scored)
    yield from notes_on(found.history.compared)
    yield from summary(scores)
    if not scores.coverage:
        yield "None of these points is proof, so there is no score of them together."


def _not_kept(found: FrozenHistory) -> Iterator[str]:
    if found.not_kept:
        named = "; ".join(f"{what(each)}, {short_month(each.month)}" for each in found.not_kept)
        yield fill(f"Left out, because this projection did not keep them: {named}.", WIDTH)


def _all_frozen(frozen: Sequence[FrozenHistory]) -> Iterator[str]:
    if len(frozen) < 2:
        return
    scores = scores_of_frozen(frozen)
    yield f"ALL {len(frozen)} FROZEN PROJECTIONS TOGETHER"
    if not scores.coverage:
        yield "Nothing that was unknown when they were frozen has been observed yet."
        return
    yield from summary(scores)
    yield "A point counts once in each projection that foresaw it."


def _counted(title: str, points: Sequence[Compared]) -> Iterator[str]:
    if not points:
        return
    yield title
    for each in points:
        point = each.point
        source = f" ({point.evidence})" if point.evidence else ""
        note = f"; {point.note}" if point.note else ""
        said = f"{what(point)}, {short_month(point.month)}: {point.reading}{source}{note}."
        yield fill(said, WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _missed(found: History) -> Iterator[str]:
    yield from _counted("OUTSIDE THE RANGE, and how it was counted", found.missed)
    if found.missed:
        yield "What the misses mean is said in the guide, assets/guide/history.md."


def _beyond(document: Document) -> Iterator[str]:
    sentences = beyond_evidence(document.scenario)
    if sentences:
        yield "OUTSIDE THE EVIDENCE, for the reasons in the file"
        yield from (fill(each, WIDTH, subsequent_indent="  ") for each in sentences)


def _foot(document: Document, ensemble: Ensemble) -> Iterator[str]:
    failed = len(ensemble.failures)
    if failed:
        left_out = (
            f"{failed} of {failed + len(ensemble.numbers)} possible futures could not be finished "
            f"and are left out; the first: {ensemble.failures[0].reason}"
        )
        yield fill(left_out, WIDTH)
    yield " · ".join(
        [
            f"{len(ensemble.numbers):,} possible futures",
            f"seed {document.scenario.seed}",
            varies_and_learned(document).lower(),
        ]
    )
    versions = ", ".join(f"{name} {number}" for name, number in made_with().items())
    yield f"fingerprint {document.code}, made with {versions}"

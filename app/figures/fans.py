"""Makes the figure of one outcome over the months, with its spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.figures.marks import dated_marks, observed_marks, start_mark, target_mark
from app.figures.shapes import Fan, FanFigure, Line, Numbers, Role, StartMark, TargetMark
from app.figures.units import Words, words_of
from app.outlooks.outlook import Outlook, whole_months
from app.outlooks.spread import Spread
from app.running.answers import Answer
from app.wording import FEW, capital, futures_words, month_words
from sim.outcomes import OUTCOMES, Measure

_NEAR_NOUGHT = 0.5
"""An axis begins at nought unless all of a fan lies above this share of its highest."""


@dataclass(frozen=True)
class Shown:
    """What a figure of one outcome is called, apart from what is read from the answer."""

    key: str
    title: str
    measure: str
    """The measure with its unit, for the subtitle."""
    from_zero: bool | None = None
    """None: as the numbers lie."""
    lines: tuple[Line, ...] = ()
    note: str = ""


def outcome_fan(answer: Answer, outcome: str, shown: Shown) -> FanFigure:
    """The spread of an outcome with its target, what was counted, and the baseline's middle."""
    document = answer.question.document
    months, spread = series_of(answer.outlook, outcome, document.scenario.first_day)
    words = words_of(OUTCOMES[outcome].unit, float(np.abs(spread.p90).max()))
    ghost = _ghost(answer, outcome)
    target = target_mark(document, outcome)
    start = start_mark(document, outcome, months, words.tick)
    label = OUTCOMES[outcome].label
    return FanFigure(
        key=shown.key,
        title=shown.title,
        subtitle=f"{shown.measure}, {range_words(answer.outlook.futures)}",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=answer.outlook.futures,
        description=describe(
            label,
            months,
            spread,
            words,
            answer.outlook.futures,
            ghost=ghost,
            target=target,
            start=start,
        ),
        from_zero=_from_zero(spread) if shown.from_zero is None else shown.from_zero,
        months=months,
        fans=(fan_of(label, Role.ANSWER, spread),),
        lines=shown.lines,
        ghosts=() if ghost is None else (ghost,),
        target=target,
        observed=observed_marks(document, outcome, months),
        start=start,
        marks=dated_marks(document, answer.question.baseline),
        note=shown.note,
    )


def series_of(outlook: Outlook, outcome: str, first_day: date) -> tuple[tuple[date, ...], Spread]:
    """An outcome by month: a flow without the month that was not run from end to end."""
    spread = outlook.spreads[outcome]
    if OUTCOMES[outcome].measure is Measure.POSITION:
        return outlook.months, spread
    columns = whole_months(outlook.months, first_day)
    months = tuple(outlook.months[column] for column in columns)
    return months, Spread(**{name: row[columns] for name, row in vars(spread).items()})


def fan_of(label: str, role: Role, spread: Spread) -> Fan:
    """A spread as it is drawn."""
    return Fan(label, role, spread.p10, spread.p25, spread.p50, spread.p75, spread.p90)


def _ghost(answer: Answer, outcome: str) -> Numbers | None:
    """The baseline's middle, if it was run over the same months."""
    baseline, document = answer.baseline, answer.question.document
    if baseline is None or baseline.months != answer.outlook.months:
        return None
    return series_of(baseline, outcome, document.scenario.first_day)[1].p50


def _from_zero(spread: Spread) -> bool:
    low, high = float(spread.p10.min()), float(spread.p90.max())
    return 0 <= low <= _NEAR_NOUGHT * high


def range_words(futures: int) -> str:
    """What the outer band is.

    >>> range_words(256), range_words(8), range_words(1)
    ('range of 8 in 10 futures', 'the first 8 futures', 'one possible future')
    """
    if futures == 1:
        return "one possible future"
    return "range of 8 in 10 futures" if futures >= FEW else f"the first {futures} futures"


def average_words(futures: int) -> str:
    """What a line is that is an average where there are several futures.

    >>> average_words(256), average_words(1)
    ('average of the possible futures', 'one possible future')
    """
    return "one possible future" if futures == 1 else "average of the possible futures"


def run_words(futures: int) -> str:
    """How many futures were run, inside a sentence.

    >>> run_words(2000), run_words(1)
    ('2,000 possible futures', 'one possible future')
    """
    return "one possible future" if futures == 1 else futures_words(futures)


def period_words(months: Sequence[date]) -> str:
    """From the first month to the last."""
    first, last = month_words(months[0]), month_words(months[-1])
    return first if first == last else f"{first} to {last}"


def begins_and_ends(spread: Spread, words: Words, futures: int, whose: str = "") -> str:
    """A sentence on where a fan begins and ends, and how wide it is at the end."""
    begin, end = words.say(float(spread.p50[0])), words.say(float(spread.p50[-1]))
    who = "the one future" if futures == 1 else "the middle future"
    said = capital(f"{whose}{who} begins at {begin} and ends at {end}")
    if futures == 1:
        return f"{said}."
    band = "8 in 10 futures lie" if futures >= FEW else "the outer band lies"
    ends = words.span(float(spread.p10[-1]), float(spread.p90[-1]))
    return f"{said}; at the end {band} between {ends}."


def describe(
    label: str,
    months: Sequence[date],
    spread: Spread,
    words: Words,
    futures: int,
    *,
    ghost: Numbers | None = None,
    target: TargetMark | None = None,
    start: StartMark | None = None,
) -> str:
    """A fan in sentences: where it begins, where it ends and how wide it is there."""
    first = f"{label}, {period_words(months)}, in {run_words(futures)}."
    said = [first, begins_and_ends(spread, words, futures)]
    extra = (
        [] if ghost is None else [f"the baseline's middle future ends at {words.say(ghost[-1])}"]
    )
    extra += [] if target is None else [target.label[0].lower() + target.label[1:]]
    if extra:
        said.append(f"{capital('; '.join(extra))}.")
    if start is not None:
        said.append(f"On the first day: {start.label}.")
    return " ".join(said)

"""Makes the figure of the chance of each target, month by month."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from app.figures.fans import period_words, run_words
from app.figures.marks import dated_marks
from app.figures.shapes import Line, LineFigure, Role
from app.outlooks.chances import Chance, Chances
from app.outlooks.outlook import Odds
from app.outlooks.target_words import target_label, target_what
from app.running.answers import Answer
from app.wording import FEW, inside, month_words, odds_words, percent

_ROLES = (Role.ANSWER, Role.SECOND, Role.THIRD, Role.FOURTH)
_HALF = 0.5
_HARDLY_ANY = 0.01
"""A target that holds in a smaller share of futures is out of reach."""
TOGETHER, AT_ONCE = "All together", "All at once"


def chance_figure(answer: Answer) -> LineFigure | None:
    """In what share of futures each target holds at each month's end; None without targets."""
    document = answer.question.document
    chances = Chances.of(document, answer.ensemble)
    if chances is None:
        return None
    lines = tuple(_lines(chances))
    return LineFigure(
        key="chance_by_month",
        title=chance_title(chances),
        subtitle="Possible futures in which it is so at the month's end, per cent",
        say=lambda value: percent(value / 100),
        tick=lambda value: f"{value:.0f}%",
        unit="%",
        futures=answer.outlook.futures,
        description=_said(chances, lines, answer.outlook.futures),
        from_zero=True,
        months=chances.months,
        lines=lines,
        highest=100.0,
        marks=tuple(
            mark
            for mark in dated_marks(document, answer.question.baseline)
            if mark.day >= chances.months[0]
        ),
        note=_note(chances, lines),
    )


def _lines(chances: Chances) -> Iterator[Line]:
    """One for each target and one for all; lines that run alike throughout are one line.

    At most four can be told apart: the first targets, and all together.
    """
    named: dict[str, Chance] = {}
    for target, chance in zip(chances.targets, chances.each, strict=True):
        named.setdefault(target_label(target), chance)
    if len(named) > 1:
        shown = list(named.items())[: len(_ROLES) - 1]
        named = dict([*shown, (TOGETHER if chances.have_one_date else AT_ONCE, chances.together)])
    alike: dict[tuple[float, ...], list[str]] = {}
    for label, chance in named.items():
        alike.setdefault(tuple(chance.per_cent), []).append(label)
    for role, (values, labels) in zip(_ROLES, alike.items(), strict=False):
        yield Line(_joined(labels), role, np.array(values))


def _names(chances: Chances) -> int:
    """How many lines the targets have: those that want the same at other dates have one."""
    return len({target_label(each) for each in chances.targets})


def _joined(labels: list[str]) -> str:
    first, *others = labels
    return " and ".join([first, *map(inside, others)])


def _note(chances: Chances, lines: tuple[Line, ...]) -> str:
    notes = ["Each month's end is read by itself"]
    if not chances.have_one_date:
        notes.append("at once: in the same month, whatever the dates of the targets")
    if _names(chances) > len(_ROLES) - 1:
        notes.append(f"the first {len(_ROLES) - 1} targets are shown")
    return "; ".join(notes)


def _said(chances: Chances, lines: tuple[Line, ...], futures: int) -> str:
    n = run_words(futures)
    said = [f"The chance of each target, {period_words(chances.months)}, in {n}."]
    for line in lines:
        first, last = (percent(float(line.values[place]) / 100) for place in (0, -1))
        top = int(np.argmax(line.values))
        highest = percent(float(line.values[top]) / 100)
        at = month_words(chances.months[top])
        if line.values.min() == line.values.max():
            said.append(f"{line.label}: {first} in every month.")
        else:
            said.append(f"{line.label}: {first} at first, {last} at the end, most in {at}: "
                        f"{highest}.")  # fmt: skip
    return " ".join(said)


# The finding


def chance_title(chances: Chances) -> str:
    """What the lines show, by rules that can be checked against them.

    With few futures nothing is said of a chance. Else, in this order: the first target that is out
    of reach, seen in no future in any month, or in fewer than 1 in 100 in each; all targets
    together, if there are several, by the highest of their chances; of a single target since when
    it is more likely than not (in that month and each later one), or how likely it is at most.
    """
    last = chances.months[-1]
    if chances.together.odds[-1].futures < FEW:
        return _first_look(chances)
    for target, chance in zip(chances.targets, chances.each, strict=True):
        best = max(chance.odds, key=lambda each: each.met)
        if best.probability < _HARDLY_ANY:
            return _out_of_reach(target_what(target), best, last)
    several = _names(chances) > 1
    what = _all_of(len(chances.targets)) if several else target_what(chances.targets[0])
    return _course(what, chances.together, chances.months, several)


def _first_look(chances: Chances) -> str:
    odds = chances.together.odds[-1]
    if odds.futures == 1:
        return "One possible future cannot tell a chance"
    return f"First look: {odds.futures} possible futures tell little of a chance"


def _out_of_reach(what: str, best: Odds, last: date) -> str:
    until = month_words(last)
    if best.met == 0:
        none = f"None of {best.futures:,} possible futures has"
        return f"{none} {inside(what)} in any month to {until}"
    return f"Fewer than 1 in 100 possible futures have {inside(what)} in any one month to {until}"


def _course(what: str, chance: Chance, months: tuple[date, ...], several: bool) -> str:
    verb = "are" if several else "is"
    shares = chance.per_cent / 100
    below = np.flatnonzero(shares <= _HALF)
    if not len(below):
        return f"{what} {verb} more likely than not in every month"
    if below[-1] < len(shares) - 1:
        since = months[int(below[-1]) + 1]
        return f"{what} {verb} more likely than not from {month_words(since)} on"
    top = int(np.argmax(shares))
    most = odds_words(chance.odds[top])
    met = "hold" if several else "holds"
    if chance.odds[top].met == 0:
        return f"{what} {met} in {most} possible futures in any month"
    return f"{what} {met} in {most} possible futures at most, in {month_words(months[top])}"


def _all_of(count: int) -> str:
    return "Both targets together" if count == 2 else f"All {count} targets together"

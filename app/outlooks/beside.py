"""Scenarios beside each other: where each ends up, what it costs, how it differs future by future.

All of them share their luck, so a difference says more than two ranges that overlap.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.document import Document
from app.outlooks.difference import Difference
from app.outlooks.flow import judged_by
from app.outlooks.outlook import Odds, Outlook
from app.outlooks.plan_cost import PlanCost
from app.outlooks.spread import Spread
from app.running.answers import Answer
from app.running.ensemble import Ensemble

THIS, BASELINE = "This plan", "Baseline"


@dataclass(frozen=True)
class Asked:
    """By what scenarios are compared: that of the first target, or permanent FTE at the end."""

    outcome: str
    month: date
    high_is_good: bool


@dataclass(frozen=True, eq=False)
class Row:
    """One of the scenarios; what cannot be said of it, for want of the same months, is None."""

    name: str
    """What it is called in a figure; no two have the same."""
    document: Document
    is_this: bool
    at: Spread | None
    """The outcome asked for, in its month."""
    targets: tuple[Odds, ...]
    """In how many futures it meets each target of this plan."""
    joint: Odds | None
    cost: Spread | None
    """Pounds over the months that this plan's cost is told for."""
    change: Spread | None
    """This row less this plan, future by future."""
    is_clear: bool
    """Whether that is clear from zero; false where there is none."""
    cost_change: Spread | None
    cost_is_clear: bool


Beside = tuple[Document, Ensemble, Outlook, Difference | None]
"""Another scenario: as it was run, and what differs from this plan."""


def asked_of(answer: Answer) -> Asked:
    """By what the scenarios beside an answer are compared with it."""
    return Asked(*judged_by(answer.question.document, answer.ensemble))


def rows_of(answer: Answer, others: Sequence[Beside]) -> tuple[Row, ...]:
    """This plan, its baseline if that is another, and the others."""
    asked = asked_of(answer)
    rows = [_this(answer, asked), *(_other(answer, asked, each) for each in others)]
    baseline = answer.question.baseline
    if baseline.key != answer.question.document.key:
        known = next((row for row in rows[1:] if row.document.key == baseline.key), None)
        if known is not None:
            rows.remove(known)
            rows.insert(1, replace(known, name=BASELINE))
        elif answer.baseline is not None:
            rows.insert(1, _baseline(answer, asked, answer.baseline))
    return tuple(_told_apart(rows))


def _this(answer: Answer, asked: Asked) -> Row:
    document, outlook = answer.question.document, answer.outlook
    cost = PlanCost.of(document, answer.ensemble)
    return Row(
        name=THIS,
        document=document,
        is_this=True,
        at=_at(outlook.months, outlook.spreads, asked),
        targets=tuple(each.odds for each in outlook.targets),
        joint=outlook.joint,
        cost=cost.cost if cost else None,
        change=None,
        is_clear=False,
        cost_change=None,
        cost_is_clear=False,
    )


def _baseline(answer: Answer, asked: Asked, outlook: Outlook) -> Row:
    """Of the baseline no single futures are at hand: the difference tells what else there is."""
    difference = answer.difference
    theirs = difference.theirs if difference else None
    change = _at(answer.outlook.months, difference.spreads, asked) if difference else None
    cost = difference.plan_cost if difference else None
    return Row(
        name=BASELINE,
        document=answer.question.baseline,
        is_this=False,
        at=_at(outlook.months, outlook.spreads, asked),
        targets=theirs.targets if theirs else (),
        joint=theirs.joint if theirs else None,
        cost=theirs.plan_cost if theirs else None,
        change=turned(change) if change else None,
        is_clear=_is_clear(difference, asked),
        cost_change=turned(cost) if cost else None,
        cost_is_clear=difference.clear.plan_cost if difference else False,
    )


def _other(answer: Answer, asked: Asked, beside: Beside) -> Row:
    document, ensemble, outlook, difference = beside
    same = ensemble.months == answer.ensemble.months
    cost = PlanCost.of(answer.question.document, ensemble) if same else None
    return Row(
        name=document.title,
        document=document,
        is_this=False,
        at=_at(outlook.months, outlook.spreads, asked),
        targets=tuple(each.odds for each in outlook.targets),
        joint=outlook.joint,
        cost=cost.cost if cost else None,
        change=_at(outlook.months, difference.spreads, asked) if difference else None,
        is_clear=_is_clear(difference, asked),
        cost_change=difference.plan_cost if difference else None,
        cost_is_clear=difference.clear.plan_cost if difference else False,
    )


def _is_clear(difference: Difference | None, asked: Asked) -> bool:
    return difference is not None and difference.is_clear(asked.outcome, asked.month)


def _at(months: Sequence[date], spreads: Mapping[str, Spread], asked: Asked) -> Spread | None:
    if asked.month not in months:
        return None
    return spreads[asked.outcome].at(months.index(asked.month))


def turned(change: Spread) -> Spread:
    """The same difference seen from the other side."""
    return Spread(
        mean=-change.mean,
        p10=-change.p90,
        p25=-change.p75,
        p50=-change.p50,
        p75=-change.p25,
        p90=-change.p10,
    )


def _told_apart(rows: Sequence[Row]) -> Iterator[Row]:
    """Two of one title get a number."""
    seen: dict[str, int] = {}
    for row in rows:
        seen[row.name] = seen.get(row.name, 0) + 1
        many = seen[row.name]
        yield row if many == 1 else replace(row, name=f"{row.name} ({many})")

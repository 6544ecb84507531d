"""The answer as plain text: for a terminal of 80 columns, a pipe or a file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import fill

from app.document import Document
from app.fingerprint import made_with
from app.learned_words import varies_and_learned
from app.outlooks.headline_words import sentence_of
from app.outlooks.outlook import Odds, Outlook, PeriodCost, quarter
from app.outlooks.outside_view import outside_views
from app.outlooks.outside_words import outside_lines
from app.outlooks.stated import Stated
from app.outlooks.stated_words import LEAD, stated_words
from app.reports.text_chart import KEY, axis_for, fan_lines
from app.reports.text_table import table
from app.running.answers import Answer
from app.running.ensemble import Ensemble
from app.sources.beyond import beyond_evidence
from app.sources.one_sided import MOST, with_effects
from app.wording import (
    capital,
    odds_words,
    percent,
    short_month,
    target_line,
    varies_words,
)
from sim.outcomes import OUTCOMES
from sim.units import Unit, true_minus

WIDTH = 80
_CHARTED = "permanent_fte"


def text_report(answer: Answer, stated: Stated | None = None) -> str:
    """Everything a planner reads first, in the order they ask for it.

    ``stated`` is the same scenario with every value as stated, where that was run.
    """
    document, outlook = answer.question.document, answer.outlook
    parts = [
        _headline(answer),
        _targets(outlook),
        _outside(document, outlook),
        _stated(answer, stated),
        _chart(document, outlook),
        _by_quarter(outlook),
        _by_year(document, outlook),
        _beyond(document),
        _one_sided(document, answer.ensemble),
        _foot(document, outlook, answer.ensemble),
    ]
    return "\n\n".join("\n".join(part) for part in (list(lines) for lines in parts) if part) + "\n"


def _headline(answer: Answer) -> Iterator[str]:
    """The title, and the sentence that the window and every briefing say too."""
    yield fill(answer.question.document.title, WIDTH)
    yield fill("".join(text for text, _ in sentence_of(answer).runs), WIDTH)


def _targets(outlook: Outlook) -> Iterator[str]:
    if not outlook.targets:
        return
    rows = [[target_line(each.target), *_odds_cells(each.odds)] for each in outlook.targets]
    if outlook.joint and len(outlook.targets) > 1:
        rows.append(["All of them together", *_odds_cells(outlook.joint)])
    yield "TARGETS"
    for what, share, low, high, words in rows:
        yield fill(what, WIDTH, subsequent_indent="  ")
        yield f"  {share} of possible futures ({words}); 95% interval {low} to {high}"


def _outside(document: Document, outlook: Outlook) -> Iterator[str]:
    views = outside_views(document)
    if views:
        yield "OTHER COUNCILS"
        for view in views:
            for line in outside_lines(view, outlook.odds_of_target(view.target)):
                yield fill(line, WIDTH, subsequent_indent="  ")


def _odds_cells(odds: Odds) -> list[str]:
    low, high = odds.interval
    return [percent(odds.probability), percent(low), percent(high), odds_words(odds)]


def _stated(answer: Answer, stated: Stated | None) -> Iterator[str]:
    """The same answer without the ranges, and which ranges pull it away from there."""
    if stated is not None:
        yield "WITH EVERY VALUE AS STATED"
        yield fill(capital(stated_words(answer, stated).removeprefix(f"{LEAD}, ")), WIDTH)


def _chart(document: Document, outlook: Outlook) -> Iterator[str]:
    wanted = [each.target.value for each in outlook.targets if each.target.outcome == _CHARTED]
    target = wanted[0] if wanted else None
    spread = outlook.spreads[_CHARTED]
    bottom = axis_for(spread, target).low
    start = f" (the axis starts at {bottom:,.0f})" if bottom else ""
    yield f"PERMANENT FTE IN POST at month ends{start}"
    yield varies_words(document.vary) + " between possible futures."
    yield from fan_lines(outlook.months, spread, target)
    yield KEY


def _by_quarter(outlook: Outlook) -> Iterator[str]:
    heads = [
        ["", "", "permanent", "", "agency", "empty", "average", "cases", "turn-", "cost in"],
        ["end of", "1 in 10", "FTE,", "1 in 10", "FTE", "posts", "case-", "without", "over",
         "quarter"],
        ["", "below", "middle", "above", "", "", "load", "worker", "12 m", "£m"],
    ]  # fmt: skip
    costs = {period.name: period for period in outlook.cost_by_quarter}
    shown = _quarter_ends(outlook)
    yield "BY QUARTER"
    yield from table(heads, [_quarter_row(outlook, month, costs) for month in shown], gap=1)
    yield "The middle of the possible futures is taken for each column by itself."
    yield from _note_on_parts(outlook.cost_by_quarter, "quarter")


def _quarter_ends(outlook: Outlook) -> list[date]:
    """The ends of quarters, with the first day's position and the last month's."""
    months = outlook.months
    return [m for m in months if m in (months[0], months[-1]) or m.month % 3 == 0]


def _quarter_row(outlook: Outlook, month: date, costs: Mapping[str, PeriodCost]) -> list[str]:
    period = costs.get(quarter(month))
    fte = outlook.at("permanent_fte", month)
    others = ("agency_fte", "empty_posts", "average_caseload", "unallocated_cases", "turnover_12m")
    return [
        short_month(month),
        *(f"{fte[each]:,.0f}" for each in ("p10", "p50", "p90")),
        *(_short(name, outlook.at(name, month)["p50"]) for name in others),
        _cost(period) if period and period.last_month == month else "",
    ]


def _short(outcome: str, value: float) -> str:
    """A number as its unit is said, without the unit's words; per cent keeps its sign."""
    unit = OUTCOMES[outcome].unit
    sign = "%" if unit is Unit.PERCENT else ""
    return f"{value:,.{0 if sign else unit.decimals}f}{sign}"


def _cost(period: PeriodCost) -> str:
    return _millions(float(period.cost.p50)) + ("*" if period.is_part else " ")


def _millions(pounds: float) -> str:
    return f"{pounds / 1e6:,.2f}"


def _by_year(document: Document, outlook: Outlook) -> Iterator[str]:
    budget = outlook.budget
    heads = [
        ["", "1 in 10", "", "1 in 10", budget.name.removesuffix("budget").strip(), "middle over",
         "futures"],
        ["£m", "below", "middle", "above", "budget", "(+) or under", "inside"],
    ]  # fmt: skip
    yield f"COST BY FINANCIAL YEAR (April to March) against the {budget.name}"
    yield from table(heads, [_year_row(period) for period in outlook.cost_by_year])
    yield from _note_on_parts(outlook.cost_by_year, "year")
    if budget.is_assumed:
        counted = "the last column counts that" if document.vary != "luck" else "not counted here"
        yield fill(f"{budget.caution}, until you enter your own; {counted}.", WIDTH)


def _year_row(period: PeriodCost) -> list[str]:
    low, middle, high = (
        float(each) for each in (period.cost.p10, period.cost.p50, period.cost.p90)
    )
    return [
        period.name + ("*" if period.is_part else ""),
        *(_millions(each) for each in (low, middle, high, period.envelope)),
        true_minus(f"{(middle - period.envelope) / 1e6:+,.2f}"),
        percent(period.within.probability),
    ]


def _note_on_parts(periods: Sequence[PeriodCost], what: str) -> Iterator[str]:
    parts = [period.months for period in periods if period.is_part]
    if parts:
        months = " and ".join(f"{each} month{'s' if each > 1 else ''}" for each in parts)
        yield f"* part of a {what}: {months}, the budget for the same months"


def _beyond(document: Document) -> Iterator[str]:
    sentences = beyond_evidence(document.scenario)
    if sentences:
        yield "OUTSIDE THE EVIDENCE"
        for sentence in sentences:
            yield fill(sentence, WIDTH, subsequent_indent="  ")


def _one_sided(document: Document, ensemble: Ensemble) -> Iterator[str]:
    """The ranges that pull the answer furthest from the stated values."""
    found = with_effects(document, ensemble)
    if not found:
        return
    first = found[:MOST]
    yield "ONE-SIDED RANGES"
    for each, does in first:
        said = f"{each.path}: {each.words}.{f' {does}.' if does else ''}"
        yield fill(said, WIDTH, subsequent_indent="  ")
    if len(found) > len(first):
        yield f"{len(found) - len(first)} more do nothing clear, or are less one-sided."


def _foot(document: Document, outlook: Outlook, ensemble: Ensemble) -> Iterator[str]:
    failed = len(ensemble.failures)
    if failed:
        left_out = (
            f"{failed} of {failed + outlook.futures} possible futures could not be finished and "
            f"are left out; the first: {ensemble.failures[0].reason}"
        )
        yield fill(left_out, WIDTH)
    facts = [
        f"{outlook.futures:,} possible futures",
        f"seed {document.scenario.seed}",
        varies_and_learned(document).lower(),
    ]
    yield " · ".join(facts)
    versions = [f"{name} {number}" for name, number in made_with().items()]
    yield fill(f"fingerprint {document.code}, made with {', '.join(versions)}", WIDTH)

"""Golden hellos: paid, repaid, to whom they made no difference, and what one more FTE cost."""

from app.document import Document
from app.figures.course import rounded
from app.figures.golden_hello import (
    golden_hello_figure,
    golden_hello_table,
    of_pounds,
    recruits_words,
)
from app.outlooks.golden_hello import GoldenHellos
from app.sources.register import Entry, register
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp
from app.wording import FEW, day_words, month_words
from sim.units import Unit

_GAIN = "pay.golden_hello_gain"
_INSTALMENTS = "pay.golden_hello_instalments"


def golden_hello_page(case: Case, stamp: Stamp) -> Page | None:
    """What golden hellos cost and whom they brought; None if none was paid."""
    document, futures = case.document, case.answer.outlook.futures
    hellos = GoldenHellos.of(document, case.answer.ensemble)
    if hellos is None:
        return None
    figure = golden_hello_figure(hellos, futures)
    return Page(
        kind=Kind.GOLDEN_HELLO,
        headline=figure.title,
        lead=_lead(hellos),
        figures=(figure,),
        points=tuple(_points(case, hellos)),
        tables=(golden_hello_table(hellos, futures),),
        sources=(*sources_of(case, stamp, figure), _source(_gain(case))),
        speaker=(
            figure.description,
            "How it is known who came because of the money: in each possible future the same "
            "people with the same luck think of applying. Who would not have come with no golden "
            "hello at all is marked; all others would have come anyway. It is not the difference "
            "from the baseline, which may pay one too.",
            "Just after a tie-in ends more of its holders leave: read the figures beside the path.",
            _weak(case),
        ),
    )


def _lead(hellos: GoldenHellos) -> str:
    """What an FTE cost that came because of it and is there a year later; or why nobody can say."""
    cost, last = hellos.cost, month_words(hellos.last_month)
    extra = Unit.FTE.say(float(hellos.extra.mean), 1)
    if cost.each is None:
        return f"What one more FTE cost cannot be said: {cost.why_not}."
    until = month_words(cost.until) if cost.until else last
    said = (
        f"Each FTE that came because of it by {until}, and is still in post in {last}, cost about "
        f"{_about(cost.each)}: {_pounds(cost.net)} (paid less paid back, to {until}) shared by "
        f"{extra}. Both are averages over the possible futures{_seen(hellos)}."
    )
    if cost.low is None or cost.high is None:
        return f"{said} In 1 in 10 futures or more there is hardly anybody to share it."
    return f"{said} 8 in 10 futures lie between {_about(cost.low)} and {_about(cost.high)}."


def _seen(hellos: GoldenHellos) -> str:
    """How sure the cost of one is, where that can be seen in the two digits that are said."""
    low, high = (_about(each) for each in hellos.cost.seen or (0.0, 0.0))
    return "" if low == high else f"; more of them could show {low} to {high}, 95 times in 100"


def _points(case: Case, hellos: GoldenHellos) -> list[str]:
    total, enough = hellos.total, case.answer.outlook.futures >= FEW
    paid, recruits = _pounds(float(total.paid.mean)), recruits_words(total.recruits)
    ends = f" (8 in 10 futures: {_pounds(float(total.paid.p10))} to " + (
        f"{_pounds(float(total.paid.p90))})"
    )
    points = [
        f"Paid: {paid} to {recruits}{ends if enough else ''}.",
        f"Would have come anyway: {_pounds(total.deadweight)}; {of_pounds(hellos.deadweight_share)}"
        " to them.",
        f"Paid back by leavers inside their tie-in: {_pounds(total.repaid)}{_before(case)}.",
    ]
    if hellos.cost.until is not None:
        fte = Unit.FTE.say(float(hellos.extra.mean), 1)
        low, high = (f"{float(each):.1f}" for each in (hellos.extra.p10, hellos.extra.p90))
        ends = f" (8 in 10 futures: {low} to {high})" if enough else ""
        points.append(
            f"Still in post, a year or more on, of those who came because of it: {fte} in "
            f"{month_words(hellos.last_month)}{ends}."
        )
    if _has_instalments(case.document) and hellos.cost.each is not None:
        points.append("Instalments that fall due later are not in the cost of one FTE.")
    points.append(
        "Because of it: who would not have come with no golden hello at all, whatever the baseline "
        "pays. Not counted: who stays because of the tie-in; posts others would have taken."
    )
    return points


def _before(case: Case) -> str:
    """Whoever was paid before the first day pays back too."""
    scenario = case.document.scenario
    if scenario.settings.pay.golden_hello_at_start <= 0:
        return ""
    return f"; also of what was paid before {day_words(scenario.first_day)}"


def _has_instalments(document: Document) -> bool:
    scenario = document.scenario
    changes = [each.value for each in scenario.changes if each.path == _INSTALMENTS]
    return max(scenario.settings.pay.golden_hello_instalments, *changes, 1) > 1


def _weak(case: Case) -> str:
    """On what the number of those who came because of it rests."""
    entry = _gain(case)
    varies = f", varied from {entry.range_words}" if entry.varies else ", the same in every future"
    nil = (
        " Nil is inside that range." if entry.varies and entry.range and entry.range[0] <= 0 else ""
    )
    return (
        f"It rests on one assumption: the first £3,000 bring {entry.value_words} more starts among "
        f"those who qualify{varies} (mark {entry.mark_words}).{nil}"
    )


def _source(entry: Entry) -> str:
    return f"What it brings: {entry.source} ({', '.join(entry.row.evidence)})."


def _gain(case: Case) -> Entry:
    """The assumption on which it rests who came because of the money."""
    entries = register(case.document, case.answer.question.baseline)
    return next(each for each in entries if each.path == _GAIN)


def _pounds(value: float) -> str:
    return rounded(Unit.POUNDS, value)


def _about(value: float) -> str:
    """Two digits: few people share it, and one more or fewer moves it."""
    return _pounds(float(f"{value:.2g}"))

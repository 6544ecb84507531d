"""How likely each target is, and all of them together, month by month."""

from collections.abc import Iterator

from app.figures.chance import chance_figure
from app.figures.shapes import Table
from app.outlooks.headline import joint_change, target_changes, together
from app.outlooks.likelihood import likelihood_of, scale_words
from app.outlooks.outlook import Odds
from app.outlooks.stated_words import LEAD, chances_of
from app.outlooks.target_words import target_title, target_what, target_when
from app.running.answers import Answer
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp
from app.wording import capital, futures_words, in_futures, interval_words, odds_words, percent

_MOST_SAID = 3
"""Chances that fit into a lead; the table has them all."""


def chance_page(case: Case, stamp: Stamp) -> Page | None:
    """The chance of each target over the months; None without targets."""
    figure = chance_figure(case.answer)
    if figure is None:
        return None
    return Page(
        kind=Kind.CHANCE,
        headline=figure.title,
        lead=_lead(case.answer),
        figures=(figure,),
        tables=(_table(case.answer), *_with_and_without_ranges(case)),
        sources=sources_of(case, stamp, figure),
        speaker=(
            figure.description,
            "A chance is the share of possible futures in which it is so. It is not a promise, nor "
            "the chance that the plan is right: rules and ranges are taken as they are.",
            f"The words have fixed meanings: {scale_words()}.",
            "More futures would show a chance within the 95% interval named with it, 95 times in "
            "100. Two targets together are not the product of their chances: they share staff, "
            "money and luck.",
        ),
    )


# The chances at their dates


_Row = tuple[str, str, Odds, float | None, str]


def _at_their_dates(answer: Answer) -> list[_Row]:
    """What, by when, how often, how much less often in the comparison plan; the last is all."""
    outlook, change = answer.outlook, answer.difference
    gains = change.targets if change else (None,) * len(outlook.targets)
    words = target_changes(change, len(outlook.targets))
    rows: list[_Row] = [
        (target_what(each.target), target_when(each.target), each.odds, gain, said)
        for each, gain, said in zip(outlook.targets, gains, words, strict=True)
    ]
    if outlook.joint and len(rows) > 1:
        dates = {when for _, when, *_ in rows}
        when = dates.pop() if len(dates) == 1 else "each by its date"
        what = f"{together(len(rows))} together"
        gain = change.joint if change else None
        rows.append((what, when, outlook.joint, gain, joint_change(change)))
    return rows


def _lead(answer: Answer) -> str:
    """The first targets, and all of them together."""
    outlook = answer.outlook
    chances = [(target_title(each.target), "is", each.odds) for each in outlook.targets]
    if outlook.joint and len(chances) > 1:
        both = (f"{together(len(chances))} together", "are", outlook.joint)
        chances = [*chances[: _MOST_SAID - 1], both]
    said = [_clause(*each) for each in chances]
    intervals = [interval_words(odds.interval) for _, _, odds in chances]
    said[0] += f" (95% interval {intervals[0]}, from {_seen(answer)})"
    said[1:] = [
        f"{words} ({interval})" for words, interval in zip(said[1:], intervals[1:], strict=True)
    ]
    return " ".join(f"{each}." for each in said)


def _clause(what: str, be: str, odds: Odds) -> str:
    """With few futures a count, and no word for it."""
    word = likelihood_of(odds)
    return f"{what} {be} {word}, {in_futures(odds)}" if word else f"{what}: {in_futures(odds)}"


def _with_and_without_ranges(case: Case) -> Iterator[Table]:
    """The same chances with every value as stated, where that is another answer and was run."""
    if case.stated is None:
        return
    chances = chances_of(case.answer, case.stated)
    own, ranges = futures_words(case.stated.outlook.futures), _seen(case.answer)
    yield Table(
        title=LEAD,
        columns=("Target", "As stated (%)", f"95% interval, from {own}",
                 f"With ranges, from {ranges} (%)"),
        rows=tuple(
            (capital(what), percent(stated.probability), interval_words(stated.interval),
             percent(odds.probability))
            for what, odds, stated in chances
        ),
        numbers=tuple(
            (None, 100 * stated.probability, None, 100 * odds.probability)
            for _, odds, stated in chances
        ),
    )  # fmt: skip


def _seen(answer: Answer) -> str:
    futures = answer.outlook.futures
    return "one future" if futures == 1 else f"{futures:,} futures"


def _table(answer: Answer) -> Table:
    rows = _at_their_dates(answer)
    compared = answer.difference is not None
    seen = _seen(answer)
    columns = ("Target", "When", "Chance (%)", "In words", "How likely",
               f"95% interval, from {seen}", "Against the comparison plan")  # fmt: skip
    cells = [
        (what, when, percent(odds.probability), odds_words(odds), likelihood_of(odds),
         interval_words(odds.interval), said)
        for what, when, odds, _, said in rows
    ]  # fmt: skip
    numbers: list[tuple[float | None, ...]] = [
        (None, None, 100 * odds.probability, None, None, None,
         None if gain is None else 100 * gain)
        for _, _, odds, gain, _ in rows
    ]  # fmt: skip
    kept = len(columns) - (not compared)
    return Table(
        title="The targets at their dates",
        columns=columns[:kept],
        rows=tuple(row[:kept] for row in cells),
        numbers=tuple(row[:kept] for row in numbers),
    )

"""This scenario beside its baseline and the others: spreads at the dates that count."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.document import Document
from app.exports.xlsx.forms import SHARE, form_of
from app.exports.xlsx.grid import MIDDLE, WIDE, Amount, Cell, Column, Grid
from app.exports.xlsx.outcomes import SPREAD
from app.outlooks.difference import Difference
from app.outlooks.outlook import Odds, Outlook, Spread
from app.story.story import Story
from app.wording import day_words, target_line
from sim.outcomes import OUTCOMES
from sim.units import Unit

_USUAL = ("permanent_fte", "average_caseload")
"""What is laid beside each other where there are no targets: at the last month's end."""
_NO_DIFFERENCE: tuple[Cell, ...] = (None, None, None)
_NO_CHANCE: tuple[Cell, ...] = (None, None, None)


def beside_grid(story: Story) -> Grid | None:
    """None where nothing stands beside it."""
    if not story.case.others:
        return None
    columns = (
        Column("Scenario", WIDE),
        Column("Code", 15),
        Column("What", 34),
        Column("When", 18),
        Column("Unit", MIDDLE),
        *(Column(name) for name in SPREAD),
        Column("Less which", 16),
        Column("Difference, 1 in 10 below", 13),
        Column("Difference, middle future", 13),
        Column("Difference, 1 in 10 above", 13),
        Column("Chance of the target", 10, SHARE),
        Column("Chance, lowest seen", 10, SHARE),
        Column("Chance, highest seen", 10, SHARE),
    )
    return Grid(
        name="Beside",
        title="This plan beside others",
        lines=(
            "Every scenario was run with the same luck and is held against the same targets; "
            "differences are taken future by future.",
        ),
        columns=columns,
        rows=[row for each in _scenarios(story) for row in _rows(*each)],
    )


def _scenarios(
    story: Story,
) -> Iterator[tuple[Document, Outlook, Difference | None, str]]:
    """Each scenario, its outlook, and its difference less which other."""
    answer, document = story.case.answer, story.case.document
    yield document, answer.outlook, answer.difference, "the baseline"
    if answer.baseline is not None:
        yield answer.question.baseline, answer.baseline, None, ""
    for other in story.case.others:
        yield other.document, other.outlook, other.difference, "this plan"


def _rows(
    document: Document, outlook: Outlook, difference: Difference | None, less: str
) -> Iterator[list[Cell]]:
    named: list[Cell] = [document.title, document.code]
    wanted = [(each.target.outcome, each.month, each.odds) for each in outlook.targets]
    usual = [(outcome, outlook.months[-1], None) for outcome in _USUAL]
    for place, (outcome, month, odds) in enumerate(wanted or usual):
        what = OUTCOMES[outcome]
        label = target_line(outlook.targets[place].target) if wanted else what.label
        yield [
            *named,
            label,
            day_words(month),
            what.unit.title,
            *_amounts(outlook.at(outcome, month), what.unit),
            *_less(difference, less, outcome, month, outlook),
            *_chance(odds),
        ]
    for year in outlook.cost_by_year:
        spread = {name: float(value) for name, value in vars(year.cost).items()}
        change = difference.cost_by_year.get(year.name) if difference else None
        yield [
            *named,
            "Cost",
            f"{year.name}{' (part)' if year.is_part else ''}",
            Unit.POUNDS.title,
            *_amounts(spread, Unit.POUNDS),
            less if change else "",
            *_three(change, None, Unit.POUNDS),
            *_NO_CHANCE,
        ]


def _amounts(spread: Mapping[str, float], unit: Unit) -> list[Cell]:
    return [Amount(value, form_of(unit)) for value in spread.values()]


def _less(
    difference: Difference | None, less: str, outcome: str, month: date, outlook: Outlook
) -> list[Cell]:
    if difference is None:
        return ["", *_NO_DIFFERENCE]
    column = outlook.months.index(month)
    return [less, *_three(difference.spreads[outcome], column, OUTCOMES[outcome].unit)]


def _three(spread: Spread | None, column: int | None, unit: Unit) -> tuple[Cell, ...]:
    """Where the differences lie, at a month or of a period."""
    if spread is None:
        return _NO_DIFFERENCE
    ends = (spread.p10, spread.p50, spread.p90)
    values = (float(each if column is None else each[column]) for each in ends)
    return tuple(Amount(value, form_of(unit)) for value in values)


def _chance(odds: Odds | None) -> tuple[Cell, ...]:
    return _NO_CHANCE if odds is None else (odds.probability, *odds.interval)

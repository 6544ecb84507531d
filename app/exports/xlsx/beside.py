"""This scenario beside its baseline and the others: spreads at the dates that count."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.exports.scenarios import Shown, scenarios_of
from app.exports.xlsx.forms import SHARE, form_of
from app.exports.xlsx.grid import WIDE, Amount, Cell, Column, Grid
from app.exports.xlsx.outcomes import SPREAD
from app.outlooks.spread import Spread
from app.story.story import Story
from app.wording import day_words, target_line
from sim.outcomes import OUTCOMES
from sim.units import Unit

_USUAL = ("permanent_fte", "average_caseload")
"""What is laid beside each other where there are no targets: at the last month's end."""
_NOTHING: tuple[Cell, ...] = (None, None, None)


def beside_grid(story: Story) -> Grid | None:
    """None where nothing stands beside it."""
    if not story.case.others:
        return None
    columns = (
        Column("Scenario", WIDE),
        Column("Code", 24),
        Column("What", 34),
        Column("When", 18),
        Column("Unit", 22),
        *(Column(name) for name in SPREAD),
        Column("Less which", 16),
        Column("Difference, 1 in 10 below", 13),
        Column("Difference, middle", 13),
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
        rows=[row for shown in scenarios_of(story) for row in _rows(shown)],
    )


def _rows(shown: Shown) -> Iterator[list[Cell]]:
    """The targets at their dates, then the years."""
    named: list[Cell] = [shown.document.title, shown.code]
    outlook, difference = shown.outlook, shown.difference
    wanted = [(target_line(each.target), each) for each in outlook.targets]
    for label, each in wanted:
        outcome, chance = each.target.outcome, (each.odds.probability, *each.odds.interval)
        yield [*named, label, *_at(shown, outcome, each.month), *chance]
    for outcome in () if wanted else _USUAL:
        month = outlook.months[-1]
        yield [*named, OUTCOMES[outcome].label, *_at(shown, outcome, month), *_NOTHING]
    for year in outlook.cost_by_year:
        spread = {name: float(value) for name, value in vars(year.cost).items()}
        change = difference.cost_by_year.get(year.name) if difference else None
        yield [
            *named,
            "Cost",
            f"{year.name}{' (part)' if year.is_part else ''}",
            Unit.POUNDS.title,
            *_amounts(spread, Unit.POUNDS),
            *_less(change, None, shown.less, Unit.POUNDS),
            *_NOTHING,
        ]


def _at(shown: Shown, outcome: str, month: date) -> list[Cell]:
    """When, in what unit, how it lies then, and how it differs."""
    unit = OUTCOMES[outcome].unit
    change = shown.difference.spreads[outcome] if shown.difference else None
    column = shown.outlook.months.index(month)
    spread = _amounts(shown.outlook.at(outcome, month), unit)
    return [day_words(month), unit.title, *spread, *_less(change, column, shown.less, unit)]


def _amounts(spread: Mapping[str, float], unit: Unit) -> list[Cell]:
    return [Amount(value, form_of(unit)) for value in spread.values()]


def _less(spread: Spread | None, column: int | None, less: str, unit: Unit) -> list[Cell]:
    """What the difference is taken from and where it lies, at a month or of a period."""
    if spread is None:
        return ["", *_NOTHING]
    ends = (spread.p10, spread.p50, spread.p90)
    values = (float(each if column is None else each[column]) for each in ends)
    return [less, *(Amount(value, form_of(unit)) for value in values)]

"""Every result month by month, and what each of them is."""

from collections.abc import Iterator

from app.exports.xlsx.forms import MONTH, form_of
from app.exports.xlsx.grid import Amount, Cell, Column, Grid
from app.story.story import Story
from sim.outcomes import OUTCOMES, Outcome

SPREAD = (
    "Average", "1 in 10 below", "1 in 4 below", "Middle future", "1 in 4 above", "1 in 10 above",
)  # fmt: skip
"""The numbers of a spread in their order, in words."""


def monthly_grid(story: Story) -> Grid:
    """A row for each result and month."""
    columns = (
        Column("Month", 11, MONTH),
        Column("Result", 46),
        Column("Unit", 19),
        Column("Counted", 20),
        *(Column(name) for name in SPREAD),
        Column("Baseline, middle future", 13),
        Column("This plan less baseline, middle difference", 15),
        Column("Name in other files", 34),
    )
    return Grid(
        name="Monthly data",
        title="Every result, month by month",
        lines=(
            "How the possible futures lie at each month's end, or over each month.",
            "Futures are taken in order of the result: 8 in 10 lie between 1 in 10 below and 1 in "
            "10 above. A flow of the first month is that of the first day alone.",
        ),
        columns=columns,
        rows=list(_monthly(story)),
    )


def _monthly(story: Story) -> Iterator[list[Cell]]:
    answer = story.case.answer
    months, baseline, difference = answer.outlook.months, answer.baseline, answer.difference
    same_months = baseline is not None and baseline.months == months
    for name, spread in answer.outlook.spreads.items():
        what = OUTCOMES[name]
        form = form_of(what.unit)
        rows = list(vars(spread).values())
        rows.append(baseline.spreads[name].p50 if baseline and same_months else None)
        rows.append(difference.spreads[name].p50 if difference else None)
        for place, month in enumerate(months):
            numbers = (None if row is None else Amount(float(row[place]), form) for row in rows)
            yield [month, what.label, what.unit.title, what.measure.value, *numbers, name]


def definitions_grid() -> Grid:
    """What every result is."""
    columns = (
        Column("Result", 46),
        Column("Unit", 20),
        Column("Counted", 20),
        Column("What it is", 90),
        Column("Name in other files", 34),
    )
    return Grid(
        name="Definitions",
        title="What every result is",
        lines=("The definitions are fixed, and the same in every scenario.",),
        columns=columns,
        rows=[_definition(each) for each in OUTCOMES.values()],
    )


def _definition(what: Outcome) -> list[Cell]:
    return [what.label, what.unit.title, what.measure.value, what.help, what.name]

"""Each possible future by itself, so that every chance can be counted again."""

from collections.abc import Iterator

from app.exports.xlsx.forms import COUNT, form_of
from app.exports.xlsx.grid import Cell, Column, Grid
from app.exports.xlsx.inputs import NO, YES
from app.outlooks.by_future import ByFuture
from app.outlooks.target_words import target_what, target_when
from app.sources.catalogue import find
from app.story.story import Story
from app.wording import capital, month_words
from sim.outcomes import OUTCOMES
from sim.units import Unit

_NUMBER, _FLAG = 14, 12


def futures_grid(story: Story) -> Grid:
    """A row for each future: what it reaches, what it costs, whether that is enough."""
    each = ByFuture.of(story.case.document, story.case.answer.ensemble)
    columns = [Column("Future", 9, COUNT), *_headers(each)]
    made = list(_columns(each))
    rows: list[list[Cell]] = [
        [float(number), *(column[place] for column in made)]
        for place, number in enumerate(each.numbers)
    ]
    return Grid(
        name="Futures",
        title="Each possible future by itself",
        lines=(
            "A row for each possible future, by its number; each is as likely as the next.",
            "Filter a column for yes and count: that over all rows is the chance.",
        ),
        columns=tuple(columns),
        rows=rows,
    )


def _headers(each: ByFuture) -> Iterator[Column]:
    for reached in each.targets:
        what = OUTCOMES[reached.target.outcome]
        when = month_words(reached.month)
        yield Column(f"{what.label}, {when} ({what.unit.title})", _NUMBER, form_of(what.unit))
        wanted = f"{target_what(reached.target)} {target_when(reached.target)}"
        yield Column(f"Reaches {wanted}", _NUMBER)
    if len(each.targets) > 1:
        yield Column("Reaches all targets", _FLAG)
    budget = each.budget.name
    for year in each.years:
        named = f"{year.name}, {Unit.MONTHS.say(year.months)}" if year.months < 12 else year.name
        yield Column(f"Cost {named} (£)", _NUMBER, form_of(Unit.POUNDS))
        yield Column(f"{capital(budget)} {named} (£)", _NUMBER, form_of(Unit.POUNDS))
        yield Column(f"Inside the {budget} {named}", _FLAG)


def _columns(each: ByFuture) -> Iterator[list[Cell]]:
    for reached in each.targets:
        yield [float(value) for value in reached.values]
        yield [YES if met else NO for met in reached.met]
    if len(each.targets) > 1:
        yield [YES if met else NO for met in each.together]
    for year in each.years:
        yield [float(value) for value in year.cost]
        yield [float(value) for value in year.envelope]
        yield [YES if held else NO for held in year.within]


def draws_grid(story: Story) -> Grid | None:
    """What each future drew for each assumption; None where luck alone varies."""
    ensemble = story.case.answer.ensemble
    if not ensemble.drawn:
        return None
    columns = [Column("Future", 9, COUNT)]
    labels = [find(path).label for path in ensemble.drawn]
    for path in ensemble.drawn:
        row = find(path)
        named = row.label if labels.count(row.label) == 1 else path
        columns.append(Column(f"{named} ({row.unit.title})", 16, "#,##0.0000"))
    drawn = list(ensemble.drawn.values())
    rows: list[list[Cell]] = [
        [float(number), *(float(values[place]) for values in drawn)]
        for place, number in enumerate(ensemble.numbers)
    ]
    lines = (
        "What each possible future drew for each assumption, between the ends on the sheet Inputs.",
    )
    return Grid("Draws", "What each future drew", lines, tuple(columns), rows)

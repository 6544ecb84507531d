"""The targets and their chances; what was changed and what was made of the scenario."""

from collections.abc import Iterator

from app.exports.xlsx.forms import SHARE, form_of, form_of_setting
from app.exports.xlsx.grid import MIDDLE, PROSE, WIDE, Amount, Cell, Column, Grid
from app.exports.xlsx.inputs import NONE
from app.exports.xlsx.outcomes import SPREAD
from app.outlooks.headline import together
from app.outlooks.likelihood import likelihood_of
from app.outlooks.outlook import Odds
from app.outlooks.target_words import target_title
from app.story.story import Story
from app.wording import odds_words
from sim.outcomes import OUTCOMES


def targets_grid(story: Story) -> Grid:
    """What is wanted, how the result lies then, and in how many futures it is reached."""
    columns = (
        Column("Target", WIDE),
        Column("Result", WIDE),
        Column("Unit", 22),
        Column("Test"),
        Column("Wanted"),
        Column("By", 13),
        *(Column(name) for name in SPREAD),
        Column("Futures that reach it", 10, "#,##0"),
        Column("Futures", 9, "#,##0"),
        Column("Chance", 9, SHARE),
        Column("Chance, lowest seen through so many", 13, SHARE),
        Column("Chance, highest seen through so many", 13, SHARE),
        Column("In words", 18),
        Column("How likely", 24),
        Column("Chance less the baseline's, in points", 13),
    )
    rows = list(_targets(story)) or [[NONE, *[None] * (len(columns) - 1)]]
    return Grid(
        name="Targets",
        title="Targets and their chances",
        lines=(
            "A target is reached or missed in each possible future; the chance is the share that "
            "reaches it. The interval is what more futures could show, 95 times in 100.",
        ),
        columns=columns,
        rows=rows,
    )


def _targets(story: Story) -> Iterator[list[Cell]]:
    answer = story.case.answer
    targets, difference = answer.outlook.targets, answer.difference
    gains = difference.targets if difference else (None,) * len(targets)
    for each, gain in zip(targets, gains, strict=True):
        target, what = each.target, OUTCOMES[each.target.outcome]
        spread = answer.outlook.at(target.outcome, each.month)
        yield [
            target_title(target),
            what.label,
            what.unit.title,
            target.test,
            Amount(target.value, form_of_setting(what.unit, target.value)),
            target.by,
            *(Amount(value, form_of(what.unit)) for value in spread.values()),
            *odds_cells(each.odds, gain),
        ]
    joint = answer.outlook.joint
    if joint and len(targets) > 1:
        gain = difference.joint if difference else None
        name = f"{together(len(targets))}, in the same future"
        yield [name, *[None] * (5 + len(SPREAD)), *odds_cells(joint, gain)]


def odds_cells(odds: Odds, gain: float | None) -> list[Cell]:
    """A chance as numbers and in words, and what it gained on the baseline."""
    low, high = odds.interval
    points = None if gain is None else 100 * gain
    numbers = (float(odds.met), float(odds.futures), odds.probability, low, high)
    return [*numbers, odds_words(odds), likelihood_of(odds), points]


def log_grid(story: Story) -> Grid:
    """Who changed what and why, and what was made of it, by date."""
    document = story.case.document
    columns = (
        Column("Date", 14),
        Column("What", 20),
        Column("By", 20),
        Column("In full", 70),
        Column("Why", PROSE),
        Column("Code", 28),
        Column("Headroom", MIDDLE),
    )
    rows: list[list[Cell]] = [
        [each.on, "Changed", each.by, each.what, each.why, each.code, ""] for each in document.log
    ]
    rows += [
        [each.on, "Briefing made", "", each.file, "", each.code, each.version]
        for each in document.published
    ]
    rows.sort(key=lambda row: str(row[0]))
    rows = rows or [[None, "Nothing is logged yet", "", "", "", "", ""]]
    lines = ("What was changed from one saving of the file to the next, and the briefings made.",)
    return Grid("Log", "Log of changes and briefings", lines, columns, rows)

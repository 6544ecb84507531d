"""What was put in: every lever, assumption and fact, what rests on what, events and targets."""

from app.briefing_edits import is_signed, ownership
from app.document import Document
from app.exports.xlsx.forms import form_of_setting
from app.exports.xlsx.grid import MIDDLE, PROSE, WIDE, Amount, Cell, Column, Grid
from app.levers.events import in_baseline
from app.sources.register import KIND_WORDS, Entry, register
from app.story.story import Story
from sim.scenario import EVENT_KINDS
from sim.units import Unit

NONE = "None in this scenario"
YES, NO = "yes", "no"


def entries_of(story: Story) -> tuple[Entry, ...]:
    """Every lever, assumption and fact of the scenario, beside its baseline's."""
    return register(story.case.document, story.case.answer.question.baseline)


def inputs_grid(story: Story) -> Grid:
    """The values as numbers."""
    columns = (
        Column("Lever, assumption or fact", 44),
        Column("Unit", 20),
        Column("On the first day"),
        Column("It ends on"),
        Column("In the baseline it ends on", 13),
        Column("Differs from the baseline", 13),
        Column("Varied from"),
        Column("Varied to"),
        Column("Changes by date", 36),
        Column("Reason", PROSE),
        Column("Kind", 12),
        Column("Group", 18),
        Column("Name in files", 38),
    )
    return Grid(
        name="Inputs",
        title="Every lever, assumption and fact",
        lines=(
            "What the scenario sets, what it is compared with, and between which ends each "
            "possible future draws its own value.",
        ),
        columns=columns,
        rows=[_input(entry) for entry in entries_of(story)],
    )


def _input(entry: Entry) -> list[Cell]:
    unit = entry.row.unit
    low, high = entry.range if entry.range and entry.varies else (None, None)

    def shown(value: float | None) -> Cell:
        return None if value is None else Amount(value, form_of_setting(unit, value))

    return [
        entry.row.label,
        unit.title,
        shown(entry.first_value),
        shown(entry.value),
        shown(entry.baseline),
        YES if entry.changed else NO,
        shown(low),
        shown(high),
        "; ".join(entry.change_lines),
        entry.reason,
        KIND_WORDS[entry.row.kind],
        entry.row.group_title,
        entry.path,
    ]


def register_grid(story: Story) -> Grid:
    """How good each value is, who answers for it and who has signed it."""
    columns = (
        Column("Assumption", 44),
        Column("Value", MIDDLE),
        Column("Varies in this run", 18),
        Column("Seen in evidence", 18),
        Column("Mark", 8),
        Column("What the mark means", 18),
        Column("Source", 45),
        Column("Evidence", 14),
        Column("Reason", 45),
        Column("Why it differs from the evidence", 40),
        Column("Owner", 18),
        Column("Signed off by", 18),
        Column("Signed off on", 13),
        Column("Value signed off", 13),
        Column("Sign-off holds", 10),
        Column("Name in files", 38),
    )
    document = story.case.document
    return Grid(
        name="Assumptions register",
        title="What each value rests on, and who answers for it",
        lines=(
            "Marks: A published statistic, B news report of a council paper, C research, D our "
            "assumption.",
            "A sign-off holds for the value that was signed and for no other.",
        ),
        columns=columns,
        rows=[_registered(document, each) for each in entries_of(story)],
    )


def _registered(document: Document, entry: Entry) -> list[Cell]:
    owned = ownership(document, entry.path)
    signed = owned.signed_value
    form = "" if signed is None else form_of_setting(entry.row.unit, signed)
    holds = "" if not owned.signed_by else YES if is_signed(document, entry.path) else NO
    return [
        entry.row.label,
        entry.value_words,
        entry.range_words,
        entry.seen_words,
        entry.row.mark,
        entry.row.mark_in_words,
        entry.source,
        ", ".join(entry.row.evidence),
        entry.reason,
        entry.row.differs,
        owned.owner,
        owned.signed_by,
        owned.signed_on,
        None if signed is None else Amount(signed, form),
        holds,
        entry.path,
    ]


def events_grid(story: Story) -> Grid:
    """What happens on a date."""
    document, baseline = story.case.document, story.case.answer.question.baseline
    columns = (
        Column("Date", 14),
        Column("Event", WIDE),
        Column("Size", 8, "0.##"),
        Column("What it is at size 1", 70),
        Column("In the baseline too", 12),
        Column("Reason", PROSE),
    )
    rows: list[list[Cell]] = [
        [
            event.date,
            EVENT_KINDS[event.kind].label,
            Amount(event.size, form_of_setting(Unit.RATIO, event.size)),
            EVENT_KINDS[event.kind].help,
            YES if in_baseline(event, baseline) else NO,
            event.reason,
        ]
        for event in sorted(document.scenario.events, key=lambda each: each.date)
    ]
    rows = rows or [[None, NONE, None, "", "", ""]]
    lines = ("What happens on a date, apart from the levers; at size 1 as described.",)
    return Grid("Events", "Events", lines, columns, rows)

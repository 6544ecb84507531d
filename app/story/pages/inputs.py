"""What was put in that the baseline has not, and how it was run."""

from app.document import Document
from app.figures.shapes import Table
from app.sources.register import Entry, register
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.stamp import Stamp
from app.wording import day_words, target_line
from sim.scenario import EVENT_KINDS, Change, Event
from sim.units import Unit


def inputs_page(case: Case, stamp: Stamp) -> Page:
    """Every input that differs, with its reason; then what the run was."""
    document, baseline = case.document, case.answer.question.baseline
    changed = [entry for entry in register(document, baseline) if entry.changed]
    count = len(stamp.differs)
    headline = (
        "No input differs from the baseline" if stamp.baseline else "This is the baseline itself"
    )
    if count:
        headline = f"{count} input{'s differ' if count > 1 else ' differs'} from the baseline"
    tables = [_run(case, stamp)]
    if changed:
        tables.insert(0, _levers(changed))
    if document.scenario.events:
        tables.insert(-1, _events(document, baseline if stamp.baseline else None))
    return Page(
        kind=Kind.INPUTS,
        headline=headline,
        lead=f"The baseline is {baseline.title}." if stamp.baseline else "",
        tables=tuple(tables),
        speaker=(
            "Whoever has the scenario file can run it again and see whether the same figures come "
            f"of it: headroom reproduce {stamp.code} and the name of the file.",
        ),
    )


def _levers(changed: list[Entry]) -> Table:
    rows = tuple(
        (
            entry.row.label,
            entry.baseline_words,
            entry.value_words,
            _when(entry),
            entry.mark_words,
            entry.reason,
        )
        for entry in changed
    )
    columns = ("Lever or assumption", "Baseline", "Here", "From", "Evidence", "Reason")
    return Table("Inputs that differ from the baseline", columns, rows)


def _when(entry: Entry) -> str:
    return "; ".join(map(_begins, entry.changes)) or "the first day"


def _begins(change: Change) -> str:
    over = f", over {Unit.MONTHS.say(change.over_months)}" if change.over_months else ""
    return f"{day_words(change.date)}{over}"


def _events(document: Document, baseline: Document | None) -> Table:
    """Every event, and whether the baseline has it too."""
    theirs = {_key(each) for each in baseline.scenario.events} if baseline else None
    rows = tuple(
        (
            day_words(event.date),
            EVENT_KINDS[event.kind].label,
            f"{event.size:g}",
            *(() if theirs is None else ("yes" if _key(event) in theirs else "no",)),
            event.reason,
        )
        for event in sorted(document.scenario.events, key=lambda each: each.date)
    )
    beside = () if theirs is None else ("In the baseline too",)
    return Table("Events", ("Date", "Event", "Size (1 is usual)", *beside, "Reason"), rows)


def _key(event: Event) -> tuple[object, ...]:
    """What an event does, whatever it is given as a reason."""
    return (event.date, event.kind, event.size)


def _run(case: Case, stamp: Stamp) -> Table:
    scenario = case.document.scenario
    rows = [
        (
            "First and last day",
            f"{day_words(scenario.first_day)} to {day_words(scenario.last_day)}",
        ),
        ("Possible futures", f"{stamp.futures:,}"),
        ("What varies", stamp.varies),
        ("Seed", str(stamp.seed)),
        *(("Target", target_line(target)) for target in case.document.targets),
        ("Version of Headroom", stamp.version),
        ("Code", stamp.code),
        *((f"Code of {other.document.title}", other.document.code) for other in case.others),
    ]
    return Table("The run", ("What", "Value"), tuple(rows))

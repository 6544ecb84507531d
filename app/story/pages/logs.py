"""The assumptions log and the quality log, in the form of the Aqua Book."""

from collections.abc import Iterator, Sequence

from app.assurance import LogEntry
from app.briefing_edits import is_signed, ownership
from app.document import Document
from app.figures.shapes import Table
from app.sources.beyond import beyond_evidence
from app.sources.register import Entry, register
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.pages.assumptions import value_and_date
from app.story.stamp import Stamp
from app.value import say
from app.wording import day_words

NOT_SIGNED = "not signed"
_MOST_REASONS = 5


# Assumptions


def assumptions_log_page(case: Case, stamp: Stamp) -> Page:
    """Each assumption that varies, was changed or has an owner: what it rests on, who signed it."""
    document = case.document
    entries = logged_entries(document, register(document, case.answer.question.baseline))
    signed = sum(is_signed(document, each.path) for each in entries)
    return Page(
        kind=Kind.ASSUMPTIONS_LOG,
        headline=_how_many_signed(signed, len(entries)),
        lead="Listed is what differs from the baseline, what varies in this run and what has an "
        "owner; the workbook has the whole register.",
        tables=(_assumptions(document, entries),) if entries else (),
        sources=(f"Register of assumptions, Headroom {stamp.version}.",),
        speaker=("A signature holds for the value it was given for, and for no other.",),
    )


def logged_entries(document: Document, entries: Sequence[Entry]) -> list[Entry]:
    """What the log lists, first what was changed."""
    owned = document.assurance.assumptions
    listed = [each for each in entries if each.changed or each.varies or each.path in owned]
    return sorted(listed, key=lambda each: not each.changed)


def _how_many_signed(signed: int, of: int) -> str:
    if not of:
        return "No assumption varies, was changed or has an owner"
    number = f"{signed:,}" if signed else "None"
    return f"{number} of {of:,} assumptions {'is' if signed <= 1 else 'are'} signed off"


def _assumptions(document: Document, entries: Sequence[Entry]) -> Table:
    columns = (
        "Lever or assumption", "Value", "Varies in this run", "Evidence", "Source", "Reason",
        "Owner", "Signed off",
    )  # fmt: skip
    rows = (
        (
            each.name,
            value_and_date(each),
            each.range_words,
            each.mark_words,
            each.source,
            each.reason,
            ownership(document, each.path).owner or "none",
            signed_words(document, each),
        )
        for each in entries
    )
    return Table("Assumptions log", columns, tuple(rows))


def signed_words(document: Document, entry: Entry) -> str:
    """By whom and when a value was signed off, or that it was not."""
    owned = ownership(document, entry.path)
    if not owned.signed_by or owned.signed_on is None or owned.signed_value is None:
        return NOT_SIGNED
    by = f"{owned.signed_by}, {day_words(owned.signed_on)}"
    if is_signed(document, entry.path):
        return by
    return f"{NOT_SIGNED}: {by} was for {say(entry.row.unit, owned.signed_value)}"


# Quality


def quality_log_page(case: Case, stamp: Stamp) -> Page:
    """Whether anybody answers for it, what was checked, what was handed over, who changed what."""
    document = case.document
    tables = []
    if document.published:
        tables.append(_published(document))
    if document.log:
        tables.append(_log(document.log))
    return Page(
        kind=Kind.QUALITY_LOG,
        headline=stamp.assured if stamp.is_assured or document.assurance.signed else _nobody(stamp),
        lead=_who_answers(document),
        points=(*_signature(document), *_checks(case, stamp)),
        tables=tuple(tables),
        speaker=("Whoever signs says what they have checked, and what they have not.",),
    )


def _nobody(stamp: Stamp) -> str:
    """Not assured, and why."""
    said, _, due = stamp.assured.partition(", ")
    return f"{said}: nobody has signed it{f'; {due}' if due else ''}"


def _who_answers(document: Document) -> str:
    owner, by = document.assurance.owner, document.assurance.review_by
    answers = f"{owner} answers for this scenario." if owner else "Nobody is named who answers."
    return f"{answers} {f'Review by {day_words(by)}.' if by else 'No date is set for a review.'}"


def _signature(document: Document) -> Iterator[str]:
    signed = document.assurance.signed
    if signed is not None:
        role = f", {signed.role}" if signed.role else ""
        what = f": \u201c{signed.words}\u201d" if signed.words else "."
        yield f"Signed on {day_words(signed.on)} for code {signed.code} by {signed.by}{role}{what}"


def _checks(case: Case, stamp: Stamp) -> Iterator[str]:
    """What the program itself has checked."""
    failures = case.answer.ensemble.failures
    done = f"{stamp.futures:,}"
    yield (
        f"Checked by the program: in each of the {done} possible futures, on every day, cases, "
        "posts and FTE balance with those who came, went and are there."
    )
    if failures:
        asked = stamp.futures + len(failures)
        said = "; ".join(dict.fromkeys(each.reason for each in failures[:_MOST_REASONS]))
        yield f"{len(failures):,} of {asked:,} possible futures failed and are left out: {said}."
    else:
        yield "No possible future failed or was left out."
    beyond = len(beyond_evidence(case.document.scenario))
    lie = "values lie" if beyond > 1 else "value lies"
    yield f"{beyond or 'No'} {lie} outside what the evidence has seen."
    yield (
        f"Every figure can be run again: headroom reproduce {stamp.code}, with the scenario file, "
        "says whether it comes out the same to the digit."
    )


def _published(document: Document) -> Table:
    rows = (
        (day_words(each.on), each.file, f"Headroom {each.version}", each.code)
        for each in reversed(document.published)
    )
    columns = ("Handed over on", "File", "Made with", "Code")
    return Table("Briefings that were handed over, the latest first", columns, tuple(rows))


def _log(log: Sequence[LogEntry]) -> Table:
    rows = (
        (day_words(each.on), each.by or "not said", each.what, each.why, each.code)
        for each in reversed(log)
    )
    columns = ("Saved on", "By", "What was changed", "Reason", "Code")
    return Table("What was changed, the latest first", columns, tuple(rows))

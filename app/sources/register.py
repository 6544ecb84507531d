"""The assumptions register: everything there is to say of each lever, assumption and fact.

Rows are derived from the catalogue, the document and its baseline, and kept nowhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.document import Document
from app.edits import checked_value, dated, reason_of, same_as, set_range, value_of
from app.files.shape import may_vary
from app.outlooks.budget import PATH as BUDGET
from app.outlooks.budget import budget_of
from app.reports.csv_report import safe_text
from app.sources.catalogue import Row, catalogue, find
from app.sources.evidence import Evidence, evidence_table
from app.value import allowed, say
from app.wording import day_words, inside
from sim.parameter import Kind
from sim.scenario import PARAMETERS, Change
from sim.units import MINUS, Unit

Range = tuple[float, float]

KIND_WORDS = {Kind.LEVER: "Lever", Kind.ASSUMPTION: "Assumption", Kind.FACT: "Fact"}
MARK_PLURALS = {
    "A": "published statistics",
    "B": "news reports of council papers",
    "C": "research",
    "D": "our assumptions",
}


@dataclass(frozen=True)
class Entry:
    """One lever, assumption or fact as a document has it."""

    row: Row
    value: float
    """What it ends on: that of the last dated change, else that of the first day."""
    first_value: float
    baseline: float
    """What it ends on in the baseline."""
    range: Range | None
    """What the document lets it vary in, or an assumed budget could be; None if it is kept."""
    varies: bool
    """Whether it does vary in this run, which it does not while luck alone varies."""
    changes: tuple[Change, ...]
    reason: str
    changed: bool
    """Whether value, range or dated changes differ from the baseline's."""

    @property
    def path(self) -> str:
        """Its name in files."""
        return self.row.path

    @property
    def name(self) -> str:
        """What it is called where its group is not said beside it."""
        label, group = self.row.label, self.row.group_title
        return f"{label} ({inside(group)})" if label in _shared_labels() else label

    @property
    def may_vary(self) -> bool:
        """Whether it can be given a range: what the council decides and a switch cannot."""
        return may_vary(PARAMETERS[self.path])

    @property
    def value_words(self) -> str:
        """The value it ends on."""
        return say(self.row.unit, self.value)

    @property
    def baseline_words(self) -> str:
        """The value it ends on in the baseline."""
        return say(self.row.unit, self.baseline)

    @property
    def range_words(self) -> str:
        """What it varies in, in this run."""
        if self.range is None:
            return "kept"
        words = span(self.row.unit, *self.range)
        return words if self.varies else f"kept ({words} set aside)"

    @property
    def seen_words(self) -> str:
        """The range seen in evidence; of an assumption, its likely range."""
        if self.row.unit is Unit.YES_OR_NO:
            return ""
        return span(self.row.unit, self.row.low, self.row.high) if self.row.has_range else ""

    @property
    def mark_words(self) -> str:
        """The mark with what it means."""
        return f"{self.row.mark}, {self.row.mark_in_words}"

    @property
    def source(self) -> str:
        """Its sources, the one that the value is taken from first."""
        return "; ".join(self.row.sources)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The rows of evidence it rests on."""
        return tuple(evidence_table()[each] for each in self.row.evidence)

    @property
    def allowed_words(self) -> str:
        """The sentence that says what may be entered."""
        return allowed(PARAMETERS[self.path])

    @property
    def change_lines(self) -> tuple[str, ...]:
        """Its dated changes, a line each."""
        return tuple(change_words(self.row.unit, each) for each in self.changes)


@dataclass(frozen=True)
class Filter:
    """Which entries are wanted; all of it must hold."""

    text: str = ""
    """Every word must be found somewhere in the entry."""
    kind: Kind | None = None
    mark: str = ""
    changed_only: bool = False
    varied_only: bool = False

    def wants(self, entry: Entry) -> bool:
        """Whether an entry is wanted."""
        return (
            (self.kind is None or entry.row.kind is self.kind)
            and (not self.mark or entry.row.mark == self.mark)
            and (entry.changed or not self.changed_only)
            and (entry.varies or not self.varied_only)
            and all(word in _searched(entry) for word in self.text.casefold().split())
        )


def register(document: Document, baseline: Document) -> tuple[Entry, ...]:
    """Every lever, assumption and fact of a document, in the order of the catalogue."""
    ranges = _with_budget(document)
    set_aside = document.scenario.ranges.keys() - document.played.ranges.keys()
    varied = set() if document.vary == "luck" else ranges.keys() - set_aside
    return tuple(
        _entry(row, document, baseline, ranges.get(row.path), row.path in varied)
        for row in catalogue()
    )


def _with_budget(document: Document) -> Mapping[str, Range]:
    """Ranges with that of an assumed budget, which costs are held against and no run needs."""
    assumed = budget_of(document).range
    return {**document.scenario.ranges, **({BUDGET: assumed} if assumed else {})}


def _entry(
    row: Row, document: Document, baseline: Document, ends: Range | None, varies: bool
) -> Entry:
    path = row.path
    return Entry(
        row=row,
        value=value_of(document, path),
        first_value=document.scenario.settings.get(path),
        baseline=value_of(baseline, path),
        range=ends,
        varies=varies,
        changes=dated(document, path),
        reason=reason_of(document, path),
        changed=not same_as(document, path, baseline),
    )


@cache
def _shared_labels() -> frozenset[str]:
    """Labels that several have."""
    labels = Counter(row.label for row in catalogue())
    return frozenset(label for label, count in labels.items() if count > 1)


def _searched(entry: Entry) -> str:
    return f"{_fixed_text(entry.path)}\n{entry.reason.casefold()}"


@cache
def _fixed_text(path: str) -> str:
    """What of an entry never changes and can be searched."""
    row = find(path)
    texts = (row.label, path, path.replace("_", " "), row.group_title, row.help)
    return "\n".join((*texts, *row.sources, *row.evidence)).casefold()


def count_line(entries: Sequence[Entry]) -> str:
    """How many there are and what they rest on, in two sentences."""
    marks = [entry.row.mark for entry in entries]
    there = [mark for mark in MARK_PLURALS if mark in marks]
    on = [
        f"{marks.count(mark):,}{'' if n else ' rest'} on {MARK_PLURALS[mark]}"
        for n, mark in enumerate(there)
    ]
    vary = sum(entry.varies for entry in entries)
    changed = sum(entry.changed for entry in entries)
    return (
        f"{len(entries):,} levers, assumptions and facts: {_listed(on)}. "
        f"{vary or 'None'} {'varies' if vary == 1 else 'vary'} in this run; "
        f"{changed or 'none'} {'differs' if changed == 1 else 'differ'} from the baseline."
    )


def _listed(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def span(unit: Unit, low: float, high: float) -> str:
    """A range with its unit said once.

    >>> span(Unit.PERCENT, 20, 27), span(Unit.POUNDS, 2000, 10000), span(Unit.DAYS, 7, 56)
    ('20 to 27%', '£2,000 to £10,000', '7 to 56 days')
    """
    least = say(unit, low)
    for after in (unit.after, unit.after_one):
        least = least.removesuffix(after.removeprefix("m"))
    return f"{least} to {say(unit, high)}"


def change_words(unit: Unit, change: Change) -> str:
    """A dated change in words, its reason apart."""
    over = f", reached over {say(Unit.MONTHS, change.over_months)}" if change.over_months else ""
    return f"{say(unit, change.value)} from {day_words(change.date)}{over}"


def with_typed_range(document: Document, path: str, low: str, high: str) -> Document:
    """A range as it was typed; ``CannotUse`` says what is wrong with it."""
    parameter, present = PARAMETERS[path], value_of(document, path)
    ends = (checked_value(parameter, text, present) for text in (low, high))
    return set_range(document, path, *ends)


# As a table of text

COLUMNS = (
    "Name", "Value", "Varies in this run", "Seen in evidence", "Mark", "Baseline", "Kind", "Group",
    "Reason", "Source", "Changed",
)  # fmt: skip

_NUMBER = re.compile(rf"[-{MINUS}]£?[0-9][0-9,]*(\.[0-9]+)?[m%]?")


def cells(entry: Entry) -> tuple[str, ...]:
    """An entry as the cells of a row, in the order of the columns."""
    row = entry.row
    return (
        row.label, entry.value_words, entry.range_words, entry.seen_words, entry.mark_words,
        entry.baseline_words, KIND_WORDS[row.kind], row.group_title, entry.reason, entry.source,
        "changed" if entry.changed else "",
    )  # fmt: skip


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text to be pasted into a spreadsheet: nothing in it is taken for a formula."""
    return "\n".join("\t".join(_pasted(cell) for cell in row) for row in rows)


def _pasted(cell: str) -> str:
    """A cell in one line; a plain negative number stays a number."""
    line = " ".join(cell.split())
    return line.replace(MINUS, "-") if _NUMBER.fullmatch(line) else safe_text(line)

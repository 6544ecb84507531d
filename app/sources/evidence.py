"""The evidence table: where every default comes from and how far it can be trusted."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import fill
from types import MappingProxyType

from sim.units import true_minus

TABLE = Path(__file__).resolve().parent.parent.parent / "assets" / "evidence" / "evidence.csv"

COLUMNS = (
    "id", "quantity", "value", "low", "high", "unit", "date_or_period", "place",
    "source_title", "source_address", "confidence", "note",
)  # fmt: skip

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "A": "published statistic",
        "B": "news report of a council paper",
        "C": "research",
        "D": "our assumption",
    }
)
"""What each mark means, the firmest first."""


@dataclass(frozen=True)
class Evidence:
    """One row of the table: a number, an event or a direction, with its source."""

    id: str
    quantity: str
    value: float | None
    """None where the row gives words, several values or a direction only."""
    low: float | None
    high: float | None
    unit: str
    period: str
    place: str
    source: str
    address: str
    """Where the source can be read; "none" if nowhere."""
    mark: str
    note: str
    words: str = ""
    """What stands in place of a number, such as "Jul-Oct"; empty if there is a number."""

    @property
    def mark_in_words(self) -> str:
        """What the mark means."""
        return MARKS[self.mark]

    @property
    def said(self) -> str:
        """The finding with its range and unit.

        >>> evidence_table()["BHM-026"].said, evidence_table()["ASM-009"].said
        ('354 (324 to 358) FTE', 'Jul-Oct months')
        """
        finding = self.words if self.value is None else true_minus(f"{self.value:,.10g}")
        if self.low is not None and self.high is not None:
            finding += true_minus(f" ({self.low:,.10g} to {self.high:,.10g})")
        return f"{finding} {self.unit}".strip()

    def in_full(self) -> Iterator[str]:
        """Everything the row says, as indented lines of text."""
        where = ", ".join(dict.fromkeys((self.period, self.place)))  # "model", "model": said once
        later = " " * 11
        yield wrapped(f"{self.id:<8} {self.quantity}: {self.said}; {where}.", "  ", later)
        source = "" if self.source == self.mark_in_words else f" {self.source}."
        yield wrapped(f"Mark {self.mark}, {self.mark_in_words}.{source}", later, later)
        if "://" in self.address:
            yield later + self.address  # alone on its line, to be copied whole
        if self.note:
            yield wrapped(f"Note: {self.note.rstrip(';')}.", later, later)


def wrapped(text: str, first: str = "", later: str = "") -> str:
    """A paragraph in lines of at most 100 columns, the first and the later ones indented."""
    return fill(
        text, 100, initial_indent=first, subsequent_indent=later,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _evidence(row: Mapping[str, str]) -> Evidence:
    value = _number(row["value"])
    if row["confidence"] not in MARKS:
        raise ValueError(f"evidence {row['id']}: no such mark as {row['confidence']!r}")
    return Evidence(
        id=row["id"],
        quantity=row["quantity"],
        value=value,
        low=_number(row["low"]),
        high=_number(row["high"]),
        unit=row["unit"],
        period=row["date_or_period"],
        place=row["place"],
        source=row["source_title"],
        address=row["source_address"],
        mark=row["confidence"],
        note=row["note"],
        words="" if value is not None else row["value"],
    )


def read_evidence(lines: Iterator[str]) -> dict[str, Evidence]:
    """Read a table from the lines of its file; ``ValueError`` says what is wrong and where."""
    reader = csv.reader(lines)
    if tuple(next(reader, ())) != COLUMNS:
        raise ValueError("evidence: the first line must name the columns " + ", ".join(COLUMNS))
    table: dict[str, Evidence] = {}
    for cells in reader:
        if len(cells) != len(COLUMNS):
            raise ValueError(f"evidence, line {reader.line_num}: want {len(COLUMNS)} columns")
        row = _evidence(dict(zip(COLUMNS, cells, strict=True)))
        if row.id in table:
            raise ValueError(f"evidence, line {reader.line_num}: {row.id} is there twice")
        table[row.id] = row
    return table


@cache
def evidence_table() -> Mapping[str, Evidence]:
    """Every row of the evidence by its id, in the order of the file."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return MappingProxyType(read_evidence(file))

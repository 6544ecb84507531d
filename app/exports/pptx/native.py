"""What a native chart of a slide is made of: a sheet of numbers and what is drawn from it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from math import isfinite

from app.wording import short_month

Cell = float | None


@dataclass(frozen=True)
class Column:
    """Numbers under a header."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """The numbers behind a chart, as "Edit data" shows them: the first column names the rows."""

    corner: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    months: tuple[date, ...] = ()
    """The rows as dates, if they are months."""


@dataclass(frozen=True)
class Marker:
    """What stands at a number."""

    symbol: str
    """As PowerPoint calls it: "circle", "diamond", "dash"."""
    size: int
    fill: str
    line: str


@dataclass(frozen=True)
class Label:
    """Words at a number."""

    at: int
    text: str
    colour: str
    bold: bool = False
    side: str = "r"
    """Where they stand: "r" right of it, "t" above."""
    right: float = 0.0
    """How far they are moved from there, in points."""
    down: float = 0.0
    on_pane: bool = False
    """Whether what lies behind is hidden."""


@dataclass(frozen=True)
class Series:
    """One column, drawn. Colours are six hexadecimal digits; empty for none."""

    column: int
    """Counted from nought among the sheet's columns."""
    fill: str = ""
    line: str = ""
    width: float = 1.0
    dashed: bool = False
    marker: Marker | None = None
    labels: tuple[Label, ...] = ()
    in_key: bool = False
    span: tuple[int, int] | None = None
    """Columns of how far it reaches down and up: a line with a cap at either end."""


class Kind(Enum):
    """How the series of a group are drawn."""

    AREA = "stacked areas"
    LINE = "lines"
    BAR = "stacked columns"


@dataclass(frozen=True)
class Group:
    """Series drawn in one way on the same axes."""

    kind: Kind
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Axis:
    """The axis of values."""

    low: float
    high: float
    step: float
    format: str
    """How its numbers are written, as a spreadsheet says it."""
    widest: float = 0.0
    """Points that its longest number takes."""


@dataclass(frozen=True)
class Margins:
    """Points around the plot."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Size:
    """Of the chart and of the type in it, in points."""

    width: float
    height: float
    type: float = 12.0


@dataclass(frozen=True)
class NativeChart:
    """A chart whose rows stand side by side: months or financial years."""

    sheet: Sheet
    groups: tuple[Group, ...]
    axis: Axis
    size: Size
    margins: Margins
    every: int = 1
    """Each of so many months is named on the axis."""
    key_rows: int = 0


@dataclass
class SheetMaker:
    """Collects the columns of a sheet; each is known by its place."""

    columns: list[Column] = field(default_factory=list)

    def add(self, name: str, cells: Iterable[float | None]) -> int:
        """Add a column; what is no number is left blank. Returns its place."""
        kept = tuple(
            None if cell is None or not isfinite(cell) else float(cell) + 0.0 for cell in cells
        )
        self.columns.append(Column(name, kept))
        return len(self.columns) - 1

    def last(self, place: int) -> tuple[int, float] | None:
        """The row and the number of a column's last cell that is not blank."""
        known = [
            (at, cell) for at, cell in enumerate(self.columns[place].cells) if cell is not None
        ]
        return known[-1] if known else None

    def sheet(self, corner: str, names: Iterable[str] = (), months: tuple[date, ...] = ()) -> Sheet:
        """The sheet, no two headers alike: a spreadsheet's table would rename the second."""
        seen: dict[str, int] = {}
        columns = []
        for column in self.columns:
            seen[column.name] = seen.get(column.name, 0) + 1
            again = f" ({seen[column.name]})" if seen[column.name] > 1 else ""
            columns.append(replace(column, name=f"{column.name}{again}"))
        said = tuple(short_month(month) for month in months) or tuple(names)
        return Sheet(corner, said, tuple(columns), months)

"""What a figure is made of. Whoever draws one computes nothing; whoever makes one draws nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Role(Enum):
    """What a series is in a figure; the theme gives each role its colour and line."""

    ANSWER = "the answer"
    SECOND = "a second series"
    THIRD = "a third series"
    FOURTH = "a fourth series"
    EMPTY = "what is not there, such as posts nobody fills"
    STEP_1 = "the lowest of six steps"
    STEP_2 = "the second of six steps"
    STEP_3 = "the third of six steps"
    STEP_4 = "the fourth of six steps"
    STEP_5 = "the fifth of six steps, the first to worry about"
    STEP_6 = "the highest of six steps"


@dataclass(frozen=True, eq=False)
class Fan:
    """How one outcome lies over the months: the middle and two bands, a number a month each."""

    label: str
    """What stands at the end of the line when there is more than one fan; a word or two."""
    role: Role
    p10: Numbers
    p25: Numbers
    p50: Numbers
    p75: Numbers
    p90: Numbers


@dataclass(frozen=True, eq=False)
class Line:
    """A single line, such as the caseload of the most loaded tenth."""

    label: str
    role: Role
    values: Numbers


@dataclass(frozen=True)
class TargetMark:
    """What is wanted by a date."""

    value: float
    by: date
    label: str
    """Such as "Target: 500 by 31 March 2017"."""


@dataclass(frozen=True)
class ObservedMark:
    """A number that was counted."""

    month: date
    value: float
    label: str
    """What was counted and where it is from, for a tooltip and the table."""


@dataclass(frozen=True)
class StartMark:
    """What was stated of the first day, and the range from which the futures start."""

    month: date
    value: float
    low: float
    high: float
    label: str
    """Such as "354 reported; the range starts at 324 to 358"."""


class Why(Enum):
    """What a dated mark stands for."""

    LEVER = "a lever"
    EVENT = "an event"
    POLICY = "a policy that was decided before"


@dataclass(frozen=True)
class DatedMark:
    """Something that begins on a date: drawn as a tick on the time axis with its words."""

    day: date
    label: str
    """Short: "Golden hello £6,000"."""
    why: Why


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure:
    """What every figure has."""

    key: str
    """Names the figure in settings and tests, such as "permanent_fte"."""
    title: str
    """The finding, as a sentence without a full stop."""
    subtitle: str
    """The measure, with unit and place or period."""
    say: Callable[[float], str]
    """A value of the figure in words, with its unit: "396 FTE"."""
    tick: Callable[[float], str]
    """A value on the axis: "400", "£30m"."""
    description: str
    """The figure in two or three sentences, for those who do not see it."""
    from_zero: bool
    """Whether the value axis must begin at nought."""
    unit: str = ""
    """What stands after a number in words and in a table's header instead: "FTE"."""
    futures: int = 0
    """How many possible futures it rests on; with few of them a band is not "8 in 10"."""
    is_growing: bool = False
    """Whether more futures are to come in: then axes and words keep their places if they can."""


@dataclass(frozen=True, eq=False, kw_only=True)
class FanFigure(Figure):
    """Outcomes over the months with their spread."""

    months: tuple[date, ...]
    """Those with a number: a flow has none on the first day, a year's sum none in the first."""
    fans: tuple[Fan, ...]
    lines: tuple[Line, ...] = ()
    ghosts: tuple[Numbers, ...] = ()
    """The baseline's middle for each fan, dashed; empty where there is none to compare."""
    target: TargetMark | None = None
    observed: tuple[ObservedMark, ...] = ()
    start: StartMark | None = None
    marks: tuple[DatedMark, ...] = ()
    note: str = ""
    """One line under the figure: "In March 2017 12% of workers hold more than 25 children"."""
    middle: str = "Middle future"
    """What the line in the middle of a fan is."""
    many: str = "futures"
    """What a band holds so many in ten of."""


@dataclass(frozen=True, eq=False)
class Layer:
    """One part of a stack, a number a month."""

    label: str
    role: Role
    values: Numbers


@dataclass(frozen=True, eq=False, kw_only=True)
class StackFigure(Figure):
    """Parts that add up, over the months."""

    months: tuple[date, ...]
    layers: tuple[Layer, ...]
    """From the bottom up."""
    limit: Line | None = None
    """What the parts may add up to, such as the establishment."""
    marks: tuple[DatedMark, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a bar."""

    label: str
    role: Role
    value: float


@dataclass(frozen=True)
class Bar:
    """One bar of parts that add up, with the spread of the whole."""

    name: str
    """Such as "2015/16"."""
    label: str
    """Its whole in words: "£31.6m"."""
    parts: tuple[Part, ...]
    low: float
    high: float
    """8 in 10 futures lie between."""
    limit: float | None
    """What may be spent."""
    is_part: bool
    """A year of which only some months were run: marked with an asterisk."""
    middle: float | None = None
    """The middle future's whole, which the label says."""
    ghost: float | None = None
    """The baseline's middle; None where there is none to compare."""
    limit_ends: tuple[float, float] | None = None
    """What may be spent could be this little or this much; None where it is known."""

    @property
    def named(self) -> str:
        """Its name as it stands under it."""
        return f"{self.name}*" if self.is_part else self.name


@dataclass(frozen=True)
class Upright:
    """A line upwards among bars that stand for ranges of a number."""

    at: float
    """Among the bars, the middle of the first at 0 and of the next at 1."""
    label: str
    """Such as "Needed: 41%"."""


@dataclass(frozen=True, eq=False, kw_only=True)
class BarFigure(Figure):
    """Bars side by side."""

    bars: tuple[Bar, ...]
    limit_label: str = ""
    note: str = ""
    names: str = "Financial year"
    """What the bars are, over their names in a table."""
    is_count: bool = False
    """Whether the bars count what was observed: no future, so no middle and no range."""
    upright: Upright | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class LineFigure(Figure):
    """Single lines over the months, such as the chance of each target."""

    months: tuple[date, ...]
    lines: tuple[Line, ...]
    highest: float | None = None
    """Where the value axis ends, such as 100 for a share; None: as the numbers lie."""
    marks: tuple[DatedMark, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Interval:
    """One row of a comparison: where the futures of a scenario lie."""

    name: str
    """Of the scenario."""
    role: Role
    low: float
    """8 in 10 futures lie between low and high."""
    middle: float
    high: float


@dataclass(frozen=True, eq=False, kw_only=True)
class IntervalFigure(Figure):
    """Scenarios below each other, each with its middle future and its range; values run across."""

    rows: tuple[Interval, ...]
    target: TargetMark | None = None
    note: str = ""
    middle: str = "Middle future"
    """What the middle of a row is."""


AnyFigure = FanFigure | StackFigure | BarFigure | LineFigure | IntervalFigure


def months_of(figure: AnyFigure | None) -> tuple[date, ...]:
    """The months a figure shows; bars of years and rows of scenarios have none."""
    if figure is None or isinstance(figure, BarFigure | IntervalFigure):
        return ()
    return figure.months


@dataclass(frozen=True)
class Table:
    """The table behind a figure."""

    title: str
    columns: tuple[str, ...]
    """Headers with units."""
    rows: tuple[tuple[str, ...], ...] = field(default=())
    """Cells as they are read; the first of each row names it."""
    numbers: tuple[tuple[float | None, ...], ...] = field(default=())
    """The same cells as numbers, for other programs; None where a cell is text."""

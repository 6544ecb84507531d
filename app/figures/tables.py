"""The table behind each figure, as it is read and as numbers; and every series at a month."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.figures.bands import is_counted, outer_band
from app.figures.shapes import (
    AnyFigure,
    Bar,
    BarFigure,
    Fan,
    FanFigure,
    Figure,
    IntervalFigure,
    LineFigure,
    StackFigure,
    Table,
    months_of,
)
from app.figures.units import bare
from app.outlooks.outlook import month_of
from app.wording import short_month
from sim.calendar import financial_year

Cell = float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_SHORT = 2
"""Words of a number and its unit, of which there may be many in a small space."""


START = ("Stated for the first day", "First day from", "First day to")
"""What the columns of a mark on the first day are called."""


def table_of(figure: AnyFigure) -> Table:
    """Everything that a figure shows, month by month or bar by bar."""
    match figure:
        case FanFigure():
            return _laid_out(figure, "Month", _names(figure.months), _fan_columns(figure))
        case StackFigure():
            return _laid_out(figure, "Month", _names(figure.months), _stack_columns(figure))
        case BarFigure():
            names = [f"{bar.name}{' (part)' if bar.is_part else ''}" for bar in figure.bars]
            return _laid_out(figure, figure.names, names, _bar_columns(figure))
        case LineFigure():
            columns = [_column(line.label, line.values) for line in figure.lines]
            return _laid_out(figure, "Month", _names(figure.months), columns)
        case IntervalFigure():
            names = [row.name for row in figure.rows]
            return _laid_out(figure, "Scenario", names, _interval_columns(figure))


@dataclass(frozen=True)
class _Column:
    """A header and a number for each row, None where there is none."""

    name: str
    cells: Sequence[Cell]


def _laid_out(
    figure: Figure, first: str, names: Sequence[str], columns: Sequence[_Column]
) -> Table:
    unit = f" ({figure.unit})" if figure.unit else ""
    return Table(
        title=f"{figure.title}: {figure.subtitle}",
        columns=(first, *(f"{column.name}{unit}" for column in columns)),
        rows=tuple(
            (name, *(_said(figure, column.cells[row]) for column in columns))
            for row, name in enumerate(names)
        ),
        numbers=tuple(
            (None, *(column.cells[row] for column in columns)) for row in range(len(names))
        ),
    )


def _said(figure: Figure, cell: Cell) -> str:
    """A cell as it is read; the unit is in the header."""
    return "" if cell is None else bare(figure.say(cell))


def _names(months: Sequence[date]) -> list[str]:
    return [short_month(month) for month in months]


def _fan_columns(figure: FanFigure) -> list[_Column]:
    several = len(figure.fans) > 1
    columns: list[_Column] = []
    for place, fan in enumerate(figure.fans):
        before = f"{fan.label}: " if several else ""
        columns += [_column(f"{before}{name}", row) for name, row in _bands(fan, figure)]
        if place < len(figure.ghosts):
            columns.append(_column(f"{before}Baseline, middle future", figure.ghosts[place]))
    columns += [_column(f"{line.label}, middle future", line.values) for line in figure.lines]
    if figure.target is not None:
        month = _month_of_target(figure)
        wanted = [figure.target.value if each == month else None for each in figure.months]
        columns.append(_Column("Target", wanted))
    if figure.observed:
        counted = {mark.month: mark.value for mark in figure.observed}
        columns.append(_Column("Observed", [counted.get(each) for each in figure.months]))
    if figure.start is not None:
        start = figure.start
        for name, value in zip(START, (start.value, start.low, start.high), strict=True):
            on_day = [value if each == start.month else None for each in figure.months]
            columns.append(_Column(name, on_day))
    return columns


def _bands(fan: Fan, figure: FanFigure) -> list[tuple[str, Sequence[float]]]:
    """With few futures the bands are shown and not called so many in ten."""
    low, high = _ends(figure)
    inner = ("1 in 4 below", "1 in 4 above")
    lower, upper = inner if is_counted(figure) else ("Inner band from", "Inner band to")
    return [
        (low, list(fan.p10)),
        (lower, list(fan.p25)),
        (figure.middle, list(fan.p50)),
        (upper, list(fan.p75)),
        (high, list(fan.p90)),
    ]


def _column(name: str, values: Iterable[float]) -> _Column:
    return _Column(name, [float(each) for each in values])


def _month_of_target(figure: FanFigure) -> date | None:
    """The month a target is read at; None if the figure does not reach it."""
    if figure.target is None:
        return None
    try:
        return month_of(figure.target.by, figure.months)
    except ValueError:
        return None


def _stack_columns(figure: StackFigure) -> list[_Column]:
    columns = [_column(layer.label, layer.values) for layer in figure.layers]
    together = sum((layer.values for layer in figure.layers[1:]), figure.layers[0].values)
    columns.append(_column("Together", together))
    if figure.limit is not None:
        columns.append(_column(figure.limit.label, figure.limit.values))
    return columns


def _bar_columns(figure: BarFigure) -> list[_Column]:
    bars = figure.bars
    labels = [part.label for part in bars[0].parts] if bars else []
    average = "" if figure.futures == 1 or figure.is_count else ", average"
    columns = [
        _Column(f"{label}{average}", [bar.parts[place].value for bar in bars])
        for place, label in enumerate(labels)
    ]
    low, high = _ends(figure)
    together = [sum(part.value for part in bar.parts) for bar in bars]
    columns.append(_Column(f"Together{average}", together))
    if figure.is_count:
        return columns
    columns += [
        _Column(low, [bar.low for bar in bars]),
        _Column("Middle future", [bar.middle for bar in bars]),
        _Column(high, [bar.high for bar in bars]),
    ]
    if any(bar.ghost is not None for bar in bars):
        columns.append(_Column("Baseline, middle future", [bar.ghost for bar in bars]))
    if any(bar.limit is not None for bar in bars):
        label = figure.limit_label or "Limit"
        columns.append(_Column(label, [bar.limit for bar in bars]))
        ends = [bar.limit_ends or (None, None) for bar in bars]
        if any(bar.limit_ends for bar in bars):
            columns.append(_Column(f"{label}, lowest", [low for low, _ in ends]))
            columns.append(_Column(f"{label}, highest", [high for _, high in ends]))
    return columns


def _interval_columns(figure: IntervalFigure) -> list[_Column]:
    low, high = _ends(figure)
    columns = [
        _Column(low, [row.low for row in figure.rows]),
        _Column(figure.middle, [row.middle for row in figure.rows]),
        _Column(high, [row.high for row in figure.rows]),
    ]
    if figure.target is not None:
        columns.append(_Column("Target", [figure.target.value] * len(figure.rows)))
    return columns


def _ends(figure: Figure) -> tuple[str, str]:
    """With few futures the band is shown and not called so many in ten."""
    if is_counted(figure):
        return "1 in 10 below", "1 in 10 above"
    return "Outer band from", "Outer band to"


# For the clipboard


def as_text(table: Table) -> str:
    """A table for the clipboard: tabs between cells, numbers with every digit and no unit.

    A text that a spreadsheet would take for a formula is marked as text; a negative number stays
    a number.
    """
    lines = ["\t".join(_text(each) for each in table.columns)]
    for words, numbers in zip(table.rows, table.numbers, strict=True):
        lines.append("\t".join(_pasted(*cell) for cell in zip(words, numbers, strict=True)))
    return "\n".join(lines) + "\n"


def _pasted(word: str, number: Cell) -> str:
    return _text(word) if number is None else f"{number + 0.0:.12g}"


def _text(word: str) -> str:
    marked = f"'{word}" if word.startswith(_FORMULA) else word
    return " ".join(marked.split())


# At a month


def values_at(figure: AnyFigure, month: date) -> tuple[tuple[str, str], ...]:
    """Every series of a figure at a month, as label and value; none if it has no such month.

    Of bars it is the year that the month falls in.
    """
    match figure:
        case FanFigure():
            return tuple(_fan_values(figure, month))
        case StackFigure():
            return tuple(_stack_values(figure, month))
        case BarFigure():
            return tuple(_bar_values(figure, month))
        case LineFigure():
            return tuple(_line_values(figure, month))
        case IntervalFigure():
            return ()


def place_of(figure: AnyFigure | None, month: date) -> int | None:
    """Where a figure shows a month: bars show the financial year it falls in."""
    if isinstance(figure, BarFigure):
        names = [bar.name for bar in figure.bars]
        year = financial_year(month)
        return names.index(year) if year in names else None
    months = months_of(figure)
    return months.index(month) if month in months else None


def _fan_values(figure: FanFigure, month: date) -> Iterator[tuple[str, str]]:
    if month not in figure.months:
        return
    column = figure.months.index(month)
    several = len(figure.fans) > 1
    band = outer_band(figure, figure.many)
    for place, fan in enumerate(figure.fans):
        label = fan.label if several else figure.middle
        yield label, _read(figure, fan.p50[column])
        if figure.futures != 1:
            low, high = _read(figure, fan.p10[column]), _read(figure, fan.p90[column])
            said = high if low == high else f"{bare(low)} to {high}"
            yield (f"{fan.label}, {band}" if several else band), said
        if place < len(figure.ghosts):
            baseline = _read(figure, figure.ghosts[place][column])
            yield (f"{fan.label}, baseline" if several else "Baseline"), baseline
    for line in figure.lines:
        yield line.label, _read(figure, line.values[column])
    if figure.target is not None and _month_of_target(figure) == month:
        yield "Target", _read(figure, figure.target.value)
    for mark in figure.observed:
        if mark.month == month:
            yield "Observed", _read(figure, mark.value)
    if figure.start is not None and figure.start.month == month:
        low, high = _read(figure, figure.start.low), _read(figure, figure.start.high)
        yield START[0], f"{_read(figure, figure.start.value)} ({bare(low)} to {high})"


def _read(figure: FanFigure, value: float) -> str:
    """A number with a short unit; one of several words stands over the figure already."""
    said = figure.say(float(value))
    return said if len(said.split()) <= _SHORT else bare(said)


def _stack_values(figure: StackFigure, month: date) -> Iterator[tuple[str, str]]:
    if month not in figure.months:
        return
    column = figure.months.index(month)
    for layer in figure.layers:
        yield layer.label, figure.say(float(layer.values[column]))
    if figure.limit is not None:
        yield figure.limit.label, figure.say(float(figure.limit.values[column]))


def _line_values(figure: LineFigure, month: date) -> Iterator[tuple[str, str]]:
    if month in figure.months:
        column = figure.months.index(month)
        for line in figure.lines:
            yield line.label, figure.say(float(line.values[column]))


def _bar_values(figure: BarFigure, month: date) -> Iterator[tuple[str, str]]:
    for bar in figure.bars:
        if bar.name == financial_year(month):
            yield "Middle future", bar.label
            for part in bar.parts:
                yield part.label, figure.say(part.value)
            if bar.limit is not None:
                yield figure.limit_label or "Limit", limit_words(bar, figure.say)


def limit_words(bar: Bar, say: Callable[[float], str]) -> str:
    """What may be spent in a bar's year, and what it could be as long as that is assumed."""
    if bar.limit is None:
        return ""
    if bar.limit_ends is None:
        return say(bar.limit)
    low, high = bar.limit_ends
    return f"{say(bar.limit)} ({say(low)} to {say(high)})"

"""Parameters as rows: the register of levers, assumptions and facts, and how each is explained."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from io import StringIO
from types import MappingProxyType
from typing import Any

from app.sources.evidence import MARKS, evidence_table, wrapped
from sim.parameter import Kind, Parameter
from sim.scenario import EVENT_KINDS, PARAMETERS
from sim.scenario.changes import Effect, EventKind, How, Lasting
from sim.units import Unit, true_minus

EVENT = "event:"

GROUP_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "start": "The first day",
        "posts": "Posts and grades",
        "pay": "Pay and payments",
        "hiring": "Hiring",
        "leaving": "Leaving",
        "agency": "Agency cover",
        "demand": "Demand",
        "casework": "Casework",
        "money": "Money",
        "structure": "Structure options",
        "shocks": "Shocks",
        "years": "Years that differ",
    }
)
"""Each group of parameters in plain words."""

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LEVER: "a lever: the council decides it",
        Kind.ASSUMPTION: "an assumption: nobody knows it for certain",
        Kind.FACT: "a fact: it was counted or is fixed from outside",
    }
)


@dataclass(frozen=True)
class Row:
    """One parameter with everything a register needs to say of it."""

    path: str
    group: str
    group_title: str
    kind: Kind
    label: str
    unit: Unit
    default: float
    low: float
    high: float
    least: float
    most: float
    step: float
    help: str
    mark: str
    """Mark of the evidence row that the default is taken from."""
    sources: tuple[str, ...]
    """Titles of all its sources, each once."""
    evidence: tuple[str, ...]
    differs: str
    dated: bool

    @property
    def mark_in_words(self) -> str:
        """What the mark means."""
        return MARKS[self.mark]

    @property
    def has_range(self) -> bool:
        """Whether there is a range worth showing: a switch and a point have none."""
        return self.unit is not Unit.YES_OR_NO and self.low < self.high

    def say(self, value: float) -> str:
        """Say a value of this parameter with its unit and all the decimals it has."""
        return _say(self.unit, value)


def _say(unit: Unit, value: float) -> str:
    decimals = len(f"{value:.4f}".rstrip("0").partition(".")[2])
    if decimals and unit.before == "£" and "m" not in unit.after:
        decimals = max(decimals, 2)  # £22.50, not £22.5
    return unit.say(value, decimals)


def _briefly(unit: Unit, value: float) -> str:
    """Without what follows the number, where it stands nearby: £2,000, £1.5m, 24."""
    words = (after[after.find(" ") :] for after in (unit.after, unit.after_one))
    said = _say(unit, value)
    return next((said.removesuffix(each) for each in words if said.endswith(each)), said)


def _span(unit: Unit, low: float, high: float) -> str:
    return f"{_briefly(unit, low)} to {_say(unit, high)}"


@cache
def catalogue() -> tuple[Row, ...]:
    """Every parameter as a row, in the order of their declaration."""
    return tuple(_row(parameter) for parameter in PARAMETERS.values())


def _row(parameter: Parameter) -> Row:
    backing = [evidence_table()[each] for each in parameter.evidence]
    return Row(
        path=parameter.path,
        group=parameter.group,
        group_title=GROUP_TITLES[parameter.group],
        kind=parameter.kind,
        label=parameter.label,
        unit=parameter.unit,
        default=parameter.default,
        low=parameter.low,
        high=parameter.high,
        least=parameter.least,
        most=parameter.most,
        step=parameter.step,
        help=parameter.help,
        mark=backing[0].mark,
        sources=tuple(dict.fromkeys(each.source for each in backing)),
        evidence=parameter.evidence,
        differs=parameter.differs,
        dated=parameter.dated,
    )


def find(path: str) -> Row:
    """The row of a parameter; ``LookupError`` says which names are near."""
    for row in catalogue():
        if row.path == path:
            return row
    near = " or ".join(closest_paths(path, 2))
    raise LookupError(f"There is no parameter {path}." + (f" Did you mean {near}?" if near else ""))


def closest_paths(text: str, n: int = 3) -> tuple[str, ...]:
    """Parameters and events whose path, name or label is near to a text, the nearest first.

    >>> closest_paths("pay.golden_helo", 1), closest_paths("the front door opened", 1)
    (('pay.golden_hello',), ('event:front_door_opens',))
    """
    names = {row.path: (row.path, row.path.partition(".")[2], row.label) for row in catalogue()}
    names |= {
        EVENT + kind.name: (EVENT + kind.name, kind.name, kind.label)
        for kind in EVENT_KINDS.values()
    }
    near = {path: max(_likeness(text, name) for name in each) for path, each in names.items()}
    ranked = sorted(near, key=lambda path: -near[path])
    return tuple(path for path in ranked[:n] if near[path] >= 0.6)


def _likeness(text: str, name: str) -> float:
    """From 0 to 1; a name that holds the text is nearer than one that merely resembles it."""
    wanted, offered = (
        each.lower().replace("_", " ").replace(".", " ").replace(":", " ") for each in (text, name)
    )
    alike = difflib.SequenceMatcher(None, wanted, offered, autojunk=False).ratio()
    return (1 + alike) / 2 if f" {wanted} " in f" {offered} " else 0.9 * alike


# In words


def explain(path: str) -> str:
    """All there is to know of a parameter (``pay.golden_hello``) or a kind of event, as plain text.

    An event is asked for as ``event:pay_raid``, or by its name alone. ``LookupError`` says which
    names are near.
    """
    kind = EVENT_KINDS.get(path.removeprefix(EVENT))
    return "\n".join(_event_lines(kind) if kind else _parameter_lines(find(path)))


def _parameter_lines(row: Row) -> Iterator[str]:
    yield f"{row.label} ({row.path})"
    yield f"{row.group_title}, {KINDS[row.kind]}."
    yield ""
    yield wrapped(row.help)
    yield ""
    yield f"Value:            {row.say(row.default)}"
    if row.has_range:
        title = "Seen in evidence:" if row.kind is Kind.LEVER else "Likely range:    "
        yield f"{title} {_span(row.unit, row.low, row.high)}"
    yield f"May be entered:   {_limits(row)}"
    when = "may change from a date on" if row.dated else "holds for the first day and cannot change"
    yield f"Over time:        {when}"
    yield ""
    yield f"Rests on (mark {row.mark}, {row.mark_in_words}):"
    yield from _evidence_lines(row.evidence)
    if row.differs:
        yield ""
        yield wrapped(f"Why it differs from {row.evidence[0]}: {row.differs}")


def _limits(row: Row) -> str:
    if row.unit is Unit.YES_OR_NO:
        return "yes or no (1 or 0)"
    step = _briefly(row.unit, row.step)
    return f"{_span(row.unit, row.least, row.most)}; the slider moves by {step}"


def _event_lines(kind: EventKind) -> Iterator[str]:
    yield f"{kind.label} ({EVENT}{kind.name})"
    yield "An event: it has a date and a size; at size 1 it does what is said here."
    yield ""
    yield wrapped(kind.help)
    yield ""
    yield "What it does:"
    for effect in kind.effects:
        yield wrapped(f"- {_effect(effect)}", "  ", "    ")
    sizes = [PARAMETERS[each.size] for each in kind.effects if isinstance(each.size, str)]
    if sizes:
        yield ""
        yield "The sizes rest on:"
        yield from _evidence_lines(dict.fromkeys(id for size in sizes for id in size.evidence))


def _effect(effect: Effect) -> str:
    moved = PARAMETERS[effect.path]
    if isinstance(effect.size, str):
        size = PARAMETERS[effect.size]
        by_points = effect.how is How.BY_POINTS and moved.unit is Unit.PERCENT
        unit = Unit.POINTS if by_points else size.unit
        way = "falls" if size.default < 0 else "rises"
        change = f"{way} by {_say(unit, abs(size.default))}" if size.default else "is left alone"
        source = f"; size: {size.path}, {_span(unit, size.low, size.high)}"
    else:
        change, source = f"becomes {_say(moved.unit, effect.size)}", ""
    return f"{moved.label} ({moved.path}) {change}, {_lasting(effect)}{source}."


def _lasting(effect: Effect) -> str:
    if effect.lasting is Lasting.FOR_GOOD:
        return "for good"
    months = _say(Unit.MONTHS, PARAMETERS[effect.months].default)
    words = {
        Lasting.WHILE: f"for {months}",
        Lasting.AFTER: f"for good, {months} after the date",
        Lasting.DYING_AWAY: f"dying away: half is gone after {months}",
    }
    return f"{words[effect.lasting]} ({effect.months})"


def _evidence_lines(ids: Iterable[str]) -> Iterator[str]:
    for each in ids:
        yield from evidence_table()[each].in_full()


# As lists


def parameters_json() -> list[dict[str, Any]]:
    """Every parameter as a plain record, for other programs to read."""
    return [_record(row) for row in catalogue()]


def _record(row: Row) -> dict[str, Any]:
    record = {each.name: getattr(row, each.name) for each in fields(row)}
    lists = {name: list(value) for name, value in record.items() if isinstance(value, tuple)}
    words = {"mark_in_words": row.mark_in_words}
    return record | lists | words | {"kind": row.kind.value, "unit": row.unit.title}


def parameters_text() -> str:
    """Every parameter in tables by group, to be read on a terminal of 100 columns."""
    return "\n".join(_group_text(group) for group in GROUP_TITLES).rstrip() + "\n"


def _group_text(group: str) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("parameter", no_wrap=True)
    table.add_column("")
    for title in ("value", "range", "mark"):
        table.add_column(title, no_wrap=True)
    for row in catalogue():
        if row.group == group:
            ends = true_minus(f"{row.low:,.10g} to {row.high:,.10g}")
            span = ends if row.has_range else ""
            cells = (row.path, row.label, row.say(row.default), span, row.mark)
            table.add_row(*(Text(cell) for cell in cells))
    paper = StringIO()
    Console(file=paper, width=100, color_system=None).print(table)
    lines = [line.rstrip() for line in paper.getvalue().splitlines()]
    return "\n".join([GROUP_TITLES[group].upper(), *lines, ""])

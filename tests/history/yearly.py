"""How much a service changes from year to year: counted in one way on other councils and on the
model's own futures.

``python -m tests.history.yearly`` prints the table of the guide's page on years that differ.
"""

import csv
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.files.scenario_file import read
from sim.model import run
from sim.results import ROWS
from sim.scenario import Scenario

ROOT = Path(__file__).resolve().parents[2]
COUNCILS = ROOT / "assets" / "evidence" / "councils.csv"
LAST_DAY = date(2020, 1, 31)
WILDEST = 1.2
"""Changes in logs beyond it are faults of recording, on either side."""
FUTURES = 96

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """One thing that changes; ``of_council`` and ``of_future`` give a value a year, nan if none."""

    label: str
    row: str
    """Of the evidence."""
    years: int
    of_council: Callable[[dict[str, float]], float]
    of_future: Callable[["Yearly"], Numbers]
    in_logs: bool = True


@dataclass(frozen=True)
class Yearly:
    """What many futures had in each year; shape (futures, years)."""

    array: Numbers

    def at_end(self, outcome: str) -> Numbers:
        return self.array[:, ROWS[outcome], 11::12]

    def in_year(self, outcome: str) -> Numbers:
        months = self.array[:, ROWS[outcome]]
        count = months.shape[1] // 12
        by_year: Numbers = months[:, : 12 * count].reshape(len(months), count, 12).sum(axis=2)
        return by_year


def _turnover(c: dict[str, float]) -> float:
    return c["leavers_fte"] / c["permanent_fte"]


def _starters(c: dict[str, float]) -> float:
    return c["starters_fte"] / c["permanent_fte"]


def _agency(c: dict[str, float]) -> float:
    return 100 * c["agency_fte"] / (c["agency_fte"] + c["permanent_fte"])


def _caseload(c: dict[str, float]) -> float:
    return c["cases"] / c["case_holders_fte"]


def _plain(name: str) -> Callable[[dict[str, float]], float]:
    return lambda c: c[name]


def _counted(label: str, name: str, row: str, years: int = 1) -> Line:
    """A count that councils and the model call by one name; years make a change over so many."""
    is_flow = name == "referrals"
    of_future = (lambda y: y.in_year(name)) if is_flow else (lambda y: y.at_end(name))
    return Line(label if years == 1 else f"{label}, {years} years", row, years, _plain(name),
                of_future)  # fmt: skip


LINES = (
    Line("Turnover", "NAT-044", 1, _turnover, lambda y: y.at_end("turnover_12m")),
    Line("Starters for each FTE in post", "NAT-048", 1, _starters,
         lambda y: y.in_year("starters") / y.at_end("permanent_fte")),
    _counted("Permanent FTE", "permanent_fte", "NAT-051"),
    _counted("Permanent FTE", "permanent_fte", "NAT-052", 2),
    Line("Agency share, points", "NAT-055", 1, _agency, lambda y: y.at_end("agency_share"), False),
    Line("Average caseload", "NAT-056", 1, _caseload, lambda y: y.at_end("average_caseload")),
    *(_counted("Referrals", "referrals", "FLN-027", years) for years in (1, 2, 3)),
    *(_counted("Children in need", "children_in_need", "FLN-028", years) for years in (1, 2, 3)),
    *(_counted("Plans", "child_protection_plans", "FLN-029", years) for years in (1, 2, 3)),
    Line("Plans for each child in need", "FLN-030", 1,
         lambda c: c["child_protection_plans"] / c["children_in_need"],
         lambda y: y.at_end("child_protection_plans") / y.at_end("children_in_need")),
)  # fmt: skip


def councils() -> dict[str, dict[int, dict[str, float]]]:
    """The figures of each other council by year; an empty cell is nan."""
    found: dict[str, dict[int, dict[str, float]]] = {}
    with COUNCILS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["council"] != "Birmingham":
                numbers = {
                    name: float(cell or "nan")
                    for name, cell in row.items()
                    if name not in ("code", "council", "region", "year")
                }
                found.setdefault(row["code"], {})[int(row["year"])] = numbers
    return found


def _is_large(line: Line, then: dict[str, float]) -> bool:
    """Large enough that few people do not make a change: as the evidence rows choose."""
    if line.row.startswith("NAT"):
        return then["permanent_fte"] >= 200
    return then["referrals"] >= 4000 and then["child_protection_plans"] >= 150


def changes_of_councils(line: Line) -> Iterator[float]:
    """The change of every council over so many years."""
    for by_year in councils().values():
        for year, then in by_year.items():
            later = by_year.get(year + line.years)
            if later is not None and _is_large(line, then):
                before, after = line.of_council(then), line.of_council(later)
                if line.in_logs and min(before, after) <= 0:
                    continue
                change = np.log(after / before) if line.in_logs else after - before
                if np.isfinite(change) and (not line.in_logs or abs(change) < WILDEST):
                    yield float(change)


def changes_of_futures(line: Line, yearly: Yearly) -> Numbers:
    """The changes of every future; shape (futures, changes)."""
    values = line.of_future(yearly)
    before, after = values[:, : -line.years], values[:, line.years :]
    return np.log(after / before) if line.in_logs else after - before


def plan_for_longer() -> Scenario:
    """The published plan, run on for five years; nothing is decided after the second."""
    document = read(ROOT / "scenarios" / "birmingham.headroom")
    return replace(document.played, last_day=LAST_DAY)


def outcomes_of(scenario: Scenario, number: int) -> Numbers:
    return run(scenario, number).outcomes


def futures_of(scenario: Scenario, count: int) -> Yearly:
    with ProcessPoolExecutor(2) as pool:
        runs = pool.map(outcomes_of, [scenario] * count, range(count), chunksize=4)
        return Yearly(np.array(list(runs)))


def spread(changes: Numbers) -> float:
    """Standard deviation about the middle."""
    return float(np.sqrt(np.mean((changes - np.median(changes, axis=0)) ** 2)))


def table() -> Iterator[str]:
    """The lines of the guide's table."""
    yearly = futures_of(plan_for_longer(), FUTURES)
    yield "| yearly change, standard deviation | other councils | the model | row |"
    yield "|---|---:|---:|---|"
    for line in LINES:
        there = np.array(list(changes_of_councils(line)))
        here = changes_of_futures(line, yearly)
        digits = 2 if line.in_logs else 1
        cells = (f"{spread(there):.{digits}f}", f"{spread(here):.{digits}f}", line.row)
        yield f"| {line.label} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print("\n".join(table()))

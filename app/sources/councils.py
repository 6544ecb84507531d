"""The other councils of England, year by year: what a plan's growth is held against."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from math import isfinite
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent.parent / "assets" / "evidence" / "councils.csv"

FIRST_YEAR, LAST_YEAR = 2013, 2021
"""What came later is what forecasts are judged against, so the table must not hold it."""
_HUNDRED = 100.0


@dataclass(frozen=True)
class CouncilYear:
    """One council in one year, as the Department for Education published it.

    Staff in FTE at 30 September, starters and leavers over the year to it; demand in children or
    referrals at 31 March or over the year to it. None was not published.
    """

    code: str
    council: str
    """Its name. It stays when a reorganisation gives the council another code."""
    region: str
    year: int
    permanent_fte: float | None
    """Every registered children's social worker up to director, wider than our four grades."""
    starters_fte: float | None
    leavers_fte: float | None
    vacancy_fte: float | None
    agency_fte: float | None
    agency_covering_fte: float | None
    case_holders_fte: float | None
    cases: float | None
    absence_percent: float | None
    referrals: float | None
    re_referral_percent: float | None
    no_further_action_percent: float | None
    not_in_need_percent: float | None
    children_in_need: float | None
    need_started: float | None
    need_ended: float | None
    awaiting_assessment: float | None
    child_protection_plans: float | None
    children_in_care: float | None
    children_under_18: float | None

    @property
    def vacant_share(self) -> float | None:
        """The share of posts that are vacant, 0 to 1; None if it cannot be told."""
        if self.permanent_fte is None or self.vacancy_fte is None:
            return None
        posts = self.permanent_fte + self.vacancy_fte
        return self.vacancy_fte / posts if posts > 0 else None


COLUMNS = tuple(each.name for each in fields(CouncilYear))
"""The columns of the file, in their order."""
_WORDS = ("code", "council", "region")
_NUMBERS = tuple(name for name in COLUMNS if name not in (*_WORDS, "year"))


def _number(name: str, text: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{name} is {text!r}, which is no number") from None
    most = _HUNDRED if name.endswith("_percent") else float("inf")
    if not isfinite(value) or not 0 <= value <= most:
        raise ValueError(f"{name} cannot be {text}")
    return value


def _council_year(row: Mapping[str, str]) -> CouncilYear:
    code, council, region = (row[name].strip() for name in _WORDS)
    if not (code and council and region):
        raise ValueError("code, council and region must be named")
    if not row["year"].isdecimal() or not FIRST_YEAR <= int(row["year"]) <= LAST_YEAR:
        raise ValueError(f"year is {row['year']!r}; it can be {FIRST_YEAR} to {LAST_YEAR}")
    numbers = {name: _number(name, row[name]) for name in _NUMBERS}
    return CouncilYear(code, council, region, int(row["year"]), **numbers)


def read_councils(lines: Iterator[str]) -> tuple[CouncilYear, ...]:
    """Read a table from the lines of its file; ``ValueError`` says what is wrong and where."""
    reader = csv.reader(lines)
    if tuple(next(reader, ())) != COLUMNS:
        raise ValueError("councils: the first line must name the columns " + ", ".join(COLUMNS))
    found: dict[tuple[str, int], CouncilYear] = {}
    for cells in reader:
        try:
            if len(cells) != len(COLUMNS):
                raise ValueError(f"want {len(COLUMNS)} columns")
            row = _council_year(dict(zip(COLUMNS, cells, strict=True)))
            if (row.code, row.year) in found:
                raise ValueError(f"{row.council} is there twice in {row.year}")
        except ValueError as fault:
            raise ValueError(f"councils, line {reader.line_num}: {fault}") from None
        found[row.code, row.year] = row
    return tuple(found.values())


@cache
def council_years() -> tuple[CouncilYear, ...]:
    """Every council and year, in the order of the file."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return read_councils(file)

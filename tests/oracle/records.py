"""What a run of the twin records at each month's end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tests.oracle.entities import Case, Stage, Worker

Column = NDArray[np.float64]

TOO_MANY = 25
"""Cases per FTE beyond which a caseload is counted as too high."""


@dataclass(frozen=True)
class TwinRun:
    """One value a month end; the first is day 0 if that is a month's end.

    Counts of what happened run from the month end before (or day 0) up to the month end.
    """

    dates: tuple[date, ...]

    assessment: Column
    """Open cases in assessment; none of these are outside."""
    need: Column
    """Open cases in need with us, allocated or not; and so on."""
    protection: Column
    care: Column
    need_outside: Column
    protection_outside: Column
    care_outside: Column
    allocated: Column
    unallocated: Column
    oldest_wait: Column
    """Calendar days; 0 if no case waits."""

    fte: Column
    """FTE of the workers who hold cases."""
    mean_caseload: Column
    """Allocated cases over FTE; NaN without workers, as the next three."""
    caseload_p10: Column
    """Percentile over workers of each one's cases per FTE."""
    caseload_p90: Column
    share_over_25: Column
    """Share, from 0 to 1, of workers with more than 25 cases per FTE."""

    referrals: Column
    """Counted on the day they are screened, re-referrals included; and so the next two."""
    re_referrals: Column
    no_further_action: Column
    closures: Column
    """Of open cases: no further action at the front door is not in it."""
    assessments: Column
    """Assessments finished."""
    assessments_in_time: Column
    allocations: Column
    mean_wait: Column
    """Meetings that the cases allocated in the month had waited in vain; NaN if none were."""
    mean_days_waited: Column
    """The same in calendar days."""
    handovers: Column
    """Allocations of a case that a worker had held before."""

    @property
    def open_cases(self) -> Column:
        """All open cases, with us or outside."""
        with_us = self.assessment + self.need + self.protection + self.care
        return with_us + self.need_outside + self.protection_outside + self.care_outside


def month_row(
    day: int,
    cases: Iterable[Case],
    waiting: Iterable[Case],
    workers: Sequence[Worker],
    counts: Counter[str],
) -> dict[str, float]:
    """One row of the record."""
    standing = Counter((case.stage, case.outside) for case in cases)
    waits = [day - case.waiting_since for case in waiting]
    with_us = sum(number for (_, outside), number in standing.items() if not outside)
    allocated = with_us - len(waits)
    holders = [worker for worker in workers if worker.holds_cases]
    fte = sum(worker.fte for worker in holders)
    caseloads = np.array([len(worker.cases) / worker.fte for worker in holders])
    allocations = counts["allocations"]
    return {
        "assessment": standing[Stage.ASSESSMENT, False],
        "need": standing[Stage.NEED, False],
        "protection": standing[Stage.PROTECTION, False],
        "care": standing[Stage.CARE, False],
        "need_outside": standing[Stage.NEED, True],
        "protection_outside": standing[Stage.PROTECTION, True],
        "care_outside": standing[Stage.CARE, True],
        "allocated": allocated,
        "unallocated": len(waits),
        "oldest_wait": max(waits, default=0),
        "fte": fte,
        "mean_caseload": allocated / fte if holders else np.nan,
        "caseload_p10": float(np.percentile(caseloads, 10)) if holders else np.nan,
        "caseload_p90": float(np.percentile(caseloads, 90)) if holders else np.nan,
        "share_over_25": float(np.mean(caseloads > TOO_MANY)) if holders else np.nan,
        "referrals": counts["referrals"],
        "re_referrals": counts["re_referrals"],
        "no_further_action": counts["no_further_action"],
        "closures": counts["closures"],
        "assessments": counts["assessments"],
        "assessments_in_time": counts["assessments_in_time"],
        "allocations": allocations,
        "mean_wait": counts["meetings_waited"] / allocations if allocations else np.nan,
        "mean_days_waited": counts["days_waited"] / allocations if allocations else np.nan,
        "handovers": counts["handovers"],
    }


def as_run(rows: Mapping[date, Mapping[str, float]]) -> TwinRun:
    """The record as columns."""
    names = next(iter(rows.values())).keys() if rows else ()
    columns = {name: np.array([row[name] for row in rows.values()], float) for name in names}
    return TwinRun(tuple(rows), **columns)

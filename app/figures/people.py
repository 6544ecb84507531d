"""The figures behind the average: who carries how much, and what children notice of it.

Each is read at the date of the first target, or at the end of the run where there is none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.figures.shapes import (
    AnyFigure,
    Fan,
    FanFigure,
    Layer,
    Line,
    Numbers,
    Role,
    StackFigure,
)
from app.live import Answer
from app.outlook import Outlook, Spread, month_of, whole_months
from app.wording import month_words
from sim.outcomes import OUTCOMES, Measure
from sim.units import Unit

SHARES = (
    ("workers_under_10", "Under 10", Role.STEP_1),
    ("workers_10_to_15", "10 to 15", Role.STEP_2),
    ("workers_15_to_20", "15 to 20", Role.STEP_3),
    ("workers_20_to_25", "20 to 25", Role.STEP_4),
    ("workers_25_to_30", "25 to 30", Role.STEP_5),
    ("workers_over_30", "Over 30", Role.STEP_6),
)
"""Workers by the children each holds for each FTE, from few to many."""
_FULL = 100.0


@dataclass(frozen=True)
class Reading:
    """An answer, read at one month's end in the middle future."""

    outlook: Outlook
    baseline: Outlook | None
    first_day: date
    month: date

    def middle(self, outcome: str) -> float:
        """An outcome then."""
        return self.outlook.at(outcome, self.month)["p50"]

    def mean(self, outcome: str) -> float:
        """An outcome then, the average of the possible futures: what parts add up by."""
        return self.outlook.at(outcome, self.month)["mean"]

    def columns(self, outcome: str) -> list[int]:
        """The months in which there is something to read: whole ones, if it is counted in them."""
        months = self.outlook.months
        if OUTCOMES[outcome].measure is Measure.POSITION:
            return list(range(len(months)))
        return whole_months(months, self.first_day) or list(range(len(months)))


def read(answer: Answer) -> Reading:
    """An answer at the date that matters."""
    document, outlook = answer.question.document, answer.outlook
    targets = document.targets
    month = month_of(targets[0].by, outlook.months) if targets else outlook.months[-1]
    baseline = answer.baseline
    if baseline is not None and baseline.months != outlook.months:
        baseline = None
    return Reading(outlook, baseline, document.scenario.first_day, month)


def people_figures(answer: Answer) -> dict[str, AnyFigure]:
    """Every figure of the page, by key, in their order."""
    reading = read(answer)
    made = (make(reading) for make in _MAKERS)
    return {figure.key: figure for figure in made}


def _workers_by_load(reading: Reading) -> StackFigure:
    over = reading.mean("workers_25_to_30") + reading.mean("workers_over_30")
    few = reading.mean("workers_under_10")
    when = month_words(reading.month)
    return StackFigure(
        key="workers_by_load",
        title=f"{_percent(over)} of workers hold more than 25 children in {when}",
        subtitle="Share of case-holding staff by children held for each FTE, per cent, the average "
        "of the possible futures",
        say=_percent,
        tick=_whole_percent,
        description=f"Case-holding staff by how many children they hold for each FTE, in six parts "
        f"that add up to 100%, month by month. In {when} {_percent(over)} hold more than 25 and "
        f"{_percent(few)} fewer than 10.",
        from_zero=True,
        months=reading.outlook.months,
        layers=tuple(
            Layer(label, role, reading.outlook.spreads[name].mean) for name, label, role in SHARES
        ),
    )


def _between_workers(reading: Reading) -> FanFigure:
    spreads, when = reading.outlook.spreads, month_words(reading.month)
    low, high = reading.middle("caseload_p10"), reading.middle("caseload_p90")
    average = reading.middle("average_caseload")
    names = ("caseload_p10", "caseload_p25", "caseload_p50", "caseload_p75", "caseload_p90")
    ghosts = (reading.baseline.spreads["caseload_p50"].p50,) if reading.baseline else ()
    return FanFigure(
        key="between_workers",
        title=f"One worker in ten holds {high:.0f} children or more",
        subtitle="Children for each FTE in the middle future; 8 in 10 workers hold what the pale "
        "band shows, 5 in 10 the darker",
        say=Unit.CASELOAD.say,
        tick=_whole,
        description=f"What lies between workers, month by month. In {when} one worker in ten holds "
        f"{low:.0f} children or fewer and one in ten {high:.0f} or more, around an average of "
        f"{average:.1f}.",
        from_zero=True,
        months=reading.outlook.months,
        fans=(Fan("Workers", Role.ANSWER, *(spreads[name].p50 for name in names)),),
        lines=(Line("Average", Role.SECOND, spreads["average_caseload"].p50),),
        ghosts=ghosts,
    )


def _newly_qualified(reading: Reading) -> FanFigure:
    load = reading.middle("newly_qualified_load")
    over = reading.middle("newly_qualified_over_protected")
    columns = reading.columns("newly_qualified_load")
    limit = Line("Protected", Role.THIRD, np.full(len(columns), _FULL))
    return _fan_figure(
        reading,
        "newly_qualified_load",
        title=f"Newly qualified staff carry {_percent(load)} of their protected load",
        subtitle="Mean load of newly qualified staff as a share of their protected load, per cent",
        tick=_whole_percent,
        lines=(limit,),
        note=f"{_percent(over)} of them hold more than their protected load in "
        f"{month_words(reading.month)}",
        from_zero=True,
    )


def _time_to_a_worker(reading: Reading) -> FanFigure:
    days, longest = (
        reading.middle("days_to_allocation"),
        reading.middle("oldest_unallocated_days"),
    )
    usual = "within a day" if days < 1 else f"after {_days(days)} on average"
    waits = (
        f"{_days(longest)} is the longest that a child without a worker has waited"
        if longest >= 1
        else "No child without a worker has waited a day"
    )
    return _fan_figure(
        reading,
        "days_to_allocation",
        title=f"A child gets a worker {usual}",
        subtitle="Mean days that cases given a worker in the month had waited",
        tick=_whole,
        note=f"{waits} in {month_words(reading.month)}",
        from_zero=True,
    )


def _assessments(reading: Reading) -> FanFigure:
    return _fan_figure(
        reading,
        "assessments_in_time",
        title=f"{_percent(reading.middle('assessments_in_time'))} of assessments are in time",
        subtitle="Share of the month's assessments finished within 45 working days, per cent",
        tick=_whole_percent,
        note="",
        from_zero=False,
    )


def _changes_of_worker(reading: Reading) -> FanFigure:
    changes = reading.middle("handovers_per_child")
    handovers = reading.middle("handovers")
    return _fan_figure(
        reading,
        "handovers_per_child",
        title=f"A child has had {changes:.1f} changes of worker on average",
        subtitle="Changes of worker so far for each child with a worker",
        tick=_one_place,
        note=f"{handovers:,.0f} changes of worker in {month_words(reading.month)}",
        from_zero=True,
    )


def _one_worker(reading: Reading) -> FanFigure:
    same = reading.middle("same_worker_12m")
    return _fan_figure(
        reading,
        "same_worker_12m",
        title=f"{_percent(same)} of children kept one worker for a year",
        subtitle="Of children open for 12 months or more, the share with one worker for the last "
        "12, per cent",
        tick=_whole_percent,
        note="",
        from_zero=True,
    )


_MAKERS: tuple[Callable[[Reading], AnyFigure], ...] = (
    _workers_by_load,
    _between_workers,
    _newly_qualified,
    _time_to_a_worker,
    _assessments,
    _changes_of_worker,
    _one_worker,
)


def _fan_figure(
    reading: Reading,
    outcome: str,
    *,
    title: str,
    subtitle: str,
    tick: Callable[[float], str],
    note: str,
    from_zero: bool,
    lines: tuple[Line, ...] = (),
) -> FanFigure:
    """One outcome over the months, with its spread between the possible futures."""
    what, columns = OUTCOMES[outcome], reading.columns(outcome)
    at = reading.outlook.at(outcome, reading.month)
    low, middle, high = (what.unit.say(at[name]) for name in ("p10", "p50", "p90"))
    description = (
        f"{what.label} by month. In {month_words(reading.month)} it is {middle} in the middle "
        f"future and between {low} and {high} in 8 of 10 possible futures."
    )
    ghosts: tuple[Numbers, ...] = ()
    if reading.baseline:
        ghosts = (reading.baseline.spreads[outcome].p50[columns],)
    return FanFigure(
        key=outcome,
        title=title,
        subtitle=subtitle,
        say=what.unit.say,
        tick=tick,
        description=f"{description} {note}.".removesuffix(" ."),
        from_zero=from_zero,
        months=tuple(reading.outlook.months[column] for column in columns),
        fans=(_fan(what.label, reading.outlook.spreads[outcome], columns),),
        lines=lines,
        ghosts=ghosts,
        note=note,
    )


def _fan(label: str, spread: Spread, columns: list[int]) -> Fan:
    parts = (spread.p10, spread.p25, spread.p50, spread.p75, spread.p90)
    return Fan(label, Role.ANSWER, *(part[columns] for part in parts))


def _percent(value: float) -> str:
    return f"{value:.0f}%"


def _whole_percent(value: float) -> str:
    return f"{value:g}%"


def _whole(value: float) -> str:
    return f"{value:,g}"


def _one_place(value: float) -> str:
    return f"{value:.1f}"


def _days(value: float) -> str:
    return f"{value:,.0f} day{'' if round(value) == 1 else 's'}"


__all__ = ["SHARES", "Reading", "people_figures", "read"]

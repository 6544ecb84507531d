"""The figures behind the average: who carries how much, and what children notice of it.

Each is read at the date of the first target, or at the end of the run where there is none.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from app.figures.fans import Shown, average_words, outcome_fan, series_of
from app.figures.marks import dated_marks
from app.figures.people_words import Reading, of_them, percent, share_of_workers
from app.figures.shapes import AnyFigure, Fan, FanFigure, Layer, Line, Role, StackFigure
from app.figures.units import words_of
from app.running.answers import Answer
from app.wording import inside
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
BETWEEN = ("caseload_p10", "caseload_p25", "caseload_p50", "caseload_p75", "caseload_p90")
KEYS = (
    "workers_by_load",
    "between_workers",
    "newly_qualified_load",
    "days_to_allocation",
    "assessments_in_time",
    "handovers_per_child",
    "same_worker_12m",
)
"""Every figure of the page, in their order."""
_FULL = 100.0


def people_figures(answer: Answer) -> dict[str, AnyFigure]:
    """The figures by key, in their order.

    The first stands across the page and has the dated marks for all of them.
    """
    reading = Reading.of(answer)
    figures: list[AnyFigure] = [_workers_by_load(reading)]
    figures += [replace(make(reading), marks=()) for make in _OTHERS]
    return {figure.key: figure for figure in figures}


def _workers_by_load(reading: Reading) -> StackFigure:
    over = reading.mean("workers_25_to_30") + reading.mean("workers_over_30")
    few = reading.mean("workers_under_10")
    question, outlook = reading.answer.question, reading.answer.outlook
    words = words_of(Unit.PERCENT, _FULL)
    many, little = share_of_workers(over), inside(share_of_workers(few))
    return StackFigure(
        key="workers_by_load",
        title=f"{many} more than 25 children in {reading.when}",
        subtitle="Case-holding staff by children held for each FTE, per cent, "
        f"{average_words(outlook.futures)}",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=outlook.futures,
        description="Case-holding staff by how many children they hold for each FTE, in six parts "
        f"that add up to 100%, month by month. In {reading.when} {inside(many)} more than 25 "
        f"and {little} fewer than 10.",
        from_zero=True,
        months=outlook.months,
        layers=tuple(
            Layer(label, role, outlook.spreads[name].mean) for name, label, role in SHARES
        ),
        marks=dated_marks(question.document, question.baseline),
    )


def _between_workers(reading: Reading) -> FanFigure:
    answer, low, high = (
        reading.answer,
        reading.middle("caseload_p10"),
        reading.middle("caseload_p90"),
    )
    spreads, baseline = answer.outlook.spreads, answer.baseline
    words = words_of(Unit.CASELOAD, high)
    comparable = baseline is not None and baseline.months == answer.outlook.months
    return FanFigure(
        key="between_workers",
        title=f"One worker in ten holds {high:.0f} children or more",
        subtitle="Children for each FTE, in the middle future",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        description=f"What workers hold for each FTE, month by month. In {reading.when} one worker "
        f"in ten holds {low:.0f} children or fewer and one in ten {high:.0f} or more, around an "
        f"average of {reading.middle('average_caseload'):.1f}.",
        from_zero=True,
        months=answer.outlook.months,
        fans=(Fan("Workers", Role.ANSWER, *(spreads[name].p50 for name in BETWEEN)),),
        lines=(Line("Average", Role.SECOND, spreads["average_caseload"].p50),),
        ghosts=(baseline.spreads["caseload_p50"].p50,) if baseline and comparable else (),
        note="The bands hold 8 in 10 and 5 in 10 workers here, not futures",
        middle="Middle worker",
        many="workers",
    )


def _newly_qualified(reading: Reading) -> FanFigure:
    load = reading.middle("newly_qualified_load")
    over = reading.middle("newly_qualified_over_protected")
    limit = np.full(len(reading.answer.outlook.months), _FULL)
    return outcome_fan(
        reading.answer,
        "newly_qualified_load",
        Shown(
            "newly_qualified_load",
            title=f"Newly qualified staff carry {percent(load)} of their protected load",
            measure="Load against the protected load, per cent",
            from_zero=True,
            lines=(Line("Protected", Role.THIRD, limit),),
            note=f"In {reading.when} {of_them(over)} above their protected load",
        ),
    )


def _time_to_a_worker(reading: Reading) -> FanFigure:
    answer, days = reading.answer, reading.middle("days_to_allocation")
    longest = reading.middle("oldest_unallocated_days")
    months, _ = series_of(
        answer.outlook, "days_to_allocation", answer.question.document.scenario.first_day
    )
    columns = [answer.outlook.months.index(month) for month in months]
    waits = answer.outlook.spreads["oldest_unallocated_days"].p50[columns]
    usual = "within a day" if days < 1 else f"after {Unit.DAYS.say(days)} on average"
    note = (
        f"In {reading.when} the child who has waited longest has waited {Unit.DAYS.say(longest)}"
        if longest >= 1
        else f"At the end of {reading.when} no child has waited for a day"
    )
    return outcome_fan(
        answer,
        "days_to_allocation",
        Shown(
            "days_to_allocation",
            title=f"Children get a worker {usual}",
            measure="Mean days until a case has a worker",
            from_zero=True,
            lines=(Line("Longest wait", Role.THIRD, waits),),
            note=note,
        ),
    )


def _assessments(reading: Reading) -> FanFigure:
    share = reading.middle("assessments_in_time")
    return outcome_fan(
        reading.answer,
        "assessments_in_time",
        Shown(
            "assessments_in_time",
            title=f"{percent(share)} of assessments are finished in time",
            measure="Within 45 working days, per cent of the month's",
            from_zero=True,
        ),
    )


def _changes_of_worker(reading: Reading) -> FanFigure:
    changes, handovers = reading.middle("handovers_per_child"), reading.middle("handovers")
    return outcome_fan(
        reading.answer,
        "handovers_per_child",
        Shown(
            "handovers_per_child",
            title=f"A child has changed worker {changes:.1f} times on average",
            measure="Changes of worker so far for each child with a worker",
            from_zero=True,
            note=f"In {reading.when} {handovers:,.0f} children changed worker",
        ),
    )


def _one_worker(reading: Reading) -> FanFigure:
    same = reading.middle("same_worker_12m")
    return outcome_fan(
        reading.answer,
        "same_worker_12m",
        Shown(
            "same_worker_12m",
            title=f"{percent(same)} of children kept one worker for a year",
            measure="Of children open for 12 months or more, per cent",
            from_zero=True,
        ),
    )


_OTHERS: tuple[Callable[[Reading], FanFigure], ...] = (
    _between_workers,
    _newly_qualified,
    _time_to_a_worker,
    _assessments,
    _changes_of_worker,
    _one_worker,
)


__all__ = ["KEYS", "SHARES", "people_figures"]

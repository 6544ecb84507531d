"""The finished figures of the main page: the same for screen and paper."""

import numpy as np

from app.figures.course import Subject, course_title, label_title
from app.figures.fans import (
    Shown,
    average_words,
    begins_and_ends,
    fan_of,
    outcome_fan,
    period_words,
    range_words,
    run_words,
    series_of,
)
from app.figures.marks import dated_marks, observed_marks
from app.figures.shapes import AnyFigure, FanFigure, Layer, Line, Numbers, Role, StackFigure
from app.figures.spending import cost_figure
from app.figures.titles import (
    above_25_note,
    agency_title,
    hires_title,
    permanent_title,
    waiting_title,
)
from app.figures.units import words_of
from app.outlooks.outlook import TargetOdds
from app.running.answers import Answer
from app.wording import month_words, on_average
from sim.outcomes import OUTCOMES
from sim.units import Unit


def figures_of(answer: Answer) -> dict[str, AnyFigure]:
    """Every figure of the page by its key, in the order they are read."""
    made: tuple[AnyFigure, ...] = (
        _permanent(answer),
        _caseload(answer),
        _staff(answer),
        _turnover(answer),
        _unallocated(answer),
        _hires(answer),
        cost_figure(answer),
    )
    return {figure.key: figure for figure in made}


def outcome_figure(answer: Answer, outcome: str) -> FanFigure:
    """The figure of any outcome; ``KeyError`` if there is none of that name."""
    what = OUTCOMES[outcome]
    first_day = answer.question.document.scenario.first_day
    months, spread = series_of(answer.outlook, outcome, first_day)
    title = label_title(what.label, spread.p50, months, what.unit)
    if not any(row.any() for row in vars(spread).values()):
        title = f"{what.label}: none in any future"
    unit = what.unit.title[0].upper() + what.unit.title[1:]
    return outcome_fan(answer, outcome, Shown(outcome, title, f"{unit} {what.measure.value}"))


def _permanent(answer: Answer) -> FanFigure:
    title = permanent_title(answer.outlook, _target(answer, "permanent_fte"))
    shown = Shown("permanent_fte", title, "Permanent FTE in post", from_zero=False)
    return outcome_fan(answer, "permanent_fte", shown)


def _target(answer: Answer, outcome: str) -> TargetOdds | None:
    """The first target of an outcome, which its figure shows."""
    found = (each for each in answer.outlook.targets if each.target.outcome == outcome)
    return next(found, None)


def _caseload(answer: Answer) -> FanFigure:
    outlook, outcome = answer.outlook, "average_caseload"
    target = _target(answer, outcome)
    month = target.month if target else outlook.months[-1]
    middle = outlook.spreads[outcome].p50
    shown = Shown(
        outcome,
        course_title(Subject("Caseload"), middle, outlook.months, Unit.CASELOAD, " children"),
        "Children per case-holder",
        from_zero=False,
        lines=(Line("Busiest tenth", Role.SECOND, outlook.spreads["caseload_p90"].p50),),
        note=above_25_note(outlook.at("share_over_25", month)["p50"], month),
    )
    return outcome_fan(answer, outcome, shown)


def _turnover(answer: Answer) -> FanFigure:
    outlook, outcome = answer.outlook, "turnover_12m"
    middle = outlook.spreads[outcome].p50
    title = course_title(Subject("Turnover"), middle, outlook.months, Unit.PERCENT)
    measure = "Leavers over 12 months"
    return outcome_fan(answer, outcome, Shown(outcome, title, measure, False))


def _unallocated(answer: Answer) -> FanFigure:
    outlook, outcome = answer.outlook, "unallocated_cases"
    title = waiting_title(outlook.spreads[outcome], outlook.months, outlook.futures)
    return outcome_fan(answer, outcome, Shown(outcome, title, "Open cases without a worker", True))


# Staff by kind


def _staff(answer: Answer) -> StackFigure:
    outlook, question = answer.outlook, answer.question
    permanent, agency, empty, vacant, posts = (
        outlook.spreads[name].mean
        for name in (
            "permanent_fte", "agency_fte", "empty_posts", "vacant_posts", "establishment_fte",
        )
    )  # fmt: skip
    words = words_of(Unit.FTE, float(posts.max()))
    return StackFigure(
        key="staff_by_kind",
        title=agency_title(posts, permanent, agency, vacant),
        subtitle=f"FTE by kind, {average_words(outlook.futures)}",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=outlook.futures,
        description=_staff_said(answer, permanent, agency, empty, posts),
        from_zero=True,
        months=outlook.months,
        layers=(
            Layer("Permanent", Role.ANSWER, permanent),
            Layer("Agency", Role.SECOND, agency),
            Layer("Empty posts", Role.EMPTY, empty),
        ),
        limit=Line("Establishment", Role.FOURTH, posts),
        marks=dated_marks(question.document, question.baseline),
        note="Averages are shown, because they add up" if outlook.futures > 1 else "",
    )


def _staff_said(
    answer: Answer, permanent: Numbers, agency: Numbers, empty: Numbers, posts: Numbers
) -> str:
    last = answer.outlook.months[-1]
    before = f"{permanent[0]:,.0f} permanent and {agency[0]:,.0f} agency FTE"
    after = f"{permanent[-1]:,.0f} permanent and {agency[-1]:,.0f} agency FTE"
    return (
        f"Staff by kind {on_average(answer.outlook.futures)}. It begins with {before} and ends in "
        f"{month_words(last)} with {after}. Then {empty[-1]:,.0f} of {posts[-1]:,.0f} posts are "
        "empty."
    )


# Starters and leavers


def _hires(answer: Answer) -> FanFigure:
    outlook, rolled = answer.outlook, answer.outlook.rolled
    starters, leavers = rolled.spreads["starters"], rolled.spreads["leavers"]
    largest = float(np.maximum(starters.p90, leavers.p90).max())
    words = words_of(Unit.PEOPLE, largest)
    measure = "People over the last 12 months" if rolled.span > 1 else "People a month"
    said = [
        f"Permanent starters and leavers, {measure[0].lower()}{measure[1:]}, "
        f"{period_words(rolled.months)}, in {run_words(outlook.futures)}.",
        begins_and_ends(starters, words, outlook.futures, "Starters: "),
        begins_and_ends(leavers, words, outlook.futures, "Leavers: "),
    ]
    document = answer.question.document
    return FanFigure(
        key="hires_and_leavers",
        title=hires_title(rolled, outlook.futures),
        subtitle=f"{measure}, {range_words(outlook.futures)}",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=outlook.futures,
        description=" ".join(said),
        from_zero=True,
        months=rolled.months,
        fans=(
            fan_of("Starters", Role.ANSWER, starters),
            fan_of("Leavers", Role.SECOND, leavers),
        ),
        ghosts=_rolled_ghosts(answer),
        observed=tuple(
            mark
            for name in rolled.spreads
            for mark in observed_marks(document, name, rolled.months, rolled.span)
        ),
        marks=tuple(
            mark
            for mark in dated_marks(document, answer.question.baseline)
            if mark.day >= rolled.months[0]
        ),
    )


def _rolled_ghosts(answer: Answer) -> tuple[Numbers, ...]:
    baseline, ours = answer.baseline, answer.outlook.rolled
    if baseline is None or baseline.rolled.months != ours.months:
        return ()
    return tuple(baseline.rolled.spreads[name].p50 for name in ours.spreads)

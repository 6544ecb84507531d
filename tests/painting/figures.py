"""Figures to paint that the window's tests do not have: rows of scenarios, single lines."""

from dataclasses import replace
from datetime import date

import numpy as np

from app.figures.shapes import (
    DatedMark,
    Interval,
    IntervalFigure,
    Line,
    LineFigure,
    ObservedMark,
    Role,
    TargetMark,
    Why,
)
from tests.ui.chart_figures import FIGURES, MONTHS, TIME, bars, common, staff

LONG = (
    "A title of two hundred characters that says <b>everything</b> & more, =cmd(), {x}, #set, "
    "\U0001f600\U0001f389, عنوان عربي, שלום, "
    "漢字 and then goes on and on until nothing is left of the page for what it is the title "
    "of at all"
)[:200]
TARGET = TargetMark(500, date(2017, 3, 31), "Target: 500 by 31 March 2017")


def chance():
    """The chance of two targets and of both."""
    lines = (
        Line("500 FTE", Role.ANSWER, 60 * TIME**2),
        Line("Caseload at most 18", Role.SECOND, 90 * TIME),
        Line("Both", Role.THIRD, 58 * TIME**2),
    )
    return LineFigure(
        **common("chance", unit="%", from_zero=True), months=MONTHS, lines=lines, highest=100.0
    )


def beside():
    """Three scenarios below each other, one of them with a long name."""
    rows = (
        Interval("Baseline: the published plan", Role.EMPTY, 361.0, 388.0, 415.0),
        Interval("Golden hello of £6,000", Role.ANSWER, 371.5, 404.0, 431.0),
        Interval("Everything at once, with a name that is long", Role.SECOND, 434, 458, 487),
    )
    return IntervalFigure(**common("beside"), rows=rows, target=TARGET, note="A note")


def compared_bars():
    """Bars beside the baseline's."""
    figure = bars()
    return replace(figure, bars=tuple(replace(each, ghost=each.low) for each in figure.bars))


def unknown_rows():
    """Scenarios of which little or nothing is known, and one in which all futures agree."""
    nothing = float("nan")
    rows = (
        Interval("Nothing", Role.ANSWER, nothing, nothing, nothing),
        Interval("No range", Role.SECOND, nothing, 2.0, nothing),
        Interval("All alike", Role.THIRD, 3.0, 3.0, 3.0),
        Interval("Known", Role.FOURTH, 1.0, 2.0, 4.0),
    )
    return IntervalFigure(**common("unknown_rows"), rows=rows)


def many_rows():
    """More scenarios than there is room for."""
    rows = tuple(Interval(f"{at} {LONG}", Role.ANSWER, at, at + 3, at + 9) for at in range(30))
    return IntervalFigure(**common("many_rows"), rows=rows)


def hostile():
    """Every text is as long and as odd as it may be."""
    marks = tuple(
        DatedMark(date(2015, 1 + at, 1), f"{at} {LONG[-40:]}", list(Why)[at % 3])
        for at in range(10)
    )
    figure = staff()
    return replace(
        figure,
        title=LONG,
        subtitle=LONG,
        note=LONG,
        description=LONG,
        futures=8,
        target=replace(TARGET, label=LONG),
        lines=(Line(LONG, Role.FOURTH, 400 + 3 * TIME),),
        marks=marks,
        observed=tuple(ObservedMark(MONTHS[at], 350.0 + at, LONG) for at in range(0, 30, 5)),
    )


def long_names():
    """Lines that end at the same place, with long names."""
    lines = tuple(Line(f"{at} {LONG}", Role.THIRD, 50 + 0.01 * at * TIME) for at in range(5))
    return replace(chance(), lines=lines)


def broken_lines():
    """Lines with missing months; of one a single month is known."""
    holes = 50 * TIME
    holes[[3, 4, 20]] = np.nan
    alone = np.full(len(MONTHS), np.nan)
    alone[7] = 30.0
    lines = (Line("Holes", Role.ANSWER, holes), Line("Alone", Role.SECOND, alone))
    return replace(chance(), lines=lines)


ALL = {
    **FIGURES,
    "chance": chance,
    "beside": beside,
    "compared bars": compared_bars,
    "unknown rows": unknown_rows,
    "many rows": many_rows,
    "hostile": hostile,
    "long names": long_names,
    "broken lines": broken_lines,
}

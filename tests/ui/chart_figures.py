"""Figures to try charts with: what comes often, and what comes seldom."""

from datetime import date, timedelta

import numpy as np

from app.figures.shapes import (
    Bar,
    BarFigure,
    DatedMark,
    Fan,
    FanFigure,
    Layer,
    Line,
    ObservedMark,
    Part,
    Role,
    StackFigure,
    TargetMark,
    Why,
)


def month_ends(count: int) -> tuple[date, ...]:
    """From January 2015."""
    firsts = (date(2015 + at // 12, at % 12 + 1, 1) for at in range(1, count + 1))
    return tuple(first - timedelta(days=1) for first in firsts)


COUNT = 39
MONTHS = month_ends(COUNT)
TIME = np.linspace(0.0, 1.0, COUNT)
MARKS = (
    DatedMark(date(2015, 1, 5), "Golden hello £6,000; Pay against neighbours -1%", Why.LEVER),
    DatedMark(date(2015, 1, 20), "Retention payment £2,000", Why.LEVER),
    DatedMark(date(2015, 11, 1), "Single agency contract", Why.POLICY),
    DatedMark(date(2016, 6, 15), "Inspection", Why.EVENT),
)


def common(key, title="A finding of some length for a chart", *, unit=" FTE", from_zero=False):
    """What every figure has."""
    return {
        "key": key,
        "title": title,
        "subtitle": f"The measure of {key}, range of 8 in 10 futures",
        "say": lambda value: f"{value:,.1f}{unit}",
        "tick": lambda value: f"{value:,.1f}".removesuffix(".0"),
        "unit": unit.strip(),
        "futures": 64,
        "description": f"{title}. It begins somewhere and ends elsewhere.",
        "from_zero": from_zero,
    }


def fan_of(middle, low, high, label="Permanent", role=Role.ANSWER):
    """A fan around a middle."""
    return Fan(
        label, role, middle - low, middle - low / 2, middle, middle + high / 2, middle + high
    )


def fan_figure(middle, low, high, key="a_fan", *, from_zero=False, **more):
    """One fan over the months."""
    months = month_ends(len(middle))
    fans = (fan_of(middle, low, high),)
    return FanFigure(**common(key, from_zero=from_zero), months=months, fans=fans, **more)


def staff(grown=49.0):
    """Permanent staff with all that can be laid over a fan."""
    return fan_figure(
        347 + grown * TIME,
        30 * TIME,
        32 * TIME,
        "permanent_fte",
        ghosts=(347 + 15 * TIME,),
        target=TargetMark(500, date(2017, 3, 31), "Target: 500 by 31 March 2017"),
        observed=(ObservedMark(MONTHS[8], 352, "September 2015: 352 were counted"),),
        marks=MARKS,
    )


def caseload():
    """A target that runs through the middle of the band, and a line above it."""
    middle = 19 - 1.2 * TIME + 0.5 * np.sin(9 * TIME)
    return fan_figure(
        middle,
        1.2 * np.sqrt(TIME) + 0.2,
        1.4 * np.sqrt(TIME) + 0.2,
        "average_caseload",
        lines=(Line("Most loaded tenth", Role.FOURTH, middle + 5),),
        target=TargetMark(18, date(2017, 3, 31), "Target: at most 18 by 31 March 2017"),
        note="In March 2017 12% of workers hold more than 25 children",
    )


def two_fans():
    """Hires and leavers."""
    hires = fan_of(60 + 40 * TIME, 10 * TIME, 10 * TIME, "Hires")
    leavers = fan_of(84 - 4 * TIME, 9 * TIME, 9 * TIME, "Leavers", Role.SECOND)
    title = "More leave than come until the autumn, and then more come than leave, " * 4
    return FanFigure(
        **common("hires_and_leavers", title, from_zero=True),
        months=MONTHS,
        fans=(hires, leavers),
        marks=MARKS,
    )


def stack():
    """Staff by kind up to the establishment."""
    permanent, agency = 347 + 49 * TIME, 110 - 30 * TIME
    posts = np.where(TIME < 0.5, 520.0, 560.0)
    layers = (
        Layer("Permanent", Role.ANSWER, permanent),
        Layer("Agency", Role.SECOND, agency),
        Layer("Empty", Role.EMPTY, posts - permanent - agency),
    )
    return StackFigure(
        **common("staff_by_kind", from_zero=True),
        months=MONTHS,
        layers=layers,
        limit=Line("Establishment", Role.ANSWER, posts),
        marks=MARKS,
    )


def bar(name, size, limit, *, is_part=False):
    """One year's cost in three parts."""
    parts = (
        Part("Pay", Role.ANSWER, 20.0 * size),
        Part("Agency", Role.SECOND, 10.0 * size),
        Part("Offers", Role.THIRD, 1.0 * size),
    )
    whole = 31.0 * size
    return Bar(name, f"£{whole:.1f}m", parts, whole * 0.95, whole * 1.05, limit, is_part)


def bars():
    """Cost by year; the limit of one year stands just where its label would."""
    years = (
        bar("2014/15", 0.2, 6.4, is_part=True),
        bar("2015/16", 1.0, 33.4),
        bar("2016/17", 1.1, 40.0),
        bar("2017/18", 0.9, None),
    )
    return BarFigure(**common("cost", from_zero=True), bars=years, limit_label="Envelope")


def unallocated():
    """From 300 to nought, with a tail."""
    middle = np.maximum(300 * np.exp(-4 * TIME) - 20 * TIME, 0)
    fan = Fan(
        "",
        Role.ANSWER,
        middle * 0.2,
        middle * 0.6,
        middle,
        middle + 400 * TIME,
        middle + 2400 * TIME**2,
    )
    return FanFigure(**common("unallocated", from_zero=True), months=MONTHS, fans=(fan,))


def flat(value=347.0, *, from_zero=False):
    """Nothing moves and all futures agree."""
    level = np.full(COUNT, value)
    return fan_figure(level, 0 * TIME, 0 * TIME, "flat", from_zero=from_zero, ghosts=(level,))


def negative():
    """Below nought and above it."""
    return fan_figure(-12 + 30 * TIME, 8 * TIME + 2, 8 * TIME + 2, "negative", from_zero=True)


def gap():
    """Five months in which nothing is known."""
    middle = 100 + 50 * TIME
    middle[10:15] = np.nan
    return fan_figure(middle, np.full(COUNT, 20.0), np.full(COUNT, 20.0), "gap")


def one_month():
    """The shortest run."""
    return fan_figure(np.array([350.0]), np.array([4.0]), np.array([4.0]), "one_month")


def nothing():
    """Nothing is known at all."""
    return fan_figure(np.full(COUNT, np.nan), 0 * TIME, 0 * TIME, "nothing")


def no_bars():
    """No year has been run."""
    return BarFigure(**common("no_bars", from_zero=True), bars=())


FIGURES = {
    "staff": staff,
    "caseload": caseload,
    "two fans": two_fans,
    "stack": stack,
    "bars": bars,
    "unallocated": unallocated,
    "flat": flat,
    "all nought": lambda: flat(0.0, from_zero=True),
    "negative": negative,
    "gap": gap,
    "one month": one_month,
    "nothing known": nothing,
    "no bars": no_bars,
}

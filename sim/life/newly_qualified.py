"""The newly qualified: each year's places, most of them in the summer, and who takes them up."""

from datetime import date
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.council import NEWCOMERS, Council, Life
from sim.grades import Grade
from sim.life.worker import comes_into_post, fte_of, is_promised_golden_hello
from sim.people import Newcomer
from sim.rules import golden_hello, hiring

_Column = NDArray[np.float64]


class Place(NamedTuple):
    """One of a year's places for the newly qualified."""

    starts: int
    """Day."""
    number: int
    """Counted from 0; it is offered if the council offers more places than that."""
    luck: float
    """It is filled if the share of places filled is above it."""


def intake(council: Council, year: int) -> Life:
    """A year's places, one after the other, each filled or not on its day."""
    for place in places_of(council, year):
        yield council.until(place.starts, NEWCOMERS)
        offered = place.number < council.now.hiring.newly_qualified_places
        if not offered or council.open_fte(Grade.SOCIAL_WORKER) < 1 / 2:
            continue
        if place.luck < _filled(council):
            lured = place.luck >= _filled(council, golden=False)
            _starts(council, identities.newly_qualified(year, place.number), lured)


def places_of(council: Council, year: int) -> list[Place]:
    """The places of a year in the order of their days, from tomorrow to the last day; as many as
    will be offered at any time.

    Each place has its day from the start, so that further places of a later year do not change
    who comes first on a day of an earlier one.
    """
    most = max(now.hiring.newly_qualified_places for _, now in council.plan.reviews)
    numbers = np.arange(ceil(most))
    stream = council.luck.stream("newly qualified")
    luck = stream.columns(identities.newly_qualified(year, 0) + numbers)
    starts = _days(council, year, luck[:, 0], luck[:, 1])
    last = (council.scenario.last_day - council.scenario.first_day).days
    to_come = (starts > 0) & (starts <= last)
    columns = (starts[to_come], numbers[to_come], luck[to_come, 2])
    places = zip(*(column.tolist() for column in columns), strict=True)
    return [Place(*place) for place in sorted(places)]


def _days(council: Council, year: int, which: _Column, within: _Column) -> NDArray[np.int64]:
    """The day on which each place begins, by the shares of the months in a year's starts."""
    shares = [hiring.month_share(month, council.now.hiring) for month in range(1, 13)]
    month = np.searchsorted(np.cumsum(shares)[:-1], which, side="right")
    firsts = np.array([date(year, each, 1).toordinal() for each in range(1, 13)])
    lengths = np.diff(firsts, append=date(year + 1, 1, 1).toordinal())
    first_day = council.scenario.first_day.toordinal()
    return firsts[month] - first_day + (within * lengths[month]).astype(np.int64)


def _filled(council: Council, golden: bool = True) -> float:
    """Share of places filled at the council's standing today, at most all; with or without a
    golden hello, if the newly qualified are paid one."""
    terms, pay = council.now.hiring, council.now.pay
    share = terms.newly_qualified_fill / 100 * council.attraction[Grade.NEWLY_QUALIFIED]
    share *= hiring.caseload_factor(council.caseload_against_then, terms)
    share *= float(council.years.newly_qualified[council.today])
    if golden and pay.golden_hello_newly_qualified:
        share *= golden_hello.gain(pay.golden_hello, pay)
    return min(share, 1.0)


def _starts(council: Council, identity: int, lured: bool) -> None:
    """The first day of a supported year."""
    full_time, which, holds, _ = council.luck.stream("working hours").four(identity)
    newcomer = Newcomer(
        identity=identity,
        grade=Grade.NEWLY_QUALIFIED,
        permanent=True,
        fte=fte_of(full_time, which, council.now.start.fte_per_head),
        experience_years=0.0,
        holds_cases=holds < council.terms.case_holding_share,
        because_of_golden_hello=lured,
    )
    row = comes_into_post(council, newcomer)
    council.counted("hires_newly_qualified")
    is_promised_golden_hello(council, row, council.now.pay, 0.0, lured)

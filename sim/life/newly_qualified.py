"""The newly qualified: each year's places, most of them in the summer, and who takes them up."""

from bisect import bisect_right
from datetime import date
from itertools import accumulate
from math import ceil
from typing import NamedTuple

import numpy as np

from sim import identities
from sim.calendar import month_end
from sim.council import NEWCOMERS, Council, Life
from sim.grades import Grade
from sim.life.worker import comes_into_post, fte_of, is_promised_golden_hello
from sim.people import Newcomer
from sim.rules import golden_hello, hiring


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
    numbers = range(ceil(max(now.hiring.newly_qualified_places for _, now in council.plan.reviews)))
    who = np.array([identities.newly_qualified(year, number) for number in numbers], np.int64)
    luck = council.luck.stream("newly qualified").columns(who).tolist()
    shares = [hiring.month_share(month, council.now.hiring) for month in range(1, 13)]
    upto = list(accumulate(shares))[:-1]
    firsts = [date(year, month, 1) for month in range(1, 13)]
    began = council.scenario.first_day
    span = (council.scenario.last_day - began).days
    places = []
    for number, (which, within, filled, _) in enumerate(luck):
        first = firsts[bisect_right(upto, which)]
        days = month_end(first).day
        starts = (first - began).days + int(within * days)
        if 0 < starts <= span:
            places.append(Place(starts, number, filled))
    return sorted(places)


def _filled(council: Council, golden: bool = True) -> float:
    """Share of places filled at the council's standing today, at most all; with or without a
    golden hello, if the newly qualified are paid one."""
    terms, pay = council.now.hiring, council.now.pay
    share = terms.newly_qualified_fill / 100 * council.attraction[Grade.NEWLY_QUALIFIED]
    share *= hiring.caseload_factor(council.caseload_against_then, terms)
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
        holds_cases=holds < council.case_holding_share,
        because_of_golden_hello=lured,
    )
    row = comes_into_post(council, newcomer)
    council.counted("hires_newly_qualified")
    is_promised_golden_hello(council, row, council.now.pay, 0.0, lured)

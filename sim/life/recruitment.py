"""Recruitment: candidates with experience all year, newly qualified people in cohorts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

import simpy

from sim import identities
from sim.calendar import month_end
from sim.council import Council, Life
from sim.grades import Grade
from sim.life.worker import comes_into_post, fte_of, holds_cases, receives_golden_hello
from sim.people import Newcomer
from sim.rules import golden_hello, hiring
from sim.scenario.pay import Pay

LAYER_RATE = 36.525
"""Candidates a year in each layer of the flow: one in ten days."""
_SLACK = 1.5
"""Layers are begun for this much more than the rate, which moves a little between reviews."""
_BEFORE = 400
"""Days before the first day on which the layers begin, so that some are on the way."""


@dataclass(frozen=True)
class Candidate:
    """An experienced person who might apply on a day."""

    identity: int
    day: float
    mark: float
    """Place in the flow, in candidates a year: comes if the rate is above it."""
    grade: Grade
    experience_years: float


def candidates_in_layer(council: Council, layer: int) -> Iterator[Candidate]:
    """The layer's would-be candidates in the order of their days, before and after the first."""
    stream = council.luck.stream("candidates")
    mix = council.now.hiring
    day = -float(_BEFORE)
    number = 0
    while True:
        identity = identities.candidate(layer, number)
        day += stream.exponential(identity) / hiring.candidates_a_day(LAYER_RATE)
        _, mark, kind, experience = stream.four(identity)
        if kind < mix.team_manager_share / 100:
            grade = Grade.TEAM_MANAGER
        elif kind < (mix.team_manager_share + mix.senior_share) / 100:
            grade = Grade.SENIOR
        else:
            grade = Grade.SOCIAL_WORKER
        years = hiring.experience_years(experience, mix)
        yield Candidate(identity, day, (layer + mark) * LAYER_RATE, grade, years)
        number += 1


class Recruitment:
    """The flow of experienced candidates and the panels that see them."""

    def __init__(self, council: Council) -> None:
        self._council = council
        self._layers = 0
        self.panels = simpy.Resource(council.env)

    def rate_for(self, grade: Grade) -> float:
        """Candidates a year at the council's standing now, were all of one grade, golden hello
        apart."""
        council = self._council
        settings = council.now
        factors = hiring.attraction(
            council.standing(grade), settings.hiring, settings.pay.recruitment_elasticity
        )
        rate = hiring.candidates_a_year(settings.hiring)
        for factor in factors.values():
            rate *= factor
        rate *= hiring.pool_factor(council.pool, settings.hiring)
        return min(rate, hiring.most_candidates_a_year(council.pool, settings.hiring))

    def review(self) -> None:
        """Begin as many layers of the flow as the rate may need until the next review."""
        pay = self._council.now.pay
        best = golden_hello.gain(pay.golden_hello, pay) / self._gain_at_start()
        rate = max(self.rate_for(grade) for grade in Grade) * max(best, 1.0)
        while self._layers * LAYER_RATE < rate * _SLACK:
            self._council.env.process(self._layer(self._layers))
            self._layers += 1

    def comes(self, candidate: Candidate) -> bool:
        """Whether the candidate applies at the council's standing and offer today."""
        pay = self._council.now.pay
        gain = 1.0
        if golden_hello.qualifies(candidate.grade, candidate.experience_years, pay):
            gain = golden_hello.gain(pay.golden_hello, pay)
        return self._would_come(candidate, gain)

    def comes_anyway(self, candidate: Candidate) -> bool:
        """Whether the candidate would have applied without a golden hello."""
        return self._would_come(candidate, 1.0)

    def _would_come(self, candidate: Candidate, gain: float) -> bool:
        pay = self._council.now.pay
        was_paid = candidate.experience_years >= pay.golden_hello_years_at_start
        then = self._gain_at_start() if was_paid else 1.0
        return candidate.mark < self.rate_for(candidate.grade) * gain / then

    def _gain_at_start(self) -> float:
        pay = self._council.now.pay
        return golden_hello.gain(pay.golden_hello_at_start, pay)

    def _layer(self, layer: int) -> Life:
        """Would-be candidates of one layer, each on their day."""
        council = self._council
        began = council.env.now
        for candidate in candidates_in_layer(council, layer):
            if candidate.day < 0 and began < 1:
                if candidate.mark < hiring.candidates_a_year(council.now.hiring):
                    council.env.process(self._already_on_the_way(candidate))
            elif candidate.day >= began:
                yield council.until(ceil(candidate.day))
                if self.comes(candidate):
                    council.env.process(self._applies(candidate))

    def _applies(self, candidate: Candidate) -> Life:
        """Applies, is seen by a panel, is made an offer, and starts unless lost on the way."""
        council = self._council
        lured = not self.comes_anyway(candidate)
        if council.open_fte(candidate.grade) < 1 / 2:
            return
        council.applicants += 1
        applied = council.env.now
        with self.panels.request() as panel:
            yield panel
            queued = council.env.now - applied
            yield council.env.timeout(hiring.days_per_candidate(council.now.hiring))
        yield council.until(ceil(applied + queued + council.now.hiring.advert_to_offer_days))
        waited = council.env.now - applied
        lost = council.luck.stream("offers").uniform(candidate.identity)
        unlucky = lost < hiring.loss(waited, council.now.hiring)
        if unlucky or council.open_fte(candidate.grade) < 1 / 2:
            council.applicants -= 1
            return
        notice = council.now.hiring.checks_and_notice_days
        council.accepted[candidate.identity] = council.today
        yield from self._accepts(candidate, council.now.pay, lured, notice)

    def _already_on_the_way(self, candidate: Candidate) -> Life:
        """Applied before the first day, at the offer and standing of then."""
        council = self._council
        usual = council.now.hiring
        lost = council.luck.stream("offers").uniform(candidate.identity)
        starts = candidate.day + hiring.USUAL_DAYS + usual.checks_and_notice_days
        if lost < hiring.loss(hiring.USUAL_DAYS, usual) or starts < 1:
            return
        if council.open_fte(candidate.grade) < 1 / 2:
            return
        council.applicants += 1
        council.accepted[candidate.identity] = candidate.day + hiring.USUAL_DAYS
        offer = replace(
            council.now.pay,
            golden_hello=council.now.pay.golden_hello_at_start,
            golden_hello_years=council.now.pay.golden_hello_years_at_start,
            golden_hello_tie_in_months=council.now.pay.golden_hello_tie_in_at_start,
            golden_hello_repayment=council.now.pay.golden_hello_repayment_at_start,
        )
        was_paid = candidate.experience_years >= offer.golden_hello_years
        anyway = hiring.candidates_a_year(usual) / (self._gain_at_start() if was_paid else 1.0)
        yield from self._accepts(candidate, offer, candidate.mark >= anyway, starts)

    def _accepts(self, candidate: Candidate, offer: Pay, lured: bool, days: float) -> Life:
        """The post is kept while notice is served and checks are made; then the first day.

        What was offered is kept to, whatever is offered by then.
        """
        council = self._council
        full_time, which, _, _ = council.luck.stream("working hours").four(candidate.identity)
        fte = fte_of(full_time, which, council.now.start.fte_per_head)
        council.on_the_way[candidate.grade] += fte
        yield council.after_days(days)
        council.on_the_way[candidate.grade] -= fte
        council.applicants -= 1
        del council.accepted[candidate.identity]
        council.pool = max(council.pool - 1, 0.0)
        newcomer = Newcomer(
            identity=candidate.identity,
            grade=candidate.grade,
            permanent=True,
            fte=fte,
            experience_years=candidate.experience_years,
            holds_cases=holds_cases(council, candidate.identity),
            because_of_golden_hello=lured,
        )
        row = comes_into_post(council, newcomer)
        council.counted("hires_experienced")
        council.posts_review()
        yield from receives_golden_hello(council, row, offer, candidate.experience_years, lured)


def newly_qualified_place(council: Council, year: int, place: int) -> Life:
    """One of a year's places for the newly qualified, filled or not on its day.

    Each place has its day from the start, so that further places of a later year do not change
    who comes first on a day of an earlier one.
    """
    identity = identities.newly_qualified(year, place)
    month, day, filled, _ = council.luck.stream("newly qualified").four(identity)
    starts = _start_day(council, year, month, day)
    if starts <= council.today:
        return
    yield council.until(starts)
    offered = place < council.now.hiring.newly_qualified_places
    if offered and filled < _fill(council) and council.open_fte(Grade.SOCIAL_WORKER) >= 1 / 2:
        lured = filled >= _fill(council, golden=False)
        yield from _starts_newly_qualified(council, identity, lured)


def _start_day(council: Council, year: int, month: float, day: float) -> int:
    mix = council.now.hiring
    gone = 0.0
    number = 12
    for each in range(1, 13):
        gone += hiring.month_share(each, mix)
        if month < gone:
            number = each
            break
    days = month_end(date(year, number, 1)).day
    return (date(year, number, 1 + int(day * days)) - council.scenario.first_day).days


def _fill(council: Council, golden: bool = True) -> float:
    """Share of places filled at the council's standing today, at most all; with or without a
    golden hello, if the newly qualified are paid one."""
    settings = council.now
    factors = hiring.attraction(
        council.standing(Grade.NEWLY_QUALIFIED),
        settings.hiring,
        settings.pay.recruitment_elasticity,
    )
    share = settings.hiring.newly_qualified_fill / 100
    for factor in factors.values():
        share *= factor
    if golden and settings.pay.golden_hello_newly_qualified:
        share *= golden_hello.gain(settings.pay.golden_hello, settings.pay)
    return min(share, 1.0)


def _starts_newly_qualified(council: Council, identity: int, lured: bool) -> Life:
    """The first day of a supported year."""
    full_time, which, _, _ = council.luck.stream("working hours").four(identity)
    newcomer = Newcomer(
        identity=identity,
        grade=Grade.NEWLY_QUALIFIED,
        permanent=True,
        fte=fte_of(full_time, which, council.now.start.fte_per_head),
        experience_years=0.0,
        holds_cases=holds_cases(council, identity),
        because_of_golden_hello=lured,
    )
    row = comes_into_post(council, newcomer)
    council.counted("hires_newly_qualified")
    council.posts_review()
    yield from receives_golden_hello(council, row, council.now.pay, 0.0, lured)

"""Recruitment: candidates with experience, who come all year."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import NamedTuple

import numpy as np

from sim import identities
from sim.arithmetic import logs
from sim.council import Council, Life
from sim.grades import POST_GRADES, Grade
from sim.life.worker import comes_into_post, fte_of, is_promised_golden_hello
from sim.people import Newcomer
from sim.rules import golden_hello, hiring
from sim.scenario.pay import Pay

LAYER_RATE = 36.525
"""Candidates a year in each layer of the flow: one in ten days."""
_SLACK = 1.5
"""Layers are begun for this much more than the rate, which moves a little between reviews."""
_BEFORE = 400
"""Days before the first day on which the layers begin, so that some are on the way."""
_BLOCK = 128
"""Candidates of a layer whose luck is drawn together."""


class Candidate(NamedTuple):
    """An experienced person who might apply on a day."""

    identity: int
    day: float
    mark: float
    """Place in the flow, in candidates a year: comes if the rate is above it."""
    grade: Grade
    experience_years: float


class Offer(NamedTuple):
    """What a candidate has accepted."""

    candidate: Candidate
    terms: Pay
    lured: bool
    """Whether they would not have come without the golden hello."""
    notice_days: float
    """Until they can start."""


def candidates_in_layer(council: Council, layer: int) -> Iterator[Candidate]:
    """The layer's would-be candidates in the order of their days, before and after the first."""
    stream = council.luck.stream("candidates")
    mix = council.now.hiring
    managers = mix.team_manager_share / 100
    seniors = managers + mix.senior_share / 100
    usual_years = hiring.usual_experience_years(mix)
    day = -float(_BEFORE)
    first = identities.candidate(layer, 0)
    while True:
        luck = stream.columns(first + np.arange(_BLOCK))
        gaps = -logs(luck[:, 0]) / hiring.candidates_a_day(LAYER_RATE)
        years = -logs(luck[:, 3]) * usual_years
        marks = (layer + luck[:, 1]) * LAYER_RATE
        drawn = zip(gaps.tolist(), marks.tolist(), luck[:, 2].tolist(), years.tolist(), strict=True)
        for number, (gap, mark, kind, experience) in enumerate(drawn):
            day += gap
            grade = (
                Grade.TEAM_MANAGER
                if kind < managers
                else (Grade.SENIOR if kind < seniors else Grade.SOCIAL_WORKER)
            )
            yield Candidate(first + number, day, mark, grade, experience)
        first += _BLOCK


class Recruitment:
    """The flow of experienced candidates and the panels that see them."""

    def __init__(self, council: Council) -> None:
        self._council = council
        self._layers = 0
        self._panels_are_free = 0.0
        """When the panels will have seen everybody who has applied so far."""
        self._usual = 0.0
        """Candidates a year at the first day's standing, as of the last review."""
        self._gain = 1.0
        self._gain_then = 1.0
        """Golden hello: starts as a multiple of those without one, now and on the first day."""

    def review(self) -> None:
        """Settle what the flow depends on until the next review, and begin as many layers of it
        as the rate may need until then."""
        now = self._council.now
        self._council.settles_attraction()
        year = float(self._council.years.experienced[self._council.today])
        self._usual = hiring.candidates_a_year(now.hiring) * year
        self._gain = golden_hello.gain(now.pay.golden_hello, now.pay)
        self._gain_then = golden_hello.gain(now.pay.golden_hello_at_start, now.pay)
        best = self._gain / self._gain_then
        rate = max(self.rate_for(grade) for grade in POST_GRADES) * max(best, 1.0)
        while self._layers * LAYER_RATE < rate * _SLACK:
            self._council.env.process(self._layer(self._layers))
            self._layers += 1

    def rate_for(self, grade: Grade) -> float:
        """Candidates a year at the council's standing now, were all of one grade, golden hello
        apart."""
        council, settings = self._council, self._council.now.hiring
        rate = self._usual * council.attraction[grade]
        rate *= hiring.caseload_factor(council.caseload_against_then, settings)
        rate *= hiring.pool_factor(council.pool, settings)
        return min(rate, hiring.most_candidates_a_year(council.pool, settings))

    def _layer(self, layer: int) -> Life:
        """Would-be candidates of one layer, each on their day."""
        council = self._council
        began = council.env.now
        for candidate in candidates_in_layer(council, layer):
            if candidate.day < 0 and began < 1:
                self._was_on_the_way(candidate)
            elif candidate.day >= began:
                yield council.until(ceil(candidate.day))
                self._might_apply(candidate)

    def _might_apply(self, candidate: Candidate) -> None:
        """A candidate applies at the council's standing and offer today, or goes elsewhere.

        One whose place lies below the flow without a golden hello would have come anyway.
        """
        council, pay = self._council, self._council.now.pay
        grade, years = candidate.grade, candidate.experience_years
        flow = self.rate_for(grade)
        if years >= pay.golden_hello_years_at_start:
            flow /= self._gain_then
        gain = self._gain if golden_hello.qualifies(grade, years, pay) else 1.0
        if candidate.mark < flow * gain and council.open_fte(grade) >= 1 / 2:
            council.env.process(self._applies(candidate, lured=candidate.mark >= flow))

    def _applies(self, candidate: Candidate, lured: bool) -> Life:
        """Applies, is seen by a panel, is made an offer, and starts unless lost on the way."""
        council = self._council
        council.applicants += 1
        applied = council.env.now
        seen, over = self._is_interviewed()
        then = council.plan.in_force_on(over).hiring
        yield council.until(ceil(seen + then.advert_to_offer_days))
        waited = council.env.now - applied
        lost = council.luck.stream("offers").uniform(candidate.identity)
        unlucky = lost < hiring.loss(waited, council.now.hiring)
        if unlucky or council.open_fte(candidate.grade) < 1 / 2:
            council.applicants -= 1
            return
        notice = council.now.hiring.checks_and_notice_days
        yield from self._accepts(Offer(candidate, council.now.pay, lured, notice), council.today)

    def _is_interviewed(self) -> tuple[float, float]:
        """When the panels begin with somebody who has applied now, and when they are done.

        They see one candidate at a time, in the order in which they applied, and take as long over
        each as the interviews they can hold in a week by then.
        """
        council = self._council
        begins = max(council.env.now, self._panels_are_free)
        then = council.plan.in_force_on(begins).hiring
        self._panels_are_free = begins + hiring.days_per_candidate(then)
        return begins, self._panels_are_free

    def _was_on_the_way(self, candidate: Candidate) -> None:
        """Applied before the first day, at the offer and standing of then, and starts after it."""
        council = self._council
        usual, pay = council.now.hiring, council.now.pay
        flow = hiring.candidates_a_year(usual)
        starts = candidate.day + hiring.USUAL_DAYS + usual.checks_and_notice_days
        if candidate.mark >= flow or starts < 1 or council.open_fte(candidate.grade) < 1 / 2:
            return
        lost = council.luck.stream("offers").uniform(candidate.identity)
        if lost < hiring.loss(hiring.USUAL_DAYS, usual):
            return
        then = replace(
            pay,
            golden_hello=pay.golden_hello_at_start,
            golden_hello_years=pay.golden_hello_years_at_start,
            golden_hello_tie_in_months=pay.golden_hello_tie_in_at_start,
            golden_hello_repayment=pay.golden_hello_repayment_at_start,
        )
        was_paid = candidate.experience_years >= then.golden_hello_years
        lured = candidate.mark >= (flow / self._gain_then if was_paid else flow)
        council.applicants += 1
        offer = Offer(candidate, then, lured, starts)
        council.env.process(self._accepts(offer, candidate.day + hiring.USUAL_DAYS))

    def _accepts(self, offer: Offer, day: float) -> Life:
        """The post is kept from now on, while notice is served and checks are made.

        What was offered is kept to, whatever is offered by then.
        """
        council, candidate = self._council, offer.candidate
        council.accepted[candidate.identity] = day
        full_time, which, holds, _ = council.luck.stream("working hours").four(candidate.identity)
        fte = fte_of(full_time, which, council.now.start.fte_per_head)
        council.on_the_way[candidate.grade] += fte
        return self._starts(offer, fte, holds)

    def _starts(self, offer: Offer, fte: float, holds: float) -> Life:
        """Notice and checks; then the first day."""
        council, candidate = self._council, offer.candidate
        yield council.after_days(offer.notice_days)
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
            holds_cases=holds < council.terms.case_holding_share,
            because_of_golden_hello=offer.lured,
        )
        row = comes_into_post(council, newcomer)
        council.counted("hires_experienced")
        is_promised_golden_hello(council, row, offer.terms, candidate.experience_years, offer.lured)

"""Agency cover: the council looks for agency workers for its vacant posts; they come and go."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush, heapreplace
from itertools import zip_longest
from math import ceil, inf
from typing import NamedTuple

import simpy

from sim.calendar import DAYS_A_YEAR
from sim.council import Council, Life
from sim.grades import Grade
from sim.identities import agency_worker
from sim.life.post import Post, Posts
from sim.life.worker import draws_patience
from sim.people import Newcomer
from sim.rules.agency import assignment_days, days_to_place, years_to_conversion

_EXPERIENCE_YEARS = 5.0
"""An agency worker is past the supported year; it matters only to one who turns permanent."""


class Search(NamedTuple):
    """The council looks for an agency worker for a post."""

    ends: float
    """Day; whoever is found within a day starts at its close."""
    identity: int
    """The post's."""
    placement: int
    post: Post
    luck: tuple[float, float, float, float]
    """Waits, of mean 1, for somebody to be found, the end of the assignment and turning permanent;
    and whether the post comes with cases."""


class AgencyCover:
    """The search for agency workers, and who of them is in which post.

    Every vacant post without cover has a search of its own, which takes an exponential time in
    whole days. One that ends while the market has nobody, or while the cap on the agency share is
    reached, finds nobody; the post stays empty and the council looks again. Nothing comes of that
    until there is room, so those searches begin afresh then, as of the day before. It is the same
    law: how long an exponential time has run, or how often it has begun anew, says nothing about
    how long it will run on.
    """

    def __init__(self, council: Council, posts: Posts) -> None:
        self._council = council
        self._posts = posts
        self._luck = council.luck.stream("agency cover")
        self._searches: list[Search] = []
        """A heap, the next to end first; those for posts since filled are dropped when met."""
        self._sleeps_until = -inf
        """Day until which nothing is to be done, as things stand."""
        self._is_full = False
        """Nothing is to be done because there is no room."""
        self._finding = council.env.process(self._finds())

    def begins(self, agency: Mapping[Grade, Sequence[float]]) -> None:
        """The agency workers of the first day take their posts, by grade and FTE; the council looks
        for others."""
        for grade, workers in agency.items():
            posts = self._posts.for_agency_workers(grade, len(workers))
            for post, fte in zip_longest(posts, workers):
                if fte is None:
                    self.looks_for(post)
                else:
                    self._covers(self._begun(post, 0), fte)
        self._posts.falls_vacant = self.looks_for

    def looks_for(self, post: Post) -> None:
        """Begin a search for a post."""
        search = self._begun(post, self._council.today)
        heappush(self._searches, search)
        if ceil(search.ends) < self._sleeps_until and not self._is_full:
            self._wake()

    def may_have_room(self) -> None:
        """If there was no room and there is now, begin afresh and go on finding."""
        if self._is_full and self._council.may_place_agency_worker():
            self._is_full = False
            today = self._council.today
            while (search := self._next()) and ceil(search.ends) < today:
                heapreplace(self._searches, self._begun(search.post, today - 1))
            self._wake()

    def _begun(self, post: Post, day: int) -> Search:
        """A search that begins at the close of a day."""
        post.placements += 1
        luck = self._luck.three_exponentials(post.identity, post.placements)
        days = days_to_place(self._council.now.agency, luck[0])
        return Search(day + days, post.identity, post.placements, post, luck)

    def _covers(self, search: Search, fte: float) -> None:
        """An agency worker is found and comes into the post."""
        council, agency = self._council, self._council.now.agency
        _, length, conversion, holds_cases = search.luck
        newcomer = Newcomer(
            identity=agency_worker(search.identity, search.placement),
            grade=search.post.grade,
            permanent=False,
            fte=fte,
            experience_years=_EXPERIENCE_YEARS,
            holds_cases=holds_cases < council.terms.case_holding_share,
        )
        worker = council.people.comes(newcomer, council.today)
        council.set_norm(worker)
        days = assignment_days(agency, council.months_of_single_contract(), length)
        turns = years_to_conversion(agency, conversion) * DAYS_A_YEAR
        ends = council.day_after(days)
        turns_on = council.day_after(turns) if turns < days else None
        assignment = self._assignment(search.post, worker, ends, turns_on)
        search.post.cover = council.env.process(assignment)

    def _next(self) -> Search | None:
        """The search that ends next."""
        searches = self._searches
        while searches and not searches[0].post.is_vacant:
            heappop(searches)
        return searches[0] if searches else None

    def _wake(self) -> None:
        self._sleeps_until = -inf
        self._finding.interrupt()

    def _finds(self) -> Life:
        """One search after the other finds somebody, as long as there is room."""
        council = self._council
        while True:
            search = self._next()
            try:
                if search is None or self._is_full:
                    self._sleeps_until = inf
                    yield council.env.event()
                else:
                    self._sleeps_until = ceil(search.ends)
                    yield council.until(self._sleeps_until)
                    self._find_today()
            except simpy.Interrupt:
                pass

    def _find_today(self) -> None:
        """The searches that end today find somebody, as long as there is room."""
        today = self._council.today
        while (search := self._next()) and search.ends <= today:
            if not self._council.may_place_agency_worker():
                self._is_full = True
                break
            heappop(self._searches)
            self._covers(search, 1.0)

    def _assignment(self, post: Post, worker: int, ends: int, turns_on: int | None) -> Life:
        """The agency worker covers the post, and goes or turns permanent on a day.

        The assignment ends when its time is up, or after a handover once the post is filled.
        """
        council = self._council
        try:
            if turns_on is not None:
                yield council.until(turns_on)
                if council.open_fte(post.grade) >= 1 / 2:
                    self._turns_permanent(post, worker)
                    return
            yield council.until(ends)
        except simpy.Interrupt:
            handed_over = council.day_after(council.now.agency.handover_days)
            yield council.until(min(ends, handed_over))
        council.people.goes(worker, council.today)
        self._posts.loses_cover(post)
        if post.is_vacant:
            self.looks_for(post)
        self.may_have_room()

    def _turns_permanent(self, post: Post, worker: int) -> None:
        council = self._council
        council.people.turns_permanent(worker, council.today)
        self._posts.takes_for_good(post)
        if post.is_vacant:
            self.looks_for(post)
        draws_patience(council, worker)
        council.counted("starters")
        council.counted("agency_conversions")
        council.ledger.pays_for_hire(council.now)
        council.posts_review(post.grade)

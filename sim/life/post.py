"""Posts: which of them nobody permanent holds, and which are kept beyond the establishment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import floor

import simpy

from sim.council import Council
from sim.grades import POST_GRADES, Grade, post_grade
from sim.identities import post as identity_of


@dataclass(eq=False, slots=True)
class Post:
    """A post that nobody permanent holds."""

    grade: Grade
    number: int
    extra: bool
    """Beyond the establishment, kept for an agency worker."""
    identity: int
    """Finds the post's luck."""
    placements: int = 0
    """Searches for an agency worker so far."""
    is_vacant: bool = True
    """Whether it still waits for somebody permanent."""
    cover: simpy.Process | None = None
    """The assignment of the agency worker who covers it."""
    turn: int = 0
    """Place among the posts that it stands with: who came to stand there earlier has the lower."""


@dataclass(slots=True)
class _Numbers:
    """Numbers of posts: the lowest that is free is given first, and keeps count of its luck."""

    free: list[int] = field(default_factory=list)
    used: int = 0
    placements: dict[int, int] = field(default_factory=dict)

    def take(self) -> int:
        if self.free:
            return heappop(self.free)
        self.used += 1
        return self.used - 1

    def give_back(self, post: Post) -> None:
        self.placements[post.number] = post.placements
        heappush(self.free, post.number)


class _Standing:
    """Posts that nobody permanent holds, in their turn."""

    def __init__(self) -> None:
        self._posts: dict[int, Post] = {}
        """By turn, ascending."""
        self._empty: list[tuple[int, Post]] = []
        """A heap of those without cover; those covered or filled since are dropped when met."""

    def __len__(self) -> int:
        return len(self._posts)

    def __iter__(self) -> Iterator[Post]:
        return iter(self._posts.values())

    def __contains__(self, post: Post) -> bool:
        return post.turn in self._posts

    def joins(self, post: Post, turn: int) -> None:
        post.turn = turn
        self._posts[turn] = post
        self.has_no_cover(post)

    def leaves(self, post: Post) -> None:
        del self._posts[post.turn]

    def has_no_cover(self, post: Post) -> None:
        heappush(self._empty, (post.turn, post))

    def to_fill(self) -> Post:
        """An empty post first; of the covered, the one that has stood longest."""
        while self._empty:
            turn, post = self._empty[0]
            if turn in self._posts and post.cover is None:
                return post
            heappop(self._empty)
        return next(iter(self))


class Posts:
    """The vacant posts of each grade, and the agency places beyond the establishment."""

    def __init__(self, council: Council) -> None:
        self._council = council
        self._turns = count()
        self.vacant = {grade: _Standing() for grade in POST_GRADES}
        self.extra = _Standing()
        self.falls_vacant: Callable[[Post], None] = lambda post: None
        """What is done about a post that has fallen vacant; set when agency workers are sought."""
        self._numbers = {
            (grade, extra): _Numbers() for grade in POST_GRADES for extra in (False, True)
        }

    def review(self) -> None:
        """Open or fill posts until they agree with the establishment and who is in post."""
        for grade in POST_GRADES:
            self.review_grade(grade)
        wanted = floor(self._council.now.agency.extra_places + 0.5)
        while len(self.extra) < wanted:
            self.falls_vacant(self._open(Grade.SOCIAL_WORKER, extra=True))
        while len(self.extra) > wanted:
            self._fill(self.extra)

    def review_grade(self, grade: Grade) -> None:
        """The same for the posts of one grade, when somebody of it has come or gone."""
        grade = post_grade(grade)
        wanted = max(0, floor(self._council.vacant_fte(grade) + 0.5))
        posts = self.vacant[grade]
        while len(posts) < wanted:
            self.falls_vacant(self._open(grade))
        while len(posts) > wanted:
            self._fill(posts)

    def moves_extra_workers(self) -> None:
        """Agency workers beyond the establishment take posts that have come to be funded."""
        surplus = len(self.extra) - floor(self._council.now.agency.extra_places + 0.5)
        grade = Grade.SOCIAL_WORKER
        short = floor(self._council.vacant_fte(grade) + 0.5) - len(self.vacant[grade])
        for _ in range(max(0, min(surplus, short))):
            post = next(iter(self.extra))
            self.extra.leaves(post)
            self.vacant[grade].joins(post, next(self._turns))

    def for_agency_workers(self, grade: Grade, workers: int) -> list[Post]:
        """On the first day: the posts of a grade, with one for each agency worker in it.

        Agency workers beyond the vacant posts and the places meant for them keep an extra place
        until the first review.
        """
        posts = [*self.vacant[grade], *(post for post in self.extra if post.grade is grade)]
        while len(posts) < workers:
            posts.append(self._open(grade, extra=True))
        return posts

    def loses_cover(self, post: Post) -> None:
        """The agency worker in a post has gone."""
        post.cover = None
        for standing in (self.vacant[post.grade], self.extra):
            if post in standing:
                standing.has_no_cover(post)

    def takes_for_good(self, post: Post) -> None:
        """The agency worker in a post turns permanent: the post is no longer vacant."""
        self.loses_cover(post)
        if post in self.vacant[post.grade]:
            self._take_out(post, self.vacant[post.grade])

    def _open(self, grade: Grade, extra: bool = False) -> Post:
        numbers = self._numbers[grade, extra]
        number = numbers.take()
        identity = identity_of(grade, number, extra)
        post = Post(grade, number, extra, identity, numbers.placements.get(number, 0))
        (self.extra if extra else self.vacant[grade]).joins(post, next(self._turns))
        return post

    def _fill(self, posts: _Standing) -> None:
        post = posts.to_fill()
        self._take_out(post, posts)
        if post.cover is not None:
            post.cover.interrupt("somebody permanent has the post")

    def _take_out(self, post: Post, posts: _Standing) -> None:
        posts.leaves(post)
        post.is_vacant = False
        self._numbers[post.grade, post.extra].give_back(post)

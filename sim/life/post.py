"""Posts: which of them nobody permanent holds, and which are kept beyond the establishment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import floor

import simpy

from sim.council import Council
from sim.grades import POST_GRADES, Grade
from sim.identities import post as identity_of


@dataclass(eq=False)
class Post:
    """A post that nobody permanent holds."""

    grade: Grade
    number: int
    extra: bool
    """Beyond the establishment, kept for an agency worker."""
    filled: simpy.Event
    placements: int = 0
    worker: int | None = None
    """Row of the agency worker who covers it."""

    @property
    def identity(self) -> int:
        """Finds the post's luck."""
        return identity_of(self.grade, self.number, self.extra)

    @property
    def is_vacant(self) -> bool:
        """Whether it still waits for somebody permanent."""
        return not self.filled.triggered


@dataclass
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


class Posts:
    """The vacant posts of each grade, and the agency places beyond the establishment."""

    def __init__(
        self, council: Council, begins: Callable[["Posts", Post, float | None], None]
    ) -> None:
        self._council = council
        self._begins = begins
        """Starts the life of a vacant post; with an FTE, covered from the start by that much."""
        self.vacant: dict[Grade, list[Post]] = {grade: [] for grade in POST_GRADES}
        self.extra: list[Post] = []
        self._numbers = {
            (grade, extra): _Numbers() for grade in POST_GRADES for extra in (False, True)
        }

    def review(self) -> None:
        """Open or fill posts until they agree with the establishment and who is in post."""
        for grade in POST_GRADES:
            wanted = max(0, floor(self._council.vacant_fte(grade) + 0.5))
            posts = self.vacant[grade]
            while len(posts) < wanted:
                self._open(grade)
            while len(posts) > wanted:
                self._fill(posts)
        wanted = floor(self._council.now.agency.extra_places + 0.5)
        while len(self.extra) < wanted:
            self._open(Grade.SOCIAL_WORKER, extra=True)
        while len(self.extra) > wanted:
            self._fill(self.extra)

    def moves_extra_workers(self) -> None:
        """Agency workers beyond the establishment take posts that have come to be funded."""
        surplus = len(self.extra) - floor(self._council.now.agency.extra_places + 0.5)
        grade = Grade.SOCIAL_WORKER
        short = floor(self._council.vacant_fte(grade) + 0.5) - len(self.vacant[grade])
        for _ in range(max(0, min(surplus, short))):
            self.vacant[grade].append(self.extra.pop(0))

    def set_out(self, agency: dict[Grade, list[float]]) -> None:
        """On the first day: posts as they stand, and the FTE of the agency workers of each grade.

        Agency workers beyond the vacant posts and the places meant for them keep an extra place
        until the first review.
        """
        self.review()
        for grade, workers in agency.items():
            posts = [*self.vacant[grade], *(p for p in self.extra if p.grade is grade)]
            while len(posts) < len(workers):
                posts.append(self._open(grade, extra=True))
            for post, fte in zip(posts, workers, strict=False):
                self._begins(self, post, fte)
            for post in posts[len(workers) :]:
                self._begins(self, post, None)

    def takes_for_good(self, post: Post) -> None:
        """The agency worker in a post turns permanent: the post is no longer vacant."""
        if post in self.vacant[post.grade]:
            self._take_out(post, self.vacant[post.grade])

    def _open(self, grade: Grade, extra: bool = False) -> Post:
        numbers = self._numbers[grade, extra]
        number = numbers.take()
        post = Post(grade, number, extra, self._council.env.event(),
                    numbers.placements.get(number, 0))  # fmt: skip
        (self.extra if extra else self.vacant[grade]).append(post)
        if self._council.first is not None:
            self._begins(self, post, None)
        return post

    def _fill(self, posts: list[Post]) -> None:
        """Fill an empty post first; of the covered, the one that has stood longest."""
        post = next((post for post in posts if post.worker is None), posts[0])
        self._take_out(post, posts)

    def _take_out(self, post: Post, posts: list[Post]) -> None:
        posts.remove(post)
        self._numbers[post.grade, post.extra].give_back(post)
        post.filled.succeed()

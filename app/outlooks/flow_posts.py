"""Funded posts and who is in them, in FTE and as squares that can be counted."""

from dataclasses import dataclass

_MOST_SQUARES = 900
"""More than these, and a square could no longer be told from its neighbours."""
_POSTS_A_SQUARE = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Posts:
    """The funded posts at a month's end, in FTE, and staff beyond them."""

    establishment: float
    filled: float
    """By permanent staff."""
    covered: float
    """Vacant, with an agency worker in it."""
    empty: float
    permanent_beyond: float
    """Permanent staff for whom there is no funded post."""
    agency_beyond: float
    """Agency workers for whom there is no vacant post."""


@dataclass(frozen=True)
class Squares:
    """Posts as squares of so many posts each; together they are the establishment."""

    filled: int
    covered: int
    empty: int
    permanent_beyond: int
    agency_beyond: int


def posts_of(establishment: float, permanent: float, agency: float) -> Posts:
    """Permanent staff first, then agency cover; the charter's vacant, covered and empty posts."""
    filled = min(permanent, establishment)
    vacant = establishment - filled
    covered = min(agency, vacant)
    return Posts(
        establishment=establishment,
        filled=filled,
        covered=covered,
        empty=vacant - covered,
        permanent_beyond=permanent - filled,
        agency_beyond=agency - covered,
    )


def squares_of(posts: Posts, each: int) -> Squares:
    """Whole squares; what is rounded in one part is made up in the next."""
    filled = round(posts.filled / each)
    taken = round((posts.filled + posts.covered) / each)
    whole = round(posts.establishment / each)
    permanent = round(posts.permanent_beyond / each)
    beyond = round((posts.permanent_beyond + posts.agency_beyond) / each)
    return Squares(filled, taken - filled, whole - taken, permanent, beyond - permanent)


def posts_a_square(most: float) -> int:
    """So many that even the most posts and staff of any month can be told apart.

    >>> posts_a_square(565), posts_a_square(1200)
    (1, 2)
    """
    return next((n for n in _POSTS_A_SQUARE if most <= n * _MOST_SQUARES), _POSTS_A_SQUARE[-1])


__all__ = ["Posts", "Squares", "posts_a_square", "posts_of", "squares_of"]

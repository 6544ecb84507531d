"""A vacant post: an agency worker may cover it until somebody permanent takes it."""

from sim.calendar import DAYS_A_YEAR
from sim.council import Council, Life
from sim.identities import agency_worker
from sim.life.post import Post, Posts
from sim.life.worker import draws_patience, holds_cases
from sim.people import Newcomer
from sim.rules.agency import assignment_days, days_to_place, may_place, years_to_conversion

_EXPERIENCE_YEARS = 5.0
"""An agency worker is past the supported year; it matters only to one who turns permanent."""


def vacant_post(council: Council, posts: Posts, post: Post, covered: float | None) -> Life:
    """From falling vacant until somebody permanent takes the post.

    The council looks for an agency worker; if the market has nobody, or the cap on the agency
    share is reached, the post stays empty and the council looks on. ``covered`` is the FTE of
    the agency worker who is in the post from the start, if one is.
    """
    while post.is_vacant:
        post.placements += 1
        luck = council.luck.stream("agency cover").four(post.identity, post.placements)
        if covered is None:
            yield council.after_days(days_to_place(council.now.agency, luck[0])) | post.filled
            to_be_had = may_place(
                council.now.agency, council.agency_fte, council.permanent_fte, council.market_gain
            )
            if post.filled.triggered or not to_be_had:
                continue
        fte, covered = covered or 1.0, None
        yield from assignment(council, posts, post, fte, luck)


def assignment(
    council: Council,
    posts: Posts,
    post: Post,
    fte: float,
    luck: tuple[float, float, float, float],
) -> Life:
    """An agency worker comes, covers the post, and goes or turns permanent.

    The assignment ends when its time is up, or after a handover once the post is filled.
    """
    worker = _comes(council, post, fte)
    agency = council.now.agency
    length = assignment_days(agency, council.months_of_single_contract(), luck[1])
    time_is_up = council.after_days(length)
    conversion = years_to_conversion(agency, luck[2]) * DAYS_A_YEAR
    if conversion < length:
        yield council.after_days(conversion) | post.filled
        if post.is_vacant and council.open_fte(post.grade) >= 1 / 2:
            _turns_permanent(council, posts, post, worker)
            return
    yield time_is_up | post.filled
    if not post.is_vacant and not time_is_up.processed:
        yield council.after_days(council.now.agency.handover_days) | time_is_up
    post.worker = None
    council.people.goes(worker, council.today)


def _comes(council: Council, post: Post, fte: float) -> int:
    identity = agency_worker(post.identity, post.placements)
    worker = council.people.comes(
        Newcomer(
            identity=identity,
            grade=post.grade,
            permanent=False,
            fte=fte,
            experience_years=_EXPERIENCE_YEARS,
            holds_cases=holds_cases(council, identity),
        ),
        council.today,
    )
    council.set_norms(slice(worker, worker + 1))
    post.worker = worker
    return worker


def _turns_permanent(council: Council, posts: Posts, post: Post, worker: int) -> None:
    council.people.turns_permanent(worker, council.today)
    post.worker = None
    posts.takes_for_good(post)
    posts.review()
    draws_patience(council, worker, since=council.today)
    council.counted("starters")
    council.counted("agency_conversions")
    council.ledger.pays_for_hire(council.now)

"""Who is who in the streams: ranges of identities that never meet."""

_TAG = 1 << 40

START_STAFF = 1 * _TAG
NEWLY_QUALIFIED = 2 * _TAG
CANDIDATE = 3 * _TAG
POST = 4 * _TAG
EXTRA_POST = 5 * _TAG
START_CASE = 1 << 41
"""Children with an open case on the first day."""
CLOSED_BEFORE = 1 << 42
"""Children whose case was closed in the year before; later episodes are added above 44 bits."""

_LAYER = 1 << 24
_YEAR = 1 << 16
_GRADE = 1 << 20
_PLACEMENT = 1 << 44


def candidate(layer: int, number: int) -> int:
    """A candidate, by layer of the flow and number within it."""
    return CANDIDATE + layer * _LAYER + number


def newly_qualified(year: int, place: int) -> int:
    """A newly qualified recruit, by year and place."""
    return NEWLY_QUALIFIED + year * _YEAR + place


def post(grade: int, number: int, extra: bool) -> int:
    """A post, by grade and number."""
    return (EXTRA_POST if extra else POST) + grade * _GRADE + number


def agency_worker(post_identity: int, placement: int) -> int:
    """An agency worker, by the post and the number of the placement in it."""
    return post_identity + placement * _PLACEMENT


def referral(layer: int, number: int) -> int:
    """A would-be referral, by layer of the flow and number within it; below 41 bits."""
    return layer * _LAYER + number

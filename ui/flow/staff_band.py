"""The upper band of the picture: candidates on the way, posts, staff by years, leavers."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.outlooks.flow import Flow, Moment
from app.outlooks.flow_words import counted
from ui.flow.brush import (
    RIGHT,
    KeyItem,
    Kind,
    Look,
    arrow,
    fill,
    heading,
    key,
    moved,
    moves,
    stage,
    words,
)
from ui.flow.columns import Columns
from ui.flow.squares import Grid, paint_squares
from ui.theme import theme

FILLED = Kind("permanent", "answer")
COVERED = Kind("agency", "second", Look.DOTTED)
EMPTY = Kind("empty", "control", Look.HOLLOW)
EXTRA_AGENCY = Kind("extra agency", "second", Look.DOTTED)
EXTRA_PERMANENT = Kind("extra permanent", "answer")
NEW = Kind("under 2 years", "band", Look.EDGED)
SETTLED = Kind("2 to 5 years", "inner_band")
LONG = Kind("5 years or more", "answer")

_HEADING = 20
_KEY = 38
_BAR = 14
_BELOW = 66
"""Heights at a scale of 1: a heading, a key, a bar, and staff by years under the squares."""
_SEEN = 0.5
"""Less than this is said as nought."""
_ABOVE_THE_BLOCK = 4
"""Entries of a key for which the block is wide enough."""
_CANDIDATES = 18 + 62 + 42 + 32 + 10
_THICKEST = 16


def paint_staff(painter: QPainter, area: QRectF, flow: Flow, moment: Moment) -> Grid:
    """The band in a month; where its squares stand."""
    px = theme().px
    each = "one post" if flow.posts_a_square == 1 else f"{flow.posts_a_square} posts"
    aside = f"{counted(moment.posts.establishment)} posts funded; one square is {each}"
    if moment.leavers is None:
        aside = f"The first day: nobody has come or gone yet. {aside}"
    heading(painter, QRectF(area.left(), area.top(), area.width(), px(_HEADING)), "Staff", aside)
    columns = Columns.within(area)
    top = area.top() + px(_HEADING + 8)
    block = QRectF(columns.middle.left(), top, columns.middle.width(), area.bottom() - top)
    room = block.adjusted(0, px(_KEY + 6), 0, -px(_BELOW))
    grid = Grid.within(room, flow.most.squares, flow.most.squares_beyond)
    squares = QRectF(room.left(), room.top(), room.width(), grid.rows * grid.side)
    items = _posts_key(flow, moment)
    # Nothing else stands at the right of the key, if it needs the room.
    right = block.right() if len(items) <= _ABOVE_THE_BLOCK else area.right()
    key(painter, QRectF(block.left(), top, right - block.left(), px(_KEY)), items)
    _paint_posts(painter, grid, moment)
    years = QRectF(block.left(), block.bottom() - px(_BELOW - 10), block.width(), px(_BELOW - 10))
    _paint_years(painter, columns, years, flow, moment)
    _paint_candidates(painter, columns, squares, flow, moment)
    _paint_leavers(painter, columns, squares, flow, moment)
    return grid


def _posts_key(flow: Flow, moment: Moment) -> list[KeyItem]:
    """Entries for all that some month has, so that none comes and goes."""
    posts, most = moment.posts, flow.most
    items = [
        KeyItem(FILLED, counted(posts.filled)),
        KeyItem(COVERED, counted(posts.covered)),
        KeyItem(EMPTY, counted(posts.empty)),
    ]
    if most.agency_beyond >= _SEEN:
        items.append(KeyItem(EXTRA_AGENCY, counted(posts.agency_beyond)))
    if most.permanent_beyond >= _SEEN:
        items.append(KeyItem(EXTRA_PERMANENT, counted(posts.permanent_beyond)))
    return items


def _paint_posts(painter: QPainter, grid: Grid, moment: Moment) -> None:
    each = moment.squares
    posts = [(FILLED, each.filled), (COVERED, each.covered), (EMPTY, each.empty)]
    beyond = [(EXTRA_PERMANENT, each.permanent_beyond), (EXTRA_AGENCY, each.agency_beyond)]
    paint_squares(painter, grid, posts, beyond)


def _paint_years(
    painter: QPainter, columns: Columns, area: QRectF, flow: Flow, moment: Moment
) -> None:
    """Permanent staff by years with the council, on a scale that stays."""
    px = theme().px
    parts = (
        (NEW, moment.under_two_years),
        (SETTLED, moment.two_to_five_years),
        (LONG, moment.five_years_or_more),
    )
    left = area.left()
    for kind, value in parts:
        width = area.width() * value / max(flow.most.permanent_fte, 1.0)
        if width > px(1):
            fill(painter, QRectF(left, area.top(), width - px(1), px(_BAR)), kind)
        left += width
    label = QRectF(columns.left.left(), area.top() - px(3), columns.left.width(), px(20))
    words(painter, label, "years of service", align=RIGHT)
    below = QRectF(area.left(), area.top() + px(_BAR + 4), area.width(), px(_KEY))
    key(painter, below, [KeyItem(kind, counted(value)) for kind, value in parts])


def _paint_candidates(
    painter: QPainter, columns: Columns, squares: QRectF, flow: Flow, moment: Moment
) -> None:
    """Candidates with experience from stage to stage, and the two other ways into a post."""
    px = theme().px
    left, top = columns.left, squares.top() - px(_KEY + 6)
    # A stage needs two lines, a way in one; what is over is shared out between them.
    over = max(squares.bottom() - top - px(_CANDIDATES), 0) / 3
    first = top + px(18)
    second = first + px(62) + over
    stage(painter, left, first, counted(moment.in_selection), "candidates in selection")
    start, end = first + px(20), second - px(20)
    thick = _thick(moment.offers_accepted, flow)
    down = left.right() - px(12)
    arrow(painter, QPointF(down, start), QPointF(down, end), thick, "answer")
    beside = QRectF(left.left(), start, left.width() - px(30), end - start)
    words(painter, beside, f"{moved(moment.offers_accepted)} accept an offer".strip(), align=RIGHT)
    stage(painter, left, second, counted(moment.accepted), "accepted, to start")
    moves(
        painter,
        columns.into,
        second,
        moved(moment.from_outside),
        _thick(moment.from_outside, flow),
    )
    third = second + px(42) + over
    others = (
        (third, moment.from_training, "newly qualified"),
        (third + px(32) + over, moment.from_agency, "from agency"),
    )
    for row, count, said in others:
        line = QRectF(left.left(), row - px(17), left.width(), px(34))
        words(painter, line, said, align=RIGHT)
        moves(painter, columns.into, row, moved(count), _thick(count, flow))


def _paint_leavers(
    painter: QPainter, columns: Columns, squares: QRectF, flow: Flow, moment: Moment
) -> None:
    px = theme().px
    row = squares.center().y()
    moves(painter, columns.out, row, moved(moment.leavers), _thick(moment.leavers, flow))
    said = QRectF(columns.right.left(), row - px(26), columns.right.width(), px(52))
    words(painter, said, "permanent staff leave")


def _thick(count: float | None, flow: Flow) -> float:
    return theme().px(_THICKEST) * (count or 0.0) / max(flow.most.people_moved, 1.0)

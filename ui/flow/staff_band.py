"""The upper band of the picture: candidates on the way, posts, staff by years, leavers."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.flow import Flow, Moment
from app.flow_words import counted
from ui.flow.brush import (
    LEFT,
    NUMBER,
    RIGHT,
    SMALL,
    KeyItem,
    Kind,
    Look,
    arrow,
    fill,
    heading,
    key,
    words,
)
from ui.flow.columns import Columns
from ui.flow.squares import Grid, paint_squares
from ui.theme import theme

FILLED = Kind("permanent", "answer")
COVERED = Kind("agency cover", "second", Look.DOTTED)
EMPTY = Kind("empty", "control", Look.HOLLOW)
EXTRA_AGENCY = Kind("extra agency", "second", Look.DOTTED)
EXTRA_PERMANENT = Kind("extra permanent", "answer")
NEW = Kind("under 2 years", "band")
SETTLED = Kind("2 to 5 years", "inner_band")
LONG = Kind("5 years or more", "answer")

_HEADING = 20
_KEY = 38
_BAR = 14
_BELOW = 66
"""Heights at a scale of 1: a heading, a key, a bar, and staff by years under the squares."""
_THICKEST = 18


def paint_staff(painter: QPainter, area: QRectF, flow: Flow, moment: Moment) -> None:
    """The band in a month."""
    px = theme().px
    each = "post" if flow.posts_a_square == 1 else f"{flow.posts_a_square} posts"
    aside = f"{counted(moment.posts.establishment)} posts funded, a square is {each}"
    heading(painter, QRectF(area.left(), area.top(), area.width(), px(_HEADING)), "Staff", aside)
    columns = Columns.within(area)
    top = area.top() + px(_HEADING + 8)
    block = QRectF(columns.middle.left(), top, columns.middle.width(), area.bottom() - top)
    squares = block.adjusted(0, px(_KEY + 6), 0, -px(_BELOW))
    key(painter, QRectF(block.left(), top, block.width(), px(_KEY)), _posts_key(flow, moment))
    _paint_posts(painter, squares, flow, moment)
    years = QRectF(block.left(), block.bottom() - px(_BELOW - 10), block.width(), px(_BELOW - 10))
    _paint_years(painter, columns, years, flow, moment)
    _paint_candidates(painter, columns, squares, flow, moment)
    _paint_leavers(painter, columns, squares, flow, moment)


def _posts_key(flow: Flow, moment: Moment) -> list[KeyItem]:
    posts = moment.posts
    items = [
        KeyItem(FILLED, counted(posts.filled)),
        KeyItem(COVERED, counted(posts.covered)),
        KeyItem(EMPTY, counted(posts.empty)),
    ]
    if flow.most.squares_beyond:
        items.append(KeyItem(EXTRA_AGENCY, counted(posts.agency_beyond)))
    if posts.permanent_beyond >= 1 / 2:
        items.append(KeyItem(EXTRA_PERMANENT, counted(posts.permanent_beyond)))
    return items


def _paint_posts(painter: QPainter, area: QRectF, flow: Flow, moment: Moment) -> None:
    each = moment.squares
    grid = Grid.within(area, flow.most.squares, flow.most.squares_beyond)
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
        fill(painter, QRectF(left, area.top(), max(width - px(1), 0), px(_BAR)), kind)
        left += width
    label = QRectF(columns.left.left(), area.top() - px(2), columns.left.width(), px(34))
    words(painter, label, "Permanent staff by years here", align=LEFT)
    below = QRectF(area.left(), area.top() + px(_BAR + 4), area.width(), px(_KEY))
    key(painter, below, [KeyItem(kind, counted(value)) for kind, value in parts])


def _paint_candidates(
    painter: QPainter, columns: Columns, squares: QRectF, flow: Flow, moment: Moment
) -> None:
    """Candidates with experience from stage to stage, and the two other ways into a post."""
    px = theme().px
    left, top = columns.left, squares.top() - px(_KEY + 6)
    step = (squares.bottom() - top) / 5
    rows = [top + step * (number + 0.5) for number in range(5)]
    _stage(painter, left, rows[0], counted(moment.in_selection), "candidates in selection")
    middle = left.left() + px(26)
    start, end = rows[0] + px(18), rows[2] - px(19)
    thick = _thick(moment.offers_accepted, flow)
    arrow(painter, QPointF(middle, start), QPointF(middle, end), thick, "answer")
    beside = QRectF(left.left() + px(46), start, left.width() - px(46), end - start)
    words(painter, beside, f"{counted(moment.offers_accepted)} accepted in the month")
    _stage(painter, left, rows[2], counted(moment.accepted), "accepted, to start")
    arrivals = (
        (rows[2], moment.from_outside, ""),
        (rows[3], moment.from_training, "newly qualified"),
        (rows[4], moment.from_agency, "from agency"),
    )
    for row, count, said in arrivals:
        if said:
            line = QRectF(left.left(), row - px(17), left.width() - px(6), px(34))
            words(painter, line, said, align=RIGHT)
        _moves(painter, columns.into, row, count, _thick(count, flow))


def _paint_leavers(
    painter: QPainter, columns: Columns, squares: QRectF, flow: Flow, moment: Moment
) -> None:
    px = theme().px
    row = squares.center().y()
    _moves(painter, columns.out, row, moment.leavers, _thick(moment.leavers, flow))
    said = QRectF(columns.right.left(), row - px(17), columns.right.width(), px(34))
    words(painter, said, "permanent staff leave")


def _stage(painter: QPainter, column: QRectF, row: float, number: str, said: str) -> None:
    """A number over what it counts."""
    px = theme().px
    above = QRectF(column.left(), row - px(18), column.width(), px(19))
    words(painter, above, number, size=NUMBER, bold=True, colour="text")
    words(painter, QRectF(column.left(), row + px(1), column.width(), px(17)), said)


def _moves(
    painter: QPainter, gap: QRectF, row: float, count: float | None, thickness: float
) -> None:
    """An arrow across a gap with its number above."""
    px = theme().px
    arrow(painter, QPointF(gap.left(), row), QPointF(gap.right(), row), thickness, "answer")
    above = QRectF(gap.left(), row - thickness / 2 - px(20), gap.width(), px(18))
    words(painter, above, counted(count), size=SMALL + 2, bold=True, colour="text")


def _thick(count: float | None, flow: Flow) -> float:
    return theme().px(_THICKEST) * (count or 0.0) / max(flow.most.people_moved, 1.0)

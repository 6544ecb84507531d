"""The lower band of the picture: referrals, open cases by stage and by worker, cases closed."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.outlooks.flow import Flow, Moment
from app.outlooks.flow_words import counted
from ui.flow.brush import RIGHT, KeyItem, Kind, Look, fill, heading, key, moved, moves, stage, words
from ui.flow.columns import Columns
from ui.theme import theme

ASSESSED = Kind("in assessment", "inner_band")
PLANNED = Kind("on a plan or in care", "answer")
HELD = Kind("with a worker", "answer")
WAITING = Kind("waiting for a worker", "fourth", Look.HATCHED)

_HEADING = 20
_KEY = 38
_BAR = 16
_BETWEEN = 8
_THICKEST = 22


def paint_children(painter: QPainter, area: QRectF, flow: Flow, moment: Moment) -> None:
    """The band in a month."""
    px = theme().px
    opened = moment.held + moment.waiting
    aside = f"{counted(opened)} open cases, longest wait {counted(moment.longest_wait)} days"
    top = QRectF(area.left(), area.top(), area.width(), px(_HEADING))
    heading(painter, top, "Children", aside)
    columns = Columns.within(area)
    middle = columns.middle
    first = area.top() + px(_HEADING + 8)
    by_stage = ((ASSESSED, moment.in_assessment), (PLANNED, moment.on_a_plan_or_in_care))
    by_worker = ((HELD, moment.held), (WAITING, moment.waiting))
    rows = []
    for parts in (by_stage, by_worker):
        bar = QRectF(middle.left(), first + px(_KEY + 2), middle.width(), px(_BAR))
        key(
            painter,
            QRectF(middle.left(), first, middle.width(), px(_KEY)),
            [KeyItem(kind, counted(value)) for kind, value in parts],
        )
        _paint_bar(painter, bar, parts, flow)
        rows.append(bar.center().y())
        first = bar.bottom() + px(_BETWEEN)
    _paint_referrals(painter, columns, rows[0], flow, moment)
    _paint_closed(painter, columns, rows[0], flow, moment)


def _paint_bar(
    painter: QPainter, area: QRectF, parts: tuple[tuple[Kind, float], ...], flow: Flow
) -> None:
    left = area.left()
    for kind, value in parts:
        width = area.width() * value / max(flow.most.open_cases, 1.0)
        if width > 0:
            gap = min(float(theme().px(1)), width / 2)
            fill(painter, QRectF(left, area.top(), width - gap, area.height()), kind)
        left += width


def _paint_referrals(
    painter: QPainter, columns: Columns, row: float, flow: Flow, moment: Moment
) -> None:
    px = theme().px
    left = columns.left
    stage(painter, left, row, moved(moment.referrals), "referrals")
    said = (
        f"{counted(moment.re_referrals)} of them re-referrals",
        f"{counted(moment.diverted)} to early help instead",
    )
    for place, line in enumerate(said if moment.referrals is not None else ()):
        below = QRectF(left.left(), row + px(24) + place * px(17), left.width(), px(17))
        words(painter, below, line, align=RIGHT)
    moves(painter, columns.into, row, "", _thick(moment.referrals, flow))


def _paint_closed(
    painter: QPainter, columns: Columns, row: float, flow: Flow, moment: Moment
) -> None:
    px = theme().px
    moves(painter, columns.out, row, moved(moment.closed), _thick(moment.closed, flow))
    right = columns.right
    said = QRectF(right.left(), row - px(26), right.width(), px(52))
    words(painter, said, "closed, or passed to another team")
    below = QRectF(right.left(), row + px(30), right.width(), px(52))
    words(painter, below, f"{moved(moment.no_further_action)} without further action".strip())


def _thick(count: float | None, flow: Flow) -> float:
    return theme().px(_THICKEST) * (count or 0.0) / max(flow.most.children_moved, 1.0)

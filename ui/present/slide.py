"""One page of the briefing, laid out for a screen that is read from the back of a room."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.figures.shapes import Table
from app.outlooks.headline import Card, TargetCard
from app.story.page import Kind, Page
from app.story.stamp import Stamp
from ui.charts.dial import Dial
from ui.present.hand import HEIGHT, Hand
from ui.present.picture import Picture

_SMALLEST = 0.55
"""Type is made smaller until a page fits, but not smaller than this."""
_LARGEST = 1.35
"""Where there is nothing but words they may be larger."""
_STEP = 0.93
_MOST_ROWS = 9
"""Rows of a table that can be read from afar; the paper has all of them."""
_FEW_ROWS = 3
"""A table is begun only where so many of its rows can be shown, or all."""
_LEAST_PICTURE = 290
_TWO_COLUMNS = 5
"""From so many points on they stand in two columns."""
_LONG = 90
"""Characters from which a headline is set smaller."""


def slide(page: Page, stamp: Stamp, place: str, width: int, height: int) -> QWidget:
    """A page laid out for exactly this room; ``place`` is such as "3 of 14"."""
    scale = 1.0 if page.figures else _LARGEST
    while True:
        made = _Slide(page, stamp, place, Hand(height / HEIGHT), scale)
        if made.needed(width) <= height or (scale < _SMALLEST and not page.note):
            # It never makes the screen larger than it is.
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            made.resize(width, height)
            return made
        if scale >= _SMALLEST:
            scale *= _STEP
        else:
            page = replace(page, note=_shorter(page.note))


def _shorter(note: str) -> str:
    """A note that is too long for any page, ended sooner: the paper has all of it."""
    kept = note[: len(note) * 2 // 3].rstrip(" \n\t…")
    return f"{kept}…" if kept else ""


class _Slide(QFrame):
    """Everything that a page has, from the top down; the foot stays the same size."""

    def __init__(self, page: Page, stamp: Stamp, place: str, whole: Hand, scale: float) -> None:
        super().__init__()
        self._whole, self._hand = whole, Hand(whole.unit * scale)
        self.setProperty("look", "side")
        self.setAccessibleName(page.headline)
        self.setAccessibleDescription(" ".join([page.lead, *page.points]))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(whole.px(56), whole.px(34), whole.px(56), whole.px(14))
        column.setSpacing(self._hand.px(12))
        for part in self._parts(page):
            grows = 1 if isinstance(part, _Pictures) else 0
            column.addWidget(part, grows)
        if not page.figures:
            column.addStretch(1)
        column.addWidget(self._foot(page, stamp, place))

    def needed(self, width: int) -> int:
        """How high it has to be at a width."""
        return self._column.totalHeightForWidth(width)

    def _parts(self, page: Page) -> Iterable[QWidget]:
        hand = self._hand
        if page.kind is Kind.TITLE:
            yield from self._title(page)
            return
        size = 26 if len(page.headline) > _LONG else 31
        yield hand.words(page.kind.label, 14, bold=True, colour="band_edge")
        yield hand.words(page.headline, size, bold=True)
        if page.lead:
            yield hand.words(page.lead, 18, colour="quiet")
        if page.cards:
            yield _Cards(page.cards, hand)
        if page.figures:
            yield _Pictures(page, hand)
        if page.points:
            yield _Points(page.points, hand, beside_figures=bool(page.figures))
        if not page.figures:
            yield from self._tables(page)
        if page.note:
            yield hand.words(page.note, 17)

    def _tables(self, page: Page) -> Iterable[QWidget]:
        """As many tables as can be read at once, each by its name if there are several."""
        room = _MOST_ROWS
        for table in page.tables:
            if room < min(len(table.rows), _FEW_ROWS):
                return
            if len(page.tables) > 1:
                yield self._hand.words(table.title, 16, bold=True)
            yield _Rows(table, self._hand, room)
            room -= len(table.rows)

    def _title(self, page: Page) -> Iterable[QWidget]:
        hand = self._hand
        gap = QWidget()
        gap.setFixedHeight(hand.px(150))
        yield gap
        yield hand.words(page.headline, 46 if len(page.headline) < _LONG else 30, bold=True)
        yield hand.words(page.lead, 22, colour="quiet")
        yield _Points(page.points, hand, beside_figures=False)
        if page.note:
            yield hand.words(page.note, 17)

    def _foot(self, page: Page, stamp: Stamp, place: str) -> QWidget:
        """Where it is from, what was run, and whether anybody answers for it."""
        hand = self._whole
        foot = QWidget()
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(0, hand.px(6), 0, 0)
        rows.setSpacing(hand.px(2))
        for line in (*page.sources, f"{stamp.inputs()}."):
            rows.addWidget(hand.words(line, 10.5, colour="quiet"))
        last = QHBoxLayout()
        last.setSpacing(hand.px(14))
        assured = hand.words(stamp.assured, 10.5, bold=True)
        assured.setWordWrap(False)
        last.addWidget(assured)
        last.addWidget(hand.words(stamp.run, 10.5, colour="quiet"), 1)
        number = hand.words(place, 10.5, colour="quiet")
        number.setWordWrap(False)
        last.addWidget(number)
        rows.addLayout(last)
        return foot


class _Cards(QWidget):
    """The answer as numbers, side by side."""

    def __init__(self, cards: Sequence[Card], hand: Hand) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(hand.px(14))
        for card in cards:
            row.addWidget(self._card(card, hand), 1)

    def _card(self, card: Card, hand: Hand) -> QWidget:
        frame = QFrame()
        frame.setProperty("look", "pane")
        row = QHBoxLayout(frame)
        row.setContentsMargins(hand.px(16), hand.px(10), hand.px(14), hand.px(10))
        row.setSpacing(hand.px(14))
        if isinstance(card, TargetCard):
            dial = Dial()
            dial.setFixedSize(hand.px(62), hand.px(62))
            dial.set_share(card.probability, card.percent)
            row.addWidget(dial)
        lines = QVBoxLayout()
        lines.setSpacing(hand.px(1))
        lines.addWidget(hand.words(card.title, 14, colour="quiet"))
        lines.addWidget(hand.words(card.words, 21, bold=True))
        below = card.change or card.likelihood if isinstance(card, TargetCard) else card.below
        if below:
            lines.addWidget(hand.words(below, 14, colour="quiet"))
        row.addLayout(lines, 1)
        return frame


class _Pictures(QWidget):
    """One figure, or two side by side."""

    def __init__(self, page: Page, hand: Hand) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(hand.px(28))
        for figure in page.figures:
            has_title = bool(page.title_of(figure))
            column = QVBoxLayout()
            column.setSpacing(hand.px(6))
            if not has_title:
                column.addWidget(hand.words(figure.subtitle, 14, colour="quiet"))
            column.addWidget(Picture(figure, hand, heading=has_title), 1)
            row.addLayout(column, 1)
        self.setMinimumHeight(hand.px(_LEAST_PICTURE))


class _Points(QWidget):
    """Points, each with its mark; in two columns if they are many."""

    def __init__(self, points: Sequence[str], hand: Hand, *, beside_figures: bool) -> None:
        super().__init__()
        columns = 2 if len(points) >= _TWO_COLUMNS or (beside_figures and len(points) > 1) else 1
        size = 14 if beside_figures else 17
        grid = QGridLayout(self)
        grid.setContentsMargins(0, hand.px(4), 0, 0)
        grid.setHorizontalSpacing(hand.px(32))
        grid.setVerticalSpacing(hand.px(6 if beside_figures else 11))
        rows = -(-len(points) // columns)
        for place, point in enumerate(points):
            column, row = divmod(place, rows)
            grid.addWidget(hand.words(point, size), row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            grid.setColumnStretch(column, 1)


class _Rows(QWidget):
    """The first rows of a table, and how many there are besides."""

    def __init__(self, table: Table, hand: Hand, most: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, hand.px(4), 0, 0)
        grid.setHorizontalSpacing(hand.px(20))
        grid.setVerticalSpacing(hand.px(8))
        for column, name in enumerate(table.columns):
            grid.addWidget(hand.words(name, 13, bold=True, colour="quiet"), 0, column)
            grid.setColumnStretch(column, _weight(table, column))
        for row, cells in enumerate(table.rows[:most], start=1):
            for column, cell in enumerate(cells):
                words = hand.words(cell, 15, bold=column == 0)
                grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
        more = len(table.rows) - most
        if more > 0:
            said = f"And {more} more: the paper and the workbook have all of them."
            words = hand.words(said, 13, colour="quiet")
            grid.addWidget(words, most + 1, 0, 1, len(table.columns))


def _weight(table: Table, column: int) -> int:
    """A column has room by its longest cell, within reason."""
    longest = max((len(row[column]) for row in table.rows), default=0)
    return min(max(longest, len(table.columns[column]), 6), 40)

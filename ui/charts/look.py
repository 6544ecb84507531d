"""The hand a chart is drawn in: its type and colours at one size, fresh or out of date."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen

from app.figures.ends import Ink, ink_of
from app.figures.shapes import Numbers, Role
from app.figures.wrapped import wrapped
from ui.theme import SMALL, Colours, theme

STALE = 0.62
"""How far what is out of date fades towards the pane."""
VEIL = 0.24
"""How much of its colour a band keeps that lies over another."""


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """A colour with a share of the ground in it."""
    kept = 1.0 - share
    return QColor.fromRgbF(
        colour.redF() * kept + ground.redF() * share,
        colour.greenF() * kept + ground.greenF() * share,
        colour.blueF() * kept + ground.blueF() * share,
        colour.alphaF(),
    )


@dataclass(frozen=True)
class Look:
    """Fonts, colours and lengths for one drawing."""

    colours: Colours
    is_stale: bool = False
    type_size: int = SMALL
    ratio: float = 1.0
    """Pixels of the screen in one of the window's."""
    says_marks: bool = True
    """Whether dated marks have words beside them, or only on hover."""
    plain: QFont = field(init=False)
    bold: QFont = field(init=False)
    _plain_metrics: QFontMetricsF = field(init=False)
    _bold_metrics: QFontMetricsF = field(init=False)

    def __post_init__(self) -> None:
        plain, bold = theme().font(self.type_size), theme().font(self.type_size, bold=True)
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "bold", bold)
        object.__setattr__(self, "_plain_metrics", QFontMetricsF(plain))
        object.__setattr__(self, "_bold_metrics", QFontMetricsF(bold))

    def px(self, pixels: float) -> float:
        """A length at the scale of the window."""
        return pixels * theme().scale

    def width(self, text: str, *, bold: bool = False) -> float:
        """How wide a text is."""
        return (self._bold_metrics if bold else self._plain_metrics).horizontalAdvance(text)

    @property
    def line(self) -> float:
        """How high a line of text is."""
        return self._bold_metrics.height()

    def elided(self, text: str, room: float, *, bold: bool = False) -> str:
        """As much of a text as there is room for."""
        metrics = self._bold_metrics if bold else self._plain_metrics
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def wrapped(self, text: str, room: float, *, bold: bool = False, lines: int = 2) -> list[str]:
        """A text on at most so many lines, the last one elided."""
        return wrapped(
            text,
            lines,
            lambda row: self.width(row, bold=bold) <= room,
            lambda row: self.elided(row, room, bold=bold),
        )

    def words(self, name: str) -> QColor:
        """The colour of words; out of date they step back, but can still be read."""
        return QColor(self.colours.quiet if self.is_stale else getattr(self.colours, name))

    def ink(self, ink: Ink) -> QColor:
        """The colour of words that name a series or a line."""
        return QColor(self.colours.quiet if self.is_stale else ink_of(ink, self.colours))

    def colour(self, name: str) -> QColor:
        """The colour of a line or a fill by what it means."""
        return self._aged(QColor(getattr(self.colours, name)))

    def role(self, role: Role) -> QColor:
        """The colour of a series."""
        return self._aged(QColor(self.colours.role(role)))

    def band(self, role: Role, *, inner: bool) -> QColor:
        """The fill of a band; the answer's own colours are the theme's."""
        if role is Role.ANSWER:
            return self.colour("inner_band" if inner else "band")
        veil = self.role(role)
        veil.setAlphaF(VEIL)
        return veil

    def item_pen(self, colour: QColor, width: float, *, dashed: bool = False) -> QPen:
        """A line within the plot, of a width in pixels whatever the plot's own scale."""
        pen = self.pen(colour, width * self.ratio, dashed=dashed)
        pen.setCosmetic(True)
        return pen

    def pen(self, colour: QColor, width: float, *, dashed: bool = False) -> QPen:
        """A line over the plot."""
        pen = QPen(colour, self.px(width))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([4.0, 2.5])
        return pen

    def fill(self, role: Role) -> QBrush:
        """The fill of a part; what is not there is hatched, and so known without its colour."""
        if role is Role.EMPTY:
            return QBrush(self.colour("control"), Qt.BrushStyle.BDiagPattern)
        return QBrush(self.role(role))

    def _aged(self, colour: QColor) -> QColor:
        return mixed(colour, QColor(self.colours.pane), STALE) if self.is_stale else colour


@dataclass(frozen=True)
class Frame:
    """Where values lie on the screen: the rectangle of the plot and what it spans."""

    rect: QRectF
    first: float
    last: float
    low: float
    high: float
    edge: float
    """Where the canvas ends at the right."""

    def x(self, place: float) -> float:
        """The pixel of a place along the axis of time."""
        span = self.last - self.first
        return self.rect.left() + (place - self.first) / span * self.rect.width()

    def y(self, value: float) -> float:
        """The pixel of a value."""
        span = self.high - self.low
        return self.rect.bottom() - (value - self.low) / span * self.rect.height()

    def xs(self, count: int) -> Numbers:
        """The pixels of so many months."""
        there = np.arange(count, dtype=np.float64)
        return (
            self.rect.left() + (there - self.first) / (self.last - self.first) * self.rect.width()
        )

    def ys(self, values: Numbers) -> Numbers:
        """The pixels of many values."""
        span = self.high - self.low
        return self.rect.bottom() - (values - self.low) / span * self.rect.height()

    def place(self, x: float) -> float:
        """The place along the axis of time at a pixel."""
        return self.first + (x - self.rect.left()) / self.rect.width() * (self.last - self.first)

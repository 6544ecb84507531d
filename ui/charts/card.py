"""A chart in its pane: the finding, the measure, the plot, a note, and small buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QEnterEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QToolTip, QVBoxLayout, QWidget

from app.figures.colours import LIGHT
from app.figures.shapes import AnyFigure, BarFigure, months_of
from app.wording import month_words
from ui.charts.bars import ROOM, bar_readings
from ui.charts.buttons import SIDE, Act, ChartButton
from ui.charts.canvas import Canvas
from ui.charts.heading import Heading
from ui.charts.readout import Reading
from ui.theme import theme

_MARGIN = 12


class ChartCard(QFrame):
    """Shows one figure after another, their items made once."""

    hovered = Signal(object)
    """The place of a month among the figure's own, while mouse or keys move there; or None."""
    enlarge_wanted = Signal(str)
    table_wanted = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None, *, says_marks: bool = True) -> None:
        super().__init__(parent)
        self.key = key
        self._figure: AnyFigure | None = None
        self.as_run: Callable[[], AnyFigure] | None = None
        """What leaves the window in the place of an estimate: the futures that were run alone."""
        self._is_stale = False
        self.setProperty("look", "pane")
        self.heading = Heading(self)
        self.heading.clicked.connect(self._want_enlarged)
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("look", "quiet")
        self._note.setWordWrap(True)
        self._note.hide()
        self.canvas = Canvas(self, says_marks=says_marks)
        self.canvas.hovered.connect(self._hover)
        self.canvas.enlarge_wanted.connect(self._want_enlarged)
        self.canvas.table_wanted.connect(self._want_table)
        self.canvas.focus_changed.connect(self._wake)
        self.setFocusProxy(self.canvas)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.canvas, 1)
        self._column.addWidget(self._note)
        self.buttons = {act: ChartButton(act, self) for act in Act}
        for button in self.buttons.values():
            button.focus_changed.connect(self._wake)
        self.buttons[Act.ENLARGE].clicked.connect(self._want_enlarged)
        self.buttons[Act.TABLE].clicked.connect(self._want_table)
        self.buttons[Act.COPY_PICTURE].clicked.connect(self.copy_picture)
        self.buttons[Act.COPY_TABLE].clicked.connect(self.copy_table)
        theme().changed.connect(self._dress)
        self._dress()

    # What is shown

    def show_figure(self, figure: AnyFigure) -> None:
        """Show a figure; the first of its kind makes the plot, later ones update it."""
        self._figure = figure
        self.heading.say(figure.title, figure.subtitle)
        if self._note.text() != figure.note:
            self._note.setText(figure.note)
            self._note.setVisible(bool(figure.note))
        self.canvas.show_figure(figure)
        self._describe()

    def set_stale(self, stale: bool) -> None:
        """Whether what is shown is out of date: fades the plot and says so."""
        if stale == self._is_stale:
            return
        self._is_stale = stale
        self.canvas.set_stale(stale)
        self.heading.set_stale(stale)
        if self._figure is not None:
            self._describe()

    def set_crosshair(self, index: int | None, readings: tuple[tuple[str, str], ...]) -> None:
        """A line at a month of the figure, or a frame around a bar, and what lies there."""
        canvas, figure = self.canvas, self._figure
        names = () if figure is None else _places(figure)
        if index is None or not 0 <= index < len(names):
            canvas.set_reading(None)
            return
        half_width = ROOM if isinstance(figure, BarFigure) else 0.0
        reading = Reading(index, names[index], readings, half_width)
        canvas.set_reading(reading)
        if canvas.hasFocus() and QAccessible.isActive():
            said = "; ".join(f"{label} {value}" for label, value in readings)
            spoken = QAccessibleAnnouncementEvent(canvas, f"{reading.heading}: {said}")
            QAccessible.updateAccessibility(spoken)

    def figure(self) -> AnyFigure | None:
        """What is shown."""
        return self._figure

    def picture(self, scale: float = 2.0) -> QImage:
        """The finding, the measure and the plot as a picture on white, for a document."""
        size = self.size()
        image = QImage(size * scale, QImage.Format.Format_ARGB32)
        image.fill(QColor(LIGHT.pane))
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        self.heading.paint_words(painter, self.heading.geometry(), LIGHT)
        if self._note.isVisible():
            painter.setFont(self._note.font())
            painter.setPen(QColor(LIGHT.quiet))
            painter.drawText(
                self._note.geometry(), int(Qt.TextFlag.TextWordWrap), self._note.text()
            )
        self.canvas.paint_in(painter, self.canvas.pos(), LIGHT)
        painter.end()
        return image

    # What the planner does

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        if self._figure is not None:
            shown = self._figure
            self.show_figure(self._to_hand_on(shown))
            QGuiApplication.clipboard().setImage(self.picture())
            self._say_copied(Act.COPY_PICTURE, "Copied as a picture")
            self.show_figure(shown)

    def copy_table(self) -> None:
        """Put the figures on the clipboard as a table."""
        from app.figures.tables import as_text, table_of

        if self._figure is not None:
            figure = self._to_hand_on(self._figure)
            QGuiApplication.clipboard().setText(as_text(table_of(figure)))
            self._say_copied(Act.COPY_TABLE, "Copied as a table")

    def _to_hand_on(self, shown: AnyFigure) -> AnyFigure:
        return self.as_run() if shown.is_growing and self.as_run is not None else shown

    def _hover(self, index: int | None) -> None:
        """A month is for all charts to read; a bar is read here."""
        if not isinstance(self._figure, BarFigure):
            self.hovered.emit(index)
        elif index is None:
            self.set_crosshair(None, ())
        else:
            self.set_crosshair(index, bar_readings(self._figure, index))

    def _say_copied(self, act: Act, said: str) -> None:
        button = self.buttons[act]
        QToolTip.showText(button.mapToGlobal(QPoint(0, button.height())), said, button)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(button, said))

    def _want_enlarged(self) -> None:
        if self._figure is not None:
            self.enlarge_wanted.emit(self.key)

    def _want_table(self) -> None:
        if self._figure is not None:
            self.table_wanted.emit(self.key)

    def hide_button(self, act: Act) -> None:
        """Do without a button, where what it does is done already."""
        self.buttons[act].hide()
        self._place_buttons()

    # How it is put together

    def _describe(self) -> None:
        """What those hear who do not see it."""
        assert self._figure is not None
        said = self._figure.description
        said = f"Out of date. {said}" if self._is_stale else said
        for widget in (self, self.canvas):
            if widget.accessibleName() != self._figure.title:
                widget.setAccessibleName(self._figure.title)
            if widget.accessibleDescription() != said:
                widget.setAccessibleDescription(said)
        if QAccessible.isActive():
            event = QAccessibleEvent(self.canvas, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def _wake(self) -> None:
        """Show the buttons while the mouse or the focus is here."""
        focused = any(button.hasFocus() for button in self.buttons.values())
        awake = self.underMouse() or focused or self.canvas.hasFocus()
        for button in self.buttons.values():
            button.wake(awake)
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        self.heading.keep_free(len(shown) * theme().px(SIDE) if awake else 0)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """The mouse came."""
        super().enterEvent(event)
        self._wake()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The mouse went."""
        super().leaveEvent(event)
        self._wake()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The buttons stay at the right."""
        super().resizeEvent(event)
        self._place_buttons()

    def event(self, event: QEvent) -> bool:
        """The buttons move with the heading when that becomes higher."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_buttons()
        return bool(done)

    def _place_buttons(self) -> None:
        """In a row at the right of the measure."""
        self._column.activate()
        side = theme().px(SIDE)
        row = self.heading.measure_row().translated(self.heading.pos())
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        left = row.right() + 1 - side * len(shown)
        for at, button in enumerate(shown):
            top = row.center().y() - side // 2 - theme().px(2)
            button.setGeometry(QRect(left + at * side, top, side, side))
            button.raise_()

    def _dress(self) -> None:
        margin = theme().px(_MARGIN)
        self._column.setContentsMargins(margin, theme().px(10), margin, theme().px(8))
        self._column.setSpacing(theme().px(4))
        self._place_buttons()


def _places(figure: AnyFigure) -> list[str]:
    """The names of the months, or of the bars."""
    if isinstance(figure, BarFigure):
        return [f"{bar.name}{', part of the year' if bar.is_part else ''}" for bar in figure.bars]
    return [month_words(month) for month in months_of(figure)]

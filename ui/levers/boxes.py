"""Fields in which something is typed: nothing typed is lost, and the wheel turns no value."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from ui.theme import theme

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class TypedBox(QLineEdit):
    """A value in words; what is typed is sent when Enter is pressed or the field is left."""

    typed = Signal(str)
    abandoned = Signal()
    """Escape: what was typed is given up."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._refused: str | None = None
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self.finish)

    def show_text(self, text: str) -> None:
        """The value as it stands; replaces whatever was typed."""
        self._shown, self._refused = text, None
        self.mark_wrong(False)
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def refuse(self) -> None:
        """What is typed cannot be used; it stays to be mended."""
        self._refused = self.text()
        self.mark_wrong(True)

    def accept(self) -> None:
        """What was typed was taken; show the value again even if it is the same."""
        self.show_text(self._shown)

    def finish(self) -> None:
        """Send what is typed, unless it is what is shown or has been refused already."""
        if self.text() not in (self._shown, self._refused):
            self.typed.emit(self.text())
        elif self.text() == self._shown and self._refused is not None:
            self._abandon()

    def mark_wrong(self, wrong: bool) -> None:
        """A red edge, beside the sentence that says what is wrong."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def width_for(self, *texts: str) -> int:
        """How wide the box must be for these texts."""
        advance = self.fontMetrics().horizontalAdvance
        return max(map(advance, texts), default=0) + theme().px(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - named by Qt
        """Escape goes back to the value; Alt and an arrow belong to the row."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self._abandon()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - named by Qt
        """Reached by keyboard, the next key replaces the value."""
        super().focusInEvent(event)
        if self._refused is None:
            QTimer.singleShot(0, self, self.selectAll)

    def _abandon(self) -> None:
        self.show_text(self._shown)
        self.abandoned.emit()


class DayBox(QDateEdit):
    """A date; changed when it is complete."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_BRITISH)
        self.setDisplayFormat("d MMM yyyy")
        self.setCalendarPopup(True)
        # Wide limits: what the scenario allows is said beside the field when it is passed.
        self.setDateRange(QDate(1980, 1, 1), QDate(2120, 12, 31))
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        """The calendar in the colours of the theme: Qt's own red and black fit no dark ground."""
        calendar, ink = self.calendarWidget(), QTextCharFormat()
        ink.setForeground(theme().colour("text"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHeaderTextFormat(ink)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, ink)
        for name, sign, words in (
            ("prevmonth", "‹", "Earlier month"),
            ("nextmonth", "›", "Later month"),
        ):
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(button, QToolButton):
                button.setIcon(QIcon())
                button.setText(sign)
                button.setAccessibleName(words)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - named by Qt
        """The wheel scrolls the panel."""
        event.ignore()


def day_of(picked: QDate) -> date:
    """A date as the scenario keeps it."""
    return date(picked.year(), picked.month(), picked.day())


class MonthsBox(QDoubleSpinBox):
    """Months a change takes; nought is "at once"."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_BRITISH)
        self.setRange(0, 180)
        self.setDecimals(3)
        self.setSingleStep(1)
        self.setSpecialValueText("at once")
        self.setPrefix("over ")
        self.setSuffix(" months")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """Room for the longest there usually is; Qt would count decimals nobody sees."""
        longest = self.fontMetrics().horizontalAdvance(f"{self.prefix()}180{self.suffix()}")
        return QSize(longest + theme().px(40), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - named by Qt
        """The same."""
        return self.sizeHint()

    def textFromValue(self, value: float) -> str:  # noqa: N802 - named by Qt
        """Whole months without decimals."""
        return f"{value:g}"

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - named by Qt
        """The wheel scrolls the panel."""
        event.ignore()


class ReasonBox(QPlainTextEdit):
    """Why a value is what it is; sent a moment after the last key and when the field is left."""

    said = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(700)
        self._pause.timeout.connect(self.finish)
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Why this value?")
        self.setAccessibleName(name)
        self.textChanged.connect(self._pause.start)
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """The reason as it stands; what is being typed is left alone."""
        if text == self._shown and self._shown != self.toPlainText():
            return
        self._shown = text
        if text != self.toPlainText():
            self.setPlainText(text)
        self._pause.stop()

    def finish(self) -> None:
        """Send what is typed, if it is something else than what stands."""
        self._pause.stop()
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.said.emit(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - named by Qt
        """Leaving the field sends it."""
        super().focusOutEvent(event)
        self.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - named by Qt
        """A reason is read from its beginning."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - named by Qt
        """A larger type needs a taller field."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _restyle(self) -> None:
        around = 2 * (theme().px(3) + int(self.document().documentMargin()) + 1)
        self.setFixedHeight(3 * self.fontMetrics().lineSpacing() + around)


__all__ = ["DayBox", "MonthsBox", "ReasonBox", "TypedBox", "day_of"]

"""One lever: its label, slider, exact box or switch, what differs, and what opens below it."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.edits import set_typed, set_value
from app.levers.groups import describe
from app.levers.standing import Standing, note
from app.levers.track import track_of
from app.sources.catalogue import Row
from app.value import say
from sim.units import Unit
from ui.levers.boxes import TypedBox
from ui.levers.buttons import Chevron, Switch
from ui.levers.details import Details
from ui.levers.editing import Editor, new_gesture
from ui.levers.slider import LeverSlider, Marks
from ui.levers.tips import described, read_out, tip
from ui.levers.words import Words
from ui.theme import SMALL, theme

_BESIDE = (QBoxLayout.Direction.LeftToRight, Qt.AlignmentFlag.AlignTop)
_BELOW = (QBoxLayout.Direction.TopToBottom, Qt.AlignmentFlag.AlignRight)
_LIT_FOR = 1600
_MOST_OF_WIDTH = 0.5
"""A box wider than this part of the row stands under the label."""


class LeverRow(QWidget):
    """What a planner moves."""

    explain_wanted = Signal(str)

    def __init__(self, row: Row, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.standing: Standing | None = None
        self._editor = editor
        self._track = track_of(row)
        self._is_lit = False
        self._is_beside: bool | None = None
        self._unlit = QTimer(self)
        self._unlit.setSingleShot(True)
        self._unlit.setInterval(_LIT_FOR)
        self._unlit.timeout.connect(self._put_out)
        self.label = Words(row.label)
        self.box: TypedBox | None = None
        self.slider: LeverSlider | None = None
        self.switch: Switch | None = None
        self.chevron = Chevron(f"More about {row.label}")
        self.note = Words(tone="quiet", pixels=SMALL)
        self.problem = Words(tone="problem", pixels=SMALL + 1)
        self.details: Details | None = None
        self._build()
        self._restyle()
        theme().changed.connect(self._restyle)

    # Made once

    def _build(self) -> None:
        self._controls = QHBoxLayout()
        self._controls.addWidget(self._exact())
        self._controls.addWidget(self.chevron)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.label, 1)
        self._head.addLayout(self._controls)
        self._all = QVBoxLayout(self)
        self._all.addLayout(self._head)
        if self.box:
            self.slider = self._slider()
            self._all.addWidget(self.slider)
        self._below = QVBoxLayout()
        for words in (self.problem, self.note):
            words.hide()
            self._below.addWidget(words)
        self._all.addLayout(self._below)
        self.chevron.toggled.connect(self._open)
        lines = describe(self.row)
        self.setToolTip(tip(self.row.label, lines))
        self._described = described(lines)

    def _exact(self) -> QWidget:
        if self.row.unit is Unit.YES_OR_NO:
            self.switch = Switch(self.row.label)
            self.switch.clicked.connect(lambda on: self._set(float(on), new_gesture()))
            return self.switch
        self.box = TypedBox(f"{self.row.label}, exact value")
        self.box.typed.connect(self._typed)
        self.box.abandoned.connect(lambda: self.show_problem(""))
        return self.box

    def _slider(self) -> LeverSlider:
        slider = LeverSlider(self._track)
        slider.setAccessibleName(self.row.label)
        slider.moved.connect(self._set)
        slider.released.connect(self.refresh_details)
        slider.held.connect(self._editor.desk.session.hold)
        return slider

    def _restyle(self) -> None:
        px = theme().px
        # The knob stands out to the left of the track by as much as the words are set in.
        self._all.setContentsMargins(px(2), px(3), px(4), px(5))
        for inner in (self._head, self._below):
            inner.setContentsMargins(px(8), 0, 0, 0)
        self._all.setSpacing(px(1))
        self._head.setSpacing(px(6))
        self._controls.setSpacing(px(4))
        self.setToolTip(tip(self.row.label, describe(self.row)))
        self._fit()

    # Shown

    def show_standing(self, standing: Standing) -> None:
        """How the parameter stands now; nothing is done if it looks the same."""
        before, self.standing = self.standing, standing
        if standing == before:
            return
        said = say(self.row.unit, standing.value)
        if self.box and self.slider:
            self._show_on_slider(standing, said)
            if before is None or before.value != standing.value:
                self.box.show_text(said)
                self.show_problem("")
                self._fit()
        elif self.switch:
            self.switch.setChecked(standing.value >= 0.5)
            self.switch.setAccessibleDescription(f"{said}. {self._described}")
        self.note.say(note(self.row, standing), "changed" if standing.changed else "quiet")
        if before is None or before.changed != standing.changed:
            self.update()
        # While the knob is held only what moves with it is drawn.
        if not (self.slider and self.slider.isSliderDown()):
            self.refresh_details()

    def refresh_details(self) -> None:
        """What is open below the row, as it stands."""
        if self.details and self.standing and self.chevron.isChecked():
            self.details.show_standing(self.standing)

    def begin_anew(self) -> None:
        """Another scenario was opened: the track is as declared again."""
        self._track, self.standing = track_of(self.row), None

    def _show_on_slider(self, standing: Standing, said: str) -> None:
        assert self.slider
        assert self.box
        ends = (standing.value, standing.baseline, *(standing.varies or ()))
        self._track = self._track.holding(ends)
        if standing.saved is not None:
            self._track = self._track.holding((standing.saved,))
        seen = (self.row.low, self.row.high) if self.row.has_range else None
        marks = Marks(standing.value, standing.baseline, standing.saved, seen, standing.varies)
        self.slider.show_marks(marks, self._track)
        change = note(self.row, standing)
        words = ". ".join(part for part in (said, change, self._described) if part)
        self.slider.setAccessibleDescription(words)
        self.box.setAccessibleDescription(words)
        if self.slider.hasFocus():
            read_out(self.slider, said)

    def show_problem(self, words: str) -> None:
        """What is wrong with what was typed; nothing clears it."""
        self.problem.say(words)
        if self.box and words:
            self.box.setAccessibleDescription(words)
            read_out(self.box, words)

    # Done

    def _set(self, value: float, gesture: object) -> None:
        step = gesture if isinstance(gesture, int) else new_gesture()
        words = self._editor.apply(lambda document: set_value(document, self.row.path, value), step)
        self.show_problem(words)
        if words and self.switch and self.standing:
            self.switch.setChecked(self.standing.value >= 0.5)

    def _typed(self, text: str) -> None:
        assert self.box
        words = self._editor.apply(lambda document: set_typed(document, self.row.path, text))
        self.show_problem(words)
        if words:
            self.box.refuse()
        else:
            self.box.accept()

    def finish_typing(self) -> None:
        """Send what is being typed in this row."""
        if self.box:
            self.box.finish()
        if self.details:
            self.details.finish_typing()

    # Opened, lit, laid out

    def _open(self, is_open: bool) -> None:
        if is_open and self.details is None:
            self.details = Details(self.row, self._editor)
            self.details.explain_wanted.connect(self.explain_wanted)
            # Complete before it is laid out, so that nothing jumps.
            self.refresh_details()
            self._below.addWidget(self.details)
        if self.details:
            self.refresh_details()
            self.details.setVisible(is_open)

    def controls(self) -> list[QWidget]:
        """What the keyboard reaches in the row itself, the slider first."""
        every = (self.slider, self.box, self.switch, self.chevron)
        return [each for each in every if each is not None]

    def focus(self) -> None:
        """Put the keyboard on its slider or switch."""
        control: QWidget | None = self.slider or self.switch
        if control:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def light_up(self) -> None:
        """A ring around the row for a moment."""
        self._is_lit = True
        self._unlit.start()
        self.update()

    def _put_out(self) -> None:
        self._is_lit = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - named by Qt
        """Alt and down opens what is below, Alt and up closes it."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.chevron.setChecked(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - named by Qt
        """A narrow row puts its box under the label."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.box and self.standing:
            ends = (self._track.low, self._track.high, self.standing.value)
            wide = self.box.width_for(*(say(self.row.unit, each) for each in ends))
            self.box.setFixedWidth(max(theme().px(64), min(wide, self._room())))
            beside = wide <= self.width() * _MOST_OF_WIDTH
            if beside != self._is_beside:
                self._is_beside = beside
                way, side = _BESIDE if beside else _BELOW
                self._head.setDirection(way)
                self._head.setAlignment(self._controls, side)

    def _room(self) -> int:
        margins = self._all.contentsMargins()
        taken = theme().px(8) + margins.left() + margins.right() + self._controls.spacing()
        return max(theme().px(64), self.width() - taken - self.chevron.sizeHint().width())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """The bar beside what differs from the baseline; a ring while it is lit."""
        if not (self._is_lit or (self.standing and self.standing.changed)):
            return
        painter, px = QPainter(self), theme().px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._is_lit:
            painter.setPen(QPen(theme().colour("answer"), px(2)))
            painter.setBrush(theme().colour("selected"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(5), px(5))
        if self.standing and self.standing.changed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("changed"))
            bar = QRectF(px(2), px(5), px(3), max(1, self.height() - px(10)))
            painter.drawRoundedRect(bar, px(1), px(1))
        painter.end()


__all__ = ["LeverRow"]

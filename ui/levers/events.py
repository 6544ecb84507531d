"""What happens on a date: reorganisations and shocks of the scenario, to be added and edited."""

from dataclasses import replace

from PySide6.QtCore import QDate, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.document import Document
from app.edits import add_event, remove_event, set_event
from app.levers.dates import middle_day
from app.levers.events import events_lost, in_baseline, read_size, say_size
from app.levers.groups import describe_event, event_kinds
from app.wording import short_month
from sim.scenario import EVENT_KINDS, Event
from ui.levers.boxes import DayBox, ReasonBox, TypedBox, day_of
from ui.levers.buttons import Chevron
from ui.levers.editing import Bursts, Edit, Editor, holds_focus
from ui.levers.tips import described, tip
from ui.levers.words import Words
from ui.theme import SMALL, theme


class EventRow(QWidget):
    """One event: what, when, how strong, why."""

    edited = Signal(object, object)
    """The event as it should be (None: removed), and the gesture."""

    def __init__(self, event: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.event_shown = event
        self.is_new = False
        self._bursts = Bursts()
        self.kind = EVENT_KINDS[event.kind]
        name = self.kind.label
        self.label = Words(name)
        self.chevron = Chevron(f"More about {name}")
        self.day = DayBox(f"{name}: date")
        self.strength = TypedBox(f"{name}: strength, 1 is as described")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName(f"{name}: remove")
        self.note = Words("not in the baseline", "changed", SMALL)
        self.problem = Words(tone="problem", pixels=SMALL + 1)
        self.help = Words("\n".join(describe_event(self.kind)), "quiet", SMALL + 1)
        self.reason = ReasonBox(f"{name}: reason")
        self._build()
        theme().changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.label, 1)
        head.addWidget(self.chevron, 0, Qt.AlignmentFlag.AlignTop)
        self._fields = QGridLayout()
        self._fields.addWidget(self.day, 0, 0)
        self._fields.addWidget(self.remove, 0, 1)
        self._fields.addWidget(Words("Strength (1 is as described)", "quiet", SMALL + 1), 1, 0)
        self._fields.addWidget(self.strength, 1, 1)
        self._fields.setColumnStretch(0, 3)
        self._fields.setColumnStretch(1, 2)
        self._all = QVBoxLayout(self)
        self._all.addLayout(head)
        self._all.addLayout(self._fields)
        for each in (self.problem, self.note, self.help, self.reason):
            each.hide()
            self._all.addWidget(each)
        self.setAccessibleName(self.kind.label)
        for box in (self.day, self.strength):
            box.setAccessibleDescription(described(describe_event(self.kind)))
        self.chevron.toggled.connect(self.help.setVisible)
        self.chevron.toggled.connect(self.reason.setVisible)
        self.day.dateChanged.connect(self._set_date)
        self.strength.typed.connect(self._set_size)
        self.strength.abandoned.connect(lambda: self.problem.say(""))
        self.reason.said.connect(self._set_reason)
        self.remove.clicked.connect(lambda: self.edited.emit(None, None))

    def _restyle(self) -> None:
        px = theme().px
        self._all.setContentsMargins(px(10), px(4), px(4), px(8))
        self._all.setSpacing(px(4))
        self._fields.setSpacing(px(4))
        self.setToolTip(tip(self.kind.label, describe_event(self.kind)))

    def show_event(self, event: Event, is_new: bool) -> None:
        """The event as it stands."""
        self.event_shown = event
        self.day.blockSignals(True)
        self.day.setDate(QDate(event.date.year, event.date.month, event.date.day))
        self.day.blockSignals(False)
        self.strength.show_text(say_size(event.size))
        self.reason.show_text(event.reason)
        self.problem.say("")
        self.note.setVisible(is_new)
        if self.is_new != is_new:
            self.is_new = is_new
            self.update()

    def refuse(self, words: str) -> None:
        """What was wanted is not allowed."""
        self.problem.say(words)
        self.strength.mark_wrong(False)

    def _set_date(self, picked: QDate) -> None:
        changed = replace(self.event_shown, date=day_of(picked))
        self.edited.emit(changed, self._bursts.next())

    def _set_size(self, text: str) -> None:
        size = read_size(text)
        if isinstance(size, str):
            self.problem.say(size)
            self.strength.refuse()
        else:
            self.edited.emit(replace(self.event_shown, size=size), None)
            if self.problem.text():
                self.strength.refuse()
            else:
                self.strength.accept()

    def _set_reason(self, text: str) -> None:
        self.edited.emit(replace(self.event_shown, reason=text), None)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - named by Qt
        """The bar beside what is not in the baseline."""
        if self.is_new:
            painter, px = QPainter(self), theme().px
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("changed"))
            painter.drawRoundedRect(
                QRectF(px(2), px(5), px(3), max(1, self.height() - px(10))), px(1), px(1)
            )
            painter.end()


class EventList(QWidget):
    """The events of the scenario by date, and a menu to add one."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.rows: list[EventRow] = []
        self.none = Words("Nothing happens on a date in this scenario.", "quiet")
        self.lost = Words(tone="changed", pixels=SMALL + 1)
        self.problem = Words(tone="problem", pixels=SMALL + 1)
        self.add = QPushButton("Add an event")
        self.menu = QMenu(self)
        self._all = QVBoxLayout(self)
        self._listed = QVBoxLayout()
        self._all.addLayout(self._listed)
        self._below = QVBoxLayout()
        self._all.addLayout(self._below)
        for each in (self.none, self.lost, self.problem, self.add):
            self._below.addWidget(each)
        self.problem.hide()
        self.menu.setToolTipsVisible(True)
        for kind in event_kinds():
            action = self.menu.addAction(kind.label)
            action.setToolTip(tip(kind.label, describe_event(kind)))
            action.setStatusTip(described(describe_event(kind)))
            action.triggered.connect(lambda _checked=False, name=kind.name: self.add_kind(name))
        self.add.setMenu(self.menu)
        self.add.setAccessibleDescription("A reorganisation or a shock, on a date.")
        theme().changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def _restyle(self) -> None:
        px = theme().px
        self._all.setContentsMargins(0, px(2), 0, px(4))
        self._below.setContentsMargins(px(10), 0, px(4), 0)
        for layout in (self._all, self._below):
            layout.setSpacing(px(4))
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._listed.setSpacing(0)

    def refresh(self) -> None:
        """The events as they stand; rows that fit are kept."""
        document, baseline = self._editor.document, self._editor.desk.session.baseline
        events = sorted(document.scenario.events, key=lambda each: each.date)
        if [row.kind.name for row in self.rows] != [event.kind for event in events]:
            self._rebuild(events)
        for row, event in zip(self.rows, events, strict=True):
            is_new = not in_baseline(event, baseline)
            if row.event_shown is not event or row.is_new != is_new or not row.strength.text():
                row.show_event(event, is_new)
        self.none.setVisible(not events)
        lost = events_lost(document, baseline)
        names = "; ".join(f"{EVENT_KINDS[e.kind].label}, {short_month(e.date)}" for e in lost)
        self.lost.say(f"In the baseline but not here: {names}." if lost else "")

    def add_kind(self, name: str) -> None:
        """Add an event of a kind in the middle of the run."""
        day = middle_day(self._editor.document)
        before = {id(each) for each in self._editor.document.scenario.events}
        words = self._editor.apply(lambda document: add_event(document, Event(day, name)))
        self.problem.say(words)
        for row in self.rows:
            if id(row.event_shown) not in before:
                row.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_typing(self) -> None:
        """Send what is being typed."""
        for row in tuple(self.rows):
            row.strength.finish()
            row.reason.finish()

    def _rebuild(self, events: list[Event]) -> None:
        """Rows for these events, keeping each row of an event that is still there."""
        kept = {id(row.event_shown): row for row in self.rows}
        spare = [row for row in self.rows if all(row.event_shown is not each for each in events)]
        rows = []
        for event in events:
            row = kept.get(id(event))
            if row is None:
                row = next((each for each in spare if each.kind.name == event.kind), None)
                if row:
                    spare.remove(row)
                else:
                    row = self._made(event)
            rows.append(row)
        for row in spare:
            if holds_focus(row):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._listed.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = rows
        for place, row in enumerate(rows):
            self._listed.insertWidget(place, row)

    def _made(self, event: Event) -> EventRow:
        row = EventRow(event)
        row.edited.connect(lambda new, gesture, row=row: self._edit(row, new, gesture))
        return row

    def _edit(self, row: EventRow, new: Event | None, gesture: int | None) -> None:
        words = self._editor.apply(_edit_of(row.event_shown, new), gesture)
        if words:
            row.refuse(words)
        self.problem.say("")


def _edit_of(old: Event, new: Event | None) -> Edit:
    def edit(document: Document) -> Document:
        return remove_event(document, old) if new is None else set_event(document, old, new)

    return edit


__all__ = ["EventList", "EventRow"]

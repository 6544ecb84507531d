"""Everything there is to know of one lever, assumption or fact, beside the register."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import edits
from app.problem import CannotUse
from app.sources.evidence import Evidence
from app.sources.register import KIND_WORDS, Entry
from ui.desk import Desk, problem_words
from ui.pages.register_owner import OwnerEditor
from ui.pages.register_range import RangeEditor
from ui.pages.words import Address, plain
from ui.theme import theme

_FACTS = (
    "Value now", "On the first day", "In the baseline", "Seen in evidence", "May be entered",
    "Name in files",
)  # fmt: skip


class EvidenceCard(QFrame):
    """One row of evidence in full."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "pane")
        column = QVBoxLayout(self)
        self._title = plain("title", selectable=True)
        self._finding = plain(selectable=True)
        self._where = plain("quiet", selectable=True)
        self._mark = plain("quiet", selectable=True)
        self._source = plain(selectable=True)
        self.address = Address("Address of the source")
        self._note = plain("quiet", selectable=True)
        self._parts: tuple[QLabel | Address, ...] = (
            self._title, self._finding, self._where, self._mark, self._source, self.address,
            self._note,
        )  # fmt: skip
        for part in self._parts:
            column.addWidget(part)

    def show_evidence(self, row: Evidence) -> None:
        """Say everything that a row of the evidence says."""
        where = dict.fromkeys(each for each in (row.period, row.place) if each != "model")
        source = "" if row.source == row.mark_in_words else row.source
        note = row.note.rstrip(";")
        said = (
            f"{row.id}  {row.quantity}",
            row.said,
            ", ".join(where),
            f"Mark {row.mark}: {row.mark_in_words}",
            source,
            row.address if "://" in row.address else "",
            f"Note: {note}" if note else "",
        )
        for part, words in zip(self._parts, said, strict=True):
            part.setText(words)
            part.setVisible(bool(words))
        self.address.setCursorPosition(0)
        self.address.setMinimumHeight(theme().px(24))
        self.setAccessibleName(f"Evidence {row.id}")


class Details(QScrollArea):
    """The details pane: a parameter's value, range, dated changes, reason and evidence."""

    reveal_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: Entry | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Details")
        self._title = plain("large")
        self._kind = plain("quiet", selectable=True)
        self._help = plain(selectable=True)
        self.reveal = QPushButton("Show it among the levers")
        self.range = RangeEditor(desk)
        self.changes = plain(selectable=True)
        self.reason = QPlainTextEdit()
        self.reason_problem = plain("problem")
        self.owner = OwnerEditor(desk)
        self._differs = plain(selectable=True)
        self._headings: list[QLabel] = []
        self._cards: list[EvidenceCard] = []
        self._lay_out()
        self.reveal.clicked.connect(self._reveal)
        self.reason.installEventFilter(self)

    # How it is laid out

    def _lay_out(self) -> None:
        inner = QFrame()
        inner.setProperty("look", "side")
        self._column = QVBoxLayout(inner)
        for part in (self._title, self._kind, self._help):
            self._column.addWidget(part)
        self._facts = {name: plain(selectable=True) for name in _FACTS}
        self._names = {name: plain("quiet", name) for name in _FACTS}
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for row, name in enumerate(_FACTS):
            top = Qt.AlignmentFlag.AlignTop
            self._names[name].setWordWrap(False)
            self._grid.addWidget(self._names[name], row, 0, top)
            self._grid.addWidget(self._facts[name], row, 1, top)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading("IN THIS RUN")
        self._column.addWidget(self.range)
        self._changes_heading = self._heading("CHANGES ON A DATE")
        self._column.addWidget(self.changes)
        heading = self._heading("REASON FOR ITS VALUE")
        heading.setBuddy(self.reason)
        self.reason.setAccessibleName("Reason for its value")
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText("Why it is what it is, for whoever opens the file next")
        self._column.addWidget(self.reason)
        self._column.addWidget(self.reason_problem)
        heading = self._heading("WHO ANSWERS FOR IT")
        heading.setBuddy(self.owner.owner)
        self._column.addWidget(self.owner)
        self._heading("RESTS ON")
        self._below = QVBoxLayout()
        self._column.addLayout(self._below)
        self._column.addWidget(self._differs)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.dress()

    def _heading(self, text: str) -> QLabel:
        heading = plain("heading", text)
        self._headings.append(heading)
        self._column.addWidget(heading)
        return heading

    def dress(self) -> None:
        """Follow the theme's scale."""
        px = theme().px
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(12))
        self._below.setSpacing(px(8))
        for heading in self._headings:
            heading.setContentsMargins(0, px(10), 0, 0)
        self.reason.setFixedHeight(px(72))
        self.reveal.setMinimumHeight(px(28))
        self.range.dress()
        self.owner.dress()

    # What it says

    def show_entry(self, entry: Entry) -> None:
        """Show everything of an entry."""
        other = self._entry is None or self._entry.path != entry.path
        if other:
            self._say_reason()
        self._entry = entry
        row = entry.row
        self._title.setText(row.label)
        self._kind.setText(f"{KIND_WORDS[row.kind]} · {row.group_title}")
        self._help.setText(row.help)
        self._show_facts(entry)
        self.range.show_entry(entry)
        lines = [
            f"{line}. {change.reason}".rstrip()
            for line, change in zip(entry.change_lines, entry.changes, strict=True)
        ]
        self.changes.setText("\n".join(lines))
        for part in (self._changes_heading, self.changes):
            part.setVisible(bool(lines))
        if other or not self.reason.hasFocus():
            self._put_reason(entry.reason)
        self.owner.show_entry(entry)
        self._show_evidence(entry)
        if other:
            self.verticalScrollBar().setValue(0)

    def _show_facts(self, entry: Entry) -> None:
        own = entry.row.unit
        first = own.say(entry.first_value) if entry.changes else ""
        said = (
            entry.value_words,
            first,
            entry.baseline_words if entry.changed else "",
            entry.seen_words,
            entry.allowed_words.removeprefix("It can be ").rstrip("."),
            entry.path,
        )
        lever = entry.row.kind.value == "lever"
        self._names["Seen in evidence"].setText("Seen in evidence" if lever else "Likely range")
        for name, words in zip(_FACTS, said, strict=True):
            self._facts[name].setText(words)
            self._facts[name].setVisible(bool(words))
            self._names[name].setVisible(bool(words))

    def _show_evidence(self, entry: Entry) -> None:
        rows = entry.evidence
        while len(self._cards) < len(rows):
            self._cards.append(EvidenceCard())
            self._below.addWidget(self._cards[-1])
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(rows))
            if number < len(rows):
                card.show_evidence(rows[number])
        differs = entry.row.differs
        why = f"Why it differs from {entry.row.evidence[0]}: {differs}" if differs else ""
        self._differs.setText(why)
        self._differs.setVisible(bool(why))

    # What is done

    def _reveal(self) -> None:
        if self._entry:
            self.reveal_wanted.emit(self._entry.path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A reason is taken over when its box is left."""
        if watched is self.reason and event.type() == QEvent.Type.FocusOut:
            self._say_reason()
        return super().eventFilter(watched, event)

    def _say_reason(self) -> None:
        """Take over what stands in the box; what cannot be used stays there with the problem."""
        entry, text = self._entry, self.reason.toPlainText()
        if entry is None or text == self.reason.property("said"):
            return
        session = self._desk.session
        try:
            document = edits.set_reason(session.document, entry.path, text)
        except CannotUse as fault:
            self.reason_problem.setText(problem_words(fault))
            self.reason_problem.show()
            return
        self._put_reason(edits.reason_of(document, entry.path))
        session.change(document)

    def _put_reason(self, reason: str) -> None:
        if self.reason.toPlainText() != reason:
            self.reason.setPlainText(reason)
        self.reason.setProperty("said", self.reason.toPlainText())
        self.reason_problem.hide()


def details_pane(details: QWidget) -> QFrame:
    """A pane with an edge round the details."""
    pane = QFrame()
    pane.setProperty("look", "pane")
    inside = QVBoxLayout(pane)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(details)
    return pane

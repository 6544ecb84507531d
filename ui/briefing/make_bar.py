"""The bar over the briefing: what is shown, making it, presenting it, and how far that is."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.exports.making import Format
from ui.briefing.make import Making
from ui.documents.asking import name_of
from ui.menus import plain_line
from ui.pages.words import plain
from ui.theme import theme
from ui.tips import plain_tip


class MakeBar(QWidget):
    """Title and state at the left, Present and Make at the right; below, what is being made."""

    present_wanted = Signal()
    make_wanted = Signal(object)
    """A format, or None for everything in a folder."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making = making
        self.title = plain("large", "What will be handed over")
        self.state = plain("quiet")
        self.state.setAccessibleName("State of the briefing")
        self.present, self.make = QPushButton("Present"), QPushButton("Make…")
        self.present.setToolTip("Show the pages on the whole screen")
        self.make.setProperty("look", "primary")
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self.make.setMenu(self.menu)
        self.step = plain("quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How much of the briefing is made")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel making the briefing")
        self.open = QPushButton("Open the folder")
        self.present.clicked.connect(self.present_wanted)
        self.cancel.clicked.connect(making.cancel)
        self.open.clicked.connect(making.show_folder)
        making.changed.connect(self._refresh)
        self._lay_out()
        self._refresh()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.state)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.present)
        self._head.addWidget(self.make)
        self._foot.addWidget(self.step)
        self._foot.addWidget(self.bar)
        self._foot.addWidget(self.cancel)
        self._foot.addWidget(self.open)
        self._foot.addStretch(1)
        self._column.addLayout(self._head)
        self._column.addLayout(self._foot)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = theme().px
        self._column.setSpacing(px(8))
        self._head.setSpacing(px(8))
        self._foot.setSpacing(px(10))
        self.bar.setFixedWidth(px(160))
        for button in (self.present, self.make):
            button.setMinimumWidth(px(92))

    # What it shows

    def show_state(self, words: str, *, can_make: bool) -> None:
        """How the briefing stands, and whether there is one to make."""
        self.state.setText(words)
        self._can_make = can_make
        self.present.setEnabled(can_make)
        self.make.setEnabled(can_make and self._making.step is None)

    _can_make = False

    def _refresh(self) -> None:
        making, step = self._making, self._making.step
        self.step.setText(self._said())
        self.step.setWordWrap(False)
        self.step.setToolTip(plain_tip(str(making.made or "")))
        self.step.setVisible(bool(self.step.text()))
        self.bar.setVisible(step is not None)
        # One file is one step, of which nobody knows how far it is.
        self.bar.setRange(0, step.of if step and step.of > 1 else 0)
        self.bar.setValue(step.place - 1 if step else 0)
        self.cancel.setVisible(step is not None)
        self.cancel.setEnabled(not making.is_cancelled)
        self.open.setVisible(making.made is not None)
        self.make.setEnabled(self._can_make and step is None)

    def _said(self) -> str:
        making, step = self._making, self._making.step
        if step is None:
            return making.said
        if making.is_cancelled:
            return "Cancelling…"
        if step.of == 1:
            return f"Writing: {step.label}…" if step.label else "Writing…"
        return f"Writing: {step.label}… {step.place} of {step.of}"

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        for form in Format:
            menu.addAction(f"{form.label}…", partial(self.make_wanted.emit, form))
        menu.addSeparator()
        menu.addAction("Everything in a folder…", partial(self.make_wanted.emit, None))
        menu.addSeparator()
        template = self._making.template
        menu.addAction("Template for slides…", self._making.choose_template)
        if template is not None:
            words = f"Without the template {name_of(template)}"
            menu.addAction(plain_line(words), self._making.forget_template)


__all__ = ["MakeBar"]

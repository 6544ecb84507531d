"""Labels that say plain text: a planner's own words are never taken for markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

OUT_OF_DATE = "Out of date: the figures are those of the last answer"


def plain(look: str = "", text: str = "", *, selectable: bool = False) -> QLabel:
    """A label of plain text that breaks its lines; dressed by its look."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    if look:
        label.setProperty("look", look)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def mark_wrong(box: QWidget, wrong: bool) -> None:
    """Show a box as holding what cannot be used, or as being right."""
    if box.property("wrong") != ("true" if wrong else "false"):
        box.setProperty("wrong", "true" if wrong else "false")
        box.style().unpolish(box)
        box.style().polish(box)


class Address(QLineEdit):
    """Where a source can be read: a line to be copied, never opened by the program."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(24)
        self.setStyleSheet(
            "QLineEdit { min-height: 24px; border: 1px solid transparent; padding: 0;"
            " background: transparent;"
            " color: palette(link); }"
            " QLineEdit:focus { border: 1px solid palette(link); }"
        )

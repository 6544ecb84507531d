"""Questions and messages in windows of their own; see ``ui.desk.Dialogs``."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHeaderView, QToolButton, QTreeView, QWidget

from ui.message_box import LineBox, MessageBox
from ui.theme import theme

_OK = "OK"
_CANCEL = "Cancel"
_KIND_OF_FILE = 2
"""The column that says of every file that it is one."""


class RealDialogs:
    """Asks the planner; text from outside is shown as it is and never read as markup."""

    def open_file(self, parent: QWidget, folder: Path, what: str, pattern: str) -> Path | None:
        """Which file to open; None if the planner thinks better of it."""
        dialog = _file_dialog(parent, what, folder, pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def save_file(self, parent: QWidget, suggested: Path, what: str, pattern: str) -> Path | None:
        """Where to save; an existing file has been agreed to be replaced."""
        dialog = _file_dialog(parent, what, suggested.parent, pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(suggested.name)
        return _chosen(dialog)

    def choose_folder(self, parent: QWidget, folder: Path, what: str) -> Path | None:
        """Which folder to put something in."""
        dialog = _file_dialog(parent, what, folder, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def choose(
        self, parent: QWidget, question: str, details: str, answers: tuple[str, ...]
    ) -> str | None:
        """One of these answers, the first the usual one; None if the question was put away."""
        box = MessageBox(parent, question, details, answers)
        box.exec()
        box.deleteLater()
        return box.answer

    def ask_text(self, parent: QWidget, question: str, text: str) -> str | None:
        """A line of text."""
        box = LineBox(parent, question, text, (_OK, _CANCEL))
        box.exec()
        box.deleteLater()
        return box.text if box.answer == _OK else None

    def tell(self, parent: QWidget, what: str, details: str) -> None:
        """Something the planner must know; ``details`` may be many lines."""
        box = MessageBox(parent, what, details, (_OK,))
        box.exec()
        box.deleteLater()


def _file_dialog(parent: QWidget, what: str, folder: Path, pattern: str) -> QFileDialog:
    dialog = QFileDialog(parent, what, str(folder), pattern)
    # Where there is no desktop there is no dialog of the desktop's own either.
    offscreen = QGuiApplication.platformName() == "offscreen"
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, offscreen)
    _tidy(dialog)
    return dialog


def _tidy(dialog: QFileDialog) -> None:
    """Where the desktop has no dialog of its own Qt's is shown: make room for what it says."""
    # The arrows on its buttons are dark in both appearances.
    ground = theme().colours.control if theme().colours.is_dark else theme().colours.pane
    look = f"QToolButton {{ padding: {theme().px(3)}px; background: {ground}; }}"
    for button in dialog.findChildren(QToolButton):
        button.setStyleSheet(look)
    for table in dialog.findChildren(QTreeView):
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setColumnHidden(_KIND_OF_FILE, True)
        room = dialog.screen().availableSize() * 0.95
        dialog.resize(QSize(theme().px(720), theme().px(440)).boundedTo(room))


def _chosen(dialog: QFileDialog) -> Path | None:
    agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles() if agreed else []
    dialog.deleteLater()
    return Path(files[0]) if files else None


__all__ = ["RealDialogs"]

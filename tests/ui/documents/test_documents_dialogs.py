"""The real dialogs, driven by keyboard and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from ui.dialogs import RealDialogs
from ui.message_box import LineBox, MessageBox
from ui.theme import theme

MARKUP = "<b>bold</b> <img src=file:///etc/passwd>"
LONG = "\n".join(f"Row {number}, grade is {MARKUP}." for number in range(2, 40))


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


class Driver:
    """Does something to the next dialog that opens; whatever happens, closes it."""

    def __init__(self, do: Callable[[QDialog], None]) -> None:
        self._do = do
        self._failed: BaseException | None = None
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        self._timer.stop()
        try:
            self._do(dialog)
            assert not dialog.isVisible(), "the dialog is still open"
        except BaseException as failed:
            self._failed = failed
        dialog.close()

    def check(self) -> None:
        assert not self._timer.isActive(), "no dialog opened"
        if self._failed:
            raise self._failed


def drive(do: Callable[[QDialog], None], call: Callable[[], object]) -> object:
    driver = Driver(do)
    answer = call()
    driver.check()
    return answer


def key(*keys: Qt.Key) -> Callable[[QDialog], None]:
    def press(dialog: QDialog) -> None:
        for each in keys:
            QTest.keyClick(dialog.focusWidget(), each)

    return press


ANSWERS = ("Save", "Discard", "Cancel")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([Qt.Key.Key_Return], "Save"),
        ([Qt.Key.Key_Escape], None),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Space], "Discard"),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return], "Cancel"),
    ],
)
def test_that_a_question_is_answered_by_keyboard(parent, keys, answer):
    def ask() -> object:
        return RealDialogs().choose(parent, "Save the changes?", "They are in no file.", ANSWERS)

    assert drive(key(*keys), ask) == answer


def test_that_a_question_is_answered_by_mouse(parent):
    def click(dialog: QDialog) -> None:
        buttons = dialog.findChildren(QPushButton)
        button = next(each for each in buttons if each.text() == "Discard")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def ask() -> object:
        return RealDialogs().choose(parent, "Save?", "", ANSWERS)

    assert drive(click, ask) == "Discard"


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_that_a_message_is_told_and_put_away(parent, end):
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        key(end)(dialog)

    drive(read, lambda: RealDialogs().tell(parent, "It was not opened.", "It is empty."))
    assert seen == ["It was not opened.", "It is empty."]


def test_that_a_long_list_can_be_scrolled_selected_and_copied(parent):
    def copy(dialog: QDialog) -> None:
        (box,) = dialog.findChildren(QTextEdit)
        assert box.toPlainText() == LONG
        assert box.isReadOnly()
        assert box.verticalScrollBar().maximum() > 0
        assert box.focusPolicy() & Qt.FocusPolicy.TabFocus
        buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
        buttons["Copy the list"].click()
        assert dialog.isVisible()
        buttons["OK"].click()

    drive(copy, lambda: RealDialogs().tell(parent, "41 problems", LONG))
    assert QGuiApplication.clipboard().text() == LONG


def test_that_text_from_outside_is_never_read_as_markup(qtbot, parent):
    for details in (MARKUP, LONG):
        box = MessageBox(parent, MARKUP, details, (MARKUP.replace("&", ""),))
        qtbot.addWidget(box)
        for label in box.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
        for edit in box.findChildren(QTextEdit):
            assert edit.toPlainText() == LONG


def test_that_a_line_is_asked_for(parent):
    def typed(dialog: QDialog) -> None:
        line = dialog.focusWidget()
        assert isinstance(line, QLineEdit)
        assert line.selectedText() == "Plan A"
        QTest.keyClicks(line, "Plan B")
        QTest.keyClick(line, Qt.Key.Key_Return)

    assert drive(typed, lambda: RealDialogs().ask_text(parent, "A name", "Plan A")) == "Plan B"
    put_away = key(Qt.Key.Key_Escape)
    assert drive(put_away, lambda: RealDialogs().ask_text(parent, "A name", "Plan A")) is None


def test_that_a_file_is_chosen(parent, tmp_path):
    (tmp_path / "plan.headroom").touch()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert Path(dialog.directory().absolutePath()) == tmp_path
        dialog.findChildren(QLineEdit)[0].setText("plan.headroom")
        dialog.accept()

    def ask() -> object:
        return RealDialogs().open_file(parent, tmp_path, "Open", "Scenarios (*.headroom)")

    assert drive(choose, ask) == tmp_path / "plan.headroom"
    assert drive(key(Qt.Key.Key_Escape), ask) is None


def test_that_a_place_to_save_is_chosen_with_its_ending(parent, tmp_path):
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChildren(QLineEdit)[0]
        assert line.text() == "Plan A.headroom"
        line.setText("Plan B")
        dialog.accept()

    def ask() -> object:
        suggested = tmp_path / "Plan A.headroom"
        return RealDialogs().save_file(parent, suggested, "Save", "Scenarios (*.headroom)")

    assert drive(choose, ask) == tmp_path / "Plan B.headroom"


def test_that_a_folder_is_chosen(parent, tmp_path):
    (tmp_path / "cabinet").mkdir()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText("cabinet")
        dialog.accept()

    def ask() -> object:
        return RealDialogs().choose_folder(parent, tmp_path, "Folder for the briefing")

    assert drive(choose, ask) == tmp_path / "cabinet"
    assert drive(key(Qt.Key.Key_Escape), ask) is None


# What they look like


@pytest.fixture
def large_type():
    theme().show(scale=2.0)
    yield
    theme().show(scale=1.0)


@pytest.mark.usefixtures("large_type")
def test_that_nothing_is_clipped_in_large_type(qtbot, parent):
    wide = parent.screen().availableGeometry().width()
    for box in (
        MessageBox(parent, "Save the changes to this? " * 3, "They are in no file. " * 5, ANSWERS),
        MessageBox(parent, "41 problems", LONG, ("OK",)),
        LineBox(parent, "A name", "Plan A", ("OK", "Cancel")),
    ):
        qtbot.addWidget(box)
        box.show()
        qtbot.waitExposed(box)
        assert box.width() <= wide
        for label in box.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())
        for button in box.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()
            assert min(button.width(), button.height()) >= 48
        box.close()


def test_that_every_control_has_a_name(qtbot, parent):
    for box in (
        MessageBox(parent, "41 problems", LONG, ANSWERS),
        LineBox(parent, "A name", "Plan A", ("OK", "Cancel")),
    ):
        qtbot.addWidget(box)
        assert box.accessibleName()
        for kind in (QPushButton, QTextEdit, QLineEdit):
            assert all(each.accessibleName() for each in box.findChildren(kind))

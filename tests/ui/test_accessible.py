"""That everything can be found, read out and reached without a mouse, on every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ui.main_window import PAGES

OPERATED = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.PageTab,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.MenuItem,
}
SMALLEST = 24


@pytest.fixture
def window(shared_program):
    shared_program.window.resize(1600, 1000)
    return shared_program.window


def tree(interface):
    """Everything below a node that can be seen, itself included."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    for number in range(min(interface.childCount(), 500)):
        yield from tree(interface.child(number))


def path_of(interface):
    names = []
    while interface is not None and interface.isValid():
        held = interface.object()
        names.append(f"{type(held).__name__}({interface.text(QAccessible.Text.Name)!r})")
        interface = interface.parent()
    return " < ".join(names[:5])


@pytest.mark.parametrize("number", range(len(PAGES)), ids=list(PAGES))
def test_that_everything_operated_has_a_name(window, number):
    window.show_page(number)
    QApplication.processEvents()
    root = QAccessible.queryAccessibleInterface(window)
    found = [each for each in tree(root) if each.role() in OPERATED]
    assert len(found) > 20
    nameless = [path_of(each) for each in found if not each.text(QAccessible.Text.Name).strip()]
    assert nameless == []


def operated(window):
    """Every control of the window that can be operated now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


@pytest.mark.parametrize("number", range(len(PAGES)), ids=list(PAGES))
def test_that_tab_reaches_every_control_and_comes_back(window, number, qtbot):
    window.activateWindow()
    window.show_page(number)
    QApplication.processEvents()
    wanted = set(operated(window))
    first = window.levers.search
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached = {QApplication.focusWidget()}
    for _ in range(4 * len(wanted)):
        window.focusNextPrevChild(True)
        focused = QApplication.focusWidget()
        if focused is first:
            break
        reached.add(focused)
    # Of a group of which one is chosen, that one is the stop for all; arrows go to the others.
    missed = {
        w
        for w in wanted - reached
        if not (isinstance(w, QAbstractButton) and w.group() is not None)
    }
    assert {f"{type(w).__name__} {w.accessibleName()}" for w in missed} == set()


def is_one_of_a_group(widget):
    return isinstance(widget, QAbstractButton) and widget.group() is not None


def test_that_arrows_go_from_page_to_page(window, qtbot):
    window.activateWindow()
    window.header.tab(0).setFocus()
    for number in (1, 2, 3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert window.page(number).isVisible()


@pytest.mark.parametrize("number", range(len(PAGES)), ids=list(PAGES))
def test_that_what_is_clicked_is_large_enough(window, number):
    window.show_page(number)
    QApplication.processEvents()
    small = {
        f"{type(w).__name__} {w.accessibleName() or w.objectName()} {w.width()}x{w.height()}"
        for w in operated(window)
        if min(w.width(), w.height()) < SMALLEST
    }
    assert small == set()


@pytest.mark.parametrize("number", range(len(PAGES)), ids=list(PAGES))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_no_word_is_cut_off(window, number, scale):
    window.resize(1280, 720) if scale == 1 else window.resize(1920, 1080)
    window.show_page(number)
    for _ in range(20):
        QApplication.processEvents()
    cut = [f"{w.text()!r} {w.width()} px" for w in labels(window) if is_cut(w)]
    assert cut == []


def labels(window):
    return [
        label
        for label in window.findChildren(QLabel)
        if type(label) is QLabel and label.isVisible() and label.text()
    ]


def is_cut(label):
    """Whether a label is narrower or lower than its words."""
    if label.wordWrap():
        return label.height() + 2 < label.heightForWidth(label.width())
    width = label.fontMetrics().horizontalAdvance(label.text())
    return label.textFormat() == Qt.TextFormat.PlainText and label.width() + 2 < width

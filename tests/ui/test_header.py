"""The head of the window where there is room for every tab, and where there is not."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.test_window import wait_for_answer
from ui.main_window import BRIEFING, FLOW, OUTLOOK, PAGES
from ui.theme import theme

Key = Qt.Key
SMALL = QSize(1280, 720)


@pytest.fixture
def narrow(program, qtbot):
    """The window on a small display, in the largest type."""
    window = program.window
    wait_for_answer(window, qtbot)
    window.show_page(OUTLOOK)
    window.resize(SMALL)
    theme().show(None, 2.0)
    qtbot.waitUntil(lambda: window.header.tabs.is_folded)
    yield window
    theme().show(None, 1.0)


def test_that_the_largest_type_fits_on_a_small_display(narrow, qtbot):
    for number in range(len(PAGES)):
        narrow.show_page(number)
        qtbot.wait(0)
        page = narrow.page(number)
        # Asked of the page too: the window grows for it only a while later.
        assert page.minimumSizeHint().width() <= page.width()
        assert narrow.minimumSizeHint().width() <= SMALL.width()
        assert narrow.size() == SMALL


def test_that_the_list_says_which_page_is_shown(narrow):
    narrow.show_page(BRIEFING)
    pages = narrow.header.tabs.list
    assert narrow.header.tab(OUTLOOK) is pages
    assert pages.text() == "Briefing"
    assert "Briefing" in QAccessible.queryAccessibleInterface(pages).text(QAccessible.Text.Name)
    assert pages.width() >= pages.sizeHint().width()
    assert [each.isChecked() for each in pages.menu().actions()].index(True) == BRIEFING


def test_that_a_page_is_chosen_from_the_list_by_keyboard(narrow, qtbot):
    narrow.show_page(OUTLOOK)
    menu = narrow.header.tabs.list.menu()
    menu.popup(narrow.header.mapToGlobal(narrow.header.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    assert [each.text() for each in menu.actions()] == list(PAGES)
    for _ in range(FLOW + 1):
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert narrow.header.tabs.list.text() == list(PAGES)[FLOW]


def test_that_tabs_come_back_with_room_and_keep_the_keyboard(narrow, qtbot):
    narrow.activateWindow()
    narrow.show_page(FLOW)
    narrow.header.tabs.list.setFocus()
    theme().show(None, 1.0)
    qtbot.waitUntil(lambda: not narrow.header.tabs.is_folded)
    assert narrow.header.tab(FLOW).hasFocus()
    QTest.keyClick(narrow.header.tab(FLOW), Key.Key_Left)
    assert narrow.header.tab(OUTLOOK).hasFocus()
    theme().show(None, 2.0)
    qtbot.waitUntil(lambda: narrow.header.tabs.is_folded)
    assert narrow.header.tabs.list.hasFocus()

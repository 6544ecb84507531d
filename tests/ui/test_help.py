"""The help window: pages, links, search, and nothing fetched from outside."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

import ui
from app.sources.guide import CONTENTS, FIRST, Place, exists, page, pages
from ui.help.window import HelpWindow
from ui.theme import theme
from ui.view import help_page_of


@pytest.fixture
def window(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_page(FIRST)
    window.show()
    qtbot.waitExposed(window)
    return window


def listed(window):
    return [window.contents.item(n).text() for n in range(window.contents.count())]


def test_that_help_keeps_nobody_waiting(window):
    assert not window.isModal()


@pytest.mark.parametrize("name", [each.name for each in pages()])
def test_that_every_page_can_be_shown(window, name):
    window.show_page(name)
    said = window.browser.toPlainText()
    assert said.startswith(page(name).title)
    assert "](" not in said
    assert window.contents.currentItem().text() == page(name).title


def test_that_an_unknown_page_shows_the_first(window):
    window.show_page("nothing-of-the-kind")
    assert window.place == Place(FIRST)


def test_that_a_link_stays_inside_and_back_returns(window, qtbot):
    window.browser.link_followed.emit("glossary.md#words-to-avoid")
    assert window.place == Place("glossary", "words-to-avoid")
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.place == Place(FIRST)
    qtbot.mouseClick(window.on, Qt.MouseButton.LeftButton)
    assert window.place.name == "glossary"
    assert not window.on.isEnabled()


def test_that_a_link_that_is_clicked_is_followed(window):
    window.browser.anchorClicked.emit(QUrl("limits.md"))
    assert window.place == Place("limits")


@pytest.mark.parametrize("link", ["https://example.org/x.md", "file:///etc/passwd", "none.md"])
def test_that_a_link_out_of_the_guide_does_nothing(window, link):
    window.browser.anchorClicked.emit(QUrl(link))
    assert window.place == Place(FIRST)
    assert window.browser.toPlainText().startswith(page(FIRST).title)


def test_that_nothing_is_fetched(window, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for kind in QTextDocument.ResourceType:
        address = QUrl.fromLocalFile(str(secret))
        assert window.browser.loadResource(kind.value, address) is None
    assert window.browser.openLinks() is False


def test_that_a_heading_is_brought_to_the_top(window, qtbot):
    window.show_place(Place("glossary", "words-to-avoid"))
    qtbot.waitUntil(lambda: window.browser.cursorRect().top() < theme().px(80))
    assert window.browser.textCursor().block().text() == "Words to avoid"
    assert window.browser.verticalScrollBar().value() > 0


def test_that_a_search_lists_places_and_shows_the_one_chosen(window, qtbot):
    qtbot.keyClicks(window.search, "deadweight")
    assert listed(window)[0].startswith("Found in ")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.contents.hasFocus()
    assert "deadweight" in window.browser.toPlainText().casefold()
    assert window.place.name != FIRST
    window.search.clear()
    assert "Glossary" in listed(window)


def test_that_nothing_found_is_said(window):
    window.search.setText("zebra")
    assert listed(window) == ["Nothing found"]


def test_that_the_contents_can_be_walked_by_keyboard(window, qtbot):
    window.contents.setFocus()
    first, second = CONTENTS[0][1], CONTENTS[1][1]
    for name in (*first[1:], second[0]):  # the heading between them is stepped over
        qtbot.keyClick(window.contents, Qt.Key.Key_Down)
        assert window.place.name == name


def test_that_escape_puts_help_away(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize(("look", "scale"), [("dark", 1.0), ("light", 2.0)])
def test_that_type_follows_the_theme(window, look, scale):
    try:
        theme().show(look, scale)
        block = window.browser.document().begin()
        title = block.begin().fragment().charFormat().font()
        assert title.pixelSize() == theme().px(22)
    finally:
        theme().show("system", 1.0)


def test_that_every_place_that_names_its_help_page_names_one_that_exists():
    sources = (Path(ui.__file__).parent).rglob("*.py")
    named = re.compile(r'setProperty\("help_page", "([^"]+)"\)')
    names = {name for file in sources for name in named.findall(file.read_text(encoding="utf-8"))}
    assert names
    assert {name for name in names if not exists(name)} == set()


def test_that_help_begins_at_what_has_the_focus(qtbot):
    outer, inner = QWidget(), QWidget()
    qtbot.addWidget(outer)
    inner.setParent(outer)
    assert help_page_of(inner) == FIRST
    outer.setProperty("help_page", "agency")
    assert help_page_of(inner) == "agency"
    assert exists(help_page_of(None))

"""The history panel: where we are, going to any step, bookmarks by keyboard and mouse."""

import pytest
from PySide6.QtCore import QSettings, Qt

from app import edits
from app.session import Session
from tests.app.birmingham import DOCUMENT
from ui.desk import Desk
from ui.history_panel import AHEAD, ENTRY, NOTE, PRESENT, HistoryPanel

LEVER = "pay.golden_hello"
Role = Qt.ItemDataRole


@pytest.fixture
def session():
    return Session(DOCUMENT)


@pytest.fixture
def panel(qtbot, session, dialogs, tmp_path):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    panel = HistoryPanel(Desk(session, settings, dialogs))
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def move(session, *values):
    for value in values:
        session.change(edits.set_value(session.document, LEVER, value))


def rows(listing, role=Role.DisplayRole):
    return [listing.lines.index(n).data(role) for n in range(listing.lines.rowCount())]


def click(qtbot, listing, row):
    where = listing.visualRect(listing.lines.index(row)).center()
    qtbot.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_that_every_step_is_listed_the_newest_first(panel, session):
    move(session, 4000, 5000)
    assert rows(panel.steps) == [each.label for each in reversed(session.steps.all)]
    assert rows(panel.steps, PRESENT) == [True, False, False]


def test_that_the_present_step_and_those_to_be_redone_are_said_in_words(panel, session):
    move(session, 4000, 5000)
    session.undo()
    ahead, now, before = rows(panel.steps, NOTE)
    assert ahead.endswith("can be redone")
    assert now.endswith("shown now")
    assert "·" not in before
    assert rows(panel.steps, AHEAD) == [True, False, False]
    assert "shown now" in panel.steps.lines.index(1).data(Role.AccessibleTextRole)


def test_that_a_click_goes_to_a_step_and_back_again(panel, session, qtbot):
    move(session, 4000, 5000)
    click(qtbot, panel.steps, 2)
    assert session.document == DOCUMENT
    click(qtbot, panel.steps, 0)
    assert edits.value_of(session.document, LEVER) == 5000
    assert len(session.steps.all) == 3


def test_that_the_keyboard_goes_to_a_step(panel, session, qtbot):
    move(session, 4000, 5000)
    panel.steps.setFocus()
    qtbot.keyClick(panel.steps, Qt.Key.Key_Down)
    assert edits.value_of(session.document, LEVER) == 5000  # walking alone changes nothing
    qtbot.keyClick(panel.steps, Qt.Key.Key_Return)
    assert edits.value_of(session.document, LEVER) == 4000


def test_that_the_list_follows_the_present_step(panel, session):
    move(session, *range(4000, 4060))
    session.go_to(session.steps.all[0])
    listing = panel.steps
    assert listing.chosen() is session.steps.present
    assert listing.viewport().rect().intersects(listing.visualRect(listing.currentIndex()))


def test_that_a_bookmark_is_added_returned_to_and_removed(panel, session, dialogs, qtbot):
    move(session, 4000)
    dialogs.answer("  Plan \x00B ")
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert rows(panel.bookmarks) == ["Plan B"]
    move(session, 5000)
    click(qtbot, panel.bookmarks, 0)
    assert edits.value_of(session.document, LEVER) == 4000
    assert session.steps.present.label == "Back to Plan B"
    assert rows(panel.bookmarks, NOTE)[0].endswith("shown now")
    qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert session.bookmarks == ()
    assert not panel.bookmarks.isVisible()


@pytest.mark.parametrize("answer", [None, "", "   "])
def test_that_no_bookmark_is_made_without_a_name(panel, session, dialogs, answer):
    dialogs.answer(answer)
    panel.add_bookmark()
    assert session.bookmarks == ()


def test_that_delete_removes_the_bookmark_the_keyboard_is_at(panel, session, qtbot):
    for name in ("A", "B", "C"):
        session.bookmark(name)
    panel.bookmarks.choose(1)
    qtbot.keyClick(panel.bookmarks, Qt.Key.Key_Delete)
    assert [each.name for each in session.bookmarks] == ["A", "C"]
    assert panel.remove.isEnabled()


def test_that_a_label_is_never_read_as_markup(panel, session):
    session.change(edits.set_title(session.document, "<img src=x>"))
    tip = panel.steps.lines.index(0).data(Role.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_that_a_hidden_panel_catches_up_when_it_is_seen(panel, session):
    panel.hide()
    move(session, 4000, 5000)
    assert len(rows(panel.steps)) == 1
    panel.show()
    assert rows(panel.steps, ENTRY) == list(reversed(session.steps.all))

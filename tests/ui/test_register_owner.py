"""Only what was typed as the owner of a value is kept, never what stood there before."""

import pytest
from PySide6.QtCore import QSettings

from app.briefing_edits import own_assumption, ownership
from app.session import Session
from app.sources.register import register
from tests.app.birmingham import DOCUMENT
from ui.desk import Desk
from ui.pages.register_owner import OwnerEditor

RATE, LEVER = "leaving.rate", "pay.golden_hello"
OWNED = own_assumption(DOCUMENT, RATE, "Finance")


@pytest.fixture
def session():
    return Session(OWNED)


@pytest.fixture
def editor(qtbot, session, tmp_path, dialogs):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    editor = OwnerEditor(Desk(session, settings, dialogs))
    qtbot.addWidget(editor)
    show(editor, session, RATE)
    return editor


def show(editor, session, path):
    entries = register(session.document, session.baseline)
    editor.show_entry(next(entry for entry in entries if entry.path == path))


def test_that_an_owner_is_not_carried_into_another_scenario(editor, session):
    assert editor.owner.text() == "Finance"
    session.change(DOCUMENT)
    show(editor, session, LEVER)
    assert session.document == DOCUMENT


def test_that_an_owner_that_was_undone_does_not_come_back(editor, session, qtbot):
    editor.owner.selectAll()
    qtbot.keyClicks(editor.owner, "HR")
    editor.take_over()
    assert ownership(session.document, RATE).owner == "HR"
    session.undo()
    editor.take_over()
    assert session.document == OWNED
    show(editor, session, RATE)
    assert editor.owner.text() == "Finance"

"""About this scenario: everything in one step, every problem beside its field."""

import getpass
from datetime import date

import pytest
from PySide6.QtCore import QDate, QSettings, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QPushButton

from app.session import Session
from tests.app.birmingham import DOCUMENT
from ui.desk import Desk
from ui.details import DetailsDialog
from ui.settings import planner_name, remember_planner


@pytest.fixture
def session():
    return Session(DOCUMENT)


@pytest.fixture
def dialog(qtbot, session, dialogs, tmp_path):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    dialog = DetailsDialog(Desk(session, settings, dialogs))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def ok(dialog, qtbot):
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)


def test_that_ok_without_a_change_is_no_step(dialog, session, qtbot):
    ok(dialog, qtbot)
    assert not dialog.isVisible()
    assert len(session.steps.all) == 1


def test_that_all_of_it_is_one_step(dialog, session, qtbot):
    dialog.title.setText("<b>Plan B</b>")
    dialog.notes.setPlainText("As agreed.")
    dialog.seed.setText("7")
    dialog.futures.setText("1,024")
    dialog.vary["luck"].click()
    dialog.targets[0].value.setText("480")
    ok(dialog, qtbot)
    document = session.document
    assert (document.title, document.notes, document.vary) == (
        "<b>Plan B</b>",
        "As agreed.",
        "luck",
    )
    assert (document.scenario.seed, document.futures) == (7, 1024)
    assert document.targets[0].value == 480
    assert len(session.steps.all) == 2
    session.undo()
    assert session.document == DOCUMENT


def test_that_cancel_and_escape_leave_everything(dialog, session, qtbot):
    dialog.title.setText("Plan B")
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert session.document == DOCUMENT
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.document == DOCUMENT


def test_that_problems_stand_beside_their_fields_and_nothing_is_taken_over(dialog, session, qtbot):
    dialog.title.clear()
    dialog.futures.setText("many")
    dialog.targets[0].value.setText("lots")
    ok(dialog, qtbot)
    assert dialog.isVisible()
    assert session.document == DOCUMENT
    for place in ("title", "futures"):
        assert dialog._problems[place].isVisible()
        assert getattr(dialog, place).property("wrong") == "true"
    assert not dialog._problems["seed"].isVisible()
    assert dialog.targets[0].problem.isVisible()
    assert dialog.focusWidget() is dialog.title
    dialog.title.setText("Plan B")
    ok(dialog, qtbot)
    assert not dialog._problems["title"].isVisible()
    assert dialog.title.property("wrong") == "false"


def test_that_a_target_is_added_and_another_removed(dialog, session, qtbot):
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    new = dialog.targets[1]
    new.outcome.setCurrentIndex(new.outcome.findData("average_caseload"))
    new.test.setCurrentIndex(new.test.findData("at most"))
    new.value.setText("17.5")
    new.by.setDate(QDate(2017, 3, 31))
    qtbot.mouseClick(dialog.targets[0].remove, Qt.MouseButton.LeftButton)
    ok(dialog, qtbot)
    (target,) = session.document.targets
    assert (target.outcome, target.test, target.value) == ("average_caseload", "at most", 17.5)
    assert target.by == date(2017, 3, 31)


def test_that_a_target_without_a_value_says_so(dialog, session, qtbot):
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    ok(dialog, qtbot)
    assert dialog.targets[1].problem.isVisible()
    assert not dialog.targets[0].problem.isVisible()
    assert session.document == DOCUMENT


def test_that_more_targets_than_allowed_are_refused_with_words(dialog, session, qtbot):
    for _ in range(20):
        dialog._add()
        dialog.targets[-1].value.setText("10")
    ok(dialog, qtbot)
    assert dialog._problems["targets"].isVisible()
    assert session.document == DOCUMENT


def test_that_every_field_has_a_name(dialog):
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QPushButton)
    unnamed = [
        each
        for kind in kinds
        for each in dialog.findChildren(kind)
        if each.isVisible()
        and not (each.accessibleName() or getattr(each, "text", str)())
        and not isinstance(each.parent(), (QComboBox, QDateEdit))
    ]
    assert unnamed == []


# Who works here


def test_that_the_name_for_the_log_is_remembered_and_is_no_step(dialog, session, qtbot):
    settings = dialog._desk.settings
    assert dialog.name.text() == planner_name(settings)
    dialog.name.setText(" Anna <b>Ng</b>\u202e ")
    ok(dialog, qtbot)
    assert planner_name(settings) == "Anna <b>Ng</b>"
    assert len(session.steps.all) == 1


def test_that_without_a_name_it_is_the_one_that_the_computer_knows(
    dialog, session, qtbot, monkeypatch
):
    settings = dialog._desk.settings
    monkeypatch.setattr(getpass, "getuser", lambda: "anna")
    remember_planner(settings, "Ben")
    dialog.name.setText("  ")
    ok(dialog, qtbot)
    assert planner_name(settings) == "anna"
    settings.setValue("name", "x" * 999)
    assert planner_name(settings) == "x" * 200


def test_that_cancel_forgets_the_name_too(dialog, qtbot):
    before = planner_name(dialog._desk.settings)
    dialog.name.setText("Somebody else")
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert planner_name(dialog._desk.settings) == before

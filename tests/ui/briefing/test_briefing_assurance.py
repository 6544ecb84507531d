"""Who answers for a scenario and who has signed it, in the real dialog."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt

from app import edits
from ui.briefing.sign import SignDialog

TODAY = date(2026, 11, 22)


@pytest.fixture
def dialog(window, qtbot):
    dialog = SignDialog(window.desk, TODAY, window)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_that_nobody_has_signed_at_first(page):
    assert page.side.assured.text() == "Not assured."


def test_that_who_signs_is_said_on_every_page(page, dialog, session, qtbot):
    dialog.by.setText("A <b>Checker</b>")
    dialog.role.setText("Head of finance")
    dialog.words.setPlainText("Costs, not caseloads")
    dialog.owner.setText("B Owner")
    dialog.is_due.setChecked(True)
    dialog.review_by.setDate(QDate(2027, 3, 1))
    steps = len(session.steps.all)
    dialog.sign.click()
    assert not dialog.isVisible()
    assert len(session.steps.all) == steps + 1
    assurance = session.document.assurance
    assert (assurance.owner, assurance.review_by) == ("B Owner", date(2027, 3, 1))
    assert (assurance.signed.by, assurance.signed.on) == ("A <b>Checker</b>", TODAY)
    assert assurance.signed.words == "Costs, not caseloads"
    said = page.side.assured.text()
    assert "Assured by A <b>Checker</b>, Head of finance, on 22 November 2026" in said
    assert "1 March 2027" in said
    qtbot.waitUntil(lambda: page.is_settled and page.stories.story.stamp.is_assured)
    session.undo()
    assert page.side.assured.text() == "Not assured."


def test_that_a_signature_does_not_outlive_the_figures(page, dialog, session):
    dialog.by.setText("A Checker")
    dialog.sign.click()
    session.change(edits.set_value(session.document, "pay.golden_hello", 9000))
    assert page.side.assured.text().startswith("Not assured: changed since A Checker signed")


def test_that_a_signature_needs_a_name(dialog, session):
    document = session.document
    dialog.sign.click()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.problem.text() == "Say who signs."
    assert session.document == document


def test_that_owner_and_date_are_kept_without_signing(dialog, session):
    dialog.owner.setText("B Owner")
    dialog.by.setText("Nobody yet")
    dialog.keep.click()
    assert session.document.assurance.owner == "B Owner"
    assert session.document.assurance.signed is None
    assert session.document.assurance.review_by is None


def test_that_a_signature_can_be_withdrawn(window, dialog, session, qtbot):
    assert not dialog.withdraw.isVisible()
    dialog.by.setText("A Checker")
    dialog.sign.click()
    again = SignDialog(window.desk, TODAY, window)
    again.show()
    assert again.by.text() == "A Checker"
    again.withdraw.click()
    assert session.document.assurance.signed is None


def test_that_escape_changes_nothing(dialog, session, qtbot):
    document = session.document
    dialog.by.setText("A Checker")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.document == document

"""Who answers for a value of the register and who signs it off, on the evidence page."""

import pytest
from PySide6.QtCore import QSettings

from app.briefing_edits import is_signed, ownership
from app.edits import set_value
from app.session import Session
from tests.app.birmingham import DOCUMENT
from ui.desk import Desk
from ui.pages.evidence import EvidencePage
from ui.settings import remember_planner

RATE, LEVER = "leaving.rate", "pay.golden_hello"


@pytest.fixture
def desk(tmp_path, dialogs):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    remember_planner(settings, "A. Planner")
    return Desk(Session(DOCUMENT), settings, dialogs)


@pytest.fixture
def page(alone, desk):
    page = alone(EvidencePage(desk), 1300, 900)
    page.show_parameter(RATE)
    return page


def test_that_an_owner_is_kept_when_the_box_is_left(page, desk, qtbot):
    box = page.details.owner.owner
    box.setFocus()
    qtbot.keyClicks(box, "=HR <b>")
    assert desk.session.document == DOCUMENT
    page.filters.search.setFocus()
    assert ownership(desk.session.document, RATE).owner == "=HR <b>"
    page.show_parameter(LEVER)
    assert box.text() == ""
    page.show_parameter(RATE)
    assert box.text() == "=HR <b>"


def test_that_an_owner_being_written_is_not_lost_to_another_row(page, desk, qtbot):
    box = page.details.owner.owner
    box.setFocus()
    qtbot.keyClicks(box, "Finance")
    page.show_parameter(LEVER)
    assert ownership(desk.session.document, RATE).owner == "Finance"
    assert ownership(desk.session.document, LEVER).owner == ""
    assert box.text() == ""


def test_that_a_sign_off_is_in_the_planners_name_and_holds_for_the_value(page, desk):
    owner = page.details.owner
    assert owner.signed.text() == "Not signed."
    assert not owner.withdraw.isVisible()
    owner.sign.click()
    assert is_signed(desk.session.document, RATE)
    assert owner.signed.text().startswith("Signed off by A. Planner, ")
    assert not owner.sign.isVisible()
    other = desk.session.document.scenario.settings.get(RATE) - 1
    desk.session.change(set_value(desk.session.document, RATE, other))
    assert not is_signed(desk.session.document, RATE)
    assert "A. Planner" in owner.signed.text()
    assert owner.signed.text().startswith("Not signed: ")
    assert owner.sign.isVisible()


def test_that_a_sign_off_is_withdrawn_and_the_owner_stays(page, desk, qtbot):
    owner = page.details.owner
    owner.owner.setFocus()
    qtbot.keyClicks(owner.owner, "HR")
    owner.sign.click()
    page.filters.search.setFocus()
    owner.withdraw.click()
    owned = ownership(desk.session.document, RATE)
    assert (owned.owner, owned.signed_by) == ("HR", "")
    assert owner.signed.text() == "Not signed."


def test_that_an_owner_that_no_file_could_keep_is_refused_in_words(page, desk):
    owner = page.details.owner
    owner.owner.setText("x" * 100_000)
    owner.take_over()
    assert desk.session.document == DOCUMENT
    assert owner.problem.isVisible()
    assert owner.problem.text()

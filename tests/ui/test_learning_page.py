"""The page of learning: ticks, progress, what moved, undo, forgetting, refusals."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt

from app.running.executors import serial_workers
from app.session import Session
from app.sources.observed import observed_points
from tests.learning import toy_model
from tests.learning.cases import TODAY, document
from ui.desk import Desk
from ui.learning.work import Learner
from ui.pages.learning import LearningPage
from ui.theme import theme

LIST = (
    "id,outcome,date,months,value,reading,uncertainty\n"
    "T,turnover_12m,2015-09-30,1,21.5,from the payroll,0.5\n"
    "C,average_caseload,2015-09-30,1,21,from the case system,0.5\n"
)


@pytest.fixture(autouse=True)
def plain_look(qapp):
    theme().show("light", 1.0)
    yield
    theme().show("system", 1.0)


@pytest.fixture
def desk(tmp_path, dialogs):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return Desk(Session(document(120)), settings, dialogs)


@pytest.fixture
def learner(desk):
    learner = Learner(desk, make_workers=serial_workers, run=toy_model.run, today=lambda: TODAY)
    yield learner
    learner.close()


@pytest.fixture
def page(alone, desk, learner, tmp_path):
    page = alone(LearningPage(desk, learner=learner), 1200, 800)
    page.activateWindow()
    (tmp_path / "seen.csv").write_text(LIST, encoding="utf-8")
    page.use_list(tmp_path / "seen.csv")
    return page


def learn(page, qtbot):
    page.learn.click()
    qtbot.waitUntil(lambda: not page.learner.is_busy, timeout=60_000)


@pytest.fixture
def learned(page, qtbot):
    learn(page, qtbot)
    return page


def test_that_the_shipped_points_inside_the_run_are_ticked_at_first(alone, desk, learner):
    page = alone(LearningPage(desk, learner=learner), 1200, 800)
    inside = [each for each in observed_points() if each.id >= "OBS-009"]
    assert list(page.points.chosen) == inside
    assert page.learn.text() == f"Learn from {len(inside)} points"
    assert page.state.text() == "This scenario has learned nothing yet."
    assert not page.forget.isEnabled()


def test_that_a_point_is_ticked_and_unticked_with_the_keyboard(page, qtbot):
    page.points.setFocus()
    qtbot.keyClick(page.points, Qt.Key.Key_Space)
    assert [each.id for each in page.points.chosen] == ["C"]
    assert page.learn.text() == "Learn from 1 point"
    qtbot.keyClick(page.points, Qt.Key.Key_Down)
    qtbot.keyClick(page.points, Qt.Key.Key_Space)
    assert page.points.chosen == ()
    assert not page.learn.isEnabled()


def test_that_it_learns_shows_what_moved_and_is_one_step(learned, desk):
    session = desk.session
    assert session.document.scenario.learned is not None
    assert session.steps.present.label == "Learned from 2 points"
    assert session.steps.present.number == 1
    assert learned.state.text().startswith("Learned from 2 points; ")
    assert "of 120 possible futures agree with all of them" in learned.state.text()
    names = [learned.moved.model().index(row, 0).data() for row in range(2)]
    assert any(name.startswith("Leaving rate") for name in names)
    assert learned.fits.model().rowCount() == 2
    assert learned.chart.isVisible()
    assert "Leaving rate" in learned.chart.accessibleDescription()


def test_that_the_chart_is_drawn(learned):
    picture = learned.chart.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert theme().colour("answer").name() in colours
    assert theme().colour("control").name() in colours


def test_that_it_tells_how_far_it_is(page, qtbot):
    told = []
    page.learner.changed.connect(lambda: told.append(page.step.text()))
    learn(page, qtbot)
    assert any(each.startswith("Playing the futures as they are: ") for each in told)
    assert any(each.startswith("Playing them with what was learned: ") for each in told)
    assert told[-1] == ""
    assert not page.bar.isVisible()


def test_that_undo_takes_it_back_and_redo_brings_it_again(learned, desk):
    session = desk.session
    after = session.document
    session.undo()
    assert session.document == document(120)
    assert learned.state.text() == "This scenario has learned nothing yet."
    assert not learned.moved.isVisible()
    session.redo()
    assert session.document == after
    assert learned.moved.isVisible()


def test_that_it_forgets_as_a_step(learned, desk):
    learned.forget.click()
    assert desk.session.document == document(120)
    assert desk.session.steps.present.label == "What was learned is forgotten"
    assert not learned.forget.isEnabled()
    desk.session.undo()
    assert desk.session.document.learned_from is not None
    assert learned.forget.isEnabled()


def test_that_what_was_changed_meanwhile_stays(page, desk, qtbot):
    session = desk.session
    page.learn.click()
    changed = replace(session.document, title="Another title")
    session.change(changed)
    qtbot.waitUntil(lambda: not page.learner.is_busy, timeout=60_000)
    assert session.document.title == "Another title"
    assert session.document.learned_from is not None


def test_that_another_file_opened_meanwhile_learns_nothing(page, desk, qtbot):
    page.learn.click()
    desk.session.open(document(130), None, None)
    qtbot.waitUntil(lambda: not page.learner.is_busy, timeout=60_000)
    assert desk.session.document == document(130)
    assert "Another scenario was opened" in page.said.text()


def test_that_it_can_be_cancelled(page, desk, qtbot):
    page.learn.click()
    qtbot.waitUntil(page.cancel.isVisible)
    page.cancel.click()
    assert not page.learner.is_busy
    assert desk.session.document == document(120)
    assert page.said.text() == "Cancelled. The scenario is as it was."
    assert page.learn.isEnabled()
    learn(page, qtbot)
    assert desk.session.document.learned_from is not None


def test_that_why_nothing_was_learned_is_said(page, desk, qtbot):
    session = desk.session
    session.change(replace(session.document, futures=40))
    learn(page, qtbot)
    assert session.document.learned_from is None
    assert "Nothing was learned." in page.said.text()
    assert "Play 100 or more." in page.said.text()


def test_that_a_list_that_cannot_be_used_is_told_and_the_points_stay(page, dialogs, tmp_path):
    (tmp_path / "bad.csv").write_text("nothing", encoding="utf-8")
    page.use_list(tmp_path / "bad.csv")
    assert [each.id for each in page.points.shown] == ["T", "C"]
    assert dialogs.told


def test_that_a_learned_file_opened_anew_shows_what_it_knows(learned, desk, alone):
    knows = desk.session.document
    session = Session(knows)
    other = Desk(session, desk.settings, desk.dialogs)
    learner = Learner(other, make_workers=serial_workers, run=toy_model.run)
    page = alone(LearningPage(other, learner=learner), 1200, 800)
    assert page.state.text().startswith("Learned from 2 points; ")
    assert page.moved.isVisible()
    assert not page.fits.isVisible()
    learner.close()

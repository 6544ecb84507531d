"""The track record page: where points lie, their scores, and projections frozen and removed."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from app.experiments.freezing import freeze
from app.experiments.history import history
from app.experiments.scores import scores_of_history
from app.figures.track_record import PLACE
from app.files.protected import Use
from app.session import Session, State
from app.sources.observed import observed_points
from tests.app.answers import FTE, answer, document
from tests.app.writing_commands import OBSERVED
from ui.desk import Desk
from ui.main_window import PAGES, TRACK_RECORD
from ui.pages.track_record import TrackRecordPage
from ui.settings import remember_planner
from ui.theme import theme

DOCUMENT = document(FTE)
SERIES = {
    "total_fte": np.linspace(495.0, 525.0, 24)[:, None],
    "agency_share": np.linspace(31.0, 36.0, 24)[:, None],
    "turnover_12m": np.linspace(23.0, 25.0, 24)[:, None],
}


@pytest.fixture(autouse=True)
def plain_look(qapp):
    theme().show("light", 1.0)
    yield
    theme().show("system", 1.0)


@pytest.fixture
def desk(tmp_path, dialogs):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    remember_planner(settings, "Ann")
    session = Session(DOCUMENT)
    session.asked(1)
    return Desk(session, settings, dialogs)


@pytest.fixture
def page(alone, desk):
    page = alone(TrackRecordPage(desk), 1200, 900)
    yield page
    page.close_down()


def hear(page, qtbot, doc=DOCUMENT, *, finished=True):
    """Give it an answer and wait for its scores."""
    session = page._desk.session
    known = answer(doc, **SERIES)
    session.hear(known)
    if finished:
        session.state = State.FINISHED
        page._show_buttons()
    qtbot.waitUntil(lambda: not page._lane.is_busy, timeout=60_000)
    return known


def cells(table, column):
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_that_it_says_that_there_is_no_answer_yet(page):
    assert page.waiting.isVisible()
    assert not page.points.isVisible()


def test_that_every_point_stands_with_its_place_and_its_score(page, desk, qtbot):
    known = hear(page, qtbot)
    found = history(DOCUMENT, known.ensemble)
    scored = scores_of_history(found, known.ensemble).scored
    assert page.points.model().rowCount() == len(found.compared)
    assert cells(page.points, PLACE) == [each.place for each in found.compared]
    by_name = dict(zip(cells(page.points, 1), cells(page.points, 6), strict=True))
    staff = next(each for each in scored if each.compared.point.outcome == "total_fte")
    assert by_name["Staff in post"] == f"{staff.crps:.2f}"
    assert page.title.text().startswith(f"{found.inside} of {len(found.proof)} points lie inside")
    assert "95% interval" in page.summary.text()
    assert 'than "as it was last"' in page.summary.text()
    assert page.against.text().startswith("Held against what was observed in Birmingham.")


def test_that_places_are_shown_before_the_scores_are_worked_out(page, desk, monkeypatch):
    asked = []
    monkeypatch.setattr(page._lane, "ask", lambda *what: asked.append(what))
    desk.session.hear(answer(DOCUMENT, **SERIES))
    assert len(asked) == 1
    assert set(cells(page.points, 6)) == {"…"}
    assert "inside" in cells(page.points, PLACE)
    assert "The scores are being worked out." in page.summary.text()


def test_that_a_projection_is_frozen_in_one_step_under_the_planners_name(page, desk, qtbot):
    session = desk.session
    hear(page, qtbot)
    QTest.mouseClick(page.freeze, Qt.MouseButton.LeftButton)
    (kept,) = session.document.frozen
    assert (kept.on, kept.by, kept.futures) == (date.today(), "Ann", 24)
    assert session.steps.undo_label.startswith("Projection frozen: ")
    assert cells(page.frozen, 1) == ["Ann"]
    # All of Birmingham's points were counted long ago: none of them is proof.
    assert cells(page.frozen, 4) == ["none yet"]
    session.undo()
    assert session.document == DOCUMENT
    assert not page.frozen.isVisible()


def test_that_nothing_is_frozen_before_all_futures_are_there(page, desk, qtbot):
    hear(page, qtbot, finished=False)
    assert not page.freeze.isEnabled()
    desk.session.state = State.FINISHED
    page._show_buttons()
    assert page.freeze.isEnabled()
    desk.session.change(replace(DOCUMENT, scenario=replace(DOCUMENT.scenario, seed=9)))
    assert not page.freeze.isEnabled()
    page._freeze()
    assert desk.session.document.frozen == ()


def test_that_too_few_futures_are_refused_in_words(page, desk, dialogs):
    desk.session.hear(answer(DOCUMENT, futures=8))
    page._freeze()
    assert dialogs.told[0][0] == "The projection was not frozen."
    assert "8 finished futures" in dialogs.told[0][1]


def test_that_the_latest_stands_first_and_the_chosen_one_is_removed(page, desk, qtbot):
    known = answer(DOCUMENT, **SERIES)
    once = freeze(DOCUMENT, known.ensemble, "Ann", date(2015, 2, 10))
    both = freeze(once, known.ensemble, "Ben", date(2015, 7, 2))
    desk.session.change(both)
    hear(page, qtbot, both)
    assert cells(page.frozen, 1) == ["Ben", "Ann"]
    assert page.frozen_summary.text().startswith("All 2 together")
    assert [each[-6:] for each in cells(page.frozen, 7)] != ["…", "…"]
    assert not page.remove.isEnabled()
    page.frozen.selectRow(0)
    QTest.mouseClick(page.remove, Qt.MouseButton.LeftButton)
    assert desk.session.document == once
    assert desk.session.steps.undo_label.startswith("Frozen projection removed: 2 July 2015 by Ben")


def test_that_a_list_of_our_own_takes_the_place_of_the_usual_one(
    page, desk, dialogs, qtbot, tmp_path
):
    hear(page, qtbot)
    path = tmp_path / "ours.csv"
    path.write_text(OBSERVED, encoding="utf-8")
    dialogs.answer(path)
    QTest.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert cells(page.points, 1) == ["Permanent FTE in post", "Average caseload"]
    assert page.against.text() == "Held against the points of ours.csv."
    assert (path.absolute(), Use.OBSERVED) in [(e.path, e.use) for e in desk.in_use.all()]
    QTest.mouseClick(page.usual, Qt.MouseButton.LeftButton)
    assert page.points.model().rowCount() == sum(
        each.month > DOCUMENT.scenario.first_day and each.months == 1 for each in observed_points()
    )


def test_that_a_wrong_list_changes_nothing_and_is_explained(page, desk, dialogs, qtbot, tmp_path):
    hear(page, qtbot)
    before = cells(page.points, 1)
    path = tmp_path / "ours.csv"
    path.write_text(OBSERVED.replace("357", "many"), encoding="utf-8")
    page.use_list(path)
    assert cells(page.points, 1) == before
    assert dialogs.told == [
        (
            "The list was not used.",
            'ours.csv: row 2, value is "many". Write a number, such as 354 or 18.5, without its '
            "unit.",
        )
    ]


def test_that_what_came_unseen_is_shown_when_it_is_looked_at(page, desk, qtbot):
    page.hide()
    desk.session.hear(answer(DOCUMENT, **SERIES))
    assert page.points.model().rowCount() == 0
    page.show()
    assert page.points.model().rowCount() > 0
    qtbot.waitUntil(lambda: not page._lane.is_busy, timeout=60_000)


def test_that_the_page_stands_among_its_neighbours():
    assert list(PAGES)[TRACK_RECORD] == "Track record"

"""The page behind the average: its sentence, its charts, one month in all of them."""

import pytest
from PySide6.QtCore import QSettings, Qt

from app import edits
from app.figures.people import KEYS, people_figures
from app.figures.people_words import what_the_average_hides
from app.figures.tables import values_at
from app.session import Session
from tests.app.answers import BY, FTE, answer, document
from ui.desk import Desk
from ui.pages.people import PeoplePage
from ui.theme import theme

DOCUMENT = document(FTE)


@pytest.fixture(autouse=True)
def plain_look(qapp):
    theme().show("light", 1.0)
    yield
    theme().show("system", 1.0)


@pytest.fixture
def desk(tmp_path, dialogs):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    session = Session(DOCUMENT)
    session.asked(1)
    return Desk(session, settings, dialogs)


@pytest.fixture
def page(alone, desk):
    page = alone(PeoplePage(desk), 1200, 800)
    page.activateWindow()
    return page


@pytest.fixture
def shown(page, desk):
    desk.session.hear(answer(DOCUMENT))
    return page


def read_at(card):
    """The month and the readings of a chart's crosshair."""
    reading = card.canvas._reading
    return None if reading is None else (reading.heading, reading.rows)


def test_that_it_says_plainly_that_there_is_no_answer_yet(page):
    assert page.waiting.isVisible()
    assert page.waiting.text().endswith(".")
    assert not any(card.isVisible() for card in page.cards.values())


def test_that_every_figure_has_its_chart_and_the_sentence_stands_above(shown, desk):
    figures = people_figures(desk.session.answer)
    assert shown.sentence.isVisible()
    assert shown.sentence.text() == what_the_average_hides(desk.session.answer)
    assert not shown.waiting.isVisible()
    for key in KEYS:
        assert shown.cards[key].isVisible()
        assert shown.cards[key].figure().title == figures[key].title
    tops = [shown.cards[key].geometry().top() for key in KEYS]
    assert tops[0] < min(tops[1:])
    assert shown.sentence.geometry().bottom() < tops[0]


def test_that_a_new_answer_is_shown_in_the_same_charts(shown, desk):
    before = [card.canvas for card in shown.cards.values()]
    desk.session.hear(answer(DOCUMENT, caseload_p90=31.0))
    assert "31 or more" in shown.sentence.text()
    assert "31 children" in shown.cards["between_workers"].figure().title
    assert [card.canvas for card in shown.cards.values()] == before


def test_that_what_is_out_of_date_is_called_so(shown, desk, qtbot):
    assert shown.stale.text() == ""
    session = desk.session
    session.change(edits.set_value(session.document, "pay.golden_hello", 7000))
    assert "Out of date" in shown.stale.text()
    qtbot.waitUntil(lambda: desk.freshness.is_stale)
    for card in shown.cards.values():
        assert card.accessibleDescription().startswith("Out of date.")
    session.undo()
    assert shown.stale.text() == ""


def test_that_a_hidden_page_waits_until_it_is_seen(page, desk, qtbot):
    page.hide()
    desk.session.hear(answer(DOCUMENT))
    assert page.sentence.text() == ""
    page.show()
    qtbot.waitUntil(lambda: page.sentence.text() != "")
    assert all(card.figure() is not None for card in page.cards.values())


def test_that_another_document_takes_the_old_figures_away(shown, desk):
    desk.session.open(document(), None, None)
    assert shown.waiting.isVisible()
    assert not any(card.isVisible() for card in shown.cards.values())


def test_that_all_charts_read_the_same_month_though_some_begin_later(shown):
    """A flow has no number on the first day, so its places are one lower."""
    source = shown.cards["workers_by_load"]
    place = source.figure().months.index(BY)
    source.hovered.emit(place)
    for card in shown.cards.values():
        heading, rows = read_at(card)
        assert heading == "March 2017"
        assert rows == values_at(card.figure(), BY)
    shown.cards["days_to_allocation"].hovered.emit(0)
    assert {read_at(card)[0] for card in shown.cards.values()} == {"February 2015"}
    source.hovered.emit(0)
    assert read_at(source)[0] == "January 2015"
    assert read_at(shown.cards["days_to_allocation"]) is None
    source.hovered.emit(None)
    assert all(read_at(card) is None for card in shown.cards.values())


def test_that_a_chart_is_enlarged_with_a_key_and_follows_the_answer(shown, desk, qtbot):
    canvas = shown.cards["newly_qualified_load"].canvas
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    large = shown._enlarged
    assert large is not None
    assert large.isVisible()
    desk.session.hear(answer(DOCUMENT, newly_qualified_load=123.0))
    assert "123%" in large.figure().title
    large.reject()
    assert shown._enlarged is None


def test_that_the_table_behind_a_chart_is_one_key_away(shown, qtbot):
    canvas = shown.cards["between_workers"].canvas
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyClick(canvas, Qt.Key.Key_T)
    assert shown._table is not None
    assert shown._table.isVisible()
    shown._table.close()


@pytest.mark.parametrize(("width", "in_a_row"), [(1200, 3), (760, 2), (420, 1)])
def test_that_as_many_charts_stand_in_a_row_as_have_room(shown, qtbot, width, in_a_row):
    shown.resize(width, 700)
    others = [shown.cards[key] for key in KEYS[1:]]
    qtbot.waitUntil(
        lambda: len({card.geometry().left() for card in others}) == in_a_row, timeout=2000
    )
    first = shown.cards[KEYS[0]].geometry()
    assert first.left() == min(card.geometry().left() for card in others)
    assert first.right() == max(card.geometry().right() for card in others)


def test_that_charts_shrink_again_after_larger_type(shown, qtbot):
    before = shown.cards[KEYS[0]].minimumHeight()
    theme().show(scale=2.0)
    qtbot.waitUntil(lambda: shown.cards[KEYS[0]].height() >= 2 * before)
    theme().show(scale=1.0)
    qtbot.waitUntil(lambda: shown.cards[KEYS[0]].height() < 2 * before)

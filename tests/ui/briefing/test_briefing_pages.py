"""The pages of the briefing: which are in, in what order, beside what."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from app.briefing import Kind, chosen
from tests.ui.briefing.conftest import PARITY, answered, settled
from tests.ui.briefing.driving import USUAL, item, story_keys, tick, write
from ui.briefing.page_list import rows_of

ALT = Qt.KeyboardModifier.AltModifier


# Which are in


def test_that_at_first_every_page_is_in_in_the_usual_order(page, session):
    assert page.pages.rows == USUAL
    assert page.pages.wanted == tuple(USUAL)
    assert session.document.briefing.pages == ()


def test_that_a_page_with_nothing_to_say_is_marked_in_words(page, window, session, qtbot):
    session.compare_with(session.document)
    answered(window, qtbot)
    settled(page, qtbot)
    assert "beside" not in story_keys(page)
    assert "empty" in item(page, "beside").text()
    assert "empty" not in item(page, "path").text()


def test_that_a_page_taken_out_is_not_handed_over_and_undo_puts_it_back(page, session, qtbot):
    tick(page, "path", False)
    settled(page, qtbot)
    assert "path" not in story_keys(page)
    assert "path" not in [each.page for each in session.document.briefing.pages]
    assert page.pages.rows == USUAL
    assert "The path" in session.steps.present.label
    session.undo()
    settled(page, qtbot)
    assert "path" in story_keys(page)
    assert item(page, "path").checkState() is Qt.CheckState.Checked


def test_that_space_takes_a_page_out(page, session, qtbot):
    page.pages.go_to("cost")
    qtbot.keyClick(page.pages.list, Qt.Key.Key_Space)
    assert "cost" not in [each.page for each in chosen(session.document.briefing)]


def test_that_a_page_put_in_again_has_its_words_again(page, session, qtbot):
    page.pages.go_to("path")
    write(page.words.headline, "We get there", qtbot)
    tick(page, "path", False)
    tick(page, "path", True)
    choice = next(each for each in session.document.briefing.pages if each.page == "path")
    assert choice.headline == "We get there"


def test_that_the_last_page_stays(page, session):
    for key in USUAL[1:]:
        tick(page, key, False)
    tick(page, USUAL[0], False)
    assert [each.page for each in session.document.briefing.pages] == USUAL[:1]
    assert item(page, USUAL[0]).checkState() is Qt.CheckState.Checked


# Their order


def test_that_alt_and_an_arrow_move_a_page_and_the_story_follows(page, session, qtbot):
    page.pages.go_to("path")
    place = USUAL.index("path")
    qtbot.keyClick(page.pages.list, Qt.Key.Key_Up, ALT)
    assert page.pages.rows.index("path") == place - 1
    assert page.pages.page == "path"
    settled(page, qtbot)
    assert story_keys(page).index("path") == place - 1
    qtbot.keyClick(page.pages.list, Qt.Key.Key_Down, ALT)
    settled(page, qtbot)
    assert story_keys(page).index("path") == place
    session.undo()
    settled(page, qtbot)
    assert page.pages.rows.index("path") == place - 1
    assert page.pages.page == "path"


def test_that_buttons_move_a_page_as_far_as_it_can_go(page, session, qtbot):
    page.pages.go_to("answer")
    page.pages.up.click()
    assert page.pages.rows[:2] == ["answer", "title"]
    assert not page.pages.up.isEnabled()
    page.pages.down.click()
    assert page.pages.rows == USUAL
    assert session.document.briefing.pages == ()


def test_that_a_page_dropped_elsewhere_is_a_step(page, session, qtbot):
    rows = page.pages.list.model()
    rows.moveRow(QModelIndex(), 6, QModelIndex(), 1)
    qtbot.waitUntil(lambda: bool(session.document.briefing.pages))
    assert [each.page for each in session.document.briefing.pages][:2] == ["title", "cost"]
    assert len(session.document.briefing.pages) == len(USUAL)


@pytest.mark.parametrize("before", [[], USUAL, USUAL[::-1]])
def test_that_the_list_holds_every_page_once_and_those_wanted_in_order(before):
    wanted = ["method", "path", "answer"]
    rows = rows_of(wanted, before)
    assert sorted(rows) == sorted(USUAL)
    assert [each for each in rows if each in wanted] == wanted


# Beside this one


def test_that_a_scenario_is_laid_beside_and_taken_away(page, session, qtbot):
    page.beside.add_wanted.emit(PARITY)
    settled(page, qtbot)
    assert session.document.briefing.beside == (PARITY,)
    assert "beside" in story_keys(page)
    (other,) = page.stories.story.case.others
    assert other.document.scenario.seed == session.document.scenario.seed
    assert len(other.ensemble.numbers) == session.document.futures
    assert other.document.title in titles(page)
    page.beside.lines[PARITY].click()
    settled(page, qtbot)
    assert page.stories.story.case.others == ()
    session.undo()
    settled(page, qtbot)
    assert len(page.stories.story.case.others) == 1


def titles(page):
    """What stands beside this one on its page."""
    shown = next(each for each in page.stories.story.pages if each.kind is Kind.BESIDE)
    return [row.name for figure in shown.figures for row in figure.rows]

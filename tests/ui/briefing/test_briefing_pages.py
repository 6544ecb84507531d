"""The pages of the briefing: which are in, in what order, with what words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from app import edits
from app.briefing import Kind, chosen
from tests.ui.briefing.conftest import PARITY, answered, settled
from ui.briefing.page_list import rows_of

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
USUAL = [kind.key for kind in Kind]


def item(page, key):
    return page.pages.list.item(page.pages.rows.index(key))


def tick(page, key, on):
    item(page, key).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def story_keys(page):
    return [each.kind.key for each in page.stories.story.pages]


def picture(page):
    return page.preview.picture.picture.toImage()


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


# Their words


def write(box, text, qtbot):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Tab)


def test_that_an_empty_headline_offers_the_finding(page):
    page.pages.go_to("path")
    shown = next(each for each in page.stories.story.pages if each.kind is Kind.PATH)
    assert page.words.headline.placeholderText() == shown.headline
    assert page.words.headline.toPlainText() == ""


def test_that_a_headline_is_one_step_and_changes_the_preview(page, session, qtbot):
    page.pages.go_to("path")
    settled(page, qtbot)
    before, steps = picture(page), len(session.steps.all)
    write(page.words.headline, "<b>We</b> get there", qtbot)
    settled(page, qtbot)
    assert page.page.headline == "<b>We</b> get there"
    assert picture(page) != before
    assert len(session.steps.all) == steps + 1
    assert "<b>We</b> get there" in page.preview.picture.accessibleDescription()
    session.undo()
    settled(page, qtbot)
    assert picture(page) == before
    assert page.words.headline.toPlainText() == ""


def test_that_what_is_being_typed_is_taken_over_after_a_rest_and_stays_one_step(
    page, session, qtbot
):
    page.pages.go_to("path")
    steps = len(session.steps.all)
    page.words.headline.setFocus()
    qtbot.keyClicks(page.words.headline, "We get ")
    qtbot.waitUntil(lambda: page.choice.headline == "We get")
    assert page.words.headline.toPlainText() == "We get "
    qtbot.keyClicks(page.words.headline, "there")
    qtbot.waitUntil(lambda: page.choice.headline == "We get there")
    assert len(session.steps.all) == steps + 1


def test_that_words_being_typed_belong_to_the_page_they_were_typed_for(page, session, qtbot):
    page.pages.go_to("path")
    page.words.note.setFocus()
    qtbot.keyClicks(page.words.note, "Ask the unions")
    page.pages.go_to("cost")
    notes = {each.page: each.note for each in chosen(session.document.briefing)}
    assert notes["path"] == "Ask the unions"
    assert notes["cost"] == ""
    assert page.words.note.toPlainText() == ""


def test_that_a_note_is_on_the_page(page, qtbot):
    page.pages.go_to("path")
    page.words.note.setFocus()
    page.words.note.setPlainText("First line\nsecond line")
    page.words.take_over()
    settled(page, qtbot)
    assert page.page.note == "First line\nsecond line"


def test_that_a_headline_for_other_figures_is_said(page, window, session, qtbot):
    page.pages.go_to("path")
    write(page.words.headline, "We get there", qtbot)
    assert not page.words.old.isVisible()
    session.change(edits.set_value(session.document, "pay.golden_hello", 9000))
    assert page.words.old.isVisible()
    assert "other figures" in page.words.old.text()
    assert "check the headline" in item(page, "path").text()
    answered(window, qtbot)
    write(page.words.headline, "We do get there", qtbot)
    assert not page.words.old.isVisible()


def test_that_the_words_for_the_presenter_are_those_of_the_page(page):
    page.pages.go_to("answer")
    for paragraph in page.page.speaker:
        assert paragraph in page.words.speaker.text()


def test_that_a_page_that_is_out_cannot_be_worded(page):
    tick(page, "path", False)
    page.pages.go_to("path")
    assert not page.words.headline.isEnabled()
    assert "not in the briefing" in page.preview.nothing.text()
    assert page.preview.nothing.isVisible()


# Going through them


def test_that_next_and_previous_go_through_those_that_are_in(page, qtbot):
    tick(page, "answer", False)
    page.pages.go_to("title")
    settled(page, qtbot)
    page.preview.on.click()
    assert page.pages.page == "chance"
    assert page.preview.place.text() == f"2 of {len(story_keys(page))}"
    page.preview.back.click()
    assert page.pages.page == "title"
    assert not page.preview.back.isEnabled()


def test_that_page_down_in_the_preview_goes_on(page, qtbot):
    page.pages.go_to("title")
    qtbot.keyClick(page.preview._scroll, Qt.Key.Key_PageDown)
    assert page.pages.page == "answer"


def test_that_paper_shows_its_sheets(page, qtbot):
    slide = picture(page)
    page.preview.paper.click()
    settled(page, qtbot)
    paper = picture(page)
    assert slide.width() > slide.height()
    assert paper.height() > paper.width()
    assert page.preview.place.text().startswith("1 of ")
    page.preview.on.click()
    assert page.preview.place.text().startswith("2 of ")
    assert picture(page) != paper


def test_that_paper_turns_to_the_page_that_is_chosen_and_the_list_follows_the_sheets(page, qtbot):
    page.preview.paper.click()
    settled(page, qtbot)
    page.pages.go_to("cost")
    at = int(page.preview.place.text().split()[0])
    assert at > 2
    page.preview.back.click()
    assert page.preview.place.text().startswith(f"{at - 1} of ")
    assert USUAL.index(page.pages.page) < USUAL.index("cost")
    page.preview.slides.click()
    page.pages.go_to("inputs")
    page.preview.paper.click()
    settled(page, qtbot)
    assert int(page.preview.place.text().split()[0]) > at


def test_that_its_own_size_is_larger_than_what_fits(page):
    fitting = page.preview.picture.size()
    page.preview.fit.click()
    assert page.preview.picture.width() > fitting.width()
    page.preview.fit.click()
    assert page.preview.picture.size() == fitting


# What it says of the figures


def test_that_figures_of_the_last_answer_are_said_to_be_out_of_date(page, window, session, qtbot):
    before = page.stories.story
    window.bridge.pause()
    session.change(edits.set_value(session.document, "pay.golden_hello", 9000))
    assert page.bar.state.text().startswith("Out of date: the figures are those of the last answer")
    assert page.preview.picture.is_faint
    qtbot.waitUntil(lambda: page.is_settled)
    assert page.stories.story.stamp.code == before.stamp.code
    window.bridge.go_on()
    settled(page, qtbot)
    assert not page.preview.picture.is_faint
    assert page.stories.story.stamp.code != before.stamp.code
    assert page.stories.story.stamp.code in page.bar.state.text()


def test_that_nothing_can_be_made_before_there_is_an_answer(page, window, session, qtbot):
    window.bridge.pause()
    session.open(replace(session.document, title="Another"), None, None)
    qtbot.waitUntil(lambda: page.stories.story is None)
    assert not page.bar.make.isEnabled()
    assert not page.bar.present.isEnabled()
    assert page.preview.nothing.isVisible()


def test_that_a_new_title_is_told_without_running_anything(page, session, qtbot):
    question = session.question
    session.change(edits.set_title(session.document, "A better name"))
    settled(page, qtbot)
    assert page.stories.story.title == "A better name"
    assert session.question == question


def test_that_nothing_is_done_while_nobody_looks(page, window, session, qtbot):
    story = page.stories.story
    window.show_page(0)
    session.change(edits.set_title(session.document, "A better name"))
    assert not page.is_settled or page.stories.story is story
    window.show_page(4)
    settled(page, qtbot)
    assert page.stories.story.title == "A better name"


def test_that_help_is_about_it_and_keys_lead_to_it(page, window, qtbot):
    window.show_page(0)
    assert window.actions_.pages[4].shortcut().toString() == "Ctrl+5"
    window.actions_["briefing"].trigger()
    assert page.isVisible()
    page.pages.list.setFocus()
    window.actions_["help"].trigger()
    assert window.help.place.name == "briefing"


def test_that_presenting_is_asked_for(page, qtbot):
    with qtbot.waitSignal(page.present_wanted):
        page.bar.present.click()


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

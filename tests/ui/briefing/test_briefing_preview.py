"""What the briefing page shows of what will be handed over, and says of its figures."""

from dataclasses import replace

from PySide6.QtCore import Qt

from app import edits
from tests.ui.briefing.conftest import settled
from tests.ui.briefing.driving import USUAL, picture, story_keys, tick
from ui.main_window import BRIEFING

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
    window.show_page(BRIEFING)
    settled(page, qtbot)
    assert page.stories.story.title == "A better name"


def test_that_help_is_about_it_and_keys_lead_to_it(page, window, qtbot):
    window.show_page(0)
    assert window.actions_.pages[BRIEFING].shortcut().toString() == f"Ctrl+{BRIEFING + 1}"
    window.actions_["briefing"].trigger()
    assert page.isVisible()
    page.pages.list.setFocus()
    window.actions_["help"].trigger()
    assert window.help.place.name == "briefing"


def test_that_presenting_is_asked_for(page, qtbot):
    with qtbot.waitSignal(page.present_wanted):
        page.bar.present.click()

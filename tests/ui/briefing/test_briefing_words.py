"""The words of a page: each visit a step, never lost, never another page's."""

from app import edits
from app.briefing import Kind, chosen
from tests.ui.briefing.conftest import answered, settled
from tests.ui.briefing.driving import item, picture, tick, write

# Their words


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

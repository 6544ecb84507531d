"""A briefing presented: pages by keys and clicker, a black screen, notes, one lever moved live."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.briefing_edits import set_lever, set_note
from app.edits import set_futures, set_value, value_of
from app.session import Session, State
from app.story.case import Case
from app.story.laying import answer_as_called
from app.story.page import Kind
from app.story.story import story_of
from tests.exports.stories import hostile_story, usual_story
from ui.desk import Desk
from ui.pages.briefing import BriefingPage
from ui.pages.words import OUT_OF_DATE
from ui.present.begin import begin
from ui.present.presentation import KEEP, PUT_BACK, Presentation
from ui.present.slide import slide

HELLO = "pay.golden_hello"
Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def case():
    """A scenario beside two others, with a note to be printed."""
    told = usual_story().case
    document = set_note(told.document, "path", "Say it slowly.")
    return replace(told, answer=answer_as_called(told.answer, document, True))


@pytest.fixture
def desk(case, dialogs, tmp_path):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    return Desk(Session(case.document, case.answer.question.baseline), settings, dialogs)


@pytest.fixture
def presentation(desk, case, qtbot):
    """The whole briefing, over a window that has nothing in it."""
    window = QWidget()
    qtbot.addWidget(window)
    shown = Presentation(desk, case, window)
    shown.begin()
    qtbot.waitExposed(shown.stage)
    yield shown
    shown.end()


@pytest.fixture
def live(program, qtbot):
    """The briefing of the open scenario in the real window, with a lever that may be moved."""
    session = program.desk.session
    session.change(set_futures(set_lever(session.document, HELLO), 8))
    qtbot.waitUntil(lambda: session.state is State.FINISHED and session.is_current)
    answer = answer_as_called(session.answer, session.document, True)
    shown = Presentation(program.desk, Case(answer, (), date(2015, 3, 2)), program.window)
    shown.begin()
    qtbot.waitExposed(shown.stage)
    yield shown
    shown.end()


def headlines(presentation):
    pages = story_of(presentation._case).pages
    return [page.headline for page in pages if not page.kind.is_appendix]


def shown(presentation):
    return presentation.stage.page.accessibleName()


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_that_a_clicker_goes_through_every_page_and_back(presentation):
    pages, seen = headlines(presentation), [shown(presentation)]
    for _ in pages[1:]:
        QTest.keyClick(presentation.stage, Key.Key_PageDown)
        seen.append(shown(presentation))
    assert seen == pages
    QTest.keyClick(presentation.stage, Key.Key_PageDown)
    assert shown(presentation) == pages[-1]
    for _ in pages[1:]:
        QTest.keyClick(presentation.stage, Key.Key_PageUp)
    assert shown(presentation) == pages[0]


@pytest.mark.parametrize(
    ("on", "back"),
    [
        (Key.Key_Right, Key.Key_Left),
        (Key.Key_Down, Key.Key_Up),
        (Key.Key_Space, Key.Key_Backspace),
        (Key.Key_Return, Key.Key_P),
        (Key.Key_End, Key.Key_Home),
    ],
)
def test_that_keys_turn_pages(presentation, on, back):
    first = shown(presentation)
    QTest.keyClick(presentation.stage, on)
    assert shown(presentation) != first
    QTest.keyClick(presentation.stage, back)
    assert shown(presentation) == first


def test_that_a_click_turns_a_page(presentation):
    QTest.mouseClick(presentation.stage, Qt.MouseButton.LeftButton)
    assert shown(presentation) == headlines(presentation)[1]


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_Period])
def test_that_a_black_screen_shows_nothing_until_any_key(presentation, key):
    stage = presentation.stage
    QTest.keyClick(stage, key)
    assert stage.is_black
    colours = {stage.grab().toImage().pixelColor(x, 200).name() for x in range(0, 400, 20)}
    assert colours == {"#000000"}
    QTest.keyClick(stage, Key.Key_X)
    assert not stage.is_black
    assert shown(presentation) == headlines(presentation)[0]


def test_that_every_page_carries_what_it_rests_on(presentation):
    stamp = story_of(presentation._case).stamp
    for _ in headlines(presentation):
        words = said(presentation.stage.page)
        assert stamp.code in words
        assert stamp.assured in words
        assert presentation.place in words
        QTest.keyClick(presentation.stage, Key.Key_Right)


def test_that_every_figure_has_a_name_and_words_for_those_who_do_not_see_it(presentation):
    pages = [p for p in story_of(presentation._case).pages if not p.kind.is_appendix]
    for page in pages:
        found = [
            widget.accessibleDescription()
            for widget in presentation.stage.page.findChildren(object)
            if type(widget).__name__ == "Picture"
        ]
        assert found == [figure.description for figure in page.figures]
        QTest.keyClick(presentation.stage, Key.Key_Right)
    root = QAccessible.queryAccessibleInterface(presentation.stage)
    assert root.text(QAccessible.Text.Name) == shown(presentation)


def test_that_the_notes_follow_the_page(presentation):
    QTest.keyClick(presentation.stage, Key.Key_T)
    notes = presentation.prompter
    pages = [p for p in story_of(presentation._case).pages if not p.kind.is_appendix]
    for place, page in enumerate(pages):
        for words in page.speaker:
            assert words in notes.notes.text()
        following = [f"Next: {each.headline}" for each in pages[place + 1 : place + 2]]
        assert (following or ["This is the last page."])[0] in said(notes)
        if page.kind is Kind.PATH:
            assert "Say it slowly." in notes.notes.text()
        QTest.keyClick(notes, Key.Key_PageDown)
    QTest.keyClick(notes, Key.Key_T)
    assert presentation.prompter is None


def move_lever(live, qtbot, key=Key.Key_Right):
    session = live._desk.session
    before = session.answer
    QTest.keyClick(live.stage, Key.Key_L)
    QTest.keyClick(live.bar.slider, key)
    qtbot.waitUntil(lambda: session.answer is not before and session.is_current)


def test_that_the_lever_is_moved_and_the_page_follows(live, qtbot, program):
    document = program.desk.session.document
    QTest.keyClick(live.stage, Key.Key_End)
    before = said(live.stage.page)
    move_lever(live, qtbot)
    assert value_of(program.desk.session.document, HELLO) > value_of(document, HELLO)
    assert said(live.stage.page) != before
    assert program.desk.session.document.code in said(live.stage.page)
    qtbot.waitUntil(lambda: "possible futures" in live.bar.work.text())


def test_that_a_clicker_turns_pages_while_the_keyboard_is_on_the_lever(live):
    QTest.keyClick(live.stage, Key.Key_L)
    first = shown(live)
    QTest.keyClick(live.bar.slider, Key.Key_PageDown)
    assert shown(live) != first
    QTest.keyClick(live.bar.slider, Key.Key_Escape)
    assert live.bar is None
    assert live.stage.isVisible()


@pytest.mark.parametrize(("answer", "is_kept"), [(PUT_BACK, False), (KEEP, True)])
def test_that_the_lever_is_put_back_unless_it_is_kept(live, qtbot, dialogs, answer, is_kept):
    session = live._desk.session
    before = session.document
    move_lever(live, qtbot)
    dialogs.answer(answer)
    QTest.keyClick(live.stage, Key.Key_Escape)
    QTest.keyClick(live.stage, Key.Key_Escape)
    assert not live.stage.isVisible()
    assert (session.document != before) == is_kept


def test_that_nothing_is_asked_where_no_lever_was_moved(presentation, desk, dialogs, qtbot):
    with qtbot.waitSignal(presentation.ended):
        QTest.keyClick(presentation.stage, Key.Key_Escape)
    assert dialogs.asked == []
    desk.session.change(set_note(desk.session.document, "path", "Later"))


def test_that_f5_presents_and_escape_gives_the_window_back(program, qtbot):
    window, session = program.window, program.desk.session
    qtbot.waitUntil(lambda: session.answer is not None)
    window.actions_["present"].trigger()
    stage = window.presentation.stage
    qtbot.waitExposed(stage)
    assert stage.page.accessibleName()
    window.actions_["present"].trigger()
    assert window.presentation.stage is stage
    QTest.keyClick(stage, Key.Key_Escape)
    assert window.presentation is None


def test_that_old_figures_are_said_to_be_old_with_the_lever_and_without(live, qtbot):
    session = live._desk.session
    assert live.stage.said == ""
    QTest.keyClick(live.stage, Key.Key_L)
    QTest.keyClick(live.bar.slider, Key.Key_Right)
    assert not session.is_current
    assert live.stage.said == OUT_OF_DATE
    assert live.bar.work.text() == "Out of date"
    live.bar.key_pressed.emit(QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Escape, PLAIN))
    assert live.bar is None
    assert live.stage.said == OUT_OF_DATE
    qtbot.waitUntil(lambda: session.is_current)
    assert live.stage.said == ""


LONG_NOTE = "\n".join(f"{line}. What has to be said is said here at length." for line in range(60))


@pytest.mark.parametrize(("width", "height"), [(1280, 660), (1024, 768)])
def test_that_no_page_is_ever_higher_than_the_screen(width, height):
    story = hostile_story()
    for page in story.pages:
        for each in (page, replace(page, note=LONG_NOTE)):
            made = slide(each, story.stamp, "1 of 1", width, height)
            layout = made.layout()
            assert layout is not None
            assert layout.totalHeightForWidth(width) <= height
            assert layout.totalMinimumSize().width() <= width
            if each is not page:
                assert f"{LONG_NOTE[:20]}" in said(made)
                assert "…" in said(made)


def present(window, qtbot):
    """Present with the notes beside; the windows that were opened for it."""
    qtbot.waitUntil(lambda: window.desk.session.answer is not None)
    window.actions_["present"].trigger()
    shown = window.presentation
    QTest.keyClick(shown.stage, Key.Key_T)
    qtbot.waitUntil(lambda: shown.stage.isVisible() and shown.prompter.isVisible())
    return shown.stage, shown.prompter


def test_that_closing_the_window_ends_the_presentation(program, qtbot):
    opened = present(program.window, qtbot)
    program.window.close()
    assert not any(each.isVisible() for each in opened)
    assert program.window.presentation is None


def test_that_opening_another_file_ends_the_presentation_and_changes_nothing(
    program, qtbot, dialogs
):
    session = program.desk.session
    opened = present(program.window, qtbot)
    another = set_value(session.document, HELLO, 9000)
    session.open(another, session.baseline, None)
    assert not any(each.isVisible() for each in opened)
    assert dialogs.asked == []
    assert session.document == another


def test_that_only_the_lever_is_put_back(live, qtbot, dialogs):
    session = live._desk.session
    before = value_of(session.document, HELLO)
    move_lever(live, qtbot)
    session.change(set_note(session.document, "path", "Written by a colleague meanwhile"))
    dialogs.answer(PUT_BACK)
    live.end()
    assert value_of(session.document, HELLO) == before
    assert next(each for each in session.document.briefing.pages if each.page == "path").note


def test_that_nothing_to_present_is_said(desk, dialogs, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    page = BriefingPage(desk)
    qtbot.addWidget(page)
    assert begin(desk, window, page) is None
    assert dialogs.told[0][0] == "There is nothing to present yet."
    page.close_down()

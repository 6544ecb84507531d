"""The answer across the top: nothing below it moves while it comes in."""

import pytest
from PySide6.QtWidgets import QApplication

from app.headline import headline_of, titles_of
from app.session import State
from ui.answer.steady import SteadyLabel

LONG = "about the same as the baseline, whatever else is said of it in many words"


@pytest.fixture
def page(program, qtbot):
    page = program.window.page(0)
    qtbot.waitUntil(lambda: program.desk.session.state is State.FINISHED)
    return page


def settled(program, qtbot):
    session = program.desk.session
    qtbot.waitUntil(lambda: session.state is State.FINISHED and session.is_current)


def move(program, value):
    from app import edits

    session = program.desk.session
    session.change(edits.set_value(session.document, "pay.golden_hello", value))


def test_that_words_leave_their_room_when_they_go(qtbot):
    label = SteadyLabel("a word")
    qtbot.addWidget(label)
    label.resize(120, 200)
    label.setText("a word")
    short = label.heightForWidth(120)
    label.setText(LONG)
    high = label.heightForWidth(120)
    label.setText("a word")
    assert high > short
    assert label.heightForWidth(120) == high
    label.forget()
    assert label.heightForWidth(120) == short


def test_that_usual_words_have_room_before_they_come(qtbot):
    label = SteadyLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 200)
    before = label.heightForWidth(120)
    label.setText(LONG)
    assert label.heightForWidth(120) == before


def test_that_charts_keep_their_place_when_a_lever_moves(program, page, qtbot):
    settled(program, qtbot)
    program.window.resize(1280, 760)
    qtbot.waitUntil(lambda: program.window.width() == 1280 and page.is_settled)
    QApplication.processEvents()
    before = page.answer.height()
    move(program, 9000)
    settled(program, qtbot)
    qtbot.waitUntil(lambda: "baseline" in page.answer.sentence and page.is_settled)
    QApplication.processEvents()
    assert page.answer.height() == before


def test_that_waiting_cards_are_those_of_the_answer(program, page, qtbot):
    settled(program, qtbot)
    answer = program.desk.session.answer
    waiting = titles_of(program.desk.session.document)
    cards = headline_of(answer).cards
    assert len(waiting) == len(cards)
    chances = [title for title, is_chance in waiting if is_chance]
    assert [card.title for card in cards][: len(chances)] == chances


def test_that_the_baseline_is_named_once_something_differs(program, page, qtbot):
    settled(program, qtbot)
    line = next(
        each
        for each in page.answer.findChildren(object)
        if getattr(each, "accessibleName", str)() == "Before you use the answer"
    )
    assert "baseline itself" in line.text()
    move(program, 9000)
    assert line.text().startswith("Out of date")
    settled(program, qtbot)
    qtbot.waitUntil(lambda: program.desk.session.baseline.title in line.text())

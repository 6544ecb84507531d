"""The answer across the top: nothing below it moves while it comes in."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel

from app.outlooks.headline import headline_of, titles_of
from app.session import State
from ui.answer.cards import AnswerCard
from ui.answer.steady import SteadyLabel
from ui.theme import theme

LONG = "about the same as the baseline, whatever else is said of it in many words"


@pytest.fixture
def page(program, qtbot):
    """The page of a window of its own: what room its words take depends on what was said."""
    page = program.window.page(0)
    qtbot.waitUntil(lambda: program.desk.session.state is State.FINISHED)
    return page


@pytest.fixture
def shared_page(shared_program):
    return shared_program.window.page(0)


def settled(program, qtbot):
    session = program.desk.session
    qtbot.waitUntil(lambda: session.state is State.FINISHED and session.is_current)


def move(program, value):
    from app import edits

    session = program.desk.session
    session.change(edits.set_value(session.document, "pay.golden_hello", value))


def said_above(page):
    """The line between the sentence and the charts."""
    labels = page.answer.findChildren(QLabel)
    return next(each for each in labels if each.accessibleName() == "Before you use the answer")


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
    qtbot.waitUntil(lambda: "comparison plan" in page.answer.sentence and page.is_settled)
    QApplication.processEvents()
    assert page.answer.height() == before


def test_that_waiting_cards_are_those_of_the_answer(shared_program, shared_page, qtbot):
    settled(shared_program, qtbot)
    answer = shared_program.desk.session.answer
    waiting = titles_of(shared_program.desk.session.document)
    cards = headline_of(answer).cards
    assert len(waiting) == len(cards)
    chances = [title for title, is_chance in waiting if is_chance]
    assert [card.title for card in cards][: len(chances)] == chances


def test_that_the_baseline_is_named_once_something_differs(shared_program, shared_page, qtbot):
    settled(shared_program, qtbot)
    line = said_above(shared_page)
    assert "baseline itself" in line.text()
    move(shared_program, 9000)
    assert line.text().startswith("Out of date")
    settled(shared_program, qtbot)
    qtbot.waitUntil(lambda: shared_program.desk.session.baseline.title in line.text())


@pytest.fixture
def scaled():
    """Shows the window at other sizes of type, and at the usual one again in the end."""
    yield lambda scale: theme().show("light", scale)
    theme().show("light", 1.0)


def shown_whole(label):
    return label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("look", [(1.0, (1280, 720)), (1.5, (1280, 720)), (2.0, (1920, 1080))])
def test_that_no_word_of_the_answer_is_cut(program, page, qtbot, scaled, look):
    settled(program, qtbot)
    scale, size = look
    program.window.resize(*size)
    scaled(scale)
    qtbot.waitUntil(lambda: page.is_settled)
    for _ in range(5):
        QApplication.processEvents()
    labels = [each for each in page.answer.findChildren(QLabel) if each.text() and each.isVisible()]
    assert len(labels) > 5
    assert [each.text() for each in labels if not shown_whole(each)] == []


def test_that_a_smaller_type_leaves_no_gap_beside_the_levers(program, page, qtbot, scaled):
    window = program.window
    window.resize(1600, 900)
    scaled(2.0)
    QApplication.processEvents()
    scaled(1.0)
    qtbot.waitUntil(lambda: window.levers.width() < 400)
    beside = page.mapTo(window, QPoint(0, 0)).x()
    assert beside - window.levers.width() <= 2


def test_that_the_answer_keeps_its_type_through_every_size(program, page, qtbot, scaled):
    window = program.window
    settled(program, qtbot)
    window.resize(1280, 720)
    sentence = page.answer.findChild(SteadyLabel, "sentence")
    for scale in (2.0, 1.0, 1.5, 1.0):
        scaled(scale)
        QApplication.processEvents()
        assert sentence.fontMetrics().height() == QFontMetrics(theme().font(16)).height()


def test_that_a_scenario_without_a_target_says_where_to_set_one(shared_program, shared_page, qtbot):
    from app import edits

    session = shared_program.desk.session
    settled(shared_program, qtbot)
    session.change(edits.set_targets(session.document, ()))
    settled(shared_program, qtbot)
    line = said_above(shared_page)
    qtbot.waitUntil(lambda: "About this scenario" in line.text())


def test_that_a_long_title_leaves_room_for_what_is_saved(shared_program, shared_page, qtbot):
    from app import edits

    session, header = shared_program.desk.session, shared_program.window.header
    shared_program.window.resize(1280, 720)
    session.change(edits.set_title(session.document, "A plan that goes on " * 8))
    QApplication.processEvents()
    file = next(each for each in header.findChildren(QLabel) if each.accessibleName() == "File")
    assert "not saved" in file.text()
    assert file.width() >= file.fontMetrics().horizontalAdvance(file.text())


def test_that_a_run_that_failed_is_told_as_a_problem(shared_program, shared_page, qtbot):
    from app.running.answers import Failed

    session = shared_program.desk.session
    settled(shared_program, qtbot)
    line = said_above(shared_page)
    quiet = line.palette().color(line.foregroundRole())
    session.hear(Failed(session.question, "There is too little memory for so many futures."))
    qtbot.waitUntil(lambda: "too little memory" in line.text())
    assert line.palette().color(line.foregroundRole()) != quiet
    move(shared_program, 9000)
    settled(shared_program, qtbot)
    qtbot.waitUntil(lambda: "baseline" in line.text())
    assert line.palette().color(line.foregroundRole()) == quiet


def test_that_the_foot_is_silent_on_how_steady_an_earlier_answer_is(
    shared_program, shared_page, qtbot
):
    foot = shared_program.window.foot
    settled(shared_program, qtbot)
    qtbot.waitUntil(lambda: "teady" in foot.said or "Too few" in foot.said)
    move(shared_program, 9000)
    assert "teady" not in foot.said
    settled(shared_program, qtbot)
    shared_program.desk.session.undo()
    settled(shared_program, qtbot)
    qtbot.waitUntil(lambda: "teady" in foot.said or "Too few" in foot.said)


@pytest.mark.parametrize(
    ("width", "scale", "rows"), [(1600, 1.0, 1), (1280, 1.0, 1), (1280, 2.0, 2)]
)
def test_that_cards_go_on_in_another_row_where_type_is_large(program, qtbot, width, scale, rows):
    """In one row the last was cut off, and the others stood a word to a line."""
    settled(program, qtbot)
    program.window.resize(width, 720)
    theme().show(scale=scale)
    page = program.window.page(0)
    cards = page.answer.findChildren(AnswerCard)
    qtbot.waitUntil(lambda: len({card.y() for card in cards}) == rows)
    assert len(cards) == 4
    pane = page.answer.rect()
    qtbot.waitUntil(lambda: all(pane.contains(card.geometry()) for card in cards))
    for card in cards:
        for label in card.findChildren(QLabel):
            assert label.width() >= widest_word(label)
    theme().show(scale=1.0)


def widest_word(label):
    return max(map(label.fontMetrics().horizontalAdvance, label.text().split()), default=0)


def test_that_the_foot_holds_what_is_said_of_an_estimate_on_a_usual_screen(program, qtbot):
    """How steady the level is was cut off, for the sake of a seed that nobody waits for."""
    window, session = program.window, program.desk.session
    window.resize(1600, 1000)
    settled(program, qtbot)
    foot = window.foot
    assert any("seed" in each.text() for each in foot.findChildren(QLabel))
    words = foot.findChild(QLabel, "progress")
    not_clear = "The difference is not steady yet: 0 to 12 more, not a clear difference"
    for state, advice in (
        (State.WORKING, f"{not_clear}. The level is steady: ±5 FTE"),
        (
            State.FINISHED,
            f"{not_clear}. The level is not steady yet: ±12 FTE, about 1,024 futures would be",
        ),
    ):
        session.state = state
        foot.set_advice(advice)
        foot.layout().activate()
        assert advice in words.text()
        assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
    assert session.document.code in [each.text() for each in foot.findChildren(QLabel)]


def test_that_what_is_wrong_beside_a_field_is_a_sentence(shared_program):
    from app import edits
    from app.problem import CannotUse
    from ui.desk import problem_words

    with pytest.raises(CannotUse) as caught:
        edits.set_value(shared_program.desk.session.document, "pay.golden_hello", 60_000)
    assert problem_words(caught.value).startswith("This is ")

"""The window while things go wrong or come thick and fast: storms, faults of ours, sudden ends."""

import sys

import psutil
import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from app import edits
from app.files.folders import log_folder
from app.files.scenario_file import write
from app.files.templates import birmingham, templates
from app.running.ensemble import bytes_needed
from app.session import State, What
from tests.ui.lever_panel import LEFT, HandInWindow
from ui.details import DetailsDialog
from ui.dialogs import RealDialogs
from ui.main_window import OUTLOOK

PATH = "pay.golden_hello"
MOVES = 300


@pytest.fixture
def window(program, qtbot):
    """Open on Birmingham, with every future in."""
    wait_for_answer(program.window, qtbot)
    return program.window


def wait_for_answer(window, qtbot):
    session = window.desk.session
    qtbot.waitUntil(
        lambda: (
            session.state is State.FINISHED
            and session.is_current
            and window.page(OUTLOOK).is_settled
        ),
        timeout=60_000,
    )


def words_on(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# Thick and fast


def test_that_of_a_storm_of_moves_the_last_is_answered_and_nothing_stale_is_shown_as_current(
    window, qtbot
):
    session, heard, wrong = window.desk.session, [], []
    page = window.page(OUTLOOK)
    slider = HandInWindow(qtbot, window).row(PATH).slider
    assert slider is not None
    before = len(session.steps.all)

    def hear(what):
        if what is What.ANSWER and session.answer:
            heard.append(session.answer.question.number)
            asked = session.answer.question.document
            same = edits.value_of(asked, PATH) == edits.value_of(session.document, PATH)
            if session.is_current and not same:
                wrong.append(asked)

    session.listen(hear)
    y = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(round(slider.knob_x()), y))
    values = [500 * ((7 * number) % 30) for number in range(MOVES)] + [6500]
    for value in values:
        QTest.mouseMove(slider, QPoint(round(slider.x_of(value)), y))
        qtbot.wait(2)
        # Settled means drawn: what stands there now either is of this value or says it is not.
        if page.is_settled and not session.is_current and session.answer:
            assert "ut of date" in words_on(page.answer)
    QTest.mouseRelease(slider, LEFT, pos=QPoint(round(slider.x_of(6500)), y))
    wait_for_answer(window, qtbot)
    assert edits.value_of(session.document, PATH) == 6500
    assert edits.value_of(session.answer.question.document, PATH) == 6500
    assert heard == sorted(heard), "never an older answer after a newer one"
    assert wrong == []
    assert len(session.steps.all) == before + 1, "one drag is one step"
    fan = page.cards["permanent_fte"].figure().fans[0]
    assert (fan.p50 == session.answer.outlook.spreads["permanent_fte"].p50).all()
    session.undo()
    assert session.document == birmingham()


def test_that_more_futures_than_memory_holds_are_refused_with_a_number_and_can_be_undone(
    window, qtbot, monkeypatch
):
    session = window.desk.session
    before, free = session.answer, bytes_needed(session.document.played, 10_000)
    memory = type("Memory", (), {"available": free})
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    session.change(edits.set_futures(session.document, 100_000))
    qtbot.waitUntil(lambda: session.state is State.FAILED, timeout=10_000)
    assert "100,000 possible futures need about" in session.trouble
    assert "or fewer" in session.trouble
    assert session.trouble in words_on(window.page(OUTLOOK).answer)
    assert session.answer is before, "what was known is still shown"
    session.undo()
    wait_for_answer(window, qtbot)
    session.change(edits.set_value(session.document, PATH, 6000.0))
    wait_for_answer(window, qtbot)


def test_that_ten_million_futures_are_refused_where_they_are_typed(window, qtbot):
    session = window.desk.session
    details = DetailsDialog(window.desk, window)
    qtbot.addWidget(details)
    details.show()
    details.futures.setText("10,000,000")
    details.accept()
    assert details.isVisible()
    assert "10,000,000" in words_on(details)
    assert "at most 100,000" in words_on(details)
    assert session.document == birmingham()


# Faults of ours


def reports():
    return list(log_folder().glob("fault-*.txt"))


@pytest.fixture
def hooked(program, monkeypatch):
    """Faults reach the program as they do when it runs."""
    monkeypatch.setattr(sys, "excepthook", program.fault)
    return program


def raised(fault):
    try:
        raise fault
    except type(fault) as caught:
        return type(caught), caught, caught.__traceback__


def test_that_a_storm_of_one_fault_opens_one_dialog_and_writes_one_report(window, hooked, dialogs):
    for number in range(100):
        hooked.fault(*raised(LookupError(f"a screw is loose {number}")))
    assert len(dialogs.told) == 1
    assert len(reports()) == 1
    assert "a screw is loose" in reports()[0].read_text(encoding="utf-8")
    assert "again" in window.foot.mentioned


def test_that_a_fault_while_a_fault_is_told_opens_no_second_dialog(
    window, hooked, dialogs, monkeypatch
):
    told = []

    def tell(*words):
        told.append(words)
        hooked.fault(*raised(ZeroDivisionError("meanwhile")))

    monkeypatch.setattr(dialogs, "tell", tell)
    hooked.fault(*raised(LookupError("first")))
    assert len(told) == 1
    assert len(reports()) == 2, "both are written down"
    hooked.fault(*raised(KeyError("another")))
    assert len(told) == 2, "another fault later is told again"


def test_that_faults_without_end_do_not_fill_the_disk(window, hooked, dialogs):
    for number in range(200):
        code = "\n" * number + "raise LookupError"
        try:
            exec(compile(code, f"place-{number}", "exec"))
        except LookupError as fault:
            hooked.fault(LookupError, fault, fault.__traceback__)
    assert len(reports()) <= 50


def test_that_a_fault_is_told_in_a_real_dialog_and_the_window_lives(
    window, hooked, qtbot, monkeypatch
):
    fake, hooked.desk.dialogs = hooked.desk.dialogs, RealDialogs()
    seen = []

    def put_away():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            seen.append(dialog.accessibleName())
            dialog.reject()
            looking.stop()

    looking = QTimer(window, interval=20)
    looking.timeout.connect(put_away)
    looking.start()
    hooked.fault(*raised(LookupError("a screw is loose")))
    hooked.desk.dialogs = fake
    assert len(seen) == 1
    assert "fault of its own" in seen[0]
    window.desk.session.change(edits.set_value(window.desk.session.document, PATH, 6000.0))
    wait_for_answer(window, qtbot)


# Sudden ends


def test_that_a_close_while_a_question_is_open_asks_no_second_one(window, dialogs, monkeypatch):
    session = window.desk.session
    session.change(edits.set_value(session.document, PATH, 6000.0))
    asked, closed = [], []

    def choose(parent, question, details, answers):
        asked.append(question)
        closed.append(window.close())  # as a session that ends closes every window

    with monkeypatch.context() as patch:
        patch.setattr(dialogs, "choose", choose)
        assert not window.files.new(templates()[0])
    assert len(asked) == 1
    assert closed == [False]
    assert window.isVisible()


# Words of others


def test_that_no_tip_reads_words_of_others_as_markup(window, dialogs, tmp_path):
    session, marked = window.desk.session, "<img src=x>"
    session.change(edits.set_value(session.document, PATH, 6000.0), label=f"Back to {marked}")
    assert marked not in window.actions_["undo"].toolTip()
    assert "&lt;img src=x&gt;" in window.actions_["undo"].toolTip()
    file = tmp_path / "<b>plan.headroom"
    write(session.document, file)
    dialogs.answer("Discard")
    assert window.files.open_path(file)
    window.actions_.menus["File"].aboutToShow.emit()
    recent = window.actions_.recent.actions()[0]
    assert recent.text() == file.name
    assert "<b>" not in recent.toolTip()

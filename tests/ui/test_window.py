"""The whole window with a stand-in for the model: what is done in it and what it then shows."""

import json
import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from app import edits
from app.cli import main
from app.files.scenario_file import read, write
from app.files.templates import birmingham
from app.outlooks.outlook import Outlook
from app.session import State, What
from tests.app import stand_in
from tests.ui.one_window import OneWindow, program_with
from ui.main_window import EVIDENCE, OUTLOOK, PAGES
from ui.pages.outlook import OutlookPage

PATH = "pay.golden_hello"
TOLD = ("triggered", "toggled")


@pytest.fixture
def window(program, qtbot):
    """Open on Birmingham, with every future in."""
    wait_for_answer(program.window, qtbot)
    return program.window


def wait_for_answer(window, qtbot):
    session = window.desk.session
    qtbot.waitUntil(
        lambda: (
            session.is_current
            and session.state is State.FINISHED
            and len(session.answer.ensemble.numbers) == session.document.futures
            and window.page(OUTLOOK).is_settled
        ),
        timeout=60_000,
    )


def set_value(window, value):
    session = window.desk.session
    session.change(edits.set_value(session.document, PATH, value))


def trigger(window, name):
    assert window.actions_[name].isEnabled(), name
    window.actions_[name].trigger()


def words_on(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


# What is shown is what was run


def test_that_the_window_shows_what_the_command_line_says(window, qtbot, tmp_path, monkeypatch):
    file, out = tmp_path / "plan.headroom", tmp_path / "answer.json"
    set_value(window, 6000)
    wait_for_answer(window, qtbot)
    write(window.desk.session.document, file)
    monkeypatch.setattr("app.running.worker.the_model", lambda: stand_in.run)
    typed = ["run", file, "--format", "json", "--workers", 1, "--out", out]
    assert main([str(each) for each in typed]) == 0
    said, answer = json.loads(out.read_text()), window.desk.session.answer
    assert said["fingerprint"] == answer.code
    for name, spread in answer.outlook.spreads.items():
        for percentile, row in vars(spread).items():
            assert said["outcomes"][name][percentile] == row.tolist()
    assert [each["probability"] for each in said["targets"]] == [
        each.odds.probability for each in answer.outlook.targets
    ]
    fan = window.page(OUTLOOK).cards["permanent_fte"].figure().fans[0]
    assert said["outcomes"]["permanent_fte"]["p50"] == fan.p50.tolist()


def test_that_undo_and_redo_bring_back_document_and_figures(window, qtbot):
    session = window.desk.session
    before, first = session.document, session.answer.outlook
    set_value(window, 6000)
    wait_for_answer(window, qtbot)
    after = session.document
    trigger(window, "undo")
    assert session.document == before
    wait_for_answer(window, qtbot)
    assert same(session.answer.outlook, first)
    trigger(window, "redo")
    assert session.document == after


def same(one, other):
    return all(
        np.array_equal(spread.p50, other.spreads[name].p50) for name, spread in one.spreads.items()
    )


def test_that_a_reopened_file_has_the_same_code_and_figures(window, qtbot, dialogs, tmp_path):
    session, file = window.desk.session, tmp_path / "kept.headroom"
    set_value(window, 6000)
    wait_for_answer(window, qtbot)
    code, outlook = session.answer.code, session.answer.outlook
    dialogs.answer(file)
    trigger(window, "save_as")
    window.files.new(next(iter_templates()))
    assert window.files.open_path(file)
    wait_for_answer(window, qtbot)
    assert session.answer.code == code == read(file).code
    assert same(session.answer.outlook, outlook)
    assert same(Outlook.of(session.document, session.answer.ensemble), outlook)


def iter_templates():
    from app.files.templates import templates

    return iter(templates())


def test_that_old_figures_are_said_to_be_out_of_date_until_they_are_replaced(window, qtbot):
    page = window.page(OUTLOOK)
    assert not any("ut of date" in words for words in words_on(page))
    trigger(window, "pause")
    set_value(window, 6000)
    assert any("ut of date" in words for words in words_on(page.answer))
    trigger(window, "pause")
    wait_for_answer(window, qtbot)
    assert not any("ut of date" in words for words in words_on(page.answer))


def test_that_a_lever_that_can_do_nothing_is_said_to_be_checked(window, qtbot):
    session, page = window.desk.session, window.page(OUTLOOK)
    assert not any("Check these figures" in words for words in words_on(page.answer))
    session.change(edits.set_value(session.document, "agency.charge_senior", 90))
    wait_for_answer(window, qtbot)
    assert any("memorandum" in words for words in words_on(page.answer))


def test_that_a_page_made_after_the_answer_shows_it(window, program, qtbot):
    late = OutlookPage(program.desk)
    qtbot.addWidget(late)
    qtbot.waitUntil(lambda: late.is_settled)
    titles = [words_on(page.cards["permanent_fte"]) for page in (late, window.page(OUTLOOK))]
    assert titles[0] == titles[1]
    assert late.answer.sentence == window.page(OUTLOOK).answer.sentence


def test_that_more_futures_run_only_those_that_are_missing(window, qtbot):
    session = window.desk.session
    before = session.answer.ensemble
    trigger(window, "more")
    wait_for_answer(window, qtbot)
    after = session.answer.ensemble
    assert len(after.numbers) == 2 * len(before.numbers)
    assert np.array_equal(after.array[: len(before.numbers)], before.array)


def test_that_the_crosshair_reads_the_same_month_in_every_chart(window):
    page = window.page(OUTLOOK)
    page.cards["permanent_fte"].hovered.emit(12)
    month = page.cards["permanent_fte"].figure().months[12]
    for key in ("average_caseload", "staff_by_kind", "hires_and_leavers"):
        card = page.cards[key]
        assert card.figure().months[card.canvas._reading.index] == month
    page.cards["permanent_fte"].hovered.emit(None)
    assert page.cards["average_caseload"].canvas._reading is None


# Faults


def test_that_a_fault_of_ours_is_said_and_the_window_lives(program, window, dialogs, qtbot):
    try:
        raise RuntimeError("a screw is loose")
    except RuntimeError as fault:
        program.fault(RuntimeError, fault, fault.__traceback__)
    assert "fault of its own" in dialogs.told[-1][0]
    assert "screw" not in "".join(dialogs.told[-1]), "no traceback on the face of the program"
    set_value(window, 6000)
    wait_for_answer(window, qtbot)


# Every action does something, and every page can be reached by keys


def test_that_every_page_is_reached_by_its_keys(window, qtbot):
    for number in range(len(PAGES)):
        window.actions_.pages[number].trigger()
        assert window.page(number).isVisible()
        assert window.header.tabs.marked == number


def test_that_where_it_comes_from_leads_to_the_evidence_and_back(window):
    window.levers.explain_wanted.emit(PATH)
    assert window.page(EVIDENCE).path == PATH
    window.page(EVIDENCE).reveal_wanted.emit("demand.growth")


def test_that_resetting_everything_is_one_step(window, qtbot):
    session = window.desk.session
    set_value(window, 6000)
    session.change(edits.set_value(session.document, "demand.growth", 5))
    trigger(window, "reset_all")
    assert session.document.scenario == session.baseline.scenario
    trigger(window, "undo")
    assert edits.value_of(session.document, PATH) == 6000


def test_that_luck_alone_and_pause_follow_what_is_shown(window, qtbot):
    session = window.desk.session
    trigger(window, "luck_alone")
    assert session.document.vary == "luck"
    trigger(window, "undo")
    assert not window.actions_["luck_alone"].isChecked()
    trigger(window, "pause")
    set_value(window, 6000)
    qtbot.wait(200)
    assert not session.is_current, "nothing runs while it is paused"
    trigger(window, "pause")
    wait_for_answer(window, qtbot)


def test_that_the_look_is_remembered(window, program):
    from ui.settings import restore_look
    from ui.theme import theme

    usual = theme().scale
    window.actions_.appearances["dark"].trigger()
    trigger(window, "larger")
    larger = theme().scale
    assert theme().colours.is_dark
    assert larger > usual
    theme().show("light", 1.0)
    restore_look(program.desk.settings)
    assert theme().colours.is_dark
    assert theme().scale == pytest.approx(larger)
    theme().show("light", 1.0)


def test_that_every_action_has_words_and_something_to_do(window):
    for name, action in window.actions_.all().items():
        assert action.text().strip("&"), name
        assert action.toolTip(), name
        meta = action.metaObject()
        signals = [meta.method(meta.indexOfSignal(f"{each}(bool)")) for each in TOLD]
        assert any(action.isSignalConnected(each) for each in signals), f"{name} does nothing"
    keys = [k.toString() for a in window.actions_.all().values() for k in a.shortcuts()]
    keys += [action.shortcut().toString() for action in window.actions_.pages]
    assert len(keys) == len(set(keys)), "two actions on the same key"


def test_that_help_opens_where_the_planner_is(window, qtbot):
    trigger(window, "help")
    assert window.help is not None
    assert window.help.isVisible()
    window.help.close()


def test_that_closing_asks_and_cancel_keeps_everything(window, dialogs):
    set_value(window, 6000)
    dialogs.answer(None)
    assert not window.close()
    assert window.isVisible()


def test_that_nothing_is_left_after_closing(program, window, dialogs, qtbot):
    before = threading.active_count()
    dialogs.answer("Discard")
    assert window.close()
    qtbot.waitUntil(lambda: threading.active_count() < before, timeout=5000)
    assert not any(thread.name == "live" for thread in threading.enumerate())


def test_that_nothing_is_left_if_the_program_ends_without_its_window_being_closed(
    qapp, dialogs, monkeypatch
):
    """As when the system tells every program to end."""
    begun = []

    def program_of_its_own(application):
        begun.append(program_with(application, dialogs))
        return begun[0]

    OneWindow.close_all()
    monkeypatch.setattr("ui.program.Program", program_of_its_own)
    QTimer.singleShot(50, lambda: qapp.exit(0))
    assert main(["window"]) == 0
    assert not any(thread.name == "live" for thread in threading.enumerate())
    begun[0].window.deleteLater()


def test_that_what_is_on_its_way_when_it_closes_is_not_shown_any_more(
    program, window, dialogs, qtbot
):
    """It would be drawn on what is gone already."""
    session = window.desk.session
    last = session.answer
    heard: list[What] = []
    session.listen(heard.append)
    thread = threading.Thread(target=program.bridge.told.emit, args=(last,))
    thread.start()
    thread.join()
    dialogs.answer("Discard")
    assert window.close()
    heard.clear()
    QApplication.processEvents()
    assert heard == []


def test_that_it_opens_on_birmingham(program):
    assert program.desk.session.document == birmingham()
    assert QApplication.applicationName() == "Headroom"
    assert program.window.focusPolicy() == Qt.FocusPolicy.NoFocus

"""The walk: a golden hello of £6,000, from where it is declared to the file a colleague opens.

The real program with the real model. Read this first: it names every part in the order in which
a planner's hand meets them.
"""

import json

import pytest
from PySide6.QtWidgets import QLabel

from app.files.scenario_file import read
from app.running.executors import process_workers
from app.running.runner import run_futures
from app.session import What
from app.sources.catalogue import find
from sim.scenario import PARAMETERS
from tests.ui.lever_panel import LEFT, Hand
from tests.ui.started import live, until

PATH = "pay.golden_hello"


@pytest.fixture
def told(monkeypatch, dialogs):
    """Dialogs that answer by themselves, in the real program."""
    monkeypatch.setattr("ui.program.RealDialogs", lambda: dialogs)
    return dialogs


class Walker(Hand):
    """A planner's hand on the levers of a whole window."""

    def __init__(self, qtbot, window, told, file):
        self.qtbot = qtbot
        self.window = window
        self.session = window.desk.session
        self.panel = window.levers
        self.told = told
        self.file = file
        self.heard = []
        self.session.listen(self.hear)

    def hear(self, what):
        if what is What.ANSWER:
            self.heard.append(self.session.answer)

    @property
    def futures(self):
        """Those that were run, of the present scenario."""
        answer = self.session.answer
        return len(answer.finished.numbers) if answer and self.session.is_current else 0


def test_the_walk(qtbot, told, tmp_path):
    def walk(window):
        walker = Walker(qtbot, window, told, tmp_path / "golden-hello.headroom")
        before = it_opens_with_the_question_answered(walker)
        answer = one_drag_is_one_step_and_one_question(walker)
        the_answer_is_a_fan_odds_and_a_sentence(walker, answer)
        it_says_where_a_number_comes_from(walker)
        the_file_gives_a_colleague_the_same_figures(walker, answer)
        undo_is_answered_from_what_is_kept(walker, before)

    assert live(walk, told, "window") == 0


def it_opens_with_the_question_answered(walker):
    """Declared once; from there a row of the catalogue, and a slider in steps of £500."""
    declared, row = PARAMETERS[PATH], find(PATH)
    assert (row.label, row.default, row.step) == (declared.label, 3000, 500)
    slider = walker.row(PATH).slider
    assert slider.track.step == declared.step
    assert slider.marks.seen == (declared.low, declared.high)
    until(lambda: walker.futures >= 8)
    return walker.session.answer


def one_drag_is_one_step_and_one_question(walker):
    session, first = walker.session, walker.session.question
    walker.drag(walker.row(PATH).slider, (3500, 4500, 5500, 6000))
    assert session.steps.present.label == "Golden hello £3,000 to £6,000"
    assert len(session.steps.all) == 2
    assert not session.is_current
    until(lambda: session.question > first)
    until(lambda: walker.futures >= 8 and session.difference is not None)
    # What comes back is of the last question alone: nothing older is told after it.
    numbers = [each.question.number for each in walker.heard]
    assert numbers == sorted(numbers)
    return session.answer


def the_answer_is_a_fan_odds_and_a_sentence(walker, answer):
    paid = answer.difference.spreads["golden_hello_paid"].mean
    assert paid[0] == 0, "they share their luck until the lever differs"
    assert paid[1:].sum() > 0
    page = walker.window.page(0)
    until(lambda: page.is_settled)
    figure = page.cards["permanent_fte"].figure()
    assert len(figure.ghosts) == 1
    # More futures have come in since, and what is shown is of the latest answer.
    latest = walker.session.answer.outlook
    assert (figure.fans[0].p50 == latest.spreads["permanent_fte"].p50).all()
    assert f"of {walker.session.document.futures} " in walker.window.foot.said
    assert page.answer.sentence


def it_says_where_a_number_comes_from(walker):
    walker.qtbot.mouseClick(walker.details(PATH).explain, LEFT)
    evidence = walker.window.page(3)
    assert evidence.isVisible()
    assert evidence.path == PATH
    said = [label.text() for label in evidence.details.findChildren(QLabel)]
    assert any(PARAMETERS[PATH].evidence[0] in words for words in said)


def the_file_gives_a_colleague_the_same_figures(walker, answer):
    session, reason = walker.session, walker.details(PATH).reason
    reason.setPlainText("What two neighbours pay")
    reason.finish()
    walker.told.answer(walker.file)
    walker.window.actions_["save"].trigger()
    assert session.is_saved
    parameters = json.loads(walker.file.read_text(encoding="utf-8"))["parameters"]
    entry = parameters["pay"]["golden_hello"]
    assert (entry["value"], entry["reason"]) == (6000, "What two neighbours pay")
    theirs = read(walker.file)
    assert theirs.code == session.document.code == answer.code
    walker.window.actions_["pause"].trigger()  # this takes both processors
    with process_workers(2) as workers:
        again = run_futures(theirs.played, range(8), workers)
    assert answer.finished.numbers[:8] == again.numbers
    assert (again.array == answer.finished.array[:8]).all()
    walker.window.actions_["pause"].trigger()


def undo_is_answered_from_what_is_kept(walker, before):
    """The reason is one step and the drag another; nothing is run again."""
    walker.window.actions_["undo"].trigger()
    walker.window.actions_["undo"].trigger()
    assert walker.session.document.code == before.code
    until(lambda: walker.session.is_current, 5)
    kept = len(before.finished.numbers)
    assert (walker.session.answer.finished.array[:kept] == before.finished.array[:kept]).all()

"""Scenarios beside this one: run with progress, cancelled, left out with a reason."""

import threading
from dataclasses import replace

import pytest

from app.files.scenario_file import write
from app.files.templates import templates
from tests.app import stand_in
from tests.ui.briefing.conftest import PARITY, opened, settled

OTHERS = ("pay-parity", "everything", "birmingham")


class Gate:
    """Holds the futures of whatever is run until it is opened."""

    def __init__(self):
        self.open = threading.Event()
        self.reached = threading.Event()

    def run(self, scenario, future):
        self.reached.set()
        self.open.wait(30)
        return stand_in.run(scenario, future)


@pytest.fixture
def window(program, qtbot):
    """One of its own: what was run beside is kept as long as the program is open."""
    return opened(program, qtbot)


@pytest.fixture
def gate(window):
    gate = Gate()
    window.bridge._live._run = gate.run
    yield gate
    gate.open.set()


def names(page):
    return [each.document.title for each in page.stories.story.case.others]


def test_that_the_page_goes_on_while_another_is_run_and_says_how_far_it_is(page, gate, qtbot):
    page.beside.add_wanted.emit(PARITY)
    qtbot.waitUntil(lambda: page.stories.running is not None and gate.reached.is_set())
    assert "Running “Pay" in page.beside.said.text()
    assert "of 8 futures" in page.beside.said.text()
    assert page.beside.bar.isVisible()
    page.pages.go_to("cost")
    qtbot.waitUntil(lambda: not page.pictures.is_busy)
    assert page.preview.place.text().startswith("7 of")
    gate.open.set()
    settled(page, qtbot)
    assert not page.beside.bar.isVisible()
    assert len(names(page)) == 1


def test_that_a_run_that_is_cancelled_is_left_out_until_it_is_wanted(page, gate, qtbot):
    page.beside.add_wanted.emit(PARITY)
    qtbot.waitUntil(gate.reached.is_set)
    page.beside.stop.click()
    gate.open.set()
    settled(page, qtbot)
    assert names(page) == []
    assert page.beside.said.text() == "One is not run yet."
    assert any("not every scenario" in each.lower() for each in page.stories.doubts())
    page.beside.go.click()
    settled(page, qtbot)
    assert len(names(page)) == 1
    assert page.stories.doubts() == []
    assert not page.beside.go.isVisible()


def test_that_cancelling_before_anything_was_said_leaves_out_what_is_not_run(page, gate, qtbot):
    page.beside.add_wanted.emit(PARITY)
    qtbot.waitUntil(lambda: page.stories.laid.missing != ())
    # The live run has begun; the window has had no time to hear of it.
    assert gate.reached.wait(30)
    page.stories.cancel()
    gate.open.set()
    settled(page, qtbot)
    assert names(page) == []
    assert page.beside.said.text() == "One is not run yet."
    assert page.stories.doubts() == ["Not every scenario that is to stand beside has been run."]


def test_that_another_wish_takes_the_place_of_the_run(page, gate, session, qtbot):
    page.beside.add_wanted.emit(PARITY)
    qtbot.waitUntil(gate.reached.is_set)
    session.undo()
    gate.open.set()
    settled(page, qtbot)
    assert names(page) == []
    assert page.stories.laid.missing == ()


def test_that_a_second_look_runs_nothing(page, window, session, qtbot):
    page.beside.add_wanted.emit(PARITY)
    settled(page, qtbot)
    session.undo()
    settled(page, qtbot)

    def never(*_):
        raise AssertionError("it was run again")

    window.bridge._live._run = never
    session.redo()
    settled(page, qtbot)
    assert len(names(page)) == 1


def test_that_three_are_the_most(page, qtbot):
    for name in OTHERS:
        page.beside.add_wanted.emit(name)
    settled(page, qtbot)
    assert len(names(page)) == 3
    assert not page.beside.add.isEnabled()
    page.beside.lines["everything"].click()
    assert page.beside.add.isEnabled()


def test_that_the_menu_names_what_comes_with_headroom(page):
    page.beside.add_wanted.emit(PARITY)
    page.beside.menu.aboutToShow.emit()
    lines = {each.text().replace("&&", "&"): each for each in page.beside.menu.actions()}
    for template in templates():
        assert lines[template.title].isEnabled() == (template.name != PARITY)


# Files


def test_that_a_file_is_laid_beside(page, session, dialogs, tmp_path, qtbot):
    other = replace(session.document, title="<b>Other</b>", futures=3)
    write(other, tmp_path / "other.headroom")
    dialogs.answer(tmp_path / "other.headroom")
    page.beside.file_wanted.emit()
    settled(page, qtbot)
    assert names(page) == ["<b>Other</b>"]
    (beside,) = page.stories.story.case.others
    assert len(beside.ensemble.numbers) == session.document.futures


def test_that_a_file_that_cannot_be_read_is_told_and_not_laid_beside(
    page, session, dialogs, tmp_path, qtbot
):
    (tmp_path / "bad.headroom").write_text("{")
    dialogs.answer(tmp_path / "bad.headroom")
    page.beside.file_wanted.emit()
    assert dialogs.told[0][0] == "bad.headroom was not opened."
    assert session.document.briefing.beside == ()


def test_that_a_file_that_is_gone_later_is_left_out_with_the_reason(
    page, session, dialogs, tmp_path, qtbot
):
    file = tmp_path / "other.headroom"
    write(replace(session.document, title="Other"), file)
    dialogs.answer(file)
    page.beside.file_wanted.emit()
    settled(page, qtbot)
    file.unlink()
    page.beside.add_wanted.emit(PARITY)
    settled(page, qtbot)
    assert len(names(page)) == 1
    assert page.beside.problem.text().startswith("Left out: other.headroom is not there.")
    assert any("other.headroom" in each for each in page.stories.doubts())

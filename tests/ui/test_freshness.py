"""Figures that newer ones are about to replace are not faded for a moment, and are called old."""

import pytest
from PySide6.QtTest import QSignalSpy

from app import edits
from app.running.answers import Rested
from tests.app.sessions import AT_3000, AT_6000, HELLO, answer_to, opened
from ui.freshness import Freshness


@pytest.fixture
def session(qapp):
    session, _ = opened(AT_3000)
    session.asked(1)
    session.hear(answer_to(1, AT_3000))
    session.hear(Rested(1, finished=True))
    return session


@pytest.fixture
def freshness(session):
    return Freshness(session)


def asks_at_once(session):
    """A change is asked about before anything else hears of it, as in the window."""
    session.listen(lambda what: session.asked(2) if session.question == 1 else None)


def test_that_figures_fade_if_nothing_newer_comes_in_a_moment(session, qtbot):
    asks_at_once(session)
    freshness = Freshness(session)
    session.change(AT_6000)
    assert session.is_out_of_date
    assert not freshness.is_stale
    with qtbot.waitSignal(freshness.changed):
        pass
    assert freshness.is_stale


def test_that_they_never_fade_where_the_answer_is_there_in_a_moment(session, qtbot):
    asks_at_once(session)
    freshness = Freshness(session)
    spy = QSignalSpy(freshness.changed)
    session.change(AT_6000)
    session.hear(answer_to(2, AT_6000, AT_3000))
    assert not freshness._grace.isActive()
    assert spy.count() == 0


def test_that_they_fade_at_once_where_nothing_is_being_run(freshness, session):
    session.change(AT_6000)
    assert freshness.is_stale
    session.undo()
    assert not freshness.is_stale


def test_that_an_answer_of_a_moment_ago_counts_while_the_lever_moves_on(session, qtbot):
    freshness = Freshness(session)
    session.asked(2, is_first_look=True)
    session.change(AT_6000)
    with qtbot.waitSignal(freshness.changed):
        pass
    assert freshness.is_stale
    session.asked(3, is_first_look=True, is_patient=True)
    session.hear(answer_to(2, edits.set_value(AT_3000, HELLO, 4500), AT_3000))
    assert session.is_out_of_date
    assert not freshness.is_stale
    with qtbot.waitSignal(freshness.changed):
        pass
    assert freshness.is_stale, "the next one did not come in a moment"

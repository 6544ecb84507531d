"""Scenarios beside the one that is open: run once, kept, stopped when not wanted, told how far."""

from dataclasses import replace

import numpy as np
import pytest

from app.problem import CannotUse
from app.running.beside import RunsBeside
from app.running.ensemble import RunFailed
from app.running.executors import serial_workers
from app.running.kept_answers import KeptAnswers
from app.running.runner import Stopped, run_futures
from app.story.choosing import scenario_beside
from app.story.laying import Running, answer_as_called, lay_all, lay_known
from tests.app import answers, stand_in

DOCUMENT = answers.document(answers.FTE)


def never(*_):
    raise AssertionError("it was run again")


def nobody(_done, _wanted):
    pass


@pytest.fixture
def runs():
    return RunsBeside(serial_workers(), run=stand_in.run)


def test_that_it_gives_what_any_run_gives(runs):
    plain = run_futures(DOCUMENT.played, range(24), serial_workers(), run=stand_in.run)
    beside = runs.run(DOCUMENT, nobody)
    assert beside.numbers == plain.numbers
    assert np.array_equal(beside.array, plain.array)


def test_that_it_says_how_far_it_is(runs):
    far = []
    runs.run(DOCUMENT, lambda done, wanted: far.append((done, wanted)))
    assert [done for done, _ in far] == sorted(done for done, _ in far)
    assert (far[0], far[-1]) == ((0, 24), (24, 24))


def test_that_what_was_run_is_known_and_more_runs_only_what_is_missing(runs):
    assert runs.known(DOCUMENT) is None
    first = runs.run(DOCUMENT, nobody)
    more = replace(DOCUMENT, futures=30)
    assert runs.known(more) is None
    far = []
    assert len(runs.run(more, lambda done, _: far.append(done)).numbers) == 30
    assert far[0] == 24
    known = runs.known(DOCUMENT)
    assert known is not None
    assert np.array_equal(known.array, first.array)


def test_that_it_is_kept_beyond_the_session(tmp_path):
    first = RunsBeside(serial_workers(), KeptAnswers(tmp_path), stand_in.run).run(DOCUMENT, nobody)
    later = RunsBeside(serial_workers(), KeptAnswers(tmp_path), never).run(DOCUMENT, nobody)
    assert np.array_equal(first.array, later.array)


def test_that_it_stops_once_it_is_not_wanted_and_keeps_what_it_has(runs):
    far = []

    def on_progress(done, _wanted):
        far.append(done)

    with pytest.raises(Stopped):
        runs.run(DOCUMENT, on_progress, lambda: not far or far[-1] < 8)
    assert far[-1] < 24
    runs.run(DOCUMENT, on_progress)
    assert far[-1] == 24


def test_that_workers_come_back_after_a_rest(runs):
    runs.run(DOCUMENT, nobody)
    runs.rest()
    assert len(runs.run(replace(DOCUMENT, futures=26), nobody).numbers) == 26


def test_that_nothing_is_run_once_it_is_closed(runs):
    runs.close()
    with pytest.raises(Stopped):
        runs.run(DOCUMENT, nobody)


# Laid beside an answer


@pytest.fixture
def answer():
    return answers.from_stand_in(DOCUMENT)


def test_that_only_what_is_known_is_laid_beside_without_running(answer, runs):
    names = ("pay-parity", "everything")
    assert lay_known(answer, names, None, runs).missing == names
    told: list[object] = []
    laid = lay_all(answer, names[:1], None, runs, tell=told.append, is_wanted=lambda: True)
    assert len(laid.others) == 1
    assert laid.missing == ()
    title = scenario_beside("pay-parity", None).title
    assert told[-1] == Running(title, 24, 24)
    known = lay_known(answer, names, None, runs)
    assert [each.document.title for each in known.others] == [title]
    assert known.missing == ("everything",)


def test_that_what_is_not_wanted_is_missing_and_not_lost(answer, runs):
    laid = lay_all(
        answer, ("pay-parity",), None, runs, tell=lambda _: None, is_wanted=lambda: False
    )
    assert laid.missing == ("pay-parity",)
    assert laid.left_out == {}


def test_that_what_cannot_be_read_or_run_is_left_out_with_the_reason(answer, tmp_path):
    names = ("pay-parity", "gone.headroom")
    runs = RunsBeside(serial_workers(), run=stand_in.always_failing)
    laid = lay_all(answer, names, tmp_path, runs, tell=lambda _: None, is_wanted=lambda: True)
    assert laid.others == ()
    assert "nothing adds up" in laid.left_out["pay-parity"]
    assert "is not there" in laid.left_out["gone.headroom"]
    with pytest.raises(RunFailed):
        runs.run(DOCUMENT, nobody)
    with pytest.raises(CannotUse):
        scenario_beside("gone.headroom", tmp_path)


# The answer as it is called


def test_that_an_answer_follows_names_and_words_but_never_figures(answer):
    asked = answer.question.document
    renamed = replace(asked, title="A better name", notes="Read this")
    moved = replace(renamed, scenario=asked.scenario.with_values({"pay.golden_hello": 9000}))
    current = answer_as_called(answer, renamed, True).question.document
    assert (current.title, current.code) == ("A better name", asked.code)
    stale = answer_as_called(answer, moved, False).question.document
    assert (stale.title, stale.code) == ("A better name", asked.code)
    assert stale.code != moved.code

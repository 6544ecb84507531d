"""Scenarios that are compared with the open one are run in step with it and laid beside it."""

from dataclasses import replace

import pytest

from app.outlooks.others import as_compared
from app.problem import CannotUse
from app.running import telling
from app.running.answers import Failed, Others, OtherSoFar, Rested
from app.running.executors import serial_workers
from app.story.choosing import scenario_beside
from app.story.laying import Running, answer_as_called, lay, running_of
from tests.app import answers, stand_in
from tests.app.listening import (
    BASELINE,
    Counted,
    Heard,
    living,
    run_of,
    same_numbers,
    scenario,
    threads,
)

OTHER, THIRD = scenario(11), scenario(12)


@pytest.fixture(autouse=True)
def told_at_once(monkeypatch):
    for name in ("_PAUSE_BETWEEN_ANSWERS", "_PAUSE_BETWEEN_PROGRESS"):
        monkeypatch.setattr(telling, name, 0)


def known_of(heard, question):
    """What was told last of each of the others."""
    return [each for each in heard.of(Others) if each.question == question][-1].known


def complete(heard, question):
    """Wait until every future of the others is in."""

    def is_it(event):
        mine = isinstance(event, Others) and event.question == question
        return mine and all(each.done == each.wanted for each in event.known)

    return heard.wait_for(is_it).known


# Run in step


def test_that_they_are_run_pair_by_pair_once_the_first_pairs_are_in():
    heard, run = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, run) as live:
        complete(heard, live.ask(scenario(7), BASELINE, [OTHER, THIRD]))
    assert {hello for hello, _ in run.ran[:16]} == {7, 1}
    turn = [(7, 8), (7, 9), (1, 8), (1, 9), (11, 0), (11, 1), (12, 0), (12, 1)]
    assert run.ran[16:24] == turn
    assert run.ran[24:32] == [(hello, number + 2) for hello, number in turn]


def test_that_they_do_not_wait_until_the_open_scenario_is_complete():
    heard = Heard()
    with living(serial_workers(), heard, stand_in.run) as live:
        heard.rested(live.ask(scenario(7, 60), BASELINE, [OTHER]))
    end = heard.events.index(Rested(1, finished=True))
    (known,) = [each for each in heard.events[:end] if isinstance(each, Others)][-1].known
    assert known.ensemble is not None
    assert known.done >= 24
    same_numbers(known.ensemble, run_of(replace(OTHER, futures=known.done)))


def test_that_the_question_is_answered_before_others_that_came_late():
    heard, run = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(scenario(7), BASELINE))
        number = live.ask(scenario(7), BASELINE, [OTHER])
        (known,) = complete(heard, number)
    rested = heard.events.index(Rested(number, finished=True))
    told = [place for place, each in enumerate(heard.events) if isinstance(each, Others)]
    assert rested < told[-1]
    assert run.ran[48:] == [(11, each) for each in range(24)]
    same_numbers(known.ensemble, run_of(OTHER))


def test_that_they_are_run_with_the_luck_and_the_targets_of_the_open_one():
    asked = scenario(7)
    assert asked.targets
    other = replace(OTHER, futures=99, scenario=replace(OTHER.scenario, seed=4), targets=())
    heard = Heard()
    with living(serial_workers(), heard, stand_in.run) as live:
        (known,) = complete(heard, live.ask(asked, BASELINE, [other]))
    assert known.document == as_compared(asked, other)
    assert known.document.scenario.seed == asked.scenario.seed
    assert (known.document.futures, known.document.targets) == (24, asked.targets)


def test_that_nothing_is_run_twice_nor_what_is_there_already():
    heard, run = Heard(), Counted(stand_in.run)
    with living(threads(), heard, run) as live:
        complete(heard, live.ask(scenario(7), BASELINE, [BASELINE, scenario(7), OTHER, OTHER]))
        ran = len(run.ran)
        known = complete(heard, live.ask(scenario(7), BASELINE, [OTHER, BASELINE]))
    assert len(run.ran) == len(set(run.ran)) == ran == 3 * 24
    same_numbers(known[1].ensemble, run_of(BASELINE))


def test_that_one_of_which_no_future_can_be_finished_is_told_and_holds_nobody_up():
    def fails_for_11(scenario, future):
        how = stand_in.always_failing if scenario.settings.pay.golden_hello == 11 else stand_in.run
        return how(scenario, future)

    heard, run = Heard(), Counted(fails_for_11)
    with living(serial_workers(), heard, run) as live:
        number = live.ask(scenario(7), BASELINE, [OTHER, THIRD])
        heard.wait_for(lambda event: isinstance(event, Others) and event.known[1].done == 24)
        heard.rested(number)
    assert heard.of(Failed) == []
    bad, good = known_of(heard, number)
    assert "nothing adds up" in bad.trouble
    assert bad.ensemble is None
    assert len(run.futures_of(OTHER.scenario)) == 8
    assert (good.trouble, good.done) == ("", 24)


def test_that_a_lever_that_is_being_moved_has_the_workers_to_itself():
    heard, run = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(BASELINE, BASELINE))
        number = live.ask(scenario(7), BASELINE, [OTHER], is_first_look=True)
        heard.wait_for(lambda event: getattr(event, "question", None) and heard.answers(number))
    assert run.futures_of(OTHER.scenario) == []


# Laid beside an answer

DOCUMENT = answers.document(answers.FTE)
NAMES = ("pay-parity", "everything")


@pytest.fixture
def answer():
    return answers.from_stand_in(DOCUMENT)


def so_far(answer, name, done=24, wanted=24):
    played = as_compared(answer.question.document, scenario_beside(name, None))
    ensemble = run_of(replace(played, futures=done)) if done else None
    return OtherSoFar(played, ensemble, done, wanted, "")


def test_that_what_is_known_is_laid_beside_and_the_rest_is_missing(answer):
    laid = lay(answer, NAMES, None, [so_far(answer, "pay-parity")])
    parity, everything = (scenario_beside(name, None) for name in NAMES)
    assert [each.document.title for each in laid.others] == [parity.title]
    assert laid.missing == ("everything",)
    assert laid.documents == (parity, everything)
    assert lay(answer, NAMES, None, []).others == ()


def test_that_one_that_is_not_complete_is_laid_beside_and_missing_all_the_same(answer):
    known = [so_far(answer, "pay-parity", 8)]
    laid = lay(answer, NAMES[:1], None, known)
    difference = laid.others[0].difference
    assert difference
    assert difference.futures == 8
    assert laid.missing == ("pay-parity",)
    assert running_of(known) == Running(known[0].document.title, 8, 24)
    assert running_of([so_far(answer, "pay-parity")]) is None


def test_that_what_cannot_be_read_or_run_is_left_out_with_the_reason(answer, tmp_path):
    bad = replace(so_far(answer, "pay-parity", 0), done=8, trouble="nothing adds up")
    laid = lay(answer, ("pay-parity", "gone.headroom"), tmp_path, [bad])
    assert (laid.others, laid.missing) == ((), ())
    assert "nothing adds up" in laid.left_out["pay-parity"]
    assert "is not there" in laid.left_out["gone.headroom"]
    with pytest.raises(CannotUse):
        scenario_beside("gone.headroom", tmp_path)


def test_that_an_answer_follows_names_and_words_but_never_figures(answer):
    asked = answer.question.document
    renamed = replace(asked, title="A better name", notes="Read this")
    moved = replace(renamed, scenario=asked.scenario.with_values({"pay.golden_hello": 9000}))
    current = answer_as_called(answer, renamed, True).question.document
    assert (current.title, current.code) == ("A better name", asked.code)
    stale = answer_as_called(answer, moved, False).question.document
    assert (stale.title, stale.code) == ("A better name", asked.code)
    assert stale.code != moved.code

"""The live fan is made of pairs: the baseline first, then the scenario with the same numbers."""

from dataclasses import replace
from datetime import date

import pytest

from app import edits
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.running import telling
from app.running.answers import Failed, Rested
from app.running.executors import serial_workers
from tests.app import stand_in
from tests.app.listening import (
    BASELINE,
    Counted,
    Heard,
    living,
    run_of,
    same_numbers,
    same_outlook,
    scenario,
)

WHOLE = edits.set_futures(BASELINE, 24)


@pytest.fixture
def told_at_once(monkeypatch):
    """An answer whenever there is more."""
    monkeypatch.setattr(telling, "_PAUSE_BETWEEN_ANSWERS", 0)
    monkeypatch.setattr(telling, "_SHARE_FOR_ANSWERS", 1)


def asked(*questions, run=stand_in.run):
    """What is heard of these questions, one after the other, and what was run for them."""
    heard, counted = Heard(), Counted(run)
    with living(serial_workers(), heard, counted) as live:
        for question in questions:
            number = live.ask(*question)
            heard.wait_for(
                lambda event, number=number: (
                    event == Rested(number, True) or isinstance(event, Failed)
                )
            )
    return heard, counted.ran


# The order


def test_that_a_moved_lever_runs_the_scenario_alone_smallest_first():
    _, ran = asked((WHOLE, WHOLE), (scenario(7), WHOLE))
    assert ran[:24] == [(1, number) for number in range(24)], "the baseline comes first"
    assert ran[24:] == [(7, number) for number in range(24)]


def test_that_a_baseline_of_which_nothing_is_there_is_run_pair_by_pair():
    _, ran = asked((scenario(7), WHOLE))
    pairs = [(hello, number) for number in range(8) for hello in (7, 1)]
    assert ran[:16] == pairs
    assert ran[16:24] == [(7, 8), (7, 9), (1, 8), (1, 9), (7, 10), (7, 11), (1, 10), (1, 11)]
    assert sorted(ran) == sorted((hello, number) for number in range(24) for hello in (7, 1))


def test_that_a_baseline_that_is_not_complete_waits_for_the_first_pairs():
    """Sixteen of it are there when the lever moves."""
    _, ran = asked((edits.set_futures(WHOLE, 16),) * 2, (scenario(7), WHOLE))
    later = ran[16:]
    assert later[:8] == [(7, number) for number in range(8)]
    assert later[8:16] == [
        (7, 8), (7, 9), (1, 16), (1, 17), (7, 10), (7, 11), (1, 18), (1, 19),
    ]  # fmt: skip


# What is shown


def test_that_four_pairs_show_every_future_of_the_baseline(told_at_once):
    heard, _ = asked((WHOLE, WHOLE), (scenario(7), WHOLE))
    first, *_, last = heard.answers(question=2)
    assert (first.estimate.pairs, first.estimate.predicted) == (4, 20)
    assert first.outlook.futures == first.difference.futures == 24
    assert first.finished.numbers == (0, 1, 2, 3)
    same_numbers(first.finished, run_of(scenario(7, 4)))
    same_outlook(first.outlook, Outlook.of(scenario(7), first.ensemble))
    assert last.estimate is None
    same_numbers(last.ensemble, run_of(scenario(7)))


def test_that_it_passes_over_into_the_plain_answer_pair_by_pair(told_at_once):
    heard, _ = asked((WHOLE, WHOLE), (scenario(7), WHOLE))
    answers = heard.answers(question=2)
    estimates = [each.estimate for each in answers if each.estimate]
    assert [each.pairs for each in estimates] == sorted(each.pairs for each in estimates)
    assert {each.pairs + each.predicted for each in estimates} == {24}
    assert estimates[-1].predicted <= 2
    assert [each.estimate is None for each in answers] == [*[False] * len(estimates), True]
    assert len({len(each.ensemble.numbers) for each in answers}) == 1, "the fan keeps its futures"


def test_that_what_is_handed_on_is_made_of_finished_futures_alone(told_at_once):
    heard, _ = asked((WHOLE, WHOLE), (scenario(7), WHOLE))
    for answer in heard.answers(question=2):
        run, numbers = answer.as_run, answer.finished.numbers
        mine, theirs = (
            run_of(scenario(7, len(numbers))),
            run_of(edits.set_futures(WHOLE, len(numbers))),
        )
        assert run.estimate is None
        same_numbers(run.ensemble, mine)
        same_outlook(run.outlook, Outlook.of(scenario(7), mine))
        same_outlook(run.baseline, Outlook.of(WHOLE, theirs))
        plain = Difference.of(scenario(7), mine, theirs)
        assert run.difference
        assert plain
        assert run.difference.targets == plain.targets
        assert run.difference.futures == len(numbers)


def test_that_without_a_baseline_to_lean_on_the_first_answer_rests_on_eight(told_at_once):
    for questions in ([(WHOLE, WHOLE)], [(scenario(7), WHOLE)]):
        heard, _ = asked(*questions)
        first = heard.answers()[0]
        assert first.estimate is None
        assert len(first.ensemble.numbers) == 8


ANOTHER_START = replace(WHOLE, scenario=replace(WHOLE.scenario, first_day=date(2015, 2, 28)))
ANOTHER_END = replace(WHOLE, scenario=replace(WHOLE.scenario, last_day=date(2018, 2, 28)))


@pytest.mark.parametrize("baseline", [ANOTHER_START, ANOTHER_END])
def test_that_where_nothing_can_be_paired_the_fan_is_plain(told_at_once, baseline):
    heard, _ = asked((baseline, baseline), (scenario(7), baseline))
    answers = heard.answers(question=2)
    assert [each.estimate for each in answers] == [None] * len(answers)
    assert len(answers[0].ensemble.numbers) == 8


def test_that_futures_that_fail_are_left_out_of_the_estimate_and_of_the_answer(told_at_once):
    heard, _ = asked((WHOLE, WHOLE), (scenario(7), WHOLE), run=_fails_for_7)
    answers = heard.answers(question=2)
    for answer in answers:
        assert not {3, 8} & set(answer.finished.numbers)
    assert [each.future for each in answers[-1].ensemble.failures] == [3, 8, 13, 18, 23]
    assert answers[-1].estimate is None
    assert len(answers[-1].ensemble.numbers) == 19


def _fails_for_7(scenario, future):
    how = stand_in.failing if scenario.settings.pay.golden_hello == 7 else stand_in.run
    return how(scenario, future)

"""While a lever is moved the answer follows from the first pairs; the newest position is next."""

from typing import Any

import pytest

from app import edits
from app.running import live as live_run
from app.running import telling
from app.running.answers import Answer, Rested, Working
from app.running.executors import serial_workers
from tests.app import stand_in
from tests.app.listening import BASELINE, Counted, Heard, living, run_of, same_numbers, scenario

WHOLE = edits.set_futures(BASELINE, 24)
FIRST = 4


@pytest.fixture(autouse=True)
def told_at_once(monkeypatch):
    monkeypatch.setattr(telling, "_PAUSE_BETWEEN_PROGRESS", 0)
    monkeypatch.setattr(live_run, "_LOOKS_APART", 0)


class Hand:
    """Moves a lever on whenever a future of a position is run, as a hand that never rests."""

    def __init__(self, positions):
        self.positions = list(positions)
        self.live: Any = None
        self.asked = {}
        """Positions by the number of their question."""

    def move(self, is_patient=True):
        hello = self.positions.pop(0)
        number = self.live.ask(scenario(hello), WHOLE, is_first_look=True, is_patient=is_patient)
        self.asked[number] = hello
        return number

    def before(self, scenario, _future):
        if self.positions and scenario.settings.pay.golden_hello in self.asked.values():
            self.move()


def looked_at(positions, is_patient=True):
    """What is heard and run of a hand that moves through these positions and stays at the last."""
    hand, heard = Hand(positions), Heard()
    run = Counted(stand_in.run, hand.before)
    with living(serial_workers(), heard, run) as hand.live:
        heard.rested(hand.live.ask(WHOLE, WHOLE))
        hand.move(is_patient)
        heard.wait_for(
            lambda event: (
                isinstance(event, Answer) and hand.asked.get(event.question.number) == positions[-1]
            )
        )
    return hand, heard, run


def test_that_a_first_look_runs_four_futures_and_tells_one_answer():
    _, heard, run = looked_at([7])
    assert run.futures_of(scenario(7).scenario) == [0, 1, 2, 3]
    (answer,) = heard.answers(question=2)
    assert (answer.estimate.pairs, answer.estimate.predicted) == (FIRST, 20)
    assert not [each for each in heard.of(Working) if each.question == 2]
    assert Rested(2, finished=True) not in heard.events


def test_that_a_hand_that_never_rests_is_answered_at_every_look_that_was_begun():
    """It moves on at every future that is run, so no position is there for as long as a look."""
    positions = list(range(100, 140))
    hand, heard, run = looked_at(positions)
    begun = {hello for hello, _ in run.ran if hello >= 100}
    numbers = [each.question.number for each in heard.answers()]
    answered = [hand.asked[number] for number in numbers if number in hand.asked]
    assert set(answered) == begun, "a look that was begun is told"
    assert answered == sorted(answered), "and never an older one after a newer"
    assert len(answered) >= len(positions) // FIRST
    for hello in begun:
        assert run.futures_of(scenario(hello).scenario) == [0, 1, 2, 3]


def test_that_after_each_look_the_newest_position_is_next():
    positions = list(range(100, 140))
    _, _, run = looked_at(positions)
    begun = list(dict.fromkeys(hello for hello, _ in run.ran if hello >= 100))
    # Four futures of a look move the hand four times: those between are never looked at.
    assert begun == [*positions[::FIRST], positions[-1]]


def test_that_the_rest_of_a_look_runs_only_what_is_missing():
    heard, counted = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, counted) as live:
        heard.rested(live.ask(WHOLE, WHOLE))
        live.ask(scenario(7), WHOLE, is_first_look=True)
        heard.rested(live.ask(scenario(7), WHOLE, is_patient=True))
    assert counted.futures_of(scenario(7).scenario) == list(range(24))
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(7)))


def test_that_a_question_without_patience_takes_the_workers_from_a_look():
    asked: list[int] = []

    def ask_once(scenario_, _future):
        if scenario_.settings.pay.golden_hello == 7 and not asked:
            asked.append(live.ask(scenario(8), WHOLE))

    heard = Heard()
    run = Counted(stand_in.run, ask_once)
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(WHOLE, WHOLE))
        live.ask(scenario(7), WHOLE, is_first_look=True)
        heard.wait_for(lambda event: bool(asked))
        heard.rested(asked[0])
    assert heard.answers(question=2) == []
    assert run.futures_of(scenario(7).scenario) == [0]


def test_that_a_look_runs_the_pairs_it_needs_where_nothing_is_known_of_the_baseline():
    """There is nothing to estimate from then: the futures that were run are shown."""
    heard, run = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, run) as live:
        number = live.ask(scenario(7), WHOLE, is_first_look=True)
        heard.wait_for(lambda event: isinstance(event, Answer))
    assert run.ran == [(hello, future) for future in range(FIRST) for hello in (7, 1)]
    (answer,) = heard.answers(question=number)
    assert answer.estimate is None
    assert len(answer.ensemble.numbers) == FIRST


def test_that_a_pause_ends_a_look_and_the_newest_position_is_taken_up_after_it():
    asked: list[int] = []

    def move_and_pause(scenario_, _future):
        if scenario_.settings.pay.golden_hello == 7 and not asked:
            asked.append(live.ask(scenario(8), WHOLE, is_first_look=True, is_patient=True))
            live.rest()

    heard, run = Heard(), Counted(stand_in.run, move_and_pause)
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(WHOLE, WHOLE))
        live.ask(scenario(7), WHOLE, is_first_look=True)
        heard.wait_for(lambda event: event == Rested(3, finished=False))
        assert run.futures_of(scenario(8).scenario) == []
        live.go_on()
        heard.wait_for(lambda event: isinstance(event, Answer) and event.question.number == 3)
    assert run.futures_of(scenario(8).scenario) == [0, 1, 2, 3]
    assert heard.answers(question=2) == []


def test_that_the_rest_of_a_look_that_is_asked_for_too_soon_does_not_cost_the_next_one():
    """The hand rested for a moment, and went on before the look at where it rested had ended."""
    asked: list[int] = []

    def rest_and_go_on(scenario_, _future):
        if scenario_.settings.pay.golden_hello == 7 and not asked:
            asked.append(live.ask(scenario(7), WHOLE, is_patient=True))
            asked.append(live.ask(scenario(8), WHOLE, is_first_look=True, is_patient=True))

    heard, run = Heard(), Counted(stand_in.run, rest_and_go_on)
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(WHOLE, WHOLE))
        live.ask(scenario(7), WHOLE, is_first_look=True)
        heard.wait_for(lambda event: isinstance(event, Answer) and event.question.number == 4)
    assert [each.question.number for each in heard.answers()[-2:]] == [2, 4]
    assert run.ran[24:] == [(hello, future) for hello in (7, 8) for future in range(FIRST)]


def test_that_looks_are_a_moment_apart_however_quick_they_are(monkeypatch):
    """The wait is counted, not waited for: each takes as long as a look may last."""
    monkeypatch.setattr(live_run, "_LOOKS_APART", 3600)
    waits: list[float] = []
    heard = Heard()
    with living(serial_workers(), heard, stand_in.run) as live:
        wait_for = live._turn.wait_for

        def counted(true, timeout=None):
            if timeout is not None and not true():
                waits.append(timeout)
                return False
            return wait_for(true, timeout)

        heard.rested(live.ask(WHOLE, WHOLE))
        monkeypatch.setattr(live._turn, "wait_for", counted)
        number = 0
        for hello in (7, 8, 9):
            number = live.ask(scenario(hello), WHOLE, is_first_look=True, is_patient=True)
        heard.wait_for(lambda event: isinstance(event, Answer) and event.question.number == number)
    assert all(0 < each <= 3600 for each in waits)


def test_that_the_rest_waits_for_nothing_once_the_hand_rests(monkeypatch):
    monkeypatch.setattr(live_run, "_LOOKS_APART", 3600)
    heard = Heard()
    with living(serial_workers(), heard, stand_in.run) as live:
        heard.rested(live.ask(WHOLE, WHOLE))
        live.ask(scenario(7), WHOLE, is_first_look=True)
        live.ask(scenario(8), WHOLE, is_first_look=True, is_patient=True)
        heard.rested(live.ask(scenario(8), WHOLE, is_patient=True))
    same_numbers(heard.answers()[-1].ensemble, run_of(scenario(8)))

"""Undo, redo and bookmarks: the history of a session against a plain list."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.changed import label_of
from app.steps import Steps
from tests.app.plan import PLAN

NOON = datetime(2026, 1, 5, 12)


def titled(title):
    return replace(PLAN, title=title)


A, B, C, D = map(titled, "ABCD")


def begun():
    return Steps(A, "Opened", NOON)


def test_that_undo_gives_what_was_before_and_redo_what_was_undone():
    steps = begun()
    steps.do(B, NOON)
    steps.do(C, NOON)
    assert steps.undo() is B
    assert steps.undo() is A
    assert steps.undo() is A
    assert steps.redo() is B
    assert steps.redo() is C
    assert steps.redo() is C


def test_that_labels_say_what_undo_and_redo_would_do():
    steps = begun()
    assert (steps.undo_label, steps.redo_label) == ("", "")
    steps.do(B, NOON)
    steps.do(C, NOON, label="Back to C")
    assert (steps.undo_label, steps.redo_label) == ("Back to C", "")
    steps.undo()
    assert (steps.undo_label, steps.redo_label) == ("Title B", "Back to C")
    steps.undo()
    assert (steps.undo_label, steps.redo_label) == ("", "Title B")


def test_that_what_is_done_after_undo_takes_the_place_of_what_was_undone():
    steps = begun()
    for document in (B, C, D):
        steps.do(document, NOON)
    steps.undo()
    steps.undo()
    given_up = {each.number for each in steps.all[2:]}
    steps.do(D, NOON)
    assert [each.document for each in steps.all] == [A, B, D]
    assert steps.redo() is D
    assert steps.present.number not in given_up


def test_that_a_gesture_is_one_step_and_says_what_it_came_to():
    steps = begun()
    for document in (B, C, D):
        steps.do(document, NOON, gesture=7)
    assert [each.document for each in steps.all] == [A, D]
    assert steps.undo_label == "Title D"
    assert steps.present.number == 1
    steps.do(B, NOON, gesture=8)
    assert len(steps.all) == 3
    assert steps.undo() is D


def test_that_the_time_of_a_gesture_is_that_of_its_end():
    steps = begun()
    steps.do(B, NOON, gesture=7)
    steps.do(C, NOON + timedelta(seconds=3), gesture=7)
    assert steps.present.when == NOON + timedelta(seconds=3)


def test_that_a_drag_back_to_where_it_began_is_no_step():
    steps = begun()
    steps.do(B, NOON, gesture=7)
    steps.do(titled("A"), NOON, gesture=7)
    assert [each.document for each in steps.all] == [A]
    assert steps.present.document is A
    assert steps.undo_label == ""
    steps.do(C, NOON, gesture=7)  # and on again, without letting go
    assert [each.document for each in steps.all] == [A, C]


def test_that_a_gesture_goes_on_after_undo_as_a_step_of_its_own():
    steps = begun()
    steps.do(B, NOON, gesture=7)
    steps.undo()
    steps.do(C, NOON, gesture=7)
    assert [each.document for each in steps.all] == [A, C]


def test_that_nothing_done_gives_up_nothing():
    steps = begun()
    steps.do(B, NOON)
    steps.undo()
    steps.do(titled("A"), NOON)
    assert steps.redo() is B


def test_that_a_step_that_is_gone_cannot_be_gone_to():
    steps = begun()
    steps.do(B, NOON)
    gone = steps.present.number
    steps.undo()
    steps.do(C, NOON)
    with pytest.raises(KeyError):
        steps.go_to(gone)
    assert steps.present.document is C


class HistoryMachine(RuleBasedStateMachine):
    """Anything that can be done to a history, beside a list and a place in it."""

    def __init__(self):
        super().__init__()
        self.steps = begun()
        self.list = [(A, None)]
        self.place = 0

    @rule(title=st.sampled_from("ABCD"), gesture=st.sampled_from([None, None, 1, 2]))
    def do(self, title, gesture):
        document = titled(title)
        present, of = self.list[self.place]
        goes_on = gesture is not None and of == gesture
        if document != present or goes_on:
            del self.list[self.place + (not goes_on) :]
            if self.list[-1][0] != document:
                self.list.append((document, gesture))
            self.place = len(self.list) - 1
        self.steps.do(document, NOON, gesture)

    @rule()
    def undo(self):
        before = self.steps.present
        document = self.steps.undo()
        if self.place:
            self.place -= 1
            self.steps.redo()
            assert self.steps.present is before
            assert self.steps.undo() is document
        assert document == self.list[self.place][0]

    @rule()
    def redo(self):
        self.place = min(self.place + 1, len(self.list) - 1)
        assert self.steps.redo() == self.list[self.place][0]

    @precondition(lambda self: len(self.list) > 1)
    @rule(data=st.data())
    def go_to(self, data):
        self.place = data.draw(st.integers(0, len(self.list) - 1))
        number = self.steps.all[self.place].number
        assert self.steps.go_to(number) == self.list[self.place][0]

    @invariant()
    def is_like_the_list(self):
        assert [(each.document, each.gesture) for each in self.steps.all] == self.list
        assert self.steps.present is self.steps.all[self.place]
        labels = [""] + [
            label_of(one.document, two.document) for one, two in pairwise(self.steps.all)
        ]
        assert self.steps.undo_label == labels[self.place]
        assert self.steps.redo_label == [*labels, ""][self.place + 1]

    @invariant()
    def numbers_count_up(self):
        numbers = [each.number for each in self.steps.all]
        assert numbers == sorted(set(numbers))

    @invariant()
    def neighbours_differ(self):
        documents = [each.document for each in self.steps.all]
        assert all(one != two for one, two in pairwise(documents))


TestHistory = HistoryMachine.TestCase
TestHistory.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)

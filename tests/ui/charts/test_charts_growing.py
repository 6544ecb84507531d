"""While futures come in the axis and the words at the right keep their places if they can."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from app.figures.ends import End, ends_of, from_the_top
from app.figures.shapes import FanFigure, Role
from tests.ui.chart_figures import COUNT, TIME, common, fan_of, month_ends


def two_fans(starters, leavers, *, is_growing, wide=8.0):
    """Starters and leavers that end at these numbers."""
    fans = tuple(
        fan_of(100 + (end - 100) * TIME, wide * TIME, wide * TIME, label, role)
        for label, end, role in (
            ("Starters", starters, Role.ANSWER),
            ("Leavers", leavers, Role.SECOND),
        )
    )
    made = FanFigure(**common("hires"), months=month_ends(COUNT), fans=fans)
    return replace(made, is_growing=is_growing)


def names_from_the_top(card):
    words = [word for word in card.canvas.writing.words if word.text.startswith(("Sta", "Lea"))]
    return [word.text.split()[0] for word in sorted(words, key=lambda word: word.rect.top())]


def axis(card):
    frame = card.canvas.frame_of_plot
    return frame.low, frame.high


def test_that_names_at_the_right_keep_their_order_until_one_clears_the_other(make):
    card = make(two_fans(130, 129, is_growing=True))
    for starters in (128.8, 129.4, 128.5, 129.1):
        card.show_figure(two_fans(starters, 129, is_growing=True))
        assert names_from_the_top(card) == ["Starters", "Leavers"]
    card.show_figure(two_fans(115, 129, is_growing=True))
    assert names_from_the_top(card) == ["Leavers", "Starters"]
    card.show_figure(two_fans(129.3, 129, is_growing=True))
    assert names_from_the_top(card) == ["Leavers", "Starters"], "nor do they change back for little"


def test_that_names_do_not_stand_against_what_is_seen_of_their_lines(make):
    """They did while the lines ended less than a whole line of words apart."""
    card = make(two_fans(130, 129, is_growing=True))
    frame, line = card.canvas.frame_of_plot, card.canvas.look.line
    apart = 0.7 * line / frame.rect.height() * (frame.high - frame.low)
    card.show_figure(two_fans(129 - apart, 129, is_growing=True))
    assert names_from_the_top(card) == ["Leavers", "Starters"]


def test_that_names_stand_in_the_order_of_their_values_once_all_is_in(make):
    card = make(two_fans(130, 129, is_growing=True))
    card.show_figure(two_fans(128.8, 129, is_growing=False))
    assert names_from_the_top(card) == ["Leavers", "Starters"]


def test_that_an_axis_grows_when_the_data_need_it_and_does_not_shrink_while_it_grows(make):
    card = make(two_fans(130, 120, is_growing=True))
    card.show_figure(two_fans(190, 120, is_growing=True))
    low, high = axis(card)
    assert high >= 198
    for end in (150, 170, 145, 160):
        card.show_figure(two_fans(end, 120, is_growing=True))
        assert axis(card) == (low, high)


def test_that_an_axis_that_is_too_large_shrinks_once_all_is_in(make):
    card = make(two_fans(190, 120, is_growing=True))
    wide = axis(card)
    card.show_figure(two_fans(135, 120, is_growing=True))
    assert axis(card) == wide
    card.show_figure(two_fans(135, 120, is_growing=False))
    assert axis(card)[1] < wide[1]


def test_that_an_axis_that_is_clearly_too_large_shrinks_at_once(make):
    card = make(two_fans(300, 120, is_growing=True))
    wide = axis(card)
    card.show_figure(two_fans(125, 110, is_growing=True))
    assert axis(card)[1] < wide[1]


def test_that_no_order_puts_a_higher_value_below_by_more_than_is_allowed():
    luck = np.random.default_rng(3)
    before = list("abcde")
    for _ in range(200):
        values = zip("abcde", luck.uniform(0, 5, 5), strict=True)
        ends = [End(float(value), "", "text", name=name) for name, value in values]
        order = from_the_top(ends, before, 0.5)
        assert sorted(end.name for end in order) == sorted("abcde")
        for upper, lower in pairwise(order):
            assert upper.value >= lower.value - 0.5
        before = [end.name for end in order]


def test_that_every_name_at_the_right_is_told_apart():
    names = [end.name for end in ends_of(two_fans(130, 120, is_growing=True))]
    assert len(set(names)) == len(names)
    assert all(names)

"""Axes and labels: laws for any numbers, and no words cut or upon one another on any chart."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from app.figures.extent import obstacles_of
from app.figures.spread import spread
from app.figures.ticks import month_ticks, place_of, round_scale
from tests.ui.chart_figures import FIGURES, MARKS, month_ends
from ui.theme import theme

NUMBERS = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))
SIZES = ((330, 265), (450, 320), (1200, 700))


def said(value):
    return f"{value:,.4f}".rstrip("0").rstrip(".")


@given(NUMBERS, NUMBERS, st.booleans(), st.integers(2, 8))
def test_that_an_axis_shows_all_values_with_few_ticks_said_differently(a, b, from_zero, most):
    low, high = min(a, b), max(a, b)
    scale = round_scale(low, high, from_zero=from_zero, most=most, tick=said)
    span = scale.high - scale.low
    assert scale.low <= low + 1e-9 * span
    assert scale.high >= high - 1e-9 * span
    assert scale.high > scale.low
    assert 2 <= len(scale.ticks) <= most + 1
    assert len({said(each) for each in scale.ticks}) == len(scale.ticks)
    assert all(scale.low - 1e-6 * span <= each <= scale.high + 1e-6 * span for each in scale.ticks)
    if from_zero:
        assert scale.low <= 0 <= scale.high
        assert low < 0 or scale.low == 0


def test_that_an_axis_of_whole_numbers_never_says_one_twice():
    scale = round_scale(0, 2, from_zero=True, most=7, tick="{:.0f}".format)
    assert scale.ticks == (0, 1, 2)


def test_that_an_axis_of_a_narrow_range_does_not_begin_at_nought_unless_it_must():
    assert round_scale(347, 396, from_zero=False, most=5, tick=said).low > 300
    assert round_scale(347, 396, from_zero=True, most=5, tick=said).low == 0


LABELS = st.lists(st.tuples(st.floats(-50, 450), st.floats(8, 30), st.floats(1, 6)), max_size=9)


@given(LABELS)
def test_that_labels_spread_in_their_order_without_touching(labels):
    labels.sort()
    wanted = [place for place, _, _ in labels]
    heights = [height for _, height, _ in labels]
    middles = spread(wanted, heights, 0, 400, [weight for _, _, weight in labels])
    edges = [(m - h / 2, m + h / 2) for m, h in zip(middles, heights, strict=True)]
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(edges))
    if sum(heights) <= 400 and edges:
        assert edges[0][0] >= -1e-6
        assert edges[-1][1] <= 400 + 1e-6


@given(st.lists(st.floats(20, 380), min_size=1, max_size=6))
def test_that_labels_far_enough_apart_stay_where_they_belong(places):
    places = sorted(places)
    if all(after - before >= 12 for before, after in pairwise(places)):
        assert spread(places, [12] * len(places), 0, 400) == pytest.approx(places)


@given(st.integers(1, 200), st.floats(120, 2000))
def test_that_named_months_are_evenly_apart_and_never_too_close(count, room):
    months = month_ends(count)
    chosen = month_ticks(months, room, 66)
    steps = {after - before for before, after in pairwise(chosen)}
    assert chosen
    assert len(steps) <= 1
    assert all(step * room / (count - 1) >= 66 for step in steps)


def test_that_a_month_end_lies_on_its_month_and_the_next_day_just_after():
    months = month_ends(3)
    assert [place_of(day, months) for day in months] == [0, 1, 2]
    assert 0 < place_of(month_ends(2)[1].replace(day=1), months) < 0.1


# Words on whole charts


@pytest.fixture
def look(dressed):
    theme().show("light", 1.0)
    yield theme()
    theme().show("system", 1.0)


def shown(qtbot, figure, size):
    from ui.charts.card import ChartCard

    card = ChartCard(figure.key)
    qtbot.addWidget(card)
    card.resize(*size)
    card.show()
    qtbot.waitExposed(card)
    card.show_figure(figure)
    return card


def inked(word, canvas):
    """Where the letters of a word are."""
    font = canvas.look.bold if word.bold else canvas.look.plain
    metrics = QFontMetricsF(font)
    ink = metrics.tightBoundingRect(word.text)
    baseline = word.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    width = metrics.horizontalAdvance(word.text)
    left = {
        "AlignLeft": word.rect.left(),
        "AlignRight": word.rect.right() - width,
        "AlignHCenter": word.rect.center().x() - width / 2,
    }[word.align.name]
    return QRectF(left, baseline + ink.top(), width, ink.height())


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FIGURES)
def test_that_no_words_are_cut_or_lie_on_one_another(qtbot, look, name, size, scale):
    look.show("light", scale)
    card = shown(qtbot, FIGURES[name](), (round(size[0] * scale), round(size[1] * scale)))
    canvas = card.canvas
    words = [(word, inked(word, canvas)) for word in canvas.writing.words if word.text]
    room = QRectF(canvas.viewport().rect()).adjusted(-0.5, -0.5, 0.5, 0.5)
    assert [word.text for word, ink in words if not room.contains(ink)] == []
    touching = [
        (one.text, other.text)
        for (one, ink), (other, other_ink) in combinations(words, 2)
        if ink.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other_ink.adjusted(0.5, 0.5, -0.5, -0.5))
    ]
    assert touching == []


@pytest.mark.parametrize("size", SIZES)
def test_that_the_words_of_a_target_lie_on_no_band_and_no_line(qtbot, look, size):
    for name in ("staff", "caseload"):
        figure = FIGURES[name]()
        canvas = shown(qtbot, figure, size).canvas
        frame = canvas.frame_of_plot
        word = next(each for each in canvas.writing.words if each.text.startswith("Target"))
        for low, high in obstacles_of(canvas.drawing.figure):
            for at, x in enumerate(frame.xs(len(low))):
                if word.rect.left() <= x <= word.rect.right():
                    top, foot = frame.y(float(high[at])), frame.y(float(low[at]))
                    assert foot <= word.rect.top() or top >= word.rect.bottom()


def test_that_every_dated_mark_is_said_in_full_where_the_mouse_rests(qtbot, look):
    canvas = shown(qtbot, FIGURES["staff"](), (330, 265)).canvas
    frame = canvas.frame_of_plot
    for mark in MARKS:
        x = frame.x(max(place_of(mark.day, canvas.drawing.months()), 0.0))
        assert mark.label in canvas.tip_at(x, frame.rect.bottom())


def test_that_what_was_counted_is_said_where_the_mouse_rests(qtbot, look):
    canvas = shown(qtbot, FIGURES["staff"](), (450, 320)).canvas
    frame = canvas.frame_of_plot
    assert canvas.tip_at(frame.x(8), frame.y(352)) == "September 2015: 352 were counted"
    assert canvas.tip_at(frame.x(8), frame.y(420)) == ""


def test_that_equal_bounds_are_said_once(qtbot, look):
    canvas = shown(qtbot, FIGURES["flat"](), (450, 320)).canvas
    assert [word.text for word in canvas.writing.words].count("347") == 1


def test_that_an_axis_that_does_not_begin_at_nought_says_so(qtbot, look):
    canvas = shown(qtbot, FIGURES["staff"](), (450, 320)).canvas
    frame = canvas.frame_of_plot
    assert "not at 0" in canvas.tip_at(frame.rect.left() - 12, frame.rect.bottom())


def test_that_the_axis_stands_still_while_the_numbers_move_a_little(qtbot, look):
    from tests.ui.chart_figures import staff

    card = shown(qtbot, staff(40.0), (450, 320))
    before = card.canvas.frame_of_plot
    for grown in (41.0, 38.0, 44.0, 42.0):
        card.show_figure(staff(grown))
        assert card.canvas.frame_of_plot == before

"""Words of a painted figure stay within the picture and off each other."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as Tree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from app.figures.colours import DARK, LIGHT
from app.figures.shapes import (
    Bar,
    BarFigure,
    DatedMark,
    Fan,
    FanFigure,
    Interval,
    IntervalFigure,
    Line,
    LineFigure,
    ObservedMark,
    Part,
    Role,
    TargetMark,
    Upright,
    Why,
)
from app.figures.units import rough_pounds
from app.painting.letters import Letters
from app.painting.svg import Size, svg_of
from tests.painting.figures import ALL, LONG, hostile, long_names
from tests.painting.reading import FONTS, SVG, plot_of, words_of
from tests.ui.chart_figures import common, fan_of, month_ends, staff

SIZES = [Size(900, 420), Size(640, 360), Size(420, 300), Size(240, 160), Size(160, 110)]
PLAIN = st.text(st.sampled_from("abcdefgh MW.,;:£%1234567890"), max_size=60)
VALUES = st.floats(-1e6, 1e6) | st.sampled_from([0.0, float("nan"), 1e9, -3.25, 17.0])


def all_words(svg):
    return words_of(Tree.fromstring(svg))


def outside(svg, size):
    """Words that leave the picture."""
    return [
        word
        for word in all_words(svg)
        if word.left < -0.5
        or word.right > size.width + 0.5
        or word.top < 0
        or word.bottom > size.height
    ]


def overlaps(svg):
    """Words that lie on each other."""
    return [(a, b) for a, b in combinations(all_words(svg), 2) if a.touches(b)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width}")
@pytest.mark.parametrize("name", ALL)
def test_that_words_stay_in_the_picture_and_off_each_other(name, size):
    svg = svg_of(ALL[name](), size, source=LONG, key=True)
    assert all_words(svg)
    assert outside(svg, size) == []
    assert overlaps(svg) == []


# Any figure


def columns(count):
    return st.lists(VALUES, min_size=count, max_size=count).map(np.array)


@st.composite
def fan_figures(draw):
    count = draw(st.integers(1, 40))
    months = month_ends(count)
    fans = []
    for at in range(draw(st.integers(0, 3))):
        rows = np.sort(np.array([draw(columns(count)) for _ in range(5)]), axis=0)
        fans.append(Fan(draw(PLAIN), list(Role)[at], *rows))
    lines = [
        Line(draw(PLAIN), Role.FOURTH, draw(columns(count))) for _ in range(draw(st.integers(0, 2)))
    ]
    mark = st.builds(DatedMark, st.sampled_from(months), PLAIN, st.sampled_from(Why))
    target = st.builds(TargetMark, VALUES, st.sampled_from(months), PLAIN)
    observed = st.builds(ObservedMark, st.sampled_from(months), VALUES, PLAIN)
    return FanFigure(
        **common("any", draw(PLAIN), from_zero=draw(st.booleans())),
        months=months,
        fans=tuple(fans),
        lines=tuple(lines),
        ghosts=tuple(fan.p25 for fan in fans[: draw(st.integers(0, 3))]),
        target=draw(st.none() | target),
        observed=tuple(draw(st.lists(observed, max_size=4))),
        marks=tuple(draw(st.lists(mark, max_size=8))),
        note=draw(PLAIN),
    )


@st.composite
def line_figures(draw):
    count = draw(st.integers(1, 40))
    shares = st.lists(st.floats(0, 100) | st.just(float("nan")), min_size=count, max_size=count)
    lines = [
        Line(draw(PLAIN), role, draw(shares.map(np.array)))
        for role in list(Role)[: draw(st.integers(0, 6))]
    ]
    return LineFigure(
        **common("any", draw(PLAIN), from_zero=True),
        months=month_ends(count),
        lines=tuple(lines),
        highest=draw(st.sampled_from([None, 100.0])),
    )


@st.composite
def bar_figures(draw):
    amounts = st.floats(-10, 1e8) | st.just(float("nan"))
    level = st.none() | amounts
    part = st.builds(Part, PLAIN, st.sampled_from(Role), amounts)
    bars = [
        Bar(
            draw(PLAIN),
            draw(PLAIN),
            tuple(draw(st.lists(part, min_size=1, max_size=4))),
            draw(amounts),
            draw(amounts),
            draw(level),
            draw(st.booleans()),
            ghost=draw(level),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    upright = st.builds(Upright, st.floats(0, max(len(bars) - 1, 0)), PLAIN)
    return BarFigure(
        **common("any", from_zero=True),
        bars=tuple(bars),
        limit_label=draw(PLAIN),
        upright=draw(st.none() | upright),
    )


@st.composite
def interval_figures(draw):
    rows = []
    for _ in range(draw(st.integers(0, 8))):
        low, middle, high = sorted(draw(VALUES) for _ in range(3))
        rows.append(Interval(draw(PLAIN), draw(st.sampled_from(Role)), low, middle, high))
    target = st.builds(TargetMark, VALUES, st.sampled_from(month_ends(5)), PLAIN)
    figure = common("any", draw(PLAIN), from_zero=draw(st.booleans()))
    return IntervalFigure(**figure, rows=tuple(rows), target=draw(st.none() | target))


ANY = st.one_of(fan_figures(), line_figures(), bar_figures(), interval_figures())
ANY_SIZE = st.builds(Size, st.integers(160, 1400), st.integers(110, 900))


@settings(max_examples=150)
@given(ANY, ANY_SIZE, st.booleans(), st.booleans(), PLAIN)
def test_that_no_words_of_any_figure_leave_the_picture(figure, size, key, heading, source):
    svg = svg_of(figure, size, key=key, heading=heading, source=source)
    assert outside(svg, size) == []
    numbers = [each for e in Tree.fromstring(svg).iter() for k, each in e.attrib.items()
               if not k.startswith("data-")]  # fmt: skip
    assert not any("nan" in each or "inf" in each for each in numbers)


def end_words(svg):
    root = Tree.fromstring(svg)
    parts = [g for g in root.iter(f"{SVG}g") if g.get("data-part") == "ends"]
    return [word for part in parts for word in words_of(part)]


@settings(max_examples=100)
@given(st.one_of(fan_figures(), line_figures(), bar_figures()), ANY_SIZE)
def test_that_words_at_the_right_end_never_lie_on_each_other(figure, size):
    words = end_words(svg_of(figure, size, key=True))
    assert [(a, b) for a, b in combinations(words, 2) if a.touches(b)] == []


# What is cut


def test_that_what_is_cut_says_so():
    svg = svg_of(hostile(), Size(420, 300), source=LONG)
    root = Tree.fromstring(svg)
    heading = next(g for g in root.iter(f"{SVG}g") if g.get("data-part") == "heading")
    words = [word.text for word in words_of(heading)]
    assert words[0].startswith(LONG[:20])
    assert sum(word.endswith("…") for word in words) == 2
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == LONG


def test_that_a_long_name_gives_way_to_its_number():
    words = [word.text for word in end_words(svg_of(long_names(), Size(640, 360)))]
    assert sum(word.endswith("… 50") for word in words) == 5


def test_that_the_ends_of_a_fan_are_its_middle_and_its_bounds():
    figure = staff()
    fan = figure.fans[0]
    words = [word.text for word in end_words(svg_of(figure, Size(640, 360)))]
    assert words == [figure.tick(each[-1]) for each in (fan.p90, fan.p50, fan.p10)]


def test_that_words_of_a_target_keep_off_the_band():
    width = np.full(39, 4.0)
    middle = np.full(39, 20.0)
    middle[:10] = 40.0
    figure = FanFigure(
        **common("a_fan"), months=month_ends(39), fans=(fan_of(middle, width, width),),
        target=TargetMark(40.0, month_ends(39)[-1], "Target: 40"),
    )  # fmt: skip
    root = Tree.fromstring(svg_of(figure, Size(640, 360)))
    [word] = [each for each in words_of(root) if each.text == "Target: 40"]
    plot = next(g for g in root.iter(f"{SVG}g") if g.get("data-part") == "plot")
    left, right = float(plot.attrib["data-left"]), float(plot.attrib["data-right"])
    assert (word.left - left) / (right - left) * 38 > 9


# How words are measured


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["Permanent FTE in post, range of 8 in 10", "£1,234.5m – 17%", ""])
def test_that_words_are_as_wide_as_in_the_shipped_type(text, bold):
    name = "Inter_600SemiBold.ttf" if bold else "Inter_400Regular.ttf"
    face = ImageFont.truetype(FONTS / name, 240, layout_engine=ImageFont.Layout.BASIC)
    assert Letters(24).width(text, bold=bold) == pytest.approx(face.getlength(text) / 10, rel=0.01)


@given(st.text(max_size=80), st.floats(0, 400), st.booleans())
def test_that_shortened_words_fit_and_begin_alike(text, room, bold):
    letters = Letters(12)
    shown = letters.elided(text, room, bold=bold)
    if shown == text:
        assert letters.width(text, bold=bold) <= room
    else:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
        assert shown == "…" or letters.width(shown, bold=bold) <= room


@given(st.text(max_size=200), st.floats(30, 400), st.integers(1, 4))
def test_that_wrapped_words_are_all_there_or_end_in_an_ellipsis(text, room, lines):
    letters = Letters(12)
    rows = letters.wrapped(text, room, lines=lines)
    assert len(rows) <= lines
    assert all(letters.width(row) <= room for row in rows)
    assert " ".join(rows) == " ".join(text.split()) or any("…" in row for row in rows)


def test_that_an_accent_is_not_torn_from_its_letter():
    text = "e\u0301" * 40
    shown = Letters(12).elided(text, 100)
    assert shown[-2:] == "\u0301…"


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_colour_is_one_of_those_that_mean_something(colours):
    svg = svg_of(replace(staff(), note="A note"), Size(640, 360), colours=colours, key=True)
    used = {e.get(k) for e in Tree.fromstring(svg).iter() for k in ("fill", "stroke")}
    known = {each for each in vars(colours).values() if isinstance(each, str)}
    assert used - {None, "none", "url(#hatched)"} <= known


@settings(max_examples=100)
@given(ANY, st.builds(Size, st.integers(300, 1400), st.integers(200, 900)))
def test_that_no_words_of_any_figure_lie_on_others(figure, size):
    assert overlaps(svg_of(figure, size, key=True, source="A source")) == []


@given(interval_figures(), st.sampled_from(SIZES), st.integers(-1000, 1000))
@settings(max_examples=60, deadline=None)
def test_that_the_line_of_a_target_never_runs_through_a_number(figure, size, value):
    rows = tuple(each for each in figure.rows if np.isfinite(each.middle))
    target = TargetMark(value, month_ends(5)[2], "Target")
    svg = svg_of(replace(figure, rows=rows, target=target), size)
    plot = plot_of(svg)
    (line,) = (each for group in plot.groups("target") for each in group.iter(f"{SVG}line"))
    x = float(line.attrib["x1"])
    for said in all_words(svg):
        is_in_plot = plot.edge("top") < (said.top + said.bottom) / 2 < plot.edge("bottom")
        if is_in_plot and said.right > plot.edge("left"):
            assert not said.left < x < said.right


@pytest.mark.parametrize(
    ("middle", "said"),
    [(-29_247.0, {"−£56,100", "−£29,200", "£6,250"}), (-4_312_000.0, {"−£4.3m", "−£0.1m"})],
)
def test_that_a_number_at_a_bar_claims_no_more_than_one_in_a_sentence(middle, said):
    """A difference of so many futures was written to the pound."""
    words = rough_pounds(abs(middle))
    row = Interval("Another", Role.SECOND, -56_058.0, middle, 6_254.0)
    shown = {**common("cost"), "say": words.say, "tick": words.tick, "unit": words.unit}
    svg = svg_of(IntervalFigure(**shown, rows=(row,)), Size(900, 420))
    assert said <= {word.text for word in all_words(svg)}

"""A painted figure is a picture that stands by itself, whatever its texts say."""

import io
import struct
from dataclasses import replace
from xml.etree import ElementTree as Tree

import numpy as np
import pytest
from PIL import Image, ImageColor

from app.figures.colours import DARK, LIGHT
from app.painting.key import Symbol, key_of
from app.painting.png import png_of
from app.painting.svg import Size, svg_of
from tests.painting.figures import ALL, LONG, beside, chance, compared_bars, hostile
from tests.painting.reading import SVG, plot_of, words_of
from tests.ui.chart_figures import caseload, no_bars, nothing, staff, two_fans, unallocated

each_figure = pytest.mark.parametrize("name", ALL)


@each_figure
def test_that_a_picture_says_what_it_shows(name):
    figure = ALL[name]()
    root = Tree.fromstring(svg_of(figure, Size(640, 360)))
    assert root.tag == f"{SVG}svg"
    assert root.attrib["viewBox"] == "0 0 640 360"
    assert (root.attrib["role"], root.attrib["lang"]) == ("img", "en-GB")
    assert [root.findtext(f"{SVG}{each}") for each in ("title", "desc")] == [
        figure.title,
        figure.description,
    ]
    assert root.attrib["font-family"] == "Inter, Arial, sans-serif"


@each_figure
def test_that_it_needs_nothing_from_elsewhere(name):
    root = Tree.fromstring(svg_of(ALL[name](), Size(640, 360)))
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert not tags & {"image", "script", "style", "use", "a", "foreignObject"}
    assert not any("href" in key for each in root.iter() for key in each.attrib)


def test_that_markup_stays_text():
    svg = svg_of(replace(hostile(), title="<b>&\"' ]]> =cmd()"), Size(900, 420))
    root = Tree.fromstring(svg)
    assert not list(root.iter("b"))
    assert root.findtext(f"{SVG}title") == "<b>&\"' ]]> =cmd()"


def test_that_what_xml_cannot_hold_is_left_out():
    odd = "a" + "".join(map(chr, (0, 8, 0x1B, 0x202E, 0xD800, 0xFFFE, 0xFFFF))) + "b\nc"
    svg = svg_of(replace(staff(), title=odd, description=odd, note=odd), Size(640, 360))
    assert Tree.fromstring(svg).findtext(f"{SVG}title") == "ab c"


def test_that_heading_note_and_source_are_there_when_asked_for():
    figure = replace(caseload(), title="A finding", note="A note")

    def said(**wanted):
        svg = svg_of(figure, Size(640, 360), **wanted)
        return {word.text for word in words_of(Tree.fromstring(svg))}

    assert {"A finding", figure.subtitle, "A note", "A source"} <= said(source="A source")
    assert not {"A finding", figure.subtitle} & said(heading=False)


def test_that_an_axis_that_does_not_begin_at_nought_is_broken():
    def slanted(figure):
        root = Tree.fromstring(svg_of(figure, Size(640, 360)))
        part = next(g for g in root.iter(f"{SVG}g") if g.get("data-part") == "values")
        return len(list(part.iter(f"{SVG}line")))

    assert plot_of(svg_of(staff(), Size(640, 360))).edge("y0") > 0
    assert slanted(staff()) == 2
    assert slanted(unallocated()) == 0


@pytest.mark.parametrize("figure", [nothing(), no_bars()], ids=lambda figure: figure.key)
def test_that_an_empty_plot_says_why(figure):
    words = {word.text for word in words_of(Tree.fromstring(svg_of(figure, Size(640, 360))))}
    assert "No number is known" in words


def test_that_marks_have_their_shapes():
    figure = staff()
    root = Tree.fromstring(svg_of(figure, Size(900, 420)))
    part = next(g for g in root.iter(f"{SVG}g") if g.get("data-part") == "marks")
    corners = [len(e.attrib["points"].split()) for e in part.iter(f"{SVG}polygon")]
    # Two levers of nearly the same day share a triangle; a policy is an open one, an event has 4.
    assert sorted(corners) == [3, 3, 4]
    said = {word.text for word in words_of(part)}
    assert {"Single agency contract", "Inspection"} <= said


# The key


def test_that_the_key_explains_what_is_there_and_nothing_else():
    def words(figure):
        return [entry.words for entry in key_of(figure)]

    assert words(replace(staff(), marks=())) == [
        "5 in 10 futures", "8 in 10 futures", "Middle future", "Baseline", "Observed", "Target",
    ]  # fmt: skip
    assert words(unallocated()) == ["5 in 10 futures", "8 in 10 futures", "Middle future"]
    assert words(replace(unallocated(), futures=8)) == ["Inner band", "Outer band", "Middle future"]
    assert words(replace(unallocated(), futures=1, middle="The one future")) == ["The one future"]
    assert words(two_fans())[-3:] == ["Lever", "Decided before", "Event"]
    assert words(compared_bars()) == ["8 in 10 futures", "Baseline"]
    assert words(beside()) == ["8 in 10 futures", "Middle future", "Target"]
    assert words(chance()) == []


def test_that_the_key_is_painted_when_asked_for():
    svg = svg_of(staff(), Size(900, 420), key=True)
    root = Tree.fromstring(svg)
    part = next(g for g in root.iter(f"{SVG}g") if g.get("data-part") == "key")
    assert [word.text for word in words_of(part)] == [entry.words for entry in key_of(staff())]
    assert 'data-part="key"' not in svg_of(staff(), Size(900, 420))
    assert len({entry.symbol for entry in key_of(staff())} - set(Symbol)) == 0


# Pixels


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_that_a_picture_of_pixels_has_the_size_asked_for(scale):
    made = png_of(svg_of(staff(), Size(640, 360)), scale)
    assert struct.unpack(">II", made[16:24]) == (640 * scale, 360 * scale)


def test_that_the_bytes_are_the_same_each_time():
    first, second = (svg_of(hostile(), Size(640, 360), source=LONG) for _ in range(2))
    assert first == second
    assert png_of(first) == png_of(second)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_the_picture_shows_what_the_svg_says(colours):
    figure = staff()
    svg = svg_of(figure, Size(640, 360), colours=colours)
    pixels = np.array(Image.open(io.BytesIO(png_of(svg, 2.0))).convert("RGB")).astype(int)

    def is_near(colour, x, y):
        there = pixels[int(2 * y) - 2 : int(2 * y) + 3, int(2 * x) - 2 : int(2 * x) + 3]
        return np.abs(there - ImageColor.getrgb(colour)).sum(axis=2).min() < 12

    plot = plot_of(svg)
    [path] = [e for g in plot.groups("p50") for e in g.iter(f"{SVG}path")]
    x, y = path.attrib["d"].split(" L")[30].split(",")
    assert is_near(colours.answer, float(x), float(y))
    assert is_near(colours.pane, 3, 3)
    [target] = [e for g in plot.groups("target") for e in g.iter(f"{SVG}polygon")]
    x, y = np.mean([list(map(float, e.split(","))) for e in target.attrib["points"].split()], 0)
    assert is_near(colours.target, x, y)


@each_figure
def test_that_nothing_is_painted_at_the_rim(name):
    size = Size(420, 300)
    svg = svg_of(ALL[name](), size, source=LONG, key=True)
    pixels = np.array(Image.open(io.BytesIO(png_of(svg, 1.0))).convert("RGB"))
    ground = ImageColor.getrgb(LIGHT.pane)
    for rim in (pixels[:3], pixels[-3:], pixels[:, :3], pixels[:, -3:]):
        assert (rim == ground).all()


def test_that_a_window_still_opening_gets_an_empty_picture():
    root = Tree.fromstring(svg_of(staff(), Size(20, 10)))
    assert words_of(root) == []
    assert root.findtext(f"{SVG}title") == staff().title

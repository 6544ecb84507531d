"""A painted figure carries its numbers: they are read back by a program that parses the SVG."""

import numpy as np
import pytest

from app.painting.svg import Size, svg_of
from tests.painting.figures import beside, broken_lines, chance, compared_bars, unknown_rows
from tests.painting.reading import SVG, plot_of
from tests.ui.chart_figures import (
    COUNT,
    caseload,
    gap,
    negative,
    one_month,
    stack,
    staff,
    two_fans,
    unallocated,
)

SIZES = [Size(900, 420), Size(640, 360), Size(420, 300)]
each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width}")


def close(plot, found, wanted):
    """Equal to within half a pixel, and missing where it is missing."""
    np.testing.assert_array_equal(np.isfinite(found), np.isfinite(wanted))
    np.testing.assert_allclose(found, wanted, rtol=0, atol=plot.half_a_pixel)


@each_size
@pytest.mark.parametrize("figure", [staff(), caseload(), two_fans(), unallocated(), negative()],
                         ids=lambda figure: figure.key)  # fmt: skip
def test_that_a_fan_is_read_back(figure, size):
    plot = plot_of(svg_of(figure, size, key=True, source="A source"))
    for at, fan in enumerate(figure.fans):
        for name in ("p10", "p50", "p90"):
            close(plot, plot.curve(name, fan.label, count=COUNT), getattr(fan, name))
        bands = [("p10-p90", fan.p10, fan.p90)]
        bands += [("p25-p75", fan.p25, fan.p75)] if at == 0 else []
        for name, low, high in bands:
            found = plot.band(name, fan.label, count=COUNT)
            close(plot, found[0], low)
            close(plot, found[1], high)
    for at, ghost in enumerate(figure.ghosts):
        close(plot, plot.curve("baseline", figure.fans[at].label, count=COUNT), ghost)
    for line in figure.lines:
        close(plot, plot.curve("line", line.label, count=COUNT), line.values)


@each_size
def test_that_target_and_counts_lie_where_they_were_wanted_and_counted(size):
    figure = staff()
    plot = plot_of(svg_of(figure, size))
    [target] = plot.groups("target")
    [line] = target.iter(f"{SVG}line")
    assert plot.value(float(line.attrib["y1"])) == pytest.approx(500, abs=plot.half_a_pixel)
    assert line.attrib["y1"] == line.attrib["y2"]
    [diamond] = target.iter(f"{SVG}polygon")
    corners = [tuple(map(float, each.split(","))) for each in diamond.attrib["points"].split()]
    across = sum(x for x, _ in corners) / len(corners)
    assert plot.place(across) == pytest.approx(26, abs=plot.half_a_pixel_across)
    counted = plot.curve("observed", count=COUNT)
    wanted = np.full(COUNT, np.nan)
    for mark in figure.observed:
        wanted[figure.months.index(mark.month)] = mark.value
    close(plot, counted, wanted)


@each_size
def test_that_a_stack_is_read_back(size):
    figure = stack()
    plot = plot_of(svg_of(figure, size))
    below = np.zeros(COUNT)
    for layer in figure.layers:
        low, high = plot.band("layer", layer.label, count=COUNT)
        close(plot, low, below)
        close(plot, high, below + layer.values)
        below = below + layer.values
    assert figure.limit is not None
    close(plot, plot.curve("limit", count=COUNT), figure.limit.values)


@each_size
def test_that_bars_are_read_back(size):
    figure = compared_bars()
    plot = plot_of(svg_of(figure, size))
    within = plot.half_a_pixel
    for at, bar in enumerate(figure.bars):
        below = 0.0
        for part in bar.parts:
            place, low, high = plot.boxes("part", part.label)[at]
            assert place == pytest.approx(at, abs=plot.half_a_pixel_across)
            assert (low, high) == pytest.approx((below, below + part.value), abs=within)
            below += part.value
        whisker = plot.groups("low-high")[at]
        ends = [float(line.attrib[y]) for line in whisker.iter(f"{SVG}line") for y in ("y1", "y2")]
        said = (plot.value(max(ends)), plot.value(min(ends)))
        assert said == pytest.approx((bar.low, bar.high), abs=within)
        level = plot.groups("baseline")[at].find(f"{SVG}line")
        assert level is not None
        assert plot.value(float(level.attrib["y1"])) == pytest.approx(bar.ghost, abs=within)
    limits = [next(group.iter(f"{SVG}line")) for group in plot.groups("limit", "Envelope")]
    wanted = [bar.limit for bar in figure.bars if bar.limit is not None]
    found = [plot.value(float(line.attrib["y1"])) for line in limits]
    assert found == pytest.approx(wanted, abs=within)


@each_size
@pytest.mark.parametrize("figure", [chance(), broken_lines()], ids=["whole", "broken"])
def test_that_lines_are_read_back(figure, size):
    plot = plot_of(svg_of(figure, size))
    for line in figure.lines:
        close(plot, plot.curve("line", line.label, count=COUNT), line.values)
    assert (plot.edge("y0"), plot.edge("y1")) == (0.0, 100.0)


@each_size
def test_that_rows_of_scenarios_are_read_back(size):
    figure = beside()
    plot = plot_of(svg_of(figure, size))
    within = plot.half_a_pixel_across
    for at, row in enumerate(figure.rows):
        [group] = plot.groups("low-high", row.name)
        [box] = group.iter(f"{SVG}rect")
        x, width, y, height = (float(box.attrib[k]) for k in ("x", "width", "y", "height"))
        ends = (plot.place(x), plot.place(x + width))
        assert ends == pytest.approx((row.low, row.high), abs=within)
        assert plot.value(y + height / 2) == pytest.approx(at, abs=plot.half_a_pixel)
        [group] = plot.groups("p50", row.name)
        [dot] = group.iter(f"{SVG}circle")
        assert plot.place(float(dot.attrib["cx"])) == pytest.approx(row.middle, abs=within)
    [line] = plot.groups("target")[0].iter(f"{SVG}line")
    assert plot.place(float(line.attrib["x1"])) == pytest.approx(500, abs=within)


# What is missing


def test_that_missing_months_leave_a_hole():
    figure = gap()
    fan = figure.fans[0]
    plot = plot_of(svg_of(figure, Size(640, 360)))
    close(plot, plot.curve("p50", fan.label, count=COUNT), fan.p50)
    [path] = [e for g in plot.groups("p50") for e in g.iter(f"{SVG}path")]
    assert path.attrib["d"].count("M") == 2
    [area] = [e for g in plot.groups("p10-p90") for e in g.iter(f"{SVG}path")]
    assert area.attrib["d"].count("Z") == 2


def test_that_a_single_month_is_seen():
    figure = one_month()
    plot = plot_of(svg_of(figure, Size(640, 360)))
    [(place, low, high)] = plot.boxes("p10-p90", figure.fans[0].label)
    assert place == pytest.approx(0, abs=plot.half_a_pixel_across)
    assert (low, high) == pytest.approx((346, 354), abs=plot.half_a_pixel)
    assert plot.curve("p50", count=1)[0] == pytest.approx(350, abs=plot.half_a_pixel)


def test_that_an_unknown_scenario_has_no_bar():
    plot = plot_of(svg_of(unknown_rows(), Size(640, 360)))
    assert [len(plot.groups("p50", name)) for name in ("Nothing", "No range")] == [0, 1]
    assert [len(plot.groups("low-high", name)) for name in ("Nothing", "No range")] == [0, 0]
    assert len(plot.groups("low-high", "Known")) == 1

"""What is on the screen is what the numbers say: read from the pixels of drawn charts."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.figures.shapes import Role
from tests.ui.chart_figures import COUNT, FIGURES, TIME, fan_figure
from ui.charts.drawing import band_path
from ui.charts.look import STALE, mixed
from ui.theme import theme


@pytest.fixture(params=["light", "dark"])
def look(dressed, request):
    theme().show(request.param, 1.0)
    yield theme()
    theme().show("system", 1.0)


def drawn(qtbot, figure, size=(620, 420)):
    """A chart and its pixels."""
    from ui.charts.card import ChartCard

    card = ChartCard(figure.key)
    qtbot.addWidget(card)
    card.resize(*size)
    card.show()
    qtbot.waitExposed(card)
    card.show_figure(figure)
    return card, Pixels(card.canvas)


class Pixels:
    """The colour at a month and a value."""

    def __init__(self, canvas):
        self.canvas = canvas
        self.image = canvas.viewport().grab().toImage()
        self.frame = canvas.frame_of_plot

    def at(self, month, value):
        return self.image.pixelColor(int(self.frame.x(month)), int(self.frame.y(value)))

    def column(self, month):
        x = int(self.frame.x(month))
        return [self.image.pixelColor(x, y) for y in range(self.image.height())]

    def middle_of(self, month, colour, tolerance=30):
        """Where on a month's column a colour is, as a value."""
        rows = [y for y, seen in enumerate(self.column(month)) if near(seen, colour, tolerance)]
        assert rows, f"no {QColor(colour).name()} in month {month}"
        y = (min(rows) + max(rows) + 1) / 2
        frame = self.frame
        share = (frame.rect.bottom() - y) / frame.rect.height()
        return frame.low + share * (frame.high - frame.low)

    @property
    def pixel(self):
        """What a pixel is worth."""
        return (self.frame.high - self.frame.low) / self.frame.rect.height()


def near(seen, wanted, tolerance=6):
    wanted = QColor(wanted)
    return all(
        abs(a - b) <= tolerance for a, b in zip(seen.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    )


def test_that_bands_are_where_the_numbers_say_and_nowhere_else(qtbot, look):
    figure = fan_figure(400 + 80 * TIME, np.full(COUNT, 60.0), np.full(COUNT, 60.0))
    _, pixels = drawn(qtbot, figure)
    colours = look.colours
    for month in (3, 14, 22, 35):
        middle = figure.fans[0].p50[month]
        assert near(pixels.at(month, middle + 45), colours.band)
        assert near(pixels.at(month, middle - 45), colours.band)
        assert near(pixels.at(month, middle + 15), colours.inner_band)
        assert near(pixels.at(month, middle - 15), colours.inner_band)
        for outside in (middle + 66, middle - 66):
            assert not near(pixels.at(month, outside), colours.band)
            assert not near(pixels.at(month, outside), colours.inner_band)


def test_that_the_middle_line_passes_through_its_numbers(qtbot, look):
    middle = 400 + 60 * np.sin(6 * TIME)
    _, pixels = drawn(qtbot, fan_figure(middle, np.full(COUNT, 40.0), np.full(COUNT, 40.0)))
    for month in range(2, COUNT - 2, 3):
        x = int(pixels.frame.x(month))
        place = pixels.frame.place(x + 0.5)
        expected = float(np.interp(place, np.arange(COUNT), middle))
        found = pixels.middle_of(month, look.colours.answer)
        assert found == pytest.approx(expected, abs=1.5 * pixels.pixel)


def test_that_the_line_follows_new_numbers_and_another_size(qtbot, look):
    level = np.zeros(COUNT)
    card, _ = drawn(qtbot, fan_figure(level + 400, level + 30, level + 30))
    card.show_figure(fan_figure(level + 410, level + 30, level + 20))
    pixels = Pixels(card.canvas)
    assert pixels.middle_of(20, look.colours.answer) == pytest.approx(410, abs=1.5 * pixels.pixel)
    card.resize(380, 300)
    pixels = Pixels(card.canvas)
    assert pixels.middle_of(20, look.colours.answer) == pytest.approx(410, abs=1.5 * pixels.pixel)


def test_that_months_without_a_number_are_left_out_and_not_bridged(qtbot, look):
    figure = FIGURES["gap"]()
    _, pixels = drawn(qtbot, figure)
    bands = (look.colours.band, look.colours.inner_band, look.colours.answer)
    for month in (10, 12, 14):
        inside = pixels.column(month)[
            int(pixels.frame.rect.top()) : int(pixels.frame.rect.bottom())
        ]
        assert not any(near(seen, colour) for seen in inside for colour in bands)
    for month in (5, 20):
        assert near(pixels.at(month, figure.fans[0].p50[month] + 15), look.colours.band)


def test_that_an_area_has_no_corner_that_is_no_number():
    low, high = np.full(9, 10.0), np.full(9, 20.0)
    low[3:5], high[7] = np.nan, np.inf
    path = band_path(low, high)
    corners = [path.elementAt(at) for at in range(path.elementCount())]
    assert all(np.isfinite([corner.x, corner.y]).all() for corner in corners)
    between = {month + 0.5 for month in range(8)}
    assert {place for place in between if path.contains(QPointF(place, 15))} == {0.5, 1.5, 5.5}


def test_that_layers_lie_upon_one_another(qtbot, look):
    figure = FIGURES["stack"]()
    _, pixels = drawn(qtbot, figure)
    permanent, agency, _ = (layer.values for layer in figure.layers)
    for month in (6, 30):
        low, high = permanent[month], permanent[month] + agency[month]
        assert near(pixels.at(month, low / 2), look.colours.answer)
        assert near(pixels.at(month, low - 8), look.colours.answer)
        assert near(pixels.at(month, low + 8), look.colours.second)
        assert near(pixels.at(month, high - 8), look.colours.second)


def test_that_what_is_not_there_is_hatched_and_not_filled(qtbot, look):
    figure = FIGURES["stack"]()
    _, pixels = drawn(qtbot, figure)
    held = figure.layers[0].values[36] + figure.layers[1].values[36]
    top, foot = int(pixels.frame.y(555)), int(pixels.frame.y(held + 5))
    left = int(pixels.frame.x(34))
    area = [pixels.image.pixelColor(left + x, y) for x in range(24) for y in range(top, foot)]
    ground = sum(near(seen, look.colours.pane, 12) for seen in area)
    lines = sum(not near(seen, look.colours.pane, 60) for seen in area)
    assert ground > len(area) / 4
    assert lines > len(area) / 20


def test_that_bars_are_as_high_as_their_parts(qtbot, look):
    figure = FIGURES["bars"]()
    _, pixels = drawn(qtbot, figure)
    for at, bar in enumerate(figure.bars):
        pay, agency, _ = (part.value for part in bar.parts)
        place = at - 0.2
        assert near(pixels.at(place, pay * 0.5), look.colours.answer)
        assert near(pixels.at(place, pay * 0.9), look.colours.answer)
        assert near(pixels.at(place, pay + agency * 0.2), look.colours.second)
        assert near(pixels.at(at + 0.46, pay * 0.5), look.colours.pane, 25)


def test_that_what_may_be_spent_crosses_its_bar_at_its_height(qtbot, look):
    figure = FIGURES["bars"]()
    _, pixels = drawn(qtbot, figure)
    y, target = int(pixels.frame.y(40.0)), look.colours.target
    left, right = int(pixels.frame.x(2 - 0.42)), int(pixels.frame.x(2 + 0.42))
    seen = [
        near(pixels.image.pixelColor(x, row), target, 40)
        for x in range(left, right)
        for row in range(y - 2, y + 3)
    ]
    assert sum(seen) > (right - left) / 3


def test_that_a_chart_is_drawn_anew_in_the_other_appearance(qtbot, look):
    figure = fan_figure(np.full(COUNT, 400.0), np.full(COUNT, 60.0), np.full(COUNT, 60.0))
    card, _ = drawn(qtbot, figure)
    other = "light" if look.colours.is_dark else "dark"
    look.show(other)
    pixels = Pixels(card.canvas)
    assert near(pixels.at(20, 445), look.colours.band)
    assert near(pixels.at(20, 464), look.colours.pane)


def test_that_what_is_out_of_date_fades_and_comes_back(qtbot, look):
    figure = fan_figure(np.full(COUNT, 400.0), np.full(COUNT, 60.0), np.full(COUNT, 60.0))
    card, fresh = drawn(qtbot, figure)
    card.set_stale(True)
    pane = QColor(look.colours.pane)
    faded = mixed(QColor(look.colours.band), pane, STALE)
    assert near(Pixels(card.canvas).at(20, 445), faded)
    assert card.accessibleDescription().startswith("Out of date.")
    card.set_stale(False)
    assert Pixels(card.canvas).image == fresh.image
    assert card.accessibleDescription() == figure.description


def test_that_out_of_date_is_said_at_the_measure_where_it_hides_nothing(qtbot, look):
    """A box over the plot hid the target's name and the cost over the last bar."""
    figure = fan_figure(np.full(COUNT, 400.0), np.full(COUNT, 60.0), np.full(COUNT, 60.0))
    card, _ = drawn(qtbot, figure)
    fresh = card.heading.grab().toImage(), inked(card.canvas, look)
    card.set_stale(True)
    stale = card.heading.grab().toImage(), inked(card.canvas, look)
    assert fresh[0] != stale[0]
    assert stale[1] == fresh[1], "no more of the plot is covered"
    card.set_stale(False)
    assert card.heading.grab().toImage() == fresh[0]


def inked(canvas, look):
    """How much of the top of a canvas is covered by anything."""
    image, pane = canvas.grab().toImage(), QColor(look.colours.pane)
    points = [(x, y) for x in range(image.width()) for y in range(24)]
    return sum(not near(image.pixelColor(*point), pane) for point in points)


def test_that_the_crosshair_stands_on_its_month(qtbot, look):
    figure = fan_figure(np.full(COUNT, 400.0), np.full(COUNT, 60.0), np.full(COUNT, 60.0))
    card, without = drawn(qtbot, figure)
    card.set_crosshair(7, (("Middle future", "400 FTE"),))
    with_line = Pixels(card.canvas)
    x, rows = int(with_line.frame.x(7)), range(60, int(with_line.frame.rect.bottom()) - 4)
    changed = [with_line.image.pixel(x, y) != without.image.pixel(x, y) for y in rows]
    assert sum(changed) > len(changed) * 0.9
    card.set_crosshair(None, ())
    assert Pixels(card.canvas).image == without.image


def test_that_a_picture_is_light_whatever_the_window_is(qtbot, look):
    figure = fan_figure(np.full(COUNT, 400.0), np.full(COUNT, 60.0), np.full(COUNT, 60.0))
    card, before = drawn(qtbot, figure)
    from app.figures.colours import LIGHT

    picture = card.picture(2.0)
    assert picture.size() == card.size() * 2
    assert near(picture.pixelColor(1, 1), LIGHT.pane)
    frame, plot = card.canvas.frame_of_plot, card.canvas.pos()
    at = (plot.x() + frame.x(20), plot.y() + frame.y(445))
    assert near(picture.pixelColor(int(2 * at[0]), int(2 * at[1])), LIGHT.band)
    assert Pixels(card.canvas).image == before.image


def test_that_lines_in_a_picture_of_twice_the_size_are_twice_as_wide(qtbot, look):
    level = np.full(COUNT, 400.0)
    card, _ = drawn(qtbot, dataclasses.replace(fan_figure(level, 0 * level, 0 * level + 60)))
    widths = []
    for scale in (1.0, 2.0):
        picture = card.picture(scale)
        x = int(scale * (card.canvas.pos().x() + card.canvas.frame_of_plot.x(20)))
        column = [picture.pixelColor(x, y) for y in range(picture.height())]
        widths.append(sum(near(seen, "#12436D", 60) for seen in column))
    assert widths[1] == pytest.approx(2 * widths[0], abs=1)


def test_that_a_second_series_has_its_own_colour_and_no_inner_band(qtbot, look):
    _, pixels = drawn(qtbot, FIGURES["two fans"]())
    assert pixels.middle_of(4, look.colours.role(Role.SECOND)) == pytest.approx(84, abs=3)
    veiled = mixed(QColor(look.colours.second), QColor(look.colours.pane), 0.76)
    leavers = FIGURES["two fans"]().fans[1]
    assert near(pixels.at(38 - 0.3, leavers.p10[38] + 1.5), veiled, 12)

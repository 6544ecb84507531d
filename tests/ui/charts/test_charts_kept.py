"""Charts keep their items, lose nothing, are quick, and go in peace."""

import gc
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.chart_figures import COUNT, FIGURES, staff

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", FIGURES)
def test_that_new_figures_make_no_new_items(make, name):
    card = make(FIGURES[name]())
    items, children = card.canvas.scene().items(), len(card.findChildren(QWidget))
    for _ in range(5):
        card.show_figure(FIGURES[name]())
    assert card.canvas.scene().items() == items
    assert len(card.findChildren(QWidget)) == children


def test_that_a_chart_changes_its_kind_when_another_outcome_is_chosen(make):
    card = make(staff())
    before = card.canvas.grab().toImage()
    for name in ("stack", "bars"):
        card.show_figure(FIGURES[name]())
        other = make(FIGURES[name]())
        assert card.canvas.grab().toImage() == other.canvas.grab().toImage()
    card.show_figure(staff())
    assert card.canvas.grab().toImage() == before


def test_that_five_hundred_updates_keep_nothing(make):
    cards = [make(FIGURES[name]()) for name in ("staff", "stack", "bars")]
    figures = [FIGURES[name]() for name in ("staff", "stack", "bars")]
    readings = (("Middle future", "381 FTE"),)

    def update(at):
        for card, figure in zip(cards, figures, strict=True):
            card.show_figure(figure)
            card.set_crosshair(at % COUNT, readings)
            card.set_stale(at % 2 == 0)
        if at % 25 == 0:
            for card in cards:
                card.canvas.viewport().repaint()

    update(0)
    gc.collect()
    nones, objects = sys.getrefcount(None), len(gc.get_objects())
    for at in range(500):
        update(at)
    gc.collect()
    assert nones - sys.getrefcount(None) <= 50
    assert len(gc.get_objects()) - objects < 500


@pytest.mark.parametrize("name", ["staff", "caseload", "two fans", "stack", "bars"])
def test_that_a_new_figure_and_its_picture_take_a_few_milliseconds(make, name):
    card, taken = make(FIGURES[name]()), []
    for _ in range(25):
        figure = FIGURES[name]()
        begin = time.thread_time()
        card.show_figure(figure)
        card.canvas.viewport().repaint()
        taken.append(time.thread_time() - begin)
    assert sorted(taken)[len(taken) // 2] < 0.012


TAKEN_APART = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.ui.chart_figures import staff
from ui.charts.card import ChartCard
card = ChartCard("a")
card.resize(450, 320)
card.show_figure(staff())
card.show()
app.processEvents()
card.{widget}.setFocus()
app.processEvents()
{end}
"""


@pytest.mark.parametrize("widget", ["canvas", "buttons[next(iter(card.buttons))]"])
@pytest.mark.parametrize("end", ["del card", "sys.exit(0)"])
def test_that_a_chart_with_the_focus_is_taken_apart_in_peace(widget, end):
    done = subprocess.run(
        [sys.executable, "-c", TAKEN_APART.format(widget=widget, end=end)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr

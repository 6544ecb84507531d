"""What opens beside the pages: named, reached by keys, whole at twice the size of type."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from app.figures.tables import table_of
from tests.ui.test_accessible import OPERATED, is_cut, labels, path_of, tree
from ui.briefing.sign import SignDialog
from ui.charts.enlarged import Enlarged
from ui.charts.table import TableDialog
from ui.details import DetailsDialog
from ui.main_window import OUTLOOK


@pytest.fixture
def window(shared_program):
    return shared_program.window


def history(window):
    window.actions_["history"].setChecked(True)
    window.desk.session.bookmark("As published")
    return window.history


def help_window(window):
    window.show_help("pay-and-offers")
    return window.help


def details(window):
    dialog = DetailsDialog(window.desk, window)
    dialog.show()
    return dialog


def signing(window):
    dialog = SignDialog(window.desk, date(2026, 11, 22), window)
    dialog.show()
    return dialog


def enlarged(window):
    shown = Enlarged("permanent_fte", window)
    shown.show_figure(window.page(OUTLOOK).cards["permanent_fte"].figure())
    shown.show()
    return shown


def table(window):
    dialog = TableDialog(table_of(window.page(OUTLOOK).cards["cost_by_year"].figure()), window)
    dialog.show()
    return dialog


def tour(window):
    window.tour.leave()
    window.take_tour()
    return window.tour.card


BESIDE = {
    "history": history,
    "help": help_window,
    "about this scenario": details,
    "assurance": signing,
    "a large chart": enlarged,
    "a table": table,
    "the tour": tour,
}


def settle():
    for _ in range(20):
        QApplication.processEvents()


@pytest.mark.parametrize("name", BESIDE)
def test_that_everything_operated_has_a_name(window, name):
    beside: QWidget = BESIDE[name](window)
    settle()
    found = [
        each
        for each in tree(QAccessible.queryAccessibleInterface(beside))
        if each.role() in OPERATED
    ]
    assert found
    assert [path_of(each) for each in found if not each.text(QAccessible.Text.Name).strip()] == []


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_no_word_is_cut_off(window, name, scale):
    window.resize(1600, 1000)
    beside: QWidget = BESIDE[name](window)
    settle()
    cut = [f"{w.text()!r} {w.width()}x{w.height()} px" for w in labels(beside) if is_cut(w)]
    assert cut == []


@pytest.mark.parametrize("name", [each for each in BESIDE if each not in ("history", "the tour")])
def test_that_escape_closes_it(window, name, qtbot):
    beside: QWidget = BESIDE[name](window)
    settle()
    assert beside.isVisible()
    qtbot.keyClick(beside, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not beside.isVisible())


def test_that_escape_leaves_the_tour(window, qtbot):
    card = tour(window)
    settle()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.tour.is_running)

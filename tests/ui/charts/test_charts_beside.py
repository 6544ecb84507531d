"""What stands beside the charts: the table, the key and the dial."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from app.figures.shapes import Table
from app.figures.tables import table_of
from tests.ui.chart_figures import FIGURES
from ui.charts.dial import Dial
from ui.charts.legend import ENTRIES, LEFT_OUT, Key
from ui.charts.table import TableDialog, TableView
from ui.theme import theme

TABLE = Table(
    "Permanent staff",
    ("Month", "Middle, FTE", "=Note"),
    (("Jan 2015", "347", "=1+1"), ("Feb 2015", "349", ""), ("Mar 2015", "351", "x")),
    ((None, 347.0, None), (None, 349.0, None), (None, 351.0, None)),
)


@pytest.fixture
def dialog(qtbot):
    dialog = TableDialog(TABLE)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def clip():
    return QGuiApplication.clipboard().text()


def test_that_a_table_shows_every_cell_under_its_header(dialog):
    model = dialog.view.model()
    rows = [
        tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
    headers = tuple(model.headerData(at, Qt.Orientation.Horizontal) for at in range(3))
    assert (headers, tuple(rows)) == (TABLE.columns, TABLE.rows)


def test_that_numbers_stand_at_the_right_and_words_at_the_left(dialog):
    model, role = dialog.view.model(), Qt.ItemDataRole.TextAlignmentRole
    assert model.data(model.index(0, 1), role) & Qt.AlignmentFlag.AlignRight
    assert model.data(model.index(0, 0), role) & Qt.AlignmentFlag.AlignLeft


def test_that_no_cell_can_be_edited(dialog):
    model = dialog.view.model()
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_that_the_whole_table_is_copied_with_its_headers(qtbot, dialog):
    qtbot.keyClick(dialog.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Middle, FTE" in clip()
    assert all(row[0] in clip() and row[1] in clip() for row in TABLE.rows)


def test_that_what_is_chosen_is_copied_and_nothing_becomes_a_formula(qtbot, dialog):
    model, view = dialog.view.model(), dialog.view
    chosen = QItemSelection(model.index(0, 1), model.index(1, 2))
    view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clip() == "Middle, FTE\t'=Note\n347\t'=1+1\n349\t\n"


def test_that_a_newer_table_keeps_the_place(dialog):
    model, view = dialog.view.model(), dialog.view
    view.setCurrentIndex(model.index(2, 1))
    newer = Table("Newer", TABLE.columns, tuple((r[0], "9", "") for r in TABLE.rows), TABLE.numbers)
    dialog.show_table(newer)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 1)
    assert model.data(model.index(2, 1)) == "9"
    assert dialog.windowTitle() == "Newer"
    dialog.show_table(Table("None", ("Only",)))
    assert (model.rowCount(), model.columnCount()) == (0, 1)


def test_that_escape_closes_the_table(qtbot, dialog):
    qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", ["staff", "caseload", "two fans", "stack", "bars", "negative"])
def test_that_the_table_of_every_figure_can_be_shown(qtbot, name):
    table = table_of(FIGURES[name]())
    view = TableView(table)
    qtbot.addWidget(view)
    assert view.model().rowCount() == len(table.rows) > 0
    assert view.accessibleName() == table.title


# The key and the dial


def test_that_the_key_says_what_is_not_in_the_range(qtbot):
    key = Key()
    qtbot.addWidget(key)
    assert LEFT_OUT in key.accessibleDescription()
    for words, _ in ENTRIES:
        assert words.lower() in key.accessibleDescription().lower()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [260, 420, 900, 1600])
def test_that_no_entry_of_the_key_is_cut_or_outside(qtbot, width, scale):
    theme().show("light", scale)
    key = Key()
    qtbot.addWidget(key)
    wide = round(width * scale)
    placed = key._place(wide)
    look = key._look()
    for entry in placed[:-1]:
        assert entry.x + look.px(23) + look.width(entry.words) <= wide
    assert key.heightForWidth(wide) == theme().px(20) * (placed[-1].row + 1)
    for row in {entry.row for entry in placed}:
        starts = [entry.x for entry in placed if entry.row == row]
        assert starts == sorted(starts)
        assert len(set(starts)) == len(starts)
    theme().show("light", 1.0)


def painted(dial, colour):
    """The share of the ring in a colour."""
    image = dial.grab().toImage()
    side = image.width()
    ring = 0
    for y in range(side):
        for x in range(side):
            seen = image.pixelColor(x, y).name()
            ring += seen == colour.lower()
    return ring


@pytest.mark.parametrize("share", [0.13, 0.5, 0.71])
def test_that_the_dial_shows_its_share(qtbot, share):
    dial = Dial()
    qtbot.addWidget(dial)
    dial.resize(120, 120)
    dial.set_share(share, "")
    full, rest = painted(dial, theme().colours.answer), painted(dial, theme().colours.edge)
    assert full / (full + rest) == pytest.approx(share, abs=0.03)


def test_that_the_dial_is_heard_and_empty_when_nothing_is_known(qtbot):
    dial = Dial()
    qtbot.addWidget(dial)
    dial.set_share(0.13, "13%")
    assert dial.accessibleName() == "13%"
    dial.set_share(None, "")
    assert dial.accessibleName() == "Not known yet"
    assert painted(dial, theme().colours.answer) == 0

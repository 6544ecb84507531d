"""Staff tables and baselines from files, and files dragged onto the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsScene,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import start
from app import edits
from app.files.scenario_file import write
from app.files.templates import birmingham, templates
from app.staff.table import read_staff
from tests.app.birmingham import DOCUMENT
from tests.ui.planner import make_window
from ui.documents.asking import DISCARD
from ui.documents.drops import accept_drops

SAMPLE = Path(start.__file__).parent / "assets" / "staff-sample.csv"
BAD = """grade,contract,fte,started
Principal,permanent,1.0,2014-01-01
social worker,permanent,9,2014-01-01
social worker,permanent,1.0,2014-01-01
senior,on loan,1.0,2031-01-01
"""


@pytest.fixture
def window(qtbot, tmp_path):
    window = make_window(qtbot, tmp_path, birmingham())
    yield window
    window.planner.will(DISCARD)
    assert window.files.may_close()


# Staff


def test_that_a_staff_table_is_one_step_that_can_be_undone(window):
    window.planner.will(SAMPLE)
    assert window.files.import_staff()
    staff = read_staff(SAMPLE, birmingham().scenario.first_day)
    assert window.session.document == edits.set_staff(birmingham(), staff)
    assert window.session.steps.undo_label == f"Staff table staff-sample.csv: {len(staff)} people"
    assert window.said == [f"{len(staff)} people from staff-sample.csv"]
    window.session.undo()
    assert window.session.document == birmingham()


def test_that_every_problem_of_a_table_is_told_by_row_and_nothing_changes(window, tmp_path):
    table = tmp_path / "staff.csv"
    table.write_text(BAD)
    window.planner.will(table)
    assert not window.files.import_staff()
    title, *lines = window.planner.asked[-1].splitlines()
    assert title == "staff.csv was not imported: 4 problems. Nothing has changed."
    starts = [line.partition(" is ")[0] for line in lines]
    assert starts == ["Row 2, grade", "Row 3, fte", "Row 5, contract", "Row 5, started"]
    assert window.session.document is birmingham()
    assert window.session.is_saved


def test_that_no_row_is_left_out_of_a_long_list(window, tmp_path):
    table = tmp_path / "staff.csv"
    rows = ["Principal,permanent,1.0,2014-01-01"] * 1000
    table.write_text("\n".join(["grade,contract,fte,started", *rows]))
    assert not window.files.dropped(table)
    assert len(window.planner.asked[-1].splitlines()) == 1001


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"grade\n", b'a,"b\nc'])
def test_that_a_table_that_is_none_is_told(window, tmp_path, content):
    table = tmp_path / "staff.csv"
    table.write_bytes(content)
    window.planner.will(table)
    assert not window.files.import_staff()
    assert "staff.csv was not imported" in window.planner.asked[-1]
    assert window.session.document is birmingham()


def test_that_choosing_no_table_changes_nothing(window):
    window.planner.will(None)
    assert not window.files.import_staff()
    assert window.session.document is birmingham()


# Baselines


def test_that_a_baseline_comes_from_a_file(window, tmp_path):
    other = edits.set_value(birmingham(), "pay.golden_hello", 0.0)
    write(other, tmp_path / "other.headroom")
    window.planner.will(tmp_path / "other.headroom")
    assert window.files.compare_with_file()
    assert window.session.baseline == other
    assert window.session.changed == ("pay.golden_hello",)
    assert window.session.document is birmingham()
    assert window.session.is_saved


def test_that_a_baseline_comes_from_a_template(window):
    template = next(each for each in templates() if each.name == "do-nothing")
    assert window.files.compare_with(template.document)
    assert window.session.baseline == template.document


def test_that_a_baseline_of_other_days_is_refused_in_words(window):
    before = window.session.baseline
    template = next(each for each in templates() if each.name == "birmingham-2014")
    assert not window.files.compare_with(template.document)
    told = window.planner.asked[-1]
    assert "cannot be compared" in told
    assert "1 April 2014" in told
    assert "31 January 2015" in told
    assert window.session.baseline is before


def test_that_a_baseline_that_cannot_be_used_is_told(window, tmp_path):
    before = window.session.baseline
    (tmp_path / "x.headroom").write_text("{}")
    window.planner.will(tmp_path / "x.headroom")
    assert not window.files.compare_with_file()
    assert "is not a Headroom scenario" in window.planner.asked[-1]
    window.planner.will(None)
    assert not window.files.compare_with_file()
    assert window.session.baseline is before


# Files dragged onto the window


def drag(widget, *urls):
    """Drag onto a widget as the system would; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl(each) if "://" in each else QUrl.fromLocalFile(each) for each in urls])
    nothing = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *nothing)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *nothing)
    QApplication.sendEvent(widget, drop)
    return drop.isAccepted()


def test_that_a_scenario_dragged_onto_the_window_is_opened(qtbot, window, tmp_path):
    path = tmp_path / "Plän b.headroom"
    write(DOCUMENT, path)
    accept_drops(window.widget, window.files.dropped)
    assert drag(window.widget, str(path))
    qtbot.waitUntil(lambda: window.session.path == path)
    assert window.session.document == DOCUMENT


def test_that_a_table_dragged_onto_the_window_is_imported(qtbot, window):
    accept_drops(window.widget, window.files.dropped)
    assert drag(window.widget, str(SAMPLE))
    qtbot.waitUntil(lambda: bool(window.session.document.scenario.staff))


def test_that_anything_else_dragged_is_refused(qtbot, tmp_path):
    widget = QWidget()
    taken: list[Path] = []
    qtbot.addWidget(widget)
    accept_drops(widget, taken.append)
    assert not drag(widget)
    assert not drag(widget, "https://example.org/x.headroom")
    assert not drag(widget, str(tmp_path / "a.headroom"), str(tmp_path / "b.headroom"))
    assert not drag(widget, str(tmp_path / "a.docx"))
    assert drag(widget, str(tmp_path / "a.headroom"))
    qtbot.waitUntil(lambda: len(taken) == 1)
    assert taken == [tmp_path / "a.headroom"]


@pytest.mark.parametrize("kind", [QGraphicsView, QLineEdit, QPlainTextEdit, QWidget])
def test_that_a_file_is_taken_wherever_in_the_window_it_is_dropped(qtbot, tmp_path, kind):
    """Charts and boxes take drops themselves, and would keep them from the window."""
    widget = QWidget()
    qtbot.addWidget(widget)
    taken: list[Path] = []
    accept_drops(widget, taken.append)
    child = kind(widget)
    if isinstance(child, QGraphicsView):
        child.setScene(QGraphicsScene(child))
    child.resize(200, 200)
    widget.resize(200, 200)
    widget.show()
    qtbot.waitExposed(widget)
    assert drag(widget.windowHandle(), str(tmp_path / "a.headroom"))
    qtbot.waitUntil(lambda: taken == [tmp_path / "a.headroom"])
    widget.hide()
    widget.show()
    assert drag(widget.windowHandle(), str(tmp_path / "b.csv"))
    qtbot.waitUntil(lambda: len(taken) == 2)

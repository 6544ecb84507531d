"""The evidence page: found, sorted, read in full, copied, and changed where it may be."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app import edits
from app.session import Session
from app.sources.catalogue import catalogue, find
from app.sources.evidence import evidence_table
from tests.app.birmingham import DOCUMENT
from ui.desk import Desk
from ui.pages.evidence import EvidencePage
from ui.pages.register_table import WIDTHS
from ui.theme import theme

RATE = "leaving.rate"
LEVER = "pay.golden_hello"


@pytest.fixture
def desk(tmp_path, dialogs):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return Desk(Session(DOCUMENT), settings, dialogs)


@pytest.fixture
def page(alone, desk):
    return alone(EvidencePage(desk), 1300, 700)


def paths(page):
    model = page.shown
    return [model.mapToSource(model.index(n, 0)).row() for n in range(model.rowCount())]


def shown_paths(page):
    return [catalogue()[n].path for n in paths(page)]


def words(page):
    labels = page.details.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def test_that_every_parameter_is_a_row_in_the_order_of_the_catalogue(page):
    assert shown_paths(page) == [row.path for row in catalogue()]


def test_that_a_search_shows_what_it_finds_and_says_how_many(page, qtbot):
    qtbot.keyClicks(page.filters.search, "golden hello")
    found = shown_paths(page)
    assert LEVER in found
    assert RATE not in found
    assert page.count.text().startswith(f"Showing {len(found)} of {len(catalogue())}")


def test_that_nothing_found_offers_everything_again(page, qtbot):
    page.filters.search.setText("zebra")
    assert page.nothing.isVisible()
    qtbot.mouseClick(page.nothing, Qt.MouseButton.LeftButton)
    assert page.shown.rowCount() == len(catalogue())
    assert not page.nothing.isVisible()


def test_that_filters_follow_the_document(page, desk):
    page.filters.changed_only.setChecked(True)
    assert shown_paths(page) == []
    desk.session.change(edits.set_value(desk.session.document, LEVER, 6000))
    assert shown_paths(page) == [LEVER]
    desk.session.undo()
    assert shown_paths(page) == []


def test_that_values_are_sorted_as_numbers_both_ways_and_back(page):
    by_path = {row.path: row.default for row in catalogue()}
    unsorted = shown_paths(page)
    page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    rising = [desk_value(page, path) for path in shown_paths(page)]
    assert rising == sorted(rising)
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    falling = [desk_value(page, path) for path in shown_paths(page)]
    assert falling == sorted(falling, reverse=True)
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown_paths(page) == unsorted
    assert set(by_path) == set(unsorted)


def desk_value(page, path):
    return edits.value_of(page._desk.session.document, path)


def test_that_a_parameter_can_be_shown_whatever_is_filtered_away(page):
    page.filters.search.setText("agency")
    page.show_parameter(RATE)
    assert page.path == RATE
    assert page.filters.search.text() == ""
    assert find(RATE).label in words(page)


def test_that_the_details_say_every_row_of_evidence_in_full(page):
    page.show_parameter(RATE)
    said = words(page)
    for each in find(RATE).evidence:
        row = evidence_table()[each]
        for part in (row.id, row.quantity, row.said, row.mark_in_words, row.note.rstrip(";")):
            assert part in said


def test_that_an_address_is_there_to_be_copied_and_leads_nowhere(page):
    page.show_parameter(LEVER)
    row = evidence_table()[find(LEVER).evidence[0]]
    address = page.details._cards[0].address
    assert address.text() == row.address
    assert address.isReadOnly()


def test_that_details_follow_the_keyboard(page, qtbot):
    page.show_parameter(LEVER)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.path != LEVER
    assert find(page.path).label in words(page)


def test_that_enter_asks_to_show_the_lever(page, qtbot):
    page.show_parameter(LEVER)
    with qtbot.waitSignal(page.reveal_wanted) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [LEVER]


# What is changed here


def test_that_a_range_typed_here_is_one_step_of_the_session(page, desk, qtbot):
    page.show_parameter(RATE)
    low = page.details.range.low
    low.setText("18")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    assert desk.session.document.scenario.ranges[RATE] == (18, 26)
    assert len(desk.session.steps.all) == 2
    assert low.text() == "18% a year"
    desk.session.undo()
    assert low.text() == "16% a year"


@pytest.mark.parametrize("typed", ["25", "-3", "many"])
def test_that_a_range_that_cannot_be_used_is_said_beside_it(page, desk, qtbot, typed):
    page.show_parameter(RATE)
    editor = page.details.range
    editor.low.setText(typed)
    qtbot.keyClick(editor.low, Qt.Key.Key_Return)
    assert desk.session.document == DOCUMENT
    assert editor.problem.isVisible()
    assert editor.problem.text()
    assert editor.low.text() == typed
    assert editor.low.property("wrong") == "true"
    assert editor.high.property("wrong") != "true"
    editor.low.setText("20% a year")
    qtbot.keyClick(editor.low, Qt.Key.Key_Return)
    assert not editor.problem.isVisible()


def test_that_an_assumption_can_be_kept_and_let_vary_again(page, desk, qtbot):
    page.show_parameter(RATE)
    editor = page.details.range
    editor.kept.click()
    assert RATE not in desk.session.document.scenario.ranges
    assert not editor.low.isEnabled()
    editor.varies.click()
    assert desk.session.document.scenario.ranges[RATE] == (find(RATE).low, find(RATE).high)


def test_that_a_lever_has_no_range_to_change(page):
    page.show_parameter(LEVER)
    assert not page.details.range.low.isVisible()
    assert not page.details.range.varies.isVisible()


def test_that_ranges_set_aside_can_be_taken_up_again(page, desk):
    desk.session.change(edits.set_vary(desk.session.document, "luck"))
    page.show_parameter(RATE)
    assert page.details.range.let_vary.isVisible()
    page.details.range.let_vary.click()
    assert desk.session.document.vary == "luck+assumptions"
    assert not page.details.range.let_vary.isVisible()


def test_that_a_reason_is_taken_over_when_its_box_is_left(page, desk, qtbot):
    page.show_parameter(RATE)
    reason = page.details.reason
    reason.setFocus()
    qtbot.keyClicks(reason, "<b>as HR</b> counted")
    assert desk.session.document == DOCUMENT
    page.filters.search.setFocus()
    assert edits.reason_of(desk.session.document, RATE) == "<b>as HR</b> counted"
    page.show_parameter(LEVER)
    page.show_parameter(RATE)
    assert reason.toPlainText() == "<b>as HR</b> counted"


def test_that_a_reason_being_written_is_not_lost_to_another_row(page, desk, qtbot):
    page.show_parameter(RATE)
    page.details.reason.setFocus()
    qtbot.keyClicks(page.details.reason, "as counted")
    page.show_parameter(LEVER)
    assert edits.reason_of(desk.session.document, RATE) == "as counted"
    assert edits.reason_of(desk.session.document, LEVER) == DOCUMENT.reasons[LEVER]


# Copied and remembered


def test_that_chosen_rows_are_copied_with_their_headings(page, desk, qtbot):
    desk.session.change(edits.set_reason(desk.session.document, LEVER, "=HYPERLINK(1)"))
    page.show_parameter(LEVER)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:2] == ["Name", "Value"]
    assert row.split("\t")[:2] == ["Golden hello", "£3,000"]
    assert "'=HYPERLINK(1)" in row.split("\t")


def test_that_copying_takes_what_is_shown(page, qtbot):
    page.filters.search.setText("golden hello")
    page.filters.copy.click()
    assert len(QGuiApplication.clipboard().text().split("\n")) == page.shown.rowCount() + 1


def test_that_the_width_of_a_column_is_remembered(page, desk, qtbot):
    page.table.horizontalHeader().resizeSection(0, 333)
    other = EvidencePage(desk)
    qtbot.addWidget(other)
    assert other.table.columnWidth(0) == 333


def test_that_widths_follow_the_size_of_type_and_the_order_stays(page, desk, qtbot):
    page.table.horizontalHeader().resizeSection(0, 300)
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    before = shown_paths(page)
    try:
        theme().show(scale=1.5)
        assert page.table.columnWidth(0) == 450
        assert shown_paths(page) == before
    finally:
        theme().show(scale=1.0)
    assert page.table.columnWidth(0) == 300


@pytest.mark.parametrize("odd", ["nonsense", [1, 2], ["x"] * 11, ["-4"] * 11, ["99999"] * 11, 7])
def test_that_odd_settings_are_passed_over(desk, qtbot, odd):
    desk.settings.setValue("evidence/columns", odd)
    desk.settings.setValue("evidence/shares", odd)
    page = EvidencePage(desk)
    qtbot.addWidget(page)
    assert [page.table.columnWidth(n) for n in range(10)] == list(WIDTHS[:10])


def test_that_a_wider_window_is_not_taken_for_a_choice_of_widths(page, desk, qtbot):
    page.resize(3000, 700)
    assert desk.settings.value("evidence/columns") is None


def test_that_a_page_not_seen_catches_up_when_it_is(page, desk, qtbot):
    page.hide()
    desk.session.change(edits.set_value(desk.session.document, LEVER, 6000))
    page.show()
    row = page.shown.index_of(LEVER).row()
    assert page.shown.index(row, 1).data() == "£6,000"

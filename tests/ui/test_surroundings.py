"""The window in odd surroundings: no home, spoiled settings, other languages and days, dusk."""

import os
import sys
import time
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from app import edits
from app.files.folders import cache_folder, data_folder
from app.files.scenario_file import read, text_of, write
from app.running import compiled_cache
from app.running.executors import serial_workers
from app.running.kept_answers import KeptAnswers
from app.session import State
from tests.app import stand_in
from tests.ui.lever_panel import HandInWindow
from ui.details import DetailsDialog
from ui.levers.boxes import DayBox, MonthsBox, day_of
from ui.main_window import FLOW, OUTLOOK
from ui.program import Program
from ui.theme import theme

PATH = "pay.golden_hello"
CANNOT_KEEP = "will not be kept"


@pytest.fixture
def start(qapp, qtbot, dialogs, monkeypatch):
    """Starts the program with a stand-in for the model."""
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    begun = []

    def begin(file=None):
        program = Program(qapp, dialogs=dialogs, workers=serial_workers(), run=stand_in.run)
        begun.append(program)
        qtbot.addWidget(program.window, before_close_func=lambda _: dialogs.answer("Discard"))
        program.begin(file)
        qtbot.waitUntil(lambda: is_answered(program), timeout=60_000)
        return program

    yield begin
    for program in begun:
        program.bridge.close()
    theme().show("light", 1.0)


def is_answered(program):
    session = program.desk.session
    return session.state is State.FINISHED and session.is_current


def mentioned(program):
    return program.window.foot.mentioned


# Nowhere to keep anything


@pytest.mark.parametrize("kind", ["a file", "nobody's"])
def test_that_without_a_home_the_window_opens_and_says_what_is_not_kept(
    start, dialogs, monkeypatch, tmp_path, kind
):
    if kind == "a file":  # even an administrator can make no folder in one
        (tmp_path / "file").write_text("no folder")
        monkeypatch.setenv("HOME", str(tmp_path / "file" / "home"))
    else:
        monkeypatch.delenv("HOME")
        monkeypatch.setattr("os.path.expanduser", lambda path: path)
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    program = start()
    assert CANNOT_KEEP in mentioned(program)
    assert dialogs.told == []
    session = program.desk.session
    session.change(edits.set_value(session.document, PATH, 6000.0))
    program.window.files.keep()
    program.window.files.keep()
    assert len(dialogs.told) == 1, "told once that unsaved work cannot be kept"
    dialogs.answer(tmp_path / "mine.headroom")
    assert program.window.files.save()
    assert read(tmp_path / "mine.headroom") == session.document


def test_that_in_a_home_nothing_of_the_sort_is_said(start):
    assert CANNOT_KEEP not in mentioned(start())


# Spoiled


@pytest.mark.parametrize(
    "spoiled",
    [
        b"",
        b"\0\xff\xfe random \x80 bytes" * 50,
        b"[General]\nversion=1\nscale=nan\nappearance=@Variant(\\0\\0\\0\\x7f)\ngeometry=@Byt",
        b"[General]\nversion=1\nscale=1e308\ngeometry=7\nstate=x\nlevers\\open=\x01\ntour=@Invalid()",
        b"[General]\nversion=1\nscale=-inf\n[documents]\nrecent=[[[[\nfolder=7\n",
        b"[General]\nversion=99\nscale=2\n",
    ],
    ids=["empty", "random", "cut off", "wrong kinds", "nested", "newer"],
)
def test_that_spoiled_settings_count_as_none(start, spoiled):
    data_folder().mkdir(parents=True)
    (data_folder() / "window.ini").write_bytes(spoiled)
    program = start()
    assert 0.8 <= theme().scale <= 2.5
    window, room = program.window, program.window.screen().availableGeometry()
    assert window.frameGeometry().intersects(room)


def test_that_settings_that_are_a_folder_count_as_none(start):
    (data_folder() / "window.ini").mkdir(parents=True)
    assert CANNOT_KEEP in mentioned(start())


def test_that_spoiled_answers_and_copies_do_not_stop_the_start(start, dialogs):
    kept = KeptAnswers()
    with_ensemble = start()
    answer = with_ensemble.desk.session.answer
    kept.save(answer.code, answer.ensemble)
    folders = [data_folder() / "unsaved", next(iter(kept_files())).parent]
    for file in kept_files():
        file.write_bytes(b"\0" * 100)
    folders[0].mkdir(parents=True, exist_ok=True)
    (folders[0] / "one.unsaved").write_bytes(b"{" * 5000)
    (folders[0] / "two.unsaved").mkdir()
    assert kept.load(answer.code) is None
    start()
    assert dialogs.asked == []


def kept_files():
    return list(cache_folder().rglob("*.npz"))


# Another language, other days


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


def test_that_a_decimal_comma_changes_no_file_figure_or_word(german, start, tmp_path, qtbot):
    program = start()
    session = program.desk.session
    session.change(edits.set_value(session.document, PATH, 6000.0))
    session.change(edits.set_value(session.document, "demand.growth", 0.8))
    qtbot.waitUntil(lambda: is_answered(program), timeout=60_000)
    write(session.document, tmp_path / "mine.headroom")
    assert (tmp_path / "mine.headroom").read_text(encoding="utf-8") == text_of(session.document)
    assert '"value": 0.8' in text_of(session.document)
    hand = HandInWindow(qtbot, program.window)
    box = hand.row(PATH).box
    assert box is not None
    assert box.text() == "£6,000"
    hand.type(box, "6,500")
    assert edits.value_of(session.document, PATH) == 6500
    growth = hand.row("demand.growth").box
    assert growth is not None
    assert "0.8" in growth.text()
    program.window.show_page(FLOW)
    assert program.window.page(FLOW).locale().decimalPoint() == "."
    assert MonthsBox("months").valueFromText("over 1.5 months") == 1.5
    details = DetailsDialog(program.desk, program.window)
    assert [box.by.locale().monthName(3) for box in details.targets][:1] == ["March"]
    details.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets its zone for all programs")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London"])
def test_that_days_are_days_in_every_time_zone(qtbot, monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        box = DayBox("When")
        qtbot.addWidget(box)
        for day in (date(2016, 2, 29), date(2015, 3, 29), date(2015, 10, 25), date(2016, 12, 31)):
            box.setDate(QDate(day.year, day.month, day.day))
            assert day_of(box.date()) == day
            assert box.text() == f"{day.day} {day:%b} {day.year}"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_that_a_leap_day_can_be_typed_and_one_that_is_none_cannot(qtbot):
    box = DayBox("When")
    qtbot.addWidget(box)
    box.setDate(QDate(2016, 2, 28))
    box.lineEdit().setText("29 Feb 2016")
    box.interpretText()
    assert day_of(box.date()) == date(2016, 2, 29)
    box.lineEdit().setText("29 Feb 2015")
    box.interpretText()
    assert day_of(box.date()) != date(2015, 3, 1), "no other day is made of it"
    box.setDate(QDate(2016, 2, 29))
    box.stepBy(1)
    assert box.date().isValid()


# The system changes


def test_that_the_system_can_turn_dark_while_a_dialog_is_open(start, qtbot, monkeypatch):
    program = start()
    theme().show("system")
    dialog = DetailsDialog(program.desk, program.window)
    dialog.open()
    qtbot.waitExposed(dialog)
    light = ground(dialog)
    hints = QGuiApplication.styleHints()
    system = type("Hints", (), {"colorScheme": lambda _: Qt.ColorScheme.Dark})()
    monkeypatch.setattr(
        "ui.theme.QGuiApplication", type("Application", (), {"styleHints": lambda: system})
    )
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme().colours.is_dark
    assert ground(dialog) < light - 100
    assert isinstance(QApplication.activeModalWidget(), QDialog)
    dialog.accept()
    program.window.show_page(OUTLOOK)
    monkeypatch.undo()
    theme().show("light")


def ground(dialog):
    """How light the dialog is at its edge."""
    return dialog.grab().toImage().pixelColor(4, 4).lightness()

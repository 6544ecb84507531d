"""What is made from the briefing page: the words are in the file, or nothing is left behind."""

import io
import os
import re
import threading
import zipfile
from contextlib import contextmanager
from datetime import date

import docx
import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Emu
from PySide6.QtGui import QDesktopServices

from app import edits
from app.averages import averages
from app.computer import this_computer
from app.exports.making import Format
from app.files.scenario_file import write
from tests.ui.briefing.conftest import answered, settled
from tests.ui.briefing.driving import make
from ui.briefing.make import MAKE, NOT_YET
from ui.documents.asking import REPLACE

TITLE = "Golden hello <b>& more</b>"
HEADLINE = "=cmd() We get there"


@pytest.fixture
def worded(begun, session, qtbot):
    """The page with words of the planner's, and nothing made of them yet."""
    begun.making.made, begun.making.said = None, ""
    begun.making.changed.emit()
    begun.pages.go_to("path")
    begun.words.headline.setPlainText(HEADLINE)
    begun.words.take_over()
    session.change(edits.set_title(session.document, TITLE))
    settled(begun, qtbot)
    return begun


@contextmanager
def heard(signal, slot):
    """Someone hears a signal for a while."""
    signal.connect(slot)
    yield
    signal.disconnect(slot)


def words_of_slides(content):
    slides = Presentation(io.BytesIO(content)).slides
    return [s.text_frame.text for each in slides for s in each.shapes if s.has_text_frame]


def words_of_paper(content):
    return [each.text for each in docx.Document(io.BytesIO(content)).paragraphs]


def words_of_workbook(content):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]


READ = {Format.PPTX: words_of_slides, Format.DOCX: words_of_paper, Format.XLSX: words_of_workbook}


@pytest.mark.parametrize("form", READ, ids=lambda form: form.name)
def test_that_what_is_made_has_the_words_of_the_page(
    *, worded, session, dialogs, qtbot, tmp_path, form
):
    file = tmp_path / f"brief{form.suffix}"
    dialogs.answer(file)
    make(worded, qtbot, form)
    said = "\n".join(READ[form](file.read_bytes()))
    assert HEADLINE in said
    assert TITLE in said
    assert worded.stories.story.stamp.code in said
    assert {each.name for each in tmp_path.iterdir() if each.is_file()} == {file.name}
    assert worded.making.said == f"Made “{file.name}”."
    assert dialogs.told == []


def test_that_what_was_made_is_kept_in_the_scenario_and_can_be_undone(
    *, worded, session, dialogs, qtbot, tmp_path
):
    dialogs.answer(tmp_path / "brief.csv")
    make(worded, qtbot, Format.CSV)
    (made,) = session.document.published
    assert (made.file, made.code) == ("brief.csv", worded.stories.story.stamp.code)
    assert made.on == date.today()
    assert made.computer == this_computer()
    assert made.figures == averages(worded.stories.story.case.answer.ensemble)
    session.undo()
    assert session.document.published == ()


def test_that_everything_is_put_in_a_folder(*, worded, session, dialogs, qtbot, tmp_path):
    steps = []
    dialogs.answer(tmp_path)
    with heard(worded.making.changed, lambda: steps.append(worded.bar.step.text())):
        make(worded, qtbot, None)
    folder = worded.making.made
    assert folder.parent == tmp_path
    assert {each.suffix for each in folder.iterdir()} >= {".pptx", ".docx", ".pdf", ".xlsx", ".csv"}
    assert zipfile.is_zipfile(next(folder.glob("*.pptx")))
    said = [re.fullmatch(r"Writing: (.+)… (\d+) of (\d+)", each) for each in steps]
    places = [int(each[2]) for each in said if each]
    assert places == sorted(set(places))
    assert len(places) == int(next(each[3] for each in said if each))
    assert session.document.published[-1].file == folder.name


def test_that_a_name_without_an_ending_gets_one_and_another_file_is_not_lost(
    worded, dialogs, qtbot, tmp_path
):
    there = tmp_path / "brief.csv"
    there.write_text("mine")
    dialogs.answer(tmp_path / "brief", None, None)
    make(worded, qtbot, Format.CSV)
    assert there.read_text() == "mine"
    dialogs.answer(tmp_path / "brief", REPLACE)
    make(worded, qtbot, Format.CSV)
    assert TITLE in there.read_text(encoding="utf-8-sig")


def test_that_a_safe_name_in_the_folder_of_the_scenario_is_suggested(
    *, worded, session, dialogs, qtbot, tmp_path, monkeypatch
):
    suggested = []
    monkeypatch.setattr(dialogs, "save_file", lambda _, path, *__: suggested.append(path))
    file = tmp_path / "plan.headroom"
    write(session.document, file)
    session.saved_as(file)
    make(worded, qtbot, Format.PPTX)
    assert suggested == [tmp_path / "Golden hello b & more b.pptx"]
    assert session.document.published == ()


# What goes wrong


def fail(*_args, **_keywords):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_that_a_full_disk_is_told_and_nothing_is_left(
    *, worded, session, dialogs, qtbot, tmp_path, monkeypatch, step
):
    folder = tmp_path / "out"
    folder.mkdir()
    document = session.document
    dialogs.answer(folder / "brief.csv")
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        make(worded, qtbot, Format.CSV)
    # The copies of unsaved work cannot be kept on a full disk either, and say so.
    told = dict(dialogs.told)
    assert "the disk is full" in told["brief.csv was not made."]
    assert os.listdir(folder) == []
    assert session.document == document
    assert worded.making.made is None
    assert worded.bar.make.isEnabled()


@pytest.mark.usefixtures("bare")
def test_that_a_folder_that_is_gone_is_told(worded, dialogs, qtbot, tmp_path):
    dialogs.answer(tmp_path / "gone")
    make(worded, qtbot, None)
    ((what, details),) = dialogs.told
    assert what == "gone was not made."
    assert details


@pytest.mark.usefixtures("bare")
def test_that_cancelling_leaves_nothing(*, worded, session, dialogs, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "out"
    folder.mkdir()
    dialogs.answer(folder)
    asked = threading.Event()

    def content(form, *_):
        assert form is not Format.DOCX or asked.wait(30)
        assert form in (Format.PPTX, Format.DOCX), "it goes on though it was cancelled"
        return b"made"

    def cancel():
        step = worded.making.step
        if step and step.place == 2 and not worded.making.is_cancelled:
            worded.bar.cancel.click()
            asked.set()

    monkeypatch.setattr(Format, "content", content)
    with heard(worded.making.changed, cancel):
        make(worded, qtbot, None)
    assert worded.making.said == "Cancelled. Nothing was made."
    assert os.listdir(folder) == []
    assert session.document.published == ()
    assert dialogs.told == []


def test_that_closing_while_making_leaves_nothing_half_written(
    *, worded, window, one_window, dialogs, qtbot, tmp_path
):
    folder = tmp_path / "out"
    folder.mkdir()
    dialogs.answer(folder)
    worded.bar.make_wanted.emit(None)
    qtbot.waitUntil(lambda: worded.making.step is not None and worded.making.step.of > 1)
    dialogs.answer("Discard")
    window.close()
    assert os.listdir(folder) == []
    one_window.close()


def test_that_a_fault_of_ours_is_raised_where_it_is_reported(
    worded, dialogs, qtbot, tmp_path, monkeypatch
):
    def broken(*_):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(Format, "content", broken)
    dialogs.answer(tmp_path / "brief.csv")
    with qtbot.captureExceptions() as caught:
        make(worded, qtbot, Format.CSV)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert worded.bar.make.isEnabled()
    assert not (tmp_path / "brief.csv").exists()


# Before it is made


def test_that_figures_of_another_answer_are_made_only_when_that_is_wanted(
    *, worded, window, session, dialogs, qtbot, tmp_path
):
    window.bridge.pause()
    code = session.answer.code
    session.change(edits.set_value(session.document, "pay.golden_hello", 9000))
    file = tmp_path / "brief.csv"
    dialogs.answer(NOT_YET)
    make(worded, qtbot, Format.CSV)
    assert not file.exists()
    dialogs.answer(MAKE, file)
    make(worded, qtbot, Format.CSV)
    assert session.document.published[-1].code.startswith(code)
    window.bridge.go_on()
    answered(window, qtbot)


def test_that_what_was_just_typed_is_in_the_file(page, dialogs, qtbot, tmp_path):
    page.pages.go_to("path")
    page.words.headline.setFocus()
    qtbot.keyClicks(page.words.headline, HEADLINE)
    file = tmp_path / "brief.pptx"
    dialogs.answer(file)
    make(page, qtbot, Format.PPTX)
    assert HEADLINE in "\n".join(words_of_slides(file.read_bytes()))


def test_that_a_template_is_remembered_and_told_if_it_is_gone(worded, dialogs, qtbot, tmp_path):
    template = tmp_path / "council.pptx"
    slides = Presentation()
    slides.save(str(template))
    dialogs.answer(template)
    worded.making.choose_template()
    assert worded.making.template == template
    template.unlink()
    dialogs.answer(tmp_path / "brief.pptx")
    make(worded, qtbot, Format.PPTX)
    ((what, details),) = dialogs.told
    assert what == "brief.pptx was not made."
    assert "council.pptx" in details
    worded.making.forget_template()
    assert worded.making.template is None


def test_that_a_councils_own_template_is_used(worded, dialogs, qtbot, tmp_path):
    template = tmp_path / "council.pptx"
    slides = Presentation()
    slides.slide_width, slides.slide_height = Emu(12_192_000), Emu(6_858_000)
    slides.slide_masters[0].name = "Council"
    slides.save(str(template))
    dialogs.answer(template, tmp_path / "brief.pptx")
    worded.making.choose_template()
    make(worded, qtbot, Format.PPTX)
    assert dialogs.told == []
    made = Presentation(str(tmp_path / "brief.pptx"))
    assert [master.name for master in made.slide_masters] == ["Council"]


def test_that_the_folder_can_be_opened(worded, dialogs, qtbot, tmp_path, monkeypatch):
    opened = []

    def open_nothing(url):
        opened.append(url)
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", open_nothing)
    dialogs.answer(tmp_path / "brief.csv")
    assert not worded.bar.open.isVisible()
    make(worded, qtbot, Format.CSV)
    worded.bar.open.click()
    assert opened[0].toLocalFile() == str(tmp_path)
    assert str(tmp_path)[:30] in dialogs.told[0][1]


def test_that_the_menu_offers_every_format(worded):
    worded.bar.menu.aboutToShow.emit()
    lines = [each.text() for each in worded.bar.menu.actions()]
    for form in Format:
        assert f"{form.label}…" in lines
    assert "Everything in a folder…" in lines

"""Saving never writes over what is in use: tables, templates, scenarios to compare with."""

import os
import shutil

import pytest

from app import edits
from app.briefing_edits import set_beside
from app.files.scenario_file import read, write
from app.files.templates import FOLDER
from tests.app.birmingham import DOCUMENT
from ui.documents.asking import CANCEL, REPLACE
from ui.settings import remember_slide_template

OTHERS = {
    "baseline.headroom": "the comparison plan",
    "rival.headroom": "a scenario to compare with",
    "staff.csv": "the staff table",
    "template.pptx": "the template",
}
STAFF = FOLDER.parent / "assets" / "staff-sample.csv"


@pytest.fixture
def council(window, plan):
    """A scenario that is open with all that it can be made from; its folder."""
    folder = plan.parent / "council"
    folder.mkdir()
    for name in ("baseline.headroom", "rival.headroom", "plan.headroom"):
        write(DOCUMENT, folder / name)
    shutil.copy(STAFF, folder / "staff.csv")
    (folder / "template.pptx").write_bytes(b"slides")
    window.files.open_path(folder / "plan.headroom")
    window.session.change(set_beside(window.session.document, ["rival.headroom"]))
    window.planner.will(folder / "staff.csv", folder / "baseline.headroom")
    assert window.files.import_staff()
    assert window.files.compare_with_file()
    remember_slide_template(window.files._desk.settings, folder / "template.pptx")
    return folder


def itself(file):
    return file


def linked(file):
    link = file.with_name("link.headroom")
    link.symlink_to(file)
    return link


def with_a_second_name(file):
    second = file.with_name("second.headroom")
    os.link(file, second)
    return second


@pytest.mark.parametrize("how", ["save_as", "save_a_copy"])
@pytest.mark.parametrize(
    ("name", "way"),
    [
        (name, way)
        for name in OTHERS
        for way in (itself, linked, with_a_second_name)
        # The dialog adds its ending to a name that has another.
        if way is not itself or name.endswith(".headroom")
    ],
)
def test_that_nothing_is_saved_over_what_is_in_use(*, window, council, name, way, how):
    out = way(council / name)
    before = {file: file.read_bytes() for file in council.iterdir()}
    document = window.session.document
    window.planner.will(out, None)
    assert not getattr(window.files, how)()
    told = window.planner.asked[-2]
    assert told.startswith(f"{out.name} was not saved.\n{out.name} cannot be written: it is ")
    assert OTHERS[name] in told
    assert told.endswith(" would be lost. Give another name.")
    assert {file: file.read_bytes() for file in council.iterdir()} == before
    assert window.session.document is document
    assert not window.session.is_saved
    assert window.session.path == council / "plan.headroom"


def test_that_the_own_file_is_saved_in_also_where_it_is_compared_with(window, council):
    own = council / "plan.headroom"
    window.session.change(set_beside(window.session.document, ["plan.headroom"]))
    window.planner.will(own, own)
    assert window.files.compare_with_file()
    assert window.files.save_as()
    assert read(own) == window.session.document


def test_that_what_is_no_longer_in_use_can_be_saved_over(window, council):
    window.session.change(set_beside(window.session.document, []))
    window.session.compare_with(DOCUMENT)
    for name in ("baseline.headroom", "rival.headroom"):
        window.planner.will(council / name)
        assert window.files.save_a_copy()
        assert read(council / name) == window.session.document


def test_that_a_staff_table_that_was_undone_is_replaced_only_when_that_is_said(window, council):
    table, link = council / "staff.csv", linked(council / "staff.csv")
    window.session.undo()
    before = table.read_bytes()
    window.planner.will(link, CANCEL, None)
    assert not window.files.save_a_copy()
    assert "It is a link to staff.csv. Replace that?" in window.planner.asked[-2]
    assert table.read_bytes() == before
    window.planner.will(link, REPLACE)
    assert window.files.save_a_copy()
    assert read(table) == window.session.document


def test_that_an_ordinary_file_is_not_asked_about_twice(window, council):
    write(DOCUMENT, council / "old.headroom")
    window.session.change(edits.set_value(window.session.document, "pay.golden_hello", 6000.0))
    asked = len(window.planner.asked)
    window.planner.will(council / "old.headroom")
    assert window.files.save_a_copy()
    assert len(window.planner.asked) == asked + 1

"""Nothing is made over what the briefing is made from, or among what came with Headroom."""

import shutil

import pytest

from app.exports.making import Format
from app.files import protected
from app.files.scenario_file import write
from app.files.templates import FOLDER
from tests.ui.briefing.conftest import answered, settled
from tests.ui.briefing.driving import make


@pytest.fixture
def council(page, session, dialogs, tmp_path):
    """A folder with all that the open scenario is made from, and is made into a briefing with."""
    folder = tmp_path / "council"
    folder.mkdir()
    shutil.copy(FOLDER.parent / "assets" / "staff-sample.csv", folder / "staff.csv")
    write(session.document, folder / "plan.headroom")
    (folder / "council.pptx").write_bytes(b"slides")
    page.making.made = None
    dialogs.answer(folder / "council.pptx")
    page.making.choose_template()
    yield folder
    page.making.forget_template()


@pytest.mark.usefixtures("bare")
def test_that_nothing_is_made_over_the_template_or_the_scenario(
    *, page, session, dialogs, qtbot, council
):
    plan, slides = council / "plan.headroom", council / "council.pptx"
    session.saved_as(plan)
    link = council / "brief.pptx"
    link.symlink_to(plan)
    before = {file: file.read_bytes() for file in council.iterdir()}
    dialogs.answer(slides, link, None)
    make(page, qtbot, Format.PPTX)
    assert dialogs.told == [
        (
            "council.pptx was not saved.",
            "council.pptx cannot be written: it is the template, and would be lost. "
            "Give another name.",
        ),
        (
            "brief.pptx was not saved.",
            "brief.pptx cannot be written: it is the same file as plan.headroom, the scenario, "
            "which would be lost. Give another name.",
        ),
    ]
    assert {file: file.read_bytes() for file in council.iterdir()} == before
    assert page.making.made is None
    session.open(session.document, session.baseline, None)


@pytest.mark.usefixtures("bare")
def test_that_nothing_is_made_over_the_staff_table(
    *, page, window, session, dialogs, qtbot, council
):
    dialogs.answer(council / "staff.csv")
    assert window.files.import_staff()
    answered(window, qtbot)
    settled(page, qtbot)
    before = (council / "staff.csv").read_bytes()
    dialogs.answer(council / "staff.csv", council / "tables.csv")
    make(page, qtbot, Format.CSV)
    ((what, why),) = dialogs.told
    assert what == "staff.csv was not saved."
    assert "it is the staff table, and would be lost" in why
    assert (council / "staff.csv").read_bytes() == before
    assert page.making.made == council / "tables.csv"


@pytest.mark.usefixtures("bare")
def test_that_nothing_is_made_among_what_came_with_headroom(
    *, page, dialogs, qtbot, tmp_path, monkeypatch
):
    shipped, out = tmp_path / "shipped", tmp_path / "out"
    for folder in (shipped, out):
        folder.mkdir()
    monkeypatch.setattr(protected, "FOLDERS", (shipped,))
    (shipped / "staff.csv").write_bytes(b"kept")
    dialogs.answer(shipped / "staff.csv", shipped / "new.csv", None)
    make(page, qtbot, Format.CSV)
    dialogs.answer(shipped, out)
    make(page, qtbot, None)
    assert [what for what, _ in dialogs.told] == [
        f"{name} was not saved." for name in ("staff.csv", "new.csv", "shipped")
    ]
    assert all("comes with Headroom and stays as it is" in why for _, why in dialogs.told)
    assert [file.read_bytes() for file in shipped.iterdir()] == [b"kept"]
    assert page.making.made is not None
    assert page.making.made.parent == out

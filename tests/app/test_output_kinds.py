"""What a command writes is of a kind that it makes, in a place where it can be put."""

import os

import pytest

from app.files.scenario_file import read
from tests.app.writing_commands import WRITING, few, state, typed

NO_SCENARIO = (".csv", ".json", ".txt", ".pptx", "")
NOT_MADE = {
    "run": (".headroom", ".pptx", ".docx", ".pdf", ".xlsx", ".svg", ".png", ".json", ".csv"),
    "report": (".headroom", ".json", ".txt", ""),
    "import-staff": NO_SCENARIO,
    "freeze": NO_SCENARIO,
    "learn": NO_SCENARIO,
}
"""Endings that no command makes as it is typed here: ``run`` makes text."""
ENDS = "cannot be written: a scenario file ends in .headroom."
SAID = {
    "run": "cannot be written: --format text makes no ",
    "report": ". It can end in .pptx, .docx, .pdf, .xlsx, .csv, .svg or .png, or be a folder.",
    "import-staff": ENDS,
    "freeze": ENDS,
    "learn": ENDS,
}


@pytest.mark.usefixtures("no_work")
@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("command", WRITING)
def test_that_a_command_writes_no_file_of_a_kind_that_it_does_not_make(
    *, headroom, council, command, is_there
):
    for ending in NOT_MADE[command]:
        out = council / f"new{ending}"
        if is_there:
            out.write_text("kept", encoding="utf-8")
        before = state(council)
        code, answer, complaints = headroom(*typed(command, out, "--replace"))
        assert (code, answer) == (2, "")
        assert SAID[command] in complaints
        assert state(council) == before


FORMATS = {"text": ".txt", "json": ".json", "csv": ".csv"}


@pytest.mark.parametrize("asked", FORMATS)
def test_that_a_format_goes_into_a_file_that_ends_in_it_or_says_nothing(headroom, council, asked):
    words = ("run", "plan.headroom", "--workers", 1, "--format", asked)
    for ending in {FORMATS[asked], ".txt", ".log", ""}:
        assert headroom(*words, "--out", council / f"answer{ending}")[0] == 0
    for other in FORMATS.values():
        if other not in (FORMATS[asked], ".txt"):
            code, _, complaints = headroom(*words, "--out", council / f"new{other}")
            form = next(form for form, ending in FORMATS.items() if ending == other)
            assert code == 2
            assert complaints.endswith(f"makes no {other} file. Add --format {form}.\n")


OWN = {
    "run": ".txt",
    "report": ".csv",
    "import-staff": ".headroom",
    "freeze": ".headroom",
    "learn": ".headroom",
}


@pytest.mark.parametrize("command", WRITING)
def test_that_an_earlier_file_of_the_same_kind_is_written_over(headroom, council, command):
    out = council / f"earlier{OWN[command]}"
    out.write_text("earlier", encoding="utf-8")
    assert headroom(*few(command, out))[0] == 0
    assert b"earlier" not in out.read_bytes()


@pytest.mark.parametrize(
    ("command", "link"),
    [("run", "notes.md"), ("run", "notes"), *((each, f"link{OWN[each]}") for each in WRITING)],
)
def test_that_a_file_of_another_kind_is_replaced_only_when_that_is_asked_for(
    headroom, council, command, link
):
    notes, out = council / "notes.md", council / link
    notes.write_text("kept", encoding="utf-8")
    if link == "notes":
        notes.rename(out)
    elif out != notes:
        out.symlink_to(notes)
    before = state(council)
    code, answer, complaints = headroom(*few(command, out))
    assert (code, answer) == (2, "")
    there = "leads to notes.md, which" if out.is_symlink() else "is there already and"
    assert complaints == (
        f"{link} cannot be written: it {there} does not end in {OWN[command]}. "
        "Add --replace to write over it, or give another name.\n"
    )
    assert state(council) == before
    assert headroom(*few(command, out, "--replace"))[0] == 0
    assert out.read_bytes() != b"kept"
    assert out.is_symlink() == link.startswith("link")


# Places where nothing can be put


@pytest.mark.usefixtures("no_work")
@pytest.mark.parametrize(
    ("out", "says"),
    [
        (f"{'x' * 300}", "the name is too long"),
        ("loop", "it is a link that leads back to itself"),
        ("pipe", "it is no ordinary file"),
        ("nowhere/new", "its folder is not there"),
    ],
)
@pytest.mark.parametrize("command", WRITING)
def test_that_a_place_that_nothing_can_be_put_in_is_told_before_any_work(
    *, headroom, council, command, out, says
):
    ending = OWN[command]
    (council / f"loop{ending}").symlink_to(f"loop{ending}")
    os.mkfifo(council / f"pipe{ending}")
    words = few(command, f"{out}{ending}")
    code, answer, complaints = headroom(*words)
    assert (code, answer) == (2, "")
    assert says in complaints


def test_that_staff_can_be_read_back_from_where_they_were_put(headroom, council):
    assert headroom(*few("import-staff", council / "OURS.HEADROOM"))[0] == 0
    assert len(read(council / "OURS.HEADROOM").scenario.staff) == 1

"""No command writes over what it reads or what came with Headroom, whatever it is called by."""

import os
import shutil
from pathlib import Path

import pytest

from app.argument_types import Reads, writes
from app.files import protected
from app.files.protected import Use, is_same_file, is_shipped
from app.files.templates import FOLDER
from tests.app.writing_commands import COMMANDS, FILES, NAMED, WRITING, arguments, state, typed

NO_FILE = {
    "by", "code", "date", "figure", "first_day", "format", "futures", "month", "outcome", "path",
    "seed", "set", "vary", "without", "workers",
}  # fmt: skip
"""Arguments with a value that names no file."""


def test_that_every_argument_says_whether_it_names_a_file():
    unsaid = {
        (command, action.dest)
        for command in COMMANDS
        for action in arguments(command)
        if not isinstance(action.type, Reads) and action.type is not writes
        if action.dest not in NO_FILE
    }
    assert unsaid == set()


def test_that_every_command_that_writes_is_tried_here():
    assert WRITING.keys() == {
        command
        for command in COMMANDS
        if any(action.type is writes for action in arguments(command))
    }


# What is read


# Ways to call a file: from a folder that links can be put in, with an ending where one is free.


def itself(file, _folder, _ending):
    return file


def spelled_otherwise(file, folder, _ending):
    return Path(os.path.relpath(file.parent, folder), "..", file.parent.name, file.name)


def linked(file, folder, ending):
    link = folder / f"link{ending}"
    link.symlink_to(os.path.relpath(file, folder))
    return link


def linked_twice(file, folder, ending):
    first, second = linked(file, folder, ".first"), folder / f"second{ending}"
    second.symlink_to(first)
    return second


def in_a_linked_folder(file, folder, _ending):
    other = folder.parent / "other"
    other.symlink_to(file.parent)
    return other / file.name


def with_a_second_name(file, folder, ending):
    second = folder / f"second{ending}"
    os.link(file, second)
    return second


NAMED_ANEW = (linked, linked_twice, with_a_second_name)
WAYS = (itself, spelled_otherwise, in_a_linked_folder, *NAMED_ANEW)
READ = {
    command: [
        *(FILES[each.type.use] for each in arguments(command) if isinstance(each.type, Reads)),
        NAMED,
    ]
    for command in WRITING
}


@pytest.mark.usefixtures("no_work")
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    ("command", "name"), [(command, name) for command in READ for name in READ[command]]
)
def test_that_nothing_is_written_over_what_is_read(headroom, council, command, name, way):
    use = next((use for use, file in FILES.items() if file == name), Use.COMPARED)
    endings = WRITING[command] if way in NAMED_ANEW else [""]
    for number, ending in enumerate(endings):
        folder = council.parent / f"{number}" / "council"
        shutil.copytree(council, folder)
        os.chdir(folder)
        out = way(folder / name, folder, ending)
        before = state(folder)
        for more in ((), ("--replace",)):
            code, answer, complaints = headroom(*typed(command, out, *more))
            assert (code, answer) == (2, "")
            same = "" if out.name == name else f"the same file as {name}, "
            lost = "which would be lost" if same else "and would be lost"
            said = f"cannot be written: it is {same}{use}, {lost}. Give another name."
            assert complaints == f"{out.name} {said}\n"
            assert state(folder) == before


def test_that_the_file_system_is_asked_whether_two_names_are_one_file(council, monkeypatch):
    assert not is_same_file(council / "plan.headroom", council / "PLAN.headroom")
    monkeypatch.setattr(
        os.path, "samefile", lambda one, other: str(one).lower() == str(other).lower()
    )
    assert is_same_file(council / "plan.headroom", council / "PLAN.headroom")


def test_that_a_folder_of_files_takes_the_place_of_nothing(headroom, council):
    typed = ("report", "plan.headroom", "--futures", 4, "--workers", 1, "--out", council)
    assert headroom(*typed)[0] == 0
    (first,) = (each for each in council.iterdir() if each.is_dir())
    # The scenario that is read now lies where the first of its kind was put.
    shutil.copy("plan.headroom", first / "scenarios" / "plan.headroom")
    shutil.copy(NAMED, first / "scenarios" / NAMED)
    before = state(council)
    typed = ("report", first / "scenarios" / "plan.headroom", *typed[2:])
    assert headroom(*typed)[0] == 0
    after = state(council)
    assert {path: after[path] for path in before} == before
    assert len([each for each in council.iterdir() if each.is_dir()]) == 2


# What came with Headroom


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Folders like those of Headroom: a test that fails must not spoil the real ones."""
    scenarios, assets = tmp_path / "headroom" / "scenarios", tmp_path / "headroom" / "assets"
    shutil.copytree(FOLDER, scenarios)
    shutil.copytree(FOLDER.parent / "assets" / "evidence", assets / "evidence")
    shutil.copy(FOLDER.parent / "assets" / "staff-sample.csv", assets)
    monkeypatch.setattr(protected, "FOLDERS", (scenarios, assets))
    return tmp_path / "headroom"


def test_that_all_that_came_with_headroom_is_known():
    root = FOLDER.parent
    kept = [file for name in ("scenarios", "assets") for file in (root / name).rglob("*")]
    assert len(kept) > 50
    assert [file for file in kept if not is_shipped(file)] == []
    assert is_shipped(root / "scenarios" / ".." / "assets" / "new" / "new.csv")
    assert not is_shipped(root / "outlook.csv")
    assert not is_shipped(Path("a\0b"))


COMES = "comes with Headroom and stays as it is. Choose another folder.\n"


@pytest.mark.usefixtures("no_work", "council")
@pytest.mark.parametrize("command", WRITING)
def test_that_nothing_is_written_over_what_came_with_headroom(headroom, shipped, command):
    before = state(shipped)
    for file in before:
        code, answer, complaints = headroom(*typed(command, shipped / file, "--replace"))
        assert (code, answer) == (2, "")
        assert complaints == f"{file.name} cannot be written: it {COMES}"
    assert state(shipped) == before


@pytest.mark.usefixtures("no_work")
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("command", WRITING)
def test_that_what_came_with_headroom_is_known_by_any_name(
    *, headroom, council, shipped, command, way
):
    before = state(shipped)
    out = way(shipped / "scenarios" / "birmingham.headroom", council, WRITING[command][0])
    code, _, complaints = headroom(*typed(command, out, "--replace"))
    assert (code, complaints) == (2, f"{out.name} cannot be written: it {COMES}")
    assert state(shipped) == before


@pytest.mark.usefixtures("no_work", "council")
@pytest.mark.parametrize("command", WRITING)
def test_that_nothing_new_is_put_among_what_came_with_headroom(headroom, shipped, command):
    before = state(shipped)
    for folder in ("scenarios", "assets", "assets/evidence"):
        for ending in WRITING[command]:
            code, _, complaints = headroom(*typed(command, shipped / folder / f"new{ending}"))
            assert (code, complaints) == (
                2, f"new{ending} cannot be written: its folder {COMES}"
            )  # fmt: skip
        code, _, complaints = headroom(*typed(command, shipped / folder))
        assert (code, complaints) == (2, f"{Path(folder).name} cannot be written: it {COMES}")
    assert state(shipped) == before

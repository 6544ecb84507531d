"""What is handed over is whole or not there at all, and holds nothing that is not meant for it."""

import errno
import os
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.briefing import Briefing
from app.document import with_value
from app.exports import figures, making
from app.exports.making import Cancelled, Format, make_file, make_pack
from app.exports.naming import free_name
from app.files.scenario_file import parse
from app.problem import CannotUse
from app.story.choosing import scenario_beside
from sim.grades import Grade
from sim.scenario import StaffMember
from tests.exports.stories import BASELINE, story_beside

SECRET = StaffMember(Grade.SENIOR, True, 0.81237194, 43.2187651, 7.6543219)


@pytest.fixture(scope="module")
def told():
    """The steps of the pack, as they were told."""
    return []


@pytest.fixture(scope="module")
def pack(story, told, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    return make_pack(story, folder, on_step=lambda *step: told.append(step))


@pytest.fixture
def quick(monkeypatch):
    """Steps that take no time, where it does not matter what is made."""

    def steps(*_):
        for number in range(8):
            yield f"step {number}", lambda number=number: {f"{number}.txt": b"made"}

    monkeypatch.setattr(making, "_steps", steps)


@pytest.fixture
def shared(monkeypatch, printed):
    """Papers that other tests look at too are made once for all; no pack here made those."""
    monkeypatch.setattr(Format, "content", lambda form, told, _: printed(form, told))


@pytest.fixture
def bare(monkeypatch):
    """Every file under its own name, where it does not matter what is in papers and pictures."""
    monkeypatch.setattr(Format, "content", lambda form, *_: f"a {form.label}".encode())
    monkeypatch.setattr(figures, "picture_of", lambda *_: b"a picture")


def test_that_a_pack_has_every_format_and_a_picture_of_every_figure(pack, story):
    suffixes = {file.suffix for file in pack.iterdir()}
    assert suffixes >= {form.suffix for form in Format}
    figures = {figure.key for page in story.pages for figure in page.figures}
    for suffix in ("svg", "png"):
        drawn = {file.stem[3:] for file in (pack / "figures").glob(f"*.{suffix}")}
        assert drawn == figures


def test_that_the_list_of_contents_has_the_hash_of_every_file(pack, story):
    text = (pack / "contents.txt").read_text(encoding="utf-8")
    files = [file for file in pack.rglob("*") if file.is_file() and file.name != "contents.txt"]
    for file in files:
        name = file.relative_to(pack).as_posix()
        assert f"{sha256(file.read_bytes()).hexdigest()}  {name}\n" in text
    assert text.count("  ") == len(files)
    assert story.stamp.code in text


def test_that_the_scenarios_of_a_pack_play_what_was_played(pack, story):
    kept = [
        parse(file.read_text(encoding="utf-8"), file.name).key
        for file in (pack / "scenarios").iterdir()
    ]
    played = {story.case.document.key, *(other.document.key for other in story.case.others)}
    assert set(kept) == played | {story.case.answer.question.baseline.key}
    assert len(kept) == len(set(kept))


@pytest.mark.usefixtures("bare")
def test_that_a_scenario_of_a_pack_finds_the_others_beside_it_there(tmp_path):
    elsewhere = "/home/a.planner/plans/other.headroom"
    document = replace(BASELINE, title="Mine", briefing=Briefing(beside=(elsewhere,)))
    one, other = (
        replace(with_value(BASELINE, "pay.golden_hello", value), title=title)
        for value, title in ((3000, "Theirs"), (4500, "THEIRS"))
    )
    made = make_pack(story_beside(document, document, (one, other)), tmp_path)
    mine = parse((made / "scenarios/Mine.headroom").read_text(encoding="utf-8"), "Mine.headroom")
    found = [scenario_beside(name, made / "scenarios") for name in mine.briefing.beside]
    assert [each.key for each in found] == [one.key, other.key]
    names = [file.name.casefold() for file in (made / "scenarios").iterdir()]
    assert len(set(names)) == len(names) == 3
    assert "a.planner" not in "".join(
        file.read_text(encoding="utf-8") for file in (made / "scenarios").iterdir()
    )
    contents = (made / "contents.txt").read_text(encoding="utf-8")
    assert "FILE" not in contents
    assert '"scenarios/Mine.headroom"' in contents


@pytest.mark.usefixtures("shared")
def test_that_two_packs_are_the_same_bytes(pack, story, tmp_path):
    other = make_pack(story, tmp_path)
    assert {file.name for file in other.rglob("*")} == {file.name for file in pack.rglob("*")}
    for file in other.rglob("*"):
        if file.is_file():
            assert file.read_bytes() == (pack / file.relative_to(other)).read_bytes(), file.name


def test_that_every_step_is_told_before_it_is_done(pack, told):
    assert pack.exists()
    assert [place for _, place, _ in told] == list(range(1, len(told) + 1))
    assert {of for _, _, of in told} == {len(told)}


@pytest.mark.parametrize("after", [0, 1, 4, 7])
@pytest.mark.usefixtures("quick")
def test_that_a_cancelled_pack_leaves_nothing(plain_story, tmp_path, after):
    asked = iter(range(100))
    with pytest.raises(Cancelled):
        make_pack(plain_story, tmp_path, is_cancelled=lambda: next(asked) >= after)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_that_a_pack_that_cannot_be_written_leaves_nothing(
    plain_story, tmp_path, monkeypatch, number
):
    done = []

    def fsync(handle):
        done.append(handle)
        if len(done) > 3:
            raise OSError(number, "")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(CannotUse) as fault:
        make_pack(plain_story, tmp_path)
    assert list(tmp_path.iterdir()) == []
    said = {errno.ENOSPC: "the disk is full", errno.EACCES: "another program keeps it open"}
    assert said[number] in str(fault.value)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("form", Format)
def test_that_a_file_that_cannot_be_written_is_as_it_was(plain_story, tmp_path, monkeypatch, form):
    path = tmp_path / f"brief{form.suffix}"
    path.write_bytes(b"before")

    def full(*_):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotUse):
        make_file(plain_story, path, form)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"before"


@pytest.mark.usefixtures("quick")
def test_that_a_pack_never_takes_the_place_of_another(plain_story, tmp_path):
    first, second = make_pack(plain_story, tmp_path), make_pack(plain_story, tmp_path)
    assert (first.name, second.name) == ("The plan", "The plan 2")
    assert free_name(tmp_path / "brief.v1.pptx") == tmp_path / "brief.v1.pptx"


def test_that_nothing_of_a_staff_table_leaves(tmp_path):
    scenario = replace(BASELINE.scenario, staff=(SECRET,) * 40)
    document = replace(BASELINE, title="Ours", scenario=scenario)
    pack = make_pack(story_beside(document, document, (BASELINE,)), tmp_path)
    assert not (pack / "scenarios").exists() or not list((pack / "scenarios").glob("Ours*"))
    contents = (pack / "contents.txt").read_text(encoding="utf-8")
    assert "Ours holds a staff table and was left out." in contents
    for file in pack.rglob("*"):
        if file.is_file():
            for content in opened(file.read_bytes()):
                assert b"0.812371" not in content, file.name
                assert b"43.21876" not in content, file.name


def opened(content):
    """A file's bytes, and those of everything that is packed in it."""
    yield content
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from opened(archive.read(name))


@pytest.mark.usefixtures("shared")
def test_that_a_title_of_anything_names_a_folder_and_files(hostile_story, tmp_path):
    pack = make_pack(hostile_story, tmp_path)
    assert pack.parent == tmp_path
    for file in pack.rglob("*"):
        assert not file.name.startswith(("=", "+", "-", "@", "."))
        assert len(file.name.encode()) <= 255

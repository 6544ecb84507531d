"""Files that are wrong by accident or on purpose: never a crash, always a sentence."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.files.migrations import Step, brought_up
from app.files.scenario_file import parse, read, text_of
from app.files.text import Record
from app.problem import CannotUse
from tests.app.birmingham import DOCUMENT, HANDED_OVER
from tests.app.hostile import GOOD, check_sentences, refusal

# Files that are no scenario


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("null", "is not a Headroom scenario"),
        ("[1, 2]", "is not a Headroom scenario"),
        ('{"name": "package", "version": "1.0"}', "is not a Headroom scenario"),
        ("hello", "line 1, column 1 is no value"),
        ("{'headroom': 1}", "line 1, column 2 is no name in double quotes"),
        ('{"headroom": 1,}', "a comma is one too many"),
        ('{"headroom": 1 "title": ""}', "a comma or a closing bracket is missing"),
        ('{"headroom" 1}', "a colon is missing"),
        ('{"headroom": 1} x', "more text after the end"),
        ('{"title": "a\nb"}', "a line end or control character inside a text"),
        ('{"title": "a', "never closed"),
        ('{"title": "\\q"}', "cannot be read from here on"),
        ('{"headroom": 1', "the file was cut off"),
        ('{"headroom": 3}', "from a newer Headroom; this one reads format 2"),
        ('{"headroom": 3' + "0" * 250 + "}", "from a newer Headroom"),
        ("[" * 200_000, "nests brackets more than 20 deep"),
        ('{"a":' * 200_000, "nests brackets more than 20 deep"),
        ('"\\' * 100_000, "never closed"),
        ('"' * 1_000_000, "more text after the end"),
    ],
)
def test_that_a_text_that_is_no_scenario_is_refused_in_a_sentence(text, words):
    (sentence,) = refusal(text).sentences()
    assert words in sentence


def test_that_a_text_full_of_names_is_refused_in_reasonable_time():
    names = ",".join(f'"k{n}": 1' for n in range(100_000))
    refused = refusal(GOOD.rstrip()[:-1] + "," + names + "}")
    assert "holds 100,015 names in one place" in refused.sentences()[0]
    rows = json.dumps(json.loads(GOOD) | {"staff": [{f"k{n}": 0 for n in range(30)}] * 2_000})
    assert refusal(rows).sentences()[-1].endswith("more.")


@given(st.integers(1, len(GOOD.rstrip()) - 1))
def test_that_a_file_cut_off_anywhere_is_refused(length):
    refused = refusal(GOOD[:length])
    assert refused.problems[0].place.startswith("line ")


@given(st.binary(max_size=300))
def test_that_any_bytes_are_refused(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("bytes") / "x.headroom"
    file.write_bytes(content)
    with pytest.raises(CannotUse) as caught:
        read(file)
    check_sentences(caught.value)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(1, 255)), min_size=1))
def test_that_flipped_bits_are_read_or_refused(tmp_path_factory, flips):
    content = bytearray(GOOD.encode())
    for place, bits in flips:
        content[place] ^= bits
    file = tmp_path_factory.mktemp("flips") / "x.headroom"
    file.write_bytes(bytes(content))
    try:
        read(file)
    except CannotUse as refused:
        check_sentences(refused)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([10**400, -(10**19), 1e308, -0.0])
    | st.text(alphabet=st.characters(exclude_categories=())),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet=st.characters(exclude_categories=())), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(data: object, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items: list[tuple[Any, Any]] = []
    if isinstance(data, dict):
        items = list(data.items())
    elif isinstance(data, list):
        items = list(enumerate(data))
    return [here, *(place for key, inner in items for place in places(inner, (*here, key)))][
        0 if here else 1 :
    ]


WHOLE = text_of(HANDED_OVER)
PLACES = places(json.loads(WHOLE))


KEPT = [place for place in PLACES if place[0] in ("briefing", "assurance", "published", "log")]


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES) | st.sampled_from(KEPT), ANYTHING), min_size=1, max_size=6
    )
)
def test_that_anything_anywhere_is_read_or_refused(changes):
    data: Any = json.loads(WHOLE)
    for place, new in changes:
        inner = data
        for key in place[:-1]:
            inner = inner[key] if reaches(inner, key) else None
        if reaches(inner, place[-1]):
            inner[place[-1]] = new
    try:
        document = parse(json.dumps(data), "x.headroom")
    except CannotUse as refused:
        check_sentences(refused)
    else:
        again = parse(text_of(document), "x.headroom")
        assert (again, again.log) == (document, document.log)


def reaches(data: object, key: object) -> bool:
    if isinstance(data, list):
        return isinstance(key, int) and key < len(data)
    return isinstance(data, dict) and key in data


# Files that cannot be read


def write_bytes(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def make_huge(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(2**30)


MADE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda file: None, "x.headroom is not there. Check the name and the folder."),
    "folder": (lambda file: file.mkdir(), "is a folder"),
    "empty": (lambda file: file.touch(), "is empty"),
    "huge": (make_huge, "is larger than 5 MB"),
    "sixteen bits": (lambda file: write_bytes(file, GOOD.encode("utf-16")), "not in UTF-8"),
    "latin": (
        lambda file: write_bytes(file, GOOD.replace("Work", "W\xf6rk").encode("latin-1")),
        "line 5 is not in UTF-8",
    ),
    "picture": (lambda file: write_bytes(file, b"\x89PNG\r\n\x1a\n\0\0"), "zero bytes"),
    "loop": (lambda file: file.symlink_to(file.name), "cannot be read"),
}


@pytest.mark.parametrize("kind", MADE)
def test_that_a_file_that_cannot_be_read_is_told(tmp_path, kind):
    file = tmp_path / "x.headroom"
    make, words = MADE[kind]
    make(file)
    with pytest.raises(CannotUse) as caught:
        read(file)
    check_sentences(caught.value)
    assert words in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_that_a_pipe_or_a_device_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "x.headroom")
    for path in (tmp_path / "x.headroom", Path(os.devnull)):
        with pytest.raises(CannotUse, match="is no ordinary file but a device or a pipe"):
            read(path)


def test_that_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    def forbid(*_):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.headroom").touch()
    monkeypatch.setattr(Path, "open", forbid)
    with pytest.raises(CannotUse, match="may not be read by you"):
        read(tmp_path / "x.headroom")


@pytest.mark.parametrize("name", ["a\0b", "n" * 300, "\ud800"])
def test_that_a_name_that_no_file_can_have_is_told(tmp_path, name):
    with pytest.raises(CannotUse) as caught:
        read(tmp_path / name)
    assert all(sentence.isprintable() for sentence in caught.value.sentences())


def test_that_a_byte_order_mark_is_read(tmp_path):
    file = tmp_path / "x.headroom"
    file.write_bytes(GOOD.encode("utf-8-sig"))
    assert read(file) == DOCUMENT


def test_that_line_ends_of_windows_are_read(tmp_path):
    file = tmp_path / "x.headroom"
    file.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert read(file) == DOCUMENT


# Older files


def test_that_an_older_file_is_brought_up_step_by_step_and_kept():
    def rename(data):
        data["title"] = data.pop("name")
        return data

    def count(data):
        data["headroom"] += 1
        return data

    old = Record(headroom=1, name="Birmingham")
    new = brought_up(old, 1, [Step("The name is a title.", rename), Step("Counted.", count)])
    assert new == {"headroom": 2, "title": "Birmingham"}
    assert old == {"headroom": 1, "name": "Birmingham"}
    assert brought_up(new, 3, [Step("", rename), Step("", count)]) == new

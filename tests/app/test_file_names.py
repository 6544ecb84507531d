"""Names of files made from titles that may hold anything."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.names import file_name, safe_name

HOSTILE = [
    "../../x",
    "..\\..\\x",
    "/etc/passwd",
    "C:\\Windows\\x",
    "CON",
    "con.txt",
    "Lpt1",
    "COM¹",
    "nul . ",
    "=cmd()",
    "+1",
    "-rf",
    "@x",
    "<img src=file:///etc/passwd>",
    "n" * 300,
    "👩‍👧" * 90,
    "é" * 200,
    "a\0b\nc",
    "\u202egnp.exe",
    ".hidden",
    "...",
    "   ",
    "",
    "a. ",
    "~x",
    'a"b|c?d*e',
]
RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"}
RESERVED |= {f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"}


def check(name):
    assert name
    assert not set(name) & set('<>:"/\\|?*')
    assert all(each.isprintable() for each in name)
    assert name[0] not in " .=+-@~"
    assert name[-1] not in " ."
    assert name.partition(".")[0].rstrip().lower() not in RESERVED
    assert len(file_name(name).encode()) <= 200
    assert unicodedata.is_normalized("NFC", name)


@pytest.mark.parametrize("title", HOSTILE)
def test_that_a_hostile_title_becomes_a_name_within_the_folder(tmp_path, title):
    check(safe_name(title))
    path = tmp_path / file_name(title)
    path.write_text("x")
    assert os.listdir(tmp_path) == [path.name]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_that_any_title_becomes_a_safe_name(title):
    check(safe_name(title))


@given(st.text(max_size=300).map(safe_name))
def test_that_a_safe_name_stays_as_it_is(name):
    assert safe_name(name) == name


def test_that_a_plain_title_stays_as_it_is():
    assert file_name("Golden hello £6,000, plan B") == "Golden hello £6,000, plan B.headroom"

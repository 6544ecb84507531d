"""Packages of parts: the same parts give the same bytes, whatever the clock says."""

import zipfile
from io import BytesIO

from app.exports.package import settled

CORE = "docProps/core.xml"


def packed(parts: dict[str, bytes], when: tuple[int, int, int, int, int, int]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name, when), part)
    return stream.getvalue()


def dated(day: bytes) -> bytes:
    return b'<dcterms:created xsi:type="dcterms:W3CDTF">' + day + b"</dcterms:created>"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def slides(year: int) -> bytes:
    """A presentation of one day with a workbook inside that was written in some year."""
    when = (year, 2, 3, 4, 5, 6)
    workbook = packed({CORE: dated(b"%d-02-03" % year), "sheet.xml": b"1"}, when)
    return packed({"z.xml": b"z", CORE: dated(b"2026-11-22"), "embedded/1.xlsx": workbook}, when)


def test_that_the_clock_is_not_in_it():
    assert slides(2024) != slides(2025)
    assert settled(slides(2024)) == settled(slides(2025))


def test_that_every_part_stays_what_and_where_it_was():
    before, after = parts_of(slides(2024)), parts_of(settled(slides(2024)))
    assert list(before) == list(after)
    assert before["z.xml"] == after["z.xml"]
    assert before[CORE] == after[CORE]


def test_that_a_workbook_inside_has_the_date_of_the_whole():
    inner = parts_of(parts_of(settled(slides(2024)))["embedded/1.xlsx"])
    assert inner == {CORE: dated(b"2026-11-22"), "sheet.xml": b"1"}


def test_that_settling_twice_changes_nothing():
    once = settled(slides(2024))
    assert settled(once) == once

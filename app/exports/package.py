"""Office files are packages of parts; here one is packed so that the same parts are the same bytes.

Whoever writes such a file stamps each part with the clock, and a workbook inside a slide with the
day it was written: two files of one story would differ where nothing in them does.
"""

import re
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The earliest a package can say."""
_PROPERTIES = "docProps/core.xml"
_PACKED = (".xlsx",)
"""Parts that are packages themselves: the numbers behind a chart."""
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)([^<]*)")


def settled(content: bytes) -> bytes:
    """A package without the clock in it; packages inside have the date of the whole.

    The parts keep their order.
    """
    with ZipFile(BytesIO(content)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    dates = _DATES.search(dict(parts).get(_PROPERTIES, b""))
    made = dates[2] if dates else b""
    return packed([(name, _inside(name, part, made)) for name, part in parts])


def _inside(name: str, part: bytes, made: bytes) -> bytes:
    """A part; one that is a package itself has the date of the whole."""
    if not name.endswith(_PACKED):
        return part
    with ZipFile(BytesIO(part)) as package:
        parts = [(each, package.read(each)) for each in package.namelist()]
    return packed(
        [
            (each, _DATES.sub(rb"\g<1>" + made, inner) if each == _PROPERTIES else inner)
            for each, inner in parts
        ]
    )


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of these parts, by their names; the same parts are the same bytes."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in parts:
            entry = ZipInfo(name, _WHEN)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else it says on which system it was made
            package.writestr(entry, part)
    return stream.getvalue()

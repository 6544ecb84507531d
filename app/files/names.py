"""Names for files, made from titles that may hold anything."""

import re

from app.clean_text import clean
from app.files.scenario_file import SUFFIX

_MOST_CHARACTERS = 80
_MOST_BYTES = 180
"""Less than the 255 that a name can have on most systems, so that a number can still be added."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE
)
"""What Windows takes for a device, whatever follows the first full stop."""


def safe_name(title: str) -> str:
    """A name that every system takes, without ending, and that stays in the folder it is put in.

    >>> safe_name("../../x"), safe_name("CON"), safe_name("=cmd()"), safe_name(" ")
    ('x', 'Scenario CON', 'cmd()', 'Scenario')
    """
    spaced = _NOT_IN_NAMES.sub(" ", clean(title))
    readable = "".join(each for each in spaced if each.isspace() or each.isprintable())
    # A full stop in front hides a file, and = + - @ at the front is a formula in a spreadsheet.
    name = _cut(" ".join(readable.split()).lstrip(" .=+-@~$'")).rstrip(" .")
    if not name:
        return "Scenario"
    return f"Scenario {name}" if _RESERVED.match(name) else name


def file_name(title: str, number: int = 1) -> str:
    """The name suggested for a scenario's file; the second and further of a name are numbered."""
    return safe_name(title) + (f" {number}" if number > 1 else "") + SUFFIX


def _cut(name: str) -> str:
    short = name[:_MOST_CHARACTERS]
    while len(short.encode(errors="replace")) > _MOST_BYTES:
        short = short[:-1]
    return short

"""Text as cells hold it: how much, in how many lines, under which headers."""

from collections.abc import Sequence
from textwrap import wrap

LONGEST_CELL = 32_767
"""What a cell holds, in the units in which Excel counts: some characters are two."""
LONGEST_HEADER = 255
"""What the header of a table holds."""
_LETTERS_A_CHARACTER = 1.15
"""A column is measured in noughts; letters are narrower, taken together."""


def fitted(text: str, most: int = LONGEST_CELL) -> str:
    """Text that a cell can hold: what is too long ends in an ellipsis.

    >>> fitted("abcdef", 4), fitted("🧒🧒🧒", 5)
    ('abc…', '🧒🧒…')
    """
    if _length(text) <= most:
        return text
    kept = text[: most - 1]
    while _length(kept) > most - 1:
        kept = kept[:-1]
    return f"{kept}…"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def lines_of(text: str, width: int) -> int:
    """In how many lines a text stands in a column so many characters wide.

    >>> lines_of("Middle future (FTE)", 11), lines_of("", 11)
    (2, 1)
    """
    room = max(1, int(width * _LETTERS_A_CHARACTER))
    if len(text) <= room and "\n" not in text:
        return 1
    return max(1, sum(len(wrap(line, room)) or 1 for line in text.splitlines()))


def distinct(headers: Sequence[str]) -> list[str]:
    """Headers as a table wants them: none empty, none too long, no two alike.

    >>> distinct(["Plan", "plan", ""])
    ['Plan', 'plan (2)', 'Column 3']
    """
    made: list[str] = []
    seen: set[str] = set()
    for place, header in enumerate(headers, start=1):
        base = fitted(header or f"Column {place}", LONGEST_HEADER)
        name, count = base, 1
        while name.lower() in seen:
            count += 1
            name = f"{fitted(base, LONGEST_HEADER - 6)} ({count})"
        seen.add(name.lower())
        made.append(name)
    return made

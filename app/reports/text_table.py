"""Plain text in columns, and text for a stream that cannot carry every character."""

from collections.abc import Sequence

_PLAIN = {
    **{"░": ".", "▒": ":", "█": "#", "═": "=", "─": "-", "│": "|", "└": "+", "┬": "+"},
    **{"·": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "×": "x"},
    "£": "GBP ",
    "†": "+",
}


def table(
    heads: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    gap: int = 2,
    *,
    left: bool = False,
) -> list[str]:
    """Lines of a table: the first column to the left, all others to the right unless ``left``.

    >>> table([["", "FTE"]], [["Mar 2015", "358"], ["Jun 2015", "1,361"]])
    ['            FTE', 'Mar 2015    358', 'Jun 2015  1,361']
    """
    cells = [*heads, *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    place = str.ljust if left else str.rjust
    return [
        (" " * gap).join([row[0].ljust(widths[0]), *map(place, row[1:], widths[1:])]).rstrip()
        for row in cells
    ]


def for_encoding(text: str, encoding: str | None) -> str:
    """Text with plain characters in the place of those that a stream cannot carry.

    >>> for_encoding("£5 ░█ é", "ascii")
    'GBP 5 .# \\\\xe9'
    """
    name = encoding or "ascii"
    replaced = {ord(each): plain for each, plain in _PLAIN.items() if not _fits(each, name)}
    return text.translate(replaced).encode(name, "backslashreplace").decode(name)


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

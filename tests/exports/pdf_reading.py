"""A tagged PDF as poppler reads it: its parts in the order a screen reader takes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.exports.office import run, wanted

_TAG = re.compile(r"^( *)([A-Z][A-Za-z0-9]*)\b")
_TEXT = re.compile(r'^( *)"(.*)"$')
_ALT = re.compile(rb"/S/Figure\b[^>]*?/Alt\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]*>)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{3}|\r?\n|.)", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\n": b"", b"\r\n": b""}


@dataclass
class Part:
    """A part of the document: what it is, its own words, and what it holds."""

    tag: str
    texts: list[str] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that is said in it."""
        return " ".join([*self.texts, *(part.words for part in self.parts)])

    def all(self, *tags: str) -> Iterator["Part"]:
        """Every part within that is one of these."""
        for part in self.parts:
            if part.tag in tags:
                yield part
            yield from part.all(*tags)


def structure(path: Path, *, texts: bool = True) -> Part:
    """The whole document as a tree of its tags.

    With its texts it is slow to read: poppler goes through a page again for each of them.
    """
    root = Part("Root")
    open_parts = [(-1, root)]
    asked = "-struct-text" if texts else "-struct"
    for line in run([wanted("pdfinfo"), asked, str(path)]).split("\n"):
        text, tag = _TEXT.match(line), _TAG.match(line)
        if text:
            open_parts[-1][1].texts.append(text[2])
        elif tag:
            depth, part = len(tag[1]), Part(tag[2])
            while open_parts[-1][0] >= depth:
                open_parts.pop()
            open_parts[-1][1].parts.append(part)
            open_parts.append((depth, part))
    return root


def rows(table: Part) -> list[list[str]]:
    """The cells of a table, each without the places where its lines are broken."""
    return [[squeezed(cell.words) for cell in row.all("TH", "TD")] for row in table.all("TR")]


def squeezed(text: str) -> str:
    """A text without blanks and without places where a long word may be broken."""
    return "".join(text.replace("\u200b", "").split())


def descriptions(content: bytes) -> list[str]:
    """What is said of each figure to those who do not see it, from the bytes themselves."""
    return [_string(found) for found in _ALT.findall(content)]


def _string(raw: bytes) -> str:
    """A string of a PDF: in brackets, or in hexadecimal digits with UTF-16 behind a mark."""
    if raw.startswith(b"<"):
        return bytes.fromhex(raw[1:-1].decode()).decode("utf-16")
    plain = _ESCAPED.sub(
        lambda found: _MEANT.get(found[1]) or (
            bytes([int(found[1], 8)]) if found[1][:1].isdigit() else found[1]
        ),
        raw[1:-1],
    )  # fmt: skip
    return plain.decode("utf-16" if plain.startswith(b"\xfe\xff") else "latin-1")

"""The guide as help pages: which there are, what links mean, and what a search finds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent.parent / "assets"
GUIDE = ASSETS / "guide"
FIRST = "the-window"
GLOSSARY = "glossary"

CONTENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The window", (FIRST, "evidence", "briefing")),
    (
        "Levers and assumptions",
        (
            "pay-and-offers", "recruitment", "agency", "demand", "practice-and-teams",
            "structure-and-shocks", "years-that-differ", "money",
        ),
    ),
    ("Reading the answer", ("limits", "method", "history", "learning", GLOSSARY)),
    (
        "Files and the command line",
        ("files-on-your-computer", "scenario-files", "assurance", "first-steps"),
    ),
    ("Behind it", ("model", "../evidence/README")),
)  # fmt: skip
"""The pages in the order they are listed, under their headings."""

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$")
_FENCE = re.compile(r"^```")
_LINKED = re.compile(r"\[([^\]\n]*)\]\([^)\s]+\)")
_EXCERPT = 80


@dataclass(frozen=True)
class Page:
    """One help page."""

    name: str
    """Its file beside the guide, without the ending: ``glossary``, ``../evidence/README``."""
    title: str
    text: str
    """In Markdown."""


@dataclass(frozen=True)
class Place:
    """A page, and the heading on it that is meant, if one is."""

    name: str
    anchor: str = ""


@dataclass(frozen=True)
class Found:
    """A part of a page that holds every word looked for."""

    place: Place
    title: str
    """Of the page."""
    heading: str
    """Of the part; that of the page if it stands above all others."""
    excerpt: str


def page_about(title: str) -> str:
    """The help page of a heading in the window; the first page if none is about it."""
    name = slug(title)
    return name if exists(name) else FIRST


@cache
def page(name: str) -> Page:
    """A page by name; ``LookupError`` if there is none."""
    file = (GUIDE / f"{name}.md").resolve()
    if not file.is_relative_to(ASSETS.parent) or not file.is_file():
        raise LookupError(f"There is no page {name}.")
    text = file.read_text(encoding="utf-8")
    title = next(words for level, words, _ in parts(text) if level == 1)
    return Page(name, title, text)


def exists(name: str) -> bool:
    """Whether there is a page of a name."""
    try:
        page(name)
    except LookupError:
        return False
    return True


def pages() -> Iterator[Page]:
    """Every page of the contents, in their order."""
    for _, names in CONTENTS:
        yield from (page(name) for name in names)


def follow(name: str, link: str) -> Place | None:
    """Where a link on a page leads; None if it leads to no page."""
    target, _, anchor = link.partition("#")
    if not target:
        return Place(name, anchor)
    if "://" in target or not target.endswith(".md"):
        return None
    file = (GUIDE / f"{name}.md").parent / target
    other = _relative(file).removesuffix(".md")
    return Place(other, anchor) if exists(other) else None


def _relative(file: Path) -> str:
    """A file as seen from the guide."""
    climbed: list[str] = []
    for part in file.parts[len(GUIDE.parts) :]:
        if part == ".." and climbed and climbed[-1] != "..":
            climbed.pop()
        else:
            climbed.append(part)
    name = "/".join(climbed)
    return name.removeprefix("../guide/")


def slug(heading: str) -> str:
    """What a heading is called in a link.

    >>> slug("2.3 Scenario logic"), slug("What is not in the picture")
    ('23-scenario-logic', 'what-is-not-in-the-picture')
    """
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


def parts(text: str) -> Iterator[tuple[int, str, str]]:
    """A page cut at its headings: level, heading, and the text below up to the next."""
    level, heading, lines, fenced = 0, "", list[str](), False
    for line in text.splitlines():
        fenced ^= bool(_FENCE.match(line))
        found = None if fenced else _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        if level:
            yield level, heading, "\n".join(lines).strip()
        level, heading, lines = len(found[1]), found[2], []
    if level:
        yield level, heading, "\n".join(lines).strip()


def search(text: str) -> list[Found]:
    """Every part of a page that holds all of the words, those that say so in the heading first."""
    words = text.casefold().split()
    if not words:
        return []
    found = [hit for each in pages() for hit in _in_page(each, words)]
    return sorted(found, key=lambda hit: (_is_behind(hit), not _holds(hit.heading, words)))


def _is_behind(found: Found) -> bool:
    """Whether it is on a page for those who check the model: of less use to most."""
    return found.place.name in CONTENTS[-1][1]


def _in_page(page: Page, words: list[str]) -> Iterator[Found]:
    for level, heading, markdown in parts(page.text):
        body = read_plainly(markdown)
        if _holds(f"{heading} {body}", words):
            anchor = "" if level == 1 else slug(heading)
            yield Found(Place(page.name, anchor), page.title, heading, _excerpt(body, words))


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)


def read_plainly(markdown: str) -> str:
    """Markdown without its marks, as one line.

    >>> read_plainly("**Read** [limits](limits.md), `24%`.")
    'Read limits, 24%.'
    """
    plain = _LINKED.sub(r"\1", markdown)
    plain = re.sub(r"^\|?[-:| ]+\|$|^```\w*$|^ *(?:-|\d+\.) ", "", plain, flags=re.MULTILINE)
    return " ".join(re.sub(r"[*`]", "", plain).replace("|", " ").split())


def _excerpt(body: str, words: list[str]) -> str:
    """A line round the first word found."""
    at = min((body.casefold().find(word) for word in words if word in body.casefold()), default=0)
    begin = max(0, body.rfind(" ", 0, max(0, at - _EXCERPT // 3)) + 1)
    cut = body[begin : begin + _EXCERPT]
    if begin + _EXCERPT < len(body):
        cut = cut[: cut.rfind(" ")] + " …"
    return f"… {cut}" if begin else cut

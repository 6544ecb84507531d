"""How it was worked out, and what is not in it: said once, in the guide."""

import re
from collections.abc import Mapping

from app.document import Vary
from app.sources.guide import page, parts, read_plainly
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.stamp import Stamp

_LIMITS, _NOT_IN_IT = "limits", "What is not in the picture"
_METHOD = "method"
_HOLDS: Mapping[Vary, str] = {
    "luck": "The range holds luck alone: every future takes the same assumptions",
    "luck+assumptions": "The range holds luck and the assumptions' ranges, and takes all years as "
    "alike",
    "luck+assumptions+years": "The range holds luck, the assumptions' ranges and years that "
    "differ, nothing else",
}
_LEADS_ON = re.compile(r"(?<=\.)\s*[^.]*\[[^\]]*\]\([^)]*\)[^.]*\.")
"""A sentence that leads to another page of the guide: on paper it leads nowhere."""


def missing_page(case: Case, stamp: Stamp) -> Page:
    """What the range of possible futures does not hold."""
    _, points = _points(_LIMITS, _NOT_IN_IT)
    return Page(
        kind=Kind.MISSING,
        headline=_HOLDS[case.document.vary],
        lead="None of the possible futures, inside the range or outside it, holds any of this.",
        points=points,
        speaker=("Say the points that matter here before anybody reads a figure.",),
    )


def method_page(case: Case, stamp: Stamp) -> Page:
    """Half a page on the model and the run."""
    title = next(words for level, words, _ in parts(page(_METHOD).text) if level == 1)
    lead, points = _points(_METHOD, title)
    return Page(
        kind=Kind.METHOD,
        headline="Every possible future plays the service day by day",
        lead=lead,
        points=(*points, f"This run: {stamp.run}. {stamp.varies}."),
        speaker=("The guide that comes with Headroom describes the model whole.",),
    )


def _points(name: str, heading: str) -> tuple[str, tuple[str, ...]]:
    """What a part of a page of the guide says before its list, and each point of the list."""
    text = next(body for _, words, body in parts(page(name).text) if words == heading)
    before, *points = _LEADS_ON.sub("", text).split("\n- ")
    return read_plainly(before), tuple(read_plainly(point) for point in points)

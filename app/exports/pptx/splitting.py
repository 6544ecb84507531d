"""Text that is longer than a slide: what stands on this one, and what goes on the next."""

from bisect import bisect_left

from app.exports.pptx.words import height_of


def split_text(text: str, room: float, height: float, size: float) -> tuple[str, str]:
    """As much of a text as fits, to a word's end, and the rest.

    >>> split_text("one two three", 40, 15, 12)
    ('one', 'two three')
    >>> split_text("one", 400, 15, 12)
    ('one', '')
    """
    if height_of(text, room, size) <= height:
        return text, ""

    def is_long(count: int) -> bool:
        return height_of(text[:count].rstrip(), room, size) > height

    most = bisect_left(range(1, len(text)), True, key=is_long)
    if most == 0:
        return "", text
    at = max(text.rfind(" ", 0, most + 1), text.rfind("\n", 0, most + 1))
    at = at if at > 0 else most
    return text[:at].rstrip(), text[at:].lstrip()

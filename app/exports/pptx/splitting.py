"""Text that is longer than a slide: what stands on this one, and what goes on the next."""

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
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if height_of(text[:middle].rstrip(), room, size) <= height:
            low = middle
        else:
            high = middle
    if low == 0:
        return "", text
    at = max(text.rfind(" ", 0, low + 1), text.rfind("\n", 0, low + 1))
    at = at if at > 0 else low
    return text[:at].rstrip(), text[at:].lstrip()

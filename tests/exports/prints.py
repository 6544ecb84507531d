"""Stories in the formats they are handed over in: what several tests look at is made once."""

from app.exports.making import Format
from app.story.story import Story

_content = Format.content
"""As it is, whatever a test puts in its place."""
_MADE: dict[tuple[Format, int], tuple[Story, bytes]] = {}
"""The story is kept beside what was made of it, so that no other comes to have its number."""


def printed(form: Format, story: Story) -> bytes:
    """The file, made by the first who asks."""
    key = form, id(story)
    if key not in _MADE:
        _MADE[key] = story, _content(form, story)
    return _MADE[key][1]

"""A story as slides."""

from datetime import datetime
from io import BytesIO

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation

from app.exports.package import settled
from app.exports.pptx.deck import fonts_of
from app.exports.pptx.own import own_deck
from app.exports.pptx.pages import print_page
from app.exports.pptx.template import template_deck
from app.exports.pptx.words import LANGUAGE, measured_as, readable
from app.story.story import Story

_LONGEST = 250
"""What a property of a file may have."""
_LEFT_BEHIND = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.COMMENT_AUTHORS,
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
)
"""They show what stood on the template's own slides, and who wrote and printed it."""


def pptx_of(story: Story, template: bytes | None = None) -> bytes:
    """The slides, on a council's own template if there is one; ``CannotUse`` if it is none."""
    deck = own_deck() if template is None else template_deck(template)
    with measured_as(fonts_of(deck.content.slide_master)):
        for page in story.pages:
            print_page(deck, page, story.stamp)
    _sign(deck.presentation, story)
    stream = BytesIO()
    deck.presentation.save(stream)
    return settled(stream.getvalue())


def _sign(presentation: Presentation, story: Story) -> None:
    """Properties by which the file is found; nothing of the template's author stays."""
    for rels in (presentation.part.rels, presentation.part.package._rels):
        for key in [key for key, rel in rels.items() if rel.reltype in _LEFT_BEHIND]:
            rels.pop(key)
    properties, made_on = presentation.core_properties, story.stamp.made_on
    properties.title = readable(story.title)[:_LONGEST]
    properties.author = readable(story.case.document.author)[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.subject = properties.category = properties.content_status = ""
    properties.comments = story.stamp.run
    properties.keywords = story.stamp.code
    properties.identifier = story.stamp.code
    properties.version = ""
    properties.language = LANGUAGE
    properties.revision = 1
    properties.created = properties.modified = datetime(made_on.year, made_on.month, made_on.day)

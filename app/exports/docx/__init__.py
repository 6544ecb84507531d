"""The cabinet paper as a Word document that a council can go on writing in."""

from io import BytesIO

from docx import Document

from app.exports.docx.framing import frame
from app.exports.docx.paper import write_paper
from app.exports.docx.styles import set_styles
from app.exports.docx.tables import set_table_style
from app.exports.docx.writer import Writer
from app.exports.package import settled
from app.story.story import Story


def docx_of(story: Story) -> bytes:
    """The whole paper; the same bytes for the same story."""
    document = Document()
    set_styles(document)
    set_table_style(document)
    frame(document, story)
    write_paper(Writer(document), story)
    stream = BytesIO()
    document.save(stream)
    return settled(stream.getvalue())

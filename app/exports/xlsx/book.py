"""The workbook: its settings, and what it says of itself."""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from app.exports.xlsx.sheet import Sheet
from app.exports.xlsx.styles import Styles
from app.story.story import Story

_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Book:
    """A workbook in memory."""

    def __init__(self, story: Story) -> None:
        self._stream = BytesIO()
        self.workbook = Workbook(self._stream, _SETTINGS)
        self._styles = Styles(self.workbook)
        self._stamp = story.stamp
        self.stamp_lines = (
            f"{story.stamp.run} · {story.stamp.assured}",
            f"{story.title} · {story.stamp.inputs()}",
        )
        """What every sheet carries under its title."""
        document = story.case.document
        self.workbook.set_properties(
            {
                "title": story.title,
                "author": document.author,
                "subject": story.stamp.run,
                "created": datetime.combine(story.stamp.made_on, time()),
            }
        )

    def sheet(self, name: str) -> Sheet:
        """A new sheet, set up for paper."""
        worksheet = self.workbook.add_worksheet(name)
        return Sheet(worksheet, self._styles, self._stamp)

    def content(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._stream.getvalue()

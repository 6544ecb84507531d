"""Has pages pictured in a thread of its own, and shows them in the preview as they come."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from app.problem import CannotUse
from app.story.page import Page
from app.story.story import Story
from ui.briefing.lane import Do, Lane, Task
from ui.briefing.preview import PAPER, SLIDES, Preview
from ui.briefing.stories import Stories

_ACROSS = 1920
"""Pixels of a slide: sharp on a large screen."""
_PER_INCH = 144
_WAITING = "The pages are shown here once the first possible futures have been run."
_OUT = "This page is not in the briefing. Put a tick beside it to see it."
_NOTHING = "There is nothing to say on this page yet, so it is left out of the briefing."


class Pictures(QObject):
    """Pictures of the story there is; each is made once, and the old one is greyed meanwhile."""

    def __init__(self, preview: Preview, stories: Stories) -> None:
        super().__init__()
        self._preview = preview
        self._stories = stories
        self._lane = Lane("pictures")
        self._story: Story | None = None
        """Of which the pictures are."""
        self._slides: dict[str, QPixmap] = {}
        self._papers: list[QPixmap] = []
        self._asked: tuple[Story, str] | None = None
        self._page = ""
        self._is_in = True
        self._sheet = 0
        """Which sheet of the paper is looked at."""
        preview.kind_wanted.connect(lambda _: self.show())

    # What is asked of it

    def show_page(self, page: str, *, is_in: bool) -> None:
        """Look at a page, by name; ``is_in`` says whether the briefing has it."""
        self._page, self._is_in = page, is_in
        self.show()

    def step(self, step: int) -> str | None:
        """Go to the page before or after; the name of that page of the story, if it is one."""
        if self._preview.kind == PAPER:
            self._sheet = min(max(self._sheet + step, 0), max(len(self._papers) - 1, 0))
            self.show()
            return None
        keys = self._keys()
        at = keys.index(self._page) if self._page in keys else -1 if step > 0 else len(keys)
        return keys[at + step] if 0 <= at + step < len(keys) else None

    @property
    def is_busy(self) -> bool:
        """Whether something is being pictured."""
        return self._lane.is_busy

    def show(self) -> None:
        """Show what there is to be shown; what has to be pictured first is asked for."""
        story, preview = self._stories.story, self._preview
        if story is not self._story:
            self._story, self._asked = story, None
            self._lane.drop()
            self._slides, self._papers = {}, []
        self._show_place()
        if story is None:
            preview.show_nothing(_WAITING)
        elif preview.kind == SLIDES and not self._is_in:
            preview.show_nothing(_OUT)
        elif preview.kind == SLIDES:
            self._show_slide(story)
        else:
            self._show_paper(story)
        preview.set_faint(self._stories.is_behind or self._lane.is_busy)

    def close(self) -> None:
        """End the work on them."""
        self._lane.close()

    # What it does

    def _keys(self) -> list[str]:
        return [page.kind.key for page in self._story.pages] if self._story else []

    def _show_place(self) -> None:
        if self._preview.kind == PAPER:
            self._preview.show_place(self._sheet + 1 if self._papers else 0, len(self._papers))
        else:
            keys = self._keys()
            number = keys.index(self._page) + 1 if self._page in keys else 0
            self._preview.show_place(number, len(keys))

    def _show_slide(self, story: Story) -> None:
        page = next((each for each in story.pages if each.kind.key == self._page), None)
        if page is None:
            # While another story is being told it may turn out that there is something.
            if not self._stories.is_behind:
                self._preview.show_nothing(_NOTHING)
        elif self._page in self._slides:
            self._preview.show_picture(self._slides[self._page], words_of(page))
        else:
            self._ask(story, self._page, partial(_slide, story, page))

    def _show_paper(self, story: Story) -> None:
        if not self._papers:
            self._ask(story, PAPER, partial(_papers, story))
            return
        self._sheet = min(self._sheet, len(self._papers) - 1)
        says = f"Sheet {self._sheet + 1} of the paper"
        self._preview.show_picture(self._papers[self._sheet], says)

    def _ask(self, story: Story, what: str, do: Do) -> None:
        if self._asked == (story, what) and self._lane.is_busy:
            return
        self._asked = (story, what)
        self._lane.ask(do, partial(self._have, what))

    def _have(self, what: str, made: object) -> None:
        if isinstance(made, CannotUse):
            self._preview.show_nothing("\n".join(made.sentences()))
            self._preview.set_faint(False)
            return
        if isinstance(made, Exception):
            raise made
        if isinstance(made, list):
            pictures = [_pixmap(each) for each in made]
            if what == PAPER:
                self._papers = pictures
            else:
                self._slides[what] = pictures[0]
        self.show()


def words_of(page: Page) -> str:
    """What a page says, for those who do not see its picture."""
    described = [figure.description for figure in page.figures]
    said = [page.headline, page.lead, *described, *page.points, page.note]
    return "\n".join(each for each in said if each)


def _slide(story: Story, page: Page, _task: Task) -> list[bytes]:
    from app.exports.pictures import slide_picture

    return [slide_picture(story, page, _ACROSS)]


def _papers(story: Story, _task: Task) -> list[bytes]:
    from app.exports.pictures import paper_pictures

    return paper_pictures(story, _PER_INCH)


def _pixmap(content: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(content)
    return picture


__all__ = ["Pictures", "words_of"]

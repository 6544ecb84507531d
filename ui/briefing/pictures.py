"""Has pages pictured in a thread of its own, and shows them in the preview as they come."""

from dataclasses import dataclass
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
        self._papers: list[bytes] = []
        """Unpacked only when they are looked at: all at once would hold up the window."""
        self._sheet_shown: tuple[bytes, QPixmap] | None = None
        self._asked: tuple[Story, str] | None = None
        self._page = ""
        self._is_in = True
        self._sheet = 0
        """Which sheet of the paper is looked at, counted from 0."""
        self._places: dict[str, int] = {}
        """On which sheet each page begins."""
        self._is_to_turn = True
        """Whether the sheet of the page is still to be turned to."""
        preview.kind_wanted.connect(self._change_kind)

    # What is asked of it

    def show_page(self, page: str, *, is_in: bool) -> None:
        """Look at a page, by name; ``is_in`` says whether the briefing has it."""
        self._is_to_turn = self._is_to_turn or page != self._page
        self._page, self._is_in = page, is_in
        self.show()

    def step(self, step: int) -> str | None:
        """Go to the page or sheet before or after; the name of the page that is looked at then."""
        if self._preview.kind == PAPER:
            self._sheet = min(max(self._sheet + step, 0), max(len(self._papers) - 1, 0))
            self.show()
            return self._on(self._sheet)
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
            self._slides, self._papers, self._places = {}, [], {}
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

    def _change_kind(self, _kind: str) -> None:
        self._is_to_turn = True
        self.show()

    def _on(self, sheet: int) -> str | None:
        """The first page that begins on a sheet, or else the one that goes on there."""
        begins = [key for key, place in self._places.items() if place == sheet]
        before = [key for key, place in self._places.items() if place < sheet]
        return begins[0] if begins else before[-1] if before else None

    def _turn(self) -> None:
        """To the sheet of the page, unless the sheet shown is one of its own."""
        self._is_to_turn = False
        if self._page in self._places and self._on(self._sheet) != self._page:
            self._sheet = self._places[self._page]

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
            self._ask(story, PAPER, partial(_paper, story))
            return
        if self._is_to_turn:
            self._turn()
        self._sheet = min(self._sheet, len(self._papers) - 1)
        self._show_place()
        says = f"Sheet {self._sheet + 1} of the paper"
        self._preview.show_picture(self._unpacked(self._sheet), says)

    def _unpacked(self, sheet: int) -> QPixmap:
        """A sheet as a picture; the last one is kept, as it is shown again at every change."""
        content = self._papers[sheet]
        if self._sheet_shown is None or self._sheet_shown[0] is not content:
            self._sheet_shown = content, _pixmap(content)
        return self._sheet_shown[1]

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
        if isinstance(made, _Paper):
            self._papers, self._places = made.sheets, made.places
        elif isinstance(made, bytes):
            self._slides[what] = _pixmap(made)
        self.show()


def words_of(page: Page) -> str:
    """What a page says, for those who do not see its picture."""
    described = [figure.description for figure in page.figures]
    said = [page.headline, page.lead, *described, *page.points, page.note]
    return "\n".join(each for each in said if each)


@dataclass(frozen=True)
class _Paper:
    """The sheets of the paper, and on which of them each page begins."""

    sheets: list[bytes]
    places: dict[str, int]


def _slide(story: Story, page: Page, _task: Task) -> bytes:
    from app.exports.pictures import slide_picture

    return slide_picture(story, page, _ACROSS)


def _paper(story: Story, _task: Task) -> _Paper:
    from app.exports.pictures import paper_pictures, paper_places

    places = {key: sheet - 1 for key, sheet in paper_places(story).items()}
    return _Paper(paper_pictures(story, _PER_INCH), places)


def _pixmap(content: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(content)
    return picture


__all__ = ["Pictures", "words_of"]

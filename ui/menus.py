"""The menus whose lines change: templates, recent files, what to compare with."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from app.clean_text import visible
from app.document import Document
from app.files.templates import templates
from ui.actions import Actions
from ui.desk import Desk
from ui.documents.asking import name_of
from ui.documents.files import Files
from ui.tips import plain_tip

_LONGEST = 60


class Menus:
    """Fills each menu just before it can be seen."""

    def __init__(self, desk: Desk, actions: Actions, files: Files) -> None:
        self._desk = desk
        self._actions = actions
        self._files = files
        for parent, menu, fill in (
            ("File", actions.new, self._fill_new),
            ("File", actions.recent, self._fill_recent),
            ("Run", actions.compare, self._fill_compare),
        ):
            menu.setToolTipsVisible(True)
            # With the menu it stands in: some systems show no line for an empty one.
            actions.menus[parent].aboutToShow.connect(fill)

    def _fill_new(self) -> None:
        menu = self._actions.new
        menu.clear()
        for template in templates():
            line = menu.addAction(plain_line(template.title), partial(self._files.new, template))
            line.setToolTip(template.about)

    def _fill_recent(self) -> None:
        menu = self._actions.recent
        menu.clear()
        recent = self._files.recent()
        for path in recent:
            line = menu.addAction(plain_line(name_of(path)), partial(self._open, path))
            line.setToolTip(plain_tip(visible(str(path))))
        menu.menuAction().setEnabled(bool(recent))

    def _fill_compare(self) -> None:
        menu, session = self._actions.compare, self._desk.session
        menu.clear()
        self._add(menu, "This scenario as it is now", session.document)
        if session.saved is not None:
            self._add(menu, "This scenario as it was saved", session.saved)
        menu.addSeparator()
        for template in templates():
            self._add(menu, template.title, template.document)
        if session.bookmarks:
            menu.addSeparator()
        for bookmark in session.bookmarks:
            self._add(menu, f"Bookmark: {bookmark.name}", bookmark.document)
        menu.addSeparator()
        menu.addAction("A file…", self._files.compare_with_file)

    def _add(self, menu: QMenu, words: str, document: Document) -> None:
        line = menu.addAction(plain_line(words), partial(self._files.compare_with, document))
        line.setCheckable(True)
        line.setChecked(document == self._desk.session.baseline)

    def _open(self, path: Path) -> None:
        self._files.open_path(path)


def plain_line(text: str) -> str:
    """A line of a menu, where an ampersand would mark a key."""
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return cut.replace("&", "&&")

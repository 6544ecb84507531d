"""The help window: contents and search at the left, a page at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.sources.guide import CONTENTS, FIRST, Found, Place, exists, follow, page, search
from ui.help.browser import GuideBrowser
from ui.theme import theme

_PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Help beside the work: it never keeps the main window waiting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help – Headroom")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setModal(False)
        self._seen: list[Place] = []
        self._at = -1
        self.search = QLineEdit()
        self.contents = QListWidget()
        self.browser = GuideBrowser()
        self.back, self.on = QPushButton("Back"), QPushButton("Forward")
        self.home, self.words = QPushButton("The window"), QPushButton("Glossary")
        self._make()
        self._lay_out()
        self._list_contents()
        self._connect()

    # How it is made

    def _make(self) -> None:
        self.search.setPlaceholderText("Find in help")
        self.search.setAccessibleName("Find in help")
        self.search.setClearButtonEnabled(True)
        self.contents.setAccessibleName("Contents of help")
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button in (self.back, self.on, self.home, self.words):
            button.setProperty("look", "flat")
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.search)
        self._left.addWidget(self.contents, 1)
        bar = QHBoxLayout()
        for button in (self.back, self.on, self.home, self.words):
            bar.addWidget(button)
        bar.addStretch(1)
        pane = QFrame()
        pane.setProperty("look", "pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.browser)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.addLayout(bar)
        self._right.addWidget(pane, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        self._dress()
        self.resize(theme().px(940), theme().px(680))
        self._splitter.setSizes([theme().px(250), theme().px(690)])

    def _dress(self) -> None:
        px = theme().px
        self._left.setContentsMargins(px(14), px(14), px(6), px(14))
        self._right.setContentsMargins(px(6), px(10), px(14), px(14))
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.contents.setStyleSheet(f"QListView::item {{ padding: {px(4)}px {px(6)}px; }}")
        self.contents.setMinimumWidth(px(180))
        self.browser.setMinimumWidth(px(300))
        self.browser.dress()
        for number in range(self.contents.count()):
            self._dress_item(self.contents.item(number))

    def _dress_item(self, item: QListWidgetItem) -> None:
        if item.data(_PLACE) is None:
            item.setFont(theme().font(11, bold=True))
            item.setForeground(theme().colour("quiet"))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._first_found)
        self.contents.currentItemChanged.connect(self._chosen)
        self.browser.link_followed.connect(self._follow)
        self.back.clicked.connect(self._go_back)
        self.on.clicked.connect(self._go_on)
        self.home.clicked.connect(lambda: self.show_page(FIRST))
        self.words.clicked.connect(lambda: self.show_page("glossary"))
        keys = (
            (QKeySequence.StandardKey.Back, self._go_back),
            (QKeySequence.StandardKey.Forward, self._go_on),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        )
        self._keys = []
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(do)
            self._keys.append(shortcut)
        theme().changed.connect(self._dress)

    # Which page

    @property
    def place(self) -> Place:
        """The page that is shown, and where on it."""
        return self._seen[self._at] if self._seen else Place("")

    def show_page(self, name: str) -> None:
        """Show a page by name; the first one if there is none of that name."""
        self.show_place(Place(name if exists(name) else FIRST))

    def show_place(self, place: Place) -> None:
        """Show a page, at a heading if one is named."""
        if self._seen and place == self.place:
            self.browser.go_to(place.anchor)
            return
        del self._seen[self._at + 1 :]
        self._seen.append(place)
        self._at = len(self._seen) - 1
        self._show(place)

    def _show(self, place: Place) -> None:
        self.browser.show_guide(page(place.name))
        self.browser.go_to(place.anchor)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at + 1 < len(self._seen))
        self._mark(place)

    def _go_back(self) -> None:
        if self._at > 0:
            self._at -= 1
            self._show(self.place)

    def _go_on(self) -> None:
        if self._at + 1 < len(self._seen):
            self._at += 1
            self._show(self.place)

    def _follow(self, link: str) -> None:
        place = follow(self.place.name, link)
        if place is not None:
            self.show_place(place)

    # The list at the left

    def _list_contents(self) -> None:
        parts = [(title, [(page(n).title, Place(n)) for n in names]) for title, names in CONTENTS]
        self._fill(parts)
        if self._seen:
            self._mark(self.place)

    def _list_found(self, found: list[Found]) -> None:
        count = len(found)
        title = (
            "Nothing found"
            if not count
            else f"Found in {count} {'place' if count == 1 else 'places'}"
        )
        self._fill([(title, [(_found_words(each), each.place) for each in found])])

    def _fill(self, parts: list[tuple[str, list[tuple[str, Place]]]]) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for title, entries in parts:
            heading = QListWidgetItem(title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.contents.addItem(heading)
            self._dress_item(heading)
            for words, place in entries:
                item = QListWidgetItem(words)
                item.setData(_PLACE, (place.name, place.anchor))
                self.contents.addItem(item)
        self.contents.blockSignals(False)

    def _mark(self, place: Place) -> None:
        """Choose the page that is shown in the list, if it is there."""
        self.contents.blockSignals(True)
        wanted = ((place.name, place.anchor), (place.name, ""))
        for number in range(self.contents.count()):
            if self.contents.item(number).data(_PLACE) in wanted:
                self.contents.setCurrentRow(number)
                break
        else:
            self.contents.setCurrentRow(-1)
        self.contents.blockSignals(False)

    def _look(self, text: str) -> None:
        if text.strip():
            self._list_found(search(text))
        else:
            self._list_contents()

    def _first_found(self) -> None:
        """Down into what was found, or into the contents."""
        if self.contents.count() > 1:
            self.contents.setCurrentRow(1)
            self.contents.setFocus()

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        data = item.data(_PLACE) if item else None
        if data:
            self.show_place(Place(*data))


def _found_words(found: Found) -> str:
    where = found.title if found.heading == found.title else f"{found.title}: {found.heading}"
    return f"{where}\n{found.excerpt}" if found.excerpt else where

"""Everything that can be done from the menus and by keys, declared once."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.theme import Appearance


@dataclass(frozen=True)
class Declared:
    """One action: its name in the code, its words, its keys, what it does in a sentence."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    says: str = ""
    checkable: bool = False


SEPARATOR = Declared("", "")

FILE = (
    Declared("open", "&Open…", ("Ctrl+O",), "Open a scenario file"),
    SEPARATOR,
    Declared("save", "&Save", ("Ctrl+S",), "Save the scenario in its file"),
    Declared("save_as", "Save &as…", ("Ctrl+Shift+S",), "Save the scenario in another file"),
    Declared("save_a_copy", "Save a &copy…", (), "Save a copy and go on with this file"),
    SEPARATOR,
    Declared("briefing", "Make a &briefing…", (), "What is taken to cabinet: slides, papers"),
    SEPARATOR,
    Declared("details", "About this scenario…", ("Ctrl+I",), "Title, notes, targets, seed"),
    Declared("import_staff", "&Import a staff table…", (), "Put in the council's own staff"),
    SEPARATOR,
    Declared("quit", "&Quit", ("Ctrl+Q",), "Close Headroom"),
)
EDIT = (
    Declared("undo", "Undo", ("Ctrl+Z",), "Take the last step back"),
    Declared("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Do again what was taken back"),
    SEPARATOR,
    Declared("bookmark", "&Bookmark this…", ("Ctrl+D",), "Keep this scenario to return to"),
    Declared("reset_all", "Reset &everything to the baseline", (), "Undo every change at once"),
    SEPARATOR,
    Declared("find", "&Find a lever", ("Ctrl+F",), "Go to the search of the levers"),
)
RUN = (
    Declared("pause", "&Pause", ("Ctrl+R",), "Stop running futures until you go on", True),
    Declared("cancel", "&Cancel this run", ("Ctrl+.",), "The next change runs again"),
    Declared("more", "&More futures", ("Ctrl+M",), "Run as many possible futures again"),
    SEPARATOR,
    Declared("luck_alone", "Let &luck alone vary", (), "Keep every assumption at its value", True),
)
VIEW = (
    Declared("history", "&History", ("Ctrl+H",), "Every step, and bookmarks", True),
    Declared("present", "&Present", ("F5",), "Show the briefing on the whole screen"),
    Declared("full_screen", "Full &screen", ("F11",), "Use the whole screen", True),
    SEPARATOR,
    Declared("larger", "&Larger text", ("Ctrl++", "Ctrl+="), "Make everything larger"),
    Declared("smaller", "S&maller text", ("Ctrl+-",), "Make everything smaller"),
    Declared("usual_size", "&Usual size of text", ("Ctrl+0",), "The size it had at first"),
)
HELP = (
    Declared("help", "&Help", ("F1",), "Help for what you are at"),
    Declared("glossary", "&Glossary", (), "What the words mean"),
    Declared("tour", "Take the &tour", (), "Five minutes round the window"),
    SEPARATOR,
    Declared("about", "&About Headroom", (), "Version and licence"),
)
MENUS: Mapping[str, tuple[Declared, ...]] = {
    "&File": FILE,
    "&Edit": EDIT,
    "&Run": RUN,
    "&View": VIEW,
    "&Help": HELP,
}
APPEARANCES: tuple[tuple[Appearance, str], ...] = (
    ("system", "As the &system"),
    ("light", "&Light"),
    ("dark", "&Dark"),
)


class Actions:
    """The actions of one window and its menu bar."""

    def __init__(self, window: QMainWindow, pages: tuple[str, ...]) -> None:
        self._by_name: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for title, declared in MENUS.items():
            menu = window.menuBar().addMenu(title)
            self.menus[title.replace("&", "")] = menu
            for each in declared:
                self._add(window, menu, each)
        self.new = self._submenu("File", "&New from", before="open")
        self.recent = self._submenu("File", "Open &recent", before="save")
        self.compare = self._submenu("Run", "Compare &with", before="luck_alone")
        self.pages = self._pages(window, pages)
        self.appearances = self._appearances(window)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> Mapping[str, QAction]:
        """Every declared action by its name."""
        return self._by_name

    def _add(self, window: QMainWindow, menu: QMenu, declared: Declared) -> None:
        if declared is SEPARATOR:
            menu.addSeparator()
            return
        action = QAction(declared.words, window)
        action.setObjectName(declared.name)
        action.setShortcuts([QKeySequence(each) for each in declared.keys])
        action.setStatusTip(declared.says)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{declared.says} ({keys})" if keys else declared.says)
        action.setCheckable(declared.checkable)
        menu.addAction(action)
        self._by_name[declared.name] = action

    def _submenu(self, menu: str, title: str, before: str) -> QMenu:
        submenu = QMenu(title, self.menus[menu])
        self.menus[menu].insertMenu(self[before], submenu)
        return submenu

    def _pages(self, window: QMainWindow, pages: tuple[str, ...]) -> tuple[QAction, ...]:
        menu, first = self.menus["View"], self["history"]
        actions = []
        for number, page in enumerate(pages, start=1):
            action = QAction(page, window)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            menu.insertAction(first, action)
            actions.append(action)
        menu.insertSeparator(first)
        return tuple(actions)

    def _appearances(self, window: QMainWindow) -> dict[Appearance, QAction]:
        menu = self._submenu("View", "&Appearance", before="larger")
        group = QActionGroup(window)
        actions: dict[Appearance, QAction] = {}
        for name, words in APPEARANCES:
            action = QAction(words, window)
            action.setCheckable(True)
            group.addAction(action)
            menu.addAction(action)
            actions[name] = action
        return actions

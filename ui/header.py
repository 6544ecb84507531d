"""The head of the window: what is open, the pages, and undo and redo."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.elided import Elided
from ui.page_tabs import PageTabs
from ui.theme import theme

_FILE_WORDS = 170
_WIDE_ENOUGH = 1150
"""Pixels at a scale of 1: what the words of the file may take, and from which width they do."""


class Header(QWidget):
    """Title and file at the left, the pages in the middle, actions at the right."""

    page_wanted = Signal(int)

    def __init__(
        self, pages: Sequence[str], actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "side")
        self._title = Elided()
        self._title.setProperty("look", "title")
        self._title.setAccessibleName("Title of the scenario")
        self._file = _FileWords()
        self._file.setProperty("look", "quiet")
        self._file.setAccessibleName("File")
        self.tabs = PageTabs(pages)
        row = QHBoxLayout(self)
        row.addWidget(self._title)
        row.addWidget(self._file, 1)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self._buttons = {name: _action_button(action) for name, action in actions.items()}
        for button in self._buttons.values():
            row.addWidget(button)
        self.tabs.page_wanted.connect(self.page_wanted)
        theme().changed.connect(self._dress)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What is shortened depends on the room."""
        super().resizeEvent(event)
        self._file.keep(self.width() >= theme().px(_WIDE_ENOUGH))

    def event(self, event: QEvent) -> bool:
        """Where there is more or less room, or more or less to show, the tabs may fold."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.tabs.fold(self.width() < self._least(self.tabs.width_of_tabs))
        return done

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Folded tabs are enough."""
        return QSize(self._least(self.tabs.width_of_list), super().minimumSizeHint().height())

    def _least(self, tabs: int) -> int:
        """The width for everything else beside tabs of some width."""
        return super().minimumSizeHint().width() - self.tabs.minimumSizeHint().width() + tabs

    def show_document(self, title: str, file: str) -> None:
        """What is open and where it is kept."""
        self._title.setText(title)
        self._file.setText(file)

    def show_page(self, number: int) -> None:
        """Mark the page that is shown."""
        self.tabs.show_page(number)

    def tab(self, number: int) -> QWidget:
        """What leads to a page."""
        return self.tabs.leads_to(number)

    def button(self, name: str) -> QWidget:
        """The button of an action."""
        return self._buttons[name]

    def _dress(self) -> None:
        # Until it is known what they take in another type: they must not widen the window.
        self.tabs.fold(True)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme().px(14), theme().px(5), theme().px(10), theme().px(5))
            layout.setSpacing(theme().px(5))


class _FileWords(Elided):
    """Says whether all is saved: where there is room, a long title is shortened before it."""

    def __init__(self) -> None:
        super().__init__()
        self._is_kept = False

    def keep(self, kept: bool) -> None:
        """Whether to stay whole, up to a length."""
        if kept != self._is_kept:
            self._is_kept = kept
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Whole if that is wanted and it is not long."""
        least = super().minimumSizeHint()
        whole = min(self.sizeHint().width(), theme().px(_FILE_WORDS))
        return QSize(max(whole, least.width()), least.height()) if self._is_kept else least


def _action_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setProperty("look", "flat")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button

"""Shows one page of the guide; reaches for nothing outside it."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from app.sources.guide import Page, slug
from ui.theme import BODY, theme

_HEADING_SIZES = {1: 22, 2: 17, 3: 14, 4: 13, 5: 13, 6: 13}
_SPACE_ABOVE = {1: 0, 2: 20, 3: 14, 4: 10, 5: 10, 6: 10}


class GuideBrowser(QTextBrowser):
    """A page of the guide as it is read; a link clicked is told and not followed."""

    link_followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Help page")
        self.anchorClicked.connect(self._clicked)
        self._page: Page | None = None
        self.document().setUndoRedoEnabled(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Nothing: no picture, no style, no file and no address is ever fetched."""
        return None

    def show_guide(self, page: Page) -> None:
        """Show a page from its top."""
        self._page = page
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(
            page.text, features.MarkdownDialectGitHub | features.MarkdownNoHTML
        )
        self.dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def dress(self) -> None:
        """Type, space and lines of the present page, at the present scale and colours."""
        document = self.document()
        document.setDefaultFont(theme().font(BODY))
        document.setDocumentMargin(theme().px(24))
        together = QTextCursor(document)
        together.beginEditBlock()  # laid out once, not after each of a thousand touches
        block = document.begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        together.endEditBlock()

    def _dress_block(self, block: QTextBlock) -> None:
        px, level = theme().px, block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        space = QTextBlockFormat()
        in_table = cursor.currentTable() is not None
        space.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if not in_table:
            space.setTopMargin(px(_SPACE_ABOVE[level]) if level else 0)
            in_list = cursor.currentList() is not None
            space.setBottomMargin(px(4 if in_list else 8))
        cursor.mergeBlockFormat(space)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if level:
            look = QTextCharFormat()
            look.setFont(theme().font(_HEADING_SIZES[level], bold=True))
            cursor.setCharFormat(look)  # not merged: Markdown's own size would win
        _dress_spans(block)

    def go_to(self, anchor: str) -> None:
        """Bring a heading to the top of what is seen."""
        block = self.document().begin()
        while anchor and block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == anchor:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top) - theme().px(12))
                return
            block = block.next()

    def _clicked(self, address: QUrl) -> None:
        self.link_followed.emit(address.toString())


def _dress_spans(block: QTextBlock) -> None:
    """Links in the theme's colour, code in type of its own, bold as bold as the theme's."""
    spans = block.begin()
    while not spans.atEnd():
        span = spans.fragment()
        look = _span_look(span.charFormat())
        if look.propertyCount():
            cursor = QTextCursor(block)
            cursor.setPosition(span.position())
            keep = QTextCursor.MoveMode.KeepAnchor
            cursor.setPosition(span.position() + span.length(), keep)
            cursor.mergeCharFormat(look)
        spans += 1


def _span_look(said: QTextCharFormat) -> QTextCharFormat:
    look = QTextCharFormat()
    if said.isAnchor():
        look.setForeground(theme().colour("band_edge"))
    if said.fontFixedPitch():
        look.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
        look.setProperty(QTextCharFormat.Property.FontPixelSize, theme().px(12))
    if said.fontWeight() > QFont.Weight.DemiBold:
        look.setFontWeight(QFont.Weight.DemiBold)
    return look


def _dress_table(table: QTextTable) -> None:
    """Quiet lines, room in the cells, as wide as the page."""
    look = table.format()
    look.setCellPadding(theme().px(6))
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QBrush(theme().colour("edge")))
    look.setBorderCollapse(True)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setTopMargin(theme().px(4))
    look.setBottomMargin(theme().px(12))
    look.setColumnWidthConstraints(_shares(table))
    table.setFormat(look)
    for column in _columns(table):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(theme().colour("raised"))
        cell.setFormat(head)


def _shares(table: QTextTable) -> list[QTextLength]:
    """More room for columns that say more, though less than in proportion."""
    says = [sum(_letters(table, row, c) for row in range(table.rows())) for c in _columns(table)]
    wants = [max(1.0, letters**0.5) for letters in says]
    percent = QTextLength.Type.PercentageLength
    return [QTextLength(percent, 100 * want / sum(wants)) for want in wants]


def _columns(table: QTextTable) -> range:
    return range(table.columns())


def _letters(table: QTextTable, row: int, column: int) -> int:
    cell = table.cellAt(row, column)
    return cell.lastPosition() - cell.firstPosition()

"""What of the register is wanted: words, kind, mark, what was changed, what varies."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from app.sources.catalogue import KINDS
from app.sources.evidence import MARKS
from app.sources.register import KIND_WORDS, Filter
from ui.theme import theme
from ui.wrapping import WrappingRow


class FilterBar(QWidget):
    """The boxes of a filter, and the button that copies what is left."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.kind, self.mark = QComboBox(), QComboBox()
        self.changed_only, self.varied_only = QCheckBox("Changed"), QCheckBox("Varies in this run")
        self.copy = QPushButton("Copy table")
        self._fill()
        self._row = WrappingRow(self)
        for part in (
            self.search, self.kind, self.mark, self.changed_only, self.varied_only, self.copy,
        ):  # fmt: skip
            self._row.addWidget(part)
        self.search.textChanged.connect(self.changed)
        for box in (self.kind, self.mark):
            box.currentIndexChanged.connect(self.changed)
        for check in (self.changed_only, self.varied_only):
            check.toggled.connect(self.changed)
        self.dress()

    def _fill(self) -> None:
        self.search.setPlaceholderText("Find a name, a source or a reason")
        self.search.setAccessibleName("Find in the register")
        self.search.setClearButtonEnabled(True)
        self.kind.addItem("All kinds", None)
        for kind in KINDS:
            self.kind.addItem(f"{KIND_WORDS[kind]}s", kind)
        self.mark.addItem("All marks", "")
        for mark, words in MARKS.items():
            self.mark.addItem(f"{mark}: {words}", mark)
        shrink = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        for box, name in ((self.kind, "Kind"), (self.mark, "Mark of the evidence")):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(shrink)
        self.copy.setToolTip("Copy all that is shown, to be pasted into a spreadsheet")

    def dress(self) -> None:
        """Follow the theme's scale."""
        px = theme().px
        self._row.setSpacing(px(10))
        self.search.setMinimumWidth(px(200))
        self.mark.view().setMinimumWidth(px(230))
        for box in (self.changed_only, self.varied_only):
            box.setMinimumHeight(px(24))

    @property
    def wanted(self) -> Filter:
        """What is wanted."""
        return Filter(
            self.search.text(),
            self.kind.currentData(),
            self.mark.currentData(),
            self.changed_only.isChecked(),
            self.varied_only.isChecked(),
        )

    def clear(self) -> None:
        """Want everything."""
        with QSignalBlocker(self):
            self.search.clear()
            for box in (self.kind, self.mark):
                box.setCurrentIndex(0)
            for check in (self.changed_only, self.varied_only):
                check.setChecked(False)
        self.changed.emit()

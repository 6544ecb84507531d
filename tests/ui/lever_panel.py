"""The panel of levers as tests drive it: on Birmingham, with doing nothing as the baseline."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.files.scenario_file import read
from app.levers.groups import group_of
from app.session import Session
from tests.ui.fake_dialogs import FakeDialogs
from ui.desk import Desk
from ui.levers.panel import LeverPanel
from ui.levers.row import LeverRow
from ui.theme import theme

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
LEFT = Qt.MouseButton.LeftButton


class Hand:
    """A planner's hand on a panel that is shown."""

    def __init__(self, qtbot, tmp_path, width=300, height=900):
        self.qtbot = qtbot
        self.session = Session(
            read(SCENARIOS / "birmingham.headroom"), read(SCENARIOS / "do-nothing.headroom")
        )
        self.settings = QSettings(str(tmp_path / "levers.ini"), QSettings.Format.IniFormat)
        self.desk = Desk(self.session, self.settings, FakeDialogs())
        self.panel: Any = None
        self.panel = self.open(width, height)

    def open(self, width=300, height=900):
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyle("Fusion")
        if theme().appearance != "light":
            theme().show("light")
        panel = LeverPanel(self.desk)
        self.qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        self.qtbot.waitExposed(panel)
        panel.activateWindow()
        self.qtbot.waitUntil(panel.isActiveWindow)
        self.settle()
        return panel

    def settle(self):
        """Until rows are made and laid out."""
        for _ in range(400):
            QApplication.processEvents()
            if self.panel is None or not any(page.maker.is_busy for page in self.panel.pages):
                break
        for _ in range(6):
            QApplication.processEvents()

    @property
    def document(self):
        return self.session.document

    @property
    def steps(self):
        """How many steps there are to undo."""
        return len(self.session.steps.all) - 1

    def row(self, path) -> LeverRow:
        """A row that is seen, its group open."""
        tab = [page.tab for page in self.panel.pages].index(group_of(path).tab)
        self.panel.tabs.setCurrentIndex(tab)
        page = self.panel.pages[tab]
        box = page.box_of(path)
        if not box.is_open:
            self.qtbot.mouseClick(box.heading, LEFT)
        row: LeverRow = box.row(path)
        self.settle()
        page.bring_into_view(row)
        self.settle()
        return row

    def details(self, path):
        """The disclosure of a row, opened."""
        row = self.row(path)
        if not row.chevron.isChecked():
            self.qtbot.mouseClick(row.chevron, LEFT)
        self.settle()
        return row.details

    def drag(self, slider, values):
        """Press the knob, move over these values, let go."""
        y = slider.height() // 2
        QTest.mousePress(slider, LEFT, pos=QPoint(round(slider.knob_x()), y))
        for value in values:
            QTest.mouseMove(slider, QPoint(round(slider.x_of(value)), y))
            QApplication.processEvents()
        QTest.mouseRelease(slider, LEFT, pos=QPoint(round(slider.x_of(values[-1])), y))
        self.settle()

    def type(self, box, text, key=Qt.Key.Key_Return):
        """Replace what stands in a field and finish with a key."""
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, text)
        if key is not None:
            QTest.keyClick(box, key)
        self.settle()


class HandInWindow(Hand):
    """The same hand on the panel of a whole window."""

    def __init__(self, qtbot, window):
        self.qtbot = qtbot
        self.session = window.desk.session
        self.panel = window.levers

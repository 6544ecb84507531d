"""The one style sheet; widgets are dressed by their object name or the property ``look``."""

from collections.abc import Callable
from pathlib import Path

from app.figures.colours import Colours

ICONS = (Path(__file__).resolve().parent.parent.parent / "assets" / "icons").as_posix()


def stylesheet(c: Colours, px: Callable[[float], int]) -> str:
    """The style sheet for these colours at this scale.

    Looks: ``pane`` (a white pane with an edge), ``title``, ``heading`` (small capitals over a
    group), ``quiet`` (small and grey), ``large``, ``flat`` (a button that is only its words),
    ``link`` (the same, in line with the words over it),
    ``primary`` (the one button to press), ``tab`` (a page in the header), ``list`` (all of them
    in a menu), ``problem``, ``black``.
    """
    tone = "dark" if c.is_dark else "light"
    return f"""
QMainWindow, QDialog {{ background: {c.ground}; }}
QToolTip {{
    background: {c.pane}; color: {c.text}; border: 1px solid {c.control};
    padding: {px(6)}px; font-size: {px(12)}px;
}}
QLabel {{ background: transparent; color: {c.text}; }}
QLabel:disabled {{ color: {c.control}; }}
QFrame[look="pane"] {{
    background: {c.pane}; border: 1px solid {c.edge}; border-radius: {px(6)}px;
}}
QWidget[look="side"] {{ background: {c.pane}; }}
QWidget[look="black"] {{ background: {c.black}; }}
QLabel[look="title"] {{ font-size: {px(14)}px; font-weight: 600; }}
QLabel[look="large"] {{ font-size: {px(17)}px; }}
QLabel[look="heading"] {{
    font-size: {px(11)}px; font-weight: 600; color: {c.quiet}; letter-spacing: {px(0.6)}px;
}}
QLabel[look="quiet"] {{ font-size: {px(12)}px; color: {c.quiet}; }}
QLabel[look="problem"] {{ font-size: {px(12)}px; color: {c.bad}; }}

QPushButton, QToolButton {{
    background: {c.pane}; color: {c.text}; border: 1px solid {c.control};
    border-radius: {px(5)}px; padding: {px(4)}px {px(10)}px; min-height: {px(18)}px;
}}
QPushButton:hover, QToolButton:hover {{ background: {c.selected}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.edge}; }}
QPushButton:focus, QToolButton:focus {{
    border: 2px solid {c.band_edge}; padding: {px(3)}px {px(9)}px;
}}
QPushButton:disabled, QToolButton:disabled {{ color: {c.control}; border-color: {c.edge}; }}
QPushButton[look="primary"] {{
    background: {c.answer}; color: {c.on_answer}; border-color: {c.answer}; font-weight: 600;
}}
QPushButton[look="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[look="flat"], QToolButton[look="flat"] {{
    border: 1px solid transparent; background: transparent;
}}
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover {{ background: {c.selected}; }}
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus {{
    border: 2px solid {c.band_edge};
}}
QPushButton[look="link"] {{
    border: 1px solid transparent; background: transparent; color: {c.answer};
    padding: {px(4)}px {px(10)}px {px(4)}px 0; text-align: left;
}}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 2px solid {c.band_edge}; }}
QPushButton[look="tab"] {{
    border: 1px solid transparent; background: transparent; padding: {px(5)}px {px(12)}px;
}}
QPushButton[look="list"] {{
    border: 1px solid transparent; background: {c.selected}; color: {c.answer}; font-weight: 600;
    padding: {px(5)}px {px(30)}px {px(5)}px {px(12)}px;
}}
QPushButton[look="list"]:focus {{
    border: 2px solid {c.band_edge}; padding: {px(4)}px {px(29)}px {px(4)}px {px(11)}px;
}}
QPushButton[look="list"]::menu-indicator {{
    image: url({ICONS}/down-{tone}.svg); width: {px(14)}px; height: {px(14)}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: {px(9)}px;
}}
QPushButton[look="tab"]:hover {{ background: {c.raised}; }}
QPushButton[look="tab"]:checked {{ background: {c.selected}; color: {c.answer}; font-weight: 600; }}
QPushButton[look="tab"]:focus {{ border: 2px solid {c.band_edge}; padding: {px(4)}px {px(11)}px; }}

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QDoubleSpinBox, QComboBox {{
    background: {c.pane}; color: {c.text}; border: 1px solid {c.control};
    border-radius: {px(5)}px; padding: {px(3)}px {px(7)}px; min-height: {px(18)}px;
    selection-background-color: {c.answer}; selection-color: {c.on_answer};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QComboBox:focus {{
    border: 2px solid {c.band_edge}; padding: {px(2)}px {px(6)}px;
}}
QLineEdit[wrong="true"] {{ border: 2px solid {c.bad}; padding: {px(2)}px {px(6)}px; }}
QComboBox QAbstractItemView {{
    background: {c.pane}; color: {c.text}; border: 1px solid {c.control};
}}
QCheckBox, QRadioButton {{ background: transparent; color: {c.text}; spacing: {px(7)}px; }}
QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {{
    width: {px(14)}px; height: {px(14)}px; border: 1px solid {c.control}; background: {c.pane};
}}
QCheckBox::indicator, QListWidget::indicator {{ border-radius: {px(3)}px; }}
QRadioButton::indicator {{ border-radius: {px(14) / 2 + 1}px; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{
    background: {c.answer}; border-color: {c.answer}; image: url({ICONS}/tick-{tone}.svg);
}}
QRadioButton::indicator:checked {{
    border-color: {c.answer};
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {c.answer}, stop: 0.5 {c.answer}, stop: 0.6 {c.pane}, stop: 1 {c.pane});
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    border-color: {c.edge}; background: {c.edge};
}}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {px(22)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url({ICONS}/down-{tone}.svg); width: {px(14)}px; height: {px(14)}px;
}}
QSpinBox::up-button, QSpinBox::down-button,
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{
    border: none; background: transparent; width: {px(20)}px;
}}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{
    image: url({ICONS}/up-{tone}.svg); width: {px(11)}px; height: {px(11)}px;
}}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{
    image: url({ICONS}/down-{tone}.svg); width: {px(11)}px; height: {px(11)}px;
}}
QCheckBox:focus, QRadioButton:focus {{ color: {c.answer}; text-decoration: underline; }}

QMenuBar {{ background: {c.pane}; color: {c.text}; border-bottom: 1px solid {c.edge}; }}
QMenuBar::item {{ padding: {px(4)}px {px(9)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.selected}; }}
QMenu {{
    background: {c.pane}; color: {c.text}; border: 1px solid {c.control}; padding: {px(4)}px;
}}
QMenu::item {{ padding: {px(5)}px {px(24)}px {px(5)}px {px(14)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {c.selected}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.control}; }}
QMenu::separator {{ height: 1px; background: {c.edge}; margin: {px(4)}px {px(8)}px; }}

QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {px(11)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(11)}px; margin: 0; }}
QScrollBar::handle {{ background: {c.control}; border-radius: {px(4)}px; margin: {px(2)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QTableView, QTreeView, QListView, QListWidget, QTableWidget {{
    background: {c.pane}; alternate-background-color: {c.raised}; color: {c.text};
    border: 1px solid {c.edge}; gridline-color: {c.edge};
    selection-background-color: {c.selected}; selection-color: {c.text};
}}
QTableView:focus, QTreeView:focus, QListView:focus {{ border: 2px solid {c.band_edge}; }}
QHeaderView::section {{
    background: {c.raised}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.edge};
    padding: {px(5)}px {px(8)}px; font-weight: 600;
}}
QTextBrowser {{ background: {c.pane}; color: {c.text}; border: none; }}
QProgressBar {{
    background: {c.edge}; border: none; border-radius: {px(3)}px; max-height: {px(6)}px;
}}
QProgressBar::chunk {{ background: {c.answer}; border-radius: {px(3)}px; }}
QSplitter::handle {{ background: {c.edge}; }}
QStatusBar {{ background: {c.pane}; border-top: 1px solid {c.edge}; }}
QStatusBar::item {{ border: none; }}
QTabBar::tab {{
    background: transparent; color: {c.quiet}; padding: {px(5)}px {px(12)}px;
    border-bottom: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {c.answer}; border-bottom-color: {c.answer}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {c.band_edge}; text-decoration: underline; }}
QTabWidget::pane {{ border: none; }}
"""

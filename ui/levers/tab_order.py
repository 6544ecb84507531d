"""The order in which the Tab key goes through the panel: as it is read, whenever it was made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.levers.row import LeverRow


def controls_in(widget: QWidget) -> Iterator[QWidget]:
    """Whatever the Tab key can reach in a widget and below, in the order of its layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, LeverRow):
        yield from widget.controls()
        if widget.details:
            yield from controls_in(widget.details)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield from controls_in(widget)


def put_in_order(controls: list[QWidget]) -> None:
    """Let the Tab key go from each of these to the next."""
    for one, other in pairwise(controls):
        QWidget.setTabOrder(one, other)


__all__ = ["controls_in", "put_in_order"]

"""Hover help: plain lines made into a tool tip, and words for those who do not see them."""

from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme


def tip(title: str, lines: Iterable[str]) -> str:
    """A rich tool tip of a readable width from plain text."""
    said = "".join(f"<p style='margin: 4px 0 0 0'>{escape(line)}</p>" for line in lines)
    width = theme().px(320)
    # A table is what a tool tip takes its width from.
    return f"<table width='{width}'><tr><td><b>{escape(title)}</b>{said}</td></tr></table>"


def described(lines: Iterable[str]) -> str:
    """The same for a screen reader."""
    return " ".join(lines)


def read_out(widget: QWidget, words: str) -> None:
    """Let a screen reader say something now, if one is listening."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


__all__ = ["described", "read_out", "tip"]

"""Hover help: plain lines made into a tool tip, and the same for those who do not see it."""

from collections.abc import Iterable
from html import escape

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


__all__ = ["described", "tip"]

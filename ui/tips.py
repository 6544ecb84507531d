"""Tooltips show words as they are: Qt would read markup in them."""

from html import escape


def plain_tip(text: str) -> str:
    """A text as a tooltip that shows it letter by letter, wrapped where it is long.

    >>> plain_tip("<b>31</b>" + chr(10) + "FTE"), plain_tip("")
    ('<qt>&lt;b&gt;31&lt;/b&gt;<br>FTE</qt>', '')
    """
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""

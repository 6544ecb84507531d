"""Text from outside: what is kept of it, and how it is shown when it may be anything."""

import unicodedata

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = frozenset("\u2028\u2029\ufeff")
_NO_CHARACTERS = frozenset("\ufffe\uffff")
"""Stand for nothing and must not stand in the files that other programs read."""
_KEPT_IN_PROSE = frozenset("\n\t")
_LONGEST_SHOWN = 60


def is_unwanted(character: str, *, prose: bool = False) -> bool:
    """Whether a character controls, turns or breaks text instead of being read.

    >>> is_unwanted("é"), is_unwanted(chr(0x202E)), is_unwanted(chr(10), prose=True)
    (False, True, False)
    """
    if prose and character in _KEPT_IN_PROSE:
        return False
    invisible = unicodedata.category(character) in ("Cc", "Cs")
    return invisible or any(character in each for each in (_TURNS, _BREAKS, _NO_CHARACTERS))


def composed(text: str) -> str:
    """Text with accents in their one usual form (NFC) and lines ended in one way.

    A lone surrogate has no such form and is left for the caller to refuse.
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def clean(text: str, *, prose: bool = False) -> str:
    """What is kept of a text that was typed: a line, or prose with line ends and tabs.

    >>> clean(" Birmingham" + chr(0) + chr(10) + "2015 ")
    'Birmingham 2015'
    """
    lined = composed(text) if prose else " ".join(composed(text).splitlines())
    kept = "".join(each for each in lined if not is_unwanted(each, prose=prose))
    # What stood apart may now stand together: a letter and its accent.
    return composed(kept.strip())


def shortened(text: str, most: int = _LONGEST_SHOWN) -> str:
    """Clean text, its end left away where it is too long to be shown whole.

    >>> shortened("Workforce plan", 10)
    'Workforce…'
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def visible(text: str) -> str:
    """Text as one line, what cannot be read of it written as its code and the rest cut off.

    >>> visible("a" + chr(10) + chr(0x202E) + "b")
    'a\\\\u000a\\\\u202eb'
    """
    cut = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in cut)

"""Breaks a text into lines, whoever measures how wide its words are."""

from collections.abc import Callable


def wrapped(
    text: str, lines: int, fits: Callable[[str], bool], elided: Callable[[str], str]
) -> list[str]:
    """A text on at most so many lines, each no more than fits; a word that is too long is elided.

    >>> wrapped("one two three four", 2, lambda row: len(row) < 8, lambda row: row[:7])
    ['one two', 'three f']
    """
    done: list[str] = []
    words = text.split()
    while words and len(done) < lines - 1:
        row = words.pop(0)
        while words and fits(f"{row} {words[0]}"):
            row = f"{row} {words.pop(0)}"
        done.append(elided(row))
    if words:
        done.append(elided(" ".join(words)))
    return done

"""What may be typed for an argument, and whether it names a file that is read or written."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.clean_text import visible
from app.files.protected import Use
from app.problem import one_of


@dataclass(frozen=True)
class Reads:
    """The type of an argument that names a file which the command reads, so never writes over."""

    use: Use

    def __call__(self, text: str) -> str:
        """The name as it was typed."""
        return text


def writes(text: str) -> str:
    """The type of an argument that names where a command writes: the name as it was typed."""
    return text


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """The type of a whole number within bounds, both allowed."""

    def read(text: str) -> int:
        plain = text.replace(",", "").strip()
        if not plain.removeprefix("-").isdecimal() or len(plain) > 30:
            fault = f'is "{visible(text)}", which is no whole number'
        elif not least <= int(plain) <= most:
            fault = f"is {int(plain):,}"
        else:
            return int(plain)
        raise argparse.ArgumentTypeError(f"{fault}. It can be {least:,} to {most:,}.")

    return read


def day(text: str) -> date:
    """The type of a date, written like 2015-01-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        fault = f'is "{visible(text)}", which is no date. Write it like 2015-01-31.'
        raise argparse.ArgumentTypeError(fault) from None


def word_of(*words: str) -> Callable[[str], str]:
    """The type of one of these words."""

    def read(text: str) -> str:
        if text in words:
            return text
        raise argparse.ArgumentTypeError(f'is "{visible(text)}". It can be {one_of(words)}.')

    return read

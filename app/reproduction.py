"""The code printed on every page of a briefing, and whether its figures come out again.

Such a code, ``K7QX4-2F-9M-128-3WHP``, is the scenario's own (inputs, seed, version), how many
possible futures were run, and a check over every digit of them.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn

import numpy as np

from app.clean_text import visible
from app.document import Document
from app.files.shape import MOST_FUTURES
from app.fingerprint import ALPHABET, GROUPS, letters
from app.problem import CannotUse, Problem
from app.running.ensemble import Ensemble

_CHECK = 4
_LONGEST = 100
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_.,:]+")
"""What may stand between the groups: hyphens and dashes of any length, spaces, points."""
_MISREAD = str.maketrans("OIL", "011")
_LIKE = "K7QX4-2F-9M-128-3WHP"


def code_of(document: Document, ensemble: Ensemble) -> str:
    """The code of a scenario and the figures that came of it."""
    return f"{document.code}-{len(ensemble.numbers)}-{figures_check(ensemble)}"


def figures_check(ensemble: Ensemble) -> str:
    """Letters that change with any digit of any future."""
    numbers = np.array(ensemble.numbers, dtype="<i8")
    figures = np.asarray(ensemble.array + 0.0, dtype="<f8")  # + 0.0 turns -0.0 into 0.0
    return letters(numbers.tobytes() + figures.tobytes(), _CHECK)


@dataclass(frozen=True)
class Code:
    """A code as it was read from a page."""

    inputs: str
    seed: str
    version: str
    futures: int
    check: str

    def __str__(self) -> str:
        return f"{self.scenario}-{self.futures}-{self.check}"

    @property
    def scenario(self) -> str:
        """The part that the scenario itself has: inputs, seed and version."""
        return f"{self.inputs}-{self.seed}-{self.version}"


def read_code(text: str) -> Code:
    """A code as somebody typed it from paper; ``CannotUse`` says what is wrong with it.

    >>> str(read_code("k7qx4 2f 9m 128 3whp")), str(read_code("K7QX42F9MI283WHP"))
    ('K7QX4-2F-9M-128-3WHP', 'K7QX4-2F-9M-128-3WHP')
    """
    typed = _BETWEEN.sub("", text[:_LONGEST]).upper().translate(_MISREAD)
    strange = next((each for each in typed if each not in ALPHABET), "")
    if strange:
        _refuse(text, f'holds "{visible(strange)}", which no code has', f"It is like {_LIKE}.")
    if len(typed) == sum(GROUPS):
        fact = "is the code of a scenario alone, without its figures"
        _refuse(text, fact, f"Take the whole code from the foot of a page, like {_LIKE}.")
    ends = [sum(GROUPS[:count]) for count in range(len(GROUPS) + 1)]
    inputs, seed, version = (typed[a:b] for a, b in pairwise(ends))
    futures, check = typed[ends[-1] : -_CHECK], typed[-_CHECK:]
    last = _BETWEEN.split(text[:_LONGEST].strip())
    # In five groups, a letter too few or too many would move into the number of futures.
    is_uneven = len(last) == len(GROUPS) + 2 and len(last[-1]) != _CHECK
    is_short = len(typed) <= ends[-1] + _CHECK
    if is_uneven or is_short or len(text) > _LONGEST or not futures.isdecimal():
        fact = f"has not the form of a code, {_LIKE}"
        remedy = "It has groups of 5, 2 and 2, a number of possible futures, and a group of 4."
        _refuse(text, fact, remedy)
    if not 1 <= int(futures) <= MOST_FUTURES:
        fact = f"names {int(futures):,} possible futures"
        _refuse(text, fact, f"They can be 1 to {MOST_FUTURES:,}.")
    return Code(inputs, seed, version, int(futures), check)


def _refuse(text: str, fact: str, remedy: str) -> NoReturn:
    shown = visible(text.strip())
    raise CannotUse(None, [Problem(f'"{shown}"' if shown else "The code", fact, remedy)])

"""The code printed on every page of a briefing, and whether its figures come out again.

Such a code, ``K7QX4-2F-9M-128-3WHP``, is the scenario's own (inputs, seed, version), how many
possible futures were run, and a check over every digit of them.
"""

from dataclasses import dataclass

import numpy as np

from app.document import Document
from app.fingerprint import letters
from app.running.ensemble import Ensemble

_CHECK = 4


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

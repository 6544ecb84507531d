"""What may be spent: a budget that a council has entered, or one that Headroom assumes.

Nobody has published a budget for these grades, so the one that a scenario comes with is an
assumption of ours and could be anything in its range. Until a council enters its own, every
figure calls it the assumed budget, and the chance of keeping inside counts the whole range.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from app.document import Document, is_as_it_came
from app.outlooks.spread import Numbers
from app.running.ensemble import Ensemble
from sim.scenario import PARAMETERS, Scenario, Settings
from sim.units import Unit

PATH = "money.envelope"
_MOST_DRAWN = 100_000
"""Draws that are kept: a window asks for the same ones many times a second."""


@dataclass(frozen=True)
class Budget:
    """What may be spent in a year, as a document has it on the first day."""

    value: float
    """Million pounds a year; 0 where nothing is said of it."""
    range: tuple[float, float] | None
    """What it could be, in million pounds a year; None once a council has entered its own."""

    @property
    def is_assumed(self) -> bool:
        """Whether it is Headroom's assumption and not the council's figure."""
        return self.range is not None

    @property
    def name(self) -> str:
        """What it is called inside a sentence, after "the"."""
        return "assumed budget" if self.is_assumed else "budget"

    @property
    def range_words(self) -> str:
        """What it could be: "£25m to £45m a year"; empty once a council has entered its own."""
        if self.range is None:
            return ""
        low, high = self.range
        decimals = 0 if low == int(low) and high == int(high) else 1
        least = Unit.MILLION_POUNDS.say(low, decimals)
        return f"{least} to {Unit.MILLION_POUNDS_A_YEAR.say(high, decimals)}"

    @property
    def caution(self) -> str:
        """What has to stand beside any figure that uses it, without a full stop; may be empty."""
        return f"The assumed budget could be {self.range_words}" if self.is_assumed else ""

    def ends_of(self, amount: float) -> tuple[float, float] | None:
        """What an amount that goes with its value could be; None if it has no range.

        >>> Budget(32.0, (24.0, 48.0)).ends_of(8.0)
        (6.0, 12.0)
        """
        if self.range is None:
            return None
        low, high = self.range
        return amount * low / self.value, amount * high / self.value


def budget_of(document: Document) -> Budget:
    """The budget of a document; assumed as long as nothing was said of it.

    Another value, a reason for the value or a change of it on a date makes it the council's own.
    """
    parameter = PARAMETERS[PATH]
    value = document.scenario.settings.get(PATH)
    is_dated = any(change.path == PATH for change in document.scenario.changes)
    is_assumed = is_as_it_came(document, PATH) and not is_dated
    return Budget(value, (parameter.low, parameter.high) if is_assumed else None)


def allowed(document: Document, ensemble: Ensemble) -> Numbers:
    """What each future may spend by month, shape (futures, months), in pounds.

    Where assumptions vary, each future has a budget of its own, drawn from the range of an assumed
    one as any assumption is drawn. Spending does not depend on it, so nothing is run anew.
    """
    stated: Numbers = ensemble.series("envelope")
    budget = budget_of(document)
    if budget.range is None or document.vary == "luck":
        return stated
    seed = document.scenario.seed
    drawn = [_drawn(seed, future, budget.value, budget.range) for future in ensemble.numbers]
    return stated * (np.array(drawn) / budget.value)[:, np.newaxis]


@lru_cache(maxsize=_MOST_DRAWN)
def _drawn(seed: int, future: int, likely: float, ends: tuple[float, float]) -> float:
    """What one future draws for the budget, by the rule and from the stream of assumptions."""
    # Commands that run nothing load no compiler.
    from sim.assumed import assumed
    from sim.streams import Luck

    settings = Settings().replaced({PATH: likely})
    scenario = Scenario(date.min, date.max, seed, settings, {PATH: ends})
    return assumed(scenario, Luck(seed, future)).values[PATH]

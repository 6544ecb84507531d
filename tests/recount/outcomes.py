"""The recount of every outcome by its name."""

from collections.abc import Callable
from types import ModuleType

from sim.outcomes import OUTCOMES
from tests.recount import cases, golden_hello, money, staff
from tests.recount.month import Month

Recount = Callable[[Month], float]


def _named(module: ModuleType) -> dict[str, Recount]:
    return {name: found for name, found in vars(module).items() if name in OUTCOMES}


RECOUNTS: dict[str, Recount] = {
    **_named(staff), **_named(cases), **_named(money), **_named(golden_hello),
}  # fmt: skip
"""What each outcome comes to in a month, from the diary alone."""

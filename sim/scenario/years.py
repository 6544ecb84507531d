"""Years that differ: how far leaving, candidates and demand move around their level."""

from dataclasses import dataclass
from typing import Any

from sim.parameter import assumption
from sim.units import Unit

_IN_LOGS = (
    "A standard deviation in logs, times a hundred: with 20, two years in three lie within about a "
    "fifth of the level."
)


def _share(label: str, help: str, default: float, **rest: Any) -> float:
    """A size in hundredths of a log, or a share that is kept."""
    declared: float = assumption(
        default, Unit.PERCENT, least=0, most=100, step=1, dated=False, label=label, help=help,
        **rest,
    )  # fmt: skip
    return declared


def _lasting(what: str, size: float, **rest: Any) -> float:
    help = f"How far they can be from the declared level for years on end. {_IN_LOGS}"
    return _share(f"{what}: lasting movement", help, size, **rest)


def _kept(what: str, share: float, **rest: Any) -> float:
    help = (
        "Share of a lasting movement that is still there a year later. The rest has given way to "
        "new movement."
    )
    return _share(f"{what}: lasting movement left after a year", help, share, **rest)


def _yearly(what: str, size: float, **rest: Any) -> float:
    help = f"How far they move in one year and are back the next. {_IN_LOGS}"
    return _share(f"{what}: movement of a single year", help, size, **rest)


@dataclass(frozen=True)
class Years:
    """How each driver moves around its level where years differ; where they do not, nothing moves.

    Each driver has a path of its own in every future: a part that lasts and a part that each year
    draws anew. Both leave the mean where it is.
    """

    turn_weeks: float = assumption(
        6, Unit.WEEKS, low=4, high=13, least=0, most=52, step=1, dated=False,
        label="Weeks from one year to the next",
        help="How long it takes to pass from one year's level to that of the next. A year is "
        "twelve months from the first day or its anniversary.",
        evidence="HRM-091",
    )  # fmt: skip
    leaving_lasting: float = _lasting(
        "Leaving", 16, low=12, high=21, evidence="HRM-092, NAT-045, ASM-030"
    )
    leaving_kept: float = _kept("Leaving", 85, low=70, high=95, evidence="HRM-093, NAT-046")
    leaving_yearly: float = _yearly("Leaving", 42, low=37, high=47, evidence="HRM-094, NAT-044")
    experienced_lasting: float = _lasting(
        "Experienced recruits", 20, low=10, high=24, evidence="HRM-095, NAT-049"
    )
    experienced_kept: float = _kept(
        "Experienced recruits", 77, low=65, high=90, evidence="HRM-096, NAT-049"
    )
    experienced_yearly: float = _yearly(
        "Experienced recruits", 55, low=45, high=62, evidence="HRM-097, NAT-048"
    )
    newly_qualified_lasting: float = _lasting(
        "Newly qualified recruits", 20, low=10, high=24, evidence="HRM-095, NAT-049"
    )
    newly_qualified_kept: float = _kept(
        "Newly qualified recruits", 77, low=65, high=90, evidence="HRM-096, NAT-049"
    )
    newly_qualified_yearly: float = _yearly(
        "Newly qualified recruits", 55, low=45, high=62, evidence="HRM-097, NAT-048"
    )
    referrals_lasting: float = _lasting(
        "Referrals", 32, low=27, high=37, evidence="HRM-098, FLN-027"
    )
    referrals_kept: float = _kept("Referrals", 68, low=58, high=80, evidence="HRM-099, FLN-027")
    referrals_yearly: float = _yearly("Referrals", 12, low=6, high=16, evidence="HRM-100, FLN-027")
    referrals_reaching_need: float = _share(
        "Referrals: movement that reaches need",
        "When referrals move from year to year, the part of it, in logs, by which children found "
        "to be in need and section 47 enquiries move. 100: as much as referrals; 0: not at all.",
        60, low=20, high=65, evidence="HRM-110",
    )  # fmt: skip
    plans_lasting: float = _lasting(
        "Plans", 16, low=10, high=24, evidence="HRM-101, FLN-029, FLN-030"
    )
    plans_kept: float = _kept("Plans", 70, low=60, high=85, evidence="HRM-102, FLN-029")
    plans_yearly: float = _yearly("Plans", 20, low=12, high=28, evidence="HRM-103, FLN-030")


@dataclass(frozen=True)
class Driver:
    """What moves from year to year."""

    name: str
    """As its parameters begin."""
    label: str
    from_the_year_before: bool
    """Whether its level is what was counted in the twelve months before the first day, which then
    holds the movement of that year; otherwise it is the level to expect."""


DRIVERS = (
    Driver("leaving", "Leaving", from_the_year_before=False),
    Driver("experienced", "Experienced recruits", from_the_year_before=False),
    Driver("newly_qualified", "Newly qualified recruits", from_the_year_before=False),
    Driver("referrals", "Referrals", from_the_year_before=True),
    Driver("plans", "Plans", from_the_year_before=True),
)
"""Everything that moves, in one place."""

"""Money: what the levers cost beyond pay, and the budget."""

from dataclasses import dataclass

from sim.parameter import assumption, lever
from sim.units import Unit


@dataclass(frozen=True)
class Money:
    """Costs apart from pay and agency, and what is there to spend."""

    envelope: float = lever(
        32.3, Unit.MILLION_POUNDS_A_YEAR, low=25, high=45, least=0, most=1000, step=0.1,
        label="Budget for this workforce",
        help="What may be spent on this workforce in a year. Assumed until a council enters its "
        "own: the establishment at permanent cost, plus the council plan's £10m a year and the "
        "money voted for agency rates.",
        evidence="HRM-074, BUD-005, BUD-009",
    )  # fmt: skip
    recruitment_cost: float = assumption(
        3000, Unit.POUNDS, low=1500, high=7000, least=0, most=50000, step=250,
        label="Cost of a hire",
        help="Advertising and panel time for each permanent starter.",
        evidence="CST-021",
    )  # fmt: skip
    campaign_cost: float = assumption(
        200000, Unit.POUNDS_A_YEAR, low=100000, high=400000, least=0, most=10000000, step=10000,
        label="Cost of campaigning",
        help="Cost a year of campaign effort at the first day's level; twice the effort costs "
        "twice as much.",
        evidence="HRM-075",
    )  # fmt: skip
    early_help_cost: float = assumption(
        1500, Unit.POUNDS, low=800, high=3000, least=0, most=50000, step=100,
        label="Cost of early help",
        help="Cost of early help for each child diverted.",
        evidence="HRM-076",
    )  # fmt: skip

"""Demand: from contact to referral at the front door."""

from dataclasses import dataclass

from sim.parameter import assumption, fact, lever
from sim.units import Unit


def _month(name: str, factor: float, evidence: str = "ASM-020") -> float:
    spread = 0.06
    declared: float = assumption(
        factor, Unit.TIMES, low=round(factor - spread, 2), high=round(factor + spread, 2),
        least=0, most=3, step=0.01, dated=False,
        label=f"Referrals in {name}",
        help=f"Referrals in {name} against the mean month. Only the dips of August and December "
        "are evidenced (FLN-024).",
        evidence=evidence,
        differs="The row's note gives the twelve factors; the range of 0.06 either way is ours.",
    )  # fmt: skip
    return declared


@dataclass(frozen=True)
class Demand:
    """Contacts become referrals, by month and season, and the levers on intake."""

    referrals_a_year: float = fact(
        13815, Unit.REFERRALS_A_YEAR, least=0, most=500000, step=100,
        label="Referrals a year",
        help="Referrals in a year, re-referrals counted, before a new front door opened.",
        evidence="FLW-R02",
    )  # fmt: skip
    growth: float = lever(
        0, Unit.PERCENT_A_YEAR, low=-30, high=30, least=-50, most=50, step=1,
        label="Referral growth",
        help="Growth of first referrals in a year, from the first day on; re-referrals follow with "
        "a lag.",
        evidence="ASM-025, FLN-011",
    )  # fmt: skip
    front_door_lasting: float = assumption(
        12, Unit.PERCENT, low=5, high=33, least=-50, most=200, step=1, dated=False,
        label="Lasting rise from the front door",
        help="How much higher referrals stay once a new front door (MASH) has settled. 12 brings "
        "Birmingham near England's rate per child.",
        evidence="HRM-053, FLW-P02, FLN-003",
    )  # fmt: skip
    front_door_surge: float = assumption(
        75, Unit.PERCENT, low=55, high=95, least=0, most=300, step=5, dated=False,
        label="Surge when the front door opens",
        help="Further referrals on the day a new front door opens, on top of the lasting rise; "
        "the surge dies away.",
        evidence="HRM-054, FLW-R03, FLW-U08",
    )  # fmt: skip
    front_door_half_life: float = assumption(
        4, Unit.MONTHS, low=3, high=6, least=0.5, most=36, step=0.5, dated=False,
        label="Half-life of the surge",
        help="Months in which the surge after a new front door falls by half.",
        evidence="HRM-055, FLW-U08",
    )  # fmt: skip
    contacts_per_referral: float = assumption(
        2.5, Unit.RATIO, low=2, high=4, least=1, most=20, step=0.1,
        label="Contacts per referral",
        help="Contacts the front door screens for each referral it passes on.",
        evidence="ASM-021",
    )  # fmt: skip
    early_help: float = lever(
        0, Unit.PERCENT, low=0, high=15, least=0, most=50, step=1,
        label="Early help diversion",
        help="Share of would-be first referrals whose family gets early help in place of one. "
        "Some come back.",
        evidence="HRM-056",
    )  # fmt: skip
    early_help_return: float = assumption(
        15, Unit.PERCENT, low=5, high=30, least=0, most=100, step=1,
        label="Return after early help",
        help="Share of the children diverted to early help who are referred within a year after "
        "all.",
        evidence="HRM-057",
    )  # fmt: skip
    threshold: float = lever(
        0, Unit.PERCENT, low=0, high=20, least=0, most=50, step=1,
        label="Higher threshold",
        help="Share of would-be first referrals turned away at the front door by a higher "
        "threshold. Many come back.",
        evidence="HRM-058, FLW-U06",
    )  # fmt: skip
    threshold_under_pressure: float = assumption(
        15, Unit.PERCENT, low=5, high=30, least=0, most=100, step=1,
        label="Turned away under pressure",
        help="Share of referrals without a section 47 enquiry that the front door turns away once "
        "children have waited a month for each worker; less in proportion before.",
        evidence="HRM-108, FLW-U06",
    )  # fmt: skip
    threshold_return: float = assumption(
        40, Unit.PERCENT, low=25, high=60, least=0, most=100, step=5,
        label="Return after being turned away",
        help="Share of the children turned away who are referred within a year after all.",
        evidence="HRM-059",
    )  # fmt: skip
    re_referrals: float = assumption(
        21.1, Unit.PERCENT, low=13.8, high=24.5, least=0, most=60, step=0.1,
        label="Re-referrals",
        help="Share of referrals that come within twelve months of an earlier case being closed.",
        evidence="FLW-E03",
        differs="The range is that of Birmingham's three years.",
    )  # fmt: skip
    return_days: float = assumption(
        120, Unit.DAYS, low=90, high=180, least=5, most=365, step=10,
        label="Time to coming back",
        help="Mean days from closing to the next referral, for children who come back, before the "
        "limit of twelve months.",
        evidence="HRM-087",
    )  # fmt: skip
    april: float = _month("April", 0.97)
    may: float = _month("May", 1.03)
    june: float = _month("June", 1.06)
    july: float = _month("July", 1.08)
    august: float = _month("August", 0.84)
    september: float = _month("September", 0.98)
    october: float = _month("October", 1.06)
    november: float = _month("November", 1.07)
    december: float = _month("December", 0.88)
    january: float = _month("January", 1.0)
    february: float = _month("February", 0.98)
    march: float = _month("March", 1.05)

    def month_factor(self, month: int) -> float:
        """Referrals in a calendar month (1 is January) against the mean month."""
        return (
            self.january, self.february, self.march, self.april, self.may, self.june,
            self.july, self.august, self.september, self.october, self.november, self.december,
        )[month - 1]  # fmt: skip

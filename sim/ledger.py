"""The ledger: every pound, by the part of the cost it belongs to."""

from dataclasses import dataclass, field
from operator import mul

from sim.arithmetic import power, total, total_of
from sim.calendar import DAYS_A_YEAR
from sim.outcomes import COST_PARTS
from sim.people import People
from sim.scenario import Settings
from sim.scenario.pay import Pay
from sim.terms import Terms

MONEY_FLOWS = (
    *COST_PARTS,
    "golden_hello_paid",
    "golden_hello_repaid",
    "golden_hello_deadweight",
    "envelope",
)
_MILLION = 1e6


@dataclass
class Ledger:
    """What was spent since the last month end, in pounds by flow."""

    paid_until: float = 0.0
    """Day up to the close of which what is paid by the day has been paid."""

    permanent_fte_days: float = 0.0
    """Days worked by permanent staff, times FTE, since the last month end."""
    flows: dict[str, float] = field(default_factory=lambda: dict.fromkeys(MONEY_FLOWS, 0.0))

    def pays_golden_hello(self, pounds: float, would_have_come: bool) -> None:
        """An instalment to a recruit."""
        self.flows["golden_hello_paid"] += pounds
        self.flows["cost_golden_hello"] += pounds
        if would_have_come:
            self.flows["golden_hello_deadweight"] += pounds

    def gets_back_golden_hello(self, pounds: float) -> None:
        """A repayment by a leaver inside the tie-in."""
        self.flows["golden_hello_repaid"] += pounds
        self.flows["cost_golden_hello"] -= pounds

    def pays_for_hire(self, settings: Settings) -> None:
        """Advertising and panel time of one permanent starter."""
        self.flows["cost_recruitment"] += settings.money.recruitment_cost

    def accrues(
        self, people: People, settings: Settings, terms: Terms, until: float,
        *, awards: int, diverted: float,
    ) -> None:  # fmt: skip
        """Everything that is paid by the day, up to the close of a day, at the settings in force.

        ``awards`` is the number of yearly awards so far; ``diverted`` the children diverted to
        early help since the last time.
        """
        after, self.paid_until = self.paid_until, until
        days = people.fte_days(after, until)
        self.permanent_fte_days += total(days[1])
        agency, permanent = (days / DAYS_A_YEAR).tolist()
        self._pays_staff(settings.pay, terms, permanent, awards)
        if settings.pay.retention_payment > 0:
            stayed = until - settings.pay.retention_years * DAYS_A_YEAR
            entitled = total(people.fte_days(after, until, joined_by=stayed)[1]) / DAYS_A_YEAR
            self._pays_for_staying(settings.pay, entitled)
        charged = map(mul, agency, terms.charges)
        self.flows["cost_agency"] += total_of(charged)
        years = (until - after) / DAYS_A_YEAR
        campaign = settings.money.campaign_cost * settings.hiring.campaign_effort
        self.flows["cost_recruitment"] += campaign * years
        self.flows["cost_early_help"] += diverted * settings.money.early_help_cost
        self.flows["cost_structure"] += settings.structure.transition_cost * _MILLION * years
        self.flows["envelope"] += settings.money.envelope * _MILLION * years

    def _pays_staff(self, pay: Pay, terms: Terms, fte_years: list[float], awards: int) -> None:
        """Pay, benchmarking and on-costs of permanent staff; years worked are by grade."""
        award = power(1 + pay.yearly_award / 100, float(awards))
        basic, above = 0.0, 0.0
        for years, salary, rise in zip(fte_years, terms.salaries, terms.rises, strict=True):
            paid = years * salary * award
            basic += paid
            above += paid * rise
        self.flows["cost_pay"] += basic
        self.flows["cost_benchmarking"] += above
        self.flows["cost_on_costs"] += (basic + above) * pay.on_costs / 100

    def _pays_for_staying(self, pay: Pay, fte_years: float) -> None:
        """Retention payments and on-costs, for so many FTE years of staff who are paid them."""
        retention = fte_years * pay.retention_payment
        self.flows["cost_retention"] += retention
        self.flows["cost_on_costs"] += retention * pay.on_costs / 100

    def closes_month(self) -> dict[str, float]:
        """The month's flows; the ledger starts afresh."""
        self.permanent_fte_days = 0.0
        month = self.flows
        self.flows = dict.fromkeys(MONEY_FLOWS, 0.0)
        month["cost_total"] = total_of([month[part] for part in COST_PARTS])
        return month

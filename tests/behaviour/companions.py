"""What has to be switched on for a parameter to have anything to act on."""

from datetime import date

from sim.parameter import Parameter
from sim.scenario import EVENT_KINDS, Event, Scenario
from tests.behaviour.services import tiny

FIRST_DAY = date(2014, 12, 31)
LAST_DAY = date(2016, 6, 30)
EVENT_DAY = date(2015, 5, 1)

TIED_IN_FOR_A_YEAR = {
    "pay.golden_hello_newly_qualified": 1.0,
    "pay.golden_hello_years": 0.0,
    "pay.golden_hello_tie_in_months": 12.0,
    "pay.golden_hello_tie_in_at_start": 12.0,
    "pay.golden_hello_years_at_start": 0.0,
    "start.golden_hello_months": 12.0,
}

AGENCY_RATES_ABOVE_THE_CAPS = {
    "agency.charge_social_worker": 41.0,
    "agency.charge_senior": 46.0,
    "agency.charge_team_manager": 60.0,
}

SWITCHED_ON = {
    "start.golden_hello_months": {
        "pay.golden_hello_newly_qualified": 1.0, "pay.golden_hello_years": 0.0,
    },
    "pay.retention_years": {"pay.retention_payment": 2000.0},
    "pay.golden_hello_repayment": {"pay.golden_hello_newly_qualified": 1.0},
    "pay.golden_hello_gain": {"pay.golden_hello": 10000.0, "pay.golden_hello_years": 0.0},
    "pay.golden_hello_at_start": {"pay.golden_hello_years": 0.0},
    "pay.golden_hello_years_at_start": {
        "pay.golden_hello_at_start": 20000.0, "pay.golden_hello_gain": 15.0,
    },
    "pay.recruitment_elasticity": {"pay.gap_social_worker": 2.0, "pay.gap_senior": 2.0},
    "pay.separation_elasticity": {"pay.gap_social_worker": 2.0, "pay.gap_senior": 2.0},
    "pay.neighbours_answer": {"pay.gap_social_worker": 2.0},
    "pay.neighbours_answer_months": {"pay.gap_social_worker": 2.0},
    "leaving.agency_pull": {"pay.gap_social_worker": 2.0, "pay.gap_senior": 2.0},
    "leaving.tie_in": {"pay.golden_hello_newly_qualified": 1.0},
    "leaving.after_tie_in": TIED_IN_FOR_A_YEAR,
    "leaving.after_tie_in_months": TIED_IN_FOR_A_YEAR,
    "leaving.leadership_effect": {"leaving.leadership_stability": 25.0},
    "hiring.campaign_elasticity": {"hiring.campaign_effort": 2.0},
    "hiring.interviews_a_week": {"hiring.experienced_starters": 30.0},
    "hiring.interviews_per_candidate": {"hiring.experienced_starters": 30.0},
    "agency.charge_social_worker": {"agency.memorandum": 0.0},
    "agency.charge_senior": {"agency.memorandum": 0.0},
    "agency.employment_costs": AGENCY_RATES_ABOVE_THE_CAPS,
    "agency.fee": AGENCY_RATES_ABOVE_THE_CAPS,
    "agency.memorandum_at_start": AGENCY_RATES_ABOVE_THE_CAPS,
    "pay.golden_hello_repayment_at_start": TIED_IN_FOR_A_YEAR,
    "leaving.tie_in_sum": {"pay.golden_hello_newly_qualified": 1.0},
    "agency.market_elasticity": {"agency.charge_social_worker": 25.5},
    "demand.early_help_return": {"demand.early_help": 15.0},
    "demand.threshold_return": {"demand.threshold": 20.0},
    "money.early_help_cost": {"demand.early_help": 15.0},
}  # fmt: skip
"""By path: what the parameter speaks of, or what there has to be more of for it to show."""


def switched_on(path: str) -> dict[str, float]:
    """Settings that give a parameter something to act on."""
    if path == "agency.memorandum":
        return AGENCY_RATES_ABOVE_THE_CAPS
    if path.startswith("agency.pay_cap"):
        return AGENCY_RATES_ABOVE_THE_CAPS | {"agency.memorandum_at_start": 0.0}
    if path.startswith("agency.single_contract_"):
        return {"agency.single_contract": 1.0, "agency.single_contract_months": 6.0}
    if path.startswith("years.newly_qualified_"):
        return {"hiring.newly_qualified_places": 40.0, "hiring.newly_qualified_fill": 50.0}
    if path.startswith("structure."):
        return {"structure.transition_months": 6.0}
    return SWITCHED_ON.get(path, {})


def event_kinds(path: str) -> list[str]:
    """Kinds of event whose size or length a parameter declares; one of them is enough."""
    if path in ("hiring.rated_inadequate", "hiring.inadequate_effect"):
        return ["inspection_better"]
    return [
        kind.name
        for kind in EVENT_KINDS.values()
        if any(path in (effect.size, effect.months) for effect in kind.effects)
    ]


def service_for(parameter: Parameter) -> Scenario:
    """A tiny service in which a parameter has something to act on."""
    scenario = tiny(LAST_DAY, FIRST_DAY)
    values = {p: v for p, v in switched_on(parameter.path).items() if p != parameter.path}
    events = tuple(Event(EVENT_DAY, kind) for kind in event_kinds(parameter.path)[:1])
    return Scenario(
        scenario.first_day, scenario.last_day, scenario.seed,
        scenario.settings.replaced(values), events=events,
        years_differ=parameter.group == "years",
    )  # fmt: skip


def ends(parameter: Parameter, now: float) -> list[float]:
    """The ends to move a parameter to, from where it stands in the service."""
    places = {parameter.low, parameter.high} - {now}
    if places and parameter.low < parameter.high:
        return sorted(places)
    near = {0.8 * now, 1.2 * now} if now else {parameter.step}
    if parameter.least == 0 and parameter.most == 1 and parameter.step == 1:
        near = {1 - now}
    return sorted({min(max(place, parameter.least), parameter.most) for place in near} - {now})

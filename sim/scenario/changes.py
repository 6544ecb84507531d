"""Dated changes and events: what moves a parameter, when, and for how long."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


@dataclass(frozen=True)
class Change:
    """From a date on a parameter has a new value, at once or in a straight line over months."""

    date: date
    path: str
    value: float
    over_months: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happens on a date, at a size against its declared effects."""

    date: date
    kind: str
    size: float = 1.0
    reason: str = ""


class How(Enum):
    """How an effect moves a parameter."""

    BY_PERCENT = "by per cent"
    BY_POINTS = "by points"
    TO = "to"


class Lasting(Enum):
    """How an effect runs in time; all but the first take months from a parameter."""

    FOR_GOOD = "for good"
    WHILE = "while"
    """Full for the months named, then gone."""
    AFTER = "after"
    """Nothing for the months named, then full for good."""
    DYING_AWAY = "dying away"
    """Half gone after the months named."""


@dataclass(frozen=True)
class Effect:
    """One parameter that an event moves."""

    path: str
    how: How
    size: str | float
    """Path of the declared effect size, or the value a parameter is set to."""
    lasting: Lasting = Lasting.FOR_GOOD
    months: str = ""
    """Path of the months that ``lasting`` speaks of."""


@dataclass(frozen=True)
class EventKind:
    """A kind of event a scenario may date: an overlay that changes named parameters only."""

    name: str
    label: str
    help: str
    effects: tuple[Effect, ...]


def _structure(name: str, label: str) -> EventKind:
    transition = "structure.transition_months"
    return EventKind(
        f"structure_{name}",
        label,
        "A reorganisation: leadership is unsettled and money spent while it is made; what it "
        "brings comes once it has settled.",
        (
            Effect("leaving.leadership_stability", How.BY_POINTS, f"structure.{name}_stability",
                   Lasting.WHILE, transition),
            Effect("leaving.leadership_stability", How.BY_POINTS, f"structure.{name}_settled",
                   Lasting.AFTER, transition),
            Effect("hiring.experienced_starters", How.BY_PERCENT, f"structure.{name}_applications",
                   Lasting.AFTER, transition),
            Effect("demand.referrals_a_year", How.BY_PERCENT, f"structure.{name}_referrals",
                   Lasting.AFTER, transition),
            Effect("structure.transition_cost", How.BY_POINTS, f"structure.{name}_cost",
                   Lasting.WHILE, transition),
        ),
    )  # fmt: skip


_KINDS = (
    EventKind(
        "front_door_opens",
        "A new front door opens (MASH)",
        "Agencies share one front door: referrals rise for good, with a surge that dies away.",
        (
            Effect("demand.referrals_a_year", How.BY_PERCENT, "demand.front_door_lasting"),
            Effect("demand.referrals_a_year", How.BY_PERCENT, "demand.front_door_surge",
                   Lasting.DYING_AWAY, "demand.front_door_half_life"),
        ),
    ),
    EventKind(
        "inspection_better",
        "Inspection: no longer inadequate",
        "The inspectorate finds the service better than inadequate; candidates notice.",
        (Effect("hiring.rated_inadequate", How.TO, 0.0),),
    ),
    EventKind(
        "inspection_worse",
        "Inspection: inadequate",
        "The inspectorate finds the service inadequate; candidates stay away, most at first.",
        (
            Effect("hiring.rated_inadequate", How.TO, 1.0),
            Effect("hiring.experienced_starters", How.BY_PERCENT, "shocks.rating_applications",
                   Lasting.DYING_AWAY, "shocks.leadership_half_life"),
        ),
    ),
    EventKind(
        "leadership_change",
        "Change of leadership",
        "The director goes; stability falls and comes back.",
        (
            Effect("leaving.leadership_stability", How.BY_POINTS, "shocks.leadership_change",
                   Lasting.DYING_AWAY, "shocks.leadership_half_life"),
        ),
    ),
    EventKind(
        "pay_raid",
        "A neighbour's pay raid",
        "A neighbour raises its pay, and with it the neighbours' median: the gap widens.",
        (Effect("pay.neighbours_rise", How.BY_POINTS, "shocks.pay_raid"),),
    ),
    EventKind(
        "agency_price_cap",
        "Agency price cap",
        "A cap from outside lowers all agency rates.",
        tuple(
            Effect(f"agency.charge_{grade}", How.BY_PERCENT, "shocks.price_cap")
            for grade in ("social_worker", "senior", "team_manager")
        ),
    ),
    EventKind(
        "high_profile_case",
        "A high-profile case",
        "A child's death is in the news: referrals and leaving rise, then settle.",
        (
            Effect("demand.referrals_a_year", How.BY_PERCENT, "shocks.case_referrals",
                   Lasting.DYING_AWAY, "shocks.case_half_life"),
            Effect("leaving.rate", How.BY_PERCENT, "shocks.case_leaving",
                   Lasting.DYING_AWAY, "shocks.case_half_life"),
        ),
    ),
    EventKind(
        "budget_cut",
        "Budget cut",
        "Funded posts and the budget are cut; nobody is dismissed, posts are not filled again.",
        (
            *(
                Effect(f"posts.{grade}", How.BY_PERCENT, "shocks.budget_cut")
                for grade in ("social_workers", "seniors", "team_managers")
            ),
            Effect("money.envelope", How.BY_PERCENT, "shocks.budget_cut"),
        ),
    ),
    _structure("area", "Break the service up by area"),
    _structure("outsource", "Outsource"),
    _structure("trust_dfe", "A trust accountable to the DfE"),
    _structure("trust_council", "A trust accountable to the council"),
    _structure("integrated", "Integrated transformation"),
)  # fmt: skip

EVENT_KINDS = {kind.name: kind for kind in _KINDS}
"""Every kind of event by name."""

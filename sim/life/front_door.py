"""The front door: would-be referrals by day, diverted to early help, turned away or passed on."""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.arithmetic import log
from sim.calendar import DAYS_A_YEAR
from sim.cases import EPISODE
from sim.compiled import compiled
from sim.plan import Plan, referral_rates
from sim.records import Real, Table, Whole, table_of
from sim.rules.case_length import return_days
from sim.scenario import Scenario
from sim.streams import Luck, Stream, four

LAYER_RATE = 10.0
"""Would-be referrals a day in each layer of the flow."""


@dataclass(frozen=True)
class Arrivals:
    """First referrals by day, and who else stood at the door."""

    identities: NDArray[np.int64]
    """In the order of their days."""
    upto: NDArray[np.int64]
    """Index n: how many have come by the close of day n."""
    diverted: NDArray[np.int64]
    """Children diverted to early help, by day."""
    turned_away: NDArray[np.int64]
    """Children turned away by a higher threshold, by day."""

    def between(self, after: int, until: int) -> NDArray[np.int64]:
        """Identities referred after the close of one day and by that of another."""
        return self.identities[self.upto[after] : self.upto[until]]


def would_be_referrals(
    stream: Stream, rates: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Day (an index of ``rates``) and identity of a Poisson flow at these rates a day.

    The flow is made of layers of ten a day, each with children of its own; a child comes if the
    rate of the day is above their place in the layers. So a higher rate adds children and
    reshuffles none. They are in the order of their identities.
    """
    layers = ceil(rates.max(initial=0.0) / LAYER_RATE)
    expected = LAYER_RATE * len(rates)
    room = layers * int(expected + 10 * sqrt(expected) + 20)
    days, children = np.empty(room, np.int64), np.empty(room, np.int64)
    first = np.array([identities.referral(layer, 0) for layer in range(layers)])
    count = _flow((stream.key_0, stream.key_1), first, rates, days, children)
    return days[:count], children[:count]


@compiled
def _flow(
    key: tuple[np.uint64, np.uint64],
    first: NDArray[np.int64],
    rates: NDArray[np.float64],
    days: NDArray[np.int64],
    children: NDArray[np.int64],
) -> int:
    """Note the children of each layer, from its first on; how many they are."""
    count = 0
    for layer in range(len(first)):
        child, day = first[layer], 0.0
        while True:
            wait, place, _, _ = four(key[0], key[1], child, 0)
            day -= log(wait) / LAYER_RATE
            if day >= len(rates):
                break
            if (layer + place) * LAYER_RATE < rates[int(day)]:
                days[count], children[count] = int(day), child
                count += 1
            child += 1
    return count


class Door:
    """What the front door does on a day; a table has a record for each day."""

    early_help: Real
    """Share of children diverted to early help."""
    early_help_return: Real
    """Share of them who come back as a referral."""
    threshold: Real
    """Share of the others turned away."""
    threshold_return: Real
    """Share of them who come back as a referral."""
    return_mean: Real
    """Mean days until they do."""
    diverted: Whole
    """Children diverted that day."""
    turned_away: Whole


def _doors(plan: Plan, days: NDArray[np.int64]) -> Table:
    doors = table_of(Door, len(days))
    for name in ("early_help", "early_help_return", "threshold", "threshold_return"):
        doors[name] = plan.values(f"demand.{name}", days) / 100
    doors["return_mean"] = plan.values("demand.return_days", days)
    return doors


def arrivals(scenario: Scenario, plan: Plan, luck: Luck, years: NDArray[np.float64]) -> Arrivals:
    """Everybody who comes to the front door for the first time between first and last day.

    A share is diverted to early help, a share of the rest turned away; some of both come back
    once, as a first referral. ``years`` is the effect on referrals by day.
    """
    span = (scenario.last_day - scenario.first_day).days
    days = np.arange(span + 1)
    rates = referral_rates(plan, scenario.first_day, days)
    rates *= 1 - plan.values("demand.re_referrals", days) / 100
    rates *= years
    rates[0] = 0.0
    day, child = would_be_referrals(luck.stream("referrals"), rates)
    doors = _doors(plan, days)
    _at_the_door(luck.stream("front door").key, doors, day, child)
    return Arrivals(*_by_day(day, child, span), doors["diverted"], doors["turned_away"])


@compiled
def _at_the_door(
    key: tuple[np.uint64, np.uint64],
    doors: Table,
    days: NDArray[np.int64],
    children: NDArray[np.int64],
) -> None:
    """Move the days to those on which the children are referred, beyond the last if they are not;
    count by day who is sent elsewhere."""
    never = len(doors)
    for n in range(len(days)):
        day = days[n]
        door = doors[day]
        if door.early_help <= 0.0 and door.threshold <= 0.0:
            continue
        helped, away, back, delay = four(key[0], key[1], children[n], 0)
        if helped < door.early_help:
            door.diverted += 1
            comes_back = door.early_help_return
        elif away < door.threshold:
            door.turned_away += 1
            comes_back = door.threshold_return
        else:
            continue
        days[n] = (
            day + 1 + int(return_days(door.return_mean, delay)) if back < comes_back else never
        )


@compiled
def _by_day(
    days: NDArray[np.int64], children: NDArray[np.int64], last: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Those of the children who come by the last day, in the order of their days and those of a day
    as they are; and how many have come by the close of each day."""
    upto = np.zeros(last + 1, np.int64)
    for day in days:
        if day <= last:
            upto[day] += 1
    upto = np.cumsum(upto)
    places = np.zeros(last + 1, np.int64)
    places[1:] = upto[:-1]
    in_order = np.empty(upto[-1], np.int64)
    for n in range(len(days)):
        day = days[n]
        if day <= last:
            in_order[places[day]] = children[n]
            places[day] += 1
    return in_order, upto


@dataclass(frozen=True)
class Returns:
    """Children whose case was closed before the first day and who will be referred again."""

    days: NDArray[np.int64]
    """Calendar days since the first day; 1 at the earliest."""
    identities: NDArray[np.int64]


def closed_before(scenario: Scenario, plan: Plan, luck: Luck) -> Returns:
    """Children whose case was closed in the year before the first day and who will come back.

    Cases are taken to have been closed at the rate of referrals then.
    """
    days = np.arange(-int(DAYS_A_YEAR), 0)
    rates = referral_rates(plan, scenario.first_day, days)
    index, child = would_be_referrals(luck.stream("closed before"), rates)
    demand = scenario.settings.demand
    back = days[index]
    comes = _comes_back(
        luck.stream("closed before").key, demand.re_referrals / 100, demand.return_days, back, child
    )
    return Returns(back[comes], child[comes] + EPISODE + identities.CLOSED_BEFORE)


@compiled
def _comes_back(
    key: tuple[np.uint64, np.uint64],
    share: float,
    mean: float,
    days: NDArray[np.int64],
    children: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Move the days of closing to those of coming back; whether each child does, and after the
    first day."""
    comes = np.zeros(len(days), np.bool_)
    for n in range(len(days)):
        again, delay, _, _ = four(key[0], key[1], children[n], 1)
        if again < share:
            days[n] += 1 + int(return_days(mean, delay))
            comes[n] = days[n] >= 1
    return comes

"""The front door: would-be referrals by day, diverted to early help, turned away or passed on."""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.arithmetic import exps, log, logs
from sim.calendar import DAYS_A_YEAR
from sim.cases import EPISODE
from sim.compiled import compiled
from sim.plan import Plan, referral_rates
from sim.scenario import Scenario
from sim.streams import Luck, Stream, four

LAYER_RATE = 10.0
"""Would-be referrals a day in each layer of the flow."""
_LONGEST_RETURN = 365.0
"""Days after which a child who comes back is no re-referral."""


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


def arrivals(scenario: Scenario, plan: Plan, luck: Luck) -> Arrivals:
    """Everybody who comes to the front door for the first time between first and last day.

    A share is diverted to early help, a share of the rest turned away; some of both come back
    once, as a first referral.
    """
    span = (scenario.last_day - scenario.first_day).days
    days = np.arange(span + 1)
    rates = referral_rates(plan, scenario.first_day, days)
    rates *= 1 - plan.values("demand.re_referrals", days) / 100
    rates[0] = 0.0
    day, child = would_be_referrals(luck.stream("referrals"), rates)
    door = luck.stream("front door").columns(child)
    helped = door[:, 0] < (plan.values("demand.early_help", days) / 100)[day]
    away = ~helped & (door[:, 1] < (plan.values("demand.threshold", days) / 100)[day])
    back = np.where(helped, (plan.values("demand.early_help_return", days) / 100)[day],
                    (plan.values("demand.threshold_return", days) / 100)[day])  # fmt: skip
    comes_back = (helped | away) & (door[:, 2] < back)
    mean = plan.values("demand.return_days", days)[day]
    arrives = day + np.where(comes_back, 1 + _return_days(mean, door[:, 3]).astype(np.int64), 0)
    referred = (~(helped | away) | comes_back) & (arrives <= span)
    # Children are in the order of their identities, and a stable sort keeps them in it.
    order = np.argsort(arrives[referred].astype(np.uint16), kind="stable")
    return Arrivals(
        identities=child[referred][order],
        upto=np.searchsorted(arrives[referred][order], days, side="right"),
        diverted=np.bincount(day[helped], minlength=span + 1),
        turned_away=np.bincount(day[away], minlength=span + 1),
    )


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
    door = luck.stream("closed before").columns(child, draw=1)
    demand = scenario.settings.demand
    back = days[index] + 1 + _return_days(demand.return_days, door[:, 1]).astype(np.int64)
    comes = (door[:, 0] < demand.re_referrals / 100) & (back >= 1)
    return Returns(back[comes], child[comes] + EPISODE + identities.CLOSED_BEFORE)


def _return_days(mean: float | NDArray[np.float64], u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Days to coming back: exponential, within twelve months."""
    each = np.broadcast_to(mean, u.shape)
    days: NDArray[np.float64] = -each * logs(1 - u * (1 - exps(-_LONGEST_RETURN / each)))
    return days

"""The front door: would-be referrals by day, diverted to early help, turned away or passed on."""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from sim import identities
from sim.calendar import DAYS_A_YEAR
from sim.cases import EPISODE, Returns, no_returns
from sim.plan import Plan, referral_rates
from sim.scenario import Scenario
from sim.streams import Luck, Stream

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
    reshuffles none.
    """
    days, children = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for layer in range(ceil(rates.max(initial=0.0) / LAYER_RATE)):
        expected = LAYER_RATE * len(rates)
        number = np.arange(int(expected + 10 * sqrt(expected) + 20))
        children_here = identities.referral(layer, 0) + number
        luck = stream.columns(children_here)
        day = np.cumsum(-np.log(luck[:, 0]) / LAYER_RATE).astype(np.int64)
        within = day < len(rates)
        place = (layer + luck[:, 1]) * LAYER_RATE
        comes = within & (place < rates[np.minimum(day, len(rates) - 1)])
        days.append(day[comes])
        children.append(children_here[comes])
    return np.concatenate(days), np.concatenate(children)


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
    order = np.lexsort((child[referred], arrives[referred]))
    return Arrivals(
        identities=child[referred][order],
        upto=np.searchsorted(arrives[referred][order], days, side="right"),
        diverted=np.bincount(day[helped], minlength=span + 1),
        turned_away=np.bincount(day[away], minlength=span + 1),
    )


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
    returns = no_returns(max(1024, 4 * int(comes.sum())))
    count = int(comes.sum())
    returns.day[:count] = back[comes]
    returns.identity[:count] = child[comes] + EPISODE + identities.CLOSED_BEFORE
    returns.used[0] = count
    return returns


def _return_days(mean: float | NDArray[np.float64], u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Days to coming back: exponential, within twelve months."""
    within = 1 - np.exp(-365.0 / mean)
    days: NDArray[np.float64] = -mean * np.log(1 - u * within)
    return days

"""The twin's front door: who is referred when, for the first time or again."""

from random import Random

import simpy

from sim.scenario import Scenario
from tests.oracle import draws

Process = simpy.events.ProcessGenerator


class FrontDoor:
    """Collects referrals between meetings, and knows the children who will come back."""

    def __init__(self, env: simpy.Environment, scenario: Scenario, rng: Random) -> None:
        self.env = env
        self.scenario = scenario
        self.demand = scenario.settings.demand
        self.rng = rng
        self.inbox: list[bool] = []
        """Referrals since the last meeting: whether each is a re-referral."""
        self.remember_children_closed_before()
        env.process(self.first_time_referrals())

    def take_referrals(self) -> list[bool]:
        """The referrals since this was last asked: whether each is a re-referral."""
        taken, self.inbox = self.inbox, []
        return taken

    def first_time_referrals(self) -> Process:
        """Process: would-be referrals of children not closed in the year before, each noon.

        They are Poisson. Some get early help instead, some of the others are turned away; a part of
        both comes back once, and is then referred for certain.
        """
        demand, happens = self.demand, self.happens
        yield self.env.timeout(0.5)
        day = 1
        while True:
            rate = draws.referral_rate(self.scenario, day) * (1 - demand.re_referrals / 100)
            for _ in range(draws.poisson(self.rng, rate)):
                if happens(demand.early_help):
                    returns = happens(demand.early_help_return)
                elif happens(demand.threshold):
                    returns = happens(demand.threshold_return)
                else:
                    self.inbox.append(False)
                    continue
                if returns:
                    self.env.process(self.come_back(self.return_delay(), again=False))
            yield self.env.timeout(1)
            day += 1

    def perhaps_return(self, turned_away: bool = False) -> None:
        """Every closed case may come back within a year, as a re-referral; more of those who were
        turned away do."""
        demand = self.demand
        if self.happens(demand.threshold_return if turned_away else demand.re_referrals):
            self.env.process(self.come_back(self.return_delay(), again=True))

    def remember_children_closed_before(self) -> None:
        """Children closed in the year before day 0, each day as many as were referred.

        They return by the same law. Those who came back before day 0 have done so.
        """
        for days_ago in range(1, int(draws.LONGEST_RETURN) + 1):
            rate = draws.referral_rate(self.scenario, -days_ago) * self.demand.re_referrals / 100
            for _ in range(draws.poisson(self.rng, rate)):
                delay = self.return_delay() - days_ago
                if delay > 0:
                    self.env.process(self.come_back(delay, again=True))

    def come_back(self, delay: float, again: bool) -> Process:
        """Process: a child who is referred after a delay, again or for the first time."""
        yield self.env.timeout(delay)
        self.inbox.append(again)

    def return_delay(self) -> float:
        return draws.return_delay(self.rng, self.demand.return_days)

    def happens(self, per_cent: float) -> bool:
        return self.rng.random() < per_cent / 100

"""A stand-in for the model whose numbers follow from what a future assumes in straight lines.

Worker processes can import it.
"""

import numpy as np

from sim.assumed import assumed
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS, Run
from sim.scenario import Scenario
from sim.streams import Luck

LUCK = {"permanent_fte": 6.0, "turnover_12m": 0.5, "average_caseload": 0.4}
"""Standard deviations of what nothing that is assumed says."""


def run(scenario: Scenario, future: int) -> Run:
    """Turnover is the leaving rate; FTE falls with it and rises with recruits; caseload rises with
    the movement of referrals. Everything else is always the same."""
    luck = Luck(scenario.seed, future)
    found = assumed(scenario, luck)
    months = month_ends(scenario.first_day, scenario.last_day)
    outcomes = np.full((len(OUTCOMES), len(months)), 100.0)
    by_chance = luck.stream("toy").columns(np.arange(len(LUCK)))[:, 0] - 0.5
    noise = dict(zip(LUCK, np.sqrt(12) * by_chance, strict=True))

    def value(path: str) -> float:
        return found.values.get(path, scenario.settings.get(path))

    leaving, recruits = value("leaving.rate"), value("hiring.experienced_starters")
    moved = found.movements.get("years.referrals.lasting.1", 0.0)
    outcomes[ROWS["turnover_12m"]] = leaving + LUCK["turnover_12m"] * noise["turnover_12m"]
    outcomes[ROWS["permanent_fte"]] = (
        400 - 3 * leaving + recruits + LUCK["permanent_fte"] * noise["permanent_fte"]
    )
    outcomes[ROWS["average_caseload"]] = (
        18 + 2 * moved + LUCK["average_caseload"] * noise["average_caseload"]
    )
    return Run(future, months, outcomes, found.values)

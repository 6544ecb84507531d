"""A stand-in for the model that worker processes can import: quick, and known in closed form."""

import os
import signal
import time
from pathlib import Path

import numpy as np

from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from sim.results import ROWS, Run
from sim.scenario import PARAMETERS, Scenario

_USUAL_HELLO = PARAMETERS["pay.golden_hello"].default


def run(scenario: Scenario, future: int) -> Run:
    """Every number depends on seed, golden hello, future, outcome and month, on nothing else."""
    months = month_ends(scenario.first_day, scenario.last_day)
    rows, columns = np.ogrid[: len(OUTCOMES), : len(months)]
    # Of all levers this one is felt, so that scenarios can be told apart; usually it is nothing.
    felt = scenario.seed + scenario.settings.pay.golden_hello - _USUAL_HELLO
    wave = np.sin(future * 1.7 + felt + rows * 0.3) * np.sqrt(columns)
    outcomes = 100 + 10 * wave
    outcomes[ROWS["permanent_fte"]] = 354 + columns + 8 * wave[ROWS["permanent_fte"]]
    outcomes[ROWS["average_caseload"]] = 18 + wave[ROWS["average_caseload"]]
    outcomes[ROWS["cost_total"]] = 2.5e6 + 1e4 * wave[ROWS["cost_total"]]
    outcomes[ROWS["envelope"]] = 2.6e6
    drawn = {path: low + (high - low) * future for path, (low, high) in scenario.ranges.items()}
    return Run(future, months, outcomes, drawn)


def failing(scenario: Scenario, future: int) -> Run:
    """Every fifth future fails."""
    if future % 5 == 3:
        raise ZeroDivisionError(f"future {future} divides by nought")
    return run(scenario, future)


def always_failing(scenario: Scenario, future: int) -> Run:
    """No future can be finished."""
    raise ArithmeticError("nothing adds up")


def killed_once(scenario: Scenario, future: int) -> Run:
    """Future 21 kills its process, unless it has done so before."""
    mark = Path(os.environ["STAND_IN_MARK"])
    if future == 21 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return run(scenario, future)


def hung_once(scenario: Scenario, future: int) -> Run:
    """Future 21 stops its process dead, unless it has done so before."""
    mark = Path(os.environ["STAND_IN_MARK"])
    if future == 21 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGSTOP)
    return run(scenario, future)


def deadly(scenario: Scenario, future: int) -> Run:
    """Future 5 kills its process every time."""
    if future == 5:
        os._exit(9)
    return run(scenario, future)


def slow(scenario: Scenario, future: int) -> Run:
    """Takes a while."""
    time.sleep(0.05)
    return run(scenario, future)


def endless(scenario: Scenario, future: int) -> Run:
    """Takes for ever."""
    time.sleep(600)
    return run(scenario, future)


def imported_modules(scenario: Scenario, future: int) -> Run:
    """Fails with the names of what its process has imported that a worker has no use for."""
    import sys

    unwanted = ("PySide6", "pyqtgraph", "rich", "pydantic", "scipy", "pandas")
    raise ImportError(",".join(name for name in unwanted if name in sys.modules))

"""A small scenario for the stand-in, and points in it."""

from dataclasses import replace
from datetime import date

from app.document import Document
from app.experiments.learning.playing import play_and_learn
from app.files.templates import birmingham
from app.running.executors import serial_workers
from app.running.runner import run_futures
from app.sources.observed import Observed
from tests.learning import toy_model

TODAY = date(2015, 12, 31)
FUTURES = 200


VALUES = {"leaving.rate": 24.0, "hiring.experienced_starters": 45.0}
RANGES = {"leaving.rate": (20.0, 27.0), "hiring.experienced_starters": (28.0, 64.0)}
"""Of what the stand-in takes notice of, whatever the shipped scenario says."""


def document(futures=FUTURES) -> Document:
    scenario = birmingham().scenario
    scenario = replace(
        scenario,
        settings=scenario.settings.replaced(VALUES),
        ranges={**scenario.ranges, **RANGES},
    )
    return replace(birmingham(), scenario=scenario, vary="luck+assumptions+years", futures=futures)


def point(name, outcome, value, uncertainty, month=date(2015, 9, 30)):
    return Observed(name, outcome, month, 1, value, f"{outcome} as counted", "", "", uncertainty)


TURNOVER = point("T", "turnover_12m", 21.5, 0.5)
CASELOAD = point("C", "average_caseload", 21.0, 0.5)
NO_NEWS = point("N", "children_in_care", 100.0, 1.0)
"""Of an outcome that is the same in every future of the stand-in."""


def play(asked, workers=None):
    """The futures of a document with the stand-in."""
    with workers or serial_workers() as pool:
        return run_futures(asked.played, range(asked.futures), pool, run=toy_model.run)


def learned_from(*points, of=None):
    return play_and_learn(of or document(), points, TODAY, play)

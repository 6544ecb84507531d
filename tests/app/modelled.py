"""Answers of the model itself, for laws that only its own futures can keep or break."""

from datetime import date
from functools import cache

from app.running.answers import Answer
from app.running.ensemble import Ensemble
from tests.app.answers import document, put
from tests.behaviour.services import fifth, futures, tiny

_LAST_DAY = date(2016, 3, 31)
SERVICES = {
    "a fifth of Birmingham": fifth(_LAST_DAY),
    "too much work": tiny(_LAST_DAY).with_values({"casework.cap": 160}),
}


@cache
def modelled(which: str) -> Answer:
    """An answer of three futures."""
    scenario = SERVICES[which]
    played = futures(scenario, range(3))
    doc = document(first=scenario.first_day, last=scenario.last_day)
    made: Answer = put(doc, Ensemble(played.months, (0, 1, 2), played.outcomes, {}, ()))
    return made

"""Which settings lie outside what the evidence has seen; every report says so."""

from collections.abc import Callable

from app.value import say
from app.wording import day_words
from sim.parameter import Kind, Parameter
from sim.scenario import PARAMETERS, Scenario
from sim.units import Unit


def beyond_evidence(
    scenario: Scenario, called: Callable[[Parameter], str] = lambda parameter: parameter.path
) -> list[str]:
    """A sentence for each lever or assumption outside its range, and for each dated change.

    It is called as in files, so that it can be set to something else, unless said otherwise.
    """
    values = [(each, scenario.settings.get(path), "") for path, each in PARAMETERS.items()]
    values += [
        (PARAMETERS[change.path], change.value, f" from {day_words(change.date)}")
        for change in scenario.changes
    ]
    return [
        f"{called(parameter)} is {say(parameter.unit, value)}{since}; {_seen(parameter)}."
        for parameter, value, since in values
        if _is_beyond(parameter, value)
    ]


def _is_beyond(parameter: Parameter, value: float) -> bool:
    """A council's own counts are facts: they need no range to be believed."""
    if parameter.kind is Kind.FACT or parameter.unit is Unit.YES_OR_NO:
        return False
    return parameter.low < parameter.high and not parameter.low <= value <= parameter.high


def _seen(parameter: Parameter) -> str:
    low, high = (say(parameter.unit, end) for end in (parameter.low, parameter.high))
    return f"the evidence covers {low} to {high}"

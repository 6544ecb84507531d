"""A target in words: in full, as the name of a line, and by when."""

from app.document import Target
from app.wording import day_words, month_words, target_value
from sim.outcomes import OUTCOMES, Measure

_NAMES = {"average_caseload": "Caseload", "permanent_fte": "Permanent"}


def target_title(target: Target) -> str:
    """What is wanted and by when, without words that can be left out."""
    return f"{target_what(target)} {target_when(target)}"


def target_what(target: Target) -> str:
    """What is wanted, whenever: "500 FTE", "Caseload at or below 18"."""
    if target.outcome == "permanent_fte" and target.test == "at least":
        return _value(target)
    test = "at or above" if target.test == "at least" else "at or below"
    name = "Caseload" if target.outcome == "average_caseload" else OUTCOMES[target.outcome].label
    return f"{name} {test} {_bare(target)}"


def target_when(target: Target) -> str:
    """By when: a flow is wanted in a month, not by a day."""
    flow = OUTCOMES[target.outcome].measure is Measure.FLOW
    return f"in {month_words(target.by)}" if flow else f"by {day_words(target.by)}"


def target_label(target: Target) -> str:
    """A few words that name a line: "500 FTE", "Caseload 18 or less"."""
    if target.outcome == "permanent_fte" and target.test == "at least":
        return _value(target)
    label = OUTCOMES[target.outcome].label
    name = _NAMES.get(target.outcome, label.partition(",")[0])
    return f"{name} {_bare(target)} or {'more' if target.test == 'at least' else 'less'}"


def _bare(target: Target) -> str:
    """The value without the words of its unit; pounds and per cent keep their sign."""
    return _value(target) if OUTCOMES[target.outcome].unit.before else _value(target).split(" ")[0]


def _value(target: Target) -> str:
    return target_value(OUTCOMES[target.outcome].unit, target.value)

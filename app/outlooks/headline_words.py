"""The sentence of the headline: where the plan ends up, how it differs, and what is likely.

It needs no name of a place: a document has none, and a title cannot be trusted to begin with one.
"""

from dataclasses import dataclass
from datetime import date

from app.document import Target
from app.outlooks.difference_words import difference_words, with_clearness
from app.outlooks.likelihood import likelihood_of
from app.outlooks.outlook import TargetOdds
from app.outlooks.steadiness import spoken_of
from app.running.answers import Answer
from app.wording import FEW, amount, capital, inside, month_words, odds_words, target_value
from sim.outcomes import OUTCOMES, Measure
from sim.units import Unit

Runs = tuple[tuple[str, bool], ...]
_OPENINGS = {
    "permanent_fte": ("there are about ", " permanent FTE"),
    "agency_fte": ("there are about ", " agency FTE"),
    "total_fte": ("there are about ", " FTE of permanent and agency staff"),
    "agency_share": ("agency workers are about ", " of staff"),
    "average_caseload": ("the average caseload is about ", " children per worker"),
    "turnover_12m": ("turnover over 12 months is about ", ""),
    "unallocated_cases": ("about ", " cases wait for a worker"),
    "empty_posts": ("about ", " posts are empty"),
}
"""What stands before and after the number, where the outcome's own name would be clumsy."""
_NAMES = {"turnover_12m": "turnover", "agency_fte": "agency FTE", "permanent_fte": "permanent FTE"}


@dataclass(frozen=True)
class Sentence:
    """One or two sentences, each part as runs of text with whether it is bold."""

    projection: Runs
    """Where the plan ends up."""
    difference: Runs
    """How that differs from the comparison plan; empty where nothing is compared."""
    chances: Runs
    """What is likely, or that this is a first look."""

    @property
    def runs(self) -> Runs:
        """The whole."""
        return _joined([*self.projection, *self.difference, *self.chances])


def sentence_of(answer: Answer) -> Sentence:
    """What an answer says, to be read out."""
    outcome, month = spoken_of(answer)
    return Sentence(
        _projection(answer, outcome, month),
        _difference(answer, outcome, month),
        ((f". {_outlooks(answer, outcome)}".rstrip(), False),),
    )


def short_answer(answer: Answer) -> str:
    """The finding in a line, without a full stop: where it ends up, and how likely that is enough.

    With few futures no word is said for a chance.
    """
    outlook = answer.outlook
    first = outlook.targets[0] if outlook.targets else None
    outcome, month = spoken_of(answer)
    opening, number, after = _opening(answer, outcome, month)
    said = f"{opening.strip(' ,').removeprefix('there are ')} {number}{after}"
    when = f"{_in_or_by(outcome)} {month_words(month)}"
    said = f"{capital(said)} {when}"
    if outlook.futures < FEW:
        return f"First look: {inside(said)}"
    if first is None:
        return said
    words = odds_words(first.odds).replace("nearly certain", "more than 99 in 100")
    return f"{said}; {_clause(first, outcome, month)} ({words} futures)"


def _opening(answer: Answer, outcome: str, month: date) -> tuple[str, str, str]:
    """What stands before a number, the number in the middle future, and what stands after it."""
    unit, spread = OUTCOMES[outcome].unit, answer.outlook.at(outcome, month)
    number, after = _split(unit, spread["p50"])
    if outcome in _OPENINGS:
        opening, after = _OPENINGS[outcome]
        return f" {opening}", number, after
    return f", {inside(OUTCOMES[outcome].label)}: about ", number, after


def _in_or_by(outcome: str) -> str:
    return "in" if OUTCOMES[outcome].measure is Measure.FLOW else "by"


def _projection(answer: Answer, outcome: str, month: date) -> Runs:
    unit, spread = OUTCOMES[outcome].unit, answer.outlook.at(outcome, month)
    lead = "With these levers" if _is_changed(answer) else "In this plan"
    opening, number, after = _opening(answer, outcome, month)
    said = f"{after} {_in_or_by(outcome)} {month_words(month)}"
    if answer.outlook.futures >= FEW:
        low, high = (_split(unit, spread[end])[0] for end in ("p10", "p90"))
        said += f" (likely range {low} to {high})"
    return ((lead + opening, False), (number, True), (said, False))


def _is_changed(answer: Answer) -> bool:
    question = answer.question
    return question.document.scenario != question.baseline.scenario


def _difference(answer: Answer, outcome: str, month: date) -> Runs:
    """The middle of the differences, each future against the same future of the baseline."""
    difference = answer.difference
    if difference is None:
        return ()
    words = difference_words(OUTCOMES[outcome].unit, difference.middle(outcome, month))
    said = with_clearness(words, is_clear=difference.is_clear(outcome, month))
    return ((", ", False), (words, True), (said.removeprefix(words), False))


def _outlooks(answer: Answer, spoken_of: str) -> str:
    """How likely each target is; with few futures that this is a first look."""
    futures = answer.outlook.futures
    if futures == 1:
        return "This is only one possible future: a first look."
    if futures < FEW:
        return f"This is a first look at {futures} possible futures."
    targets = answer.outlook.targets
    if not targets:
        return ""
    said = "; ".join(_clause(each, spoken_of, targets[0].month) for each in targets)
    return f"{capital(said)}."


def _clause(each: TargetOdds, spoken_of: str, month: date) -> str:
    """One target, with its month where that is not the one spoken of."""
    subject, be = _subject(each.target, spoken_of)
    when = "" if each.month == month else f" in {month_words(each.month)}"
    return f"{subject}{when} {be} {likelihood_of(each.odds)}"


def _subject(target: Target, spoken_of: str) -> tuple[str, str]:
    """What is likely or not, and the verb it takes."""
    what = OUTCOMES[target.outcome]
    value = target_value(what.unit, target.value)
    short = value.partition(" ")[0] if not what.unit.before else value
    if target.outcome == "average_caseload":
        more = "or more" if target.test == "at least" else "or less"
        return f"caseloads of {short} {more}", "are"
    if target.outcome == spoken_of and target.test == "at least":
        return f"the {short}", "is"
    test = target.test
    return f"{outcome_name(target.outcome)} of {test} {short}", "is"


def outcome_name(outcome: str) -> str:
    """An outcome inside a sentence."""
    return _NAMES.get(outcome, inside(OUTCOMES[outcome].label))


def _split(unit: Unit, value: float) -> tuple[str, str]:
    """A number and the words after it."""
    said = amount(unit, value)
    number, space, words = said.partition(" ")
    return number, space + words


def _joined(runs: list[tuple[str, bool]]) -> Runs:
    """Neighbouring runs of the same kind as one."""
    joined: list[tuple[str, bool]] = []
    for text, bold in runs:
        if joined and joined[-1][1] == bold:
            joined[-1] = (joined[-1][0] + text, bold)
        else:
            joined.append((text, bold))
    return tuple(joined)

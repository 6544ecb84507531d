"""What the figures that are shown rest on, in words."""

from app.outlooks.pairing import unpaired
from app.running.answers import Answer
from app.wording import futures_words

_PAIR = (
    "A pair is one possible future worked out twice with the same luck: with this plan and with "
    "the comparison plan."
)


def count_words(answer: Answer) -> str:
    """How many of the futures that are wanted are in, and whether the rest is estimated."""
    wanted, estimate = answer.question.futures, answer.estimate
    if estimate is not None:
        return f"Estimated from {estimate.pairs:,} of {wanted:,} pairs"
    finished, failed = len(answer.finished.numbers), len(answer.finished.failures)
    if finished + failed < wanted:
        return f"{finished:,} of {futures_words(wanted)}"
    said = futures_words(finished)
    return f"{said}, {failed:,} more could not be finished" if failed else said


def rests_on(answer: Answer) -> str:
    """What the figures rest on while futures are missing, in sentences; empty once all are in."""
    if answer.estimate is not None:
        with_whom = f"with the comparison plan, {answer.question.baseline.title}"
        return f"{count_words(answer)} {with_whom}. {_PAIR}"
    finished, failed = len(answer.finished.numbers), len(answer.finished.failures)
    why = unpaired(answer.question.document, answer.question.baseline)
    if why is None or finished + failed >= answer.question.futures:
        return ""
    return f"From {count_words(answer)}. Nothing is estimated, because {why.value}."


__all__ = ["count_words", "rests_on"]

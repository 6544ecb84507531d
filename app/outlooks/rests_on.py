"""What the figures that are shown rest on, in words."""

from app.outlooks.pairing import unpaired
from app.running.answers import Answer
from app.wording import futures_words

PAIR = (
    "A pair is one possible future worked out twice with the same luck: with this plan and with "
    "the comparison plan."
)


def rests_on(answer: Answer) -> str:
    """How many of the futures that are wanted are in, and whether the rest is estimated."""
    wanted, estimate = answer.question.futures, answer.estimate
    if estimate is not None:
        return f"Estimated from {estimate.pairs:,} of {wanted:,} pairs with the comparison plan"
    finished, failed = len(answer.finished.numbers), len(answer.finished.failures)
    if finished + failed >= wanted:
        said = futures_words(finished)
        return f"{said}, {failed:,} more could not be finished" if failed else said
    said = f"{finished:,} of {futures_words(wanted)}"
    why = unpaired(answer.question.document, answer.question.baseline)
    return said if why is None else f"{said}, nothing estimated: {why.value}"


__all__ = ["PAIR", "rests_on"]

"""What is said of the answer with every value as stated, beside the answer with ranges."""

from collections.abc import Iterator, Sequence

from app.outlooks.headline import together
from app.outlooks.outlook import Odds
from app.outlooks.stated import Stated
from app.outlooks.steadiness import spoken_of
from app.outlooks.target_words import target_label
from app.running.answers import Answer
from app.wording import amount, futures_words, inside, interval_words, month_words, percent
from sim.outcomes import OUTCOMES

LEAD = "With every value as stated"
WORKING = f"{LEAD}: working it out."

Chance = tuple[str, Odds, Odds]
"""A target in a few words, how often it is met with ranges, and with every value as stated."""


def stated_words(answer: Answer, stated: Stated) -> str:
    """Both central projections and both chances of each target, with how sure the second are."""
    own, ranges, when = _projections(answer, stated)
    said = [f"about {own} in {when} ({ranges} with ranges)"]
    said += [
        f"{what}: {percent(own.probability)} (95% interval {interval_words(own.interval)}), "
        f"{percent(ranges.probability)} with ranges"
        for what, ranges, own in chances_of(answer, stated)
    ]
    return f"{LEAD}, luck alone varying, in {_seen(stated)}: {'; '.join(said)}."


def stated_briefly(answer: Answer, stated: Stated) -> str:
    """The same in a line, without the intervals."""
    own, ranges, when = _projections(answer, stated)
    said = [f"{own} in {when} ({ranges})"]
    said += [
        f"{what} {percent(own.probability)} ({percent(ranges.probability)})"
        for what, ranges, own in chances_of(answer, stated)
    ]
    return f"{LEAD} (in brackets: with ranges): {'; '.join(said)}."


def chances_of(answer: Answer, stated: Stated) -> Sequence[Chance]:
    """Each target, and all of them together if they are several."""
    return list(_chances(answer, stated))


def _chances(answer: Answer, stated: Stated) -> Iterator[Chance]:
    ranges, own = answer.outlook, stated.outlook
    for each, other in zip(ranges.targets, own.targets, strict=True):
        yield inside(target_label(each.target)), each.odds, other.odds
    if ranges.joint and own.joint and len(ranges.targets) > 1:
        yield inside(together(len(ranges.targets))), ranges.joint, own.joint


def _projections(answer: Answer, stated: Stated) -> tuple[str, str, str]:
    """Both central projections of what the answer is told by, and of which month."""
    outcome, month = spoken_of(answer)
    unit = OUTCOMES[outcome].unit
    own, ranges = (
        amount(unit, outlook.at(outcome, month)["p50"])
        for outlook in (stated.outlook, answer.outlook)
    )
    return own, ranges, month_words(month)


def _seen(stated: Stated) -> str:
    return futures_words(stated.outlook.futures)


__all__ = ["LEAD", "WORKING", "chances_of", "stated_briefly", "stated_words"]

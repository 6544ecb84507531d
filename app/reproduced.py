"""Whether figures that were printed once come out again, and what differs if they do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from app.assurance import LogEntry
from app.averages import Gap, averages, gap_words, widest_gap
from app.briefing import Published
from app.computer import this_computer, told_apart
from app.document import Document
from app.fingerprint import made_with, version_letters
from app.reproduction import Code, code_of, read_code
from app.running.ensemble import Ensemble
from app.wording import day_words, futures_words

_MOST_SINCE = 20
"""Changes that are named; more are counted."""


class Part(Enum):
    """What a code speaks of, each by its own group."""

    INPUTS = "inputs"
    SEED = "seed"
    VERSION = "version"
    FUTURES = "futures"
    FIGURES = "figures"


_GROUP = {Part.INPUTS: 0, Part.SEED: 1}
"""Which group of a code speaks of it."""


@dataclass(frozen=True)
class Difference:
    """One thing that is other than when the code was printed."""

    part: Part
    says: str
    """In whole sentences."""
    since: tuple[str, ...] = ()
    """What was changed since, from the log."""


@dataclass(frozen=True)
class Reproduction:
    """What came of running a scenario again."""

    asked: Code
    here: Code
    differences: tuple[Difference, ...]
    gap: Gap | None = None
    """How far the averages are from those the file remembers; None where that is not known."""

    @property
    def same_figures(self) -> bool:
        """Whether every digit of every future is as it was."""
        return (self.asked.futures, self.asked.check) == (self.here.futures, self.here.check)

    @property
    def same_but_for_last_digits(self) -> bool:
        """Whether a digit is another, and yet the figures are the same."""
        return self.gap is not None and self.gap.is_last_digits


def reproduction(asked: Code, document: Document, ensemble: Ensemble) -> Reproduction:
    """Set the futures of a scenario, as many as a code says, against that code."""
    here = read_code(code_of(document, ensemble))
    gap = _gap(asked, here, document, ensemble)
    return Reproduction(asked, here, tuple(_differences(asked, here, document, gap)), gap)


def _gap(asked: Code, here: Code, document: Document, ensemble: Ensemble) -> Gap | None:
    """How far the figures are from those of a code, where they ought to be the same."""
    printed = handed_over(asked, document)
    alike = replace(here, version=asked.version, check=asked.check) == asked
    if printed is None or asked.check == here.check or not alike:
        return None
    return widest_gap(printed.figures, averages(ensemble))


def enough_of(ensemble: Ensemble, futures: int) -> Ensemble | None:
    """The first futures of a run, as many as were finished then; None if there are fewer."""
    if len(ensemble.numbers) < futures:
        return None
    return replace(
        ensemble,
        numbers=ensemble.numbers[:futures],
        array=ensemble.array[:futures],
        drawn={path: drawn[:futures] for path, drawn in ensemble.drawn.items()},
    )


def differences_of(asked: Code, document: Document) -> Iterator[Difference]:
    """What of a document, which need not have been run, is other than its code says."""
    inputs, seed, version = document.code.split("-")
    if asked.inputs != inputs:
        yield _inputs(asked, document, same_version=asked.version == version)
    if asked.seed != seed:
        yield _seed(asked, document)
    if asked.version != version:
        yield _version(asked, document)


def _differences(
    asked: Code, here: Code, document: Document, gap: Gap | None
) -> Iterator[Difference]:
    yield from differences_of(asked, document)
    if asked.futures != here.futures:
        now, then = futures_words(here.futures), f"{asked.futures:,} then"
        yield Difference(Part.FUTURES, f"{now} could be finished here, {then}.")
    alone = asked.scenario == here.scenario and asked.futures == here.futures
    if gap:
        yield _figures(gap, asked, document, same_version=alone)
    elif asked.check != here.check and alone:
        yield _some_digit()


def _seed(asked: Code, document: Document) -> Difference:
    says = (
        f"The seed of the file is {document.scenario.seed}; the code was made with another. Every "
        "future has other luck."
    )
    since = changed_since(Part.SEED, asked, document)
    return Difference(Part.SEED, says, tuple(_as_many(since or ())))


def _version(asked: Code, document: Document) -> Difference:
    here = made_with()["headroom"]
    made = version_of(asked, document)
    by = f"Headroom {made}" if made else "another version of Headroom"
    says = f"The code was made with {by}; this is Headroom {here}."
    return Difference(Part.VERSION, says)


def version_of(asked: Code, document: Document) -> str:
    """The version that made a code, if a briefing that the file remembers was made with it."""
    printed = handed_over(asked, document)
    alike = [
        each.version
        for each in document.published
        if version_letters(each.version) == asked.version
    ]
    return printed.version if printed else "".join(alike[-1:])


def handed_over(asked: Code, document: Document) -> Published | None:
    """The briefing that a code was printed in, if the file remembers it; the latest such."""
    found = [each for each in document.published if each.code == str(asked)]
    return found[-1] if found else None


def _figures(gap: Gap, asked: Code, document: Document, *, same_version: bool) -> Difference:
    """By how much they differ, and what they were worked out with."""
    printed = handed_over(asked, document)
    says = [gap_words(gap)]
    if same_version and not gap.is_last_digits:
        says = ["Inputs, seed and version are the same, and yet the figures are not.", *says]
    if printed and printed.computer:
        says.append(told_apart(printed.computer, this_computer()))
    return Difference(Part.FIGURES, " ".join(says))


def _some_digit() -> Difference:
    """All that can be said of a briefing whose averages the file does not remember."""
    with_these = ", ".join(f"{name} {number}" for name, number in made_with().items())
    here = this_computer()
    says = (
        "Inputs, seed and version are the same and yet some digit is another. What remains is what "
        f"the figures were worked out with: here {with_these}, Python {here.python} on {here.kind}."
    )
    return Difference(Part.FIGURES, says)


def _inputs(asked: Code, document: Document, *, same_version: bool) -> Difference:
    says = "The inputs in the file are not those the code was made with."
    since = changed_since(Part.INPUTS, asked, document)
    if since is None:
        says += " Nothing in the log has those inputs, so what was changed since cannot be named."
    elif not since and same_version:
        says += " The log names no change since: the file was changed by hand."
    elif not since:
        says += (
            " The log names no change since: the file was changed by hand, or the other version "
            "of Headroom has other inputs."
        )
    return Difference(Part.INPUTS, says, tuple(_as_many(since or ())))


def changed_since(part: Part, asked: Code, document: Document) -> Sequence[LogEntry] | None:
    """What the log says was changed after the inputs or the seed of a code were last in the file.

    None if neither the log nor a briefing that was handed over has them.
    """
    wanted = asked.inputs if part is Part.INPUTS else asked.seed

    def group(code: str) -> str:
        return "".join(code.split("-")[_GROUP[part] :][:1])

    log = document.log
    places = [place for place, each in enumerate(log) if group(each.code) == wanted]
    days = [each.on for each in document.published if group(each.code) == wanted]
    if places:
        after: Sequence[LogEntry] = log[places[-1] + 1 :]
    elif days:
        after = [each for each in log if each.on >= days[-1]]
    else:
        return None
    savings = (list(entries) for _, entries in groupby(after, lambda each: group(each.code)))
    # What was saved later with the same inputs, such as another title, did not change them.
    return [each for saved in savings for each in saved if _saved_with(saved[0], each)]


def _saved_with(first: LogEntry, other: LogEntry) -> bool:
    return (first.on, first.by, first.code) == (other.on, other.by, other.code)


def _as_many(entries: Sequence[LogEntry]) -> Iterator[str]:
    for each in entries[:_MOST_SINCE]:
        by = f" by {each.by}" if each.by else ""
        why = f" ({each.why})" if each.why else ""
        yield f"{day_words(each.on)}{by}: {each.what}{why}"
    if len(entries) > _MOST_SINCE:
        yield f"and {len(entries) - _MOST_SINCE:,} more"

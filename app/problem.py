"""What is wrong, where, and what to do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from app.clean_text import visible

MOST_SAID = 200
"""A message lists this many problems and counts the rest."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with what a planner typed or opened."""

    place: str
    """A path such as ``pay.golden_hello``, a line and column, a row; empty: the whole of it."""
    fact: str
    """What is wrong, said of the place: ``is £60,000``."""
    remedy: str
    """What is allowed or what to do, in whole sentences."""

    def sentence(self, file: str | None = None) -> str:
        """The problem in words, with the file's name if it is in a file.

        >>> problem = Problem("pay.golden_hello", "is £60,000", "It can be £0 to £20,000.")
        >>> problem.sentence("birmingham.headroom")
        'birmingham.headroom: pay.golden_hello is £60,000. It can be £0 to £20,000.'
        """
        named = visible(file) if file else ""
        subject = ": ".join(part for part in (named, self.place) if part) or "This"
        return f"{subject} {self.fact}. {self.remedy}".rstrip()


class CannotUse(Exception):  # noqa: N818 - it reads as what the planner is told
    """What was typed or opened cannot be used; carries all that is wrong with it at once."""

    def __init__(self, file: str | None, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(problems)
        super().__init__(file, self.problems)

    def sentences(self) -> list[str]:
        """A sentence for each problem, and one that counts those beyond the first 200."""
        said = [problem.sentence(self.file) for problem in self.problems[:MOST_SAID]]
        more = len(self.problems) - len(said)
        return [*said, f"... and {more:,} more."] if more else said

    def __str__(self) -> str:
        return "\n".join(self.sentences())


def one_of(words: Sequence[str]) -> str:
    """Everything that something can be.

    >>> one_of(["text", "json", "csv"]), one_of(["luck"])
    ('text, json or csv', 'luck')
    """
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the known word nearest to an unknown one; empty if none is near.

    >>> did_you_mean("golden_helo", ["golden_hello", "retention_years"])
    'Did you mean golden_hello?'
    """
    near = get_close_matches(word[:80], list(known), n=1)
    return f"Did you mean {near[0]}?" if near else ""

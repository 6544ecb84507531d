"""``headroom explain``: what a parameter, an outcome or a kind of event is."""

from argparse import Namespace
from collections.abc import Iterator
from textwrap import fill

from app.clean_text import visible
from app.problem import CannotUse, Problem, did_you_mean
from app.sources.catalogue import closest_paths, explain, find
from app.sources.evidence import wrapped
from app.sources.one_sided import one_sided_words
from app.terminal import say
from sim.outcomes import OUTCOMES, Outcome
from sim.scenario import PARAMETERS

_LISTS = (
    "headroom parameters lists the parameters, and the guide, assets/guide/model.md, the outcomes "
    "and the kinds of event."
)


def run(args: Namespace) -> int:
    """Print all there is to know about it."""
    path = args.path.strip()
    if path in OUTCOMES:
        said = _outcome(OUTCOMES[path])
    else:
        try:
            said = "\n".join((explain(path), *_one_sided(path)))
        except LookupError:
            raise CannotUse(None, [_unknown(path)]) from None
    say(said.rstrip("\n") + "\n")
    return 0


def _one_sided(path: str) -> Iterator[str]:
    """Where the middle of a parameter's range lies, if that is not near its value."""
    if path not in PARAMETERS or not PARAMETERS[path].is_uncertain:
        return
    row = find(path)
    words = one_sided_words(path, row.default, (row.low, row.high))
    if words:
        yield ""
        yield wrapped(f"One-sided range: {words}")


def _outcome(outcome: Outcome) -> str:
    head = f"{outcome.label} ({outcome.name})"
    measured = f"An outcome: {outcome.unit.title}, {outcome.measure.value}."
    return "\n".join([head, measured, "", fill(outcome.help, 80)])


def _unknown(path: str) -> Problem:
    near = closest_paths(path, 2)
    guess = f"Did you mean {' or '.join(near)}?" if near else did_you_mean(path, OUTCOMES)
    fact = "is no parameter, outcome or kind of event"
    return Problem(f'"{visible(path)}"', fact, guess or _LISTS)

"""``headroom learn``: let what futures assume learn from what was observed, and keep it."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.changelog import logged, system_user
from app.clean_text import visible
from app.commands.output import output_of
from app.commands.running import run_document
from app.document import Document
from app.experiments.learning.playing import play_and_learn
from app.files.protected import cannot_write
from app.files.scenario_file import SUFFIX, read, write
from app.learned_edits import without_learned
from app.outlooks.outlook import target_problems
from app.problem import CannotUse, Problem, did_you_mean
from app.reports.learn_report import forgotten_json, forgotten_text, learn_json, learn_text
from app.sources.observed import Observed, observed_points, read_observed
from app.terminal import say


def run(args: Namespace) -> int:
    """Write a new scenario file that has learned, or one that has forgotten."""
    _refuse_what_forgetting_does_not_use(args)
    document = read(Path(args.file))
    out = _file_to_write(args, document)
    if args.forget:
        _forget(args, document, out)
    else:
        _learn(args, document, out)
    return 0


def _refuse_what_forgetting_does_not_use(args: Namespace) -> None:
    """Somebody who names points along with --forget may mean to forget those alone."""
    if args.forget:
        given = {"--observed": args.observed, "--without": args.without, "--futures": args.futures}
        remedy = (
            "--forget takes out all that was learned. To learn from fewer points, leave it out."
        )
        problems = [
            Problem(name, "does nothing with --forget", remedy)
            for name, value in given.items()
            if value
        ]
        if problems:
            raise CannotUse(None, problems)


def _learn(args: Namespace, document: Document, out: Path) -> None:
    name, points = Path(args.file).name, _points(args)
    asked = document if args.futures is None else replace(document, futures=args.futures)
    problems = target_problems(asked)
    if problems:
        raise CannotUse(name, problems)
    today = date.today()
    found = play_and_learn(asked, points, today, lambda each: run_document(each, args.workers))
    # How many futures it was learned from is no change of how many the file asks for.
    learned = replace(found.learning.document, futures=document.futures)
    write(logged(learned, document, system_user(), today), out)
    say((learn_json if args.format == "json" else learn_text)(found, out))


def _forget(args: Namespace, document: Document, out: Path) -> None:
    if document.learned_from is None:
        fact = "has learned nothing, so there is nothing to forget"
        raise CannotUse(Path(args.file).name, [Problem("", fact, "Leave --forget out to learn.")])
    forgotten = without_learned(document)
    write(logged(forgotten, document, system_user(), date.today()), out)
    say((forgotten_json if args.format == "json" else forgotten_text)(document, forgotten, out))


def _points(args: Namespace) -> Sequence[Observed]:
    """The council's own list or the shipped one, without what is not to be used."""
    points = read_observed(Path(args.observed)) if args.observed else observed_points()
    known = [each.id for each in points]
    problems = [
        Problem(f"--without {visible(each)}", "names no observed point", did_you_mean(each, known))
        for each in args.without
        if each not in known
    ]
    if problems:
        raise CannotUse(None, problems)
    return [each for each in points if each.id not in args.without]


def _file_to_write(args: Namespace, document: Document) -> Path:
    output = output_of(args, document)
    if output.path.suffix.lower() != SUFFIX:
        remedy = f"Give it a name such as ours{SUFFIX}."
        cannot_write(output.path, f"a scenario file ends in {SUFFIX}", remedy)
    return output.as_file(SUFFIX)

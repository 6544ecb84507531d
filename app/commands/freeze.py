"""``headroom freeze``: keep a scenario's projection in its file, to be scored later."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from app.changelog import logged, system_user, tidy_name
from app.commands.output import output_of
from app.commands.running import run_document
from app.document import Document
from app.experiments.freezing import freeze
from app.files.disk import refuse_unwritable
from app.files.protected import cannot_write, refuse_protected
from app.files.scenario_file import SUFFIX, read, write
from app.outlooks.outlook import target_problems
from app.problem import CannotUse
from app.sources.observed import observed_points, read_observed
from app.terminal import say
from app.wording import day_words, futures_words


def run(args: Namespace) -> int:
    """Run the file's futures and write the file with the projection in it."""
    document = read(Path(args.file))
    out = _file_to_write(args, document)
    problems = target_problems(document)
    if problems:
        raise CannotUse(Path(args.file).name, problems)
    points = read_observed(Path(args.observed)) if args.observed else observed_points()
    by, today = tidy_name(args.by or "") or system_user(), date.today()
    frozen = freeze(
        document,
        run_document(document, args.workers),
        by,
        today,
        outcomes=args.outcome,
        months=args.month,
        points=points,
    )
    write(logged(frozen, document, by, today), out)
    kept = frozen.frozen[-1]
    say(
        f"{out} keeps the projection of {day_words(today)}: {len(kept.rows):,} numbers of "
        f"{futures_words(kept.futures)}, code {kept.code}.\n"
    )
    return 0


def _file_to_write(args: Namespace, document: Document) -> Path:
    """The file itself, unless another is named."""
    if not args.out:
        path = Path(args.file)
        others = [each for each in args.reads if each.path != path]
        refuse_protected(path, others)
        refuse_unwritable(path)
        return path
    output = output_of(args, document)
    if output.path.suffix.lower() != SUFFIX:
        remedy = f"Give it a name such as ours{SUFFIX}."
        cannot_write(output.path, f"a scenario file ends in {SUFFIX}", remedy)
    return output.as_file(SUFFIX)

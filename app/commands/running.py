"""What commands that run a scenario have in common: opening it, changing it, running it."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.clean_text import visible
from app.document import Document, with_typed
from app.fault_report import write_report
from app.files.scenario_file import read
from app.outlooks.outlook import target_problems
from app.outlooks.stated import Stated, as_stated
from app.problem import CannotUse, Problem
from app.running.ensemble import Ensemble
from app.running.executors import process_workers, serial_workers
from app.running.runner import run_in_turn
from app.running.worker import RunFuture
from app.terminal import complain, progress


def open_document(args: Namespace) -> Document:
    """The document of a file with everything else that was typed; all that is wrong at once."""
    document = read(Path(args.file))
    document = _with_settings(document, args.set)
    if args.seed is not None:
        document = replace(document, scenario=replace(document.scenario, seed=args.seed))
    if args.futures is not None:
        document = replace(document, futures=args.futures)
    if args.vary is not None:
        document = replace(document, vary=args.vary)
    problems = target_problems(document)
    if problems:
        raise CannotUse(Path(args.file).name, problems)
    return document


def run_document(
    document: Document, workers: int | None = None, run: RunFuture | None = None
) -> Ensemble:
    """Run a document's possible futures; what fails is counted, reported and said."""
    pool = serial_workers() if workers == 1 else process_workers(workers)
    with pool, progress() as listener:
        wanted = [(document.played, range(document.futures))]
        ensemble, _ = run_in_turn(wanted, pool, listener, run)
    if ensemble.failures:
        _report_failures(ensemble, document.futures)
    return ensemble


def run_with_stated(
    document: Document, workers: int | None = None
) -> tuple[Ensemble, Stated | None]:
    """Run a document, and then with every value as stated where its assumptions vary.

    Both are in one progress, so that the time left is that until the answer is there.
    """
    stated = as_stated(document)
    if stated is None:
        return run_document(document, workers), None
    pool = serial_workers() if workers == 1 else process_workers(workers)
    wanted = [(each.played, range(each.futures)) for each in (document, stated)]
    with pool, progress() as listener:
        ensemble, [as_it_is_stated] = run_in_turn(wanted, pool, listener)
    if ensemble.failures:
        _report_failures(ensemble, document.futures)
    return ensemble, Stated.of(stated, as_it_is_stated) if as_it_is_stated else None


def _with_settings(document: Document, typed: Sequence[str]) -> Document:
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for each in typed:
        path, equals, text = (part.strip() for part in each.partition("="))
        if not equals or not path:
            fact = f'is "{visible(each)}", which names no value'
            problems.append(Problem("--set", fact, "Write it like pay.golden_hello=6000."))
        elif path in texts:
            problems.append(Problem(f"--set {visible(path)}", "is given twice", "Keep one."))
        else:
            texts[path] = text
    try:
        changed = with_typed(document, texts)
    except CannotUse as fault:
        raise CannotUse(None, [*problems, *fault.problems]) from None
    if problems:
        raise CannotUse(None, problems)
    return changed


def _report_failures(ensemble: Ensemble, wanted: int) -> None:
    details = [f"Future {each.future}\n{each.traceback}" for each in ensemble.failures]
    report = write_report("Possible futures could not be finished.", details)
    place = f" The report is in {report}." if report else ""
    complain(
        f"{len(ensemble.failures)} of {wanted} possible futures could not be finished and are "
        f"left out.{place}"
    )

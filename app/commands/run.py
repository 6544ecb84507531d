"""``headroom run``: run a scenario and say what comes of it."""

from argparse import Namespace
from pathlib import Path

from app.commands.output import output_of
from app.commands.running import open_document, run_document, run_with_stated
from app.document import Document
from app.files.protected import cannot_write
from app.files.scenario_file import SUFFIX
from app.outlooks.outlook import Outlook
from app.reports.csv_report import csv_report
from app.reports.json_report import json_report
from app.reports.text_report import text_report
from app.running.answers import Answer
from app.terminal import answer

_ENDINGS = {"text": ".txt", "json": ".json", "csv": ".csv"}
"""How a file of each format ends. Any may also have an ending that says nothing, or .txt."""


def run(args: Namespace) -> int:
    """Run it and write the answer in the format asked for."""
    document = open_document(args)
    out = _file_to_write(args, document)
    if args.format == "csv":
        ensemble = run_document(document, args.workers)
        text = csv_report(Outlook.of(document, ensemble))
    else:
        ensemble, stated = run_with_stated(document, args.workers)
        known = Answer.alone(document, ensemble)
        if args.format == "json":
            text = json_report(document, known.outlook, ensemble, stated)
        else:
            text = text_report(known, stated)
    answer(text, out)
    return 0


def _file_to_write(args: Namespace, document: Document) -> Path | None:
    """The file that the answer goes to, if one was named and it may be written."""
    if not args.out:
        return None
    from app.exports.making import MADE

    output = output_of(args, document)
    ending, asked = _ENDINGS[args.format], output.path.suffix.lower()
    formats = {each: form for form, each in _ENDINGS.items()}
    if asked not in (ending, ".txt") and asked in (SUFFIX, *MADE, *formats):
        remedy = (
            f"Add --format {formats[asked]}." if asked in formats else f"End the name in {ending}."
        )
        cannot_write(output.path, f"--format {args.format} makes no {asked} file", remedy)
    return output.as_file(ending)

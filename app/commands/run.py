"""``headroom run``: run a scenario and say what comes of it."""

from argparse import Namespace
from pathlib import Path

from app.commands.running import open_document, run_document
from app.reports.csv_report import csv_report
from app.reports.json_report import json_report
from app.reports.text_report import text_report
from app.running.answers import Answer
from app.terminal import answer, refuse_unwritable


def run(args: Namespace) -> int:
    """Run it and write the answer in the format asked for."""
    document = open_document(args)
    out = Path(args.out) if args.out else None
    if out:
        refuse_unwritable(out)
    ensemble = run_document(document, args.workers)
    known = Answer.alone(document, ensemble)
    if args.format == "csv":
        text = csv_report(known.outlook)
    elif args.format == "json":
        text = json_report(document, known.outlook, ensemble)
    else:
        text = text_report(known)
    answer(text, out)
    return 0

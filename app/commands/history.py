"""``headroom history``: run a scenario and lay it over what was observed."""

from argparse import Namespace

from app.commands.running import open_document, run_document
from app.experiments.history import history
from app.reports.history_report import history_json, history_text
from app.terminal import say


def run(args: Namespace) -> int:
    """Run it and print every observed point with its misfit."""
    document = open_document(args)
    ensemble = run_document(document, args.workers)
    report = history_json if args.format == "json" else history_text
    say(report(document, ensemble, history(document, ensemble)))
    return 0

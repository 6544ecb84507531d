"""``headroom history``: run a scenario and lay it over what was observed."""

from argparse import Namespace
from pathlib import Path

from app.clean_text import visible
from app.commands.running import open_document, run_document
from app.experiments.frozen_scores import frozen_histories
from app.experiments.history import history
from app.experiments.scores import scores_of_history
from app.reports.history_json import history_json
from app.reports.history_report import history_text
from app.sources.observed import observed_points, read_observed
from app.terminal import say


def run(args: Namespace) -> int:
    """Run it and print every observed point with its misfit and its score."""
    document = open_document(args)
    points = read_observed(Path(args.observed)) if args.observed else observed_points()
    ensemble = run_document(document, args.workers)
    found = history(document, ensemble, points)
    say(
        (history_json if args.format == "json" else history_text)(
            document,
            ensemble,
            found,
            scores_of_history(found, ensemble),
            frozen_histories(document.frozen, points),
            source=visible(Path(args.observed).name) if args.observed else "",
        )
    )
    return 0

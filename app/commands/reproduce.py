"""``headroom reproduce``: whether the figures of a briefing come out again, or what differs."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from app.commands.running import run_document
from app.document import Document
from app.files.scenario_file import read
from app.reports.reproduction_report import json_report, text_report
from app.reproduced import enough_of, reproduction
from app.reproduction import read_code
from app.running.ensemble import Ensemble
from app.terminal import say

SAME, OTHER, SAME_BUT_FOR_LAST_DIGITS = 0, 1, 3
"""Exit codes; 2 is that of a code or a file that cannot be used."""


def run(args: Namespace) -> int:
    """Run as many possible futures as the code says and set them against it."""
    asked = read_code(args.code)
    document = read(Path(args.file))
    ensemble = _run(document, asked.futures, args.workers)
    found = reproduction(asked, document, ensemble)
    report = json_report if args.format == "json" else text_report
    say(report(found, document))
    if found.same_but_for_last_digits:
        return SAME_BUT_FOR_LAST_DIGITS
    return SAME if found.same_figures else OTHER


def _run(document: Document, futures: int, workers: int | None) -> Ensemble:
    """So many finished futures: a code counts those, and some may fail here as they did then."""
    ensemble = run_document(replace(document, futures=futures), workers)
    if not ensemble.failures:
        return ensemble
    more = run_document(replace(document, futures=futures + len(ensemble.failures)), workers)
    return enough_of(more, futures) or more

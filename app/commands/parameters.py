"""``headroom parameters``: the register of levers and assumptions."""

import json
from argparse import Namespace

from app.sources.catalogue import parameters_json, parameters_text
from app.terminal import say


def run(args: Namespace) -> int:
    """Print it as text or as JSON."""
    if args.format == "json":
        say(json.dumps(parameters_json(), indent=1) + "\n")
    else:
        say(parameters_text())
    return 0

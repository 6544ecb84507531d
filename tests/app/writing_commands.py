"""The commands that write a file, typed with a file for everything that they read."""

import os
from argparse import Action
from pathlib import Path

from app.argument_types import Reads, writes
from app.arguments import command_parsers
from app.exports.making import MADE
from app.files.protected import Use

COMMANDS = command_parsers()
WRITING = {
    "run": (".txt", ".json", ".csv"),
    "report": MADE,
    "import-staff": (".headroom",),
    "freeze": (".headroom",),
    "learn": (".headroom",),
}
"""The commands that write a file, and the endings of what each writes."""
FILES = {
    Use.SCENARIO: "plan.headroom",
    Use.BASELINE: "baseline.headroom",
    Use.COMPARED: "rival.headroom",
    Use.STAFF: "staff.csv",
    Use.TEMPLATE: "template.pptx",
    Use.OBSERVED: "observed.csv",
}
"""A file for each use that an argument can have."""
NAMED = "named.headroom"
"""What the scenario's own briefing compares it with."""
STAFF = "grade,contract,fte,started\nsenior social worker,permanent,0.8,2010-04-01\n"


OBSERVED = (
    "id,outcome,date,months,value,reading\n"
    "A1,permanent_fte,2015-03-31,1,357,from the payroll\n"
    "A2,average_caseload,2015-06-30,1,17.5,from the case system\n"
)


def arguments(command) -> list[Action]:
    """The arguments of a command that have a value."""
    return [each for each in COMMANDS[command]._actions if each.nargs != 0]


def typed(command, out, *more):
    """A command with a file for everything that it can read."""
    options, files = [], []
    for action in arguments(command):
        if isinstance(action.type, Reads):
            name = FILES[action.type.use]
        elif action.type is writes:
            name = str(out)
        else:
            assert not action.required, f"{action.dest} needs a value here"
            continue
        if action.option_strings:
            options += [action.option_strings[0], name]
        else:
            files.append(name)
    return (command, *files, *options, *more)


def state(folder: Path):
    """Everything in a folder, links as links."""
    return {
        path.relative_to(folder): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def few(command, out, *more):
    """A command that does its work quickly."""
    files = {
        "run": ("plan.headroom",),
        "report": ("plan.headroom", "--futures", 4),
        "import-staff": ("plan.headroom", "staff.csv"),
        "freeze": ("plan.headroom",),
        "learn": ("learned.headroom", "--forget"),
    }
    workers = () if command == "import-staff" else ("--workers", 1)
    return (command, *files[command], *workers, "--out", out, *more)

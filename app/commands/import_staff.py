"""``headroom import-staff``: a council's own staff in the place of people drawn from counts."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from app.changelog import logged, system_user
from app.commands.output import output_of
from app.document import Document
from app.files.protected import cannot_write
from app.files.scenario_file import SUFFIX, read, write
from app.staff.table import read_staff, with_staff
from app.terminal import say
from app.wording import day_words


def run(args: Namespace) -> int:
    """Write a new scenario file that starts from the staff in the table."""
    document = read(Path(args.file))
    out = _file_to_write(args, document)
    first_day = document.scenario.first_day
    staff = read_staff(Path(args.staff), first_day)
    write(logged(with_staff(document, staff), document, system_user(), date.today()), out)
    people = "1 person" if len(staff) == 1 else f"{len(staff):,} people"
    say(f"{out} starts on {day_words(first_day)} with {people} from {Path(args.staff).name}.\n")
    return 0


def _file_to_write(args: Namespace, document: Document) -> Path:
    output = output_of(args, document)
    if output.path.suffix.lower() != SUFFIX:
        remedy = f"Give it a name such as ours{SUFFIX}."
        cannot_write(output.path, f"a scenario file ends in {SUFFIX}", remedy)
    return output.as_file(SUFFIX)

"""``headroom import-staff``: a council's own staff in the place of people drawn from counts."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from app.changelog import logged, system_user
from app.files.scenario_file import read, write
from app.staff.table import read_staff, with_staff
from app.terminal import say
from app.wording import day_words


def run(args: Namespace) -> int:
    """Write a new scenario file that starts from the staff in the table."""
    document = read(Path(args.file))
    first_day = document.scenario.first_day
    staff = read_staff(Path(args.staff), first_day)
    out = Path(args.out)
    write(logged(with_staff(document, staff), document, system_user(), date.today()), out)
    people = "1 person" if len(staff) == 1 else f"{len(staff):,} people"
    say(f"{out} starts on {day_words(first_day)} with {people} from {Path(args.staff).name}.\n")
    return 0

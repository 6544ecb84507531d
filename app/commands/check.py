"""``headroom check``: what is in a file, without running it."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import fill

from app.changed_frozen import frozen_words
from app.document import Document
from app.files.scenario_file import moved_defaults, read
from app.fingerprint import fingerprint
from app.learned_words import varies_and_learned
from app.outlooks.outlook import target_problems
from app.problem import CannotUse
from app.reports.text_table import table
from app.sources.advice import notices
from app.sources.beyond import beyond_evidence
from app.sources.handed_over import handed_over_notices
from app.staff.table import read_staff
from app.story.choosing import scenario_beside
from app.story.stamp import assured_words
from app.terminal import say
from app.value import say as say_value
from app.wording import day_words, target_line
from sim.calendar import month_ends
from sim.grades import Grade
from sim.scenario import EVENT_KINDS, PARAMETERS, StaffMember

_WIDTH = 80
_MOST_HANDED_OVER = 5


def run(args: Namespace) -> int:
    """Print what is in a scenario file or a staff table."""
    path = Path(args.file)
    if path.suffix.lower() == ".csv":
        first_day = args.first_day or date.today()
        parts = _about_staff(path, read_staff(path, first_day), first_day)
    else:
        document = read(path)
        problems = target_problems(document)
        if problems:
            raise CannotUse(path.name, problems)
        parts = _about_scenario(path, document)
    say("\n\n".join("\n".join(part) for part in parts if part) + "\n")
    return 0


def _about_scenario(path: Path, document: Document) -> list[list[str]]:
    scenario = document.scenario
    changed = {
        name: parameter
        for name, parameter in PARAMETERS.items()
        if scenario.settings.get(name) != parameter.default and name in document.reasons
    }
    values = [
        f"{name} is {say_value(each.unit, scenario.settings.get(name))} "
        f"(default {say_value(each.unit, each.default)}): {document.reasons[name]}"
        for name, each in changed.items()
    ]
    moved = [
        f"{each.path} is {say_value(PARAMETERS[each.path].unit, each.value)}; the default of this "
        f"version is {say_value(PARAMETERS[each.path].unit, each.default)}."
        for each in moved_defaults(document)
    ]
    return [
        [f"{path.name} can be used."],
        list(_head(document)),
        _list("TARGETS", (target_line(target) for target in document.targets)),
        _list("CHANGED FROM THE DEFAULT, with the reason given", values),
        _list("OTHER THAN THIS VERSION'S DEFAULT, with no reason given", moved),
        _list("ON A DATE", _dated(document)),
        _list("WORTH A LOOK", [*notices(document), *handed_over_notices(document)]),
        _list("OUTSIDE THE EVIDENCE", beyond_evidence(scenario)),
        _list("BESIDE IT IN THE BRIEFING", _beside(path, document)),
        _list("FROZEN PROJECTIONS", map(frozen_words, document.frozen)),
        _list("HANDED OVER, the latest first", _handed_over(document)),
        [f"Fingerprint {fingerprint(document.played)}"],
    ]


def _beside(path: Path, document: Document) -> Iterator[str]:
    """What each scenario is that the briefing lays beside this one, or why it cannot be."""
    for name in document.briefing.beside:
        try:
            yield f"{name}: {scenario_beside(name, path.parent).title}"
        except CannotUse as fault:
            yield f"Left out: {fault}"


def _handed_over(document: Document) -> Iterator[str]:
    for each in document.published[: -_MOST_HANDED_OVER - 1 : -1]:
        yield f"{day_words(each.on)}: {each.file}, code {each.code}, by Headroom {each.version}"
    more = len(document.published) - _MOST_HANDED_OVER
    if more > 0:
        yield f"and {more:,} more"


def _head(document: Document) -> Iterator[str]:
    scenario = document.scenario
    months = len(month_ends(scenario.first_day, scenario.last_day))
    yield from table(
        [],
        [
            ["Title", document.title],
            ["Author", document.author or "not said"],
            ["Made on", day_words(document.created)],
            ["From", f"{day_words(scenario.first_day)} to {day_words(scenario.last_day)}"],
            ["Month ends", f"{months}"],
            ["Futures", f"{document.futures:,}, seed {scenario.seed}"],
            ["Between them", varies_and_learned(document).lower()],
            ["Uncertain", f"{len(scenario.ranges)} assumptions have a range"],
            ["First staff", _first_staff(document)],
            ["Assurance", assured_words(document, date.today())[0]],
        ],
        left=True,
    )


def _first_staff(document: Document) -> str:
    scenario = document.scenario
    if scenario.staff:
        fte = sum(member.fte for member in scenario.staff if member.permanent)
        return f"{len(scenario.staff):,} people from a table, {fte:,.1f} permanent FTE"
    permanent = scenario.settings.start.permanent_fte
    return f"drawn from counts, {permanent:,.0f} permanent FTE"


def _dated(document: Document) -> list[str]:
    changes = [
        (
            change.date,
            f"{change.path} becomes {say_value(PARAMETERS[change.path].unit, change.value)}"
            + (f" over {change.over_months:g} months" if change.over_months else ""),
            change.reason,
        )
        for change in document.scenario.changes
    ]
    events = [
        (event.date, f"{EVENT_KINDS[event.kind].label}, size {event.size:g}", event.reason)
        for event in document.scenario.events
    ]
    return [
        f"{day_words(day)}: {what}" + (f". {reason}" if reason else "")
        for day, what, reason in sorted(changes + events, key=lambda row: row[0])
    ]


def _list(title: str, lines: Iterable[str]) -> list[str]:
    filled = [fill(" ".join(line.split()), _WIDTH, subsequent_indent="  ") for line in lines]
    return [title, *filled] if filled else []


def _about_staff(path: Path, staff: Sequence[StaffMember], first_day: date) -> list[list[str]]:
    rows = [
        [
            grade.label,
            *(
                f"{sum(m.fte for m in staff if m.grade is grade and m.permanent is permanent):,.1f}"
                for permanent in (True, False)
            ),
        ]
        for grade in Grade
    ]
    tied = sum(1 for member in staff if member.tie_in_months)
    return [
        [f"{path.name} can be used: {len(staff):,} people."],
        table([["FTE", "permanent", "agency"]], rows),
        [
            f"Service is counted up to {day_words(first_day)}.",
            f"{tied:,} can still be asked for a golden hello back.",
        ],
    ]

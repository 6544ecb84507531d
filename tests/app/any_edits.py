"""Edits as planners might make them, allowed and refused, for laws that hold for all of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from app import briefing_edits, edits
from app.briefing import PageChoice, Published
from app.computer import this_computer
from app.document import Document, Target
from app.learned_edits import without_learned
from app.problem import CannotUse
from sim.grades import Grade
from sim.outcomes import OUTCOMES
from sim.scenario import EVENT_KINDS, PARAMETERS, Change, Event, StaffMember
from tests.app.plan import PLAN, learned

FEW_PATHS = (
    "pay.golden_hello",
    "pay.on_costs",
    "hiring.rated_inadequate",
    "demand.referrals_a_year",
    "start.permanent_fte",
    "start.senior_share",
)
"""Few, so that edits meet: a lever, an assumption, a switch, counts that must hold together."""

texts = st.one_of(
    st.sampled_from(["", "because", "e\x00\u0301", " two\nlines\t ", "£6k \u202e", "=1+1"]),
    st.text(max_size=30),
)
days = st.dates(date(2015, 1, 1), date(2016, 4, 30))
near_days = st.sampled_from([date(2015, 4, 1) + timedelta(days=30 * n) for n in range(4)])


@st.composite
def values(draw, path):
    """Mostly what may be entered; sometimes not."""
    parameter = PARAMETERS[path]
    steps = round((parameter.most - parameter.least) / parameter.step)
    return draw(
        st.one_of(
            st.integers(0, steps).map(lambda n: parameter.least + n * parameter.step),
            st.sampled_from([parameter.default, parameter.low, parameter.high]),
            st.floats(parameter.low, parameter.high),
            st.sampled_from([-1e9, 1e9, float("nan"), float("inf"), 0.5, -0.0]),
        )
    )


@st.composite
def changes(draw):
    """A dated change."""
    path = draw(st.sampled_from(FEW_PATHS))
    months = draw(st.sampled_from([0.0, 0.0, 6.0, 200.0]))
    day = draw(st.one_of(near_days, near_days, days))
    return Change(day, path, draw(values(path)), months, draw(texts))


events = st.builds(
    Event,
    st.one_of(near_days, days),
    st.sampled_from([*EVENT_KINDS][:3]),
    st.sampled_from([1.0, 1.0, 1.5, 11.0]),
    texts,
)
targets = st.builds(
    Target,
    st.sampled_from([*OUTCOMES][:3]),
    st.one_of(near_days, days),
    st.sampled_from(["at least", "at most"]),
    st.sampled_from([300.0, 350.5, 2e9]),
)
staff = st.builds(
    StaffMember,
    st.sampled_from(Grade),
    st.booleans(),
    st.sampled_from([1.0, 0.6]),
    st.sampled_from([0.0, 24.0]),
    st.sampled_from([1.0, 12.0]),
    holds_cases=st.booleans(),
)


paths = st.sampled_from(FEW_PATHS)
paths_and_values = paths.flatmap(lambda path: st.tuples(st.just(path), values(path)))
paths_and_ends = paths.flatmap(lambda path: st.tuples(st.just(path), values(path), values(path)))
places = st.integers(0, 2)
numbers = st.sampled_from([1, 8, 24, 500, 0, -1, 2**63, 100_001])
typed = st.sampled_from(["6000", "£6k", "+10%", "-10%", "yes", "24%", "many", "1e9"])


pages = st.sampled_from(["title", "path", "inputs", "pats"])
computers = st.none() | st.just(this_computer())
averages = st.dictionaries(st.sampled_from([*OUTCOMES][:3]), st.floats(-1e12, 1e12), max_size=3)
made_briefings = st.builds(
    Published, days, st.just("K7QX4"), st.just("0.4.0"), texts, computers, averages
)


class Named:
    """An edit that says its name."""

    def __init__(self, name: str, edit: Callable[[Document], Document]) -> None:
        self.name = name
        self._edit = edit

    def __call__(self, document: Document) -> Document:
        return self._edit(document)

    def __repr__(self) -> str:
        return self.name


def _edit(edit, *arguments):
    def named(given):
        said = ", ".join(map(repr, given))
        return Named(f"{edit.__name__}({said})", lambda document: edit(document, *given))

    return st.tuples(*arguments).map(named)


def _unpacked(edit, arguments):
    return arguments.map(
        lambda given: Named(f"{edit.__name__}{given}", lambda document: edit(document, *given))
    )


def start(document, path, value, day):
    """Let the value begin on a day, unless it has dated changes."""
    return document if edits.dated(document, path) else edits.start_on(document, path, day, value)


def change_at(document, place, change):
    """Another dated change in the place of one, if there is one."""
    there = document.scenario.changes[place : place + 1]
    return edits.set_change(document, there[0], change) if there else document


def no_change_at(document, place):
    """One dated change less, if there is one."""
    there = document.scenario.changes[place : place + 1]
    return edits.remove_change(document, there[0]) if there else document


def event_at(document, place, event):
    """Another event in the place of one, if there is one."""
    there = document.scenario.events[place : place + 1]
    return edits.set_event(document, there[0], event) if there else document


def no_event_at(document, place):
    """One event less, if there is one."""
    there = document.scenario.events[place : place + 1]
    return edits.remove_event(document, there[0]) if there else document


an_edit = st.one_of(
    _unpacked(edits.set_value, paths_and_values),
    _unpacked(edits.set_first_value, paths_and_values),
    _edit(edits.set_typed, paths, typed),
    _unpacked(
        start,
        st.tuples(paths_and_values, near_days).map(lambda both: (*both[0], both[1])),
    ),
    _edit(edits.add_change, changes()),
    _edit(change_at, places, changes()),
    _edit(no_change_at, places),
    _edit(edits.set_reason, paths, texts),
    _unpacked(edits.set_range, paths_and_ends),
    _edit(edits.set_point, paths),
    _edit(edits.add_event, events),
    _edit(event_at, places, events),
    _edit(no_event_at, places),
    _edit(edits.set_title, texts),
    _edit(edits.set_author, texts),
    _edit(edits.set_notes, texts),
    _edit(edits.set_targets, st.lists(targets, max_size=3)),
    _edit(edits.set_futures, numbers),
    _edit(edits.set_seed, numbers),
    _edit(edits.set_vary, st.sampled_from(["luck", "luck+assumptions", "luck+assumptions+years"])),
    _edit(edits.set_staff, st.lists(staff, max_size=2)),
    _edit(briefing_edits.set_pages, st.lists(st.builds(PageChoice, pages, texts), max_size=4)),
    _edit(briefing_edits.set_headline, pages, texts),
    _edit(briefing_edits.set_note, pages, texts),
    _edit(briefing_edits.set_beside, st.lists(texts, max_size=2)),
    _edit(briefing_edits.set_lever, paths | st.just("")),
    _edit(briefing_edits.sign, texts, texts, days, texts),
    _edit(briefing_edits.unsign),
    _edit(briefing_edits.set_owner, texts),
    _edit(briefing_edits.set_review_by, days | st.none()),
    _edit(briefing_edits.own_assumption, paths, texts),
    _edit(briefing_edits.sign_assumption, paths, texts, days),
    _edit(briefing_edits.unsign_assumption, paths),
    _edit(briefing_edits.record, made_briefings),
    _edit(edits.reset_to, paths, st.just(PLAN)),
    _edit(edits.all_as_in, st.just(PLAN)),
    _edit(learned),
    _edit(without_learned),
)
"""An edit of any kind, allowed or not."""


def made(document: Document, some_edits) -> Document:
    """What comes of edits, those that are refused left out."""
    for edit in some_edits:
        try:
            document = edit(document)
        except CannotUse:
            continue
    return document


@st.composite
def documents(draw, most=6):
    """A document after some edits."""
    start = draw(st.sampled_from([PLAN, replace(PLAN, reasons={"pay.on_costs": "as agreed"})]))
    return made(start, draw(st.lists(an_edit, max_size=most)))

"""The code of a scenario: it changes with the figures and with nothing else."""

import re
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fingerprint import canonical, fingerprint, made_with
from sim.grades import Grade
from sim.scenario import PARAMETERS, Change, Event, Learned, Scenario, StaffMember

HELLO = "pay.golden_hello"
MEMBER = StaffMember(Grade.SENIOR, True, 0.8, 40.0, 7.0)
PLAIN = Scenario(
    date(2015, 1, 31),
    date(2018, 3, 31),
    ranges={"pay.on_costs": (22.0, 33.0)},
    changes=(Change(date(2016, 1, 1), HELLO, 6000.0, 3.0, "a reason"),),
    events=(Event(date(2015, 6, 1), "pay_raid", 1.0, "another"),),
    staff=(MEMBER, replace(MEMBER, fte=1.0)),
)
OTHERS: dict[str, Any] = {
    "first_day": date(2015, 2, 28),
    "last_day": date(2018, 4, 30),
    "seed": 2016,
    "settings": PLAIN.settings.replaced({HELLO: 3500.0}),
    "ranges": {"pay.on_costs": (22.0, 34.0)},
    "changes": (replace(PLAIN.changes[0], over_months=4.0),),
    "events": (replace(PLAIN.events[0], size=2.0),),
    "staff": (MEMBER,),
    "years_differ": True,
    "learned": Learned(("leaving.rate",), (0.5,), ((1.0,),), (0.8,)),
}


def test_that_it_is_short_and_easily_read_out():
    letters = "[0-9A-HJKMNP-TV-Z]"
    assert re.fullmatch(f"{letters}{{5}}-{letters}{{2}}-{letters}{{2}}", fingerprint(PLAIN))


@pytest.mark.parametrize("name", [each.name for each in fields(Scenario)])
def test_that_every_part_of_a_scenario_counts(name):
    assert fingerprint(replace(PLAIN, **{name: OTHERS[name]})) != fingerprint(PLAIN)


@pytest.mark.parametrize("path", PARAMETERS)
def test_that_every_parameter_counts(path):
    other = PLAIN.settings.replaced({path: PARAMETERS[path].default + 0.5})
    assert fingerprint(replace(PLAIN, settings=other)) != fingerprint(PLAIN)


def test_that_reasons_do_not_count():
    silent = replace(
        PLAIN,
        changes=(replace(PLAIN.changes[0], reason=""),),
        events=(replace(PLAIN.events[0], reason=""),),
    )
    assert fingerprint(silent) == fingerprint(PLAIN)


def test_that_luck_alone_is_another_scenario():
    assert fingerprint(PLAIN.with_luck_alone()) != fingerprint(PLAIN)


def test_that_whole_numbers_and_noughts_are_written_in_one_way():
    whole = PLAIN.settings.replaced({HELLO: 3000})
    assert fingerprint(replace(PLAIN, settings=whole)) == fingerprint(PLAIN)
    minus = replace(PLAIN, settings=PLAIN.settings.replaced({"leaving.rate": -0.0}))
    nought = replace(PLAIN, settings=PLAIN.settings.replaced({"leaving.rate": 0.0}))
    assert fingerprint(minus) == fingerprint(nought)


@given(
    st.permutations([Change(date(2016, month, 1), HELLO, 1000.0 * month) for month in range(1, 6)])
)
def test_that_the_order_of_rows_of_different_dates_does_not_count(changes):
    ordered = sorted(changes, key=lambda change: change.date)
    one = fingerprint(replace(PLAIN, changes=tuple(changes)))
    assert one == fingerprint(replace(PLAIN, changes=tuple(ordered)))


def test_that_the_later_of_two_rows_on_a_day_stays_the_later():
    first = Change(date(2016, 1, 1), HELLO, 1000.0)
    second = replace(first, value=2000.0)
    one, other = (replace(PLAIN, changes=rows) for rows in ((first, second), (second, first)))
    assert fingerprint(one) != fingerprint(other)


def test_that_the_order_of_staff_counts_as_luck_goes_by_it():
    turned = replace(PLAIN, staff=PLAIN.staff[::-1])
    assert fingerprint(turned) != fingerprint(PLAIN)


def test_that_the_version_of_the_model_counts():
    assert f'"model":"{made_with()["headroom"]}"' in canonical(PLAIN)


def test_that_it_names_what_figures_were_made_with():
    assert list(made_with()) == ["headroom", "numba", "numpy", "simpy"]
    assert all(made_with().values())

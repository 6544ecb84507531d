"""Who rises, and how much of a full caseload each person should hold."""

from dataclasses import replace

import numpy as np
import pytest

from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR
from sim.grades import Grade
from sim.people import Newcomer, People
from sim.records import as_records
from sim.rules.progression import (
    ProgressionRules,
    chance_to_rise,
    may_rise,
    rise,
    risers,
    who_rises,
)
from sim.rules.supervision import (
    case_holding_share,
    induction_share,
    load_rules,
    norm,
    protected_share,
    set_norms,
    span,
)
from sim.scenario.casework import Casework
from sim.scenario.posts import Posts
from sim.streams import Stream

RULES = load_rules(Casework())
ROWS = np.array([10, 11, 12, 13])
FULL_TIME = np.ones(4)


def risen(luck, vacant, fte=FULL_TIME, rate=0.2, years=1 / 12):
    chance = chance_to_rise(rate, years)
    return risers(ROWS, np.array(luck, float), fte, chance, float(vacant)).tolist()


def test_that_the_readiest_rise_first_and_only_with_the_rates_chance():
    chance = 1 - np.exp(-0.2 / 12)
    assert risen([0.9, 0.5 * chance, 0.99 * chance, 0.1 * chance], vacant=10) == [13, 11, 12]
    assert risen([1.01 * chance] * 4, vacant=10) == []


def test_that_no_more_rise_than_there_are_posts():
    assert risen([0.001, 0.002, 0.003, 0.004], vacant=2) == [10, 11]
    assert risen([0.001] * 4, vacant=0.4) == []
    assert risen([0.001] * 4, vacant=-5) == []


def test_that_half_a_post_is_enough_for_a_whole_person():
    assert risen([0.001, 0.002, 0.003, 0.004], vacant=1.5) == [10, 11]
    part_time = np.array([0.6, 0.6, 0.6, 0.6])
    assert risen([0.001, 0.002, 0.003, 0.004], vacant=1.0, fte=part_time) == [10, 11]


def test_that_the_chance_over_a_year_is_that_of_twelve_months():
    month, year = 1 - np.exp(-0.2 / 12), 1 - np.exp(-0.2)
    assert 1 - (1 - month) ** 12 == pytest.approx(year)
    assert risen([0.99 * year, 1, 1, 1], vacant=9, years=1.0) == [10]
    assert risen([0.99 * year, 1, 1, 1], vacant=9, years=0.5) == []
    assert risen([0.0] * 4, vacant=9, rate=0.0) == []


def test_that_protection_falls_by_quarter():
    months = (0, 2.9, 3.1, 5.9, 6.1, 9.1, 14)
    shares = [protected_share(RULES, month * DAYS_A_MONTH) for month in months]
    assert shares == [0.6, 0.6, 0.8, 0.8, 0.9, 1.0, 1.0]


def test_that_a_starter_is_inducted_over_three_months():
    months = (0, 0.9, 1.1, 2.9, 3.1)
    shares = [induction_share(RULES, month * DAYS_A_MONTH) for month in months]
    assert shares == [0.5, 0.5, 0.75, 0.75, 1.0]


def test_that_a_norm_is_full_load_times_fte_times_share_less_sickness():
    held = [
        norm(RULES, Grade.NEWLY_QUALIFIED, 1.0, 10.0, agency=False),
        norm(RULES, Grade.SOCIAL_WORKER, 0.6, 1000.0, agency=False),
        norm(RULES, Grade.SENIOR, 1.0, 40.0, agency=False),
        norm(RULES, Grade.SOCIAL_WORKER, 1.0, 1.0, agency=True),
    ]
    assert held == pytest.approx(0.95 * np.array([22 * 0.6, 22 * 0.6, 23 * 0.75, 22]))


def test_that_an_agency_worker_needs_no_induction_but_may_carry_less():
    lighter = load_rules(Casework(agency_load=85.0))
    held = norm(lighter, Grade.SENIOR, 1.0, 0.0, agency=True)
    assert held == pytest.approx(0.95 * 23 * 0.85)


def test_that_everybody_in_post_has_the_norm_of_each():
    people, today = People(), 30.0
    for number, grade in enumerate(Grade):
        people.comes(Newcomer(number, grade, number != 2, 1 - number / 10, 0.0, True), 7.0 * number)
    people.comes(Newcomer(4, Grade.SENIOR, True, 1.0, 0.0, False), 0.0)
    people.comes(Newcomer(5, Grade.SENIOR, True, 1.0, 0.0, True), 0.0)
    people.goes(5, 9.0)
    set_norms(people.table, 0, 5, as_records(RULES), 1.35, today, people.caseloads)
    desk = people.caseloads[:6]
    norms = desk["norm"]
    each = [norm(RULES, row, 1 - row / 10, today - 7.0 * row, agency=row == 2) for row in range(4)]
    assert norms[:4].tolist() == each
    assert desk["cap"] == pytest.approx(1.35 * norms)
    assert desk["takes_complex"][:5].tolist() == [False, True, True, True, True]
    assert desk["holds_cases"].tolist() == [True, True, True, False, False, False]
    assert norms[5] == 0, "who is gone is passed over"


def test_that_who_may_rise_is_permanent_experienced_and_stays():
    people = People()
    for number in range(6):
        experience = 1.9 if number == 1 else 2.0
        grade = Grade.SENIOR if number == 2 else Grade.SOCIAL_WORKER
        people.comes(Newcomer(number, grade, number != 3, 1.0, experience, True), 0.0)
    people.on_notice[4] = True
    assert may_rise(people.table, people.grade[:6], 1, -2 * DAYS_A_YEAR).tolist() == [0, 5]
    people.goes(5, 3.0)
    assert may_rise(people.table, people.grade[:6], 1, -2 * DAYS_A_YEAR).tolist() == [0]


def people_of(*grades, joined=-900.0, experience=9.0):
    people = People()
    for number, grade in enumerate(grades):
        people.comes(Newcomer(number, grade, True, 1.0, experience, True), 0.0)
    people.joined[: people.count] = joined
    return people


def test_that_who_rises_is_found_by_the_luck_of_the_day():
    people, rows = people_of(*[Grade.SENIOR] * 200), np.arange(200)
    stream = Stream(2015, 0, "rises")
    given = people.table, rows, np.array(stream.key), 31, 0.1
    luck = stream.columns(rows, draw=31)[:, 0]
    ready = [row for row in np.argsort(luck) if luck[row] < 0.1]
    assert who_rises(*given, 100.0).tolist() == ready
    assert who_rises(*given, 3.0).tolist() == ready[:3]


KEYS = np.array([Stream(2015, 0, "to senior").key, Stream(2015, 0, "to manager").key])
EVERYBODY = ProgressionRules(supported_year_days=365.0, to_senior=1e9, to_manager=1e9)


def review(people, rules=EVERYBODY, seniors=99.0, managers=99.0):
    """The grades after a review on day 31."""
    risen = rise(people.table, people.count, as_records(rules), KEYS, 31, 1 / 12, seniors, managers)
    for row, grade in zip(*risen, strict=True):
        people.rises(row, grade)
    return people.grade[: people.count].tolist()


def test_that_the_supported_year_is_over_after_its_days():
    nobody = EVERYBODY._replace(to_senior=0.0, to_manager=0.0)
    newly = people_of(*[Grade.NEWLY_QUALIFIED] * 4, joined=[-334.0, -333.9, -400.0, -10.0])
    newly.goes(2, 5.0)
    assert review(newly, nobody) == [1, 0, 0, 0]
    assert newly.permanent_fte == [2.0, 1.0, 0.0, 0.0]


def test_that_managers_are_settled_before_seniors_and_make_room_for_them():
    """One post of a manager: a senior rises into it, and a social worker into theirs."""
    people = people_of(*[Grade.SOCIAL_WORKER] * 3, *[Grade.SENIOR] * 3)
    assert sorted(review(people, seniors=0.0, managers=1.0)) == [1, 1, 2, 2, 2, 3]
    assert people.permanent_fte == [0.0, 2.0, 3.0, 1.0]


def test_that_a_senior_has_two_years_experience_and_a_manager_any():
    people = people_of(Grade.SOCIAL_WORKER, Grade.SENIOR)
    people.qualified[:2] = 31 - 2 * DAYS_A_YEAR + 0.1
    assert review(people) == [1, 3]
    people.qualified[0] -= 0.2
    assert review(people) == [2, 3]


def test_that_the_share_of_posts_with_cases_is_of_all_staff():
    """Team managers hold none: of 100 posts, 80 with cases are 80 of the 90 on the frontline."""
    posts = Posts(social_workers=60, seniors=30, team_managers=10, case_holding_share=80)
    assert case_holding_share(posts) == pytest.approx(80 / 90)
    assert case_holding_share(replace(posts, case_holding_share=100)) == 1.0
    assert case_holding_share(replace(posts, social_workers=0, seniors=0)) == 1.0


def test_that_a_service_without_managers_counts_as_having_one():
    assert span(412.0, 60.0) == pytest.approx(6.867, abs=0.001)
    assert span(40.0, 0.0) == 40.0
    assert span(0.0, 0.0) == 0.0

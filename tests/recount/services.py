"""Services whose futures are recounted: between them, everything that is counted happens."""

from dataclasses import replace
from datetime import date
from functools import cache

from sim.grades import Grade
from sim.results import Run
from sim.scenario import Change, Event, Scenario, StaffMember
from tests.behaviour.services import fifth, tiny
from tests.recount.diary import Diary
from tests.recount.listener import lived

LAST_DAY = date(2017, 3, 31)


def _changes(*changes: tuple[str, str, float]) -> tuple[Change, ...]:
    return tuple(Change(date.fromisoformat(day), path, value) for day, path, value in changes)


def _events(*events: tuple[str, str]) -> tuple[Event, ...]:
    return tuple(Event(date.fromisoformat(day), kind) for day, kind in events)


OFFERS = {
    "pay.golden_hello": 9000, "pay.golden_hello_instalments": 3, "pay.golden_hello_gain": 50,
    "pay.golden_hello_newly_qualified": 1, "pay.golden_hello_years": 0,
    "hiring.experienced_starters": 25, "hiring.pool": 60, "hiring.interviews_a_week": 8,
    "leaving.rate": 45, "posts.social_workers": 34,
}  # fmt: skip
"""Recruits who are lured, paid by instalments, and often leave within their tie-in."""

AN_OFFER_THAT_MOVES = replace(
    tiny(LAST_DAY).with_values({**OFFERS, "demand.early_help": 5, "demand.threshold": 8}),
    changes=_changes(
        ("2015-04-13", "pay.golden_hello_tie_in_months", 12),
        ("2015-05-01", "pay.gap_social_worker", 1),
        ("2015-05-01", "pay.gap_senior", 1),
        ("2015-06-10", "pay.retention_payment", 1500),
        ("2015-07-20", "pay.golden_hello", 4000),
        ("2015-09-14", "casework.weight_protection", 1.9),
        ("2015-10-01", "demand.early_help", 10),
        ("2015-11-02", "money.recruitment_cost", 4500),
        ("2016-01-18", "pay.golden_hello_instalments", 2),
        ("2016-02-11", "pay.on_costs", 31),
        ("2016-03-07", "casework.newly_qualified_second", 65),
        ("2016-05-02", "pay.golden_hello_repayment", 50),
        ("2016-06-01", "pay.gap_social_worker", -2),
        ("2016-06-01", "pay.gap_senior", -2),
        ("2016-08-17", "casework.assessment_limit", 35),
        ("2016-09-05", "demand.contacts_per_referral", 3),
    ),
    events=_events(("2015-03-16", "pay_raid"), ("2016-07-04", "leadership_change")),
)

A_CHANGE_OF_STRUCTURE = replace(
    fifth(LAST_DAY).with_values(
        {"agency.share_cap": 27, "pay.retention_payment": 900, "pay.neighbours_answer_months": 7,
         "pay.gap_team_manager": 2, "agency.turning_permanent": 30, "posts.social_workers": 60}
    ),
    changes=(
        *_changes(
            ("2015-06-15", "agency.single_contract", 1),
            ("2015-08-03", "agency.charge_senior", 45),
            ("2015-09-21", "agency.memorandum", 0),
            ("2015-12-07", "posts.team_managers", 17),
            ("2016-01-11", "hiring.campaign_effort", 2),
            ("2016-04-18", "agency.share_cap", 22),
            ("2016-11-07", "posts.supported_year_months", 9),
        ),
        Change(date(2015, 4, 1), "demand.growth", 20, over_months=6),
    ),
    events=_events(
        ("2015-05-11", "structure_trust_council"), ("2015-10-05", "front_door_opens"),
        ("2016-02-01", "inspection_worse"), ("2016-03-14", "agency_price_cap"),
        ("2016-06-13", "high_profile_case"), ("2016-10-03", "budget_cut"),
    ),
)  # fmt: skip


def _own_staff() -> tuple[StaffMember, ...]:
    """Some forty people, as a council might enter them."""
    permanent = [
        StaffMember(
            grade,
            permanent=True,
            fte=(1.0, 0.8, 0.6)[n % 3],
            service_months=months,
            experience_years=0.0 if grade is Grade.NEWLY_QUALIFIED else months / 12 + n % 4,
            tie_in_months=12.0 if n % 5 == 1 else 0.0,
            golden_hello=2500.0 if n % 5 == 1 else 0.0,
            holds_cases=grade is not Grade.TEAM_MANAGER and n % 7 != 3,
        )
        for grade, service in (
            (Grade.NEWLY_QUALIFIED, (1, 3, 5, 6, 8, 11)),
            (Grade.SOCIAL_WORKER, (14, 19, 22, 23.5, 26, 31, 40, 58, 70, 90)),
            (Grade.SENIOR, (7, 23, 33, 45, 57, 61, 80, 120, 200)),
            (Grade.TEAM_MANAGER, (4, 30, 66, 150)),
        )
        for n, months in enumerate(service)
    ]
    agency = [
        StaffMember(grade, permanent=False, fte=1.0, service_months=4, experience_years=6)
        for grade in (Grade.SOCIAL_WORKER,) * 5 + (Grade.SENIOR,) * 3 + (Grade.TEAM_MANAGER,)
    ]
    return (*permanent, *agency)


OWN_STAFF = replace(
    tiny(date(2016, 6, 30), first_day=date(2014, 4, 10)).with_values(
        {"pay.retention_payment": 600, "agency.turning_permanent": 60, "posts.seniors": 12}
    ),
    staff=_own_staff(),
    events=_events(("2014-07-28", "front_door_opens"), ("2015-02-02", "structure_outsource")),
)

SERVICES: dict[str, Scenario] = {
    "too much work": tiny(LAST_DAY),
    "a fifth of Birmingham": fifth(LAST_DAY),
    "an offer that moves": AN_OFFER_THAT_MOVES,
    "a change of structure": A_CHANGE_OF_STRUCTURE,
    "a council's own staff": OWN_STAFF,
}

UNDER_PRESSURE = {
    "demand.referrals_a_year": 2600, "casework.cap_gives": 15, "casework.urgent_days": 3,
    "casework.closed_unassessed": 15, "demand.threshold_under_pressure": 40,
}  # fmt: skip
"""Far more work than fits, and everything gives: cases end without a worker, unlike elsewhere."""

RECOUNTED: dict[str, Scenario] = {
    **SERVICES,
    "under pressure": tiny(date(2016, 3, 31)).with_values(UNDER_PRESSURE),
}


@cache
def life_of(name: str) -> tuple[Diary, Run]:
    """One future of a service: its diary, and what was counted."""
    return lived(RECOUNTED[name])

"""Every output of a run, declared once: its name, what it is and its unit.

A run holds one number a month end for each. A position is counted at the month's end, a flow
over the month.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from math import inf
from types import MappingProxyType

from sim.units import Unit


class Measure(Enum):
    """Whether an outcome is counted at a moment or over the month."""

    POSITION = "at the month's end"
    FLOW = "in the month"


@dataclass(frozen=True)
class Outcome:
    """One output of a run."""

    name: str
    label: str
    unit: Unit
    measure: Measure
    help: str
    lowest: float = 0.0
    """What no future is below: 0 unless it is said why not."""
    highest: float = inf
    """What no future is above."""


_ALL = 100.0
"""Per cent: a share of some whole is no more."""


def _position(
    name: str, label: str, unit: Unit, help: str, *, lowest: float = 0.0, highest: float = inf
) -> Outcome:
    return Outcome(name, label, unit, Measure.POSITION, help, lowest, highest)


def _flow(
    name: str, label: str, unit: Unit, help: str, *, lowest: float = 0.0, highest: float = inf
) -> Outcome:
    return Outcome(name, label, unit, Measure.FLOW, help, lowest, highest)


def _workers(band: str, label: str, children: str) -> Outcome:
    return _position(f"workers_{band}", f"Workers {label}", Unit.PERCENT,
                     f"Share of case-holding staff with {children} per FTE.",
                     highest=_ALL)  # fmt: skip


_STAFF = (
    _position("permanent_fte", "Permanent FTE in post", Unit.FTE,
              "FTE of permanent newly qualified social workers, social workers, senior social "
              "workers and team managers."),
    _position("permanent_fte_newly_qualified", "Newly qualified, permanent", Unit.FTE,
              "FTE of permanent staff in the first supported year (ASYE)."),
    _position("permanent_fte_social_worker", "Social workers, permanent", Unit.FTE,
              "FTE of permanent social workers past the supported year."),
    _position("permanent_fte_senior", "Senior social workers, permanent", Unit.FTE,
              "FTE of permanent senior social workers."),
    _position("permanent_fte_team_manager", "Team managers, permanent", Unit.FTE,
              "FTE of permanent team managers."),
    _position("agency_fte", "Agency FTE in post", Unit.FTE,
              "FTE of agency workers in post, in all grades."),
    _position("total_fte", "Staff in post", Unit.FTE, "Permanent and agency FTE in post."),
    _position("permanent_fte_under_two_years", "Permanent, under two years' service", Unit.FTE,
              "FTE of permanent staff with less than two years with the council, time as an "
              "agency worker here counted."),
    _position("permanent_fte_two_to_five_years", "Permanent, two to five years' service",
              Unit.FTE,
              "FTE of permanent staff with two years with the council and less than five."),
    _position("permanent_fte_five_years_or_more", "Permanent, five years' service or more",
              Unit.FTE, "FTE of permanent staff with five years with the council or more."),
    _position("establishment_fte", "Establishment", Unit.POSTS, "Funded FTE posts."),
    _position("vacant_posts", "Vacant posts", Unit.POSTS,
              "Establishment minus permanent FTE, never below nought."),
    _position("covered_posts", "Covered posts", Unit.POSTS, "Agency FTE in post."),
    _position("empty_posts", "Empty posts", Unit.POSTS,
              "Vacant posts minus covered posts, never below nought."),
    _position("agency_share", "Agency share", Unit.PERCENT,
              "Agency FTE over permanent and agency FTE, all grades.",
              highest=_ALL),
    _position("agency_share_frontline", "Agency share, frontline", Unit.PERCENT,
              "Agency FTE over permanent and agency FTE, team managers apart.",
              highest=_ALL),
    _position("agency_share_managers", "Agency share, team managers", Unit.PERCENT,
              "Agency FTE over permanent and agency FTE, team managers alone.",
              highest=_ALL),
    _position("turnover_12m", "Turnover, 12 months", Unit.PERCENT,
              "Permanent FTE that left in the last 12 months over mean permanent FTE in the same "
              "months. Months before the first day count at the turnover then."),
    _position("turnover_dfe", "Turnover, DfE form", Unit.PERCENT,
              "Permanent FTE that left in the year to the last 30 September over permanent FTE on "
              "that day. Before the first 30 September it is the turnover before the first day."),
    _flow("starters", "Permanent starters", Unit.PEOPLE,
          "People who took up a permanent post, conversions of agency workers counted."),
    _flow("leavers", "Permanent leavers", Unit.PEOPLE, "Permanent staff who left."),
    _flow("hires_newly_qualified", "Newly qualified starters", Unit.PEOPLE,
          "Starters in their first supported year."),
    _flow("hires_experienced", "Experienced starters", Unit.PEOPLE,
          "Starters from outside with experience."),
    _flow("agency_conversions", "Agency workers turned permanent", Unit.PEOPLE,
          "Agency workers who took a permanent post."),
    _position("applicants", "Candidates on the way", Unit.PEOPLE,
              "Experienced candidates who have applied or accepted and have not started."),
    _position("candidates_in_selection", "Candidates in selection", Unit.PEOPLE,
              "Experienced candidates who have applied and have not accepted an offer yet."),
    _position("candidates_accepted", "Candidates who have accepted", Unit.PEOPLE,
              "Experienced candidates who have accepted an offer and have not started."),
    _position("regional_pool", "Regional pool", Unit.PEOPLE,
              "Experienced people in the region who might move."),
    _position("pay_gap", "Pay against neighbours", Unit.PERCENT,
              "Pay against the neighbours' median, frontline grades, after their answer.",
              lowest=-inf),  # a gap has two sides
    _position("supervision_span", "Staff per team manager", Unit.RATIO,
              "Frontline FTE in post over team manager FTE in post."),
    _position("leadership_stability", "Stability of leadership", Unit.PERCENT,
              "100 is a settled leadership, 0 one that changes all the time.",
              highest=_ALL),
)  # fmt: skip

_CASES = (
    _position("average_caseload", "Average caseload", Unit.CASELOAD,
              "Open allocated children over FTE of case-holding staff in post, permanent and "
              "agency. Team managers hold none."),
    _position("caseload_p10", "Caseload, lowest tenth", Unit.CASELOAD,
              "The caseload per FTE that one worker in ten is at or below."),
    _position("caseload_p25", "Caseload, lowest quarter", Unit.CASELOAD,
              "The caseload per FTE that one worker in four is at or below."),
    _position("caseload_p50", "Caseload, middle worker", Unit.CASELOAD,
              "The caseload per FTE that half of the workers are at or below."),
    _position("caseload_p75", "Caseload, highest quarter", Unit.CASELOAD,
              "The caseload per FTE that one worker in four is at or above."),
    _position("caseload_p90", "Caseload, highest tenth", Unit.CASELOAD,
              "The caseload per FTE that one worker in ten is at or above."),
    _position("share_over_25", "Workers above 25", Unit.PERCENT,
              "Share of case-holding staff with more than 25 children per FTE.",
              highest=_ALL),
    _workers("under_10", "below 10", "fewer than 10 children"),
    _workers("10_to_15", "from 10 to below 15", "10 children and fewer than 15"),
    _workers("15_to_20", "from 15 to below 20", "15 children and fewer than 20"),
    _workers("20_to_25", "from 20 to 25", "20 to 25 children"),
    _workers("25_to_30", "above 25, to 30", "more than 25 children and no more than 30"),
    _workers("over_30", "above 30", "more than 30 children"),
    _position("newly_qualified_over_protected", "Newly qualified above protected load",
              Unit.PERCENT,
              "Share of newly qualified staff who hold more than their protected share of the "
              "norm.",
              highest=_ALL),
    _position("newly_qualified_load", "Load of the newly qualified", Unit.PERCENT,
              "Weighted cases that newly qualified staff hold, against their protected share of "
              "the norm: the mean over those with a caseload, 100 is as protected. 0 if there are "
              "none."),
    _position("open_cases", "Open cases", Unit.CASES,
              "Children with an open case in these teams, with or without a worker."),
    _position("allocated_cases", "Allocated cases", Unit.CASES,
              "Open cases with a worker."),
    _position("unallocated_cases", "Unallocated cases", Unit.CASES,
              "Open cases without a worker."),
    _position("oldest_unallocated_days", "Longest wait for a worker", Unit.DAYS,
              "Days the case that has waited longest has been without a worker."),
    _flow("days_to_allocation", "Time to a worker", Unit.DAYS,
          "Mean days that cases given a worker in the month had waited."),
    _flow("assessments_finished", "Assessments finished", Unit.CASES,
          "Assessments finished in the month."),
    _flow("assessments_in_time", "Assessments in time", Unit.PERCENT,
          "Share of the month's finished assessments that took at most 45 working days from "
          "referral.", highest=_ALL),
    _position("in_assessment", "In assessment", Unit.CHILDREN,
              "Children whose assessment is not finished, with or without a worker."),
    _position("awaiting_assessment", "Awaiting assessment, census form", Unit.CHILDREN,
              "Of the children in assessment, the share that will be found to be in need."),
    _position("children_in_need", "Children in need, census form", Unit.CHILDREN,
              "Children in need, on a plan, in care or awaiting assessment as the census counts "
              "them; those held by other teams counted."),
    _position("child_protection_plans", "Child protection plans", Unit.CHILDREN,
              "Children on a child protection plan."),
    _position("children_in_care", "Children in care", Unit.CHILDREN, "Looked-after children."),
    _flow("contacts", "Contacts", Unit.REFERRALS, "Contacts screened at the front door."),
    _flow("referrals", "Referrals", Unit.REFERRALS,
          "Referrals in the month, re-referrals counted."),
    _flow("re_referrals", "Re-referrals", Unit.REFERRALS,
          "Referrals within twelve months of an earlier case being closed."),
    _flow("diverted_to_early_help", "Diverted to early help", Unit.CHILDREN,
          "Children whose family got early help in place of a referral."),
    _flow("turned_away", "Turned away under pressure", Unit.REFERRALS,
          "Referrals that the front door turned away because children were waiting for a worker."),
    _flow("closed_unassessed", "Closed without an assessment", Unit.CASES,
          "Cases closed for want of staff while they waited to be assessed."),
    _flow("cases_closed", "Cases closed", Unit.CASES,
          "Referrals that ended without further action, cases closed, and cases passed to teams "
          "outside the establishment. Last month's open cases, plus referrals, less these, are "
          "this month's open cases."),
    _flow("handovers", "Changes of worker", Unit.CASES,
          "Cases that were given to another worker than the one before."),
    _position("handovers_per_child", "Changes of worker per child", Unit.RATIO,
              "Changes of worker so far, per open allocated child."),
    _position("same_worker_12m", "One worker for 12 months", Unit.PERCENT,
              "Of the children open for 12 months or more, the share who had one worker for the "
              "last 12.",
              highest=_ALL),
)  # fmt: skip

_MONEY = (
    _flow("cost_total", "Total cost", Unit.POUNDS, "All parts of the cost."),
    _flow("cost_pay", "Pay", Unit.POUNDS,
          "Salaries of permanent staff at the pay position of the first day, with yearly awards."),
    _flow("cost_on_costs", "On-costs", Unit.POUNDS,
          "Employer's national insurance, pension and levy on pay, benchmarking and retention "
          "payments."),
    _flow("cost_benchmarking", "Pay benchmarking", Unit.POUNDS,
          "Salaries above what the pay position of the first day would cost.",
          lowest=-inf),  # pay may be cut
    _flow("cost_retention", "Retention payments", Unit.POUNDS,
          "Payments for staying, on-costs apart."),
    _flow("cost_golden_hello", "Golden hellos, net", Unit.POUNDS,
          "Golden hellos paid less those paid back.",
          lowest=-inf),  # more may be paid back in a month than was paid
    _flow("cost_agency", "Agency", Unit.POUNDS, "Charges for agency workers, fees included."),
    _flow("cost_recruitment", "Recruitment", Unit.POUNDS, "Cost of hires and of campaigning."),
    _flow("cost_early_help", "Early help", Unit.POUNDS,
          "Cost of early help for children diverted."),
    _flow("cost_structure", "Reorganisation", Unit.POUNDS, "Cost of a change of structure."),
    _flow("envelope", "Budget", Unit.POUNDS, "What may be spent in the month, as it is stated."),
    _flow("golden_hello_paid", "Golden hellos paid", Unit.POUNDS, "Paid to recruits in the month."),
    _flow("golden_hello_repaid", "Golden hellos repaid", Unit.POUNDS,
          "Paid back by leavers inside their tie-in."),
    _flow("golden_hello_deadweight", "Golden hellos to those who would have come anyway",
          Unit.POUNDS,
          "Of what was paid, the part to recruits who would have come without it."),
    _flow("golden_hello_recruits", "Recruits paid a golden hello", Unit.PEOPLE,
          "Recruits who were promised a golden hello in the month."),
    _position("golden_hello_extra_fte", "Extra FTE still in post a year on", Unit.FTE,
              "FTE of recruits who came because of a golden hello, joined a year or more ago and "
              "are still in post."),
)  # fmt: skip

OUTCOMES: Mapping[str, Outcome] = MappingProxyType(
    {outcome.name: outcome for outcome in (*_STAFF, *_CASES, *_MONEY)}
)
"""Every outcome by name, in the order of a run's rows."""

COST_PARTS = (
    "cost_pay",
    "cost_on_costs",
    "cost_benchmarking",
    "cost_retention",
    "cost_golden_hello",
    "cost_agency",
    "cost_recruitment",
    "cost_early_help",
    "cost_structure",
)
"""The parts that make up ``cost_total``."""

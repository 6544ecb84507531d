"""Casework: how referrals end, how long work lasts, and who may hold how much."""

from dataclasses import dataclass

from sim.parameter import assumption, fact, lever
from sim.units import Unit


def _protected(quarter: str, load: float, low: float, high: float) -> float:
    declared: float = lever(
        load, Unit.PERCENT, low=low, high=high, least=10, most=100, step=5,
        label=f"Newly qualified load, {quarter} quarter",
        help=f"Load of a newly qualified social worker in the {quarter} quarter of the supported "
        "year, against a full load.",
        evidence="ASM-015, NAT-031",
        differs="The row's note gives the four quarters.",
    )  # fmt: skip
    return declared


def _weight(work: str, weight: float) -> float:
    declared: float = assumption(
        weight, Unit.WEIGHT, low=max(0.8, round(weight - 0.2, 1)), high=round(weight + 0.2, 1),
        least=0.1, most=5, step=0.1,
        label=f"Weight of {work}",
        help=f"Work in {work}, against a child in need. Norm and cap are in these weights.",
        evidence="ASM-022",
        differs="The row's note gives the four weights; each is varied by 0.2.",
    )  # fmt: skip
    return declared


def _need_band(lasting: str, share: float) -> float:
    declared: float = assumption(
        share, Unit.PERCENT, low=round(share * 0.85, 1), high=round(share * 1.15, 1),
        least=0, most=100, step=0.1,
        label=f"In need for {lasting}",
        help=f"Share of child-in-need plans lasting {lasting}; the shares are scaled to a whole.",
        evidence="HRM-060, ASM-019",
    )  # fmt: skip
    return declared


def _step(label: str, share: float, low: float, high: float, help: str) -> float:
    declared: float = assumption(
        share, Unit.PERCENT, low=low, high=high, least=0, most=100, step=0.5,
        label=label, help=help, evidence="HRM-061, FLN-016, FLN-019",
    )  # fmt: skip
    return declared


@dataclass(frozen=True)
class Casework:
    """From referral to closure, and the rules of the daily allocation meeting."""

    norm_social_worker: float = lever(
        22, Unit.WEIGHTED_CASES, low=16, high=26, least=1, most=100, step=1,
        label="Caseload norm, social worker",
        help="Weighted cases a full-time social worker should hold. An average child weighs "
        "about 1.2.",
        evidence="HRM-062, BHM-034, NAT-013",
    )  # fmt: skip
    norm_senior: float = lever(
        23, Unit.WEIGHTED_CASES, low=16, high=27, least=1, most=100, step=1,
        label="Caseload norm, senior",
        help="Weighted cases a full-time senior social worker should hold.",
        evidence="HRM-062, BHM-034, NAT-013",
    )  # fmt: skip
    cap: float = lever(
        135, Unit.PERCENT, low=110, high=180, least=100, most=400, step=5,
        label="Caseload cap",
        help="The most a worker may be given, against the norm. What does not fit waits, "
        "unallocated.",
        evidence="HRM-063, FLW-U04, BHM-035",
    )  # fmt: skip
    cap_gives: float = lever(
        20, Unit.PERCENT, low=0, high=75, least=0, most=100, step=5,
        label="Cap gives way",
        help="What happens when children wait for a worker. 0, fair caseloads: the cap holds and "
        "work waits. 100, nobody waits: the cap gives way until everybody has a worker. Between "
        "the two it rises as more children wait for longer, up to three times the cap.",
        evidence="HRM-105, FLW-U04, BHM-035",
    )  # fmt: skip
    urgent_days: float = assumption(
        3, Unit.DAYS, low=1, high=5, least=0, most=10000, step=1,
        label="Longest wait of an urgent case",
        help="Days after which a section 47 enquiry, a child on a plan or a child in care is given "
        "to whoever has the most room, whatever the cap.",
        evidence="HRM-106",
    )  # fmt: skip
    closed_unassessed: float = assumption(
        9, Unit.PERCENT, low=5, high=12, least=0, most=100, step=1,
        label="Closed unassessed in a month",
        help="Of the children who have waited a week or more for a worker to assess them, the "
        "share whose case is closed in a month for want of staff. Some of them come back.",
        evidence="HRM-107, FLW-U02, FLW-U01",
    )  # fmt: skip
    newly_qualified_first: float = _protected("first", 60, 50, 90)
    newly_qualified_second: float = _protected("second", 80, 60, 90)
    newly_qualified_third: float = _protected("third", 90, 80, 95)
    newly_qualified_fourth: float = _protected("fourth", 100, 90, 100)
    induction_first_month: float = assumption(
        50, Unit.PERCENT, low=25, high=75, least=0, most=100, step=5,
        label="Load in the first month",
        help="Load of an experienced starter in the first month, against a full load.",
        evidence="ASM-014",
        differs="The row gives shares; here in per cent.",
    )  # fmt: skip
    induction_next_months: float = assumption(
        75, Unit.PERCENT, low=60, high=90, least=0, most=100, step=5,
        label="Load in months two and three",
        help="Load of an experienced starter in the second and third months.",
        evidence="HRM-064, ASM-014",
    )  # fmt: skip
    agency_load: float = assumption(
        100, Unit.PERCENT, low=85, high=110, least=10, most=200, step=5,
        label="Load of an agency worker",
        help="Load of an agency worker against a permanent one.",
        evidence="ASM-013",
        differs="The row gives a ratio; here in per cent.",
    )  # fmt: skip
    sickness: float = assumption(
        5, Unit.PERCENT, low=3, high=7, least=0, most=50, step=0.5,
        label="Sickness absence",
        help="Share of working time lost to sickness.",
        evidence="ASM-017, NAT-014",
    )  # fmt: skip
    weight_assessment: float = _weight("an assessment", 1.2)
    weight_need: float = _weight("a child-in-need plan", 1.0)
    weight_protection: float = _weight("a child protection plan", 1.6)
    weight_care: float = _weight("the care of a child", 1.2)
    weight_proceedings: float = assumption(
        1, Unit.WEIGHT, low=0.5, high=1.5, least=0, most=5, step=0.1,
        label="Extra weight of court proceedings",
        help="Added to a case in care while court proceedings last.",
        evidence="HRM-065",
    )  # fmt: skip
    no_further_action: float = assumption(
        6.7, Unit.PERCENT, low=5.1, high=13.8, least=0, most=100, step=0.1,
        label="No further action",
        help="Share of referrals that end at the front door without an assessment.",
        evidence="FLW-N03",
        differs="The range runs to England's share (FLN-003).",
    )  # fmt: skip
    not_in_need: float = assumption(
        35, Unit.PERCENT, low=31.8, high=38, least=0, most=100, step=0.1,
        label="Assessed, not in need",
        help="Share of referrals assessed and found not to be in need.",
        evidence="FLW-A03",
        differs="From the lowest of Birmingham's three years to a little above the highest.",
    )  # fmt: skip
    section_47: float = assumption(
        28.3, Unit.PERCENT, low=24, high=32, least=0, most=100, step=0.1,
        label="Section 47 enquiries",
        help="Share of referrals with a section 47 enquiry. They are allocated first.",
        evidence="HRM-066, FLW-S01, FLW-R03",
    )  # fmt: skip
    conference: float = assumption(
        33, Unit.PERCENT, low=28, high=38, least=0, most=100, step=1,
        label="Enquiries that go to a conference",
        help="Share of section 47 enquiries that lead to an initial child protection conference.",
        evidence="FLW-S02",
        differs="The row gives a count; its note gives 33 per cent. The range is ours.",
    )  # fmt: skip
    plan: float = assumption(
        95, Unit.PERCENT, low=90, high=98, least=0, most=100, step=1,
        label="Conferences that make a plan",
        help="Share of initial conferences that lead to a child protection plan.",
        evidence="HRM-067, FLW-S02",
    )  # fmt: skip
    straight_to_care: float = _step(
        "Straight into care", 2, 1, 3, "Share of referrals that end in care without a plan before."
    )
    need_to_protection: float = _step(
        "In need to protection", 1, 0.5, 2, "Share of child-in-need plans that step up to a plan."
    )
    need_to_care: float = _step(
        "In need to care", 1.5, 0.5, 2.5, "Share of child-in-need plans that step up to care."
    )
    protection_to_need: float = _step(
        "Protection to in need", 50, 35, 65, "Share of child protection plans that step down."
    )
    protection_to_care: float = _step(
        "Protection to care", 18, 12, 24, "Share of child protection plans that step up to care."
    )
    care_to_need: float = _step(
        "Care to in need", 10, 5, 20, "Share of children leaving care with a plan to support them."
    )
    assessment_days: float = assumption(
        30, Unit.WORKING_DAYS, low=20, high=38, least=1, most=200, step=1,
        label="Length of an assessment",
        help="Median working days of an assessment, from allocation.",
        evidence="ASM-018, FLW-B07, FLN-023",
    )  # fmt: skip
    assessment_in_time: float = assumption(
        80, Unit.PERCENT, low=77, high=95, least=51, most=99, step=1,
        label="Assessments that would be in time",
        help="Share of assessments that would take at most 45 working days if they were "
        "allocated at once to a worker with room.",
        evidence="HRM-068, ASM-018, FLN-022",
    )  # fmt: skip
    assessment_limit: float = fact(
        45, Unit.WORKING_DAYS, least=1, most=200, step=1,
        label="Time limit for an assessment",
        help="Working days from referral within which an assessment should be finished.",
        evidence="FLN-021",
    )  # fmt: skip
    need_under_3_months: float = _need_band("up to 3 months", 48)
    need_3_to_6_months: float = _need_band("3 to 6 months", 20)
    need_6_to_12_months: float = _need_band("6 to 12 months", 19)
    need_1_to_2_years: float = _need_band("1 to 2 years", 11)
    need_over_2_years: float = _need_band("over 2 years", 2)
    plan_months: float = assumption(
        8.9, Unit.MONTHS, low=8.5, high=9.8, least=1, most=60, step=0.1,
        label="Length of a child protection plan",
        help="Mean months on a child protection plan.",
        evidence="HRM-069, FLN-016",
    )  # fmt: skip
    care_years: float = assumption(
        2.5, Unit.YEARS, low=2, high=3, least=0.1, most=20, step=0.1,
        label="Length of a stay in care",
        help="Mean years in care.",
        evidence="FLN-019",
    )  # fmt: skip
    proceedings_share: float = assumption(
        60, Unit.PERCENT, low=40, high=80, least=0, most=100, step=5,
        label="Care through the courts",
        help="Share of children entering care with court proceedings.",
        evidence="HRM-070",
    )  # fmt: skip
    proceedings_weeks: float = assumption(
        26, Unit.WEEKS, low=26, high=54, least=1, most=200, step=1,
        label="Length of court proceedings",
        help="Weeks that court proceedings last.",
        evidence="FLW-U07",
    )  # fmt: skip
    held_by_other_teams: float = assumption(
        26, Unit.PERCENT, low=20, high=30, least=0, most=100, step=0.5,
        label="Held by teams outside the establishment",
        help="Share of children with a plan or in care whose worker is in a team outside these "
        "posts: disabled children, fostering, adoption, leaving care.",
        evidence="HRM-071, BHM-013, BHM-023",
    )  # fmt: skip
    handover_lengthening: float = assumption(
        12, Unit.PERCENT, low=0, high=30, least=0, most=200, step=1,
        label="Longer after a change of worker",
        help="How much longer the rest of a case lasts after a change of worker.",
        evidence="ASM-023",
    )  # fmt: skip
    overload_lengthening: float = assumption(
        30, Unit.PERCENT, low=0, high=60, least=0, most=300, step=5,
        label="Longer under overload",
        help="How much longer work takes with a worker who holds twice the norm; half of it at "
        "one and a half times the norm.",
        evidence="HRM-072",
    )  # fmt: skip
    overload_rework: float = assumption(
        10, Unit.PERCENT, low=0, high=20, least=0, most=100, step=1,
        label="Assessments sent back under overload",
        help="Share of finished assessments that go back for more work with a worker who holds "
        "twice the norm.",
        evidence="HRM-073",
    )  # fmt: skip
    rework_days: float = assumption(
        10, Unit.WORKING_DAYS, low=5, high=15, least=1, most=60, step=1,
        label="Work on an assessment sent back",
        help="Working days an assessment takes when it is sent back.",
        evidence="HRM-073",
    )  # fmt: skip

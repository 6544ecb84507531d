"""Pay against the neighbours, the golden hello and payments for staying."""

from dataclasses import dataclass

from sim.parameter import assumption, fact, lever, switch
from sim.units import Unit


def _gap(grade: str) -> float:
    gap: float = lever(
        -4, Unit.PERCENT, low=-10, high=2, least=-30, most=30, step=0.5,
        label=f"Pay against neighbours, {grade}",
        help=f"Pay of {grade} against the neighbours' median as it stood on the first day. 0 is "
        "parity. Closing the gap costs money for everyone in the grade; neighbours answer part "
        "of it.",
        evidence="ASM-029",
    )  # fmt: skip
    return gap


@dataclass(frozen=True)
class Pay:
    """Salaries, the gap to the neighbours, and what is paid to come or to stay."""

    golden_hello: float = lever(
        3000, Unit.POUNDS, low=2000, high=10000, least=0, most=20000, step=500,
        label="Golden hello",
        help="Paid once to a recruit who qualifies. It raises starts by ever less per pound, "
        "lowers leaving while it can be claimed back and raises it just after.",
        evidence="OFF-001, NBR-007, NBR-008, NBR-010",
        differs="The range is that of the neighbours' offers.",
    )  # fmt: skip
    golden_hello_at_start: float = fact(
        3000, Unit.POUNDS, least=0, most=20000, step=500, dated=False,
        label="Golden hello on the first day",
        help="The golden hello that the flow of experienced recruits on the first day goes with.",
        evidence="OFF-001",
    )  # fmt: skip
    golden_hello_instalments: float = lever(
        1, Unit.INSTALMENTS, low=1, high=3, least=1, most=5, step=1,
        label="Golden hello instalments",
        help="Equal yearly instalments, the first on the day of starting.",
        evidence="HRM-012",
    )  # fmt: skip
    golden_hello_tie_in_months: float = lever(
        36, Unit.MONTHS, low=24, high=36, least=0, most=60, step=6,
        label="Golden hello tie-in",
        help="Months in which a leaver pays back a golden hello.",
        evidence="HRM-013, OFF-001, ECO-022",
    )  # fmt: skip
    golden_hello_repayment: float = lever(
        100, Unit.PERCENT, low=50, high=100, least=0, most=100, step=10,
        label="Golden hello repayment",
        help="Share of the golden hello claimed back from someone who leaves on the first day of "
        "the tie-in; it falls in proportion to the months served.",
        evidence="HRM-014, OFF-001",
    )  # fmt: skip
    golden_hello_years: float = lever(
        3, Unit.YEARS, low=0, high=3, least=0, most=10, step=1,
        label="Golden hello experience",
        help="Years of experience a recruit needs to be paid a golden hello.",
        evidence="HRM-015, OFF-001",
    )  # fmt: skip
    golden_hello_years_at_start: float = fact(
        3, Unit.YEARS, least=0, most=10, step=1, dated=False,
        label="Golden hello experience on the first day",
        help="Years of experience that the golden hello of the first day was paid for.",
        evidence="HRM-015, OFF-001",
        differs="A reference point for the lever, so without its range.",
    )  # fmt: skip
    golden_hello_newly_qualified: float = switch(
        False,
        label="Golden hello for the newly qualified",
        help="Whether newly qualified recruits are paid it too.",
        evidence="HRM-016",
    )
    golden_hello_team_managers: float = switch(
        True,
        label="Golden hello for team managers",
        help="Whether team managers recruited from outside are paid it too.",
        evidence="HRM-016",
    )
    golden_hello_gain: float = assumption(
        5, Unit.PERCENT, low=0, high=15, least=0, most=50, step=1,
        label="Gain from the first £3,000",
        help="More starts among those who qualify, from the first £3,000 of golden hello. Each "
        "further £3,000 gains less.",
        evidence="ECO-033",
    )  # fmt: skip
    gap_social_worker: float = _gap("social workers")
    gap_senior: float = _gap("senior social workers")
    gap_team_manager: float = _gap("team managers")
    gap_at_start: float = fact(
        -4, Unit.PERCENT, low=-4, high=-4, least=-30, most=30, step=0.5, dated=False,
        label="Pay against neighbours on the first day",
        help="The gap that salaries and the rates of hiring and leaving on the first day go with.",
        evidence="ASM-029",
        differs="A reference point for the levers, so not varied by itself.",
    )  # fmt: skip
    neighbours_rise: float = fact(
        0, Unit.PERCENT, least=-30, most=30, step=0.5,
        label="Neighbours' own rise",
        help="Rise of the neighbours' median pay since the first day, beyond the yearly award and "
        "beyond any answer to the council's own. A pay raid moves it.",
        evidence="HRM-088",
    )  # fmt: skip
    golden_hello_tie_in_at_start: float = fact(
        36, Unit.MONTHS, least=0, most=60, step=6, dated=False,
        label="Golden hello tie-in on the first day",
        help="Months of tie-in promised by those who were paid a golden hello before the first "
        "day.",
        evidence="HRM-013, OFF-001",
        differs="A reference point for the lever, so without its range.",
    )  # fmt: skip
    golden_hello_repayment_at_start: float = fact(
        100, Unit.PERCENT, least=0, most=100, step=10, dated=False,
        label="Golden hello repayment on the first day",
        help="Share to be paid back that was promised by those who were paid a golden hello "
        "before the first day.",
        evidence="HRM-014, OFF-001",
        differs="A reference point for the lever, so without its range.",
    )  # fmt: skip
    recruitment_elasticity: float = assumption(
        1.5, Unit.ELASTICITY, low=0.4, high=3, least=0, most=5, step=0.1,
        label="Recruitment elasticity",
        help="Per cent more experienced candidates for one per cent better pay against the "
        "neighbours.",
        evidence="ECO-030",
    )  # fmt: skip
    separation_elasticity: float = assumption(
        -1.5, Unit.ELASTICITY, low=-3, high=-0.4, least=-5, most=0, step=0.1,
        label="Separation elasticity",
        help="Per cent change in leaving for one per cent better pay against the neighbours.",
        evidence="ECO-029",
    )  # fmt: skip
    neighbours_answer: float = assumption(
        40, Unit.PERCENT, low=0, high=90, least=0, most=100, step=5,
        label="Neighbours' answer",
        help="Share of a pay rise beyond the yearly award that neighbours match in time.",
        evidence="ECO-036",
        differs="The row gives a ratio of 0.4 (0 to 0.9); here in per cent.",
    )  # fmt: skip
    neighbours_answer_months: float = assumption(
        12, Unit.MONTHS, low=6, high=24, least=1, most=60, step=1,
        label="Neighbours answer within",
        help="Months over which neighbours come to match their share of a rise.",
        evidence="HRM-017, ECO-036",
    )  # fmt: skip
    retention_payment: float = lever(
        0, Unit.POUNDS_A_YEAR, low=0, high=5000, least=0, most=15000, step=250,
        label="Retention payment",
        help="Paid yearly to each full-time permanent member of staff with the service required.",
        evidence="HRM-018, OFF-002, NBR-009, NBR-011",
    )  # fmt: skip
    retention_years: float = lever(
        2, Unit.YEARS, low=1, high=3, least=0, most=10, step=1,
        label="Service for a retention payment",
        help="Years of service with the council before the retention payment is paid.",
        evidence="HRM-018",
    )  # fmt: skip
    salary_newly_qualified: float = assumption(
        25500, Unit.POUNDS_A_YEAR, low=22000, high=28000, least=10000, most=100000, step=500,
        label="Salary, newly qualified",
        help="Mean full-time salary in the first supported year, on the first day.",
        evidence="CST-009",
        differs="The bottom of Birmingham's grade 4 (CST-017); 22,000 is a national start.",
    )  # fmt: skip
    salary_social_worker: float = assumption(
        28500, Unit.POUNDS_A_YEAR, low=25500, high=31500, least=10000, most=100000, step=500,
        label="Salary, social worker",
        help="Mean full-time salary of a social worker on the first day.",
        evidence="CST-017",
    )  # fmt: skip
    salary_senior: float = assumption(
        35500, Unit.POUNDS_A_YEAR, low=32500, high=39500, least=10000, most=100000, step=500,
        label="Salary, senior social worker",
        help="Mean full-time salary of a senior social worker on the first day.",
        evidence="CST-018",
    )  # fmt: skip
    salary_team_manager: float = assumption(
        44500, Unit.POUNDS_A_YEAR, low=41000, high=49500, least=10000, most=150000, step=500,
        label="Salary, team manager",
        help="Mean full-time salary of a team manager on the first day.",
        evidence="CST-019",
    )  # fmt: skip
    yearly_award: float = assumption(
        1, Unit.PERCENT_A_YEAR, low=0, high=2, least=-10, most=20, step=0.5,
        label="Yearly pay award",
        help="General rise of all salaries each April; neighbours give the same.",
        evidence="HRM-019",
    )  # fmt: skip
    on_costs: float = assumption(
        27, Unit.PERCENT, low=22, high=33, least=0, most=60, step=1,
        label="On-costs",
        help="Employer's national insurance, pension and levy, on top of pay.",
        evidence="CST-020",
    )  # fmt: skip

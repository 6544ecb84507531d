"""The council on a day: its clock, its settings in force, its people and what they stand in."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, prod
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.calendar import DAYS_A_MONTH
from sim.grades import POST_GRADES, Grade, post_grade
from sim.ledger import Ledger
from sim.people import People
from sim.plan import Plan
from sim.records import Table, as_records
from sim.rules import pay_position
from sim.rules.agency import may_place
from sim.rules.hiring import Standing, attraction
from sim.rules.leaving import Around
from sim.rules.supervision import set_norms, span
from sim.scenario import Scenario, Settings
from sim.streams import Luck
from sim.terms import are_alike, terms
from sim.years import Years

Life = Generator[simpy.Event, Any, None]
"""What a process yields and is sent."""

# The order of a day, as parts of it.
REVIEW = 0.0
"""Settings change, the month's reviews are held."""
NEWCOMERS = 0.2
"""The newly qualified start, before anybody else comes or goes."""
COMINGS_AND_GOINGS = 0.25
"""People start, leave, apply and are placed."""
DESK = 0.5
"""The duty desk meets, on working days."""
COUNT = 0.75
"""On a month's last day everything is counted."""


@dataclass(frozen=True)
class FirstDay:
    """What later days are measured against."""

    caseload: float
    span: float
    agency_share: float
    base_leaving: float
    """What the declared leaving rate is divided by, so that the whole workforce shows it."""
    to_agency: float
    """Permanent FTE that left for agency work in a year."""


class Council:
    """One possible future of the service, as it unfolds."""

    def __init__(self, scenario: Scenario, luck: Luck, years: Years) -> None:
        self.env = simpy.Environment()
        self.scenario = scenario
        self.luck = luck
        self.years = years
        """How far each driver is from its level, by day."""
        self.plan = Plan(scenario)
        self.now: Settings = self.plan.reviews[0][1]
        self.terms = terms(self.now)
        """What the settings in force come to for staff."""
        self.people = People()
        self.ledger = Ledger()
        self.pool = self.now.hiring.pool
        self.on_the_way = [0.0] * len(Grade)
        """FTE of accepted offers, by the grade of the post."""
        self.applicants = 0
        self.accepted: dict[int, float] = {}
        """Candidates on the way by identity: the day from which they have accepted."""
        self.answered = dict.fromkeys(POST_GRADES, 0.0)
        """Rise by which neighbours have answered, by grade."""
        self.single_contract_since: float | None = None
        self.average_caseload = 0.0
        self.highest_cap = 0.0
        """The most weighted cases that anybody has been allowed to hold so far."""
        self.first: FirstDay | None = None
        self.attraction: tuple[float, ...] = ()
        """What moves candidates, by grade, as settled at the last review, caseload apart: 1 is as
        on the first day."""
        self.around: Table
        """What staff found at the last review; a record of ``Around`` for each grade."""
        self.reviewed = 0
        """Day of the last monthly review."""
        self.next_review = 0
        """Day of the monthly review after today's."""
        self.posts_review: Callable[[Grade], None] = lambda grade: None
        """Makes the posts of a grade agree with who is in post; set when the stage is."""
        self.diverted: NDArray[np.int64] = np.zeros(0, np.int64)
        """Children diverted to early help, by day."""
        self.gone_to_agency = 0.0
        """FTE expected to have left for agency work since the last monthly review."""
        self.market_gain = 0.0
        """FTE that leavers have added to the agency market, against the first day."""
        self.leavers_fte = 0.0
        """Permanent FTE that left since the last month end."""
        self.counts: dict[str, float] = {}

    def comes_into_force(self, settings: Settings) -> None:
        """Put settings in force."""
        if not are_alike(settings, self.now):
            self.terms = terms(settings)
        self.now = settings

    @property
    def today(self) -> int:
        """Calendar days since the first day."""
        return int(self.env.now)

    def date_of(self, day: float) -> date:
        """The calendar date of a day."""
        return self.scenario.first_day + timedelta(days=int(day))

    def until(self, day: float, part: float = COMINGS_AND_GOINGS) -> simpy.Event:
        """An event on a day, at its part; at once if that is past."""
        delay = day + part - self.env.now
        return self.env.timeout(delay if delay > 0 else 0.0)

    def day_after(self, days: float) -> int:
        """The day so many whole days on, tomorrow at the earliest."""
        return int(self.env.now) + (ceil(days) or 1)

    def after_days(self, days: float) -> simpy.Event:
        """An event on that day."""
        return self.until(self.day_after(days))

    def counted(self, what: str, number: float = 1.0) -> None:
        """Add to a month's count."""
        self.counts[what] = self.counts.get(what, 0.0) + number

    def vacant_fte(self, grade: Grade) -> float:
        """Funded FTE of a grade that nobody permanent holds; negative if over."""
        held = self.people.permanent_fte[grade]
        if grade is Grade.SOCIAL_WORKER:
            held += self.people.permanent_fte[Grade.NEWLY_QUALIFIED]
        return self.terms.establishment[grade] - held

    def open_fte(self, grade: Grade) -> float:
        """Vacant FTE for which no offer has been accepted."""
        return self.vacant_fte(grade) - self.on_the_way[grade]

    @property
    def permanent_fte(self) -> float:
        """FTE of permanent staff in post."""
        newly, workers, seniors, managers = self.people.permanent_fte
        return newly + workers + seniors + managers

    @property
    def agency_fte(self) -> float:
        """FTE of agency workers in post."""
        newly, workers, seniors, managers = self.people.agency_fte
        return newly + workers + seniors + managers

    def may_place_agency_worker(self) -> bool:
        """Whether the market and the cap have room for one more agency worker."""
        market = self.terms.market + self.market_gain
        return may_place(self.now.agency, market, self.agency_fte, self.permanent_fte)

    @property
    def agency_share(self) -> float:
        """Agency FTE over all FTE in post, per cent."""
        return 100 * self.agency_fte / max(self.agency_fte + self.permanent_fte, 1e-9)

    @property
    def span(self) -> float:
        """Frontline FTE in post for each FTE of team manager in post."""
        managers = (
            self.people.permanent_fte[Grade.TEAM_MANAGER]
            + self.people.agency_fte[Grade.TEAM_MANAGER]
        )
        return span(self.permanent_fte + self.agency_fte - managers, managers)

    def pay_against_neighbours(self, grade: Grade) -> float:
        """Pay against the neighbours as they pay now; 1 is parity."""
        paid_as = post_grade(grade)
        return pay_position.position(self.now, paid_as, self.answered[paid_as])

    def awards_by(self, day: int) -> int:
        """Yearly awards by a day: one each first of April."""
        first, then = self.scenario.first_day, self.date_of(day)
        april = 4
        return (then.year - (then.month < april)) - (first.year - (first.month < april))

    def accrues(self, until: int) -> None:
        """Pay what is paid by the day, up to the close of a day, at the settings in force."""
        after = int(self.ledger.paid_until)
        if until <= after:
            return
        diverted = float(self.diverted[after + 1 : until + 1].sum())
        self.ledger.accrues(
            self.people, self.now, self.terms, until,
            awards=self.awards_by(until), diverted=diverted,
        )  # fmt: skip

    def months_of_single_contract(self) -> float:
        """Months that a single-agency contract has run."""
        if self.single_contract_since is None:
            return 0.0
        return (self.today - self.single_contract_since) / DAYS_A_MONTH

    def on_the_first_day(self) -> FirstDay:
        """What the first day was like; set once the stage is set."""
        if self.first is None:
            raise RuntimeError("the first day has not been set")
        return self.first

    @property
    def caseload_against_then(self) -> float:
        """The average caseload against the first day's: 1 is as then."""
        return self.average_caseload / self.on_the_first_day().caseload

    def settles_attraction(self) -> None:
        """Settle how the council attracts candidates until the next review, caseload apart; the
        newly qualified look at the pay of social workers."""
        worker, senior, manager = (self._attraction(grade) for grade in POST_GRADES)
        self.attraction = (worker, worker, senior, manager)

    def _attraction(self, grade: Grade) -> float:
        pay = self.now.pay
        standing = Standing(
            pay=self.pay_against_neighbours(grade) / (1 + pay.gap_at_start / 100),
            caseload=1.0,
            was_inadequate=bool(self.scenario.settings.hiring.rated_inadequate),
        )
        factors = attraction(standing, self.now.hiring, pay.recruitment_elasticity)
        return prod(factors.values())

    def takes_stock(self) -> None:
        """Settle what staff find until the next review."""
        first, pay, terms = self.on_the_first_day(), self.now.pay, self.terms
        average = self.average_caseload / first.caseload
        span, share_rise = self.span / first.span, self.agency_share - first.agency_share
        self.around = as_records(
            *(
                Around(
                    pay=self.pay_against_neighbours(grade) / (1 + pay.gap_at_start / 100),
                    retention=pay.retention_payment / terms.salaries[grade],
                    average_caseload=average,
                    supervision_span=span,
                    agency_pay=terms.agency_pay[grade],
                    agency_share_rise=share_rise,
                )
                for grade in Grade
            )
        )

    def set_norm(self, row: int) -> None:
        """Set what somebody may hold, from their grade, protection and time in post."""
        self._set_norms(row, row)

    def set_norms(self) -> None:
        """The same for everybody in post."""
        self._set_norms(0, self.people.count - 1)

    def _set_norms(self, first: int, last: int) -> None:
        people, terms = self.people, self.terms
        most = set_norms(
            people.table, first, last, terms.loads, terms.cap, self.today, people.caseloads
        )
        self.highest_cap = max(self.highest_cap, most)

"""The model: sets the stage, starts the processes in the order of a day, and runs to the end.

The order of a day:

1. review: settings move, and posts with them; on the first of a month neighbours answer, the pool
   renews itself, people rise, norms follow, and everybody's leaving rate is set;
2. comings and goings: candidates apply, people start and leave, agency workers are placed;
3. the duty desk meets, on working days;
4. on a month's last day everything is counted.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sim.assumed import assumed
from sim.calendar import DAYS_A_MONTH, DAYS_A_YEAR, month_end, working_days
from sim.council import REVIEW, Council, Life
from sim.grades import POST_GRADES, Grade
from sim.laws import Checked, Laws, check_outcomes
from sim.life.agency_cover import AgencyCover
from sim.life.duty_desk import DutyDesk
from sim.life.front_door import arrivals, closed_before
from sim.life.newly_qualified import intake
from sim.life.post import Posts
from sim.life.recruitment import Recruitment
from sim.life.worker import watch_patience
from sim.opening import set_first_day, staff_comes_into_post, staff_has_patience
from sim.opening_cases import open_cases
from sim.recorder import Recorder
from sim.results import Abandoned, Run
from sim.rules import hiring, pay_position
from sim.rules.agency import market_gain_after
from sim.rules.progression import rise
from sim.scenario import Scenario, Settings
from sim.streams import Luck
from sim.years import Years, years_of


def run(scenario: Scenario, future: int, keep_going: Callable[[], bool] = lambda: True) -> Run:
    """One possible future: the same scenario and number give the same digits.

    ``keep_going`` is asked at the start of every month; ``Abandoned`` as soon as it says no.
    """
    luck = Luck(scenario.seed, future)
    this = assumed(scenario, luck)
    settled = replace(scenario.with_luck_alone(), settings=scenario.settings.replaced(this.values))
    years = years_of(replace(settled, years_differ=scenario.years_differ), this.movements)
    recorder = Service(settled, luck, years).unfold(keep_going)
    return Run(future, recorder.months, recorder.outcomes, this.values)


class Service:
    """The stage of one future: the council, its posts, its recruitment and its duty desk."""

    def __init__(self, scenario: Scenario, luck: Luck, years: Years | None = None) -> None:
        council = Council(scenario, luck, years or years_of(scenario, {}))
        self.council = council
        agency = staff_comes_into_post(council)
        self.posts = Posts(council)
        self.posts.review()
        self.cover = AgencyCover(council, self.posts)
        self.cover.begins(agency)
        council.posts_review = self._somebody_came_or_went
        self.recruitment = Recruitment(council)
        self._rising = np.array(
            [luck.stream(f"rises to {grade.label}").key
             for grade in (Grade.SENIOR, Grade.TEAM_MANAGER)]
        )  # fmt: skip
        council.set_norms()
        door = arrivals(scenario, council.plan, luck, council.years.referrals)
        council.diverted = door.diverted
        returns = closed_before(scenario, council.plan, luck)
        meetings = int(working_days(scenario.first_day, scenario.last_day).sum())
        self.desk = DutyDesk(council, open_cases(council, returns, meetings), door)
        set_first_day(council)
        self.recorder = Recorder(council, self.desk)
        self.laws = Laws(council, self.desk)

    def unfold(
        self,
        keep_going: Callable[[], bool] = lambda: True,
        checked: Checked = Checked.AT_MONTH_ENDS,
    ) -> Recorder:
        """Start the processes in the order of a day and run to the last day."""
        council = self.council
        council.env.process(self._reviews())
        self._cohorts_begin()
        council.env.process(self.desk.meets())
        council.env.process(self.recorder.counts())
        council.env.process(self.laws.hold(checked))
        first, last = council.scenario.first_day, council.scenario.last_day
        for day in (*((month - first).days for month in self.recorder.months), (last - first).days):
            if not keep_going():
                raise Abandoned
            if day + 1 > council.env.now:
                council.env.run(until=day + 1)
        check_outcomes(self.recorder.outcomes)
        return self.recorder

    def _somebody_came_or_went(self, grade: Grade) -> None:
        self.posts.review_grade(grade)
        self.cover.may_have_room()

    def _cohorts_begin(self) -> None:
        scenario = self.council.scenario
        for year in range(scenario.first_day.year, scenario.last_day.year + 1):
            self.council.env.process(intake(self.council, year))

    def _reviews(self) -> Life:
        """The first day, the first of every month, and settings that move in between."""
        council = self.council
        for day, settings in council.plan.reviews:
            yield council.until(day, REVIEW)
            if day > 0:
                council.accrues(day - 1)
            before = council.now
            council.comes_into_force(settings)
            council.next_review = self._first_of_month_after(day)
            if day == 0:
                council.takes_stock()
                staff_has_patience(council)
            elif council.date_of(day).day == 1:
                self._month_begins(day - council.reviewed)
                council.reviewed = day
            else:
                self._settings_move(before)
            self.recruitment.review()
            self.cover.may_have_room()

    def _first_of_month_after(self, day: int) -> int:
        """Day of the next monthly review, whether or not the run gets there."""
        council = self.council
        return (month_end(council.date_of(day)) - council.scenario.first_day).days + 1

    def _month_begins(self, days: int) -> None:
        """What is looked at once a month, for the days since it was last looked at."""
        council = self.council
        self._contract_runs()
        for grade in POST_GRADES:
            council.answered[grade] = pay_position.answered(
                council.answered[grade], council.now, grade, days / DAYS_A_MONTH
            )
        self._market_follows(days / DAYS_A_YEAR)
        council.pool = hiring.pool_after(council.pool, council.now.hiring, days / DAYS_A_YEAR)
        self._people_rise(days / DAYS_A_YEAR)
        self.posts.moves_extra_workers()
        self.posts.review()
        council.set_norms()
        council.takes_stock()
        watch_patience(council)

    def _settings_move(self, before: Settings) -> None:
        """Settings that move within a month are felt at once, and only by what they move."""
        council, now = self.council, self.council.now
        self._contract_runs()
        self.posts.moves_extra_workers()
        self.posts.review()
        if now.casework != before.casework:
            council.set_norms()
        if (now.pay, now.leaving, now.agency) != (before.pay, before.leaving, before.agency):
            council.takes_stock()
            watch_patience(council)

    def _market_follows(self, years: float) -> None:
        """Leavers who go to agency work enlarge the market."""
        council = self.council
        council.market_gain = market_gain_after(
            council.market_gain,
            council.gone_to_agency,
            council.on_the_first_day().to_agency,
            council.now.agency,
            years,
        )
        council.gone_to_agency = 0.0

    def _contract_runs(self) -> None:
        council = self.council
        if not council.now.agency.single_contract:
            council.single_contract_since = None
        elif council.single_contract_since is None:
            council.single_contract_since = council.today

    def _people_rise(self, years: float) -> None:
        """The supported year ends; social workers rise to senior, seniors to team manager."""
        council, people = self.council, self.council.people
        risen = rise(
            people.table,
            people.count,
            council.terms.progression,
            self._rising,
            council.today,
            years,
            council.open_fte(Grade.SENIOR),
            council.open_fte(Grade.TEAM_MANAGER),
        )
        for row, grade in zip(*risen, strict=True):
            people.rises(row, grade)


def warm() -> None:
    """Compile, or load compiled, everything a run needs, on the smallest run there is."""
    from datetime import date

    tiny = {"start.children_in_need": 30.0, "start.awaiting_assessment": 10.0,
            "start.unallocated": 5.0, "start.child_protection_plans": 5.0,
            "start.children_in_care": 5.0, "demand.referrals_a_year": 100.0}  # fmt: skip
    scenario = Scenario(date(2015, 1, 31), date(2015, 2, 28)).with_values(tiny)
    run(scenario, 0)

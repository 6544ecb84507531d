"""Outcomes about the golden hello, recounted from a diary: what was promised, and kept.

Every function is named as its outcome and takes the month that is counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from sim.grades import Grade
from tests.recount.diary import Diary, Person
from tests.recount.month import DAYS_A_MONTH, DAYS_A_YEAR, Month, fte


@dataclass(frozen=True)
class Promise:
    """What somebody was promised for coming, and what they promised."""

    pounds: float
    instalments: int
    begins: float
    """Day from which the tie-in runs."""
    tie_in_days: float
    back: float
    """Share to be paid back by who leaves at once, per cent."""
    before: bool
    """Paid in full before the first day."""

    def paid_on(self, person: Person) -> list[float]:
        """Days of the instalments: a year apart, as long as the recruit is in post, the last day
        included."""
        if self.before:
            return [self.begins]
        days = (person.came + n * ceil(DAYS_A_YEAR) for n in range(self.instalments))
        return [day for day in days if day <= person.left]

    def paid_by(self, person: Person, day: float) -> float:
        return self.pounds / self.instalments * sum(n <= day for n in self.paid_on(person))

    def owed(self, person: Person) -> float:
        """By a leaver: of what was paid, the share promised, falling with the time served."""
        served = person.left - self.begins
        if served >= self.tie_in_days:
            return 0
        paid = self.paid_by(person, person.left)
        return paid * self.back / 100 * (1 - served / self.tie_in_days)


def promise(diary: Diary, person: Person) -> Promise | None:
    """What somebody was promised, if anything, by the offer they accepted."""
    if person.was_agency:
        return None
    if person.came == 0:
        return _of_before(diary, person)
    candidate = diary.candidates.get(person.identity)
    then = diary.settings_on(0).pay
    pay = diary.settings_on(max(int(candidate.accepted), 0) if candidate else person.came).pay
    amount, months, back, years = (
        pay.golden_hello, pay.golden_hello_tie_in_months, pay.golden_hello_repayment,
        pay.golden_hello_years,
    )  # fmt: skip
    if candidate and candidate.applied < 0:
        pay, amount, months = then, then.golden_hello_at_start, then.golden_hello_tie_in_at_start
        back, years = then.golden_hello_repayment_at_start, then.golden_hello_years_at_start
    grade = person.grade.on(person.came)
    if grade is Grade.NEWLY_QUALIFIED:
        qualifies = bool(pay.golden_hello_newly_qualified)
    else:
        qualifies = person.experience >= years
        if grade is Grade.TEAM_MANAGER and not pay.golden_hello_team_managers:
            qualifies = False
    if not qualifies or amount == 0:
        return None
    return Promise(amount, round(pay.golden_hello_instalments), person.came,
                   months * DAYS_A_MONTH, back, before=False)  # fmt: skip


def _of_before(diary: Diary, person: Person) -> Promise | None:
    """Those in post on the first day: recruits since a golden hello was first paid, or as a staff
    table has it."""
    now = diary.settings_on(0)
    back = now.pay.golden_hello_repayment_at_start
    if diary.scenario.staff:
        member = [each for each in diary.scenario.staff if each.permanent][
            diary.people.index(person)
        ]
        if member.tie_in_months == 0:
            return None
        days = member.tie_in_months * DAYS_A_MONTH - person.joined
        return Promise(member.golden_hello, 1, person.joined, days, back, before=True)
    months = -person.joined / DAYS_A_MONTH
    experience_then = person.experience - months / 12
    if (
        person.grade.on(0) is Grade.NEWLY_QUALIFIED
        or months >= now.start.golden_hello_months
        or experience_then < now.pay.golden_hello_years_at_start
    ):
        return None
    days = now.pay.golden_hello_tie_in_at_start * DAYS_A_MONTH
    return Promise(now.pay.golden_hello_at_start, 1, person.joined, days, back, before=True)


def _promised(month: Month) -> list[tuple[Person, Promise]]:
    promised = ((person, promise(month.diary, person)) for person in month.diary.people)
    return [(person, given) for person, given in promised if given]


def _paid(month: Month, who: Callable[[Person], bool]) -> float:
    return sum(
        given.pounds / given.instalments
        for person, given in _promised(month)
        if who(person)
        for day in given.paid_on(person)
        if month.has(day)
    )


def golden_hello_paid(month: Month) -> float:
    return _paid(month, lambda person: True)


def golden_hello_deadweight(month: Month) -> float:
    return _paid(month, lambda person: not person.lured)


def golden_hello_repaid(month: Month) -> float:
    return sum(given.owed(person) for person, given in _promised(month) if month.has(person.left))


def cost_golden_hello(month: Month) -> float:
    return golden_hello_paid(month) - golden_hello_repaid(month)


def golden_hello_recruits(month: Month) -> float:
    return sum(month.has(person.came) for person, _ in _promised(month))


def golden_hello_extra_fte(month: Month) -> float:
    return fte(
        person
        for person in month.permanent
        if person.lured and month.until - person.joined >= DAYS_A_YEAR
    )

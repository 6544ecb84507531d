"""Under pressure: what gives when children wait for a worker, apart from the caps themselves.

The measure is the months that children have waited for each case-holder: the days that everybody
who waits has waited so far, added up, over the case-holders.
"""

from sim.calendar import DAYS_A_MONTH
from sim.case_lists import ASSESSMENT
from sim.cases import NOBODY, Desk, Tally
from sim.compiled import compiled_in_place
from sim.rules.allocation import MOST_STRETCH
from sim.rules.casework import DRAW_WAITED, close
from sim.streams import four

_UNASSESSED = int(Tally.CLOSED_UNASSESSED)
_A_WEEK = 7
_MEETINGS_A_WEEK = 5


@compiled_in_place
def feels_the_pressure(desk: Desk) -> None:
    """What the months that children have waited for each worker do today: how far caps give way,
    and how many are turned away at the door."""
    waited = desk.book.waiting * desk.today - desk.book.since
    months = waited / DAYS_A_MONTH / max(desk.book.holders, 1)
    desk.book.stretch = min(1.0 + desk.rules.cap_gives * months, MOST_STRETCH)
    desk.book.turned_away = desk.rules.turned_away * min(months, 1.0)


@compiled_in_place
def closes_unassessed(desk: Desk) -> None:
    """Once a week those who wait to be assessed are gone through, and some closed for want of staff
    (FLW-U02)."""
    share = desk.rules.closed_unassessed
    if share <= 0.0 or desk.meeting % _MEETINGS_A_WEEK != 0:
        return
    draw = DRAW_WAITED + desk.meeting
    row = desk.queues[ASSESSMENT].first
    while row != NOBODY:
        case = desk.cases[row]
        following = case.after
        if desk.today - case.since >= _A_WEEK:
            u, _, _, _ = four(desk.key_0, desk.key_1, case.identity, draw)
            if u < share:
                desk.tally[_UNASSESSED] += 1
                close(desk, row, desk.rules.turned_away_return)
        row = following

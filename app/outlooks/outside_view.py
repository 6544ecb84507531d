"""The outside view: how often other councils grew as much as a target asks for.

The model is one view of a plan, from the inside. What comparable councils did over as long a time
is another, and needs no model. Nothing here is about Birmingham, or about any year after 2021.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import floor, hypot, inf, nextafter

from app.document import Document, Target
from app.outlooks.outlook import Odds, wilson
from app.sources.councils import CouncilYear, council_years
from app.wording import FEW

LEFT_OUT = "Birmingham"
"""Never counted: it is what the forecasts are about."""
LONGEST = 4
"""Years of the longest window: the workforce was published for 2017 to 2021."""
_SHORTEST = 0.5
"""Years; a target that is nearer than this is nearer to no window at all."""
_DAYS = 365.25
_FEWEST_COUNCILS = 20
"""With fewer councils a count says next to nothing."""


@dataclass(frozen=True)
class Window:
    """One council between two Septembers."""

    council: str
    first_year: int
    years: int
    start_fte: float
    end_fte: float
    vacant_share: float | None
    """Of posts, at the start; 0 to 1."""

    @property
    def growth(self) -> float:
        """Growth of permanent FTE in per cent of the start."""
        return 100 * (self.end_fte / self.start_fte - 1)


@dataclass(frozen=True)
class Band:
    """From (not included) to (included)."""

    low: float
    high: float
    words: str

    def holds(self, value: float | None) -> bool:
        """Whether a value lies in it; one that is not known lies nowhere."""
        return value is not None and self.low < value <= self.high


SHARES = (
    Band(-1.0, 0.10, "up to a tenth of posts vacant"),
    Band(0.10, 0.25, "a tenth to a quarter of posts vacant"),
    Band(0.25, 1.0, "more than a quarter of posts vacant"),
)
"""Shares of posts vacant at the start; the last is the one of NAT-053 and NAT-054."""
SIZES = (
    Band(nextafter(50, 0), nextafter(100, 0), "50 to 99 FTE"),
    Band(nextafter(100, 0), inf, "100 FTE or more"),
)
"""Permanent FTE at the start, where it is known of a plan. NAT-051 to NAT-054 take councils of 100
FTE or more at the end, which favours those that grew. Half to twice the size of Birmingham, with
its share of posts vacant, would leave 17 councils."""


@dataclass(frozen=True)
class OutsideView:
    """What other councils did, held against one target."""

    target: Target
    start_fte: float
    needed: float
    """Growth that the target asks for, in per cent, as it is said: no decimals from 10 on."""
    months: int
    """To the target's date."""
    years: int
    """Length of the windows: the nearest to it."""
    size: Band
    share: Band | None
    """None where any share of posts vacant counts."""
    too_few: int | None
    """How many councils had a like share of posts vacant, where these were too few."""
    windows: tuple[Window, ...]
    """By growth, the least first."""
    at_the_end: Odds
    """The same count with councils chosen by their size at the end of a window."""

    @property
    def odds(self) -> Odds:
        """In how many windows permanent FTE grew at least as much. Its own interval takes the
        windows as independent, which they are not; see ``interval``."""
        return _count(self.windows, self.needed)

    @property
    def councils(self) -> int:
        """How many councils the windows are of."""
        return len({each.council for each in self.windows})

    @property
    def independent(self) -> float:
        """As how many independent cases the windows count: no more than there are councils.

        Windows of one council overlap and are alike. Each council counts once, less where some
        have more windows than others (Kish 1965): the square of the sum of windows by council,
        over the sum of their squares.
        """
        sizes = Counter(each.council for each in self.windows).values()
        return float(sum(sizes) ** 2 / sum(size * size for size in sizes))

    @property
    def interval(self) -> tuple[float, float]:
        """What the share could be in ever more such councils, 95 times in 100."""
        return wilson(self.odds.probability, self.independent)


@dataclass(frozen=True)
class NotComparable:
    """A target for which no other council can be held against the plan."""

    target: Target
    reason: str
    """In a sentence."""


View = OutsideView | NotComparable


def outside_views(document: Document) -> tuple[View, ...]:
    """The outside view of every growth target, in their order.

    A growth target asks for at least so many permanent FTE by a date, and for more than there are
    on the first day; other targets have no outside view.
    """
    start = document.scenario.settings.start.permanent_fte
    return tuple(
        _view(document, target)
        for target in document.targets
        if target.outcome == "permanent_fte" and target.test == "at least" and target.value > start
    )


def _view(document: Document, target: Target) -> View:
    """Compared over the nearest whole years, and with the whole growth: it is not scaled.

    Scaled to the length of a window, as if growth compounded evenly, fewer per cent would be asked
    of a shorter one. But growth does not run on evenly: councils spread out with time more slowly
    than it passes. Of all councils of 100 FTE or more 2.1% grew by 41% in two years and 3.7% in
    three, so about 2.4% do in 26 months; asking for 37% in two years counts 3.2%. The whole growth
    is nearer, and what is counted is what the target says. By how much the length is rounded is
    told beside it.
    """
    start = document.scenario.settings.start.permanent_fte
    length = (target.by - document.scenario.first_day).days / _DAYS
    years = floor(length + 0.5)
    if length < _SHORTEST or years > LONGEST:
        side = "less than half a year" if length < _SHORTEST else "more than four and a half years"
        known = "periods of one to four years can be compared"
        return NotComparable(target, f"The target is {side} away, and only {known}.")
    found = windows(council_years(), years)
    size = next((each for each in SIZES if each.holds(start)), None)
    plan = f"The plan starts from {start:,.0f} permanent FTE, and"
    if size is None:
        return NotComparable(target, f"{plan} too few other councils have fewer than 50.")
    largest = max(each.start_fte for each in found)
    if start > largest:
        return NotComparable(target, f"{plan} no other council had more than {largest:,.0f}.")
    return _held_against(document, target, size, (round(12 * length), years))


def _held_against(document: Document, target: Target, size: Band, length: tuple[int, int]) -> View:
    """Of windows of this size those with a like share of posts vacant; all if they are too few.

    ``length`` is months to the target and years of a window.
    """
    months, years = length
    found = windows(council_years(), years)
    share = _share_of(document)
    alike = [each for each in found if share and share.holds(each.vacant_share)]
    councils = _councils(each for each in alike if size.holds(each.start_fte))
    is_enough = councils >= _FEWEST_COUNCILS
    pool = alike if is_enough else found
    chosen = sorted(
        (each for each in pool if size.holds(each.start_fte)), key=lambda each: each.growth
    )
    start = document.scenario.settings.start.permanent_fte
    needed = _as_said(100 * (target.value / start - 1))
    return OutsideView(
        target=target,
        start_fte=start,
        needed=needed,
        months=months,
        years=years,
        size=size,
        share=share if is_enough else None,
        too_few=None if is_enough or share is None else councils,
        windows=tuple(chosen),
        at_the_end=_count((each for each in pool if size.holds(each.end_fte)), needed),
    )


def _as_said(per_cent: float) -> float:
    return round(per_cent, 0 if per_cent >= 10 else 1)


def _share_of(document: Document) -> Band | None:
    """The band of the share of posts that are vacant on the first day; None without posts."""
    settings = document.scenario.settings
    posts = settings.posts.social_workers + settings.posts.seniors + settings.posts.team_managers
    if posts <= 0:
        return None
    # More staff than posts is none vacant.
    vacant = max(0.0, (posts - settings.start.permanent_fte) / posts)
    return next(each for each in SHARES if each.holds(vacant))


def _councils(found: Iterable[Window]) -> int:
    return len({each.council for each in found})


def _count(found: Iterable[Window], needed: float) -> Odds:
    growths = [each.growth for each in found]
    return Odds(sum(each >= needed for each in growths), len(growths))


@cache
def windows(table: tuple[CouncilYear, ...], years: int) -> tuple[Window, ...]:
    """Every window of so many years, of every council but Birmingham, in the order of the table.

    A council is known by its name, as its code changes in a reorganisation.
    """
    known = {
        (row.council, row.year): row
        for row in table
        if row.council != LEFT_OUT and row.permanent_fte is not None and row.permanent_fte > 0
    }
    found = []
    for (council, year), row in known.items():
        later = known.get((council, year + years))
        if later is not None and row.permanent_fte and later.permanent_fte:
            found.append(
                Window(
                    council, year, years, row.permanent_fte, later.permanent_fte, row.vacant_share
                )
            )
    return tuple(found)


# The model against it


def model_less_outside(model: Odds, view: OutsideView) -> float | None:
    """How much likelier the model finds a target than other councils' experience does.

    A share, below 0 where the model is the gloomier; None where the two do not clearly differ, or
    too few futures were run to tell. They clearly differ where the 95% interval of their
    difference does not hold nought (Newcombe 1998, method 10: each interval is Wilson's). With
    councils and not windows as independent cases this calls at most about 1 in 20 models different
    that are not.
    """
    if model.futures < FEW:
        return None
    here, there = model.probability, view.odds.probability
    low, high = view.interval
    least, most = model.interval
    change = here - there
    down, up = hypot(here - least, high - there), hypot(most - here, there - low)
    return change if change - down > 0 or change + up < 0 else None

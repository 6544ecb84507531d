"""Every number of a story as a row that says what it is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.exports.scenarios import Shown, scenarios_of
from app.figures.shapes import AnyFigure, months_of
from app.figures.tables import table_of
from app.outlooks.headline import together
from app.outlooks.outlook import Odds, PeriodCost
from app.outlooks.spread import Spread
from app.outlooks.target_words import target_title
from app.sources.register import Entry, register
from app.story.page import Page
from app.story.story import Story, figures_on_pages
from sim.outcomes import OUTCOMES
from sim.scenario import EVENT_KINDS, Change, Event
from sim.units import Unit

_COST = OUTCOMES["cost_total"].label


class Row(NamedTuple):
    """One thing that was measured or set: a single value, or how the futures lie."""

    scenario: str
    code: str
    part: str
    """run, outcome, difference, target, cost_by_year, input, event or figure."""
    name: str
    """Of the outcome, input, kind of event or figure, as in other files."""
    label: str
    page: str = ""
    """Of the briefing, for a figure."""
    unit: str = ""
    measure: str = ""
    """Whether an outcome is counted at the month's end or in the month."""
    when: str = ""
    """A day as 2017-03-31, a month by its last day, a financial year as 2016/17."""
    statistic: str = "value"
    """What the value is: probability, first_day, envelope ...; "spread" where there is none."""
    value: float | None = None
    mean: float | None = None
    p10: float | None = None
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    p90: float | None = None
    note: str = ""


def rows_of(story: Story) -> Iterator[Row]:
    """What was run, then each scenario whole, then the figures as they are printed."""
    yield from _run(story)
    for shown in scenarios_of(story):
        yield from _Scenario(story, shown).rows()
    for figure, page in figures_on_pages(story):
        yield from _figure(story, page, figure)


def _run(story: Story) -> Iterator[Row]:
    stamp = story.stamp
    said = (
        ("seed", "The number that fixes the luck", stamp.seed, stamp.varies),
        ("futures", "Possible futures", stamp.futures, stamp.run),
        ("differs", "Inputs that differ from the baseline", len(stamp.differs), stamp.inputs()),
        ("assured", "Assured: 1 for yes", stamp.is_assured, stamp.assured),
    )
    for name, label, value, note in said:
        yield Row(story.title, stamp.code, "run", name, label, value=float(value), note=note)


class _Scenario:
    """The rows of one scenario."""

    def __init__(self, story: Story, shown: Shown) -> None:
        self._baseline = story.case.answer.question.baseline
        self._shown = shown
        self._document = shown.document

    def rows(self) -> Iterator[Row]:
        """Outcomes, differences, targets, costs, inputs and events."""
        outlook, difference = self._shown.outlook, self._shown.difference
        for name, spread in outlook.spreads.items():
            yield from self._outcome("outcome", name, spread, "")
        for name, spread in difference.spreads.items() if difference else ():
            yield from self._outcome("difference", name, spread, f"less {self._shown.less}")
        yield from self._targets()
        for period in outlook.cost_by_year:
            yield from self._year(period)
        for entry in register(self._document, self._baseline):
            yield from self._input(entry)
        for event in self._document.scenario.events:
            yield self._event(event)

    def _outcome(self, part: str, name: str, spread: Spread, note: str) -> Iterator[Row]:
        what = OUTCOMES[name]
        label, unit, measure = what.label, what.unit.title, what.measure.value
        columns = [row.tolist() for row in vars(spread).values()]
        for month, *numbers in zip(self._shown.outlook.months, *columns, strict=True):
            when = month.isoformat()
            yield self._spread(
                part, name, label, unit=unit, measure=measure, when=when, numbers=numbers,
                note=note,
            )  # fmt: skip

    def _spread(
        self, part: str, name: str, label: str, *, unit: str, measure: str, when: str,
        numbers: Sequence[float], note: str,
    ) -> Row:  # fmt: skip
        mean, p10, p25, p50, p75, p90 = numbers
        return Row(
            self._document.title, self._shown.code, part, name, label, "", unit, measure, when,
            "spread", None, mean, p10, p25, p50, p75, p90, note,
        )  # fmt: skip

    def _of(
        self, part: str, name: str, label: str, value: float, *, unit: str = "", when: str = "",
        statistic: str = "value", note: str = "",
    ) -> Row:  # fmt: skip
        return Row(
            self._document.title, self._shown.code, part, name, label, "", unit, "", when,
            statistic, float(value), note=note,
        )  # fmt: skip

    def _targets(self) -> Iterator[Row]:
        outlook = self._shown.outlook
        for each in outlook.targets:
            target = each.target
            label, when = target_title(target), target.by.isoformat()
            unit = OUTCOMES[target.outcome].unit.title
            yield self._of(
                "target", target.outcome, label, target.value, unit=unit, when=when,
                statistic=target.test,
            )  # fmt: skip
            yield from self._odds(target.outcome, label, when, each.odds)
        if outlook.joint is not None and len(outlook.targets) > 1:
            label = together(len(outlook.targets))
            yield from self._odds("all_targets", label, "", outlook.joint)

    def _odds(self, name: str, label: str, when: str, odds: Odds) -> Iterator[Row]:
        low, high = odds.interval
        said = {
            "futures_that_reach_it": odds.met,
            "futures": odds.futures,
            "probability": odds.probability,
            "probability_low": low,
            "probability_high": high,
        }
        for statistic, value in said.items():
            yield self._of("target", name, label, value, when=when, statistic=statistic)

    def _year(self, period: PeriodCost) -> Iterator[Row]:
        note = f"{Unit.MONTHS.say(period.months)} of it" if period.is_part else ""
        yield self._year_spread("cost_by_year", period, period.cost, note)
        said = {"envelope": period.envelope}
        if period.envelope_ends:
            said |= zip(("envelope_low", "envelope_high"), period.envelope_ends, strict=True)
        said["inside_envelope"] = period.within.probability
        budget = "; ".join(each for each in (note, self._shown.outlook.budget.caution) if each)
        for statistic, value in said.items():
            yield self._of(
                "cost_by_year", "cost_total", _COST, value,
                unit="" if statistic == "inside_envelope" else Unit.POUNDS.title,
                when=period.name, statistic=statistic, note=budget,
            )  # fmt: skip
        difference = self._shown.difference
        change = difference.cost_by_year.get(period.name) if difference else None
        if change:
            yield self._year_spread("difference", period, change, f"less {self._shown.less}")

    def _year_spread(self, part: str, period: PeriodCost, spread: Spread, note: str) -> Row:
        numbers = [float(each) for each in vars(spread).values()]
        return self._spread(
            part, "cost_total", _COST, unit=Unit.POUNDS.title, measure="in the year",
            when=period.name, numbers=numbers, note=note,
        )  # fmt: skip

    def _input(self, entry: Entry) -> Iterator[Row]:
        said = {"first_day": entry.first_value, "value": entry.value, "baseline": entry.baseline}
        if entry.range is not None and entry.varies:
            said |= dict(zip(("low", "high"), entry.range, strict=True))
        for statistic, value in said.items():
            yield self._setting(entry, statistic, value, "", entry.reason)
        for change in entry.changes:
            yield self._change(entry, change)

    def _change(self, entry: Entry, change: Change) -> Row:
        over = f"over {Unit.MONTHS.say(change.over_months)}" if change.over_months else ""
        note = ": ".join(part for part in (over, change.reason) if part)
        return self._setting(entry, "change", change.value, change.date.isoformat(), note)

    def _setting(self, entry: Entry, statistic: str, value: float, when: str, note: str) -> Row:
        return self._of(
            "input", entry.path, entry.row.label, value, unit=entry.row.unit.title, when=when,
            statistic=statistic, note=note,
        )  # fmt: skip

    def _event(self, event: Event) -> Row:
        label = EVENT_KINDS[event.kind].label
        when = event.date.isoformat()
        return self._of(
            "event", event.kind, label, event.size, when=when, statistic="size", note=event.reason
        )


def _figure(story: Story, page: Page, figure: AnyFigure) -> Iterator[Row]:
    """The table of a figure, cell by cell."""
    table, months = table_of(figure), months_of(figure)
    for place, (words, numbers) in enumerate(zip(table.rows, table.numbers, strict=True)):
        when = months[place].isoformat() if months else ""
        for header, value in zip(table.columns, numbers, strict=True):
            if value is not None:
                yield Row(
                    story.title, story.stamp.code, "figure", figure.key,
                    figure.title if months else words[0], page.kind.key, figure.unit,
                    figure.subtitle, when, header, value,
                )  # fmt: skip

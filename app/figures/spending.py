"""Makes the figure of cost by financial year against the budget."""

from collections.abc import Sequence

from app.figures.shapes import Bar, BarFigure, Part, Role
from app.figures.titles import cost_title
from app.figures.units import words_of
from app.outlooks.outlook import Outlook, PeriodCost, year_columns
from app.outlooks.plan_cost import held
from app.running.answers import Answer
from app.wording import FEW, capital, money
from sim.units import Unit

PERMANENT = (
    "cost_pay",
    "cost_on_costs",
    "cost_benchmarking",
    "cost_retention",
    "cost_golden_hello",
)
"""What is spent on permanent staff, golden hellos counted."""
AGENCY = ("cost_agency",)


def cost_figure(answer: Answer) -> BarFigure:
    """Cost by financial year in parts, with the spread of the whole and the budget."""
    outlook = answer.outlook
    years = outlook.cost_by_year
    largest = max((float(year.cost.p90) for year in years), default=0.0)
    words = words_of(Unit.POUNDS, largest)
    has_envelope = any(year.envelope > 0 for year in years)
    ghosts = _ghosts(answer)
    return BarFigure(
        key="cost_by_year",
        title=_title(answer),
        subtitle="Cost by financial year, April to March",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=outlook.futures,
        description=_said(outlook),
        from_zero=True,
        bars=tuple(_bar(answer, year, ghosts.get(year.name)) for year in years),
        limit_label=capital(outlook.budget.name) if has_envelope else "",
        note=_note(outlook),
    )


def _title(answer: Answer) -> str:
    years = answer.outlook.cost_by_year
    spoken_of = [year for year in years if not year.is_part] or list(years)
    columns = _columns(answer)
    within = [columns[year.name] for year in spoken_of]
    kept = held(answer.question.document, answer.ensemble, within)
    return cost_title(spoken_of, kept, answer.outlook.budget.name)


def _columns(answer: Answer) -> dict[str, list[int]]:
    """The months that each year's cost sums, by their columns."""
    return year_columns(answer.outlook.months, answer.question.document.scenario.first_day)


def _bar(answer: Answer, year: PeriodCost, ghost: float | None) -> Bar:
    """Parts are averages, which add up; what is neither staff nor agency is the rest."""
    columns = _columns(answer)[year.name]
    permanent, agency = (_mean(answer.outlook, names, columns) for names in (PERMANENT, AGENCY))
    rest = float(year.cost.mean) - permanent - agency
    middle = float(year.cost.p50)
    return Bar(
        name=year.name,
        label=money(middle),
        parts=(
            Part("Permanent staff", Role.ANSWER, permanent),
            Part("Agency", Role.SECOND, agency),
            Part("Everything else", Role.THIRD, rest),
        ),
        low=float(year.cost.p10),
        high=float(year.cost.p90),
        limit=year.envelope if year.envelope > 0 else None,
        limit_ends=year.envelope_ends,
        is_part=year.is_part,
        middle=middle,
        ghost=ghost,
    )


def _mean(outlook: Outlook, names: Sequence[str], columns: Sequence[int]) -> float:
    return sum(float(outlook.spreads[name].mean[columns].sum()) for name in names)


def _ghosts(answer: Answer) -> dict[str, float]:
    """The baseline's middle by year, if it was run over the same months."""
    baseline = answer.baseline
    if baseline is None or baseline.months != answer.outlook.months:
        return {}
    return {year.name: float(year.cost.p50) for year in baseline.cost_by_year}


def _said(outlook: Outlook) -> str:
    years, futures, budget = outlook.cost_by_year, outlook.futures, outlook.budget
    if not years:
        return "Cost by financial year. No month of spending was run."
    said = [f"Cost by financial year against the {budget.name}."]
    who = "in the one possible future" if futures == 1 else "in the middle future"
    for year in years:
        part = f" ({Unit.MONTHS.say(year.months)} of it)" if year.is_part else ""
        words = f"{year.name}{part}: {money(float(year.cost.p50))} {who}"
        if futures >= FEW:
            low, high = money(float(year.cost.p10)), money(float(year.cost.p90))
            words += f", 8 in 10 futures between {low} and {high}"
        if year.envelope > 0:
            words += f"; the {budget.name} is {money(year.envelope)}"
        said.append(f"{words}.")
    if budget.is_assumed:
        said.append(f"{budget.caution}.")
    return " ".join(said)


def parts_and_middle(futures: int) -> list[str]:
    """What the parts of a bar and the number over it are, as a note; of one future they agree."""
    return ["Parts are averages; the middle future stands over a bar"] if futures > 1 else []


def _note(outlook: Outlook) -> str:
    notes = [outlook.budget.caution] if outlook.budget.is_assumed else []
    notes += parts_and_middle(outlook.futures)
    part_years = [year for year in outlook.cost_by_year if year.is_part]
    parts = [f"{year.name}: {Unit.MONTHS.say(year.months)}" for year in part_years]
    if parts:
        notes.append(f"*{', '.join(parts)}")
    return ". ".join(notes)

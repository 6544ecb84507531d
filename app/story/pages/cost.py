"""What it costs, and against what budget."""

from app.figures.outlook_page import figures_of
from app.figures.tables import table_of
from app.outlooks.budget import Budget
from app.outlooks.difference_words import more_words, range_after, with_clearness
from app.outlooks.headline import against_words, within_words, years_words
from app.outlooks.plan_cost import PlanCost
from app.story.case import Case
from app.story.page import Kind, Page
from app.story.sources import sources_of
from app.story.stamp import Stamp
from app.wording import FEW, money
from sim.units import Unit


def cost_page(case: Case, stamp: Stamp) -> Page | None:
    """Cost by financial year in parts; None if not a month of spending was run."""
    if not case.answer.outlook.cost_by_year:
        return None
    figure = figures_of(case.answer)["cost_by_year"]
    return Page(
        kind=Kind.COST,
        headline=figure.title,
        lead=_lead(case),
        figures=(figure,),
        tables=(table_of(figure),),
        sources=sources_of(case, stamp, figure),
        speaker=(
            figure.description,
            *_how_to_read(case.answer.outlook.futures),
            "Every sum is rounded by itself: what rounded sums add up to, or differ by, may be off "
            "by one in the last digit.",
            f"Spending is not limited by the {case.answer.outlook.budget.name}: the two are only "
            "compared.",
            *_whose_budget(case.answer.outlook.budget),
        ),
    )


def _how_to_read(futures: int) -> tuple[str, ...]:
    """What the parts and the number over a bar are; of one future they are the same."""
    if futures == 1:
        return ()
    return (
        "Parts are averages over the possible futures, which add up; the number over a bar is the "
        "middle future.",
    )


def _whose_budget(budget: Budget) -> tuple[str, ...]:
    """That nobody has set the budget which the cost is compared with, if nobody has."""
    if not budget.is_assumed:
        return ()
    return (
        f"No budget for these grades was found. {budget.caution}, until the council enters its "
        "own; where assumptions vary, each possible future has its own budget in that range.",
    )


def _lead(case: Case) -> str:
    """What the plan costs over its whole years, against the budget and the baseline."""
    answer = case.answer
    cost = PlanCost.of(case.document, answer.ensemble)
    if cost is None:
        return ""
    middle = money(float(cost.cost.p50))
    who = "one" if answer.outlook.futures == 1 else "middle"
    said = f"Over {years_words(cost.years)} it costs {middle} in the {who} future"
    if answer.outlook.futures >= FEW:
        low, high = money(float(cost.cost.p10)), money(float(cost.cost.p90))
        said += f" (8 in 10 possible futures: {low} to {high})"
    if cost.envelope > 0:
        against, budget = against_words(float(cost.over.p50)), cost.budget
        said += f", {against} the {budget.name} of {money(cost.envelope)}. {within_words(cost)}"
    difference = answer.difference
    change = difference.plan_cost if difference else None
    if difference is not None and change is not None:
        differs = more_words(float(change.p50)).removeprefix("costs ")
        if answer.outlook.futures >= FEW:
            differs += range_after(Unit.POUNDS, change)
        differs = with_clearness(differs, is_clear=difference.clear.plan_cost)
        said += f". Compared within each future it costs {differs}"
    return f"{said}."

"""Makes the figure and the table of golden hellos by financial year."""

from app.figures.course import rounded
from app.figures.fans import average_words, range_words
from app.figures.shapes import Bar, BarFigure, Part, Role, Table
from app.figures.spending import parts_and_middle
from app.figures.units import Words, bare, rough_pounds
from app.outlooks.golden_hello import GoldenHellos, Paid
from app.wording import FEW, about, capital, on_average
from sim.units import Unit

_HALF = 0.5


def golden_hello_figure(hellos: GoldenHellos, futures: int) -> BarFigure:
    """What was paid by financial year: because of it and without need; what came back is told."""
    words = rough_pounds(max(float(year.paid.p90) for year in hellos.by_year))
    return BarFigure(
        key="golden_hellos",
        title=golden_hello_title(hellos, futures),
        subtitle=f"Golden hellos paid by financial year, {range_words(futures)}",
        say=words.say,
        tick=words.tick,
        unit=words.unit,
        futures=futures,
        description=_said(hellos, futures),
        from_zero=True,
        bars=tuple(_bar(year) for year in hellos.by_year),
        note=_note(hellos, futures),
    )


def golden_hello_title(hellos: GoldenHellos, futures: int) -> str:
    """To whom the money goes, as a share of all pounds paid in all futures."""
    share, paid = hellos.deadweight_share, _pounds(float(hellos.total.paid.mean))
    first = f"First look: of {paid}" if 1 < futures < FEW else f"Of {paid}"
    return f"{first} paid, {of_pounds(share)} to people who would have come anyway"


def of_pounds(share: float) -> str:
    """A share of money with its verb.

    >>> of_pounds(0.83), of_pounds(0.004), of_pounds(1.0)
    ('about 8 in 10 pounds go', 'hardly a pound goes', 'every pound goes')
    """
    if share in (0, 1):
        return "every pound goes" if share else "no pound goes"
    if share < 0.01:
        return "hardly a pound goes"
    return "nearly every pound goes" if share >= 0.99 else f"{about(share)} pounds go"


def recruits_words(recruits: float) -> str:
    """Recruits, as many as there are on average.

    >>> recruits_words(69.2), recruits_words(1.3), recruits_words(0.2)
    ('69 recruits', '1 recruit', 'fewer than 1 recruit')
    """
    if 0 < recruits < _HALF:
        return "fewer than 1 recruit"
    return f"{recruits:,.0f} recruit{'' if round(recruits) == 1 else 's'}"


def golden_hello_table(hellos: GoldenHellos, futures: int) -> Table:
    """Every sum by year and over the run, on average over the futures."""
    years = [*hellos.by_year, hellos.total]
    words = rough_pounds(float(hellos.total.paid.mean))
    cells = [
        (float(year.paid.mean), year.because, year.deadweight, year.repaid, year.recruits)
        for year in years
    ]
    return Table(
        title=f"Golden hellos by financial year, {average_words(futures)}, each rounded",
        columns=(
            "Financial year",
            "Paid (£)",
            "Because of it (£)",
            "Would have come anyway (£)",
            "Paid back (£)",
            "Recruits",
        ),
        rows=tuple(
            (_name(year), *_row(row, words)) for year, row in zip(years, cells, strict=True)
        ),
        numbers=tuple((None, *row) for row in cells),
    )


def _row(cells: tuple[float, ...], words: Words) -> list[str]:
    *pounds, recruits = cells
    return [*(words.say(each) for each in pounds), bare(Unit.PEOPLE.say(recruits))]


def _name(year: Paid) -> str:
    return f"{year.name} (part)" if year.is_part else year.name


def _pounds(value: float) -> str:
    return rounded(Unit.POUNDS, value)


def _bar(year: Paid) -> Bar:
    return Bar(
        name=year.name,
        label=_pounds(float(year.paid.p50)),
        parts=(
            Part("Came because of it", Role.ANSWER, year.because),
            Part("Would have come anyway", Role.SECOND, year.deadweight),
        ),
        low=float(year.paid.p10),
        high=float(year.paid.p90),
        limit=None,
        is_part=year.is_part,
        middle=float(year.paid.p50),
    )


def _note(hellos: GoldenHellos, futures: int) -> str:
    back = _pounds(hellos.total.repaid)
    notes = [*parts_and_middle(futures), f"leavers paid back {back} in all"]
    if any(year.is_part for year in hellos.by_year):
        notes.append("*part of a year")
    return capital("; ".join(notes))


def _said(hellos: GoldenHellos, futures: int) -> str:
    total = hellos.total
    recruits = recruits_words(total.recruits)
    return (
        f"Golden hellos by financial year, {on_average(futures)}. "
        f"{_pounds(float(total.paid.mean))} are paid to {recruits} over the whole run: "
        f"{_pounds(total.because)} to those who came because of it, {_pounds(total.deadweight)} to "
        f"those who would have come anyway. Leavers pay back {_pounds(total.repaid)}."
    )

"""A story as plain data for the templates: every text whole and as text, every figure drawn."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from app.clean_text import shortened
from app.exports.columns import split
from app.exports.pdf.columns import laid_out
from app.exports.pdf.typeset import Template, asked
from app.figures.colours import LIGHT
from app.figures.shapes import AnyFigure, Table
from app.figures.tables import table_of
from app.outlooks.headline import Card, TargetCard
from app.painting.svg import Size, svg_of
from app.story.page import Kind, Page
from app.story.stamp import Stamp
from app.story.story import Story, figures_shown
from app.wording import capital

Data = dict[str, object]
"""What a template is given; it is handed over as JSON and never read as markup."""
Draw = Callable[[AnyFigure], str]
"""Draws a figure; empty to leave it out."""

_WIDTH = 620
"""Of a figure in a paper: with it, 12 in the drawing are a little over 9 points on paper."""
_TYPE = 12.0
_HEIGHT = 300
_LOW = 250
"""Of a figure that has the sheet after the answer."""
_LEAST = 155
_ROOM = 481.9
"""Points across a sheet between its margins."""
_BELOW = 8.0
"""Points that stay free at the foot of a sheet."""
_LONGEST_FOOT = 330
_LONGEST_RUNNING_TITLE = 90
_LONGEST_LEAD_IN = 40


def paper_of(story: Story) -> Data:
    """The whole paper."""
    numbers = numbers_of(story)
    common = common_of(story)
    title = next((page for page in story.pages if page.kind is Kind.TITLE), None)
    rest = [page for page in story.pages if page is not title]
    answers = rest[:1] if rest and rest[0].kind is Kind.ANSWER else []
    others = rest[len(answers) :]
    opening = {**common, "opening": opening_of(story, title)}
    height = _height_on_first_sheet(opening, answers)
    return {
        **opening,
        "first": [page_of(page, numbers, _drawn(height)) for page in answers],
        "pages": [page_of(p, numbers, _drawn(_HEIGHT)) for p in others if not p.kind.is_appendix],
        "logs": [page_of(p, numbers, _drawn(_HEIGHT)) for p in others if p.kind.is_appendix],
        "tables": [_behind(figure, numbers) for figure in figures_shown(story)],
    }


def _height_on_first_sheet(opening: Data, answers: Sequence[Page]) -> float:
    """What title and answer leave of the first sheet for the figure of the answer."""
    figures = sum(len(page.figures) for page in answers)
    if not figures:
        return _LOW
    numbers = {figure.key: 1 for page in answers for figure in page.figures}
    bare = [page_of(page, numbers, lambda _: "") for page in answers]
    rest: Data = {"first": bare, "pages": [], "logs": [], "tables": []}
    (left,) = asked(Template.PAPER, {**opening, **rest}, "left")
    height = (left - _BELOW) * _WIDTH / _ROOM / figures
    return min(height, _HEIGHT) if height >= _LEAST else _LOW


def common_of(story: Story) -> Data:
    """What every template is given: who made what when, the stamp, the colours."""
    day = story.stamp.made_on
    return {
        "title": story.title,
        "running": shortened(story.title, _LONGEST_RUNNING_TITLE),
        "author": story.case.document.author,
        "date": [day.year, day.month, day.day],
        "stamp": _stamp(story.stamp),
        "colours": vars(LIGHT),
    }


def numbers_of(story: Story) -> Mapping[str, int]:
    """The number of each figure by its key, in the order they are read."""
    return {figure.key: place + 1 for place, figure in enumerate(figures_shown(story))}


def page_of(
    page: Page, numbers: Mapping[str, int], draw: Draw, most_rows: int | None = None
) -> Data:
    """One page, everything on it, or of its tables no more than so many rows."""
    return {
        "label": page.kind.label,
        "headline": page.headline,
        "lead": page.lead,
        "cards": [_card(card) for card in page.cards],
        "figures": [_figure(page, figure, numbers, draw) for figure in page.figures],
        "points": [_point(point) for point in page.points],
        "tables": [laid_out(part, _caption(page, table), most_rows) for table in page.tables
                   for part in split(table)],
        "note": paragraphs(page.note),
        "sources": list(page.sources),
    }  # fmt: skip


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _drawn(height: float) -> Draw:
    size = Size(_WIDTH, height)
    return lambda figure: svg_of(figure, size, heading=False, key=True, type_size=_TYPE)


def _stamp(stamp: Stamp) -> Data:
    return {
        "inputs": shortened(stamp.inputs(), _LONGEST_FOOT),
        "code": stamp.code,
        "run": stamp.run,
        "assured": shortened(stamp.assured, _LONGEST_FOOT),
        "is_assured": stamp.is_assured,
    }


def opening_of(story: Story, page: Page | None) -> Data:
    """The title block; whether it is assured stands by itself there."""
    if page is None:
        return {"headline": story.title, "lead": "", "points": [], "note": []}
    points = [point for point in page.points if point != f"{story.stamp.assured}."]
    return {
        "headline": page.headline,
        "lead": page.lead,
        "points": points,
        "note": paragraphs(page.note),
    }


def _card(card: Card) -> Data:
    """The number in large, what follows it, and whatever else is said of it."""
    if isinstance(card, TargetCard):
        said: Iterable[str] = (card.likelihood, card.change, card.detail)
        large, small, share = card.percent, card.words, card.probability
    else:
        said = (card.change, card.within)
        large, small, share = card.words, card.where, None
    return {
        "title": card.title,
        "large": large,
        "small": small,
        "share": share,
        "said": [capital(words) for words in said if words],
    }


def _figure(page: Page, figure: AnyFigure, numbers: Mapping[str, int], draw: Draw) -> Data:
    return {
        "number": numbers[figure.key],
        "title": page.title_of(figure),
        "subtitle": figure.subtitle,
        "alt": figure.description,
        "svg": draw(figure),
    }


def _point(point: str) -> Data:
    """A point whose first sentence only names what it is of shows that sentence in bold."""
    first, stop, rest = point.partition(". ")
    if not rest or len(first) > _LONGEST_LEAD_IN:
        return {"name": "", "text": point}
    return {"name": first + stop.rstrip(), "text": rest}


def _caption(page: Page, table: Table) -> str:
    """A table's title without the headline that stands above it."""
    return table.title.removeprefix(f"{page.headline}: ")


def _behind(figure: AnyFigure, numbers: Mapping[str, int]) -> Data:
    """The table behind a figure, in as many parts as the paper is too narrow for it."""
    table = table_of(figure)
    return {
        "title": f"Figure {numbers[figure.key]}. {table.title}",
        "parts": [laid_out(part) for part in split(table)],
    }

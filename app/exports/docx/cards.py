"""The answer in numbers, as a table with the words beside them."""

from collections.abc import Sequence

from app.figures.shapes import Table
from app.outlooks.headline import Card, TargetCard
from app.wording import capital

_COLUMNS = (
    "What is wanted",
    "Answer",
    "In how many possible futures",
    "Against the comparison plan",
)
ANSWER = 1
"""The place of the answer in a row."""


def cards_table(cards: Sequence[Card]) -> Table:
    """A row for each card; without a comparison plan there is no column for it."""
    rows = [_row(card) for card in cards]
    count = len(_COLUMNS) if any(row[-1] for row in rows) else len(_COLUMNS) - 1
    return Table("The answer in numbers", _COLUMNS[:count], tuple(row[:count] for row in rows))


def _row(card: Card) -> tuple[str, str, str, str]:
    if isinstance(card, TargetCard):
        often = f"{card.words}: {card.likelihood}" if card.likelihood else card.words
        said = (often, card.detail)
        return card.title, card.percent, _sentences(said), capital(card.change)
    said = (card.where, card.within)
    return card.title, card.words, _sentences(said), capital(card.change)


def _sentences(parts: Sequence[str]) -> str:
    return ". ".join(capital(part) for part in parts if part)

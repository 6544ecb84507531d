"""The first two sheets: what this is and where everything stands; how to read it."""

from collections.abc import Iterator, Sequence

from app.exports.xlsx.book import Book
from app.exports.xlsx.forms import SHARE
from app.exports.xlsx.grid import Cell, Column, Grid
from app.exports.xlsx.styles import HEADING, LINE, TITLE
from app.exports.xlsx.written import COVER
from app.outlooks.headline import Card, TargetCard, headline_of
from app.sources.guide import GLOSSARY, page, parts, read_plainly
from app.story.page import Kind
from app.story.pages.logs import quality_log_page
from app.story.pages.method import method_page, missing_page
from app.story.story import Story
from app.wording import capital

Contents = Sequence[tuple[str, str]]
"""Names of sheets, each with what is on it."""
_CARDS = (
    Column("What is wanted", 42),
    Column("The answer", 16),
    Column("In how many futures", 32),
    Column("How likely", 25),
    Column("Against the comparison plan", 30),
    Column("Chance", 9, SHARE),
    Column("What more futures could show", 48),
)
_TOLD_BELOW = (Kind.TITLE, Kind.MISSING, Kind.METHOD, Kind.QUALITY_LOG)
"""Pages whose words stand whole on the cover or in the notes."""
_ROOM = 150
"""Characters of a line."""
_READING = (
    "possible future", "luck", "fan", "likely range", "baseline, comparison plan",
    "clear difference", "likely, unlikely", "steady", "projection",
)  # fmt: skip
"""Words of the glossary that the sheets speak in."""


def write_cover(book: Book, story: Story, contents: Contents) -> None:
    """What it is, the answer, what it rests on, and where the rest stands."""
    sheet = book.sheet(COVER)
    headline, stamp = headline_of(story.case.answer), story.stamp
    sentence = "".join(text for text, _ in headline.sentence)
    by = story.case.document.author
    lines = [
        (story.title, TITLE),
        (sentence, LINE),
        (f"{stamp.assured}.", LINE),
        (f"{stamp.inputs(len(stamp.differs) or 1)}.", LINE),
        (f"{stamp.run} · {stamp.varies}", LINE),
        *([(f"Prepared by {by}.", LINE)] if by else []),
    ]
    top = 0
    for line, style in lines:
        top = sheet.prose(top, line, style, _ROOM)
    sheet.text(top + 1, 0, "The answer", HEADING)
    top += 2
    cards = [_card(card) for card in headline.cards] or [["No targets are set", *[""] * 6]]
    sheet.table(top, _CARDS, cards, "The answer", filtered=False)
    at = top + len(cards) + 2
    sheet.text(at, 0, "What is in this workbook", HEADING)
    for row, (name, summary) in enumerate(contents, start=at + 1):
        sheet.link(row, 0, name, name)
        sheet.text(row, 1, summary, LINE)
    sheet.print_area(at + len(contents), len(_CARDS) - 1)


def _card(card: Card) -> list[Cell]:
    if isinstance(card, TargetCard):
        words = [card.percent, card.words, card.likelihood, card.change]
        return [card.title, *words, card.probability, card.detail]
    return [card.title, card.words, card.within, "", card.change, card.probability, ""]


def notes_grid(story: Story) -> Grid:
    """How to read the sheets, what is not in the picture, and what the planner adds."""
    return Grid(
        name="Notes",
        title="How to read this workbook",
        lines=("Read this before any number is quoted.",),
        columns=(Column("Subject", 30), Column("What to know", 120)),
        rows=list(_notes(story)),
    )


def _notes(story: Story) -> Iterator[list[Cell]]:
    case, stamp = story.case, story.stamp
    yield ["Middle future", "Half of the possible futures lie below it. It is not a forecast."]
    yield ["1 in 10 below, 1 in 10 above", "8 in 10 possible futures lie between the two."]
    yield ["1 in 4 below, 1 in 4 above", "5 in 10 possible futures lie between the two."]
    words = _glossary()
    for word in _READING:
        yield [capital(word), words[word]]
    yield [
        "Numbers",
        "Every cell keeps all digits; the format shows few of them. Nothing is a formula: a number "
        "that is changed here changes its chart and nothing else.",
    ]
    for told in story.pages:
        if told.kind not in _TOLD_BELOW:
            said = [_sentences(told.headline, told.lead), *told.points]
            yield [f"Page: {told.kind.label}", "\n".join(said)]
    for make in (missing_page, method_page, quality_log_page):
        each = make(case, stamp)
        yield [each.kind.label, _sentences(each.headline, each.lead)]
        for point in each.points:
            yield [each.kind.label, point]
    if case.document.notes:
        yield ["Notes of the scenario", case.document.notes]
    for noted in story.pages:
        if noted.note:
            yield [f"Note on: {noted.kind.label}", noted.note]


def _sentences(*texts: str) -> str:
    """Texts as sentences, whether or not they end like one."""
    return " ".join(
        text if text.endswith((".", "?", ":")) else f"{text}." for text in texts if text
    )


def _glossary() -> dict[str, str]:
    """What the guide says of each word."""
    found = {}
    for _, _, text in parts(page(GLOSSARY).text):
        for line in text.splitlines():
            cells = [read_plainly(cell) for cell in line.strip("|").split("|")]
            if line.startswith("|") and len(cells) == 2:
                found[cells[0]] = cells[1]
    return found

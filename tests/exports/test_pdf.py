"""The PDF paper, read back by poppler: nothing is lost, and a screen reader finds its way."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from app.exports.columns import split
from app.exports.making import Format
from app.exports.pdf import pdf_of, typeset
from app.exports.pdf.columns import laid_out
from app.figures.shapes import Table
from app.figures.tables import table_of
from app.outlooks.headline import TargetCard
from app.problem import CannotUse
from app.story.page import Kind
from app.story.story import Story, figures_shown
from tests.exports.office import run, wanted
from tests.exports.pdf_reading import descriptions, rows, squeezed, structure
from tests.exports.stories import MADE_ON

LEAST_TYPE = 8
"""Points; nothing smaller is read on paper."""
PER_POINT = 1.5
"""Units in which pdftohtml gives the size of type."""


@pytest.fixture(scope="module", params=["story", "plain_story", "hostile_story"])
def told(request) -> Story:
    """Each story in turn."""
    made: Story = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def content(told, printed):
    return printed(Format.PDF, told)


@pytest.fixture(scope="module")
def path(content, tmp_path_factory):
    made = tmp_path_factory.mktemp("paper") / "paper.pdf"
    made.write_bytes(content)
    return made


@pytest.fixture(scope="module")
def tags(path):
    return structure(path, texts=False)


@pytest.fixture(scope="module")
def brief(told):
    """The same story with less of its long tables, whose every word poppler can read in time."""
    pages = [
        replace(page, figures=(), tables=tuple(map(beginning, page.tables))) for page in told.pages
    ]
    return replace(told, pages=tuple(pages))


@pytest.fixture(scope="module")
def parts(brief, tmp_path_factory):
    made = tmp_path_factory.mktemp("brief") / "paper.pdf"
    made.write_bytes(pdf_of(brief))
    return structure(made)


def beginning(table):
    return replace(table, rows=table.rows[:9], numbers=table.numbers[:9])


def text_of(path):
    return run([wanted("pdftotext"), "-enc", "UTF-8", str(path), "-"])


def common(text):
    """What of a text stands the same in every PDF: no signs that are joined or turned round."""
    return squeezed(re.sub(r"[^\x20-\x7e£]", " ", text))


def in_order(told):
    """As a paper has them: the title first, the logs behind the rest."""
    rest = [page for page in told.pages if page.kind is not Kind.TITLE]
    return sorted(rest, key=lambda page: page.kind.is_appendix)


# What it is


def test_that_it_is_tagged_and_says_by_which_standard(path, told):
    info = run([wanted("pdfinfo"), str(path)])
    assert re.search(r"^Tagged:\s+yes$", info, re.MULTILINE)
    assert re.search(r"^Page size:.*\(A4\)$", info, re.MULTILINE)
    assert re.search(rf"^CreationDate:.*Nov {MADE_ON.day}.* {MADE_ON.year}", info, re.MULTILINE)
    meta = run([wanted("pdfinfo"), "-meta", str(path)])
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    assert "<rdf:li>en-GB</rdf:li>" in meta


def test_that_title_and_author_are_those_of_the_scenario(story, printed, tmp_path):
    made = tmp_path / "a.pdf"
    made.write_bytes(printed(Format.PDF, story))
    info = run([wanted("pdfinfo"), str(made)])
    assert re.search(rf"^Title:\s+{re.escape(story.title)}$", info, re.MULTILINE)
    author = re.escape(story.case.document.author)
    assert re.search(rf"^Author:\s+{author}$", info, re.MULTILINE)


def test_that_its_language_is_british_english(content):
    assert b"/Lang(en-GB)" in content


def test_that_the_same_story_is_the_same_bytes(told, content):
    assert pdf_of(told) == content


# What it says


def test_that_every_page_of_the_story_is_a_heading_in_its_order(brief, parts):
    first, contents, *others = (common(each.words) for each in parts.all("H1"))
    assert [first, *others] == [common(page.headline) for page in in_order(brief)]
    assert contents == "Contents"


def test_that_every_word_of_the_story_is_there(brief, parts):
    said = common(parts.words)
    for page in brief.pages:
        assured = f"{brief.stamp.assured}."
        texts = [page.headline, page.lead, *page.points, *page.sources, *page.note.splitlines()]
        missing = [text for text in texts if text != assured and common(text) not in said]
        assert not missing
    assert common(brief.stamp.assured) in said


def test_that_every_card_is_there_with_all_its_words(brief, parts):
    said = common(parts.words).lower()
    for page in brief.pages:
        for card in page.cards:
            words = [card.title, card.words, card.change]
            if isinstance(card, TargetCard):
                words += [card.percent, card.detail, card.likelihood]
            else:
                words.append(card.within)
            assert [each for each in words if common(each).lower() not in said] == []


def test_that_tables_hold_what_those_of_the_story_hold(brief, parts):
    expected = [
        [[common(cell) for cell in row] for row in (part.columns, *part.rows)]
        for page in in_order(brief)
        for table in page.tables
        for part in split(table)
    ]
    found = [[[common(cell) for cell in row] for row in rows(each)] for each in parts.all("Table")]
    assert found == expected


def test_that_no_row_of_a_table_is_left_out(told, tags):
    shown = [table for page in in_order(told) for table in page.tables]
    behind = [table_of(figure) for figure in figures_shown(told)]
    expected = [len(part.rows) + 1 for table in (*shown, *behind) for part in split(table)]
    assert [len(list(table.all("TR"))) for table in tags.all("Table")] == expected


def test_that_every_number_behind_a_figure_is_there(told, path):
    laid = run([wanted("pdftotext"), "-layout", "-enc", "UTF-8", str(path), "-"])
    lines = [common(line) for line in laid.splitlines()]
    appendix = lines[max(n for n, line in enumerate(lines) if line == "Thefiguresastables") :]
    for figure in figures_shown(told):
        for part in split(table_of(figure)):
            # What names a row may be as long as a title is, and its words turned round.
            numbers = [common(" ".join(row[1:])) for row in part.rows]
            assert [row for row in numbers if not any(row in line for line in appendix)] == []


def test_that_every_page_says_what_it_rests_on(told, path):
    pages = text_of(path).removesuffix("\f").split("\f")
    for number, page in enumerate(pages, start=1):
        assert told.stamp.code in page
        assert common(told.stamp.run) in common(page)
        assert common(told.stamp.assured) in common(page)
        assert f"{number} of {len(pages)}" in page
    assert all(common(told.stamp.inputs()[:60]) in common(page) for page in pages)


def test_that_texts_that_look_like_markup_are_only_text(hostile_story, printed, tmp_path):
    made = tmp_path / "a.pdf"
    made.write_bytes(printed(Format.PDF, hostile_story))
    said = common(text_of(made))
    for text in ("#set page(fill: red)", "<b>bold</b>", '#read("x")', "$x$ *strong* _em_ `raw`"):
        assert common(text) in said


def test_that_the_answer_has_its_figure_on_the_first_sheet(story, plain_story, printed, tmp_path):
    made = tmp_path / "a.pdf"
    for each in (story, plain_story):
        made.write_bytes(printed(Format.PDF, each))
        first, *_ = text_of(made).split("\f")
        answer = next(page for page in each.pages if page.kind is Kind.ANSWER)
        assert "Figure 1." in first
        assert [line for line in answer.sources if common(line) not in common(first)] == []


# Who has to find a way in it


def test_that_a_few_rows_stand_on_the_sheet_of_their_figure(
    story, hostile_story, printed, tmp_path
):
    made = tmp_path / "a.pdf"
    for each in (story, hostile_story):
        made.write_bytes(printed(Format.PDF, each))
        sheets = [squeezed(sheet) for sheet in text_of(made).split("\f")]
        page = next(page for page in each.pages if page.kind is Kind.CHANCE)
        sheet = next(sheet for sheet in sheets if squeezed(page.figures[0].subtitle) in sheet)
        assert squeezed(page.tables[0].title) in sheet
        assert all(squeezed(row[0]) in sheet for row in page.tables[0].rows)


def test_that_every_figure_is_described(told, content):
    figures = [figure for page in in_order(told) for figure in page.figures]
    assert figures
    assert descriptions(content) == [figure.description for figure in figures]
    assert all(figure.description for figure in figures)


def test_that_headings_leave_out_no_level(tags):
    levels = [int(heading.tag[1]) for heading in tags.all("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_that_every_table_has_a_row_of_headers(told, tags):
    tables = list(tags.all("Table"))
    assert len(tables) >= len(figures_shown(told))
    for table in tables:
        first, *others = table.all("TR")
        assert {cell.tag for cell in first.all("TH", "TD")} == {"TH"}
        assert others


def test_that_contents_lead_to_every_heading(brief, parts):
    entries = list(parts.all("TOCI"))
    for entry, page in zip(entries, in_order(brief), strict=True):
        assert common(page.headline) in common(entry.words)
        assert common(page.kind.label) in common(entry.words)
        assert list(entry.all("Link"))


def test_that_no_type_is_too_small(path):
    fonts = run([wanted("pdftohtml"), "-xml", "-i", "-stdout", str(path)])
    sizes = [int(size) / PER_POINT for size in re.findall(r'<fontspec[^>]* size="(\d+)"', fonts)]
    assert sizes
    assert min(sizes) >= LEAST_TYPE


# What is out of the ordinary


def test_that_a_sign_of_which_there_is_no_picture_is_a_box(plain_story):
    shown = replace(plain_story, title="A \U0010fffd plan")
    assert pdf_of(shown).startswith(b"%PDF")
    assert typeset._boxed({"a": ["x\u0378y"], "alt": "z"}, {"\u0378"}) == {"a": ["x□y"], "alt": "z"}


def test_that_signs_that_were_joined_stand_side_by_side():
    joined = {"a": "🏳\ufe0f\u200d🌈"}
    assert typeset._boxed(joined, {"🏳\ufe0f\u200d🌈", "x"}) == {"a": "🏳🌈"}


def test_that_what_is_said_of_a_figure_keeps_its_signs():
    figure = {"alt": "漢", "title": "漢"}
    assert typeset._boxed({"figures": [figure]}, {"漢"}) == {
        "figures": [{"alt": "漢", "title": "□"}]
    }


@pytest.mark.parametrize("template", ["#panic()", "#let ", '= A\n#image("none.svg")'])
def test_that_what_cannot_be_set_is_said_in_a_sentence(
    template, plain_story, tmp_path, monkeypatch
):
    for name in typeset.Template:
        (tmp_path / name.value).write_text(template)
    monkeypatch.setattr(typeset, "_FOLDER", tmp_path)
    with pytest.raises(CannotUse) as refused:
        pdf_of(plain_story)
    (sentence,) = refused.value.sentences()
    assert sentence.startswith("The PDF paper could not be set. ")


def test_that_a_story_without_title_and_answer_is_a_paper_too(story, tmp_path):
    made = tmp_path / "a.pdf"
    kept = tuple(page for page in story.pages if page.kind is Kind.METHOD)
    made.write_bytes(pdf_of(replace(story, pages=kept)))
    assert common(story.title) in common(text_of(made))
    headings = structure(made).all("H1")
    assert [each.words for each in headings] == ["Contents", kept[0].headline]


def test_that_a_long_row_of_words_lies_on_its_side():
    words = "a sentence of some length that needs its room"
    table = Table("A log", ("What", "Why", "Source", "Reason"), ((words,) * 4,), ((None,) * 4,))
    assert laid_out(table)["wide"]
    assert not laid_out(replace(table, columns=("What",), rows=((words,),)))["wide"]


def test_that_only_so_many_rows_are_handed_over_and_all_are_counted():
    table = Table("A log", ("What", "Value"), tuple((f"{n}", "1") for n in range(9)))
    laid = laid_out(table, most=4)
    assert laid["rows"] == [[f"{n}", "1"] for n in range(4)]
    assert laid["count"] == 9

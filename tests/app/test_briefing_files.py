"""What a file keeps for the briefing: read strictly, written only where it says something."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.assurance import MOST_LOGGED, Assurance, LogEntry, Ownership, folded
from app.briefing import Briefing, Kind, PageChoice, Published
from app.files import scenario_file
from app.files.scenario_file import parse, text_of, write
from app.problem import CannotUse
from tests.app.birmingham import DOCUMENT, HANDED_OVER
from tests.app.hostile import refusal

DAY = date(2026, 3, 3)
ENTRY = LogEntry(DAY, "anna", "Seed 1 to 2", "", "K7QX4-2F-9M")


def spoiled(place: tuple[Any, ...], value: object) -> str:
    data: Any = json.loads(text_of(HANDED_OVER))
    inner = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return json.dumps(data)


PAGE = ("briefing", "pages", 0)
OWNED = ("assurance", "assumptions")
SECOND = ("published", 1)
MADE = {"on": "2015-03-03", "code": "X", "version": "0.3.0", "file": "a.pptx"}
WRONG = [
    ((*PAGE, "page"), "paths", 'pages[1].page is "paths", which is no page. Did you mean path?'),
    ((*PAGE, "page"), "zzz", "which is no page. It can be title, answer, chance"),
    ((*PAGE, "page"), "inputs", 'briefing.pages holds the page "inputs" twice'),
    ((*PAGE, "headline"), "x" * 201, "pages[1].headline has 201 characters. It can have 200"),
    ((*PAGE, "headline"), "a\nb", "pages[1].headline holds a character that cannot be read"),
    ((*PAGE, "note"), "x" * 2001, "pages[1].note has 2,001 characters. It can have 2,000"),
    ((*PAGE, "notes"), "", "pages[1].notes is not known here. Did you mean note?"),
    (("briefing", "pages"), [{}], "briefing.pages[1] lacks page"),
    (("briefing", "leaver"), "", "briefing.leaver is not known here. Did you mean lever?"),
    (("briefing", "lever"), "pay.golden_helo", "Did you mean pay.golden_hello?"),
    (("briefing", "lever"), "pay.on_costs", 'lever is "pay.on_costs", which is no lever'),
    (("briefing", "beside"), ["a", "b", "c", "d"], "briefing.beside has 4 entries"),
    (("briefing", "beside"), ["a", "a"], 'briefing.beside holds the scenario "a" twice'),
    (("briefing", "beside"), [" "], "briefing.beside[1] is blank"),
    (("briefing",), None, "briefing is empty (null). It must be a group in curly brackets."),
    (("assurance", "review_by"), "2015-02-30", "There is no such day in the calendar."),
    (("assurance", "reviewed"), "", "assurance.reviewed is not known here. Did you mean"),
    (("assurance", "owner"), "x" * 201, "assurance.owner has 201 characters"),
    (("assurance", "signed", "by"), " ", "assurance.signed.by is blank"),
    (("assurance", "signed", "rule"), "", "signed.rule is not known here. Did you mean role?"),
    ((*OWNED, "pay.golden_helo"), {}, "which is no parameter. Did you mean pay.golden_hello?"),
    ((*OWNED, "pay.on_costs"), {"own": ""}, "Did you mean owner?"),
    ((*OWNED, "pay.on_costs"), {"signed_by": "x"}, "without signed_on and signed_value"),
    ((*OWNED, "pay.on_costs"), {"signed_value": float("nan")}, "which is no number"),
    (("published",), [MADE] * 201, "published has 201 entries. It can have 200 at most."),
    (("published", 0, "file"), "", "published[1].file is blank"),
    ((*SECOND, "computer", "nunpy"), "2", "computer.nunpy is not known here. Did you mean numpy?"),
    ((*SECOND, "computer", "numpy"), 2, "published[2].computer.numpy is 2. It must be text"),
    ((*SECOND, "computer"), {}, "published[2].computer lacks system, machine, c_library"),
    ((*SECOND, "computer"), [], "published[2].computer is a list. It must be a group"),
    ((*SECOND, "figures"), [1.0], "published[2].figures is a list. It must be a group"),
    ((*SECOND, "figures", "permanent_fte"), "1", "figures.permanent_fte is the text"),
    ((*SECOND, "figures", "permanent_fte"), float("nan"), "which is no number"),
    ((*SECOND, "figures", "permanent_fte"), 1e13, "It must be at most 1e+12."),
    ((*SECOND, "figures", " "), 1, "is blank"),
    ((*SECOND, "figures"), dict.fromkeys(map(str, range(501)), 1), "It can have 500 at most."),
    (("log", 1, "on"), "yesterday", "log[2].on is no date"),
    (("log", 1, "what"), "x" * 501, "log[2].what has 501 characters"),
    (("log", 1, "who"), "x", "log[2].who is not known here"),
    (("log", 1, "folded"), -1, "log[2].folded is -1. It must be at least 0."),
]


@pytest.mark.parametrize(("place", "value", "words"), WRONG)
def test_that_what_is_wrong_is_told_at_its_place(place, value, words):
    (sentence,) = refusal(spoiled(place, value)).sentences()
    assert words in sentence


def test_that_a_name_like_a_mark_of_the_reader_is_told_too():
    (sentence,) = refusal(spoiled(("[key]",), 1)).sentences()
    assert "is not known here" in sentence
    sentences = refusal(spoiled((*OWNED, "[key]"), {"own": 1})).sentences()
    assert any("which is no parameter" in each for each in sentences)


@pytest.mark.parametrize(
    "document",
    [
        DOCUMENT,
        replace(DOCUMENT, briefing=Briefing()),
        replace(DOCUMENT, assurance=Assurance(assumptions={"pay.on_costs": Ownership()})),
    ],
)
def test_that_a_file_without_a_briefing_says_nothing_of_one(document):
    assert text_of(document) == text_of(DOCUMENT)
    for name in ("briefing", "assurance", "published", "log"):
        assert f'"{name}"' not in text_of(document)


def test_that_every_page_in_the_usual_order_is_no_choice():
    every = Briefing(tuple(PageChoice(kind.key) for kind in Kind))
    assert parse(text_of(replace(DOCUMENT, briefing=every)), "x").briefing == Briefing()


@pytest.mark.parametrize("kind", Kind)
def test_that_every_page_can_be_chosen(kind):
    document = replace(DOCUMENT, briefing=Briefing((PageChoice(kind.key),)))
    assert parse(text_of(document), "x") == document


# A log that is long


def test_that_a_log_is_kept_whole_as_long_as_it_fits():
    log = tuple(replace(ENTRY, what=f"Seed {n} to {n + 1}") for n in range(MOST_LOGGED))
    assert folded(log) == log
    assert parse(text_of(replace(DOCUMENT, log=log)), "x").log == log


def test_that_of_a_longer_log_the_oldest_are_one_entry_that_counts_them():
    log = tuple(replace(ENTRY, what=f"Seed {n} to {n + 1}") for n in range(MOST_LOGGED + 5))
    kept = parse(text_of(replace(DOCUMENT, log=log)), "x").log
    assert len(kept) == MOST_LOGGED
    assert kept[1:] == log[6:]
    assert (kept[0].folded, kept[0].on, kept[0].by) == (6, DAY, "")
    assert kept[0].what.startswith("6 earlier entries")
    more = folded((*kept, ENTRY, ENTRY))
    assert len(more) == MOST_LOGGED
    assert more[0].folded == 6 + 2


def test_that_a_log_of_many_words_leaves_room_for_the_rest_of_the_file():
    long = replace(ENTRY, why="\N{GRINNING FACE}" * 2_000)
    log = (long,) * 1_500
    said = text_of(replace(DOCUMENT, log=log))
    assert len(said.encode()) < 1_500_000
    kept = parse(said, "x").log
    assert sum(each.folded or 1 for each in kept) == len(log)


def test_that_a_file_that_could_not_be_opened_again_is_not_written(tmp_path, monkeypatch):
    file = tmp_path / "x.headroom"
    write(DOCUMENT, file)
    before = file.read_bytes()
    monkeypatch.setattr(scenario_file, "LARGEST", 50_000)
    with pytest.raises(CannotUse, match="no more than 50,000 could be opened"):
        write(replace(DOCUMENT, log=(ENTRY,) * 2_000), file)
    assert file.read_bytes() == before


def test_that_the_log_does_not_make_a_document_another():
    assert replace(DOCUMENT, log=(ENTRY,)) == DOCUMENT
    made = Published(DAY, "X", "0.4.0", "a.pptx")
    assert replace(DOCUMENT, published=(made,)) != DOCUMENT

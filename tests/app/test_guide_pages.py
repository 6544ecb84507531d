"""The guide as help pages: each lever has one, every link leads to a page, a search finds."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.levers.groups import Tab, event_kinds, groups
from app.sources.evidence import evidence_table
from app.sources.guide import (
    CONTENTS,
    FIRST,
    GLOSSARY,
    GUIDE,
    Place,
    exists,
    follow,
    page,
    page_about,
    pages,
    parts,
    search,
    slug,
)

LISTED = [each.name for each in pages()]
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
EVIDENCE = re.compile(r"\b[A-Z]{3}-[A-Z]?\d{2,3}\b")
LEVER_PAGES = dict(CONTENTS)["Levers and assumptions"]


def test_that_every_page_of_the_guide_is_listed_once():
    files = {file.stem for file in GUIDE.glob("*.md")} - {"README"}
    assert files - set(LISTED) == set()
    assert len(LISTED) == len(set(LISTED))


@pytest.mark.parametrize("tab", list(Tab))
def test_that_a_group_in_the_window_and_its_page_have_one_name(tab):
    for group in groups(tab):
        about = page_about(group.title)
        assert about in (*LEVER_PAGES, FIRST)
        assert (about == FIRST) == (group.title == "The first day")


@pytest.mark.parametrize("name", LEVER_PAGES)
def test_that_a_page_on_levers_says_what_they_do_what_is_known_and_what_to_beware_of(name):
    headings = [heading for level, heading, _ in parts(page(name).text) if level == 2]
    assert headings[0].startswith("What each")
    assert headings[1:] == ["What research says", "Beware", "Try"]
    cited = set(EVIDENCE.findall(page(name).text))
    assert cited
    assert cited <= evidence_table().keys()


@pytest.mark.parametrize("name", LEVER_PAGES)
def test_that_every_lever_of_a_group_is_spoken_of_on_its_page(name):
    said = page(name).text.casefold()
    (group, *_) = (each for tab in Tab for each in groups(tab) if page_about(each.title) == name)
    events = event_kinds() if group.has_events else ()
    labels = [*(row.label for row in group.rows), *(event.label for event in events)]
    assert labels
    unsaid = [label for label in labels if not any(w in said for w in key_words(label))]
    assert unsaid == []


def key_words(label: str) -> list[str]:
    """What a page may call a lever: its label, or what stands before or after a comma."""
    begin = label.casefold().split(",")[0]
    return [label.casefold(), begin, begin.split()[-1], " ".join(begin.split()[:2])]


@pytest.mark.parametrize("name", LISTED)
def test_that_every_link_leads_to_a_page_and_its_heading(name):
    for link in LINK.findall(page(name).text):
        place = follow(name, link)
        assert place is not None, link
        headings = {slug(heading) for _, heading, _ in parts(page(place.name).text)}
        assert not place.anchor or place.anchor in headings, link


def test_that_links_are_read_from_the_page_they_stand_on():
    assert follow(FIRST, "glossary.md#words-to-avoid") == Place("glossary", "words-to-avoid")
    assert follow("model", "#2-logic") == Place("model", "2-logic")
    assert follow("model", "../evidence/README.md") == Place("../evidence/README")
    assert follow("../evidence/README", "../guide/glossary.md") == Place("glossary")
    assert follow("../decisions/README", "0001-machine-code.md") == Place(
        "../decisions/0001-machine-code"
    )


@pytest.mark.parametrize(
    "link",
    ["https://example.org", "file:///etc/passwd", "../../../etc/passwd.md", "none.md", "x.png"],
)
def test_that_a_link_out_of_the_guide_leads_nowhere(link):
    assert follow(FIRST, link) is None


@pytest.mark.parametrize("name", ["", "none", "../../../../etc/hosts", "glossary.md", "/etc/hosts"])
def test_that_there_is_no_other_page(name):
    assert not exists(name)


def test_that_what_is_fenced_is_no_heading():
    text = "# A\n\nfirst\n\n```\n# no heading\n```\n\n## B\n\nsecond"
    assert [(level, heading) for level, heading, _ in parts(text)] == [(1, "A"), (2, "B")]


def test_that_a_search_finds_the_part_that_speaks_of_it():
    found = search("deadweight")
    assert Place(GLOSSARY, "pay-and-recruitment") in [each.place for each in found]
    assert any(each.place.name == "pay-and-offers" for each in found)
    assert all(each.place.name in LISTED for each in found)
    assert search("zebra") == []
    assert search("  ") == []


@given(st.lists(st.sampled_from(["golden", "hello", "cap", "agency", "futures"]), min_size=1))
def test_that_more_words_find_no_other_places(words):
    both = {each.place for each in search(" ".join(words))}
    assert both <= {each.place for each in search(words[0])}


def test_that_what_is_found_says_where_it_is_in_a_line():
    for each in search("early help"):
        assert "\n" not in each.excerpt
        assert each.title == page(each.place.name).title


def test_that_pages_show_no_picture_and_no_markup():
    for each in pages():
        assert "![" not in each.text
        assert not re.search(r"<(img|a|script|style|link)\b", each.text)
    assert Path(GUIDE / f"{FIRST}.md").is_file()

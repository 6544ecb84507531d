"""What is done to a briefing: each edit checked, kept by the file, said in words."""

from dataclasses import replace
from datetime import date

import pytest

from app import briefing_edits as edits
from app.briefing import MOST_PUBLISHED, Briefing, Kind, PageChoice, Published, chosen
from app.changed import changes_said
from app.edits import set_value
from app.files.scenario_file import parse, text_of
from app.problem import CannotUse
from tests.app.plan import PLAN

DAY = date(2026, 3, 3)
ON_COSTS = "pay.on_costs"
MADE = Published(DAY, "K7QX4-2F-9M-24-3WHP", "0.4.0", "brief.pptx")
USUAL = [kind.key for kind in Kind]


def paged(document, pages):
    """These pages in this order, each with the words it has."""
    choices = {each.page: each for each in chosen(document.briefing)}
    return edits.set_pages(document, [choices.get(page, PageChoice(page)) for page in pages])


WITHOUT = paged(PLAN, [page for page in USUAL if page != "cost"])
MOVED = paged(PLAN, ["path", *(page for page in USUAL if page != "path")])
SIGNED = edits.sign(PLAN, "A. Auditor", "Finance", DAY, "As far as I see.")
OWNED = edits.own_assumption(PLAN, ON_COSTS, "HR")
NOTED = edits.set_note(edits.set_headline(PLAN, "path", "We get there"), "path", "Slowly.")
BESIDE = edits.set_beside(PLAN, ["pay-parity"])
LEVER = edits.set_lever(PLAN, "pay.golden_hello")
HANDED = edits.record(PLAN, MADE)
SAID = [
    (PLAN, WITHOUT, ["Page left out: What it costs"]),
    (WITHOUT, PLAN, ["Page put in: What it costs"]),
    (PLAN, MOVED, ["Page order"]),
    (PLAN, NOTED, ["Headline of The path", "Note on The path"]),
    (NOTED, PLAN, ["Headline of The path: the finding", "Note on The path removed"]),
    (PLAN, BESIDE, ["Beside it: pay-parity"]),
    (BESIDE, PLAN, ["Nothing beside it"]),
    (PLAN, LEVER, ["Lever to present: Golden hello"]),
    (LEVER, PLAN, ["No lever to present"]),
    (PLAN, HANDED, ["Handed over as brief.pptx"]),
    (HANDED, PLAN, ["No longer kept: handed over as brief.pptx"]),
    (PLAN, SIGNED, ["Signed by A. Auditor on 3 March 2026"]),
    (SIGNED, edits.unsign(SIGNED), ["Signature of A. Auditor removed"]),
    (PLAN, edits.set_owner(PLAN, "HR"), ["Owner of the scenario: HR"]),
    (edits.set_owner(PLAN, "HR"), PLAN, ["Owner of the scenario removed: HR"]),
    (PLAN, edits.set_review_by(PLAN, DAY), ["To be reviewed by 3 March 2026"]),
    (edits.set_review_by(PLAN, DAY), PLAN, ["Date of review removed"]),
    (PLAN, OWNED, ["Owner of On-costs: HR"]),
    (OWNED, edits.sign_assumption(OWNED, ON_COSTS, "B", DAY), ["On-costs signed by B"]),
    (edits.sign_assumption(OWNED, ON_COSTS, "B", DAY), OWNED, ["On-costs no longer signed"]),
]


@pytest.mark.parametrize(("before", "after", "words"), SAID, ids=[w[0] for *_, w in SAID])
def test_that_each_edit_is_said_and_kept_and_changes_no_figure(before, after, words):
    assert list(changes_said(before, after)) == words
    assert before != after
    assert parse(text_of(after), "x") == after
    assert after.key == before.key


def test_that_every_page_in_the_usual_order_is_no_choice():
    assert [each.page for each in chosen(WITHOUT.briefing)] == [
        page for page in USUAL if page != "cost"
    ]
    assert chosen(MOVED.briefing)[0].page == "path"
    assert paged(WITHOUT, USUAL) == paged(MOVED, USUAL) == PLAN
    assert PLAN.briefing.pages == ()


def test_that_words_are_kept_with_their_page():
    moved = paged(NOTED, ["path", "cost"])
    assert chosen(moved.briefing) == (
        PageChoice("path", "We get there", "Slowly.", PLAN.code), PageChoice("cost"),
    )  # fmt: skip
    assert paged(paged(NOTED, ["cost"]), USUAL) == PLAN


def test_that_a_headline_remembers_which_figures_it_was_written_for():
    choice = edits.choice_of(NOTED, "path")
    assert choice.written_for == PLAN.code
    assert not edits.headline_is_old(NOTED, choice)
    other = set_value(NOTED, "pay.golden_hello", 6000)
    assert edits.headline_is_old(other, choice)
    assert not edits.headline_is_old(other, edits.choice_of(other, "cost"))
    anew = edits.set_headline(other, "path", "We get there")
    assert not edits.headline_is_old(anew, edits.choice_of(anew, "path"))
    assert list(changes_said(other, anew)) == ["Headline of The path"]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda: paged(PLAN, ["cost", "cost"]), "twice"),
        (lambda: paged(PLAN, ["costs"]), "Did you mean cost"),
        (lambda: edits.set_note(WITHOUT, "cost", "x"), "is not among the pages"),
        (lambda: edits.set_pages(PLAN, []), "Keep one page"),
        (lambda: edits.set_headline(PLAN, "path", "x" * 201), "201 characters"),
        (lambda: edits.set_note(PLAN, "path", "x" * 2001), "2,001 characters"),
        (lambda: edits.set_beside(PLAN, ["a", "b", "c", "d"]), "3 at most"),
        (lambda: edits.set_lever(PLAN, "start.permanent_fte"), "is no lever"),
        (lambda: edits.sign(PLAN, " ", "", DAY), "signed.by is blank"),
        (lambda: edits.set_review_by(PLAN, date(1066, 1, 1)), "A year can be"),
        (lambda: edits.own_assumption(PLAN, "pay.on_cost", "x"), "Did you mean pay.on_costs"),
        (lambda: edits.sign_assumption(PLAN, ON_COSTS, "", DAY), "without signed_by"),
    ],
)
def test_that_what_is_not_allowed_is_refused_in_a_sentence(edit, words):
    with pytest.raises(CannotUse, match=words):
        edit()


def test_that_a_signature_holds_for_what_was_signed():
    assert SIGNED.assurance.signed is not None
    assert SIGNED.assurance.signed.code == PLAN.code
    signed = edits.sign_assumption(PLAN, ON_COSTS, "B. Budget", DAY)
    assert edits.is_signed(signed, ON_COSTS)
    assert not edits.is_signed(set_value(signed, ON_COSTS, 30), ON_COSTS)
    assert not edits.is_signed(PLAN, ON_COSTS)
    assert edits.unsign_assumption(signed, ON_COSTS) == PLAN
    both = edits.own_assumption(signed, ON_COSTS, "HR")
    assert edits.ownership(edits.unsign_assumption(both, ON_COSTS), ON_COSTS).owner == "HR"


def test_that_texts_are_clean():
    typed = " e\x00\u0301\u202e\r\nnext "
    document = edits.set_note(edits.set_headline(PLAN, "path", typed), "path", typed)
    choice = edits.choice_of(document, "path")
    assert (choice.headline, choice.note) == ("\u00e9 next", "\u00e9\nnext")
    assert edits.set_owner(PLAN, typed).assurance.owner == "\u00e9 next"
    assert edits.record(PLAN, replace(MADE, file=typed)).published[0].file == "\u00e9 next"


def test_that_only_the_latest_briefings_are_remembered():
    document = replace(PLAN, published=(MADE,) * MOST_PUBLISHED)
    again = edits.record(document, replace(MADE, file="last.pdf"))
    assert len(again.published) == MOST_PUBLISHED
    assert again.published[-1].file == "last.pdf"
    assert list(changes_said(document, again)) == ["Handed over as last.pdf"]


def test_that_nothing_done_is_nothing_kept():
    assert edits.set_note(PLAN, "path", "") == PLAN
    assert edits.set_headline(NOTED, "path", "").briefing != NOTED.briefing
    assert edits.set_owner(PLAN, " ") == PLAN
    assert edits.own_assumption(OWNED, ON_COSTS, "") == PLAN
    assert edits.set_beside(BESIDE, []).briefing == Briefing()

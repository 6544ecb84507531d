"""Cases that briefings are made of, for tests of their pages."""

from dataclasses import replace
from datetime import date

from app.document import with_value
from app.story.case import Case, other_of
from app.story.page import Kind
from app.story.story import PAGES, stamped
from tests.app.answers import CASELOAD, FTE, answer, document, ensemble, odd_answers, put

MADE_ON = date(2026, 11, 22)
HELLO = "pay.golden_hello"


def case_of(known, *others):
    """A case of an answer; each other is a document with its futures."""
    beside = (other_of(known, doc, futures) for doc, futures in others)
    return Case(known, tuple(beside), MADE_ON)


def page(case, kind):
    """One page of a case."""
    return PAGES[kind](case, stamped(case))


def titled(title, hello, doc=None):
    """A document that differs in its title and one lever."""
    return replace(with_value(doc or document(FTE, CASELOAD), HELLO, hello), title=title)


def compared(futures=24, others=("One", "Two"), **series):
    """A plan beside its baseline and others, each with luck of its own."""
    base = document(FTE, CASELOAD)
    plan = titled("The plan", 6000.0)
    known = put(plan, ensemble(plan, futures, seed=3, **series), base, ensemble(base, futures))
    beside = []
    for place, title in enumerate(others):
        doc = titled(title, 7000.0 + 500 * place)
        beside.append((doc, ensemble(doc, futures, seed=4 + place)))
    return case_of(known, *beside)


def odd_cases():
    """Answers that a designer forgets, alone and beside another."""
    cases = {name: case_of(each) for name, each in odd_answers().items()}
    cases["beside others"] = compared()
    cases["few futures beside others"] = compared(futures=8)
    cases["one future beside others"] = compared(futures=1)
    cases["long titles"] = compared(others=("W" * 200, "=cmd()|<b>{#set", "W" * 200))
    short = document(FTE, CASELOAD, last=date(2017, 12, 31))
    known = answer()
    cases["beside other months"] = case_of(known, (short, ensemble(short)))
    return cases


OWN = [kind for kind in Kind if kind not in (
    Kind.ASSUMPTIONS, Kind.ASSUMPTIONS_LOG, Kind.QUALITY_LOG
)]  # fmt: skip
"""Pages that are made of figures and findings."""

"""The window says of an opened file whether the briefing handed over last still holds."""

import pytest

from app import edits
from app.running.answers import Answer, Question
from app.session import Session
from tests.app.answers import put
from tests.app.plan import PLAN
from tests.app.test_handed_over import CODE, OLD, played, with_briefing
from tests.app.test_last_digits import last_digits, made_there, turned
from ui.answer.pane import AnswerPane
from ui.desk import Desk
from ui.elided import Elided
from ui.settings import open_settings


@pytest.fixture
def opened(qtbot, dialogs):
    def open_it(document):
        session = Session(document)
        pane = AnswerPane(Desk(session, open_settings(), dialogs))
        qtbot.addWidget(pane)
        return session, pane

    return open_it


def answered(session, futures):
    """The session as it stands once so many futures are in."""
    document = session.document
    session.asked(session.question + 1)
    made = put(document, played(document, futures))
    asked = Question(session.question, document, document)
    session.hear(Answer(asked, document.code, made.ensemble, made.outlook, None, None))


def said(pane):
    (line,) = (
        each
        for each in pane.findChildren(Elided)
        if each.accessibleName() == "Before you use the answer"
    )
    return line.text()


def test_that_it_is_said_at_first_when_and_then_whether_it_holds(opened):
    session, pane = opened(with_briefing(OLD))
    answered(session, 8)
    assert "was made with Headroom 0.0.9. Whether this version" in said(pane)
    answered(session, 12)
    assert said(pane).startswith("Check these figures: The briefing of 3 March 2026")
    assert "gives the same figures to the digit" in said(pane)


def test_that_last_digits_of_another_computer_are_told_from_other_figures(opened):
    for run, words in ((last_digits, "the same but for last digits"), (turned, "not come out")):
        session, pane = opened(made_there(run))
        answered(session, 12)
        assert words in said(pane)
        assert "made on Windows AMD64" in said(pane)


def test_that_a_briefing_of_this_version_is_not_mentioned(opened):
    session, pane = opened(with_briefing(CODE))
    answered(session, 12)
    assert "briefing" not in said(pane)


def test_that_figures_of_an_earlier_scenario_decide_nothing(opened):
    session, pane = opened(PLAN)
    answered(session, 12)
    session.change(edits.set_seed(with_briefing(OLD), 7))
    assert said(pane).startswith("Out of date")
    answered(session, 12)
    assert "other figures, and the file has another seed." in said(pane)

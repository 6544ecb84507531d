"""What leaves the window by the clipboard or as a table is made of finished futures alone."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from app import edits
from app.figures.tables import as_text, table_of
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.outlooks.paired import estimated
from app.running.answers import Answer, Question
from app.running.ensemble import of_numbers
from tests.app.listening import run_of
from tests.ui.one_window import wait_for_answer
from ui.charts.buttons import Act
from ui.main_window import FLOW, OUTLOOK, PEOPLE

RUN, WANTED = 8, 24


@pytest.fixture
def window(program, qtbot):
    """Showing an answer of which sixteen futures are estimated."""
    wait_for_answer(program, qtbot)
    session = program.desk.session
    baseline = edits.set_futures(session.document, WANTED)
    plan = edits.set_value(baseline, "pay.golden_hello", 7000)
    program.bridge.pause()
    session.open(plan, baseline, None)
    whole, theirs = run_of(plan), run_of(baseline)
    estimate = estimated(of_numbers(whole, range(RUN)), theirs)
    assert estimate is not None
    shown = estimate.ensemble
    session.asked(1)
    session.hear(
        Answer(
            Question(1, plan, baseline),
            plan.code,
            shown,
            Outlook.of(plan, shown),
            Outlook.of(baseline, theirs),
            Difference.of(plan, shown, theirs),
            estimate,
        )
    )
    return program.window


@pytest.mark.parametrize(("page", "key"), [
    (OUTLOOK, "permanent_fte"), (OUTLOOK, "staff_by_kind"), (OUTLOOK, "chosen_0"),
    (PEOPLE, "between_workers"), (PEOPLE, "workers_by_load"),
])  # fmt: skip
def test_that_a_copy_and_a_table_hold_what_was_run(window, qtbot, page, key):
    window.show_page(page)
    shown = window.page(page)
    cards = {**shown.cards, **{each.card.key: each.card for each in getattr(shown, "_pickers", ())}}
    card = cards[key]
    qtbot.waitUntil(lambda: card.figure() is not None and card.figure().is_growing)
    as_run = shown._figure_as_run(key)
    assert as_run.futures in (RUN, 0)
    assert "estimated" in card.figure().subtitle
    assert "estimated" not in as_run.subtitle
    card.buttons[Act.COPY_TABLE].click()
    assert QGuiApplication.clipboard().text() == as_text(table_of(as_run))
    card.table_wanted.emit(key)
    table = shown._table.view
    assert table.text() == as_text(table_of(as_run))
    shown._table.close()


def test_that_a_copied_picture_is_of_what_was_run_and_what_is_shown_stays(window, qtbot):
    page = window.page(OUTLOOK)
    qtbot.waitUntil(lambda: page.is_settled)
    card = page.cards["permanent_fte"]
    shown = card.figure()
    card.buttons[Act.COPY_PICTURE].click()
    copied = QGuiApplication.clipboard().image()
    assert card.figure() is shown
    card.show_figure(page._figure_as_run("permanent_fte"))
    assert card.picture() == copied
    card.show_figure(shown)
    assert card.picture() != copied


def test_that_the_flow_shows_only_futures_that_were_run(window, qtbot):
    window.show_page(FLOW)
    page = window.page(FLOW)
    qtbot.waitUntil(lambda: page.flow is not None)
    assert page.chooser.number.maximum() == RUN - 1
    assert page.flow.future < RUN


def test_that_the_foot_counts_pairs_and_the_answer_says_what_they_are(window, qtbot):
    page = window.page(OUTLOOK)
    assert window.foot.said.startswith("Estimated from 8 of 24 pairs")
    said = page.answer._said
    assert said.text().startswith("Estimated from 8 of 24 pairs with the comparison plan")
    heard = page.answer._sentence.accessibleDescription()
    assert heard.endswith(". Estimated from 8 of 24 pairs.")


def test_that_a_doubt_is_raised_before_anything_is_made(window, qtbot):
    from ui.main_window import BRIEFING

    window.show_page(BRIEFING)
    stories = window.page(BRIEFING).stories
    qtbot.waitUntil(lambda: stories.story is not None, timeout=20_000)
    assert "Only 8 of 24 futures are in." in stories.doubts()
    assert stories.story.stamp.futures == RUN
    assert stories.story.case.answer.estimate is None


def test_that_the_figures_of_a_plain_answer_are_handed_on_as_they_are(window, qtbot):
    session, page = window.desk.session, window.page(OUTLOOK)
    plain = session.answer.as_run
    session.hear(replace(plain, question=session.answer.question))
    qtbot.waitUntil(lambda: page.is_settled)
    assert page._figure_as_run("permanent_fte").title == page.cards["permanent_fte"].figure().title

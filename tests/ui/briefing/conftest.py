"""The briefing page in the real window, with a stand-in for the model and few futures."""

from dataclasses import replace

import pytest

from app.files.templates import birmingham, templates
from app.session import State
from ui.main_window import BRIEFING

PARITY = "pay-parity"


@pytest.fixture
def window(program, qtbot):
    """Open on a plan with eight futures, all of them in."""
    plan = next(each.document for each in templates() if each.name == "golden-hello-6000")
    few = replace(birmingham(), futures=8)
    program.window.resize(1400, 900)
    program.desk.session.open(replace(plan, futures=8), few, None)
    answered(program.window, qtbot)
    return program.window


@pytest.fixture
def page(window, qtbot):
    """The briefing page, showing what there is."""
    window.show_page(BRIEFING)
    shown = window.page(BRIEFING)
    settled(shown, qtbot)
    return shown


@pytest.fixture
def session(window):
    return window.desk.session


def answered(window, qtbot):
    session = window.desk.session
    qtbot.waitUntil(lambda: session.is_current and session.state is State.FINISHED, timeout=60_000)


def settled(page, qtbot):
    """Until everything shows what is known, and that is of the present scenario."""
    session = page.stories._session
    qtbot.waitUntil(
        lambda: (
            session.is_current
            and session.state is State.FINISHED
            and page.stories.story is not None
            and page.is_settled
        ),
        timeout=60_000,
    )

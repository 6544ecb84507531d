"""The briefing page in the real window, with a stand-in for the model and few futures.

A module has one window, put back between its tests; one whose tests leave behind what no opening
of a scenario takes back has a ``window`` of its own making, from ``opened``.
"""

from dataclasses import replace
from functools import cache

import pytest

from app.exports import figures
from app.exports.making import Format
from app.files.templates import birmingham, templates
from app.session import State
from ui.main_window import BRIEFING

PARITY = "pay-parity"
SHORT_REST = 5
"""Milliseconds: nobody goes on typing here while the story is made."""


@pytest.fixture
def window(one_window, qtbot, dialogs):
    """Open on a plan with eight futures, all of them in."""
    plan, few = documents()
    program = one_window.program(qtbot, dialogs, document=plan, baseline=few)
    program.window.resize(1400, 900)
    # Keys go to it again, whatever was opened over it before.
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return program.window


@pytest.fixture
def begun(window):
    """The briefing page with its first page and slides that fit, before it is all there."""
    window.show_page(BRIEFING)
    begun = window.page(BRIEFING)
    begun.stories._rest.setInterval(SHORT_REST)
    begun.pages.list.setCurrentRow(0)
    begun.preview.slides.click()
    begun.preview.fit.setChecked(True)
    return begun


@pytest.fixture
def page(begun, qtbot):
    """The briefing page, showing what there is."""
    settled(begun, qtbot)
    return begun


@pytest.fixture
def session(window):
    return window.desk.session


@pytest.fixture
def bare(monkeypatch):
    """Files that take no time, where it does not matter what is in them."""
    monkeypatch.setattr(Format, "content", lambda form, *_: f"a {form.label}".encode())
    monkeypatch.setattr(figures, "picture_of", lambda *_: b"a picture")


@cache
def documents():
    """A plan with eight futures, and what it is compared with."""
    plan = next(each.document for each in templates() if each.name == "golden-hello-6000")
    return replace(plan, futures=8), replace(birmingham(), futures=8)


def opened(program, qtbot):
    """The window of a program, open on that plan with all of its futures in."""
    program.window.resize(1400, 900)
    program.desk.session.open(*documents(), None)
    answered(program.window, qtbot)
    return program.window


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

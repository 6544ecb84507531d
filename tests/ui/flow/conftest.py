"""What tests of the flow have in common: the page on a desk, with an answer and without."""

import pytest

from tests.app.answers import answer
from tests.ui.flow_window import DOCUMENT, desk_at, page_on
from ui.theme import theme


@pytest.fixture(autouse=True)
def plain_look(qapp):
    """The light look, and afterwards that of the system."""
    theme().show("light", 1.0)
    yield
    theme().show("system", 1.0)


@pytest.fixture
def desk(tmp_path, dialogs):
    """A desk without an answer."""
    return desk_at(tmp_path, dialogs)


@pytest.fixture
def page(qtbot, desk):
    """The page on that desk."""
    return page_on(desk, qtbot)


@pytest.fixture
def shown(page, desk):
    """A page with an answer of 24 futures."""
    desk.session.hear(answer(DOCUMENT))
    return page

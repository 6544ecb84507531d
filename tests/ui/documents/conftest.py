"""What tests of documents have in common: a file, and a window that holds a document."""

import pytest

from app.files.scenario_file import write
from tests.app.birmingham import DOCUMENT
from tests.ui.planner import make_window
from ui.documents.asking import DISCARD


@pytest.fixture
def plan(tmp_path):
    """The file of a scenario."""
    path = tmp_path / "plan.headroom"
    write(DOCUMENT, path)
    return path


@pytest.fixture
def window(qtbot, tmp_path):
    """A window with the same scenario open, in no file."""
    window = make_window(qtbot, tmp_path, DOCUMENT)
    yield window
    window.planner.will(DISCARD)
    assert window.files.may_close()

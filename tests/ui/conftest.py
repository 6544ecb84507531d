"""What tests of the window have in common: no screen, a home and settings of their own, answers."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

from PySide6.QtCore import QEvent

from app.running import compiled_cache
from tests.ui.fake_dialogs import FakeDialogs
from tests.ui.one_window import OneWindow, live_in, program_with
from ui.theme import theme


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of its own for every test, so that none sees what another or the user keeps."""
    folder = tmp_path / "home"
    live_in(folder, monkeypatch)
    return folder


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    """Every widget wears the program's theme and type, whatever tests were there before."""
    theme().begin(qapp)


@pytest.fixture(autouse=True)
def stays(qapp):
    """Closing a window does not end the application, or later tests would have no event loop.

    The windows themselves end with their test: left to the next event loop they would pile up, and
    every change of the theme would dress them all.
    """
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialogs():
    """Answers what is asked, and remembers what was told."""
    return FakeDialogs()


@pytest.fixture
def alone(qtbot):
    """Shows a widget by itself in a size, and returns it once it is there."""

    def show(widget, width, height):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


@pytest.fixture
def program(qapp, qtbot, dialogs, monkeypatch):
    """The whole window with a stand-in for the model, open on Birmingham."""
    OneWindow.close_all()
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    program = program_with(qapp, dialogs)
    qtbot.addWidget(program.window, before_close_func=lambda _: dialogs.answer("Discard"))
    program.begin()
    qtbot.waitExposed(program.window)
    yield program
    program.bridge.close()
    program.end()


@pytest.fixture(scope="module")
def one_window(qapp, tmp_path_factory):
    """One window for the tests of a module; one that takes ``program`` closes it first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled_cache, "is_warm", lambda: True)
        window = OneWindow(qapp, lambda: tmp_path_factory.mktemp("home"))
        yield window
        window.close()
        OneWindow.opened.discard(window)


@pytest.fixture
def scale():
    """The size of type; a test asks for another by a parameter of this name."""
    return 1.0


@pytest.fixture
def shared_program(one_window, qtbot, dialogs, scale):
    """The window of the module as it is after its start, answered, open on Birmingham."""
    return one_window.program(qtbot, dialogs, scale=scale)

"""What tests of the window have in common: no screen, a home and settings of their own, answers."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

from app.running import compiled_cache
from app.running.executors import serial_workers
from tests.app import stand_in
from tests.ui.fake_dialogs import FakeDialogs

HOMES = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of its own for every test, so that none sees what another or the user keeps."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in (*HOMES, "HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


@pytest.fixture(autouse=True)
def stays(qapp):
    """Closing a window does not end the application, or later tests would have no event loop."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def dialogs():
    """Answers what is asked, and remembers what was told."""
    return FakeDialogs()


@pytest.fixture
def program(qapp, qtbot, dialogs, monkeypatch):
    """The whole window with a stand-in for the model, open on Birmingham."""
    from ui.program import Program

    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    program = Program(
        qapp,
        dialogs=dialogs,
        workers=serial_workers(),
        run=stand_in.run,
        beside_workers=serial_workers(),
    )
    qtbot.addWidget(program.window, before_close_func=lambda _: dialogs.answer("Discard"))
    program.begin()
    qtbot.waitExposed(program.window)
    yield program
    program.bridge.close()
    program.end()

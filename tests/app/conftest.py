"""What tests of the command line have in common."""

import pytest

from app.cli import main
from app.files.scenario_file import write
from app.running import compiled_cache, worker
from tests.app import stand_in
from tests.app.plan import PLAN


@pytest.fixture
def plan(tmp_path):
    """The file of a scenario."""
    path = tmp_path / "plan.headroom"
    write(PLAN, path)
    return path


@pytest.fixture
def headroom(capsys, monkeypatch, tmp_path):
    """Types a command, with a stand-in for the model; gives exit code, answer and complaints."""
    monkeypatch.setattr(worker, "the_model", lambda: stand_in.run)
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))

    def typed(*words):
        code = main([str(word) for word in words])
        answer, complaints = capsys.readouterr()
        return code, answer, complaints

    return typed

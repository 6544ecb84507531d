"""What tests of the command line have in common."""

from dataclasses import replace

import pytest

from app.briefing import Briefing
from app.cli import main
from app.files.scenario_file import write
from app.running import compiled_cache, worker
from tests.app import stand_in
from tests.app.plan import PLAN, learned
from tests.app.writing_commands import NAMED, OBSERVED, STAFF


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


@pytest.fixture
def council(tmp_path, monkeypatch):
    """A folder with everything that a command can read; nothing is run from it."""
    folder = tmp_path / "council"
    folder.mkdir()
    for name in ("baseline.headroom", "rival.headroom", NAMED):
        write(replace(PLAN, title=name), folder / name)
    write(replace(PLAN, briefing=Briefing(beside=(NAMED,))), folder / "plan.headroom")
    write(learned(PLAN), folder / "learned.headroom")
    (folder / "staff.csv").write_text(STAFF, encoding="utf-8")
    (folder / "observed.csv").write_text(OBSERVED, encoding="utf-8")
    (folder / "template.pptx").write_bytes(b"slides")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def no_work(monkeypatch):
    """Nothing is run and nothing made: it would be refused too late."""
    for begun in (
        "app.commands.running.run_in_turn",
        "app.commands.import_staff.read_staff",
        "app.commands.freeze.freeze",
        "app.commands.learn.play_and_learn",
        "app.commands.learn.without_learned",
        "app.commands.report.make_file",
        "app.commands.report.make_pack",
    ):
        monkeypatch.setattr(begun, None)

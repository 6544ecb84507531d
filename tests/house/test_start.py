"""The bootstrap: what it does again and what it leaves alone, and what it says when it fails."""

import os
import shutil
import sys
from pathlib import Path

import pytest

import start


@pytest.fixture
def steps(tmp_path, monkeypatch):
    """A small project beside a pretended installer that notes down which steps it was asked for."""
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(start, "PROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / "headroom.stamp")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(start, "HEADROOM", tmp_path / ".venv" / "headroom")
    start.LOCK.write_text("simpy==4.1.2")
    start.PROJECT.write_text("[project]")
    asked: list[str] = []

    def pretend(title: str, command: list[str], remedy: str) -> None:
        asked.append(next(word for word in ("venv", "-r", "--editable") if word in command))
        start.ENVIRONMENT.mkdir(exist_ok=True)
        start.PYTHON.touch()
        start.HEADROOM.touch()

    monkeypatch.setattr(start, "step", pretend)
    return asked


EVERYTHING = ["venv", "-r", "--editable"]


def test_that_the_first_start_installs_everything(steps):
    start.prepare()
    assert steps == EVERYTHING


def test_that_a_second_start_installs_nothing(steps):
    start.prepare()
    steps.clear()
    start.prepare()
    assert steps == []


def test_that_a_changed_lock_makes_the_environment_afresh(steps):
    start.prepare()
    steps.clear()
    start.LOCK.write_text("simpy==4.1.3")
    start.prepare()
    assert steps == EVERYTHING


def test_that_a_changed_project_file_needs_no_network(steps):
    start.prepare()
    steps.clear()
    start.PROJECT.write_text("[project]\n")
    start.prepare()
    assert steps == ["--editable"]


def test_that_an_environment_moved_elsewhere_is_made_afresh(steps):
    start.prepare()
    steps.clear()
    start.STAMP.write_text(start.STAMP.read_text().replace(str(start.ENVIRONMENT), "elsewhere"))
    start.prepare()
    assert steps == EVERYTHING


@pytest.mark.parametrize("gone", ["PYTHON", "STAMP"])
def test_that_a_damaged_environment_is_made_afresh(steps, gone):
    start.prepare()
    steps.clear()
    getattr(start, gone).unlink()
    start.prepare()
    assert steps == EVERYTHING


def test_that_a_failed_installation_is_not_taken_for_a_complete_one(steps, monkeypatch):
    start.prepare()
    start.LOCK.write_text("simpy==4.1.3")

    def fail() -> None:
        raise start.SetupError("no network")

    with monkeypatch.context() as patched:
        patched.setattr(start, "install_packages", fail)
        with pytest.raises(start.SetupError):
            start.prepare()
    steps.clear()
    start.prepare()
    assert steps == EVERYTHING


def test_that_a_missing_lock_is_said_in_a_sentence(steps, capsys):
    start.LOCK.unlink()
    assert start.main(["setup"]) == 1
    said = capsys.readouterr().err
    assert "requirements.lock cannot be read" in said
    assert "Traceback" not in said


def test_that_a_failed_step_says_why_what_to_do_and_where_the_rest_is(tmp_path, monkeypatch):
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path)
    program = "print('Looking'); print('ERROR: no such package'); print('bye'); raise SystemExit(3)"
    with pytest.raises(start.SetupError) as caught:
        start.step("Trying", [sys.executable, "-c", program], "Try again tomorrow.")
    assert "ERROR: no such package\nTry again tomorrow." in str(caught.value)
    assert "Looking" in (tmp_path / "setup.log").read_text()


def test_that_a_step_that_cannot_begin_is_a_failed_step(tmp_path, monkeypatch):
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path)
    with pytest.raises(start.SetupError, match=r"Try again\."):
        start.step("Trying", [str(tmp_path / "nothing")], "Try again.")


@pytest.mark.skipif(os.name == "nt", reason="there is no root and no apt-get")
@pytest.mark.parametrize(("user", "says"), [(1000, "apt-get install"), (0, None)])
def test_that_only_root_installs_debian_packages(monkeypatch, user, says):
    asked: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(start, "step", lambda title, command, remedy: asked.append(command))
    if says is None:
        start.add_debian_packages(["python3.11-venv"])
        assert [command[1] for command in asked] == ["update", "install"]
    else:
        with pytest.raises(start.SetupError, match=says):
            start.add_debian_packages(["python3.11-venv"])
        assert asked == []


@pytest.fixture
def lacking(tmp_path, monkeypatch):
    """A Debian without what documents are opened with; gives the packages it was asked for."""
    nowhere = {package: str(tmp_path / package) for package in start.DOCUMENT_FILES}
    asked: list[list[str]] = []
    monkeypatch.setattr(start, "DOCUMENT_FILES", nowhere)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(start, "add_debian_packages", asked.append)
    monkeypatch.setattr(start, "run", lambda command, folder=None: 0)
    return asked


def test_that_the_checks_install_what_they_open_documents_with(lacking, tmp_path):
    (tmp_path / "poppler-utils").touch()
    assert start.run_checks([]) == 0
    assert lacking == [[each for each in start.DOCUMENT_FILES if each != "poppler-utils"]]


def test_that_nothing_is_asked_for_where_all_is_there(lacking, tmp_path):
    for package in start.DOCUMENT_FILES:
        (tmp_path / package).touch()
    start.run_checks([])
    assert not any(lacking)


def test_that_no_other_job_installs_what_only_the_checks_need(lacking, steps, monkeypatch):
    monkeypatch.setattr(start, "missing_window_packages", list)
    start.main(["setup"])
    start.main([])
    start.main(["run", "plan.headroom"])
    assert not any(lacking)


def test_that_the_checks_go_on_where_nothing_can_be_installed(lacking, monkeypatch, capsys):
    def refuse(packages: list[str]) -> None:
        raise start.SetupError("As root, run this line: apt-get install " + " ".join(packages))

    monkeypatch.setattr(start, "add_debian_packages", refuse)
    assert start.run_checks([]) == 0
    said = capsys.readouterr().err
    assert "are skipped on this system" in said
    assert "apt-get install libreoffice-impress" in said


def test_that_the_programs_are_enough_on_another_system(lacking, monkeypatch):
    monkeypatch.setattr(
        shutil, "which", lambda name: None if name == "apt-get" else "/opt/bin/" + name
    )
    start.run_checks([])
    assert not any(lacking)


def test_that_an_exit_code_is_handed_back():
    assert start.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_that_the_first_failed_check_gives_the_exit_code(monkeypatch, capsys):
    codes = {"ruff": 0, "mypy": 2, "pytest": 1}
    commands: list[list[str]] = []

    def pretend(command: list[str], folder: Path | None = None) -> int:
        commands.append(command)
        return codes[command[2]]

    monkeypatch.setattr(start, "run", pretend)
    monkeypatch.setattr(start, "missing_document_packages", list)
    assert start.run_checks(["-k", "pay"]) == 2
    assert commands[-1][2:] == ["pytest", "-n", "2", "-k", "pay"]
    assert "Failed: mypy, pytest." in capsys.readouterr().err

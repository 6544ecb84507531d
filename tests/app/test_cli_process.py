"""The command as a process of its own, with the real model: pipes, terminals, signals."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import start
from app.files.scenario_file import write
from sim.scenario import Scenario, evidence_ranges
from tests.app.birmingham import DOCUMENT

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs the signals of a POSIX system")
TINY = {
    "start.permanent_fte": 20.0, "start.agency_fte": 4.0, "start.children_in_need": 60.0,
    "start.awaiting_assessment": 20.0, "start.unallocated": 5.0,
    "start.child_protection_plans": 5.0, "start.children_in_care": 5.0,
    "demand.referrals_a_year": 200.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """A service so small that its futures take no time."""
    scenario = Scenario(date(2015, 1, 31), date(2015, 7, 31), ranges=evidence_ranges())
    target = replace(DOCUMENT.targets[0], by=date(2015, 6, 30), value=20.0)
    document = replace(
        DOCUMENT, title="Ein Städtchen: £5", scenario=scenario.with_values(TINY),
        targets=(target,), futures=12, reasons={},
    )  # fmt: skip
    path = tmp_path_factory.mktemp("plan") / "tiny.headroom"
    write(document, path)
    return path


def command(*words):
    return [sys.executable, "-m", "app.cli", *map(str, words)]


def headroom(*words, **options):
    return subprocess.run(
        command(*words), capture_output=True, check=False, cwd=Path(start.__file__).parent,
        timeout=240, **options,
    )  # fmt: skip


def test_that_one_worker_and_two_print_the_same_text(plan):
    one, two = (headroom("run", plan, "--format", "json", "--workers", n) for n in (1, 2))
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == two.stdout
    said = json.loads(one.stdout)
    assert said["futures"] == 12
    assert said["months"] == [
        f"2015-{m:02d}-{d}" for m, d in enumerate((31, 28, 31, 30, 31, 30, 31), 1)
    ]


def test_that_a_stream_without_the_characters_gets_plain_ones(plan):
    ascii_alone = {**os.environ, "PYTHONIOENCODING": "ascii"}
    plain = headroom("run", plan, "--workers", 1, env=ascii_alone)
    assert (plain.returncode, plain.stderr) == (0, b"")
    text = plain.stdout.decode("ascii")
    assert text.startswith("Ein St\\xe4dtchen: GBP 5\nIn this plan there are about ")
    assert "# the middle future" in text
    fancy = headroom("run", plan, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert "█ the middle future" in fancy.stdout.decode("utf-8")
    assert "\x1b" not in fancy.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "words", [["--help"], ["parameters"], ["explain", "pay.golden_hello"], ["check", "PLAN"]]
)
def test_that_commands_that_run_nothing_load_no_compiler(plan, words):
    probe = (
        "import sys; from app.cli import main; code = main(sys.argv[1:]); "
        "sys.exit(code or 7 * any(name in sys.modules for name in ('numba', 'simpy', 'scipy')))"
    )
    typed = [str(plan) if word == "PLAN" else word for word in words]
    done = subprocess.run(
        [sys.executable, "-c", probe, *typed], capture_output=True, check=False,
        cwd=Path(start.__file__).parent, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@POSIX
def test_that_a_closed_pipe_is_no_fault(plan):
    shell = f"{' '.join(command('run', plan, '--format', 'csv', '--workers', 1))} | head -n 1"
    piped = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell], capture_output=True, check=False,
        cwd=Path(start.__file__).parent, timeout=240,
    )  # fmt: skip
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == b"month,outcome,unit,mean,p10,p25,p50,p75,p90\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_that_a_full_disk_behind_the_answer_is_said():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("parameters"), stdout=full, stderr=subprocess.PIPE, check=False,
            cwd=Path(start.__file__).parent, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == b"The answer could not be written: no space left on device.\n"


@POSIX
@pytest.mark.parametrize("workers", [1, 2])
def test_that_ctrl_c_ends_a_run_at_once(plan, workers):
    run = subprocess.Popen(
        command("run", plan, "--futures", 100_000, "--workers", workers),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        cwd=Path(start.__file__).parent,
    )  # fmt: skip
    time.sleep(4)
    assert run.poll() is None
    pressed = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    answer, complaints = run.communicate(timeout=20)
    # Half a second on a quiet machine; the limit is for one that is busy with other tests.
    assert time.monotonic() - pressed < 5
    assert (run.returncode, answer) == (130, b"")
    assert complaints == b"Stopped: the run was ended before it was finished.\n"


@POSIX
def test_that_a_terminal_sees_how_far_the_run_is(plan):
    import pty

    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command("run", plan, "--futures", 20, "--workers", 1),
        stdout=subprocess.PIPE, stderr=theirs, cwd=Path(start.__file__).parent,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # Linux ends the reading of a terminal with a fault
        while block := os.read(ours, 65536):
            seen += block
    os.close(ours)
    answer, _ = run.communicate(timeout=240)
    assert run.returncode == 0
    assert b"of 40" in seen  # as many again with every value as stated, in one progress
    assert answer.startswith(b"Ein")

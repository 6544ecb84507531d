"""Processes of ours: they leave Ctrl-C to the parent, give way to it and end with it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time

import psutil
import pytest

from app.running import compiled_cache, compiling
from app.running.child import follow_parent

PARENT = """
    import multiprocessing, time
    from app.running.child import follow_parent

    def child():
        follow_parent()
        time.sleep(600)

    if __name__ == "__main__":
        process = multiprocessing.get_context("spawn").Process(target=child)
        process.start()
        print(process.pid, flush=True)
        time.sleep(600)
"""


def tell(connection):
    follow_parent()
    ignores = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    connection.send((ignores, psutil.Process().nice()))


def test_that_a_child_leaves_ctrl_c_to_its_parent_and_gives_way():
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=tell, args=(there,))
    process.start()
    assert here.poll(60)
    ignores, niceness = here.recv()
    process.join()
    assert ignores
    assert niceness > psutil.Process().nice()


@pytest.mark.skipif(os.name == "nt", reason="a process is ended otherwise there")
def test_that_a_child_ends_when_its_parent_is_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT), encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        end = time.monotonic() + 30
        while child.num_threads() < 2 and time.monotonic() < end:
            time.sleep(0.05)
        parent.kill()
    child.wait(30)
    assert not child.is_running()


def test_that_the_model_is_compiled_in_a_process_of_its_own(monkeypatch):
    done = []
    monkeypatch.setattr(compiling, "_compile", lambda: done.append("here"))
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    monkeypatch.setattr(compiling, "_compile_apart", nothing)
    compiling.warm()
    assert done == []
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: False)
    compiling.warm()
    assert done == ["here"], "a failure there is learnt of here"


def test_that_the_compiler_ends_at_once_when_nobody_needs_the_model_any_more(monkeypatch):
    """A window that is closed meanwhile leaves no process at it."""
    monkeypatch.setattr(compiling, "_compile_apart", endless)
    at_work = []

    def nobody_waits(_seconds_left):
        at_work.extend(psutil.Process().children())
        raise LookupError("nobody is at home")

    with pytest.raises(LookupError):
        compiling.warm(nobody_waits)
    assert at_work
    assert not any("spawn_main" in " ".join(each.cmdline()) for each in living(at_work))


def living(processes):
    return [each for each in processes if each.is_running()]


def endless(_smallest):
    """What takes longer than anybody waits."""
    time.sleep(600)


def nothing(_smallest):
    """What the child does in place of compiling."""

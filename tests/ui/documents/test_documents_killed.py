"""The whole program, killed in the middle of an edit: the next one has the work."""

import subprocess
import sys
from pathlib import Path

import start
from app import edits
from app.files.scenario_file import read, write
from app.files.templates import birmingham
from app.fingerprint import fingerprint

ROOT = Path(start.__file__).parent
EDIT_THEN_IDLE = """
import sys
from pathlib import Path
from app.files import autosave
from app.running import compiled_cache
from app import edits
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.running.executors import serial_workers
from tests.app import stand_in
from ui.program import Program

compiled_cache.is_warm = lambda: True
application = QApplication([])
program = Program(application, workers=serial_workers(), run=stand_in.run)
program.begin(Path(sys.argv[1]))
session = program.desk.session
session.change(edits.set_value(session.document, "pay.golden_hello", 6000.0))

def look():
    if any(each.document == session.document for each in autosave.all_unsaved()):
        timer.stop()
        print("kept", flush=True)

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
application.exec()
"""


def test_that_an_edit_outlives_the_program(program, dialogs, tmp_path):
    plan = tmp_path / "plan.headroom"
    write(birmingham(), plan)
    before = plan.read_bytes()
    mine = edits.set_value(birmingham(), "pay.golden_hello", 6000.0)
    with subprocess.Popen(
        [sys.executable, "-c", EDIT_THEN_IDLE, str(plan)], stdout=subprocess.PIPE, cwd=ROOT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"kept\n"
        assert not program.window.files.offer_recovery(), "the other program lives"
        other.kill()
    assert plan.read_bytes() == before
    dialogs.answer("Recover")
    assert program.window.files.offer_recovery()
    session = program.desk.session
    assert session.document == mine
    assert (session.path, session.is_saved) == (plan, False)
    assert program.window.files.save()
    assert fingerprint(read(plan).played) == fingerprint(mine.played)

"""The window on a real screen (a virtual one), as a program of its own, from start to end."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parent.parent.parent
needs_screen = pytest.mark.skipif(
    shutil.which("xvfb-run") is None, reason="there is no virtual screen on this system"
)

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.cli import main
from app.session import State
from ui.main_window import MainWindow

def window():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))

def look():
    session = window().desk.session
    if session.answer is None or len(session.answer.ensemble.numbers) < 8:
        QTimer.singleShot(100, look)
        return
    window().tour.leave()
    QTimer.singleShot(500, shoot)

def shoot():
    print(QApplication.platformName())
    QApplication.primaryScreen().grabWindow(window().winId()).save(sys.argv[1])
    window().close()

if __name__ == "__main__":
    application = QApplication([])
    QTimer.singleShot(100, look)
    sys.exit(main(["window"]))
"""


@needs_screen
def test_that_the_program_opens_answers_and_ends_on_a_screen(tmp_path, home):
    picture, script = tmp_path / "window.png", tmp_path / "start.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", sys.executable, script, picture],
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "xcb"), done.stderr
    seen = QImage(str(picture))
    assert seen.width() > 1000
    colours = {seen.pixel(x, y) for x in range(0, seen.width(), 7) for y in range(0, 900, 7)}
    assert len(colours) > 50, "something is drawn"
    assert not [each for each in psutil.process_iter(["cmdline"]) if is_ours(each, script)]


def is_ours(process, script):
    return str(script) in (process.info["cmdline"] or [])

"""``headroom bench --window``: how the window feels, measured in the window itself.

Run with a screen or without one (offscreen). Frame times are those of the window's thread while
every processor runs futures; what is drawn is drawn in full.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from app.commands.measured import Figure, say_figures, say_first
from app.running import compiled_cache, compiling

if TYPE_CHECKING:
    from ui.levers.slider import LeverSlider

_PATIENCE = 180.0
_DRAG_SECONDS = 6.0
_MOVES = 500
_FRAME = 1 / 60
_LEVER = 0
"""Which slider of the panel is dragged: the first."""


def run(args: Namespace) -> int:
    """Measure, and print the figures in the format asked for."""
    say_first("Measuring the window; this takes about four minutes.", args.format)
    say_figures(measure(), args.format)
    return 0


def measure() -> list[Figure]:
    """Every figure of the window; takes about four minutes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if not _screen() else "")
    if not os.environ["QT_QPA_PLATFORM"]:
        del os.environ["QT_QPA_PLATFORM"]
    compiled_cache.prepare()
    if not compiled_cache.is_warm():
        compiling.warm()
    started = [_seconds_to_start() for _ in range(3)]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
            os.environ[name] = folder
        bench = _Bench()
        return [
            Figure("start_seconds", statistics.median(started), "s",
                   "from starting Python to a window that answers"),
            *bench.answers(),
            *bench.dragging(),
            *bench.memory(),
            *bench.closing(),
        ]  # fmt: skip


def _screen() -> bool:
    from ui.display import has_display

    return has_display()


def _seconds_to_start() -> float:
    """A window of its own process, from its beginning to its first turn of the event loop."""
    code = subprocess.run(
        [sys.executable, "-c", "from ui.bench import start_once; start_once()"],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
    )
    return float(code.stdout.split()[-1])


def start_once() -> None:
    """Start, say how long it took, and close."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui.program import Program

    compiled_cache.prepare()
    application = QApplication([])
    program = Program(application)
    program.begin()

    def ready() -> None:
        print(time.time() - psutil.Process().create_time())
        program.window.close()
        application.quit()

    QTimer.singleShot(0, ready)
    application.exec()


class _Bench:
    """One window that is measured from opening to closing."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        from ui.program import Program

        instance = QApplication.instance()
        self.application = instance if isinstance(instance, QApplication) else QApplication([])
        self.threads = threading.active_count()
        self.program = Program(self.application)
        self.session = self.program.desk.session
        self.program.window.resize(1600, 1000)
        self.program.begin()

    def answers(self) -> list[Figure]:
        """From the release of a lever to the first redraw, and to 128 futures."""
        self._until(lambda: self._futures() >= 8)
        first, many = [], 0.0
        slider = self._slider()
        for step in (1, 2, 3):
            began = time.perf_counter()
            slider.setValue(slider.value() + step)
            self._until(lambda: self.session.is_current and self._futures() >= 8)
            self.application.processEvents()
            first.append(time.perf_counter() - began)
            if step == 3:
                self._until(lambda: self._futures() >= 128)
                many = time.perf_counter() - began
        return [
            Figure("first_answer_seconds", statistics.median(first), "s",
                   "from a lever's release to the first redraw, on 8 futures"),
            Figure("answer_128_seconds", many, "s", "from a lever's release to 128 futures"),
        ]  # fmt: skip

    def dragging(self) -> list[Figure]:
        """Frames while a slider is dragged to and fro and all processors run futures."""
        slider = self._slider()
        frames = []
        least, most = slider.minimum(), slider.maximum()
        until, n = time.perf_counter() + _DRAG_SECONDS, 0
        while time.perf_counter() < until:
            began = time.perf_counter()
            n += 1
            slider.setValue(least + n % max(most - least, 1))
            self.application.processEvents()
            frames.append(time.perf_counter() - began)
            time.sleep(max(0.0, _FRAME - frames[-1]))
        frames.sort()
        return [
            Figure("frame_ms_median", 1000 * statistics.median(frames), "ms",
                   f"a frame while dragging, over {len(frames)} frames"),
            Figure("frame_ms_95", 1000 * frames[int(len(frames) * 0.95)], "ms",
                   "of 20 frames all but one are drawn in this time"),
            Figure("frame_ms_99", 1000 * frames[int(len(frames) * 0.99)], "ms",
                   "the slowest frame in a hundred"),
        ]  # fmt: skip

    def memory(self) -> list[Figure]:
        """How much more memory the window takes after 500 moves of a lever."""
        process, slider = psutil.Process(), self._slider()
        self._move(slider, _MOVES // 5)
        before = process.memory_info().rss
        self._move(slider, _MOVES)
        more = (process.memory_info().rss - before) / 2**20
        return [Figure("memory_growth_mib", more, "MiB", f"more after {_MOVES} moves of a lever")]

    def closing(self) -> list[Figure]:
        """What is left when the window is closed."""
        # Python's own keeper of shared memory stays until the program ends.
        children = [
            each
            for each in psutil.Process().children(recursive=True)
            if "resource_tracker" not in " ".join(each.cmdline())
        ]
        self.session.saved_is(self.session.document)
        self.program.window.close()
        self._until(lambda: not any(each.is_running() for each in children), 10)
        left = sum(each.is_running() for each in children)
        threads = threading.active_count() - self.threads
        return [
            Figure("processes_left", left, "processes", "left after closing"),
            Figure("threads_left", threads, "threads", "left after closing"),
        ]

    def _move(self, slider: "LeverSlider", times: int) -> None:
        for n in range(times):
            slider.setValue(slider.minimum() + n % max(slider.maximum() - slider.minimum(), 1))
            self.application.processEvents()

    def _slider(self) -> "LeverSlider":
        from ui.levers.slider import LeverSlider

        return self.program.window.levers.findChildren(LeverSlider)[_LEVER]

    def _futures(self) -> int:
        answer = self.session.answer
        return len(answer.finished.numbers) if answer and self.session.is_current else 0

    def _until(self, done: Callable[[], bool], patience: float = _PATIENCE) -> None:
        end = time.perf_counter() + patience
        while not done() and time.perf_counter() < end:
            self.application.processEvents()
            time.sleep(0.002)

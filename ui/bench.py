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
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from app.commands.measured import Figure, say_figures, say_first
from app.running import compiled_cache, compiling

if TYPE_CHECKING:
    from ui.bench_window import BenchWindow

_DRAG_SECONDS = 6.0
_MOVES = 500
_FRAME = 1 / 60


def run(args: Namespace) -> int:
    """Measure, and print the figures in the format asked for."""
    say_first("Measuring the window; this takes five minutes or more.", args.format)
    say_figures(measure(), args.format)
    return 0


def measure() -> list[Figure]:
    """Every figure of the window; takes five minutes or more."""
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
        from ui.bench_moves import moves
        from ui.bench_window import BenchWindow

        window = BenchWindow()
        return [
            Figure("start_seconds", statistics.median(started), "s",
                   "from starting Python to a window that answers"),
            *answers(window),
            *moves(window),
            *dragging(window),
            *memory(window),
            *closing(window),
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


def answers(window: "BenchWindow") -> list[Figure]:
    """From the release of a lever to the first redraw, and to 128 futures."""
    window.until(lambda: window.is_complete)
    session, first, many = window.session, [], 0.0
    for step in (1, 2, 3):
        began = time.perf_counter()
        window.slider.setValue(window.slider.value() + step)
        window.until(lambda: session.is_current and session.answer is not None)
        window.application.processEvents()
        first.append(time.perf_counter() - began)
        if step == 3:
            window.until(lambda: window.futures >= 128)
            many = time.perf_counter() - began
    return [
        Figure("first_answer_seconds", statistics.median(first), "s",
               "from a lever's release to the first redraw, the comparison plan complete"),
        Figure("answer_128_seconds", many, "s", "from a lever's release to 128 futures"),
    ]  # fmt: skip


def dragging(window: "BenchWindow") -> list[Figure]:
    """Frames and redraws while a slider is held, dragged to and fro, and futures are run."""
    slider, session = window.slider, window.session
    month = session.answer.outlook.targets[0].month if session.answer else None
    assert month is not None
    watch = window.watch({"permanent_fte": month})
    asked = {session.question: time.perf_counter()}
    lags: list[float] = []
    frames: list[float] = []
    least, most = slider.minimum(), slider.maximum()
    slider.setSliderDown(True)
    began, newest = time.perf_counter(), session.question
    while time.perf_counter() < began + _DRAG_SECONDS:
        frame = time.perf_counter()
        slider.setValue(least + len(frames) % max(most - least, 1))
        asked.setdefault(session.question, frame)
        window.application.processEvents()
        drawn = watch.new()
        if drawn is not None:
            # Newest: where the lever was when the futures were begun, newer than what was shown.
            if drawn.question > newest:
                lags.append(drawn.at - asked[drawn.question])
            newest = drawn.question
        frames.append(time.perf_counter() - frame)
        time.sleep(max(0.0, _FRAME - frames[-1]))
    slider.setSliderDown(False)
    return [*_frames(frames), *_redraws(lags)]


def _frames(frames: list[float]) -> list[Figure]:
    ordered = sorted(frames)
    return [
        Figure("frame_ms_median", 1000 * statistics.median(ordered), "ms",
               f"a frame while dragging, over {len(ordered)} frames"),
        Figure("frame_ms_95", 1000 * ordered[int(len(ordered) * 0.95)], "ms",
               "of 20 frames all but one are drawn in this time"),
        Figure("frame_ms_99", 1000 * ordered[int(len(ordered) * 0.99)], "ms",
               "the slowest frame in a hundred"),
    ]  # fmt: skip


def _redraws(lags: list[float]) -> list[Figure]:
    lag = statistics.median(lags) if lags else None
    return [
        Figure("redraws_per_second", len(lags) / _DRAG_SECONDS, "redraws/s",
               "with figures of the newest position while a lever is dragged"),
        Figure("redraw_lag_seconds", lag, "s",
               "from the lever at a position to its figures drawn, while it is dragged"),
    ]  # fmt: skip


def memory(window: "BenchWindow") -> list[Figure]:
    """How much more memory the window takes after 500 moves of a lever."""
    process = psutil.Process()
    _storm(window, _MOVES // 5)
    before = process.memory_info().rss
    _storm(window, _MOVES)
    more = (process.memory_info().rss - before) / 2**20
    return [Figure("memory_growth_mib", more, "MiB", f"more after {_MOVES} moves of a lever")]


def closing(window: "BenchWindow") -> list[Figure]:
    """What is left when the window is closed."""
    # Python's own keeper of shared memory stays until the program ends.
    children = [
        each
        for each in psutil.Process().children(recursive=True)
        if "resource_tracker" not in " ".join(each.cmdline())
    ]
    window.session.saved_is(window.session.document)
    window.program.window.close()
    end = time.perf_counter() + 10
    while any(each.is_running() for each in children) and time.perf_counter() < end:
        window.turn()
    left = sum(each.is_running() for each in children)
    threads = threading.active_count() - window.threads
    return [
        Figure("processes_left", left, "processes", "left after closing"),
        Figure("threads_left", threads, "threads", "left after closing"),
    ]


def _storm(window: "BenchWindow", times: int) -> None:
    slider = window.slider
    for n in range(times):
        slider.setValue(slider.minimum() + n % max(slider.maximum() - slider.minimum(), 1))
        window.application.processEvents()

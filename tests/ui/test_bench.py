"""What ``headroom bench --window`` measures, in a window with a stand-in for the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import edits
from app.commands.moves import MOVES, settled_at
from app.files.templates import birmingham
from app.running import compiled_cache
from app.running.executors import serial_workers
from sim.scenario import PARAMETERS
from tests.app import stand_in
from tests.ui.one_window import OneWindow
from ui import bench, bench_moves, bench_window
from ui.program import Program

FUTURES = 24


@pytest.fixture
def window(qapp, qtbot, monkeypatch):
    """Open on Birmingham with few futures."""
    OneWindow.close_all()
    monkeypatch.setattr(compiled_cache, "is_warm", lambda: True)
    monkeypatch.setattr(
        bench_window,
        "Program",
        lambda app: Program(app, workers=serial_workers(), run=stand_in.run),
    )
    window = bench_window.BenchWindow()
    few = edits.set_futures(birmingham(), FUTURES)
    window.session.open(few, few, None)
    window.until(lambda: window.is_complete)
    yield window
    window.session.saved_is(window.session.document)
    window.program.window.close()
    window.program.window.deleteLater()
    window.program.bridge.close()
    window.program.end()


def values_of(figures):
    return {each.name: each.value for each in figures}


def test_that_a_held_lever_is_redrawn_while_it_moves(window, monkeypatch):
    monkeypatch.setattr(bench, "_DRAG_SECONDS", 2.0)
    found = values_of(bench.dragging(window))
    assert found["redraws_per_second"] > 0
    assert found["redraw_lag_seconds"] > 0
    assert found["frame_ms_median"] <= found["frame_ms_95"] <= found["frame_ms_99"]
    assert not window.session.is_held


def test_that_a_move_is_timed_until_it_has_settled(window, monkeypatch):
    monkeypatch.setattr(bench_moves, "MOVES", MOVES[:2])
    figures = bench_moves.moves(window)
    assert [each.name for each in figures] == [
        "settled_1_seconds", "settled_2_seconds", "settled_within_a_second",
    ]  # fmt: skip
    assert all(name in each.says for each, (name, _, _) in zip(figures, MOVES[:2], strict=False))
    seconds = [each.value for each in figures[:2]]
    assert all(each is not None and each > 0 for each in seconds)
    assert figures[-1].value == sum(each <= 1.0 for each in seconds if each is not None)


def test_that_what_it_leaves_is_looked_for(window):
    found = values_of(bench.closing(window))
    assert found["processes_left"] == 0


@pytest.mark.parametrize(("name", "path", "value"), MOVES)
def test_that_a_move_is_one_and_is_allowed(name, path, value):
    moved = edits.set_value(birmingham(), path, value)
    assert moved.scenario.settings.get(path) == value != birmingham().scenario.settings.get(path)
    assert PARAMETERS[path].kind.name == "LEVER"
    assert name


def test_that_there_are_ten_moves_of_different_names():
    assert len({name for name, _, _ in MOVES}) == len(MOVES) == 10


NUMBERS = st.lists(st.floats(-10, 10).map(lambda number: [number]), min_size=1, max_size=20)


@given(NUMBERS, st.floats(0.1, 5))
def test_that_everything_shown_since_it_settled_is_close_and_what_was_shown_before_is_not(
    numbers, close
):
    shown = [(float(at), each) for at, each in enumerate(numbers)]
    since = settled_at(shown, [close])
    off = [abs(each[0] - numbers[-1][0]) for each in numbers]
    assert all(each <= close for each in off[int(since) :])
    assert since == 0 or off[int(since) - 1] > close

"""How soon the shown answer is the one it will be: ten levers are moved, each from the baseline."""

import time
from dataclasses import dataclass
from datetime import date

from app import edits
from app.commands.measured import Figure
from app.commands.moves import MOVES, WATCHED, settled_at
from app.document import Document
from ui.bench_window import PATIENCE, BenchWindow, Drawn

_SOON = 1.0


@dataclass(frozen=True)
class Settled:
    """When the shown answer to a move came close to the final one and stayed there."""

    name: str
    seconds: float
    first: float
    """Seconds to the first redraw."""
    whole: float
    """Seconds to the final answer."""


def moves(window: BenchWindow) -> list[Figure]:
    """Seconds of each move, and in how many of them it is at most one."""
    baseline = window.session.baseline
    settled = []
    for name, path, value in MOVES:
        window.change(baseline)
        window.until(lambda: window.is_complete)
        settled.append(_move(window, name, edits.set_value(baseline, path, value)))
    soon = sum(each.seconds <= _SOON for each in settled)
    says = f"of {len(settled)} after which the answer has settled within a second"
    return [
        *(_figure(number, each) for number, each in enumerate(settled, start=1)),
        Figure("settled_within_a_second", soon, "moves", says),
    ]


def _figure(number: int, move: Settled) -> Figure:
    redraws = f"first redraw {move.first:.2g} s, final answer {move.whole:.2g} s"
    says = f"until the answer stays close to the final one: {move.name} ({redraws})"
    return Figure(f"settled_{number}_seconds", move.seconds, "s", says)


def _move(window: BenchWindow, name: str, document: Document) -> Settled:
    watch = window.watch(dict.fromkeys(WATCHED, _month(window)))
    drawn: list[Drawn] = []
    began = time.perf_counter()
    window.change(document)
    while not (window.is_complete and window.outlook.is_settled and drawn):
        window.turn()
        new = watch.new()
        if new is not None and new.is_current:
            drawn.append(new)
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError(f"{name} was not answered in {PATIENCE:g} seconds")
    shown = [(each.at, each.middles) for each in drawn]
    since = settled_at(shown, tuple(WATCHED.values()))
    return Settled(name, since - began, drawn[0].at - began, drawn[-1].at - began)


def _month(window: BenchWindow) -> date:
    """The month of the first target."""
    answer = window.session.answer
    assert answer is not None
    return answer.outlook.targets[0].month


__all__ = ["moves"]

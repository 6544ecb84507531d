"""Ctrl-C: what is lost on the way is not printed, what is a fault still is."""

import sys

import pytest

from app.interrupt import ctrl_c_ends


class Ends:
    """Raises where an exception cannot be handed on."""

    def __init__(self, fault):
        self.fault = fault

    def __del__(self):
        raise self.fault


@pytest.mark.parametrize(("fault", "told"), [(KeyboardInterrupt(), 0), (ValueError("odd"), 1)])
def test_that_only_an_interruption_is_lost_quietly(monkeypatch, fault, told):
    heard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", heard.append)
    with ctrl_c_ends(lambda: 130):
        Ends(fault)
    assert len(heard) == told
    assert sys.unraisablehook == heard.append

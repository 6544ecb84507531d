"""Files of older formats, kept as they were: they are read, and say what they said."""

import hashlib
from pathlib import Path

import pytest

from app.files.migrations import FORMAT
from app.files.scenario_file import read, text_of
from sim.model import run
from sim.results import ROWS

KEPT = Path(__file__).parent / "kept"
FIGURES = {"format-1": "4bd8700422b41deb"}
"""A hash of the digits of future 7, as the version of the file gave them."""
NEW_SINCE = {"turned_away", "closed_unassessed"}
"""Outcomes that no version gave then."""


@pytest.mark.parametrize("name", FIGURES)
def test_that_a_file_of_an_older_format_gives_the_figures_that_it_gave(name):
    document = read(KEPT / f"{name}.headroom")
    figures = run(document.played, 7).outcomes
    known = [row for outcome, row in ROWS.items() if outcome not in NEW_SINCE]
    assert hashlib.sha256(figures[known].tobytes()).hexdigest()[:16] == FIGURES[name]
    assert document.vary == "luck+assumptions"


@pytest.mark.parametrize("name", FIGURES)
def test_that_an_older_file_is_saved_in_the_present_format(name):
    document = read(KEPT / f"{name}.headroom")
    said = text_of(document)
    assert f'"headroom": {FORMAT},' in said
    assert '"years"' in said

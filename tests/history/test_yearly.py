"""Years that differ make yearly changes as large as those of other councils."""

from functools import cache

import numpy as np
import pytest

from tests.history.yearly import (
    LINES,
    ROOT,
    Yearly,
    changes_of_councils,
    changes_of_futures,
    futures_of,
    plan_for_longer,
    spread,
)

FUTURES = 48
ERROR_RATE = 1e-3
"""Of each line, if the model's spread were that of the guide's table."""
SHORT = {"Children in need": 0.5, "Children in need, 2 years": 0.6}
"""What the guide says falls short, and to what share of what was counted; others to 0.75."""
LARGEST = 1.3
GUIDE = ROOT / "assets" / "guide" / "years-that-differ.md"


@cache
def yearly() -> Yearly:
    return futures_of(plan_for_longer(), FUTURES)


@cache
def in_the_guide() -> dict[str, tuple[float, float]]:
    """By line, what the guide's table says of other councils and of the model."""
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[1:-1] for line in lines if line.count("|") == 5]
    labels = {line.label for line in LINES}
    cells = [[cell.strip() for cell in row] for row in rows]
    return {row[0]: (float(row[1]), float(row[2])) for row in cells if row[0] in labels}


def test_that_the_guide_has_every_line():
    assert in_the_guide().keys() == {line.label for line in LINES}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.label)
def test_that_the_guide_says_what_other_councils_had(line):
    counted = spread(np.array(list(changes_of_councils(line))))
    rounding = 0.005 if line.in_logs else 0.05
    assert in_the_guide()[line.label][0] == pytest.approx(counted, abs=rounding)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.label)
def test_that_the_model_changes_as_the_guide_says(line):
    """Futures are independent; changes within one are not, so the error is over futures."""
    changes = changes_of_futures(line, yearly())
    squares = (changes - np.median(changes, axis=0)) ** 2
    by_future = squares.mean(axis=1)
    wanted = in_the_guide()[line.label][1] ** 2
    error = by_future.std(ddof=1) / np.sqrt(FUTURES)
    # The table itself comes of twice as many futures, the same ones among them.
    assert abs(by_future.mean() - wanted) < 3.3 * error + 0.05 * wanted


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.label)
def test_that_the_model_changes_about_as_much_as_other_councils(line):
    there, here = in_the_guide()[line.label]
    assert SHORT.get(line.label, 0.75) * there - 0.01 <= here <= LARGEST * there


def test_that_two_years_growth_is_spread_as_where_a_quarter_is_vacant():
    """NAT-053: 0.15 in logs over 83 windows of which many overlap; taken as 40 that do not, their
    error is 0.15 / sqrt(80) = 0.017, and the model's own comes on top."""
    fte = yearly().at_end("permanent_fte")
    start = yearly().array[:, 0, 0]
    growth = np.log(fte[:, 1] / start)
    here = growth.std(ddof=1)
    assert abs(here - 0.15) < 3 * np.hypot(0.017, here / np.sqrt(2 * FUTURES))

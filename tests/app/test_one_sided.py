"""One-sided ranges: where their middle lies, which are listed, and what is said of their effect."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import edits
from app.files.templates import birmingham
from app.sources.one_sided import MOST, OneSided, effects, one_sided, one_sided_words
from sim.assumed import triangular
from sim.units import Unit
from tests.app.answers import CASELOAD, FTE, document, ensemble

PATH = "start.permanent_fte"
STAFF = OneSided(PATH, "Permanent staff", Unit.FTE, 354, 324, 358)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1000))
def test_that_the_middle_is_that_of_the_law_futures_draw_from(begin, place, width):
    low, high = begin, begin + width
    likely = min(low + place * width, high)
    found = OneSided(PATH, "", Unit.FTE, likely, low, high)
    assert found.middle == pytest.approx(triangular(0.5, low, likely, high))
    shares = (np.arange(2000) + 0.5) / 2000
    mean = np.mean([triangular(u, low, likely, high) for u in shares])
    assert found.stated + found.shift == pytest.approx(mean, abs=1e-3 * width)
    assert abs(found.share) <= 1 / 3 + 1e-9


def test_that_stated_and_middle_are_said_together():
    assert STAFF.words == "354 FTE stated; the range 324 to 358 FTE has its middle at 347 FTE"
    assert one_sided_words(PATH, 354, (324, 358)) == f"{STAFF.words}."
    assert one_sided_words(PATH, 354, (344, 364)) == ""
    assert one_sided_words(PATH, 354, None) == ""


def test_that_the_most_one_sided_ranges_of_a_scenario_come_first():
    plan = birmingham()
    found = one_sided(plan)
    assert len(found) > MOST
    assert PATH in [each.path for each in found]
    shares = [round(abs(each.share), 3) for each in found]
    assert shares == sorted(shares, reverse=True)
    assert one_sided(edits.set_vary(plan, "luck")) == []
    assert PATH not in [each.path for each in one_sided(edits.set_point(plan, PATH))]


def varied(slope, futures=200):
    """Futures whose permanent FTE follow the draw with this slope, beside luck of 10 FTE."""
    doc = replace(document(FTE, CASELOAD), vary="luck+assumptions")
    luck = np.random.default_rng(5)
    drawn = luck.triangular(324, 354, 358, futures)
    fte = 400 + slope * (drawn - 346) + luck.normal(0, 10, futures)
    made = ensemble(doc, futures, permanent_fte=fte[:, None])
    return doc, replace(made, drawn={PATH: drawn})


def test_that_what_a_range_does_is_the_slope_times_the_shift_of_its_mean():
    # The shift is -8.67 FTE; with the fixed seed the slope of 1 is found to a tenth or so.
    doc, futures = varied(1.0)
    [said] = effects(doc, futures, [STAFF])
    assert said in {f"Permanent FTE in post: about {count} FTE fewer" for count in (8, 9, 10)}


def test_that_nothing_is_said_of_what_is_not_clear_of_noise():
    for doc, futures in (varied(0.0), varied(1.0, futures=20)):
        assert effects(doc, futures, [STAFF]) == [""]
    doc, futures = varied(1.0)
    assert effects(doc, replace(futures, drawn={}), [STAFF]) == [""]

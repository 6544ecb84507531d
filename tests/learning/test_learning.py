"""A scenario that learns: what moves, what stays, what its file keeps, what is refused."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.edits import set_point
from app.experiments.history import history
from app.experiments.learning.learning import learn, ready_to_learn
from app.files.scenario_file import parse, text_of
from app.learned_edits import without_learned
from app.outlooks.difference import with_luck_of
from app.problem import CannotUse
from app.running.executors import process_workers
from sim.assumed import assumed, scores
from sim.streams import Luck
from tests.learning.cases import (
    CASELOAD,
    FUTURES,
    NO_NEWS,
    TODAY,
    TURNOVER,
    document,
    learned_from,
    play,
    point,
)


@pytest.fixture(scope="module")
def found():
    return learned_from(TURNOVER, CASELOAD)


@pytest.fixture(scope="module")
def learned(found):
    return found.learning.document


def refused(*points, of=None):
    with pytest.raises(CannotUse) as fault:
        learned_from(*points, of=of)
    return str(fault.value)


# What moves


def test_that_what_a_point_follows_from_moves_towards_it(found):
    moved = {each.name: each for each in found.learning.moved}
    rate = moved["leaving.rate"]
    assert rate.after[1] < rate.before[1]
    assert rate.after[2] - rate.after[0] < rate.before[2] - rate.before[0]
    assert rate.unit is not None
    year = moved["years.referrals.1"]
    assert year.unit is None
    assert year.after[1] > year.before[1]


def test_that_it_agrees_with_the_law_of_a_normal_line(found, learned):
    """Caseload is 18 + 2 z + luck of 0.4, seen as 21 with an error of 0.5."""
    record = learned.scenario.learned
    place = record.names.index("years.referrals.lasting.1")
    noise = 0.4**2 + 0.5**2
    mean, left = 2 * 3 / (4 + noise), np.sqrt(noise / (4 + noise))
    after = [
        assumed(learned.played, Luck(learned.played.seed, n)).movements["years.referrals.lasting.1"]
        for n in range(400)
    ]
    # Scores of an outcome are smoothed over its 200 futures, which costs a tenth of what is known.
    assert record.shift[place] == pytest.approx(mean, abs=0.2)
    assert np.mean(after) == pytest.approx(mean, abs=0.25)
    assert np.std(after) == pytest.approx(left, abs=0.12)


def test_that_futures_played_anew_lie_nearer_to_the_points(found):
    for told, after in zip(found.learning.told, found.after, strict=True):
        assert abs(after.p50 - told.point.value) < abs(told.before.p50 - told.point.value)
        assert after.p90 - after.p10 < told.before.p90 - told.before.p10


def test_that_each_point_carries_what_the_other_does_not_say(found):
    shares = [each.carries for each in found.learning.told]
    assert sum(shares) == pytest.approx(1, abs=0.1)
    assert min(shares) > 0.2


def test_that_it_says_how_many_futures_agree(found, learned):
    assert 2 < found.learning.speaking < FUTURES / 4
    assert learned.learned_from.futures == FUTURES
    assert learned.learned_from.speaking == round(found.learning.speaking, 1)


def test_that_movements_of_years_after_the_last_point_stay(learned):
    names = learned.scenario.learned.names
    assert not [name for name in names if name.endswith((".2", ".3"))]


# What stays


def test_that_a_point_without_news_changes_nothing_to_the_digit():
    found = learned_from(NO_NEWS)
    learned, before = found.learning.document, document()
    assert learned.scenario.learned.names == ()
    assert found.learning.moved == ()
    ours, theirs = play(learned), play(before)
    assert np.array_equal(ours.array, theirs.array)
    assert all(np.array_equal(ours.drawn[path], theirs.drawn[path]) for path in theirs.drawn)


def test_that_a_value_nobody_is_sure_of_changes_nothing_to_the_digit():
    found = learned_from(replace(TURNOVER, uncertainty=1e5))
    assert np.array_equal(play(found.learning.document).array, play(document()).array)


def test_that_what_was_not_learned_about_keeps_its_luck(learned):
    before = scores(document().played, 7)
    after = assumed(learned.played, Luck(learned.played.seed, 7))
    untouched = set(before) - set(learned.scenario.learned.names)
    plain = assumed(document().played, Luck(learned.played.seed, 7))
    assert len(untouched) > 100
    for name in untouched:
        if name in plain.values:
            assert after.values[name] == plain.values[name]
        elif name in plain.movements:
            assert after.movements[name] == plain.movements[name]


def test_that_nothing_is_learned_twice(found, learned):
    again = learned_from(TURNOVER, CASELOAD, of=learned)
    assert again.learning.document == learned
    assert again.code == found.code == document().code


def test_that_unlearning_gives_the_scenario_back(learned):
    assert without_learned(learned) == document()
    assert without_learned(learned).code == document().code


def test_that_the_fingerprint_covers_what_was_learned(learned):
    assert learned.code != document().code
    other = learned_from(TURNOVER).learning.document
    assert len({learned.code, other.code, document().code}) == 3


def test_that_luck_alone_knows_nothing_of_what_was_learned(learned):
    alone = replace(learned, vary="luck")
    assert alone.code == replace(document(), vary="luck").code


def test_that_an_assumption_that_was_fixed_afterwards_stays_fixed(learned):
    fixed = set_point(learned, "leaving.rate")
    assert "leaving.rate" not in assumed(fixed.played, Luck(1, 0)).values


def test_that_plans_are_compared_with_the_same_knowledge(learned):
    played = with_luck_of(learned, document())
    assert played.scenario.learned == learned.scenario.learned
    assert with_luck_of(document(), learned).scenario.learned is None


def test_that_points_that_were_learned_from_prove_nothing(learned):
    renamed = [replace(each, id=f"X{each.id}") for each in (TURNOVER, CASELOAD)]
    other = point("P", "permanent_fte", 380.0, 5.0)
    laid = history(learned, play(learned), [*renamed, other])
    assert [each.point.id for each in laid.proof] == ["P"]


# What the file keeps


def test_that_a_colleagues_copy_gives_the_same_digits_with_any_number_of_workers(learned):
    text = text_of(learned)
    copy = parse(text, "copy")
    assert copy == learned
    assert text_of(copy) == text
    assert copy.code == learned.code
    few, more = replace(copy, futures=24), replace(learned, futures=24)
    assert np.array_equal(play(few, process_workers(2)).array, play(more).array)


def test_that_the_file_names_what_was_learned_from(learned):
    source = parse(text_of(learned), "copy").learned_from
    assert source is not None
    assert [each.id for each in source.points] == ["T", "C"]
    assert source.points[0].uncertainty == 0.5
    assert source.on == TODAY
    assert source.code == document().code


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('"left": [', '"left": [0.5, ', "left has another length than along"),
        ('"name": "leaving.rate"', '"name": "leaving.rote"', "no assumption and no movement"),
        ('"uncertainty": 0.5', '"uncertainty": 0', "uncertainty"),
        ('"speaking": ', '"speaking": -', "speaking"),
    ],
)
def test_that_a_damaged_entry_is_refused_by_name(learned, was, now, said):
    text = text_of(learned)
    assert was in text
    with pytest.raises(CannotUse) as fault:
        parse(text.replace(was, now, 1), "damaged")
    assert said in str(fault.value)


def test_that_directions_that_do_not_go_together_are_refused(learned):
    record = learned.scenario.learned
    directions = (tuple(each / 2 for each in record.directions[0]), *record.directions[1:])
    damaged = replace(record, directions=directions)
    text = text_of(replace(learned, scenario=replace(learned.scenario, learned=damaged)))
    with pytest.raises(CannotUse, match="not at right angles and of length 1"):
        parse(text, "damaged")


# What is refused


def test_that_too_few_futures_are_refused():
    said = refused(TURNOVER, of=document(futures=40))
    assert "futures is 40, too few to learn from. Play 100 or more." in said


def test_that_futures_that_failed_are_not_counted():
    ready = ready_to_learn(document(), [TURNOVER])
    few = play(replace(ready, futures=60))
    with pytest.raises(CannotUse, match="Only 60 possible futures could be finished"):
        learn(ready, few, [TURNOVER], TODAY)


def test_that_a_point_far_outside_every_future_is_named():
    said = refused(replace(TURNOVER, value=60.0), CASELOAD)
    assert said.startswith("T (Turnover, 12 months, Sep 2015) is 60")
    assert "far outside what any future shows" in said
    assert "C (" not in said


def test_that_points_that_contradict_each_other_are_named():
    again = replace(TURNOVER, id="A", value=25.5, uncertainty=0.3)
    said = refused(replace(TURNOVER, uncertainty=0.3), again)
    assert "contradicts the other points" in said


def test_that_points_with_which_hardly_any_future_agrees_are_refused():
    rare = [
        replace(CASELOAD, value=23.0),
        replace(TURNOVER, value=22.0),
        point("F", "permanent_fte", 350.0, 1.0),
    ]
    said = refused(*rare, of=document(futures=100))
    assert said.startswith("Of 100 possible futures no more than 1.")
    assert "cannot be relied on" in said


def test_that_a_point_without_uncertainty_is_named():
    said = refused(replace(TURNOVER, uncertainty=None), replace(CASELOAD, uncertainty=None))
    assert "T (Turnover, 12 months, Sep 2015) has no uncertainty" in said
    assert "C (Average caseload, Sep 2015) has no uncertainty" in said


def test_that_luck_alone_has_nothing_to_learn():
    assert "nothing is assumed that could be learned about" in refused(
        TURNOVER, of=replace(document(), vary="luck")
    )


def test_that_points_outside_the_run_are_left_out_or_refused():
    early = replace(CASELOAD, id="E", month=date(2014, 12, 31))
    found = learned_from(TURNOVER, early)
    assert [each.id for each in found.learning.left_out] == ["E"]
    assert "None of the observed points lie inside this run" in refused(early)

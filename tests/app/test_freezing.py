"""A frozen projection: kept in the file as it was, and laid over what came."""

from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest

from app.changed import changes_said
from app.experiments.freezing import freeze, without
from app.experiments.frozen_scores import frozen_histories, scores_of_frozen
from app.experiments.history import Proves, history
from app.experiments.scores import scores_of_history
from app.files.scenario_file import parse, read, text_of, write
from app.frozen import LEVELS, MOST_FROZEN, FrozenRow
from app.problem import CannotUse
from app.running.ensemble import Ensemble
from app.sources.observed import Observed
from app.steps import Steps
from sim.outcomes import OUTCOMES
from sim.results import ROWS
from tests.app import stand_in
from tests.app.plan import PLAN

ON = date(2015, 2, 10)
MARCH, JUNE, YEAR = date(2015, 3, 31), date(2015, 6, 30), date(2016, 3, 31)


def ensemble_of(document, futures=60):
    runs = [stand_in.run(document.scenario, number) for number in range(futures)]
    array = np.array([run.outcomes for run in runs])
    return Ensemble(runs[0].months, tuple(range(futures)), array, {}, ())


ENSEMBLE = ensemble_of(PLAN)
FROZEN = freeze(PLAN, ENSEMBLE, "Ann", ON)


def point(value, outcome="permanent_fte", month=JUNE, months=1, name="A1"):
    return Observed(name, outcome, month, months, value, "counted", "", "")


def problems(document=PLAN, ensemble=ENSEMBLE, **asked):
    with pytest.raises(CannotUse) as refused:
        freeze(document, ensemble, "Ann", ON, **asked)
    return refused.value.sentences()


# What is kept


def test_that_it_says_who_when_and_of_what():
    (kept,) = FROZEN.frozen
    assert (kept.on, kept.by, kept.futures) == (ON, "Ann", 60)
    assert (kept.code, kept.key) == (PLAN.code, PLAN.key)
    assert replace(FROZEN, frozen=()) == PLAN


def test_that_every_row_is_how_the_futures_lay():
    (kept,) = FROZEN.frozen
    months = ENSEMBLE.months
    for row in kept.rows:
        last = months.index(row.month) + 1
        futures = ENSEMBLE.series(row.outcome)[:, last - row.months : last].sum(axis=1)
        wanted = np.quantile(futures, LEVELS)
        assert np.allclose(row.values, wanted, rtol=1e-4)
        assert list(row.values) == sorted(row.values)


def test_that_what_is_wanted_of_it_and_what_councils_count_are_kept_each_quarter():
    (kept,) = FROZEN.frozen
    assert {each.outcome for each in PLAN.targets} <= {row.outcome for row in kept.rows}
    assert {row.month for row in kept.rows} == {
        MARCH, JUNE, date(2015, 9, 30), date(2015, 12, 31), YEAR,
    }  # fmt: skip
    flows = {(row.month, row.months) for row in kept.rows if row.outcome == "referrals"}
    # January is over on the first day, so the quarter to March was not lived through.
    assert flows == {
        (JUNE, 3), (date(2015, 9, 30), 3), (date(2015, 12, 31), 3), (YEAR, 3), (YEAR, 12),
    }  # fmt: skip


def test_that_outcomes_and_months_can_be_chosen():
    (kept,) = freeze(
        PLAN, ENSEMBLE, "", ON, outcomes=["agency_fte"], months=[date(2015, 4, 30)]
    ).frozen
    (row,) = kept.rows
    assert (row.outcome, row.month) == ("agency_fte", date(2015, 4, 30))
    (all_of_them,) = freeze(PLAN, ENSEMBLE, "", ON, outcomes=["all"], months=[YEAR]).frozen
    assert {row.outcome for row in all_of_them.rows} == set(OUTCOMES)


def test_that_the_plain_rules_are_kept_as_they_were():
    known = [point(340.0, month=date(2014, 7, 31), name="A0")]
    (kept,) = freeze(PLAN, ENSEMBLE, "", ON, outcomes=["permanent_fte"], points=known).frozen
    by_month = {row.month: row for row in kept.rows}
    assert by_month[MARCH].last == 354.0
    days, ahead = (date(2015, 1, 31) - date(2014, 7, 31)).days, (MARCH - date(2015, 1, 31)).days
    assert by_month[MARCH].moving == pytest.approx(354 + 14 * ahead / days, abs=0.01)


# What is refused


def test_that_too_few_futures_and_what_is_not_projected_are_refused_together():
    few = ensemble_of(PLAN, futures=19)
    said = problems(
        ensemble=few, outcomes=["permanent_ft"], months=[date(2015, 1, 31), date(2015, 3, 30)]
    )
    assert said == [
        "The projection has 19 finished futures. Run 20 or more before it is frozen.",
        '--outcome is "permanent_ft", which is no outcome. Did you mean permanent_fte?',
        "--month is 2015-01-31, which is not projected. It can be the end of a month from "
        "2015-02-28 to 2016-03-31.",
        "--month is 2015-03-30, which is not projected. It can be the end of a month from "
        "2015-02-28 to 2016-03-31.",
    ]


def test_that_the_same_is_not_frozen_twice():
    assert problems(FROZEN) == [
        "The projection was frozen already on 10 February 2015. Freeze it again when it has "
        "changed."
    ]


def test_that_a_file_keeps_so_many_and_no_more():
    full = replace(
        PLAN,
        frozen=tuple(replace(FROZEN.frozen[0], by=f"{n}") for n in range(MOST_FROZEN)),
    )
    assert f"The file keeps {MOST_FROZEN} frozen projections already." in problems(full)[0]


def test_that_a_file_too_large_to_be_opened_is_not_made():
    many = replace(PLAN, frozen=tuple(replace(_large(), by=f"{n}") for n in range(6)))
    assert "would make a file of" in problems(many)[0]


def _large():
    row = FrozenRow("permanent_fte", JUNE, tuple(354.25 + n / 100 for n in range(99)))
    return replace(FROZEN.frozen[0], rows=(row,) * 1200)


def test_that_a_flow_that_was_not_lived_through_leaves_nothing_to_keep():
    (said,) = problems(outcomes=["referrals"], months=[MARCH])
    assert "would be kept in 0 outcomes and months" in said


# The file


def test_that_a_file_keeps_it_to_the_digit(tmp_path):
    path = tmp_path / "ours.headroom"
    write(FROZEN, path)
    assert read(path) == FROZEN
    assert text_of(read(path)) == path.read_text(encoding="utf-8")


def test_that_a_file_without_any_is_as_it_was_before():
    assert '"frozen"' not in text_of(PLAN)
    assert parse(text_of(PLAN), "ours").frozen == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('"values": "', '"values": "1 ', 1), "holds 100 numbers"),
        (lambda text: text.replace('"on": "2015-02-10"', '"on": "soon"'), "frozen[1].on is no"),
        (lambda text: text.replace('"values": "', '"value": "', 1), "is not known here"),
        (lambda text: text.replace('"values": "', '"values": "x', 1), "holds what is no number"),
        (lambda text: text.replace('"values": "', '"values": "nan ', 1), "what is no number"),
        (lambda text: text.replace('"futures": 60,', '"futures": 0,', 1), "frozen[1].futures is 0"),
    ],
)
def test_that_a_damaged_one_is_refused_at_its_place(change, said):
    text = change(text_of(FROZEN))
    assert text != text_of(FROZEN)
    with pytest.raises(CannotUse) as refused:
        parse(text, "ours.headroom")
    assert said in str(refused.value)


def test_that_values_out_of_order_are_refused():
    (kept,) = FROZEN.frozen
    row = replace(kept.rows[0], values=(kept.rows[0].values[0] + 1e6, *kept.rows[0].values[1:]))
    wrong = replace(FROZEN, frozen=(replace(kept, rows=(row,)),))
    with pytest.raises(CannotUse, match=r"rows\[1\]\.values is not in ascending order"):
        parse(text_of(wrong), "ours.headroom")


# Undo and the log


def test_that_it_is_one_step_with_words_of_its_own():
    words = f"10 February 2015 by Ann, 60 possible futures, code {PLAN.code}"
    assert list(changes_said(PLAN, FROZEN)) == [f"Projection frozen: {words}"]
    assert list(changes_said(FROZEN, PLAN)) == [f"Frozen projection removed: {words}"]
    now = datetime(2015, 2, 10, 9, 30)
    steps = Steps(PLAN, "Opened", now)
    steps.do(FROZEN, now)
    assert steps.undo_label == f"Projection frozen: {words}"
    assert steps.undo() == PLAN


def test_that_one_can_be_removed():
    again = freeze(FROZEN, ENSEMBLE, "Ben", ON)
    assert without(again, again.frozen[0]).frozen == again.frozen[1:]
    assert without(FROZEN, FROZEN.frozen[0]) == PLAN


# What came


def test_that_it_is_scored_as_the_run_would_have_been():
    points = [point(365.0), point(17.0, "average_caseload", name="A2"), point(1.0, month=ON)]
    (found,) = frozen_histories(FROZEN.frozen, points)
    run = history(PLAN, ENSEMBLE, points)
    assert [each.point.id for each in found.history.compared] == ["A1", "A2"]
    assert found.history.left_out == (points[2],)
    ours, theirs = scores_of_frozen([found]), scores_of_history(run, ENSEMBLE)
    for one, other in zip(ours.scored, theirs.scored, strict=True):
        width = other.compared.width
        assert one.compared.p10 == pytest.approx(other.compared.p10, rel=1e-4)
        assert one.compared.p75 == pytest.approx(other.compared.p75, rel=1e-4)
        assert one.crps == pytest.approx(other.crps, abs=0.015 * width)
        assert one.compared.last == other.compared.last
    assert ours.coverage == theirs.coverage


def test_that_what_was_known_or_used_is_no_proof():
    later = freeze(PLAN, ENSEMBLE, "", date(2015, 6, 30))
    points = [point(365.0), point(366.0, month=date(2015, 9, 30), name="A2")]
    (found,) = frozen_histories(later.frozen, points)
    assert [each.proves for each in found.history.compared] == [Proves.KNOWN, Proves.SOMETHING]
    (found,) = frozen_histories(later.frozen, points, used={"A2"})
    assert [each.proves for each in found.history.compared] == [Proves.KNOWN, Proves.USED]
    assert scores_of_frozen([found]).coverage == ()


def test_that_a_sum_is_held_against_a_sum_of_as_many_months():
    points = [
        point(1200.0, "referrals", YEAR, 12),
        point(300.0, "referrals", YEAR, 9, name="A2"),
        point(100.0, "referrals", YEAR, 1, name="A3"),
    ]
    (found,) = frozen_histories(FROZEN.frozen, points)
    assert [each.point.id for each in found.history.compared] == ["A1"]


def test_that_all_of_a_file_are_scored_together():
    both = freeze(FROZEN, ENSEMBLE, "Ben", date(2015, 3, 1))
    points = [point(365.0)]
    histories = frozen_histories(both.frozen, points)
    together = scores_of_frozen(histories)
    assert len(together.scored) == 2
    assert [each.odds.futures for each in together.coverage] == [2, 2]
    # The score of all is the mean of the two, which are of the same futures.
    assert together.skills[0].score == pytest.approx(
        scores_of_frozen(histories[:1]).skills[0].score
    )


def test_that_the_stand_in_is_what_these_tests_take_it_for():
    """Futures differ, so that no range is empty."""
    assert np.ptp(ENSEMBLE.array[:, ROWS["permanent_fte"], 5]) > 1

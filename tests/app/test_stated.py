"""The answer with every value as stated: when there is one, how it is run and what is said."""

from dataclasses import replace

import numpy as np
import pytest

from app import edits
from app.document import with_value
from app.outlooks.outlook import Outlook
from app.outlooks.stated import MOST, Stated, as_stated
from app.outlooks.stated_words import stated_briefly, stated_words
from app.running.answers import AsStated, Rested
from app.running.executors import serial_workers
from app.session import Session
from app.story.gather import gather
from tests.app import stand_in
from tests.app.answers import CASELOAD, FTE, answer, document, ensemble
from tests.app.listening import Counted, Heard, living, run_of, same_outlook, scenario
from tests.app.plan import PLAN


def test_that_a_scenario_whose_assumptions_do_not_vary_has_no_other_answer():
    assert as_stated(edits.set_vary(PLAN, "luck")) is None
    assert as_stated(replace(PLAN, scenario=PLAN.scenario.with_luck_alone())) is None


def test_that_it_is_the_same_scenario_by_luck_alone_in_few_futures():
    own = as_stated(edits.set_futures(PLAN, 500))
    assert own is not None
    assert (own.vary, own.futures, own.targets) == ("luck", MOST, PLAN.targets)
    assert own.played == PLAN.scenario.with_luck_alone()
    few = as_stated(edits.set_futures(PLAN, 10))
    assert few is not None
    assert few.futures == 10


def test_that_it_belongs_to_a_scenario_with_the_same_values_and_targets():
    own = as_stated(PLAN)
    assert own is not None
    known = Stated.of(own, run_of(own))
    assert known.is_of(edits.set_futures(PLAN, 99))
    assert not known.is_of(with_value(PLAN, "pay.golden_hello", 6000))
    assert not known.is_of(replace(PLAN, targets=PLAN.targets[:1]))
    assert not known.is_of(edits.set_vary(PLAN, "luck"))


def told(document, run):
    heard = Heard()
    with living(serial_workers(), heard, run) as live:
        heard.rested(live.ask(document, scenario(1)))
        if as_stated(document) is not None:
            heard.wait_for(lambda event: isinstance(event, AsStated))
    return heard


def test_that_a_live_run_gives_it_after_the_scenarios_own_answer():
    asked, run = scenario(7), Counted(stand_in.run)
    heard = told(asked, run)
    assert heard.events.index(Rested(1, finished=True)) < len(heard.events) - 1
    [event] = heard.of(AsStated)
    own = as_stated(asked)
    assert own is not None
    same_outlook(event.stated.outlook, Outlook.of(own, run_of(own)))
    assert sorted(run.ran_without_ranges) == [(7, number) for number in range(24)]


def test_that_a_live_run_of_luck_alone_runs_and_tells_nothing_more():
    run = Counted(stand_in.run)
    heard = told(edits.set_vary(scenario(7), "luck"), run)
    assert heard.of(AsStated) == []
    assert len(run.ran_without_ranges) == 48


def test_that_one_of_which_no_future_can_be_finished_is_told_as_none():
    def broken(scenario, future):
        if not scenario.ranges:
            raise ValueError("broken by the test")
        return stand_in.run(scenario, future)

    [event] = told(scenario(7), Counted(broken)).of(AsStated)
    assert event.stated is None


def test_that_a_session_shows_it_for_the_answer_it_belongs_to_alone():
    session = Session(PLAN)
    heard = told(PLAN, Counted(stand_in.run))
    session.asked(1)
    session.hear(heard.answers()[-1])
    assert session.stated is None
    assert session.is_stated_wanted
    session.hear(heard.of(AsStated)[0])
    assert session.stated is not None
    assert not session.is_stated_wanted
    other = replace(PLAN, targets=PLAN.targets[:1])
    session.hear(replace_question(heard.answers()[-1], other))
    assert session.stated is None


def replace_question(known, document):
    return replace(known, question=replace(known.question, document=document))


def test_that_a_briefing_runs_it_where_assumptions_vary():
    ran = []

    def play(asked):
        ran.append(asked)
        return run_of(asked)

    case = gather(PLAN, scenario(1), (), PLAN.created, play)
    assert case.stated is not None
    assert [each.vary for each in ran] == ["luck+assumptions", "luck+assumptions", "luck"]
    luck = edits.set_vary(PLAN, "luck")
    assert gather(luck, scenario(1), (), PLAN.created, play).stated is None


# In words


@pytest.fixture
def both():
    """With ranges 5 of 20 futures meet the target; with every value as stated all 40 do."""
    doc = replace(document(FTE, CASELOAD), vary="luck+assumptions", futures=20)
    some = np.where(np.arange(20) < 5, 510.0, 400.0)[:, None]
    known = answer(doc, futures=20, permanent_fte=some, average_caseload=17.0)
    own = replace(doc, vary="luck")
    stated = Stated.of(own, ensemble(own, 40, permanent_fte=520.0, average_caseload=17.0))
    return known, stated


def test_that_both_answers_are_said_with_how_sure_the_second_is(both):
    said = stated_words(*both)
    assert said.startswith("With every value as stated, luck alone varying, in 40 possible futures")
    assert "about 520 FTE in March 2017 (400 FTE with ranges)" in said
    assert "500 FTE: 100% (95% interval 91% to 100%), 25% with ranges" in said
    assert "both: 100% (95% interval 91% to 100%), 25% with ranges" in said


def test_that_in_a_line_both_chances_stand_together(both):
    said = stated_briefly(*both)
    assert "500 FTE 100% (25%)" in said
    assert "caseload 18 or less 100% (100%)" in said

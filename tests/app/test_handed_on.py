"""What is handed on, or looks at single futures, is made of finished futures and nothing else.

Every reader of an answer stands in one of the lists below. Whoever writes a new one decides which
it takes: an answer as it is shown, of which a part may be estimated, or the futures that were run.
"""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import start
from app.exports.making import Format, make_file
from app.outlooks.flow import flow_of, futures_to_choose
from app.outlooks.paired import estimated
from app.reproduction import code_of
from app.running.answers import Question
from app.running.ensemble import of_numbers
from app.story.case import Case, other_of
from app.story.story import story_of
from tests.app import answers

ROOT = Path(start.__file__).parent
RUN, WANTED = 8, 24
PLAN = replace(answers.document(answers.FTE, answers.CASELOAD), title="The plan", futures=WANTED)
BASELINE = replace(PLAN, scenario=PLAN.scenario.with_values({"pay.golden_hello": 1.0}))

SHOWN = {
    "app/figures/chance.py",
    "app/figures/spending.py",
    "app/figures/steady.py",
    "app/outlooks/headline.py",
    "app/outlooks/steadiness.py",
}
"""Read an answer as it is shown in the window; in a briefing they are given one as it was run."""
OF_A_CASE = {
    "app/exports/tables_csv.py",
    "app/exports/xlsx/futures.py",
    "app/outlooks/beside.py",
    "app/story/pages/assumptions.py",
    "app/story/pages/cost.py",
    "app/story/pages/golden_hello.py",
    "app/story/pages/logs.py",
    "app/story/story.py",
}
"""Read the answer of a case, which is never estimated."""
OF_A_RUN = {"app/reports/text_report.py"}
"""Read what the command line ran."""
OF_THE_SESSION = {
    "ui/answer/pane.py": {"shown", "finished"},
    "ui/bench.py": {"shown"},
    "ui/bench_moves.py": {"shown"},
    "ui/bench_window.py": {"shown", "finished"},
    "ui/briefing/stories.py": {"as_run", "finished"},
    "ui/learning/work.py": {"finished"},
    "ui/pages/briefing.py": {"finished"},
    "ui/pages/evidence.py": {"as_run"},
    "ui/pages/flow.py": {"finished"},
    "ui/pages/outlook.py": {"shown", "as_run"},
    "ui/pages/people.py": {"shown", "as_run"},
    "ui/pages/track_record.py": {"finished"},
    "ui/present/lever_bar.py": {"finished"},
    "ui/present/presentation.py": {"as_run"},
    "ui/program.py": {"shown"},
    "ui/status.py": {"shown"},
}
"""Read the answer of the session: as it is shown, as it was run, or its finished futures."""


def names_of(node):
    """What an attribute is taken of, such as ``session`` in ``self._session.answer``."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr.lstrip("_") if isinstance(node, ast.Attribute) else ""


def files_that(reads):
    """Files of the product in which some attribute is read in this way."""
    found = set()
    for folder in ("app", "ui"):
        for file in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            if any(isinstance(node, ast.Attribute) and reads(node) for node in ast.walk(tree)):
                found.add(file.relative_to(ROOT).as_posix())
    return found


def test_that_every_reader_of_an_answer_has_decided_what_it_takes():
    of_an_answer = files_that(
        lambda node: node.attr == "ensemble" and names_of(node.value) == "answer"
    )
    assert of_an_answer == SHOWN | OF_A_CASE | OF_A_RUN
    of_the_session = files_that(
        lambda node: node.attr == "answer" and names_of(node.value) == "session"
    )
    assert of_the_session == OF_THE_SESSION.keys()


@pytest.mark.parametrize("file", OF_THE_SESSION)
def test_that_a_reader_of_the_session_takes_what_it_says(file):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    read = {node.attr for node in attributes if names_of(node.value) == "answer"}
    for taken in ("as_run", "finished"):
        assert (taken in read) == (taken in OF_THE_SESSION[file])
    assert "ensemble" not in read


# An answer from eight pairs of twenty-four


@pytest.fixture(scope="module")
def shown():
    """What the window shows then."""
    theirs = answers.ensemble(BASELINE, WANTED)
    whole = answers.ensemble(PLAN, WANTED, seed=2)
    estimate = estimated(of_numbers(whole, range(RUN)), theirs)
    assert estimate is not None
    made = answers.put(PLAN, estimate.ensemble, BASELINE, theirs)
    return replace(made, question=Question(1, PLAN, BASELINE), estimate=estimate)


@pytest.fixture(scope="module")
def plain():
    """What a run of those eight alone gives."""
    mine = of_numbers(answers.ensemble(PLAN, WANTED, seed=2), range(RUN))
    theirs = of_numbers(answers.ensemble(BASELINE, WANTED), range(RUN))
    return replace(answers.put(PLAN, mine, BASELINE, theirs), question=Question(1, PLAN, BASELINE))


def case_of(answer):
    other = replace(PLAN, title="Another")
    futures = answers.ensemble(PLAN, WANTED, seed=7)
    return Case(answer, (other_of(answer, other, futures),), date(2026, 3, 3))


def test_that_what_is_shown_has_more_futures_than_were_run(shown):
    assert len(shown.ensemble.numbers) == WANTED
    assert len(shown.finished.numbers) == RUN


def test_that_a_case_has_no_estimate_whatever_it_is_made_of(shown, plain):
    case = case_of(shown)
    assert case.answer.estimate is None
    assert np.array_equal(case.answer.ensemble.array, plain.ensemble.array)
    other = case.others[0].difference
    assert other is not None
    assert other.futures == RUN
    again = case_of(plain).with_answer(shown)
    assert again.answer.estimate is None
    assert again.others[0].difference is not None
    assert again.others[0].difference.futures == RUN


def test_that_a_code_names_the_futures_that_were_run(shown, plain):
    story = story_of(case_of(shown))
    assert story.stamp.futures == RUN
    assert story.stamp.code == str(code_of(PLAN, plain.ensemble))


@pytest.mark.parametrize("form", Format, ids=lambda form: form.name)
def test_that_a_file_is_the_one_that_those_futures_alone_give(shown, plain, form, tmp_path):
    """Byte for byte, so that no number in it can come from anything else."""
    made = []
    for name, answer in (("shown", shown), ("plain", plain)):
        folder = tmp_path / name
        folder.mkdir()
        make_file(story_of(case_of(answer)), folder / f"plan{form.suffix}", form)
        made.append((folder / f"plan{form.suffix}").read_bytes())
    assert made[0] == made[1]


def test_that_single_futures_are_those_that_were_run(shown, plain):
    assert futures_to_choose(shown) == futures_to_choose(plain)
    for number in plain.ensemble.numbers:
        assert flow_of(shown, number).moments == flow_of(plain, number).moments
    with pytest.raises(KeyError):
        flow_of(shown, RUN)

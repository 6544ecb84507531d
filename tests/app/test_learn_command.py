"""``headroom learn``: what it writes, what it says, what it refuses."""

import json
from dataclasses import replace

import pytest

from app.files.scenario_file import read, write
from app.running import worker
from tests.learning import toy_model
from tests.learning.cases import document

LIST = (
    "id,outcome,date,months,value,reading,uncertainty\n"
    "T,turnover_12m,2015-09-30,1,21.5,from the payroll,0.5\n"
    "C,average_caseload,2015-09-30,1,21,from the case system,0.5\n"
)


@pytest.fixture
def learn(headroom, tmp_path, monkeypatch):
    """Types the command, for a scenario with 120 futures and a list of two points."""
    monkeypatch.setattr(worker, "the_model", lambda: toy_model.run)
    write(document(120), tmp_path / "ours.headroom")
    (tmp_path / "seen.csv").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def typed(*words):
        return headroom("learn", *words, "--workers", 1)

    return typed


def source(path):
    """What a file has learned from."""
    found = read(path).learned_from
    assert found is not None
    return found


def learning(learn, *words):
    return learn("ours.headroom", "--observed", "seen.csv", "--out", "new.headroom", *words)


def test_that_it_writes_a_scenario_that_has_learned_and_says_what_moved(learn, tmp_path):
    code, said, complaints = learning(learn)
    assert (code, "refused" in complaints) == (0, False)
    learned = read(tmp_path / "new.headroom")
    assert [each.id for each in source(tmp_path / "new.headroom").points] == ["T", "C"]
    assert learned.scenario.learned is not None
    assert learned.log[-1].what == "Learned from 2 points"
    assert "learned from 2 points" in said
    assert "of 120 possible futures agree with all of them" in " ".join(said.split())
    assert "Leaving rate" in said
    assert "Turnover, 12 months, Sep 2015" in said
    assert "21.5 ± 0.5" in said
    assert learned.code in said
    assert max(map(len, said.splitlines())) <= 100


def test_that_json_has_every_digit(learn, tmp_path):
    code, said, _ = learning(learn, "--format", "json")
    found = json.loads(said)
    assert code == 0
    assert found["fingerprint"] == read(tmp_path / "new.headroom").code
    assert found["fingerprint_before"] == document().code
    assert found["futures"] == 120
    assert [each["id"] for each in found["points"]] == ["T", "C"]
    first = found["points"][0]
    assert first["after"]["p90"] - first["after"]["p10"] < (
        first["before"]["p90"] - first["before"]["p10"]
    )
    assert {"name", "unit", "before", "after", "shift", "left"} == found["moved"][0].keys()


def test_that_other_futures_are_learned_from_without_changing_how_many_the_file_asks_for(
    learn, tmp_path
):
    code, said, _ = learning(learn, "--futures", 150, "--format", "json")
    assert code == 0
    assert json.loads(said)["futures"] == 150
    assert read(tmp_path / "new.headroom").futures == 120
    assert source(tmp_path / "new.headroom").futures == 150


def test_that_the_shipped_points_are_used_if_no_list_is_given(learn, tmp_path):
    """The stand-in shows 100 for most of them, so they are refused by name."""
    code, _, said = learn("ours.headroom", "--out", "new.headroom")
    assert code == 2
    assert "OBS-012 (Staff in post, Jun 2015) is 511 FTE, far outside" in said
    assert not (tmp_path / "new.headroom").exists()


def test_that_a_point_can_be_left_out(learn, tmp_path):
    code, _, _ = learning(learn, "--without", "T")
    assert code == 0
    assert [each.id for each in source(tmp_path / "new.headroom").points] == ["C"]


def test_that_a_point_that_is_not_there_cannot_be_left_out(learn, tmp_path):
    code, _, said = learning(learn, "--without", "TT")
    assert code == 2
    assert "--without TT names no observed point. Did you mean T?" in said
    assert not (tmp_path / "new.headroom").exists()


def test_that_too_few_futures_are_refused_before_any_is_run(learn, tmp_path, monkeypatch):
    monkeypatch.setattr("app.commands.running.run_in_turn", None)
    code, _, said = learning(learn, "--futures", 40)
    assert code == 2
    assert "futures is 40, too few to learn from. Play 100 or more." in said
    assert not (tmp_path / "new.headroom").exists()


def test_that_it_forgets(learn, tmp_path):
    learning(learn)
    before = read(tmp_path / "ours.headroom")
    code, said, _ = learn("new.headroom", "--forget", "--out", "again.headroom")
    assert code == 0
    assert "is forgotten" in said
    forgotten = read(tmp_path / "again.headroom")
    assert replace(forgotten, log=()) == replace(before, log=())
    assert forgotten.code == before.code
    assert forgotten.log[-1].what == "What was learned is forgotten"


def test_that_forgetting_takes_no_points(learn, tmp_path):
    """Who names one may mean to forget it alone."""
    learning(learn)
    code, _, said = learn(
        "new.headroom", "--forget", "--without", "OBS-1", "--out", "again.headroom"
    )
    assert code == 2
    assert "--without does nothing with --forget" in said
    assert not (tmp_path / "again.headroom").exists()


def test_that_who_has_learned_nothing_has_nothing_to_forget(learn, tmp_path):
    code, _, said = learn("ours.headroom", "--forget", "--out", "again.headroom")
    assert code == 2
    assert "has learned nothing" in said
    assert not (tmp_path / "again.headroom").exists()


def test_that_a_run_of_what_was_learned_says_so_and_uses_it(learn, headroom, tmp_path):
    learning(learn)
    _, before, _ = headroom("run", "ours.headroom", "--workers", 1)
    _, after, _ = headroom("run", "new.headroom", "--workers", 1)
    assert "learned from 2 points" not in before
    assert "learned from 2 points" in after
    assert read(tmp_path / "new.headroom").code in after


@pytest.mark.parametrize("name", ["new.txt", "new"])
def test_that_it_writes_scenario_files_alone(learn, name):
    code, _, said = learn("ours.headroom", "--observed", "seen.csv", "--out", name)
    assert code == 2
    assert "a scenario file ends in .headroom" in said

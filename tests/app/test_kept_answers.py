"""Answers kept between sessions: to the last digit or not at all, and never fatal."""

import io
import os
from dataclasses import replace

import numpy as np
import pytest

from app.fingerprint import fingerprint
from app.running import kept_answers
from app.running.ensemble import Collector, Ensemble
from app.running.executors import serial_workers
from app.running.kept_answers import KeptAnswers
from app.running.worker import Batch
from sim.calendar import month_ends
from sim.outcomes import OUTCOMES
from tests.app import stand_in
from tests.app.birmingham import SCENARIO
from tests.app.listening import BASELINE, Counted, Heard, living, same_numbers, scenario

CODE = fingerprint(SCENARIO)


def ensemble_of(scenario=SCENARIO, futures=range(3)):
    runs = [stand_in.run(scenario, number) for number in futures]
    paths = tuple(scenario.ranges)
    drawn = np.array([[run.drawn[path] for path in paths] for run in runs])
    collector = Collector(tuple(futures))
    array = np.stack([run.outcomes for run in runs])
    collector.add(Batch(tuple(futures), runs[0].months, array, paths, drawn, ()))
    return collector.ensemble()


def same(one: Ensemble, other: Ensemble | None) -> bool:
    return (
        other is not None
        and (one.months, one.numbers, list(one.drawn))
        == (other.months, other.numbers, list(other.drawn))
        and one.array.tobytes() == other.array.tobytes()
        and all(one.drawn[path].tobytes() == other.drawn[path].tobytes() for path in one.drawn)
    )


@pytest.fixture
def kept(tmp_path):
    return KeptAnswers(tmp_path / "answers")


def files(tmp_path):
    return sorted(file for file in (tmp_path / "answers").rglob("*") if file.is_file())


def test_that_futures_come_back_to_the_last_digit(kept, tmp_path):
    ensemble = ensemble_of(futures=(0, 1, 2, 7))
    ensemble.array[0, 0, 0] = np.nextafter(1.0, 2.0)
    ensemble.array[1, 0, 0] = -0.0
    ensemble.array[2, 0, 0] = np.nan
    kept.save(CODE, ensemble)
    assert same(ensemble, KeptAnswers(tmp_path / "answers").load(CODE))


def test_that_futures_without_assumptions_come_back(kept):
    ensemble = ensemble_of(SCENARIO.with_luck_alone())
    kept.save("luck", ensemble)
    assert same(ensemble, kept.load("luck"))


def test_that_what_comes_back_can_be_added_to(kept):
    kept.save(CODE, ensemble_of())
    loaded = kept.load(CODE)
    assert loaded is not None
    assert same(ensemble_of(), Collector.holding(loaded).ensemble())


def test_that_nothing_was_kept_of_another_scenario(kept):
    kept.save(CODE, ensemble_of())
    assert kept.load("K7-4QX-81") is None


def test_that_more_futures_take_the_place_of_fewer(kept, tmp_path):
    kept.save(CODE, ensemble_of())
    kept.save(CODE, ensemble_of(futures=range(6)))
    assert same(ensemble_of(futures=range(6)), kept.load(CODE))
    assert len(files(tmp_path)) == 1


def spoiled(**changes):
    """What would be kept, with some of it replaced; None: left out."""
    content = kept_answers._content(ensemble_of(), CODE)
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        arrays = dict(archive)
    for name, value in changes.items():
        arrays.pop(name)
        if value is not None:
            arrays[name] = value
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


WHOLE = spoiled()
MONTHS = len(month_ends(SCENARIO.first_day, SCENARIO.last_day))
GOOD = ensemble_of()
SPOILED = {
    "empty": b"",
    "random": bytes(range(256)) * 50,
    "another's": b"PK\x03\x04" + b"\0" * 500,
    "one array": WHOLE[:200],
    "cut off": WHOLE[: len(WHOLE) // 2],
    "cut off at the end": WHOLE[:-1],
    "flipped": WHOLE[: len(WHOLE) // 2] + b"\xff\xfe\xfd" + WHOLE[len(WHOLE) // 2 + 3 :],
    "other key": spoiled(key=np.array("K7-4QX-81")),
    "other outcomes": spoiled(outcomes=np.array(["x", *list(OUTCOMES)[1:]])),
    "outcomes in another order": spoiled(outcomes=np.array([*list(OUTCOMES)[::-1]])),
    "fewer outcomes": spoiled(outcomes=np.array(list(OUTCOMES)[1:]), array=GOOD.array[:, 1:]),
    "fewer months": spoiled(array=GOOD.array[:, :, 1:]),
    "fewer futures": spoiled(array=GOOD.array[1:]),
    "flat": spoiled(array=GOOD.array.ravel()),
    "whole numbers": spoiled(array=GOOD.array.astype(int)),
    "text": spoiled(array=GOOD.array.astype(str)),
    "no figures": spoiled(array=None),
    "no draws": spoiled(drawn=None),
    "other draws": spoiled(drawn=np.zeros((3, 1))),
    "a path twice": spoiled(paths=np.array(["start.turnover_before"] * len(GOOD.drawn))),
    "months that are none": spoiled(months=np.array(["yesterday"] * MONTHS)),
    "a future twice": spoiled(numbers=np.array([0, 1, 1])),
    "futures out of order": spoiled(numbers=np.array([2, 1, 0])),
    "no futures": spoiled(
        numbers=np.array([], dtype=int), array=GOOD.array[:0], drawn=np.zeros((0, len(GOOD.drawn)))
    ),
    "objects": spoiled(paths=np.array([{"a": 1}], dtype=object)),
}


def test_that_the_whole_of_it_is_good(kept, tmp_path):
    kept.save(CODE, ensemble_of())
    files(tmp_path)[0].write_bytes(WHOLE)
    assert same(GOOD, kept.load(CODE))


@pytest.mark.parametrize("kind", SPOILED)
def test_that_what_looks_odd_is_set_aside_and_run_again(kept, tmp_path, kind):
    kept.save(CODE, ensemble_of())
    (file,) = files(tmp_path)
    file.write_bytes(SPOILED[kind])
    assert kept.load(CODE) is None
    assert not file.exists()
    kept.save(CODE, ensemble_of())
    assert same(GOOD, kept.load(CODE))


def test_that_those_not_used_for_longest_are_given_up(tmp_path):
    size = len(kept_answers._content(ensemble_of(), CODE))
    kept = KeptAnswers(tmp_path / "answers", most_bytes=3 * size + 100)
    for number, code in enumerate(("a", "b", "c")):
        kept.save(code, ensemble_of())
        (file,) = (each for each in files(tmp_path) if each.stem == f"of-{code}")
        os.utime(file, (number, number))
    assert kept.load("a") is not None  # used now
    kept.save("d", ensemble_of())
    assert [kept.load(code) is not None for code in "abcd"] == [True, False, True, True]


def test_that_one_too_large_is_not_kept(tmp_path):
    kept = KeptAnswers(tmp_path / "answers", most_bytes=1000)
    kept.save(CODE, ensemble_of())
    assert kept.load(CODE) is None
    assert files(tmp_path) == []


def test_that_answers_of_other_versions_are_removed(kept, tmp_path, monkeypatch):
    kept.save(CODE, ensemble_of())
    monkeypatch.setattr(kept_answers, "version_key", lambda: "another")
    newer = KeptAnswers(tmp_path / "answers")
    assert newer.load(CODE) is None
    assert files(tmp_path) == []


@pytest.mark.parametrize("step", ["mkdir", "fsync", "replace"])
def test_that_a_disk_that_fails_hurts_nobody(kept, tmp_path, monkeypatch, step):
    def fail(*_args, **_keywords):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.mkdir" if step == "mkdir" else f"os.{step}", fail)
        kept.save(CODE, ensemble_of())
    assert files(tmp_path) == []
    assert kept.load(CODE) is None


def test_that_a_folder_that_cannot_be_made_hurts_nobody(tmp_path):
    (tmp_path / "file").touch()
    kept = KeptAnswers(tmp_path / "file" / "answers")
    kept.save(CODE, ensemble_of())
    assert kept.load(CODE) is None


def test_that_a_user_without_a_home_is_served(monkeypatch):
    def no_home():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(kept_answers, "cache_folder", no_home)
    kept = KeptAnswers()
    kept.save(CODE, ensemble_of())
    assert kept.load(CODE) is None


@pytest.mark.parametrize("code", ["../../x", "a/b", "n" * 300, "CON", "=cmd()"])
def test_that_nothing_is_kept_outside_the_folder(kept, tmp_path, code):
    kept.save(code, ensemble_of())
    (file,) = files(tmp_path)
    assert file.parent == kept._folder
    assert same(GOOD, kept.load(code))


def test_that_another_seed_is_another_answer(kept):
    other = replace(SCENARIO, seed=7)
    kept.save(CODE, ensemble_of())
    kept.save(fingerprint(other), ensemble_of(other))
    assert same(ensemble_of(other), kept.load(fingerprint(other)))
    assert same(ensemble_of(), kept.load(CODE))


def ask(folder, document):
    """Ask as in a session of its own; the last answer, and the futures that had to be run."""
    heard, counted = Heard(), Counted(stand_in.run)
    with living(serial_workers(), heard, counted, KeptAnswers(folder)) as live:
        heard.rested(live.ask(document, BASELINE))
    return heard.answers(), counted.ran


def test_that_a_scenario_opened_again_is_answered_at_once(tmp_path):
    answers, ran = ask(tmp_path, scenario(4))
    assert len(ran) == 48, "the scenario's and its baseline's"
    again, run_again = ask(tmp_path, scenario(4))
    assert run_again == []
    assert len(again) == 1
    same_numbers(again[0].ensemble, answers[-1].ensemble)
    more, run_more = ask(tmp_path, scenario(4, futures=30))
    assert sorted({future for _, future in run_more}) == list(range(24, 30))
    assert more[-1].outlook.futures == 30

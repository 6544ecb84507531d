"""The code on a page brings its figures back to the digit, or says what differs and why."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import briefing_edits, edits, fingerprint, reproduced
from app.briefing import Published
from app.changelog import logged
from app.files.scenario_file import read, write
from app.fingerprint import ALPHABET
from app.problem import CannotUse
from app.reproduced import Part, reproduction
from app.reproduction import Code, code_of, read_code
from app.running import worker
from app.running.executors import serial_workers
from app.running.runner import run_futures
from tests.app import stand_in
from tests.app.answers import document as made_document
from tests.app.plan import PLAN
from tests.behaviour.services import tiny

HELLO = "pay.golden_hello"
DAY, LATER = date(2026, 3, 3), date(2026, 3, 9)
FUTURES = 12


def played(document, futures=FUTURES, run=stand_in.run):
    with serial_workers() as pool:
        return run_futures(document.played, range(futures), pool, run=run)


def printed(document, futures=FUTURES):
    return code_of(document, played(document, futures))


def found(code, document, run=stand_in.run):
    asked = read_code(code)
    return reproduction(asked, document, played(document, asked.futures, run))


def parts(result):
    return [each.part for each in result.differences]


# Reading a code

groups = [st.text(ALPHABET, min_size=size, max_size=size) for size in (5, 2, 2, 4)]
codes = st.builds(Code, groups[0], groups[1], groups[2], st.integers(1, 100_000), groups[3])
between = st.sampled_from(["", "-", " ", " - ", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}", "_"])
misread = st.sampled_from([str.maketrans("01", pair) for pair in ("OI", "ol", "0L", "o1")])


@given(codes, st.lists(between, min_size=4, max_size=4), misread, st.booleans())
def test_that_a_code_is_read_however_it_was_copied(code, separators, swap, lower):
    said = str(code).translate(swap)
    typed = "".join(a + b for a, b in zip(said.split("-"), [*separators, ""], strict=True))
    assert read_code(typed.lower() if lower else f" {typed}\n") == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "has not the form of a code"),
        ("K7QX4-2F-9M", "is the code of a scenario alone"),
        ("K7QX4-2F-9M-128", "has not the form"),
        ("K7QX4-2F-9M-12B-3WHP", "has not the form"),
        ("K7QX4-2F-9M-0-3WHP", "names 0 possible futures"),
        ("K7QX4-2F-9M-100001-3WHP", "names 100,001 possible futures"),
        ("K7QX4-2F-9M-128-3WHU", 'holds "U"'),
        ("K7QX4-2F-9M-128-3WH\N{SNOWMAN}", 'holds "\N{SNOWMAN}"'),
        ("=1+1", 'holds "="'),
        ("K7QX4-2F-9M-" + "9" * 5_000 + "-3WHP", "has not the form"),
        ("K7QX4-2F-9M-\u0661\u0662-3WHP", 'holds "\u0661"'),
    ],
)
def test_that_what_is_no_code_is_refused_in_a_sentence(text, words):
    with pytest.raises(CannotUse) as caught:
        read_code(text)
    (sentence,) = caught.value.sentences()
    assert words in sentence
    assert sentence.isprintable()


# What differs


def test_that_the_same_scenario_gives_the_same_figures_and_nothing_differs():
    result = found(printed(PLAN), PLAN)
    assert result.same_figures
    assert result.differences == ()
    assert result.asked == result.here


def test_that_texts_targets_and_reasons_do_not_count():
    other = edits.set_notes(edits.set_reason(edits.set_title(PLAN, "Other"), HELLO, "so"), "Notes")
    assert found(printed(PLAN), edits.set_targets(other, [])).differences == ()


def test_that_another_seed_is_named():
    result = found(printed(PLAN), edits.set_seed(PLAN, 7))
    assert parts(result) == [Part.SEED]
    assert not result.same_figures
    assert "The seed of the file is 7" in result.differences[0].says


def test_that_another_input_is_named():
    result = found(printed(PLAN), edits.set_value(PLAN, HELLO, 6000))
    assert parts(result) == [Part.INPUTS]
    assert not result.same_figures
    assert "cannot be named" in result.differences[0].says


def test_that_the_log_names_what_was_changed_since():
    first = logged(PLAN, PLAN, "anna", DAY, is_new=True)
    code = printed(first)
    moved = edits.set_reason(edits.set_value(first, HELLO, 6000), HELLO, "to draw seniors")
    moved = logged(moved, first, "ben", LATER)
    titled = logged(edits.set_title(moved, "Bolder"), moved, "ben", date(2026, 3, 10))
    (inputs,) = found(code, titled).differences
    assert inputs.since == ("9 March 2026 by ben: Golden hello £3,000 to £6,000 (to draw seniors)",)
    seeded = logged(edits.set_seed(titled, 7), titled, "", LATER)
    _, seed = found(code, seeded).differences
    assert seed.since == ("9 March 2026: Seed 2015 to 7",)


def test_that_a_briefing_that_was_handed_over_dates_what_came_after():
    code = printed(PLAN)
    made = briefing_edits.record(PLAN, Published(DAY, code, "0.1.0", "brief.pptx"))
    moved = logged(edits.set_value(made, HELLO, 6000), made, "ben", LATER)
    (inputs,) = found(code, moved).differences
    assert inputs.since == ("9 March 2026 by ben: Golden hello £3,000 to £6,000",)


def test_that_a_change_by_hand_is_said_to_be_one():
    first = logged(PLAN, PLAN, "anna", DAY, is_new=True)
    (inputs,) = found(printed(first), edits.set_value(first, HELLO, 6000)).differences
    assert inputs.since == ()
    assert "changed by hand" in inputs.says


def of_version(monkeypatch, version):
    made = {**fingerprint.made_with(), "headroom": version}
    for module in (fingerprint, reproduced):
        monkeypatch.setattr(module, "made_with", lambda: made)


def fresh(document):
    """Without what was worked out of it before."""
    return replace(document)


def test_that_another_version_is_named_with_the_one_that_made_it(monkeypatch):
    with monkeypatch.context() as then:
        of_version(then, "0.0.9")
        code = printed(fresh(PLAN))
    result = found(code, fresh(PLAN))
    assert parts(result) == [Part.VERSION]
    assert result.same_figures
    here = fingerprint.made_with()["headroom"]
    assert "another version of Headroom" in result.differences[0].says
    made = briefing_edits.record(PLAN, Published(DAY, code, "0.0.9", "brief.pptx"))
    said = found(code, made).differences[0].says
    assert said == f"The code was made with Headroom 0.0.9; this is Headroom {here}."
    other = briefing_edits.record(
        PLAN, Published(DAY, code.replace("-12-", "-24-"), "0.0.9", "x.pptx")
    )
    assert "Headroom 0.0.9;" in found(code, other).differences[0].says


def test_that_a_version_of_other_figures_is_found(monkeypatch):
    with monkeypatch.context() as then:
        of_version(then, "0.0.9")
        code = printed(fresh(PLAN))
    result = found(code, fresh(PLAN), other_digits)
    assert parts(result) == [Part.VERSION]
    assert not result.same_figures


def other_digits(scenario, future):
    """The stand-in, but for the last digit of one number in one future."""
    made = stand_in.run(scenario, future)
    if future == FUTURES - 1:
        made.outcomes[0, 0] = made.outcomes[0, 0] * (1 + 1e-15)
    return made


def test_that_a_digit_alone_is_noticed_and_the_libraries_named():
    result = found(printed(PLAN), PLAN, other_digits)
    assert parts(result) == [Part.FIGURES]
    assert not result.same_figures
    says = result.differences[0].says
    assert all(f"{name} {number}" in says for name, number in fingerprint.made_with().items())


def test_that_futures_that_fail_here_are_named():
    result = found(printed(PLAN), PLAN, stand_in.failing)
    assert parts(result) == [Part.FUTURES]
    assert "10 possible futures could be finished here, 12 then" in result.differences[0].says


# The command


@pytest.fixture
def typed(headroom, plan):
    def reproduce(code, *words):
        return headroom("reproduce", code, plan, "--workers", "1", *words)

    return reproduce


def test_that_the_command_says_that_figures_come_out_the_same(typed):
    code = printed(PLAN)
    exit_code, answer, complaints = typed(code.lower().replace("-", " "))
    assert (exit_code, complaints) == (0, "")
    assert answer.startswith(f"{code} comes out the same to the digit: 12 possible futures")


def test_that_the_command_names_what_differs(typed, plan):
    write(edits.set_seed(edits.set_value(PLAN, HELLO, 6000), 7), plan)
    exit_code, answer, _ = typed(printed(PLAN))
    assert exit_code == 1
    assert "- Inputs: " in answer
    assert "- Seed: The seed of the file is 7" in answer
    assert f"Here the code is {printed(read(plan))}." in answer


def test_that_programs_are_told_the_same(typed, plan):
    code = printed(PLAN)
    write(briefing_edits.record(PLAN, Published(DAY, code, "0.0.9", "brief.pptx")), plan)
    exit_code, answer, _ = typed(code, "--format", "json")
    said = json.loads(answer)
    assert (exit_code, said["same_figures"], said["differences"]) == (0, True, [])
    assert said["code"] == said["code_here"] == code
    assert said["handed_over"] == {"file": "brief.pptx", "on": "2026-03-03", "version": "0.0.9"}
    assert "handed over on" not in answer
    assert "The code is that of brief.pptx, handed over on 3 March 2026" in typed(code)[1]


def test_that_futures_that_failed_then_may_fail_again(typed, monkeypatch):
    code = code_of(PLAN, played(PLAN, FUTURES, stand_in.failing))
    assert "-10-" in code
    monkeypatch.setattr(worker, "the_model", lambda: stand_in.failing)
    exit_code, answer, _ = typed(code)
    assert exit_code == 0
    assert "comes out the same to the digit: 10 possible futures" in answer


@pytest.mark.parametrize("code", ["K7QX4-2F-9M", "nonsense!"])
def test_that_what_is_no_code_ends_with_two(typed, code):
    exit_code, answer, complaints = typed(code)
    assert (exit_code, answer) == (2, "")
    assert code in complaints


def test_that_the_model_itself_gives_its_figures_again(tmp_path, capsys):
    from app.cli import main

    scenario = tiny(date(2015, 7, 31))
    document = made_document(first=scenario.first_day, last=scenario.last_day)
    document = replace(document, scenario=scenario, vary="luck+assumptions")
    with serial_workers() as pool:
        code = code_of(document, run_futures(document.played, range(3), pool))
    file = tmp_path / "tiny.headroom"
    write(document, file)
    assert main(["reproduce", code, str(file), "--workers", "1"]) == 0
    assert "comes out the same to the digit" in capsys.readouterr().out
    write(edits.set_value(document, "leaving.rate", 25), file)
    assert main(["reproduce", code, str(file), "--workers", "1"]) == 1
    assert "- Inputs: " in capsys.readouterr().out


@pytest.mark.parametrize("code", ["K7QX4-2F-9M-128-3WH", "K7QX4-2F-9M-128-3WHPX"])
def test_that_a_slip_in_the_last_group_never_changes_the_number_of_futures(code):
    with pytest.raises(CannotUse, match="has not the form"):
        read_code(code)

"""Where a digit is another: only the last ones, or the figures; where, how much, and why."""

import json
from dataclasses import asdict, replace
from datetime import date

import pytest

from app import briefing_edits, fingerprint, reproduced
from app.averages import averages
from app.briefing import Published
from app.commands import reproduce
from app.computer import this_computer
from app.files.scenario_file import parse, read, text_of, write
from app.reproduced import Part, reproduction
from app.reproduction import code_of, read_code
from app.running import worker
from app.running.executors import serial_workers
from app.running.runner import run_futures
from app.sources.handed_over import handed_over_notices
from sim.results import ROWS
from tests.app import stand_in
from tests.app.plan import PLAN

DAY = date(2026, 3, 3)
FUTURES = 12
HERE = fingerprint.made_with()["headroom"]
THERE = replace(this_computer(), system="Windows", machine="AMD64", numpy="2.0.1")
WHERE = f"made on Windows AMD64 with numpy 2.0.1; this is {this_computer().kind} with numpy"


def last_digit(scenario, future):
    """The stand-in, but for the last digit of one number in one future."""
    made = stand_in.run(scenario, future)
    if future == FUTURES - 1:
        made.outcomes[ROWS["cost_total"], 3] *= 1 + 3e-16
    return made


def last_digits(scenario, future):
    """The stand-in, but for the last digits of every cost."""
    made = stand_in.run(scenario, future)
    made.outcomes[ROWS["cost_total"]] *= 1 + 2e-15
    return made


def turned(scenario, future):
    """The stand-in, but for one future in which somebody left in the last month but one."""
    made = stand_in.run(scenario, future)
    if future == FUTURES - 1:
        made.outcomes[ROWS["permanent_fte"], -2:] -= 0.8
        made.outcomes[ROWS["leavers"], -2] += 1
        made.outcomes[ROWS["cost_total"], -1] -= 3_200
    return made


def played(run=stand_in.run, futures=FUTURES):
    with serial_workers() as pool:
        return run_futures(PLAN.played, range(futures), pool, run=run)


def made_there(run=stand_in.run, *, version=HERE, computer=THERE, figures=True):
    """The plan with a briefing that another computer made of its figures."""
    ensemble = played(run)
    code = replace(read_code(code_of(PLAN, ensemble)), version=fingerprint.version_letters(version))
    kept = averages(ensemble) if figures else {}
    made = Published(DAY, str(code), version, "brief.pptx", computer, kept)
    return briefing_edits.record(PLAN, made)


def found(document, futures=FUTURES):
    asked = read_code(document.published[-1].code)
    return reproduction(asked, document, played(futures=futures))


def said(result):
    (figures,) = (each.says for each in result.differences if each.part is Part.FIGURES)
    return figures


# What is found


def test_that_the_same_digits_are_the_same_wherever_they_were_made():
    result = found(made_there())
    assert (result.same_figures, result.gap, result.differences) == (True, None, ())


def test_that_one_last_digit_is_told_from_other_figures():
    result = found(made_there(last_digit))
    assert not result.same_figures
    assert result.same_but_for_last_digits
    assert [each.part for each in result.differences] == [Part.FIGURES]
    assert WHERE in said(result)


def test_that_last_digits_are_told_with_how_much_and_where():
    result = found(made_there(last_digits))
    assert result.same_but_for_last_digits
    assert "no figure differs by more than 1 part in a million million" in said(result)
    assert "of £2,499,216 (total cost)" in said(result)
    assert said(result).partition("(total cost). ")[2].startswith("The briefing was made on")


def test_that_one_decision_turned_in_one_future_is_other_figures():
    result = found(made_there(turned))
    assert not result.same_but_for_last_digits
    assert not result.same_figures
    assert said(result).startswith("Inputs, seed and version are the same, and yet the figures")
    # One leaver in one month of one of twelve futures of fifteen month ends.
    assert result.gap.outcome == "leavers"
    assert result.gap.size == pytest.approx(1 / (12 * 15))
    assert "a difference of 0.0056 people" in said(result)
    assert WHERE in said(result)


def test_that_a_briefing_of_which_no_averages_are_kept_is_told_of_as_before():
    for run in (last_digit, turned):
        result = found(made_there(run, computer=None, figures=False))
        assert not result.same_but_for_last_digits
        assert said(result).startswith("Inputs, seed and version are the same and yet some digit")


def test_that_averages_are_kept_whether_or_not_the_computer_is():
    result = found(made_there(last_digits, computer=None))
    assert result.same_but_for_last_digits
    assert said(result).endswith("(total cost).")


def test_that_averages_of_other_outcomes_say_nothing():
    document = made_there(last_digits)
    (made,) = document.published
    other = replace(made, figures={**made.figures, "happiness": 1.0})
    result = found(replace(document, published=(other,)))
    assert not result.same_but_for_last_digits
    assert "yet some digit is another" in said(result)


def test_that_another_version_may_have_moved_last_digits_alone():
    result = found(made_there(last_digits, version="0.0.9"))
    assert [each.part for each in result.differences] == [Part.VERSION, Part.FIGURES]
    assert result.same_but_for_last_digits
    other = found(made_there(turned, version="0.0.9"))
    assert not other.same_but_for_last_digits
    assert said(other).startswith("Averaged over possible futures and months, the largest")


def test_that_fewer_futures_are_not_compared():
    result = found(made_there(last_digits), futures=FUTURES - 1)
    assert [each.part for each in result.differences] == [Part.FUTURES]
    assert result.gap is None


# The file


def test_that_the_file_keeps_every_digit_of_the_averages():
    document = made_there(last_digits)
    assert parse(text_of(document), "x") == document
    (line,) = (each for each in text_of(document).splitlines() if '"brief.pptx"' in each)
    kept = json.loads(line)
    assert kept["figures"] == averages(played(last_digits))
    assert kept["computer"] == asdict(THERE)


def test_that_a_file_written_before_is_read_and_saved_as_it_was():
    old = made_there(computer=None, figures=False)
    assert '"computer"' not in text_of(old)
    assert '"figures"' not in text_of(old)
    again = parse(text_of(old), "x")
    assert again == old
    assert (again.published[0].computer, again.published[0].figures) == (None, {})


# The command


@pytest.fixture
def reproduced_here(headroom, plan):
    def type_it(document, *words):
        write(document, plan)
        code = document.published[-1].code
        return headroom("reproduce", code, plan, "--workers", "1", *words)

    return type_it


def test_that_the_command_says_last_digits(reproduced_here, plan):
    document = made_there(last_digits)
    exit_code, answer, complaints = reproduced_here(document)
    assert (exit_code, complaints) == (reproduce.SAME_BUT_FOR_LAST_DIGITS, "")
    code = document.published[0].code
    assert answer.startswith(f"{code} comes out the same but for last digits: 12 possible futures")
    assert "- Figures: Averaged over" in answer
    assert WHERE in answer
    assert f"Here the code is {code_of(read(plan), played())}." in answer


def test_that_the_command_says_other_figures(reproduced_here):
    exit_code, answer, complaints = reproduced_here(made_there(turned))
    assert (exit_code, complaints) == (reproduce.OTHER, "")
    assert "does not come out again. What differs:\n- Figures: " in answer
    assert "in permanent leavers: " in answer


def test_that_exit_codes_tell_scripts_apart():
    codes = (reproduce.SAME, reproduce.OTHER, reproduce.SAME_BUT_FOR_LAST_DIGITS)
    assert codes == (0, 1, 3)


def test_that_programs_are_told_how_much_and_where(reproduced_here):
    code, answer, _ = reproduced_here(made_there(turned), "--format", "json")
    told = json.loads(answer)
    assert (code, told["same_figures"], told["same_but_for_last_digits"]) == (1, False, False)
    largest = told["largest_difference"]
    assert (largest["outcome"], largest["unit"]) == ("leavers", "people")
    assert largest["then"] - largest["here"] == pytest.approx(largest["difference"])
    assert largest["share"] == pytest.approx(largest["difference"] / largest["then"])
    assert told["computer"] == {"then": asdict(THERE), "here": asdict(this_computer())}


def test_that_programs_are_told_last_digits_and_nothing(reproduced_here):
    code, answer, _ = reproduced_here(made_there(last_digits), "--format", "json")
    told = json.loads(answer)
    assert (code, told["same_figures"], told["same_but_for_last_digits"]) == (3, False, True)
    assert told["largest_difference"]["outcome"] == "cost_total"
    assert 0 < told["largest_difference"]["share"] < 1e-14
    code, answer, _ = reproduced_here(made_there(computer=None, figures=False), "--format", "json")
    told = json.loads(answer)
    assert (code, told["same_figures"], told["same_but_for_last_digits"]) == (0, True, False)
    assert told["largest_difference"] is None
    assert told["computer"]["then"] is None


def test_that_the_model_on_another_computer_is_told_from_another_model(
    reproduced_here, monkeypatch
):
    """The command whole, the other way round: the briefing is ours, the run is the other's."""
    document = made_there(stand_in.run, computer=this_computer())
    for run, exit_code in ((last_digit, 3), (turned, 1), (stand_in.run, 0)):
        monkeypatch.setattr(worker, "the_model", lambda run=run: run)
        assert reproduced_here(document)[0] == exit_code


# Opening a file


def test_that_an_opened_file_tells_last_digits_from_other_figures():
    (words,) = handed_over_notices(made_there(last_digits), played())
    assert "brief.pptx" in words
    assert ") comes out the same but for last digits. Averaged over" in words
    assert WHERE in words
    (words,) = handed_over_notices(made_there(turned), played())
    assert ") does not come out again. Inputs, seed and version are the same" in words
    assert "in permanent leavers" in words


def test_that_an_opened_file_of_another_version_does_too():
    (words,) = handed_over_notices(made_there(last_digits, version="0.0.9"), played())
    assert "was made with Headroom 0.0.9. This version gives the same figures but for last" in words
    (words,) = handed_over_notices(made_there(turned, version="0.0.9"), played())
    assert "This version gives other figures. Averaged over" in words


def test_that_nothing_is_averaged_where_no_digit_differs(monkeypatch):
    document = made_there()
    monkeypatch.setattr(reproduced, "averages", lambda _: pytest.fail("figures are averaged"))
    assert handed_over_notices(document, played()) == []

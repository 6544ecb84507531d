"""A file whose last briefing another version made says so, and whether its figures hold."""

from dataclasses import replace
from datetime import date

import pytest

from app import briefing_edits, edits
from app.briefing import Published
from app.files.scenario_file import write
from app.fingerprint import made_with, version_letters
from app.reproduction import code_of, read_code
from app.running.executors import serial_workers
from app.running.runner import run_futures
from app.sources import handed_over
from app.sources.handed_over import handed_over_notices
from tests.app import stand_in
from tests.app.plan import PLAN

DAY = date(2026, 3, 3)
FUTURES = 12
HERE = made_with()["headroom"]


def played(document, futures=FUTURES):
    with serial_workers() as pool:
        return run_futures(document.played, range(futures), pool, run=stand_in.run)


def as_of(code, version="0.0.9"):
    """The code as another version would have printed it over the same figures."""
    return replace(code, version=version_letters(version))


def with_briefing(code, version="0.0.9", document=PLAN):
    return briefing_edits.record(document, Published(DAY, str(code), version, "brief.pptx"))


CODE = read_code(code_of(PLAN, played(PLAN)))
OLD = as_of(CODE)


def test_that_a_file_without_briefings_or_with_one_of_this_version_says_nothing():
    assert handed_over_notices(PLAN) == []
    own = with_briefing(CODE, HERE)
    assert handed_over_notices(own) == []
    assert handed_over_notices(own, played(PLAN)) == []


def test_that_what_the_planner_changed_with_this_version_is_no_news():
    own = edits.set_seed(edits.set_value(with_briefing(CODE, HERE), "pay.golden_hello", 6000), 7)
    assert handed_over_notices(own, played(own)) == []


@pytest.mark.parametrize("known", [None, 1, FUTURES - 1])
def test_that_before_enough_futures_are_known_it_is_said_when_it_will_show(known):
    ensemble = played(PLAN, known) if known else None
    (said,) = handed_over_notices(with_briefing(OLD), ensemble)
    assert f"The briefing of 3 March 2026 (brief.pptx, {OLD}) was made with Headroom 0.0.9" in said
    assert "shows when 12 possible futures are run" in said


@pytest.mark.parametrize("known", [FUTURES, 3 * FUTURES])
def test_that_the_same_figures_are_said_to_be_the_same(known):
    (said,) = handed_over_notices(with_briefing(OLD), played(PLAN, known))
    assert said.endswith(
        "was made with Headroom 0.0.9. This version gives the same figures to the digit."
    )


def test_that_other_figures_are_said_to_be_others():
    other = replace(OLD, check="0000")
    (said,) = handed_over_notices(with_briefing(other), played(PLAN))
    assert "This version gives other figures." in said
    assert f"headroom reproduce {other} says all that differs" in said


def test_that_it_is_said_if_the_file_is_another_too():
    changed = edits.set_value(with_briefing(OLD), "pay.golden_hello", 6000)
    (said,) = handed_over_notices(changed, played(changed))
    assert "other figures, and the file has other inputs." in said
    both = edits.set_seed(changed, 7)
    (said,) = handed_over_notices(both, played(both))
    assert "and the file has other inputs and another seed." in said


def test_that_a_digit_alone_is_told_with_what_it_was_worked_out_with():
    own = with_briefing(replace(CODE, check="0000"), HERE)
    (said,) = handed_over_notices(own, played(PLAN))
    assert "does not come out again. Inputs, seed and version are the same" in said
    assert handed_over_notices(own) == []


def test_that_only_the_last_briefing_speaks():
    both = with_briefing(CODE, HERE, with_briefing(OLD))
    assert handed_over_notices(both, played(PLAN)) == []


def test_that_a_code_that_cannot_be_read_is_said_to_be_none():
    (said,) = handed_over_notices(with_briefing("=1+1"))
    assert "bears a code that cannot be read: =1+1." in said


def test_that_very_many_futures_are_left_to_the_command(monkeypatch):
    monkeypatch.setattr(handed_over, "MOST_CHECKED", FUTURES - 1)
    (said,) = handed_over_notices(with_briefing(OLD), played(PLAN))
    assert f"headroom reproduce {OLD} tells it too" in said


def test_that_check_says_it_and_lists_what_was_handed_over(headroom, plan):
    document = with_briefing(OLD)
    for number in range(6):
        made = Published(DAY, str(CODE), HERE, f"brief-{number}.pdf")
        document = briefing_edits.record(document, made)
    document = with_briefing(OLD, document=document)
    write(document, plan)
    code, answer, complaints = headroom("check", plan)
    assert (code, complaints) == (0, "")
    said = " ".join(answer.split())
    assert "The briefing of 3 March 2026" in said
    assert "was made with Headroom 0.0.9. Whether this version gives the same figures" in said
    handed = answer.partition("HANDED OVER, the latest first\n")[2].splitlines()
    assert handed[0].startswith("3 March 2026: brief.pptx, code")
    assert "and 3 more" in handed
    write(PLAN, plan)
    assert "HANDED OVER" not in headroom("check", plan)[1]

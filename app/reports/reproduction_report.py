"""What came of running a scenario again by the code of a briefing: for reading, for programs."""

import json
from dataclasses import asdict

from app.averages import Gap
from app.computer import this_computer
from app.document import Document
from app.fingerprint import made_with
from app.reproduced import Reproduction, handed_over
from app.wording import day_words, futures_words
from sim.outcomes import OUTCOMES


def text_report(found: Reproduction, document: Document) -> str:
    """Whether the figures come out again, and each thing that differs."""
    version = made_with()["headroom"]
    count = found.here.futures
    futures = futures_words(count)
    run = f"{futures} of {document.title}, run by Headroom {version}."
    if found.same_figures:
        said = [f"{found.asked} comes out the same to the digit: {run}"]
        if found.differences:
            said.append("The figures are the same, though not everything else is:")
    elif found.same_but_for_last_digits:
        said = [f"{found.asked} comes out the same but for last digits: {run}"]
    else:
        said = [f"{found.asked} does not come out again. What differs:"]
    for each in found.differences:
        said.append(f"- {each.part.value.capitalize()}: {each.says}")
        if each.since:
            said.append("  Changed since:")
        said += [f"  - {line}" for line in each.since]
    printed = handed_over(found.asked, document)
    if printed:
        said.append(
            f"The code is that of {printed.file}, handed over on {day_words(printed.on)} and made "
            f"with Headroom {printed.version}."
        )
    if found.asked != found.here:
        said.append(f"Here the code is {found.here}.")
    return "\n".join(said) + "\n"


def json_report(found: Reproduction, document: Document) -> str:
    """The same for other programs."""
    printed = handed_over(found.asked, document)
    said = {
        "scenario": document.title,
        "code": str(found.asked),
        "code_here": str(found.here),
        "same_figures": found.same_figures,
        "same_but_for_last_digits": found.same_but_for_last_digits,
        "largest_difference": _largest(found.gap) if found.gap and found.gap.size else None,
        "differences": [
            {"part": each.part.value, "says": each.says, "changed_since": list(each.since)}
            for each in found.differences
        ],
        "futures": found.here.futures,
        "handed_over": printed
        and {"file": printed.file, "on": printed.on.isoformat(), "version": printed.version},
        "versions": made_with(),
        "machine": this_computer().kind,
        "computer": {
            "then": asdict(printed.computer) if printed and printed.computer else None,
            "here": asdict(this_computer()),
        },
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _largest(gap: Gap) -> dict[str, object]:
    """The average that differs most in proportion to its size."""
    outcome = OUTCOMES[gap.outcome]
    return {
        "outcome": gap.outcome,
        "label": outcome.label,
        "unit": outcome.unit.title,
        "then": gap.then,
        "here": gap.here,
        "difference": gap.size,
        "share": gap.share,
    }

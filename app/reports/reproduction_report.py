"""What came of running a scenario again by the code of a briefing: for reading, for programs."""

import json

from app.document import Document
from app.fingerprint import made_with
from app.reproduced import Reproduction, handed_over, machine
from app.wording import day_words, futures_words


def text_report(found: Reproduction, document: Document) -> str:
    """Whether the figures come out again, and each thing that differs."""
    version = made_with()["headroom"]
    count = found.here.futures
    futures = futures_words(count)
    if found.same_figures:
        said = [
            f"{found.asked} comes out the same to the digit: {futures} of {document.title}, "
            f"run by Headroom {version}."
        ]
        if found.differences:
            said.append("The figures are the same, though not everything else is:")
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
        "differences": [
            {"part": each.part.value, "says": each.says, "changed_since": list(each.since)}
            for each in found.differences
        ],
        "futures": found.here.futures,
        "handed_over": printed
        and {"file": printed.file, "on": printed.on.isoformat(), "version": printed.version},
        "versions": made_with(),
        "machine": machine(),
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"

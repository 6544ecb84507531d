"""A good file to spoil, and what every refusal of a spoiled one must be like."""

import re

import pytest

from app.files.scenario_file import parse, text_of
from app.problem import CannotUse
from tests.app.birmingham import DOCUMENT

GOOD = text_of(DOCUMENT)
NOT_FOR_PLANNERS = re.compile(
    r"pydantic|input_value|Input should|validation error|Traceback|NoneType|\bdict\b|\bfloat\b"
    r"|\bint\b|\bstr\b|JSON|Expecting|delimiter|<class|type="
)


def refusal(text: str) -> CannotUse:
    with pytest.raises(CannotUse) as caught:
        parse(text, "x.headroom")
    check_sentences(caught.value)
    return caught.value


def check_sentences(refused: CannotUse) -> None:
    """Each problem is one line a planner can read, and names the file."""
    assert refused.problems
    for sentence in refused.sentences():
        assert sentence.startswith(("x.headroom", "... and"))
        assert sentence.isprintable()
        assert sentence.endswith((".", "?"))
        assert not NOT_FOR_PLANNERS.search(sentence), sentence
    str(refused).encode()

"""What of a session can change, and what the work on it is doing."""

from collections.abc import Callable
from enum import Enum


class What(Enum):
    """What of a session has changed."""

    DOCUMENT = "the scenario, its texts or how it is run"
    BASELINE = "what it is compared with"
    FILE = "where it is kept and what is saved"
    HISTORY = "the steps, where we are in them, the bookmarks"
    ANSWER = "what is known of the scenario"
    WORK = "how far the work is"
    OTHERS = "what else it is compared with, and what is known of that"
    STATED = "what is known of it with every value as stated"
    HELD = "whether a lever is held"
    TROUBLE = "something the planner should be told"


Listener = Callable[[What], None]


class State(Enum):
    """What the work on the present question is doing."""

    READY = "nothing asked yet"
    PREPARING = "getting the model ready"
    WORKING = "running possible futures"
    FOLLOWING = "running the first few for a lever that is being moved"
    RESTING = "stopped by the planner"
    FINISHED = "all futures are in"
    FAILED = "there can be no answer"


__all__ = ["Listener", "State", "What"]

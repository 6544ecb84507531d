"""A short code of everything that a scenario's figures depend on, printed beside every answer.

Equal codes mean equal figures for the same possible futures. Title, notes and reasons do not
count; the version of the model does. Each of its three groups speaks of something else, so that
two codes say what differs.
"""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from enum import Enum
from functools import cache
from importlib.metadata import version
from typing import Any

from sim.scenario import Scenario

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, which are misread."""
_BITS = 5
GROUPS = _INPUTS, _SEED, _VERSION = 5, 2, 2
"""Characters of each group: inputs, seed, version."""


def fingerprint(scenario: Scenario) -> str:
    """The code of a scenario as it is run, such as ``K7QX4-2F-9M``: inputs, seed, version.

    A scenario in which luck alone varies is one without ranges, so what varies counts too.
    """
    said = _said(scenario)
    seed, model = said.pop("seed"), said.pop("model")
    parts = ((said, _INPUTS), (seed, _SEED), (model, _VERSION))
    return "-".join(letters(_text(part).encode(), count) for part, count in parts)


def version_letters(version: str) -> str:
    """The last group of the codes that a version of Headroom prints."""
    return letters(_text(version).encode(), _VERSION)


def letters(content: bytes, count: int) -> str:
    """So many letters and digits of a hash."""
    digest = hashlib.sha256(content).digest()
    number = int.from_bytes(digest, "big") >> (len(digest) * 8 - count * _BITS)
    return "".join(ALPHABET[number >> (_BITS * place) & 31] for place in reversed(range(count)))


def full_key(scenario: Scenario) -> str:
    """The whole hash: what futures are kept by, where two scenarios must never be mixed up."""
    return hashlib.sha256(canonical(scenario).encode()).hexdigest()


def canonical(scenario: Scenario) -> str:
    """One text for one meaning: sorted keys, every number a float, changes by date."""
    return _text(_said(scenario))


def _text(said: Any) -> str:
    return json.dumps(_plain(said), sort_keys=True, separators=(",", ":"), allow_nan=False)


def _said(scenario: Scenario) -> dict[str, Any]:
    return {
        "model": made_with()["headroom"],
        "first_day": scenario.first_day,
        "last_day": scenario.last_day,
        "seed": int(scenario.seed),
        "settings": asdict(scenario.settings),
        "ranges": dict(scenario.ranges),
        # Sorting is stable: of two on the same day the later in the file still comes later.
        "changes": sorted(
            ([c.date, c.path, c.value, c.over_months] for c in scenario.changes),
            key=lambda row: (row[0], row[1]),
        ),
        "events": sorted(
            ([e.date, e.kind, e.size] for e in scenario.events), key=lambda row: (row[0], row[1])
        ),
        **({"years_differ": True} if scenario.years_differ else {}),
        **({"learned": asdict(scenario.learned)} if scenario.learned else {}),
        # A member of staff keeps their luck by their row, so the order of rows counts.
        "staff": [asdict(member) for member in scenario.staff],
    }


@cache
def made_with() -> dict[str, str]:
    """The versions that figures depend on, by name."""
    return {name: version(name) for name in ("headroom", "numba", "numpy", "simpy")}


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case bool() | str():
            return value
        case Enum():
            return value.name
        case date():
            return value.isoformat()
        case int() | float():
            return repr(float(value) + 0.0)  # + 0.0 turns -0.0 into 0.0
    raise TypeError(f"a scenario holds no {type(value).__name__}")

"""What a briefing remembers of the computer it was made on."""

import platform
from dataclasses import asdict, fields, replace

import numpy as np
import pytest

from app.computer import Computer, this_computer, told_apart
from app.fingerprint import made_with

OTHER = Computer("Windows", "AMD64", "Windows 11", "X86_V3", "3.1.4", "2.0.1", "0.1.2", "4.5.6")


def test_that_this_computer_is_told_with_its_libraries():
    here = asdict(this_computer())
    assert here["system"] == platform.system()
    assert here["python"] == platform.python_version()
    assert {name: here[name] for name in ("numpy", "numba", "simpy")}.items() <= made_with().items()
    assert all(len(each) <= 200 and each.isprintable() for each in here.values())


def test_that_neither_name_nor_user_is_kept(monkeypatch):
    this_computer.cache_clear()
    monkeypatch.setattr(platform, "node", lambda: pytest.fail("asked for the computer's name"))
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "anna-of-finance")
    assert "anna" not in repr(this_computer())


@pytest.mark.parametrize(
    ("system", "said"), [("Windows", "Windows 2019Server"), ("Darwin", "macOS 14.5")]
)
def test_that_elsewhere_the_c_library_is_that_of_the_system(monkeypatch, system, said):
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "release", lambda: "2019Server")
    monkeypatch.setattr(platform, "mac_ver", lambda: ("14.5", ("", "", ""), "arm64"))
    assert this_computer.__wrapped__().c_library == said


@pytest.mark.parametrize("config", [None, {}, {"SIMD Extensions": {}}])
def test_that_a_processor_without_features_is_told_to_have_none(monkeypatch, config):
    monkeypatch.setattr(np, "show_config", lambda mode: config)
    assert this_computer.__wrapped__().processor == ""


@pytest.mark.parametrize("name", [each.name for each in fields(Computer)])
def test_that_whatever_differs_is_named_for_both(name):
    words = told_apart(OTHER, replace(OTHER, **{name: "9.9.9"}))
    there, here = words.split("; this is ")
    assert getattr(OTHER, name) in there
    assert "9.9.9" in here
    same = {"python", "numpy", "numba", "simpy"} - {name}
    assert not any(getattr(OTHER, each) in words for each in same)


def test_that_what_is_not_known_is_said_to_be_so():
    bare = Computer("", "", "", "", "3.1.4", "2.0.1", "0.1.2", "4.5.6")
    words = told_apart(bare, OTHER)
    assert "C library not known and no further processor features" in words
    assert words.startswith("The briefing was made on a computer of unknown kind with ")

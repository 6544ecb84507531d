"""The computer that figures are worked out on, as far as a last digit can depend on it.

Neither its name nor whose it is: only what chooses between one piece of code and another.
"""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from app.fingerprint import made_with

_LONGEST = 200
"""Characters of a line in a scenario file."""


@dataclass(frozen=True)
class Computer:
    """A kind of computer, with the libraries that worked out the figures."""

    system: str
    """Such as Windows or Linux."""
    machine: str
    """Such as AMD64, x86_64 or arm64."""
    c_library: str
    """Such as glibc 2.36, or the system that it comes with, such as Windows 11."""
    processor: str
    """What the processor can do beyond the least, in numpy's names: numpy has other code for it."""
    python: str
    numpy: str
    numba: str
    simpy: str

    @property
    def kind(self) -> str:
        """System and machine in words."""
        return " ".join(filter(None, (self.system, self.machine))) or "a computer of unknown kind"


@cache
def this_computer() -> Computer:
    """The computer that works here."""
    versions = made_with()
    return Computer(
        system=platform.system(),
        machine=platform.machine(),
        c_library=_c_library(),
        processor=_processor(),
        python=platform.python_version(),
        numpy=versions["numpy"],
        numba=versions["numba"],
        simpy=versions["simpy"],
    )


def _c_library() -> str:
    if platform.system() == "Windows":
        return f"Windows {platform.release()}"
    if platform.system() == "Darwin":
        return f"macOS {platform.mac_ver()[0]}"
    return " ".join(filter(None, platform.libc_ver()))


def _processor() -> str:
    # numpy leaves out what there is none of, such as features where all are switched off.
    features = np.show_config(mode="dicts") or {}
    return " ".join(features.get("SIMD Extensions", {}).get("found", []))[:_LONGEST]


def told_apart(then: Computer, here: Computer) -> str:
    """What a briefing was made with and what is here, as far as it differs, in a sentence.

    >>> from dataclasses import replace
    >>> here = Computer("Linux", "x86_64", "glibc 2.36", "", "3.12.1", "2.4.6", "0.66.0", "4.1.1")
    >>> then = replace(here, system="Windows", machine="AMD64", numpy="2.4.5", processor="X86_V3")
    >>> print(told_apart(then, here))
    The briefing was made on Windows AMD64 with numpy 2.4.5 and the processor features X86_V3; \
this is Linux x86_64 with numpy 2.4.6 and no further processor features.
    >>> told_apart(here, here)
    'The briefing was made with the same libraries on the same kind of computer, Linux x86_64.'
    """
    if then == here:
        same = "The briefing was made with the same libraries on the same kind of computer"
        return f"{same}, {here.kind}."
    there = f"{then.kind}{_with(then, here)}"
    return f"The briefing was made on {there}; this is {here.kind}{_with(here, then)}."


def _with(computer: Computer, other: Computer) -> str:
    """What one computer has and the other has not."""
    own = [each for each in _parts(computer) if each not in set(_parts(other))]
    *before, last = own or [""]
    return f" with {', '.join(before)}{' and ' if before else ''}{last}" if last else ""


def _parts(computer: Computer) -> Iterator[str]:
    yield f"C library {computer.c_library or 'not known'}"
    yield f"Python {computer.python}"
    yield f"numpy {computer.numpy}"
    yield f"numba {computer.numba}"
    yield f"simpy {computer.simpy}"
    features = computer.processor.replace(" ", ", ")
    yield f"the processor features {features}" if features else "no further processor features"

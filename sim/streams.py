"""Luck: the only file that makes random numbers.

Every decision has a stream of its own, and within it every person, candidate, post and child has
its own numbers, found by identity and not by order. So a lever that adds people reshuffles
nobody's luck, and the same seed gives the same numbers whoever asks first.

The generator is Philox 4x64 with ten rounds (Salmon and others, 2011), which makes its numbers
from a key and a counter alone; numpy's ``Philox`` is the reference it is tested against. The key
is numpy's ``SeedSequence`` of seed, future and the stream's name; the counter is the identity and
the number of the draw.
"""

import numpy as np
from numpy.typing import NDArray

from sim.arithmetic import log, logs
from sim.compiled import compiled

_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_MULTIPLY_0 = np.uint64(0xD2E7470EE14C6C93)
_MULTIPLY_1 = np.uint64(0xCA5A826395121157)
_WEYL_0 = np.uint64(0x9E3779B97F4A7C15)
_WEYL_1 = np.uint64(0xBB67AE8584CAA73B)
_DROP = np.uint64(11)
_STEP = 2.0**-53


@compiled
def _high(a: np.uint64, b: np.uint64) -> np.uint64:
    """The high 64 bits of a product of two 64-bit numbers."""
    a_low, a_high = a & _LOW, a >> _HALF
    b_low, b_high = b & _LOW, b >> _HALF
    middle = a_high * b_low + ((a_low * b_low) >> _HALF)
    cross = a_low * b_high + (middle & _LOW)
    return np.uint64(a_high * b_high + (middle >> _HALF) + (cross >> _HALF))


@compiled
def philox(
    key_0: np.uint64, key_1: np.uint64, identity: int, draw: int
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Four random words for one draw of one identity."""
    a, b, c, d = np.uint64(draw), np.uint64(identity), np.uint64(0), np.uint64(0)
    k, m = key_0, key_1
    for _ in range(10):
        a, b, c, d = (
            _high(_MULTIPLY_1, c) ^ b ^ k,
            _MULTIPLY_1 * c,
            _high(_MULTIPLY_0, a) ^ d ^ m,
            _MULTIPLY_0 * a,
        )
        k, m = np.uint64(k + _WEYL_0), np.uint64(m + _WEYL_1)
    return a, b, c, d


@compiled
def four(
    key_0: np.uint64, key_1: np.uint64, identity: int, draw: int
) -> tuple[float, float, float, float]:
    """Four uniform numbers above 0 and below 1 for one draw of one identity."""
    a, b, c, d = philox(key_0, key_1, identity, draw)
    return (
        (np.float64(a >> _DROP) + 0.5) * _STEP,
        (np.float64(b >> _DROP) + 0.5) * _STEP,
        (np.float64(c >> _DROP) + 0.5) * _STEP,
        (np.float64(d >> _DROP) + 0.5) * _STEP,
    )


@compiled
def exponential(key_0: np.uint64, key_1: np.uint64, identity: int, draw: int) -> float:
    """An exponential number of mean 1 for one draw of one identity."""
    return -log(four(key_0, key_1, identity, draw)[0])


@compiled
def three_exponentials(
    key_0: np.uint64, key_1: np.uint64, identity: int, draw: int
) -> tuple[float, float, float, float]:
    """Three exponential numbers of mean 1, and one uniform, for one draw of one identity."""
    a, b, c, d = four(key_0, key_1, identity, draw)
    return -log(a), -log(b), -log(c), d


@compiled
def _column(
    key_0: np.uint64, key_1: np.uint64, identities: NDArray[np.int64], draw: int
) -> NDArray[np.float64]:
    numbers = np.empty((len(identities), 4))
    for row, identity in enumerate(identities):
        numbers[row] = four(key_0, key_1, identity, draw)
    return numbers


class Stream:
    """The luck of one decision: numbers by identity and draw, never by order."""

    def __init__(self, seed: int, future: int, name: str) -> None:
        said = int.from_bytes(name.encode(), "little")
        state = np.random.SeedSequence([seed, future, said]).generate_state(2, np.uint64)
        self.key_0: np.uint64 = state[0]
        self.key_1: np.uint64 = state[1]
        self.key = (self.key_0, self.key_1)

    def four(self, identity: int, draw: int = 0) -> tuple[float, float, float, float]:
        """Four uniform numbers of one identity."""
        return four(self.key_0, self.key_1, identity, draw)

    def uniform(self, identity: int, draw: int = 0) -> float:
        """A number between 0 and 1."""
        return four(self.key_0, self.key_1, identity, draw)[0]

    def exponential(self, identity: int, draw: int = 0) -> float:
        """An exponential number of mean 1."""
        return exponential(self.key_0, self.key_1, identity, draw)

    def three_exponentials(self, identity: int, draw: int = 0) -> tuple[float, float, float, float]:
        """Three exponential numbers of mean 1, and one uniform."""
        return three_exponentials(self.key_0, self.key_1, identity, draw)

    def exponentials(self, identities: NDArray[np.int64], draw: int = 0) -> NDArray[np.float64]:
        """The same for each identity."""
        return -logs(self.columns(identities, draw)[:, 0])

    def columns(self, identities: NDArray[np.int64], draw: int = 0) -> NDArray[np.float64]:
        """Four uniform numbers for each identity; shape (identities, 4)."""
        return _column(self.key_0, self.key_1, identities, draw)


class Luck:
    """All the streams of one possible future."""

    def __init__(self, seed: int, future: int) -> None:
        self._seed = seed
        self._future = future
        self._streams: dict[str, Stream] = {}

    def stream(self, name: str) -> Stream:
        """The stream of a decision, by its name."""
        if name not in self._streams:
            self._streams[name] = Stream(self._seed, self._future, name)
        return self._streams[name]

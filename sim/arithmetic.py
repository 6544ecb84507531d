"""Logarithms, powers and waves with the same digits on every computer.

The C library and numpy have other code for them on other processors, and the last digit differs.
One digit can turn a whole future: a leaver who goes a day later is another future. Here they are
made of what IEEE 754 fixes to the last bit: sums, differences, products, quotients, square roots,
comparisons and powers of two. Fifteen digits and more are right. Compiled code gives the digits of
plain Python: nothing here allows a product and a sum to be rounded as one.

Whatever decides something in a future goes through this file. Sums of many numbers, which numpy may
take in another order and Python's ``sum`` rounds differently from version 3.12 on, go through
``total``.

The series are those of Taylor, with the coefficients they have on paper; how an argument is brought
near 1 or nought without losing digits is told in Muller, Elementary Functions, chapters 10 and 11.
"""

from collections.abc import Iterable
from functools import reduce
from math import floor, inf, nan, pi, sqrt
from operator import add

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled

_Column = NDArray[np.float64]

_LN2 = 0.6931471805599453
_LN2_HIGH = 0.693147180369123816490
"""The first 33 bits of the logarithm of 2, so that whole multiples of it are exact."""
_LN2_LOW = 1.90821492927058770002e-10
"""The rest of it."""
_SMALLEST_FULL = 2.0**-1022
"""Below it, numbers have fewer than 53 bits."""
_FRACTION = 52
"""Bits of a number after those of its power of two."""
_ONE = 1023
"""What the bits of the power of two say for 2 to the nought."""
_SQRT_HALF = int(np.float64(0.7071067811865476).view(np.int64))
"""The bits of the square root of a half."""
_MOST = 709.782712893384
"""Above it, exp is beyond the largest number there is."""
_LEAST = -745.1332191019412
"""Below it, exp is nearer to nought than to the smallest number there is."""
_ALL_BELOW = 8.3
"""Deviations above the mean beyond which a normal law has nothing that would be seen near 1."""
_SPLIT = 134217729.0
"""2 to the 27th and 1: halves the digits of a number (Dekker, 1971)."""


@compiled
def _near_one(x: float) -> tuple[float, float]:
    """A positive number as (f, k), so that it is (1 + f) times 2 to the k, with 1 + f between the
    square roots of a half and of 2."""
    beyond = 0
    if x < _SMALLEST_FULL:
        x, beyond = x * 2.0**54, -54
    bits = np.float64(x).view(np.int64)
    k = (bits - _SQRT_HALF) >> _FRACTION
    return np.int64(bits - (k << _FRACTION)).view(np.float64) - 1.0, np.float64(k + beyond)


@compiled
def _power_of_2(k: int) -> float:
    """2 to the k, for k from -1022 to 1023."""
    return np.int64((k + _ONE) << _FRACTION).view(np.float64)


@compiled
def _curved(f: float) -> float:
    """log(1 + f) less f and plus half its square, for 1 + f near 1.

    With s = f / (2 + f) the logarithm is 2 (s + s^3/3 + s^5/5 + ...). Written as f less what is
    missing from it, all but a small part of it is f itself and loses no digit.
    """
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    odd = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19)))))
    even = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))))
    return s * (0.5 * f * f + (odd + even))


@compiled
def log(x: float) -> float:
    """The natural logarithm; minus infinity of nought, no number of what is below it.

    >>> log(1.0), log(0.0), round(log(10.0), 12)
    (0.0, -inf, 2.302585092994)
    """
    if not 0.0 < x < inf:
        return -inf if x == 0.0 else (x if x > 0.0 else nan)
    f, k = _near_one(x)
    return k * _LN2_HIGH - ((0.5 * f * f - (_curved(f) + k * _LN2_LOW)) - f)


@compiled
def log2(x: float) -> float:
    """The logarithm to base 2: whole, and exact, for powers of 2.

    >>> log2(1.0), log2(8.0), log2(0.125)
    (0.0, 3.0, -3.0)
    """
    if not 0.0 < x < inf:
        return -inf if x == 0.0 else (x if x > 0.0 else nan)
    f, k = _near_one(x)
    return k + (f - (0.5 * f * f - _curved(f))) / _LN2


@compiled
def _exp(x: float, more: float) -> float:
    """exp(x + more), where ``more`` is what rounding took from x."""
    if not x <= _MOST:
        return inf if x > _MOST else x
    if x < _LEAST:
        return 0.0
    k = floor(x / _LN2 + 0.5)
    high = x - k * _LN2_HIGH
    low = k * _LN2_LOW - more
    r = high - low
    z = r * r
    odd = 1 / 6 + z * (1 / 120 + z * (1 / 5040 + z * (1 / 362880 + z * (
        1 / 39916800 + z * (1 / 6227020800)))))  # fmt: skip
    even = 1 / 2 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40320 + z * (
        1 / 3628800 + z * (1 / 479001600)))))  # fmt: skip
    power_of_e = 1.0 + (high - (low - z * (even + r * odd)))
    half = k // 2
    return power_of_e * _power_of_2(half) * _power_of_2(k - half)


@compiled
def exp(x: float) -> float:
    """e to the power of x: infinity beyond the largest number, nought below the smallest.

    >>> exp(0.0), exp(-800.0), exp(800.0), round(exp(1.0), 12)
    (1.0, 0.0, inf, 2.718281828459)
    """
    return _exp(x, 0.0)


@compiled
def _product_error(a: float, b: float) -> float:
    """What rounding takes from a product (Dekker, 1971)."""
    a_high = _SPLIT * a - (_SPLIT * a - a)
    b_high = _SPLIT * b - (_SPLIT * b - b)
    a_low, b_low = a - a_high, b - b_high
    return ((a_high * b_high - a * b) + a_high * b_low + a_low * b_high) + a_low * b_low


@compiled
def power(x: float, y: float) -> float:
    """x to the power of y, for x of nought or more; no number for what is below it.

    A logarithm of 53 bits would lose digits when it is multiplied by y, so what rounding takes from
    it is kept. Right to fifteen digits between 1e-20 and 1e20, to thirteen beyond.

    >>> power(2.0, 0.0), power(0.0, 2.0), power(1.0, 1e300), power(9.0, 1.0), power(4.0, -0.5)
    (1.0, 0.0, 1.0, 9.0, 0.5)
    """
    if y == 0.0 or x == 1.0:
        return 1.0
    if y == 1.0:
        return x
    if not 0.0 < x < inf:
        if x == 0.0:
            return 0.0 if y > 0.0 else (inf if y < 0.0 else y)
        return nan if not x > 0.0 else (inf if y > 0.0 else (0.0 if y < 0.0 else y))
    f, k = _near_one(x)
    whole = k * _LN2_HIGH
    lead = whole + f
    lost = (whole - lead) + f if abs(whole) >= abs(f) else (f - lead) + whole
    square = f * f
    high = lead - 0.5 * square
    lost += (lead - high) - 0.5 * square
    rest = lost + (_curved(f) + k * _LN2_LOW - 0.5 * _product_error(f, f))
    logarithm = high + rest
    rest = (high - logarithm) + rest
    times = y * logarithm
    if not -1000.0 < times < 1000.0:
        return _exp(times, 0.0)
    return _exp(times, _product_error(y, logarithm) + y * rest)


@compiled
def cosine_of_turn(turn: float) -> float:
    """The cosine of so many turns: 1 at whole turns, 0 at quarters, exactly.

    >>> cosine_of_turn(0.0), cosine_of_turn(0.25), cosine_of_turn(0.5), cosine_of_turn(1.75)
    (1.0, 0.0, -1.0, 0.0)
    """
    turn = abs(turn) - floor(abs(turn))
    quarter = floor(4.0 * turn + 0.5)
    angle = 2.0 * pi * (turn - 0.25 * quarter)
    z = angle * angle
    if quarter % 2 == 0:
        wave = 1.0 + z * (-1 / 2 + z * (1 / 24 + z * (-1 / 720 + z * (1 / 40320 + z * (
            -1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z * (
                1 / 20922789888000))))))))  # fmt: skip
    else:
        wave = angle + angle * z * (-1 / 6 + z * (1 / 120 + z * (-1 / 5040 + z * (
            1 / 362880 + z * (-1 / 39916800 + z * (1 / 6227020800 + z * (
                -1 / 1307674368000 + z * (1 / 355687428096000))))))))  # fmt: skip
    return 0.0 - wave if quarter in (1, 2) else wave


@compiled
def normal(u: float, v: float) -> float:
    """A normal number of mean 0 and deviation 1 from two uniform ones (Box and Muller, 1958)."""
    return sqrt(-2.0 * log(u)) * cosine_of_turn(v)


@compiled
def _past_half(x: float) -> tuple[float, float]:
    """The share of a normal law between nought and x, and its density at x; x is not negative."""
    density = exp(-0.5 * x * x) / sqrt(2.0 * pi)
    if x > _ALL_BELOW:
        return 0.5, density
    share, term, n = 0.0, density * x, 1.0
    while n < x * x or 0.5 + share + term > 0.5 + share:
        share += term
        n += 2.0
        term *= x * x / n
    return share, density


@compiled
def normal_quantile(share: float) -> float:
    """The normal number that a share of all lies below; the share is above 0 and below 1.

    By Newton's method from nought, which comes nearer from one side only, for the law is bent one
    way beyond it.

    >>> normal_quantile(0.5), round(normal_quantile(0.975), 12), round(normal_quantile(0.2), 12)
    (0.0, 1.95996398454, -0.841621233573)
    """
    upper = max(share, 1.0 - share)
    x, before = 0.0, -1.0
    while x > before:
        past, density = _past_half(x)
        before, x = x, x + (upper - (0.5 + past)) / density
    return before if share >= 0.5 else -before


@compiled
def normal_share(x: float) -> float:
    """The share of a normal law that lies below a number.

    >>> normal_share(0.0), round(normal_share(1.0), 12), round(normal_share(-1.0), 12)
    (0.5, 0.841344746069, 0.158655253931)
    """
    past, _ = _past_half(abs(x))
    return 0.5 + past if x >= 0.0 else 0.5 - past


@compiled
def total(numbers: _Column) -> float:
    """The sum of a column, added one by one from the first."""
    added = 0.0
    for number in numbers:
        added += number
    return added


def total_of(numbers: Iterable[float]) -> float:
    """The same for plain numbers."""
    return reduce(add, numbers, 0.0)


@compiled
def logs(numbers: _Column) -> _Column:
    """The natural logarithm of each number of a column."""
    found = np.empty(len(numbers))
    for row in range(len(numbers)):
        found[row] = log(numbers[row])
    return found


@compiled
def exps(numbers: _Column) -> _Column:
    """e to the power of each number of a column."""
    found = np.empty(len(numbers))
    for row in range(len(numbers)):
        found[row] = exp(numbers[row])
    return found


@compiled
def normals(u: _Column, v: _Column) -> _Column:
    """A normal number for each pair of uniform ones."""
    found = np.empty(len(u))
    for row in range(len(u)):
        found[row] = normal(u[row], v[row])
    return found


@compiled
def quantile(ascending: _Column, share: float) -> float:
    """The number below which a share of these lies: between two of them in a straight line.

    >>> quantile(np.array([1.0, 2.0, 4.0]), 0.5), quantile(np.array([1.0, 2.0, 4.0]), 0.75)
    (2.0, 3.0)
    """
    place = share * (len(ascending) - 1)
    below = floor(place)
    above = min(below + 1, len(ascending) - 1)
    return float(ascending[below] + (place - below) * (ascending[above] - ascending[below]))

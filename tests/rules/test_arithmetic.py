"""Logarithms, powers and waves: right to the last digits, and the same wherever they are worked
out."""

import math
import re
from decimal import Decimal, localcontext
from statistics import NormalDist

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import arithmetic
from sim.arithmetic import (
    cosine_of_turn,
    exp,
    exps,
    log,
    log2,
    logs,
    normal,
    normal_quantile,
    normals,
    power,
    total,
)
from sim.compiled import compiled

SMALLEST, LARGEST = math.ulp(0.0), math.nextafter(math.inf, 0.0)
POSITIVE = st.floats(SMALLEST, LARGEST)
NEAR_ONE = st.floats(-1e-3, 1e-3).map(lambda away: 1.0 + away)
SETTLED = np.random.default_rng(2015)


def units_off(found: float, wanted: Decimal) -> float:
    """How far a number is from what it should be, in units of its last place."""
    return float(abs(Decimal(found) - wanted) / Decimal(math.ulp(float(wanted))))


def exactly(operation: str, *numbers: float) -> Decimal:
    """The same with fifty digits."""
    with localcontext() as context:
        context.prec = 50
        x, *rest = (Decimal(number) for number in numbers)
        if operation == "power":
            return (x.ln() * rest[0]).exp()
        found = {"log": x.ln, "exp": x.exp, "log2": lambda: x.ln() / Decimal(2).ln()}[operation]()
        return found


@given(POSITIVE | NEAR_ONE)
def test_that_logarithms_are_right_to_the_last_place(x):
    assert units_off(log(x), exactly("log", x)) < 1
    assert units_off(log2(x), exactly("log2", x)) < 2


@given(st.floats(-708.0, 709.7) | st.floats(-1e-3, 1e-3))
def test_that_powers_of_e_are_right_to_the_last_place(x):
    assert units_off(exp(x), exactly("exp", x)) < 1


@given(st.floats(1e-3, 1e3) | NEAR_ONE, st.floats(-6.0, 6.0))
def test_that_powers_are_right_to_fifteen_digits(x, y):
    assert float(abs(Decimal(power(x, y)) / exactly("power", x, y) - 1)) < 1e-15


@given(POSITIVE, st.floats(-1e6, 1e6))
def test_that_powers_far_out_are_right_to_thirteen_digits(x, y):
    if abs(math.log(x) * y) < 700:
        assert float(abs(Decimal(power(x, y)) / exactly("power", x, y) - 1)) < 1e-13


@given(st.floats(0.0, 1.0))
def test_that_the_wave_is_right_to_fifteen_digits(turn):
    assert abs(cosine_of_turn(turn) - math.cos(2 * math.pi * turn)) < 1e-15
    assert cosine_of_turn(1.0 - turn) == pytest.approx(cosine_of_turn(turn), abs=1e-15)


@given(st.floats(1e-9, 1 - 1e-9))
def test_that_normal_quantiles_are_those_of_the_law(share):
    found, wanted = normal_quantile(share), NormalDist().inv_cdf(share)
    spacing = 2**-53 / NormalDist().pdf(wanted)
    assert abs(found - wanted) < 8 * spacing + 1e-15


def test_that_ends_and_whole_numbers_are_exact():
    inf = math.inf
    assert [log(x) for x in (0.0, 1.0, inf)] == [-inf, 0.0, inf]
    assert [log2(2.0**k) for k in range(-1074, 1024)] == list(range(-1074, 1024))
    assert [exp(x) for x in (-inf, -746.0, 0.0, 710.0, inf)] == [0.0, 0.0, 1.0, inf, inf]
    assert exp(-745.0) == SMALLEST
    assert [power(x, 0.0) for x in (0.0, 0.3, inf)] == [1.0] * 3
    assert [power(1.0, y) for y in (-1e300, -2.0, 7.0, inf)] == [1.0] * 4
    assert [power(x, 1.0) for x in (0.0, SMALLEST, 0.1, LARGEST)] == [0.0, SMALLEST, 0.1, LARGEST]
    assert [power(0.0, y) for y in (-1.0, 2.0)] == [inf, 0.0]
    assert [power(inf, y) for y in (-1.0, 2.0)] == [0.0, inf]
    assert [power(10.0, y) for y in (-400.0, 400.0)] == [0.0, inf]
    assert [power(2.0, y) for y in (-1.0, 2.0, 10.0)] == [0.5, 4.0, 1024.0]
    assert [cosine_of_turn(n / 4) for n in range(-4, 9)] == [1, 0, -1, 0] * 3 + [1]
    assert all(math.isnan(x) for x in (log(-1.0), log2(-1.0), power(-1.0, 2.0)))
    assert all(math.isnan(f(math.nan)) for f in (log, log2, exp, lambda x: power(x, 2.0)))


@pytest.mark.parametrize("rises", [log, log2, exp], ids=["log", "log2", "exp"])
def test_that_more_never_gives_less(rises):
    """From each number to the next, where a step of the series could show."""
    starts = np.concatenate((SETTLED.random(500), 0.5 + 1e-15 * np.arange(20), [1.0, 2.0, 0.25]))
    for start in starts:
        x = float(start) - 20 * math.ulp(float(start))
        for _ in range(40):
            more = math.nextafter(x, math.inf)
            assert rises(x) <= rises(more)
            x = more


ARGUMENTS = [
    *SETTLED.random(2_000).tolist(),
    *(10.0 ** SETTLED.uniform(-320, 308, 500)).tolist(),
    *[0.0, SMALLEST, 2.0**-1022, 0.5, 1.0, LARGEST, math.inf],
]


def bits(numbers):
    return np.array(numbers, float).view(np.int64).tolist()


def plainly(function):
    return function.py_func


def test_that_compiled_code_gives_the_bits_of_plain_python():
    for function in (log, log2, exp):
        plain = plainly(function)
        assert bits([function(x) for x in ARGUMENTS]) == bits([plain(x) for x in ARGUMENTS])
    pairs = [(x, 3 * y - 1) for x, y in zip(ARGUMENTS, ARGUMENTS[::-1], strict=True)]
    plain = plainly(power)
    assert bits([power(*each) for each in pairs]) == bits([plain(*each) for each in pairs])
    turns = [x for x in ARGUMENTS if x < 1e15]
    plain = plainly(cosine_of_turn)
    assert bits([cosine_of_turn(x) for x in turns]) == bits([plain(x) for x in turns])


def test_that_columns_are_made_of_single_numbers():
    u, v = np.array(ARGUMENTS[:500]), np.array(ARGUMENTS[500:1000])
    assert bits(logs(u)) == bits([log(x) for x in u])
    assert bits(exps(u)) == bits([exp(x) for x in u])
    assert bits(normals(u, v)) == bits([normal(*each) for each in zip(u, v, strict=True)])
    assert bits(logs(np.stack((u, v), axis=1)[:, 0])) == bits(logs(u))


def test_that_a_total_is_added_from_the_first():
    numbers = SETTLED.random(1_001)
    added = 0.0
    for number in numbers:
        added += float(number)
    assert bits([total(numbers), plainly(total)(numbers)]) == bits([added, added])
    assert total(np.zeros(0)) == 0.0


# No product and sum rounded as one


def machine_code(plain, options, *arguments):
    """What is compiled here and now: code kept on disk cannot be read."""
    compiled = numba.jit(**{**options, "cache": False})(plain)
    compiled(*arguments)
    (code,) = compiled.inspect_asm().values()
    (before,) = compiled.inspect_llvm().values()
    return code + before


def fused(code):
    """Whether one instruction does both, or the compiler is told that it may."""
    return bool(
        re.search(r"\bvfn?m(add|sub)|\bfn?m(add|sub|la|ls)\b", code)
        or re.search(r"llvm\.(fma|fmuladd)|= f(mul|add|sub|div) [a-z ]*(fast|contract)", code)
    )


@pytest.mark.parametrize("name", ["log", "log2", "exp", "power", "cosine_of_turn"])
def test_that_no_product_and_sum_are_rounded_as_one(name):
    function = vars(arithmetic)[name]
    arguments = [0.3, 0.7][: plainly(function).__code__.co_argcount]
    assert not fused(machine_code(plainly(function), function.targetoptions, *arguments))


def test_that_one_rounding_for_both_would_be_found():
    assert fused(machine_code(lambda x, y: x * y + x, {"fastmath": True}, 0.3, 0.7))


def test_that_nothing_compiled_may_round_as_one():
    @compiled
    def any_rule(x, y):
        return x * y + x

    assert not {"fastmath", "parallel"} & set(vars(any_rule)["targetoptions"])

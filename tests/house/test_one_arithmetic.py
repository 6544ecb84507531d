"""Whatever decides something in a future goes through sim/arithmetic.py, whose digits no processor,
C library or version of Python changes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IN_NUMPY = {
    "average", "cos", "dot", "einsum", "exp", "exp2", "expm1", "float_power", "log", "log10",
    "log1p", "log2", "matmul", "mean", "median", "percentile", "power", "quantile", "sin", "std",
    "tan", "tanh", "var",
}  # fmt: skip
IN_MATH = {"cos", "dist", "exp", "exp2", "expm1", "fsum", "log", "log10", "log1p", "log2", "pow",
           "sin", "sumprod", "tan", "tanh"}  # fmt: skip
OF_WHOLE_NUMBERS = {"sim/counts/casework.py", "sim/counts/staff.py"}
"""Where the sums are of whole numbers, which have no digits to lose."""
FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for file in (ROOT / "sim").rglob("*.py")
    if file.name != "arithmetic.py"
)


def unsafe(tree: ast.AST, whole_numbers: bool) -> Iterator[str]:
    """What is called whose last digit may differ elsewhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "math":
            yield from (name.name for name in node.names if name.name in IN_MATH)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in {"np", "numpy"} and node.attr in IN_NUMPY:
                yield f"np.{node.attr}"
            elif node.value.id == "math" and node.attr in IN_MATH:
                yield f"math.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "sum" and not whole_numbers:
                yield "sum"
        elif isinstance(node, ast.BinOp):
            powers = isinstance(node.op, ast.Pow) and not isinstance(node.left, ast.Constant)
            if powers or isinstance(node.op, ast.MatMult):
                yield "**"


@pytest.mark.parametrize("file", FILES)
def test_that_nothing_is_worked_out_past_the_one_arithmetic(file):
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert list(unsafe(tree, file in OF_WHOLE_NUMBERS)) == []


def test_that_what_differs_elsewhere_is_noticed():
    code = """
from math import exp, floor
import numpy as np
def rate(x): return sum([np.log(x), x ** 0.5, 2.0 ** -53, floor(exp(x))])
"""
    assert sorted(unsafe(ast.parse(code), whole_numbers=False)) == ["**", "exp", "np.log", "sum"]

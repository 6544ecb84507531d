"""The compiled day is the plain Python day: to the digit, on a service small enough to wait for."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from sim.streams import philox
from tests.behaviour.services import futures, tiny

ROOT = Path(__file__).parents[2]
LAST_DAY = date(2015, 4, 30)
FUTURES = range(2)


def digits() -> list[str]:
    """Every outcome of every month, written so that no digit is lost."""
    return [float(number).hex() for number in futures(tiny(LAST_DAY), FUTURES).outcomes.flat]


def test_that_plain_python_gives_the_compiled_digits():
    plainly = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", __name__],
        cwd=ROOT,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    assert json.loads(plainly.stdout) == digits()


if __name__ == "__main__":
    assert not hasattr(philox, "py_func"), "still compiled"
    print(json.dumps(digits()))

"""The same digits on another computer: without the instructions that this one has and an older
one, or one of another make, has not.

numpy and the C library have other code for such processors, and the compiler makes other code.
Switched off here, they show what another computer would give.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import numba
import numpy as np
import pytest
from numpy._core._multiarray_umath import (  # type: ignore[import-not-found]
    __cpu_dispatch__,
    __cpu_features__,
)

from app.running import compiled_cache

compiled_cache.prepare()  # before the model is imported, as this file is run by itself too

from sim.model import Service  # noqa: E402
from sim.streams import Luck  # noqa: E402
from tests.house.test_digits import small_service  # noqa: E402

ROOT = Path(__file__).parents[2]
FUTURES = range(8)
NUMPYS = [name for name in __cpu_dispatch__ if __cpu_features__[name]]
"""What numpy has other code for and this processor has."""
OLDER_LIBRARIES = {
    "NPY_DISABLE_CPU_FEATURES": " ".join(NUMPYS),
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F,-AVX512VL,-AVX512BW",
}
OLDER_COMPILER = {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}


def digits_of(future: int) -> str:
    """Every outcome, and what decides who will leave when: that may differ long before it shows."""
    scenario = small_service()
    service = Service(scenario, Luck(scenario.seed, future))
    outcomes, people = service.unfold().outcomes, service.council.people
    digits = np.concatenate((outcomes.ravel(), people.patience, people.leaving_rate))
    return hashlib.sha256(digits.tobytes()).hexdigest()


def here() -> dict[str, object]:
    """The digits of eight futures, and what they were made with."""
    return {
        "futures": [digits_of(future) for future in FUTURES],
        "numpy": [name for name in NUMPYS if __cpu_features__[name]],
        "processor": vars(numba.config)["CPU_NAME"],
    }


def elsewhere(switches: dict[str, str]) -> dict[str, object]:
    told = subprocess.run(
        [sys.executable, "-m", __name__],
        cwd=ROOT,
        env=os.environ | switches | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=280,
    )
    found: dict[str, object] = json.loads(told.stdout)
    return found


@pytest.fixture(scope="module")
def this_computer():
    return here()


def test_that_older_libraries_give_the_same_digits(this_computer):
    if not NUMPYS:
        pytest.skip("numpy has nothing to switch off on this processor")
    older = elsewhere(OLDER_LIBRARIES)
    assert older["numpy"] == [], "the switches did nothing"
    assert older["futures"] == this_computer["futures"]


def test_that_machine_code_for_any_processor_gives_the_same_digits(this_computer):
    """Compiled for the least that every processor of its make has: no fused multiply-add."""
    plain = elsewhere(OLDER_COMPILER)
    assert plain["processor"] == "generic", "the switch did nothing"
    assert plain["futures"] == this_computer["futures"]


if __name__ == "__main__":
    print(json.dumps(here()))

"""What holds for every test."""

import gc
import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from app.running import compiled_cache

# Before any test imports the model: its machine code is kept by all that it depends on.
compiled_cache.prepare()

# The first call of a compiled function takes seconds, so no example has a deadline; pytest's own
# timeout ends what hangs. A shared machine tries the same examples each time, a desk new ones.
settings.register_profile(
    "headroom",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("headroom")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collecting garbage passes over what stays to the end: modules, and thousands of tests.

    A window that closes collects everything, and looking through all of that takes far longer
    than looking through the window.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()

"""The house rules that a program can check: what lies where, who may import whom."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import start

ROOT = Path(start.__file__).parent
PACKAGES = ("app", "sim", "ui")
TOP_LEVEL = {
    *PACKAGES,
    "assets",
    "scenarios",
    "tests",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "pyproject.toml",
    "requirements.lock",
    "start.py",
}
LONGEST_FILE = 350

QT = {"PySide6", "PySide2", "PyQt6", "PyQt5", "shiboken6", "qtpy", "pyqtgraph"}
SIM_MAY_IMPORT = {"sim", "llvmlite", "numba", "numpy", "simpy"} | sys.stdlib_module_names
FILES = {"glob", "importlib", "io", "os", "pathlib", "pickle", "shutil", "sqlite3", "tempfile"}
PROCESSES = {"asyncio", "concurrent", "multiprocessing", "socket", "subprocess", "threading"}
CLOCK = {"time"}
# An arrow that runs the wrong way: what a room may not import, in itself and all its modules.
FORBIDDEN = {
    "app": {"ui"} | QT,
    "sim": {"app", "ui"} | QT | FILES | PROCESSES | CLOCK,
    "sim.rules": {"sim.life", "sim.model"},
    "sim.scenario": {"sim.rules", "sim.life", "sim.model"},
    "sim.parameter": {"sim.scenario", "sim.rules", "sim.life", "sim.model"},
}
RANDOM = {"random", "numpy.random", "secrets"}
MAKES_RANDOM_NUMBERS = "sim.streams"


def within(module: str, room: str) -> bool:
    return module == room or module.startswith(room + ".")


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.Module, package: str) -> Iterator[str]:
    """Every module that is imported, and every name taken from one, in full."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            origin = ".".join([*(parents if node.level else []), *filter(None, [node.module])])
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def uses(tree: ast.Module) -> Iterator[str]:
    """What is done without an import of its own: np.random, open(...), date.today()."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr="random"):
                yield "numpy.random"
            case ast.Call(func=ast.Name(id="open")):
                yield "open()"
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Name(id="date" | "datetime")
                    | ast.Attribute(attr="date" | "datetime"),
                    attr="now" | "today" | "utcnow" as reading,
                )
            ):
                yield f"the clock's {reading}()"


def faults(source: str, module: str, package: str) -> set[str]:
    """What a module does that its room forbids."""
    tree = ast.parse(source)
    wanted = set(imports(tree, package))
    done = set(uses(tree))
    found = {
        name
        for room, forbidden in FORBIDDEN.items()
        if within(module, room)
        for name in wanted
        if any(within(name, other) for other in forbidden)
    }
    if within(module, "sim"):
        found |= {name for name in wanted if name.split(".")[0] not in SIM_MAY_IMPORT}
        found |= done - RANDOM
    if module != MAKES_RANDOM_NUMBERS:
        found |= {name for name in wanted | done if any(within(name, r) for r in RANDOM)}
    return found


def python_files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("file", python_files(*PACKAGES), ids=module_name)
def test_that_imports_run_one_way(file):
    module = module_name(file)
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    assert faults(file.read_text(encoding="utf-8"), module, package) == set()


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("sim.model", "import pandas", "pandas"),
        ("sim.model", "import app.running.runner", "app.running.runner"),
        ("sim.model", "def run():\n    from ui import theme", "ui"),
        ("sim.model", "from pathlib import Path", "pathlib"),
        ("sim.model", "import os.path", "os.path"),
        ("sim.model", "from multiprocessing import Pool", "multiprocessing"),
        ("sim.model", "text = open('x').read()", "open()"),
        ("sim.model", "import datetime\nd = datetime.date.today()", "the clock's today()"),
        ("sim.model", "import numpy as np\nx = np.random.default_rng(1)", "numpy.random"),
        ("sim.model", "from numpy import random", "numpy.random"),
        ("sim.model", "from numpy.random import Generator", "numpy.random"),
        ("sim.model", "import random", "random"),
        ("sim.rules.pay", "from ..life import worker", "sim.life"),
        ("sim.rules.pay", "from .. import life", "sim.life"),
        ("sim.scenario.pay", "from sim.rules.leaving import rate", "sim.rules.leaving"),
        ("sim.parameter", "from sim import scenario", "sim.scenario"),
        ("app.cli", "from PySide6.QtCore import QTimer", "PySide6.QtCore"),
        ("app.cli", "def main():\n    import ui.main_window", "ui.main_window"),
        ("app.running.runner", "from random import random", "random"),
    ],
)
def test_that_a_wrong_import_is_found(module, source, fault):
    assert fault in faults(source, module, module.rpartition(".")[0])


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("sim.streams", "import numpy as np\nx = np.random.SeedSequence(1)"),
        ("sim.life.worker", "import simpy\nfrom numba import njit\nfrom ..rules import leaving"),
        ("sim.calendar", "import math\nfrom datetime import date\nd = date(2016, 2, 29)"),
        ("sim.model", "def f(env, calendar):\n    return env.now, calendar.today(env.now)"),
        ("app.files.scenario_file", "import os\nfrom pathlib import Path\ntext = open('x').read()"),
        ("ui.main_window", "import PySide6\nimport app.session"),
    ],
)
def test_that_a_right_import_passes(module, source):
    assert faults(source, module, module.rpartition(".")[0]) == set()


def test_that_no_file_is_too_long():
    lengths = {
        file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in [ROOT / "start.py", *python_files(*PACKAGES, "tests")]
    }
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE} == {}


# What is kept


def tracked_files() -> list[str]:
    listing = ["git", "-C", str(ROOT), "ls-files", "-z"]
    try:
        found = subprocess.run(listing, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of Headroom is no git checkout")
    return found.split("\0")[:-1]


def strangers(files: list[str]) -> set[str]:
    """Names at the top level that have no business there; dotfiles are the tools' own."""
    names = {file.split("/")[0] for file in files}
    return {name for name in names if not name.startswith(".")} - TOP_LEVEL


def foreign_locks(files: list[str]) -> list[str]:
    """Locks that name the registry they were made from."""
    names = re.compile(r"(^|/)(uv\.lock|pylock(\.[^/]+)?\.toml|poetry\.lock|Pipfile\.lock)$")
    return [file for file in files if names.search(file)]


def test_that_the_top_level_holds_only_what_belongs_there():
    assert strangers(tracked_files()) == set()


def test_that_a_stranger_is_found():
    files = [".ci/run", "sim/model.py", "start.py", "notes.txt", "out/run.csv"]
    assert strangers(files) == {"notes.txt", "out"}


def test_that_no_other_lock_is_kept():
    assert foreign_locks(tracked_files()) == []


def test_that_another_lock_is_found():
    files = ["requirements.lock", "uv.lock", "tools/pylock.toml", "pylock.dev.toml"]
    assert foreign_locks(files) == files[1:]


# The lock

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==[^\s;]+( ; (?P<marker>.+?))?( \\)?")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def lock_faults(text: str) -> list[str]:
    """Lines that are neither exact pin, hash nor comment, addresses, pins without a hash."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    wrong = [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)]
    wrong += [line for line in text.splitlines() if "://" in line or "file:" in line]
    followers = [*lines[1:], ""]
    pairs = zip(lines, followers, strict=True)
    return wrong + [a for a, b in pairs if PIN.fullmatch(a) and not HASH.fullmatch(b)]


def locked_names(text: str) -> set[str]:
    return {found["name"] for line in text.splitlines() if (found := PIN.fullmatch(line))}


def test_that_the_lock_is_exact_hashed_and_without_addresses():
    assert lock_faults(start.LOCK.read_text(encoding="utf-8")) == []


def test_that_the_lock_holds_everything_the_project_asks_for():
    project = tomllib.loads(start.PROJECT.read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    asked += [line for group in project["dependency-groups"].values() for line in group]
    names = {re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in asked}
    assert "numpy" in names
    assert names - locked_names(start.LOCK.read_text(encoding="utf-8")) == set()


GOOD_LOCK = "numpy==2.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "a" * 64 + "\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (GOOD_LOCK, 0),
        (GOOD_LOCK + "    # via headroom (pyproject.toml)\n", 0),
        (GOOD_LOCK + "simpy==4.1.2\n", 1),
        ("simpy==4.1.2 \\\n" + GOOD_LOCK, 1),
        (GOOD_LOCK.replace("==2", ">=2"), 1),
        (GOOD_LOCK.replace("aaaa", ""), 2),
        (GOOD_LOCK + "# from https://example.org\n", 1),
        ("--index-url https://example.org\n" + GOOD_LOCK, 2),
        ("simpy @ file:///simpy\n" + GOOD_LOCK, 2),
    ],
)
def test_that_a_bad_lock_is_found(text, count):
    assert len(lock_faults(text)) == count


# The README


def test_that_the_readme_opens_with_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    opening = readme.split("\n## ")[0]
    block = re.search(r"^```\w*\n(.*?)^```$", opening, re.DOTALL | re.MULTILINE)
    assert block is not None
    commands = [line.split("#")[0].split() for line in block[1].splitlines()]
    assert all(command[:2] == ["python3", "start.py"] for command in commands)
    jobs = [start.choose_job(command[2:]) for command in commands]
    assert jobs == [(start.run_main_job, []), (start.run_checks, [])]
    assert "py start.py" in opening.replace("python3", "")

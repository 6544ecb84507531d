"""The house rules for the window that a program can check: charts, levers, colours, processes."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import start
from sim.scenario import PARAMETERS
from tests.house.test_repository import QT, imports, module_name, python_files, within

ROOT = Path(start.__file__).parent
CHARTS, THEME = "ui.charts", "ui.theme"
COLOUR = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?(?:[0-9a-fA-F]{2})?\b|\brgba?\(")


def words_of(tree):
    """Texts that do something; what a docstring says does nothing."""
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def named_parameters(tree):
    """Parameters that are named as ``pay.golden_hello``, or taken as ``settings.pay``."""
    words = {word for text in words_of(tree) for word in re.findall(r"[a-z_]+\.[a-z_]+", text)}
    attributes = {
        f"{node.value.attr}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
    }
    return (words | attributes) & PARAMETERS.keys()


def window_faults(source, module):
    """What a module of the window does that is for another room to do."""
    tree = ast.parse(source)
    found = named_parameters(tree)
    if not within(module, CHARTS):
        found |= {name for name in imports(tree, module) if within(name, "pyqtgraph")}
    if not within(module, THEME):
        found |= {text for text in words_of(tree) if COLOUR.search(text)}
        found |= {
            f"{node.value.attr}.{node.attr}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "GlobalColor"
        }
    return found


def asks_where_to_save(source):
    """Whether a module asks for a file to write, by the name of what it calls."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"save_file", "getSaveFileName"}
        for node in ast.walk(ast.parse(source))
    )


def test_that_one_place_asks_for_a_file_to_write_and_refuses_what_is_in_use():
    asking = {
        module_name(file)
        for file in python_files("ui")
        if asks_where_to_save(file.read_text(encoding="utf-8"))
    }
    assert asking == {"ui.documents.asking"}


@pytest.mark.parametrize("file", python_files("ui"), ids=module_name)
def test_that_the_window_names_no_parameter_and_no_colour_and_draws_in_one_room(file):
    assert window_faults(file.read_text(encoding="utf-8"), module_name(file)) == set()


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("ui.pages.outlook", "import pyqtgraph as pg", "pyqtgraph"),
        ("ui.main_window", "def f():\n    from pyqtgraph import PlotItem", "pyqtgraph"),
        ("ui.levers.row", "path = 'pay.golden_hello'", "pay.golden_hello"),
        ("ui.levers.row", "words = f'{x} of pay.golden_hello'", "pay.golden_hello"),
        ("ui.pages.flow", "x = scenario.settings.pay.golden_hello", "pay.golden_hello"),
        ("ui.charts.fan", "pen = '#12436D'", "#12436D"),
        ("ui.header", "look = 'color: rgb(1, 2, 3)'", "color: rgb(1, 2, 3)"),
        ("ui.header", "pen = QPen(Qt.GlobalColor.red)", "GlobalColor.red"),
    ],
)
def test_that_a_fault_of_the_window_is_found(module, source, fault):
    assert fault in window_faults(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("ui.charts.fan", "import pyqtgraph as pg"),
        ("ui.theme.stylesheet", "BLUE = '#12436D'"),
        ("ui.levers.row", '"""Such as ``pay.golden_hello``, #12436D."""\nname = row.label'),
        ("ui.charts.fan", "wanted = 'cost_total'\nname = 'row #3'"),
    ],
)
def test_that_what_the_window_may_do_passes(module, source):
    assert window_faults(source, module) == set()


# What is loaded where


def loaded(code, *words):
    """Which of a window's libraries a fresh process has loaded once it has done this."""
    probe = f"import sys\n{code}\nprint('loaded', *sorted({QT!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", probe, *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=True,
    )
    return done.stdout.splitlines()[-1].split()[1:]


def test_that_a_worker_loads_no_window():
    model = "from app.running.worker import the_model, run_batch; the_model()"
    assert loaded(model) == []


def test_that_a_run_loads_no_window(tmp_path):
    run = "from app.cli import main; assert main(sys.argv[1:]) == 0"
    plan, out = ROOT / "scenarios" / "birmingham.headroom", tmp_path / "out.json"
    typed = ["run", plan, "--futures", 2, "--workers", 1, "--format", "json", "--out", out]
    assert loaded(run, *typed) == []
    assert out.exists()


def test_that_what_is_loaded_is_seen():
    assert loaded("import PySide6.QtCore") == ["PySide6", "shiboken6"]


def test_that_the_window_is_there_before_the_charts_are_loaded():
    assert "pyqtgraph" not in loaded("import ui.program, ui.start")

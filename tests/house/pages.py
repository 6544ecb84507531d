"""Pages of the guide as text: what is set as code in them, and whether there is such a thing."""

import ast
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import start
from app.arguments import UsageError, _parsers, parse
from app.document import Document, with_typed
from app.files.scenario_file import read
from app.files.shape import file_shape
from app.problem import CannotUse
from app.sources.catalogue import explain
from app.sources.evidence import evidence_table
from app.sources.observed import COLUMNS as OF_A_LIST
from app.sources.observed import observed_points
from app.staff.table import COLUMNS
from sim.outcomes import OUTCOMES
from sim.scenario import EVENT_KINDS, PARAMETERS

ROOT = Path(start.__file__).parent
GROUPS = {parameter.group for parameter in PARAMETERS.values()}
SAID_IN_FILES = {
    "luck", "luck+assumptions", "luck+assumptions+years", "at least", "at most", "at_start",
    ".headroom",
}  # fmt: skip
SAID_TO_LEVERS = {"6000", "£6,000", "6k", "24 months", "-4%", "+10%", "yes"}
OTHERS = {".venv", "py_func"}
COMMANDS = _parsers()[1].keys()
TOOLS = {"headroom", "python", "ruff", "mypy", "pytest"}

_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_EVIDENCE = re.compile(r"\b[A-Z]{3}-[A-Z]?\d{2,3}\b")
_PARAMETER = re.compile(rf"(?<![\w/.-])(?:{'|'.join(sorted(GROUPS))})\.[a-z]\w*")
_ENVIRONMENT = r"\.venv[/\\](?:bin|Scripts)[/\\]"
_COMMAND = re.compile(rf"(?:{_ENVIRONMENT})?headroom\b|{_ENVIRONMENT}\w+|(?:python3|py) start\.py")


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """What stands between fences."""
    return _FENCE.findall(text)


def prose(text: str) -> str:
    """What stands outside fences."""
    return _FENCE.sub("", text)


def code_words(text: str) -> list[str]:
    """What is set as code within the prose."""
    return re.findall(r"`([^`\n]+)`", prose(text))


def commands(text: str) -> Iterator[str]:
    """Every line that is to be typed."""
    for block in blocks(text):
        for line in block.splitlines():
            said = re.split(r"\s#", line)[0].strip()
            if _COMMAND.match(said):
                yield said


# What exists


@cache
def names() -> frozenset[str]:
    """Outcomes, events, shipped scenarios, keys and columns of files, names of the source."""
    shape = file_shape().model_json_schema()
    keys = {key for each in shape["$defs"].values() for key in each.get("properties", {})}
    known = OUTCOMES.keys() | EVENT_KINDS.keys() | GROUPS | keys | shape["properties"].keys()
    scenarios = {file.stem for file in (ROOT / "scenarios").glob("*.headroom")}
    return frozenset(known | set(COLUMNS) | set(OF_A_LIST) | set(_source_names()) | scenarios)


def _source_names() -> Iterator[str]:
    for file in [*(ROOT / "sim").rglob("*.py"), *(ROOT / "app").rglob("*.py")]:
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield from (node.name, f"{module}.{node.name}")


def is_file(word: str, page: Path) -> bool:
    """Whether there is such a file or folder, seen from the top or from the page."""
    return any((folder / word).exists() for folder in (ROOT, page.parent))


def is_option(word: str) -> bool:
    """Whether a command has such an option, and takes the value said with it."""
    option, _, value = word.partition(" ")
    for parser in _parsers()[1].values():
        action = parser._option_string_actions.get(option)
        if action is not None:
            try:
                return not value or parser._get_value(action, value) is not None
            except Exception:
                continue
    return False


def is_known(word: str, page: Path) -> bool:
    """Whether a word set as code is the name of anything."""
    if (
        word in SAID_IN_FILES | SAID_TO_LEVERS | OTHERS
        or word.removeprefix("headroom ") in COMMANDS
    ):
        return True
    if _COMMAND.match(word):
        return command_fault(word, set()) is None
    if word.startswith("--"):
        return is_option(word)
    return word in names() or word in PARAMETERS or is_file(word, page)


def unknown_words(text: str, page: Path) -> list[str]:
    return [word for word in code_words(text) if not is_known(word, page)]


def unknown_parameters(text: str, page: Path) -> set[str]:
    """Names in the form of a parameter's, set as code or not."""
    named = set(_PARAMETER.findall(text))
    return {name for name in named if name not in PARAMETERS and not is_file(name, page)}


def unknown_evidence(text: str) -> set[str]:
    known = evidence_table().keys() | {each.id for each in observed_points()}
    return set(_EVIDENCE.findall(text)) - known


# Links


def links(text: str) -> list[str]:
    return _LINK.findall(prose(text))


def anchors(text: str) -> set[str]:
    """What the headings are called in a link."""
    titles = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.lower()).strip()) for title in titles}


def broken_links(text: str, page: Path) -> list[str]:
    """Links that lead nowhere, or out of Headroom."""
    return [target for target in links(text) if not _leads_somewhere(target, page)]


def _leads_somewhere(target: str, page: Path) -> bool:
    path, _, anchor = target.partition("#")
    other = (page.parent / path).resolve() if path else page
    if not (other.is_relative_to(ROOT) and other.exists()):
        return False
    return not anchor or anchor in anchors(text_of(other))


# Commands


@cache
def birmingham() -> Document:
    return read(ROOT / "scenarios" / "birmingham.headroom")


def command_fault(line: str, written: set[str]) -> str | None:
    """What is wrong with a command, if anything; what it writes is added to ``written``."""
    program, *words = shlex.split(line.replace("\\", "/"))
    if program in ("python3", "py") or Path(program).name != "headroom":
        known = Path(program).name in TOOLS | {"python3", "py"}
        return None if known else f"{program} is not installed"
    if not words or "--help" in words:
        return None if words[:1] in ([], ["--help"]) or words[0] in COMMANDS else words[0]
    try:
        args = vars(parse(words))
        with_typed(birmingham(), dict(each.split("=") for each in args.get("set") or []))
        if args["command"] == "explain" and args["path"] not in OUTCOMES:
            explain(args["path"])
    except (UsageError, CannotUse, LookupError) as fault:
        return str(fault)
    wanted = [args[key] for key in ("file", "staff") if args.get(key)]
    gone = [name for name in wanted if name not in written and not (ROOT / name).exists()]
    if args.get("out"):
        written.add(args["out"])
    return f"{gone[0]} is not there" if gone else None

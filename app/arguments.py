"""What may be typed after ``headroom``: commands and options, declared once."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn, get_args

from app.argument_types import Reads, day, whole_number, word_of, writes
from app.clean_text import visible
from app.document import Vary
from app.figures.names import PAGE_FIGURES
from app.files.protected import InUse, Use
from app.problem import did_you_mean, one_of

_MOST_FUTURES = 10_000_000
_MOST_WORKERS = 512
_LARGEST_SEED = 2**63 - 1

BIRMINGHAM = "headroom run scenarios/birmingham.headroom"

WINDOW = "window"

MODULES = {
    "run": "app.commands.run",
    "report": "app.commands.report",
    "reproduce": "app.commands.reproduce",
    "check": "app.commands.check",
    "parameters": "app.commands.parameters",
    "explain": "app.commands.explain",
    "history": "app.commands.history",
    "freeze": "app.commands.freeze",
    "learn": "app.commands.learn",
    "bench": "app.commands.bench",
    "import-staff": "app.commands.import_staff",
    WINDOW: "ui.start",
}
"""The module of each command; imported only when it is used. Each has ``run(args) -> int``."""


class UsageError(Exception):
    """What was typed is no command; the text says what is wrong with it."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence and leaves it to the caller to end the program."""

    def error(self, message: str) -> NoReturn:
        """Turn argparse's words into a sentence."""
        said = message.removeprefix("argument ")
        option, _, rest = said.partition(": ")
        if rest.startswith("expected"):
            said = f"{option} needs a value."
        elif message.startswith("the following arguments are required: "):
            said = f"{self.prog} needs {rest}."
        elif rest:
            said = f"{option} {rest}"
        raise UsageError(f"{said} See {self.prog} --help.")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its options; ``UsageError`` if it cannot be understood."""
    parser, commands = _parsers()
    argv = _opening_a_window(argv)
    words = [word for word in argv if not word.startswith("-")]
    if words and words[0] not in commands:
        guess = did_you_mean(words[0], commands) or f"It can be {one_of(list(commands))}."
        raise UsageError(f'"{visible(words[0])}" is no command. {guess}')
    asked = commands[words[0]] if words else parser
    _refuse_unknown_options(argv, asked)
    args, extra = parser.parse_known_args(argv)
    args.module = getattr(args, "module", None) or MODULES.get(args.command)
    args.reads = list(_files_read(args, asked))
    if extra:
        raise UsageError(f'"{visible(extra[0])}" is one word too many. See {asked.prog} --help.')
    return args


def _files_read(args: argparse.Namespace, parser: Parser) -> Iterator[InUse]:
    """Every file that was typed for the command to read."""
    for action in parser._actions:
        if isinstance(action.type, Reads):
            typed = getattr(args, action.dest, None) or []
            for name in [typed] if isinstance(typed, str) else typed:
                yield InUse(Path(name), action.type.use)


def _opening_a_window(argv: Sequence[str]) -> Sequence[str]:
    """Nothing, or a file that was double-clicked, opens the window."""
    if not argv:
        return [WINDOW]
    if len(argv) == 1 and argv[0].endswith(".headroom"):
        return [WINDOW, argv[0]]
    return argv


def _refuse_unknown_options(argv: Sequence[str], parser: argparse.ArgumentParser) -> None:
    known = sorted(parser._option_string_actions)
    for word in argv:
        option = word.partition("=")[0]
        if option.startswith("--") and option != "--" and option not in known:
            guess = did_you_mean(option, known) or f"See {parser.prog} --help."
            raise UsageError(f"{visible(option)} is no option of {parser.prog}. {guess}")


def command_parsers() -> dict[str, Parser]:
    """What can be typed after each command, by the command's name."""
    return _parsers()[1]


def _parsers() -> tuple[Parser, dict[str, Parser]]:
    parser = Parser(
        prog="headroom",
        description="Plan the workforce of a council's children's social work service.",
        epilog=f"To see it at work:\n  {BIRMINGHAM}\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    chosen = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    commands: dict[str, Parser] = {}

    def add(name: str, says: str) -> Parser:
        description = f"{says[0].upper()}{says[1:]}."
        commands[name] = chosen.add_parser(
            name, help=says, description=description, allow_abbrev=False
        )
        return commands[name]

    _run_options(add("run", "run a scenario and say what comes of it"))
    _report_options(
        add("report", "make what is taken to cabinet: slides, papers, workbook, pictures")
    )
    _reproduce_options(
        add("reproduce", "say whether the figures of a briefing come out again, or what differs")
    )
    check = add("check", "look a scenario file or a staff table over without running it")
    check.add_argument(
        "file", metavar="FILE", type=Reads(Use.CHECKED),
        help="a .headroom file or a .csv staff table",
    )  # fmt: skip
    check.add_argument(
        "--first-day", metavar="DATE", type=day,
        help="for a staff table, the day it speaks of, such as 2015-01-31; today if not said",
    )  # fmt: skip
    _format(add("parameters", "list every lever and assumption"), "text", "json")
    explain = add("explain", "explain a parameter, an outcome or a kind of event")
    explain.add_argument("path", metavar="PATH", help="such as pay.golden_hello")
    history = add(
        "history", "run a scenario, lay it over what was observed and score it; frozen ones too"
    )
    _common_run_options(history)
    _observed(history)
    _format(history, "text", "json")
    _freeze_options(
        add("freeze", "keep a scenario's projection in its file, to be scored when time has passed")
    )
    _learn_options(
        add("learn", "let what futures assume learn from what was observed, or forget it again")
    )
    bench = add("bench", "measure the speed of the model on this computer")
    bench.add_argument(
        "--window",
        dest="module",
        action="store_const",
        const="ui.bench",
        help="measure the window in place of the model",
    )
    _number(bench, "--futures", 1, _MOST_FUTURES, "how many possible futures to time")
    _number(bench, "--workers", 1, _MOST_WORKERS, "how many processes to use")
    _format(bench, "text", "json")
    staff = add("import-staff", "put a council's own staff table into a scenario file")
    _file(staff)
    staff.add_argument(
        "staff", metavar="STAFF.csv", type=Reads(Use.STAFF),
        help="the table, a row a member of staff",
    )  # fmt: skip
    _out(staff, "the .headroom file to write", required=True)
    window = add(WINDOW, "open the window; so does headroom alone, or with a file")
    _file(window, nargs="?")
    return parser, commands


def _run_options(parser: Parser) -> None:
    _common_run_options(parser)
    _format(parser, "text", "json", "csv")
    _out(parser, "the file to write, such as outlook.csv with --format csv")


def _report_options(parser: Parser) -> None:
    _common_run_options(parser)
    parser.add_argument(
        "others", metavar="BESIDE", nargs="*", default=[], type=Reads(Use.COMPARED),
        help="up to three scenarios to lay beside it; those that the file names if not said",
    )  # fmt: skip
    _out(
        parser,
        "a .pptx, .docx, .pdf, .xlsx or .csv file; a .svg or .png picture of one figure; or a "
        "folder, for a new folder in it with all of them",
        required=True,
    )
    parser.add_argument(
        "--baseline", metavar="FILE", type=Reads(Use.BASELINE),
        help="what it is compared with; the published plan if not said and it starts alike",
    )  # fmt: skip
    parser.add_argument(
        "--figure", metavar="NAME",
        help=f"for a picture, which figure: {', '.join(PAGE_FIGURES)}; or any outcome",
    )  # fmt: skip
    parser.add_argument(
        "--template", metavar="FILE", type=Reads(Use.TEMPLATE),
        help="for slides: the council's own .pptx presentation",
    )  # fmt: skip
    parser.add_argument(
        "--date", metavar="DATE", type=day, help="the date on every page; today if not said"
    )


def _reproduce_options(parser: Parser) -> None:
    parser.add_argument("code", metavar="CODE", help="as it stands at the foot of every page")
    _file(parser)
    _number(parser, "--workers", 1, _MOST_WORKERS, "how many processes to use")
    _format(parser, "text", "json")


def _freeze_options(parser: Parser) -> None:
    _file(parser)
    parser.add_argument(
        "--outcome", metavar="NAME", action="append", default=[],
        help="an outcome to keep; may be repeated; all for every one; those of the targets and "
        "those that councils count if not said",
    )  # fmt: skip
    parser.add_argument(
        "--month", metavar="DATE", type=day, action="append", default=[],
        help="the end of a month to keep; may be repeated; each quarter's end if not said",
    )  # fmt: skip
    _observed(parser)
    parser.add_argument("--by", metavar="NAME", help="who freezes it; your user name if not said")
    _number(parser, "--workers", 1, _MOST_WORKERS, "how many processes to use")
    _out(parser, "the .headroom file to write; FILE itself if not said")


def _learn_options(parser: Parser) -> None:
    _file(parser)
    _observed(parser)
    parser.add_argument(
        "--without", metavar="ID", action="append", default=[],
        help="a point that is not to be learned from; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--forget", action="store_true", help="take out what was learned, in place of learning"
    )
    _number(
        parser, "--futures", 1, _MOST_FUTURES,
        "how many possible futures to learn from (default: the value in the file)",
    )  # fmt: skip
    _number(parser, "--workers", 1, _MOST_WORKERS, "how many processes to use")
    _format(parser, "text", "json")
    _out(parser, "the .headroom file to write", required=True)


def _observed(parser: Parser) -> None:
    parser.add_argument(
        "--observed", metavar="LIST.csv", type=Reads(Use.OBSERVED),
        help="the council's own list of what was observed; Birmingham's points if not said",
    )  # fmt: skip


def _common_run_options(parser: Parser) -> None:
    _file(parser)
    _number(
        parser,
        "--futures",
        1,
        _MOST_FUTURES,
        "how many possible futures to run; what the file says if not said",
    )
    _number(
        parser, "--seed", 0, _LARGEST_SEED, "the seed of their luck; what the file says if not said"
    )
    _number(
        parser,
        "--workers",
        1,
        _MOST_WORKERS,
        "how many processes to use; all processors if not said",
    )
    parser.add_argument(
        "--set", metavar="PATH=VALUE", action="append", default=[],
        help="give a lever or assumption another value; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--vary", metavar="WHAT", type=word_of(*get_args(Vary)),
        help="what differs between futures: luck, luck+assumptions or luck+assumptions+years "
        "(default: the value in the file)",
    )  # fmt: skip


def _file(parser: Parser, nargs: str | None = None) -> None:
    parser.add_argument(
        "file", metavar="FILE", nargs=nargs, type=Reads(Use.SCENARIO), help="a .headroom file"
    )


def _out(parser: Parser, says: str, *, required: bool = False) -> None:
    parser.add_argument(
        "--out", metavar="PATH", required=required, type=writes,
        help=f"{says}. It replaces an earlier file of the same kind, but never a file that the "
        "command reads, that the scenario is compared with or that comes with Headroom",
    )  # fmt: skip
    parser.add_argument(
        "--replace", action="store_true", help="let --out replace a file of another kind"
    )


def _format(parser: Parser, *formats: str) -> None:
    parser.add_argument(
        "--format", metavar="FORMAT", type=word_of(*formats), default=formats[0],
        help=f"{one_of(formats)}; {formats[0]} if not said",
    )  # fmt: skip


def _number(parser: Parser, option: str, least: int, most: int, says: str) -> None:
    parser.add_argument(option, metavar="N", type=whole_number(least, most), help=says)

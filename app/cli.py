"""The command line: what is typed, which command does it, and how faults are said."""

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from app.arguments import UsageError, parse
from app.interrupt import INTERRUPTED, ctrl_c_ends
from app.problem import CannotUse
from app.running.ensemble import RunFailed, TooLarge
from app.terminal import AnswerLost, ReaderGone, complain, say

DONE, FAILED, BAD_INPUT = 0, 1, 2

_SAID: dict[type[Exception], int] = {
    UsageError: BAD_INPUT,
    CannotUse: BAD_INPUT,
    TooLarge: BAD_INPUT,
    RunFailed: FAILED,
    AnswerLost: FAILED,
}
"""The exit code of each fault whose text is fit to be read as it is."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what was typed; the exit code says how it went, standard error why."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    try:
        with ctrl_c_ends(_interrupted):
            return _do(sys.argv[1:] if argv is None else argv)
    except tuple(_SAID) as fault:
        return _ended(_SAID[type(fault)], str(fault))
    except ReaderGone:
        return DONE
    except KeyboardInterrupt:
        return _interrupted()
    except SystemExit as end:  # argparse has printed its help
        return end.code if isinstance(end.code, int) else DONE
    except Exception:
        return _our_fault()


def _do(argv: Sequence[str]) -> int:
    args = parse(argv)
    if args.version:
        say(f"headroom {version('headroom')}\n")
        return DONE
    code: int = import_module(args.module).run(args)
    return code


def _interrupted() -> int:
    return _ended(INTERRUPTED, "Stopped: the run was ended before it was finished.")


def _ended(code: int, sentences: str) -> int:
    complain(sentences)
    return code


def _our_fault() -> int:
    from app.fault_report import write_report

    report = write_report("Headroom met a fault of its own.", [traceback.format_exc()])
    place = f"The report is in {report}" if report else "No report could be written"
    return _ended(FAILED, f"Headroom met a fault of its own and stopped. {place}.")


if __name__ == "__main__":
    sys.exit(main())

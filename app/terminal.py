"""What goes to the terminal, a pipe or a file: answers, complaints, progress."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.files.disk import write_bytes
from app.reports.text_table import for_encoding
from app.running.messages import Listener, Preparing, Progress, RunEvent, WorkersReplaced
from app.wording import preparing_words


class ReaderGone(Exception):  # noqa: N818 - what happened; no error of ours
    """Whoever read the answer has closed the pipe."""


class AnswerLost(Exception):  # noqa: N818 - named after the event
    """The answer could not be written; the text says why."""


def say(text: str) -> None:
    """Write an answer to standard output."""
    stream = sys.stdout
    if stream is None:
        return
    try:
        stream.write(for_encoding(text, stream.encoding))
        stream.flush()
    except OSError as fault:
        _quieten()
        # Windows says EINVAL when the reader of a pipe has gone.
        if fault.errno in (errno.EPIPE, errno.EINVAL):
            raise ReaderGone from fault
        reason = (fault.strerror or "no reason was given").lower()
        raise AnswerLost(f"The answer could not be written: {reason}.") from fault


def complain(text: str) -> None:
    """Write a line to standard error, if anybody can read it."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.write(for_encoding(text, stream.encoding) + "\n")
        stream.flush()
    except OSError:
        pass


def _quieten() -> None:
    """Have Python's own last flush meet no fault."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass


def answer(text: str, out: Path | None) -> None:
    """Write an answer to a file, whole or not at all, or to standard output."""
    if out is None:
        say(text)
        return
    write_bytes(out, text.encode())
    complain(f"Written to {out}.")


@contextmanager
def progress() -> Iterator[Listener]:
    """A listener that draws a bar on a terminal; elsewhere it only says what went wrong."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _say_replaced
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[far]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, visible=False, far="")

        def listen(event: RunEvent) -> None:
            match event:
                case Preparing(seconds_left):
                    bar.update(task, description=preparing_words(seconds_left), visible=True)
                case Progress(done, wanted, rate):
                    said, far = f"possible futures, {rate:,.0f} a second", f"{done} of {wanted}"
                    bar.update(task, completed=done, total=wanted)
                    bar.update(task, description=said, far=far, visible=True)
                case _:
                    _say_replaced(event)

        yield listen


def _say_replaced(event: RunEvent) -> None:
    if isinstance(event, WorkersReplaced):
        complain("A worker process died. Its possible futures are run again.")

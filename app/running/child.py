"""What every process has in common that another one of ours has started."""

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import wait

import psutil

_NICE = 10


def follow_parent() -> None:
    """Leave Ctrl-C to the parent, end when it ends, and run behind what a person waits for."""
    # Ctrl-C reaches every process of a terminal; the parent alone decides what to do about it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _give_way()


def _give_way() -> None:
    """A window stays smooth while futures run."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICE)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

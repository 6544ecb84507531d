"""Whether a window can be opened here: Qt itself would end the process without a word of sense."""

import os
import re
import socket
import sys

_PATIENCE = 3
"""Seconds for a display on another machine to answer."""


def has_display() -> bool:
    """Whether a display is named and somebody answers there."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    return bool(wayland and _wayland_answers(wayland)) or bool(x11 and _x11_answers(x11))


def _wayland_answers(name: str) -> bool:
    path = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name)
    return _answers(socket.AF_UNIX, path)


def _x11_answers(name: str) -> bool:
    """A display is called ``:0``, ``unix:0`` or ``host:10.0``; others are for Qt to make out."""
    found = re.fullmatch(r"(?P<host>[\w.-]*):(?P<number>\d{1,4})(\.\d+)?", name)
    if not found:
        return True
    number = int(found["number"])
    if found["host"] in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        # Linux servers may listen at a name that is no file as well, or only there.
        return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, f"\0{path}")
    return _answers(socket.AF_INET, (found["host"], 6000 + number))


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family) as attempt:
            attempt.settimeout(_PATIENCE)
            attempt.connect(address)
    except (OSError, ValueError):
        return False
    return True


__all__ = ["has_display"]

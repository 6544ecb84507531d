"""Whether a window can be opened here: Qt itself would end the process without a word of sense."""

import ctypes
import os
import socket
import sys
from pathlib import Path

_XCB = "libxcb.so.1"
_PATIENCE = 3
"""Seconds for a display to answer."""


def has_display() -> bool:
    """Whether a display is named and somebody answers there."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    return bool(wayland and _wayland_answers(wayland)) or bool(x11 and _x11_answers(x11))


def _wayland_answers(name: str) -> bool:
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name
    try:
        with socket.socket(socket.AF_UNIX) as attempt:
            attempt.settimeout(_PATIENCE)
            attempt.connect(str(path))
    except (OSError, ValueError):
        return False
    return True


def _x11_answers(name: str) -> bool:
    """Whether X's own library, which Qt needs as well, can connect to a display."""
    try:
        xcb = ctypes.CDLL(_XCB)
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    # A connection is given also where there is none; it has to be asked, and given back.
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(name), None))
    has_failed: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not has_failed


__all__ = ["has_display"]

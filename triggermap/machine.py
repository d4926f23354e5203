"""What this machine must have before Qt is loaded: a display, and the system libraries that Qt opens.

Qt itself aborts the process without a display, and blames the wrong library where one is missing; so both are
looked at first. Standard library only: `bootstrap.py` uses it before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Shared libraries that Qt needs even without a window, each with its Debian package."""

WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Shared libraries that a window under X11 needs besides."""

FONT_PACKAGE = "fonts-dejavu-core"
"""Brings a font with all letters of both languages; with no font at all every text is boxes."""


def is_debian() -> bool:
    """Return whether packages are installed with apt here."""
    return shutil.which("apt-get") is not None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    home = Path.home()
    roots = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", home / ".local/share/fonts")
    return any(next(root.rglob("*.[ot]tf"), None) for root in roots if root.is_dir())


def missing_packages(*, window: bool) -> tuple[str, ...]:
    """Return the Debian names of the system packages that Qt needs and that are not here.

    Args:
        window: also check what a real window needs, not only drawing into memory.
    """
    if not sys.platform.startswith("linux"):
        return ()
    libraries = OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if window else {})
    missing = [package for library, package in libraries.items() if not _loads(library)]
    if not _has_font():
        missing.append(FONT_PACKAGE)
    return tuple(missing)


def install_line(packages: tuple[str, ...]) -> str:
    """Return the one line that installs Debian `packages`."""
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y {' '.join(packages)}"


def _x11_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def has_display() -> bool:
    """Return whether a window can open here: a display that answers, or a Qt platform that needs none."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        # Whoever chose a platform knows what they do; memory-only ones can draw but show nothing.
        return True
    if not sys.platform.startswith("linux"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / wayland).exists():
        return True
    return bool(os.environ.get("DISPLAY")) and _x11_answers()


def uses_x11() -> bool:
    """Return whether a window would be opened by way of X11 here."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return platform == "xcb"
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def return_memory() -> None:
    """Give memory that was freed back to the system, where the allocator can be asked to (glibc)."""
    if not sys.platform.startswith("linux"):
        return
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library: it has its own ways
        return
    trim(0)

"""The product's type family, loaded from its own files so that screen and paper look alike everywhere."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from triggermap.resources import assets_dir

_log = logging.getLogger(__name__)
FAMILY = "Inter"


@cache
def family() -> str:
    """Load the fonts once and return the family's name.

    Needs a QGuiApplication. Where the files are missing or damaged the system's own font is returned and the log
    says so: everything still works, only the look differs.
    """
    loaded = [_load(path) for path in sorted((assets_dir() / "fonts").glob("*.otf"))]
    if loaded and all(loaded):
        return FAMILY
    _log.warning("The fonts in %s can't be loaded; the system's font is used", assets_dir() / "fonts")
    return QFont().defaultFamily()


def _load(path: Path) -> bool:
    return QFontDatabase.addApplicationFont(str(path)) != -1


def font(size: float, weight: QFont.Weight = QFont.Weight.Normal, *, italic: bool = False) -> QFont:
    """Return the product's font in points."""
    made = QFont(family())
    made.setPointSizeF(size)
    made.setWeight(weight)
    made.setItalic(italic)
    # Inter's contextual forms of brackets and dashes beside capitals can't be copied out of a PDF as what they are.
    made.setFeature(QFont.Tag("calt"), 0)
    return made

"""A pytest plugin (`-p tests.helpers.forbid_qt`) for a Python in which Qt is as good as not installed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

FORBIDDEN = ("PySide6", "shiboken6")


class _NoQt:
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] in FORBIDDEN:
            raise ModuleNotFoundError(f"{name} is forbidden here: the pure layers and their tests do without Qt")
        return None


sys.meta_path.insert(0, _NoQt())

"""Fields and pictures kept between bakes under build/, by a hash of everything that they depend on."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

T = TypeVar("T")
CODE = Path(__file__).parent


def digest(*parts: object) -> str:
    """Return a hash of arrays, bytes, and of anything else by its repr."""
    total = hashlib.sha256()
    for part in parts:
        if isinstance(part, np.ndarray):
            total.update(f"{part.dtype}{part.shape}".encode())
            total.update(np.ascontiguousarray(part).tobytes())
        else:
            total.update(part if isinstance(part, bytes) else repr(part).encode())
        total.update(b"\0")
    return total.hexdigest()[:24]


SOURCES = {
    file.relative_to(CODE).as_posix(): file.read_bytes()
    for file in sorted([*CODE.glob("*.py"), *CODE.glob("data/*.yaml")])
}
"""The bake's own files as they are when it starts, which is the code that runs, whatever is edited meanwhile."""


def code_digest(*modules: str) -> str:
    """Return a hash of modules of the bake and of its data files, by name without the ending."""
    return digest(*(SOURCES[name] for name in SOURCES if name.rsplit(".", 1)[0] in modules))


class Cache:
    """Results on disk; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, name: str, key: str, make: Callable[[], T]) -> T:
        """Return what was made under this key, or make it now; older results of that name are removed."""
        if self.folder is None:
            return make()
        file = self.folder / f"{name}-{key}.pickle"
        if file.exists():
            # These files are the bake's own, in the checkout's build folder.
            value: T = pickle.loads(file.read_bytes())
            return value
        value = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob(f"{name}-*.pickle"):
            if len(old.stem) == len(file.stem):
                old.unlink(missing_ok=True)
        aside = file.with_suffix(f".{os.getpid()}")
        aside.write_bytes(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        aside.replace(file)
        return value

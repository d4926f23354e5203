"""The compiled form of content files: one JSON file that is read instead of what was written by hand.

It is used while it belongs to the files that lie there: same names, sizes and times, or else same contents.
Plain JSON with a checksum, so that a damaged or foreign file is noticed and cannot run anything.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from triggermap import __version__
from triggermap.content.codec import decode, describe, encode

FORMAT = 1

T = TypeVar("T")
_Stamp = list[int | str]
"""Size in bytes, time of change in nanoseconds, digest of the content."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A compiled file whose form and checksum are right; its payload is not decoded yet."""

    files: dict[str, _Stamp]
    payload: bytes


class CompiledForm(Generic[T]):
    """Reads and writes the compiled form of values of one type."""

    def __init__(self, shape: type[T], name: str, context: str = "") -> None:
        """`name` is the file's name; a form that was made in another `context` is made anew."""
        self._shape = shape
        self._name = name
        self._context = context

    def get(
        self,
        root: Path,
        files: Mapping[str, Path],
        cache_dir: Path,
        build: Callable[[], T],
        sound: Callable[[], bool] = lambda: True,
    ) -> T:
        """Return the value of the content `files` of `root`, from its compiled form where that is still right.

        Else `build` makes it; what is not `sound` after that is not stored. A missing, damaged or outdated compiled
        file is made anew; a cache folder that cannot be written is no failure.

        Raises:
            TriggermapError: what `build` raises.
        """
        cache_file = cache_dir / self._name
        cached = self._open(cache_file)
        if cached and _same_times(cached.files, files):
            found = self._decoded(cached)
            if found is not None:
                return found
        stamps = {name: _stamp(file) for name, file in files.items()}
        for compiled in (cached, self._open(root / self._name)):
            if compiled and _same_contents(compiled.files, stamps):
                found = self._decoded(compiled)
                if found is not None:
                    self._write(cache_file, stamps, compiled.payload)
                    return found
        built = build()
        if sound():
            self._write(cache_file, stamps, self._payload(built))
        return built

    def put(self, value: T, files: Mapping[str, Path], target: Path) -> None:
        """Write the compiled form of a value to `target`, for a package that ships it.

        Raises:
            OSError: where `target` cannot be written.
        """
        stamps = {name: _stamp(file) for name, file in files.items()}
        target.write_bytes(self._bytes(stamps, self._payload(value)))

    def _payload(self, value: T) -> bytes:
        return json.dumps(encode(value, self._shape), ensure_ascii=False, separators=(",", ":")).encode()

    def _decoded(self, compiled: _Compiled) -> T | None:
        try:
            return decode(json.loads(compiled.payload), self._shape)
        except (ValueError, TypeError, LookupError):
            return None

    def _form(self) -> str:
        """Return what must be the same in the program that wrote the file and in this one."""
        form = f"{__version__} {zlib.crc32(describe(cast(Any, self._shape)).encode()):08x}"
        return f"{form} {zlib.crc32(self._context.encode()):08x}" if self._context else form

    def _bytes(self, stamps: dict[str, _Stamp], payload: bytes) -> bytes:
        header = {"format": FORMAT, "shape": self._form(), "checksum": zlib.crc32(payload), "files": stamps}
        return json.dumps(header).encode() + b"\n" + payload

    def _open(self, file: Path) -> _Compiled | None:
        """Return the compiled file, or None where it is missing, damaged or made by another version of the program."""
        try:
            first, _, payload = file.read_bytes().partition(b"\n")
            header = json.loads(first)
            files = header["files"]
            right = header["format"] == FORMAT and header["checksum"] == zlib.crc32(payload)
            if not right or header["shape"] != self._form() or not all(len(stamp) == 3 for stamp in files.values()):
                return None
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return None
        return _Compiled(files, payload)

    def _write(self, file: Path, stamps: dict[str, _Stamp], payload: bytes) -> None:
        """Write aside, then replace; the cache only saves time, so failing to write it is passed over."""
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            aside = file.with_name(f".{file.name}-{os.getpid()}")
            try:
                aside.write_bytes(self._bytes(stamps, payload))
                aside.replace(file)
            except OSError:
                aside.unlink(missing_ok=True)
                raise


def _stamp(file: Path) -> _Stamp:
    import hashlib  # not needed at the usual start

    status = file.stat()
    return [status.st_size, status.st_mtime_ns, hashlib.sha256(file.read_bytes()).hexdigest()]


def _same_times(stamps: dict[str, _Stamp], files: Mapping[str, Path]) -> bool:
    if stamps.keys() != files.keys():
        return False
    for name, file in files.items():
        status = file.stat()
        if stamps[name][:2] != [status.st_size, status.st_mtime_ns]:
            return False
    return True


def _same_contents(first: dict[str, _Stamp], second: dict[str, _Stamp]) -> bool:
    return first.keys() == second.keys() and all(first[name][2] == second[name][2] for name in first)

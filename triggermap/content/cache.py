"""The compiled form of the content: one JSON file that is read at start instead of the YAML.

It is used while it belongs to the YAML files that lie there: same names, sizes and times, or else same contents.
Plain JSON with a checksum, so that a damaged or foreign file is noticed and cannot run anything.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from triggermap import __version__
from triggermap.content.codec import decode, describe, encode
from triggermap.domain.knowledge import Knowledge

FORMAT = 1
COMPILED_NAME = "compiled.json"
"""File name in the cache folder, and beside the YAML files in an installed package."""

_Stamp = list[int | str]
"""Size in bytes, time of change in nanoseconds, digest of the content."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A compiled file whose form and checksum are right; its payload is not decoded yet."""

    files: dict[str, _Stamp]
    payload: bytes

    def knowledge(self) -> Knowledge | None:
        try:
            return decode(json.loads(self.payload), Knowledge)
        except (ValueError, TypeError, LookupError):
            return None


def knowledge(root: Path, cache_dir: Path) -> Knowledge:
    """Return the content of `root`, from its compiled form where that is still right.

    A missing, damaged or outdated compiled file is made anew; a cache folder that cannot be written is no failure.

    Raises:
        ContentError: where the YAML had to be read and holds problems.
    """
    cache_file = cache_dir / COMPILED_NAME
    files = _content_files(root)
    cached = _open(cache_file)
    if cached and _same_times(cached.files, files):
        found = cached.knowledge()
        if found is not None:
            return found
    stamps = {name: _stamp(file) for name, file in files.items()}
    for compiled in (cached, _open(root / COMPILED_NAME)):
        if compiled and _same_contents(compiled.files, stamps):
            found = compiled.knowledge()
            if found is not None:
                _write(cache_file, stamps, compiled.payload)
                return found
    return _build(root, cache_file, stamps)


def compile_knowledge(root: Path, target: Path) -> None:
    """Write the compiled form of `root` to `target`, for a package that ships it as ``knowledge/compiled.json``.

    Raises:
        ContentError: where the content holds problems.
        OSError: where `target` cannot be written.
    """
    from triggermap.content.loader import load_knowledge

    stamps = {name: _stamp(file) for name, file in _content_files(root).items()}
    target.write_bytes(_compiled_bytes(stamps, _payload(load_knowledge(root))))


def _build(root: Path, cache_file: Path, stamps: dict[str, _Stamp]) -> Knowledge:
    # Only here is the YAML library needed; importing it costs more than reading the compiled form.
    from triggermap.content.loader import load_knowledge

    built = load_knowledge(root)
    _write(cache_file, stamps, _payload(built))
    return built


def _payload(built: Knowledge) -> bytes:
    return json.dumps(encode(built, Knowledge), ensure_ascii=False, separators=(",", ":")).encode()


def _content_files(root: Path) -> dict[str, Path]:
    """Return every YAML file of the content by its path inside `root`."""
    found = [*root.glob("*.yaml"), *(root / "muscles").glob("*.yaml")]
    return {file.relative_to(root).as_posix(): file for file in sorted(found)}


def _stamp(file: Path) -> _Stamp:
    import hashlib  # not needed at the usual start

    status = file.stat()
    return [status.st_size, status.st_mtime_ns, hashlib.sha256(file.read_bytes()).hexdigest()]


def _same_times(stamps: dict[str, _Stamp], files: dict[str, Path]) -> bool:
    if stamps.keys() != files.keys():
        return False
    for name, file in files.items():
        status = file.stat()
        if stamps[name][:2] != [status.st_size, status.st_mtime_ns]:
            return False
    return True


def _same_contents(first: dict[str, _Stamp], second: dict[str, _Stamp]) -> bool:
    return first.keys() == second.keys() and all(first[name][2] == second[name][2] for name in first)


def _shape() -> str:
    """Return what must be the same in the program that wrote the file and in this one."""
    return f"{__version__} {zlib.crc32(describe(Knowledge).encode()):08x}"


def _compiled_bytes(stamps: dict[str, _Stamp], payload: bytes) -> bytes:
    header = {"format": FORMAT, "shape": _shape(), "checksum": zlib.crc32(payload), "files": stamps}
    return json.dumps(header).encode() + b"\n" + payload


def _open(file: Path) -> _Compiled | None:
    """Return the compiled file, or None where it is missing, damaged or made by another version of the program."""
    try:
        first, _, payload = file.read_bytes().partition(b"\n")
        header = json.loads(first)
        files = header["files"]
        right = header["format"] == FORMAT and header["checksum"] == zlib.crc32(payload)
        if not right or header["shape"] != _shape() or not all(len(stamp) == 3 for stamp in files.values()):
            return None
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None
    return _Compiled(files, payload)


def _write(file: Path, stamps: dict[str, _Stamp], payload: bytes) -> None:
    """Write aside, then replace; the cache only saves time, so failing to write it is passed over."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f".{file.name}-{os.getpid()}")
        try:
            aside.write_bytes(_compiled_bytes(stamps, payload))
            aside.replace(file)
        except OSError:
            aside.unlink(missing_ok=True)
            raise

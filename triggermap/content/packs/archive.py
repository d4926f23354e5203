"""Packs on their way into the packs' folder: out of an archive or another folder, and nothing but a pack's files.

What comes from elsewhere is not trusted: no name may lead out of the folder, no link is followed, and neither the
number nor the size of the files may fill a disk.
"""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from triggermap.content.limits import MAX_BYTES
from triggermap.content.packs.shelf import MOST_FILES, PACK_FILE, PACK_FOLDERS
from triggermap.errors import Problem

MOST_BYTES = 64_000_000
"""All files together."""
KEPT = (".yaml", ".yml", ".md", ".txt")
"""Endings of the files that are taken along."""
_UNIX_LINK = 0o120000
_CHUNK = 65_536


class _RefusedError(Exception):
    """The archive is not taken; the message says why."""


def unpack(archive: Path, into: Path) -> tuple[Problem, ...]:
    """Unpack the pack in a ZIP `archive` into the empty folder `into`; return why it could not be, if so."""
    try:
        with zipfile.ZipFile(archive) as packed:
            members = list(_members(packed))
            total = 0
            for info, name in members:
                target = into.joinpath(*name.parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(info) as source, target.open("xb") as out:
                    total += _copied(source, out, info.filename, MOST_BYTES - total)
    except _RefusedError as error:
        return (Problem(archive, 0, "", str(error)),)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        return (Problem(archive, 0, "", f"is no sound ZIP archive: {error}"),)
    except RuntimeError:
        return (Problem(archive, 0, "", "is locked with a password; make one without"),)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        return (Problem(archive, 0, "", f"cannot be unpacked: {reason}"),)
    return ()


def copy(folder: Path, into: Path) -> tuple[Problem, ...]:
    """Copy the pack in `folder` into the empty folder `into`; return why it could not be, if so."""
    total = 0
    try:
        files = list(_own_files(folder))
        if len(files) > MOST_FILES:
            return (Problem(folder, 0, "", f"holds {len(files)} files; a pack has {MOST_FILES} at most"),)
        for file in files:
            target = into / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            with file.open("rb") as source, target.open("xb") as out:
                total += _copied(source, out, file.name, MOST_BYTES - total)
    except _RefusedError as error:
        return (Problem(folder, 0, "", str(error)),)
    except OSError as error:
        return (Problem(folder, 0, "", f"cannot be copied: {error.strerror or error}"),)
    return ()


def _own_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a pack that are taken along; links are left where they are."""
    for inside in (folder, *(folder / name for name in PACK_FOLDERS)):
        if inside.is_dir() and not (inside != folder and inside.is_symlink()):
            with os.scandir(inside) as entries:
                for entry in sorted(entries, key=lambda each: each.name):
                    if entry.is_file(follow_symlinks=False) and _is_kept(entry.name):
                        yield inside / entry.name


def _is_kept(name: str) -> bool:
    return name.lower().endswith(KEPT) and not name.startswith(".")


def _members(packed: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """Yield the files to unpack with their names inside the pack, whose folder may be the archive's only one."""
    found = []
    for info in packed.infolist():
        name = _safe_name(info)
        if info.is_dir() or not _is_kept(name.name) or name.parts[0] == "__MACOSX":
            continue
        if info.external_attr >> 16 & 0o170000 == _UNIX_LINK:
            raise _RefusedError(f"holds a link, {info.filename!r}; links are not unpacked")
        found.append((info, name))
    if len(found) > MOST_FILES:
        raise _RefusedError(f"holds {len(found)} files; a pack has {MOST_FILES} at most")
    if sum(info.file_size for info, _ in found) > MOST_BYTES:
        raise _RefusedError(f"holds more than {MOST_BYTES // 1_000_000} MB")
    tops = [name.parent for _, name in found if name.name == PACK_FILE]
    if not tops:
        raise _RefusedError(f"there is no {PACK_FILE} in it")
    top = min(tops, key=lambda parent: len(parent.parts))
    seen: set[str] = set()
    for info, name in found:
        if name.is_relative_to(top):
            inside = name.relative_to(top)
            folded = str(inside).casefold()
            if folded in seen:
                raise _RefusedError(f"holds {str(inside)!r} twice")
            seen.add(folded)
            if len(inside.parts) == 1 or (len(inside.parts) == 2 and inside.parts[0] in PACK_FOLDERS):
                yield info, inside


def _safe_name(info: zipfile.ZipInfo) -> PurePosixPath:
    name = PurePosixPath(info.filename)
    unsafe = name.is_absolute() or ".." in name.parts or not name.parts
    if unsafe or any(character in info.filename for character in '\\:\0*?"<>|'):
        raise _RefusedError(f"holds a file with a name that is not allowed: {info.filename!r}")
    return name


def _copied(source: IO[bytes], out: IO[bytes], name: str, room: int) -> int:
    """Copy a file and return its size, which is not taken on trust."""
    size = 0
    while block := source.read(_CHUNK):
        size += len(block)
        if size > MAX_BYTES:
            raise _RefusedError(f"holds a file of more than {MAX_BYTES // 1_000_000} MB: {name!r}")
        if size > room:
            raise _RefusedError(f"holds more than {MOST_BYTES // 1_000_000} MB")
        out.write(block)
    return size


def remove(folder: Path) -> None:
    """Delete a pack's folder; of a link only the link.

    Raises:
        OSError: where something in it cannot be deleted.
    """
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder)

"""All packs of a folder: which there are, what is wrong with those left out, and the content with the rest in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from triggermap.content.cache import content_files
from triggermap.content.compiled import CompiledForm
from triggermap.content.limits import MAX_BYTES
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.packs import ContentLanguage, Pack
from triggermap.errors import Problem

COMPILED_NAME = "compiled_packs.json"
MOST_PACKS = 100
MOST_FILES = 2_000
"""In one pack."""
PACK_FILE = "pack.yaml"
PACK_FOLDERS = ("muscles", "notes", "texts")
"""Folders inside a pack."""


class PackState(StrEnum):
    """Whether a pack's content is there."""

    ON = "on"
    OFF = "off"
    """Switched off by the person."""
    FAULTY = "faulty"
    """Left out for its problems."""


@dataclass(frozen=True, slots=True)
class PackReport:
    """One folder of the packs' folder."""

    folder: Path
    pack: Pack | None
    """None where not even that can be read."""
    state: PackState
    problems: tuple[Problem, ...] = ()
    muscles: int = 0
    notes: int = 0
    languages: tuple[str, ...] = ()
    """Codes of the languages that it has texts of the shipped content in."""

    @property
    def name(self) -> str:
        """What the pack is known by: its id; that of its folder where it has problems, since ids may be among them."""
        return self.folder.name if self.pack is None or self.state is PackState.FAULTY else self.pack.id


@dataclass(frozen=True, slots=True)
class Shelf:
    """The packs' folder and what of it is wanted."""

    folder: Path
    off: tuple[str, ...] = ()
    """Ids of packs that are switched off."""
    language: str = ""
    """Code of the language that the content is wanted in; empty for the window's."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content with that of the packs in it."""

    knowledge: Knowledge
    packs: tuple[PackReport, ...] = ()
    languages: tuple[ContentLanguage, ...] = ()
    """The languages that the content can be had in beside the window's."""


def load_shelf(shelf: Shelf, base: Callable[[], Knowledge], root: Path, cache_dir: Path) -> Loaded:
    """Return the shipped content, which `base` gives and which lies in `root`, with that of all sound packs.

    Where there are no packs nothing else is read; else only the compiled form of all is, while no file has changed.

    Raises:
        ContentError: what `base` raises.
    """
    folders = pack_folders(shelf.folder)
    if not folders:
        return Loaded(base())
    files, others = _files(root, folders)
    context = repr((sorted(shelf.off), shelf.language, [str(folder) for folder in folders], others))
    form = CompiledForm(Loaded, COMPILED_NAME, context)
    try:
        return form.get(root, files, cache_dir, lambda: _build(shelf, base(), folders))
    except OSError:
        # A file that is there and cannot be read: the reading says so.
        return _build(shelf, base(), folders)


def pack_folders(folder: Path) -> list[Path]:
    """Return the folders in the packs' folder, by name; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith(".") and entry.is_dir())
    except OSError:
        return []
    return [folder / name for name in names[:MOST_PACKS]]


def _files(root: Path, folders: Sequence[Path]) -> tuple[dict[str, Path], list[str]]:
    """Return what the content with packs is made of, and signs of what in the packs is too large or no plain file."""
    files = {f"shipped/{name}": file for name, file in content_files(root).items()}
    others: list[str] = []
    for folder in folders:
        for inside in (folder, *(folder / name for name in PACK_FOLDERS)):
            try:
                with os.scandir(inside) as entries:
                    found = sorted((entry for entry in entries if is_yaml(entry.name)), key=lambda entry: entry.name)
                    for entry in found:
                        status = entry.stat() if entry.is_file() else None
                        if status is not None and status.st_size <= MAX_BYTES:
                            files[entry.path] = Path(entry.path)
                        else:
                            others.append(f"{entry.path} {status.st_size if status else None}")
            except OSError as error:
                others.append(f"{inside} {error.errno}")
    return files, others


def is_yaml(name: str) -> bool:
    """Tell whether a file with this name is read, or complained of."""
    return name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")


def _build(shelf: Shelf, base: Knowledge, folders: Sequence[Path]) -> Loaded:
    # Only here is the YAML library needed; importing it costs more than reading the compiled form.
    from triggermap.content.packs.building import build

    return build(shelf, base, folders)

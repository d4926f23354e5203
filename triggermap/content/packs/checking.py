"""Checks packs on request: a folder, an archive, a folder of packs, or one file of a pack."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from triggermap import resources
from triggermap.content.cursor import Book, Scope
from triggermap.content.loader import check_references, in_order, read_folder
from triggermap.content.muscles import read_muscle
from triggermap.content.nodes import read_document
from triggermap.content.packs.archive import unpack
from triggermap.content.packs.building import build
from triggermap.content.packs.reading import value_of
from triggermap.content.packs.shelf import PACK_FILE, Loaded, PackReport, PackState, Shelf, pack_folders
from triggermap.domain.knowledge import Knowledge
from triggermap.errors import Problem

ARCHIVE = ".zip"
ANY_PACK = "own"
"""Whose a muscle file is taken to be that lies in no pack."""


def pack_of(path: Path) -> Path | None:
    """Return the pack's folder that a file or folder is or lies in, or None where it is in none."""
    for folder in (path, *path.parents[:2]):
        if (folder / PACK_FILE).is_file():
            return folder
    return None


def holds_packs(path: Path) -> bool:
    """Tell whether a path is to be checked as a pack, as some, or as a part of one."""
    if path.suffix.lower() == ARCHIVE and path.is_file():
        return True
    if pack_of(path) is not None:
        return True
    return path.is_dir() and any((folder / PACK_FILE).is_file() for folder in pack_folders(path))


def check_packs(path: Path, base: Knowledge) -> tuple[Loaded, ...]:
    """Return the packs at a path for which `holds_packs` is true, each by itself in the shipped content `base`.

    Of a file or folder inside a pack only its own problems are told.
    """
    if path.suffix.lower() == ARCHIVE and path.is_file():
        return (_of_archive(path, base),)
    folder = pack_of(path)
    if folder is None:
        return tuple(_of_folder(each, base) for each in pack_folders(path))
    loaded = _of_folder(folder, base)
    return (loaded if path == folder else _only(loaded, path),)


def _of_folder(folder: Path, base: Knowledge) -> Loaded:
    return build(Shelf(folder.parent), base, [folder])


def _only(loaded: Loaded, path: Path) -> Loaded:
    """Leave out the problems of other files than `path` or those in it."""
    [report] = loaded.packs
    own = tuple(problem for problem in report.problems if path in (problem.file, *problem.file.parents))
    return replace(loaded, packs=(replace(report, problems=own),))


def _of_archive(archive: Path, base: Knowledge) -> Loaded:
    with tempfile.TemporaryDirectory() as place:
        into = Path(place) / archive.stem
        into.mkdir()
        problems = unpack(archive, into)
        if problems:
            return Loaded(base, (PackReport(archive, None, PackState.FAULTY, problems),))
        loaded = _of_folder(into, base)
    [report] = loaded.packs
    inside = tuple(replace(problem, file=archive / problem.file.relative_to(into)) for problem in report.problems)
    return replace(loaded, packs=(replace(report, folder=archive, problems=inside),))


def check_muscle(file: Path) -> tuple[Problem, ...]:
    """Return the problems of a muscle's file that lies in no pack yet, against the shipped content."""
    _, shipped = read_folder(resources.knowledge_dir())
    book = Book(defined=shipped.defined, scope=Scope(ANY_PACK, ("en", "nl")))
    document = read_document(file)
    book.problems.extend(document.problems)
    value_of(document, read_muscle, book)
    check_references(book)
    return in_order(book.problems)

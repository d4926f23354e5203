"""Checks content files on request: a folder, or one file against the content around it."""

from __future__ import annotations

from pathlib import Path

from triggermap import resources
from triggermap.content.cursor import Book, Position
from triggermap.content.library_checks import check_articles, holds_articles
from triggermap.content.loader import (
    GENERAL_FILES,
    Parts,
    check_references,
    content_files,
    in_order,
    load_knowledge,
    read_file,
    read_folder,
    read_general,
)
from triggermap.content.muscles import read_muscle
from triggermap.content.packs.checking import check_muscle, check_packs, holds_packs
from triggermap.errors import Problem


def check_path(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a content folder or a library, of one content file or article, or of packs.

    One file is checked against the content folder that it lies in, or the pack; a muscle's file elsewhere as that of
    a pack against the shipped content. What is wrong in those other files is not reported, and a kind of id whose
    file is missing there is not checked.
    """
    path = path.resolve()
    if holds_articles(path) and path.exists():
        return check_articles(path)
    if holds_packs(path):
        shipped = load_knowledge(resources.knowledge_dir())
        reports = [report for loaded in check_packs(path, shipped) for report in loaded.packs]
        return in_order([problem for report in reports for problem in report.problems])
    if path.is_dir():
        if path.name == "muscles" and (path.parent / "regions.yaml").is_file():
            return in_order([problem for file in sorted(path.glob("*.yaml")) for problem in check_path(file)])
        _, book = read_folder(path)
        return in_order(book.problems)
    if not path.is_file():
        return (Problem(path, 0, "", "there is no such file or folder"),)
    base = _base_of(path)
    if base is None and path.suffix == ".yaml" and path.name not in GENERAL_FILES:
        return check_muscle(path)
    book = Book()
    base = base or resources.knowledge_dir()
    for file in content_files(base):
        if file.resolve() != path and file.name != path.name:
            _read(file, book)
    _read(path, book)
    check_references(book)
    return in_order([problem for problem in book.problems if problem.file == path])


def _read(file: Path, book: Book) -> None:
    if file.name in GENERAL_FILES:
        read_general(file, book, Parts())
    elif file.suffix == ".yaml":
        read_file(file, read_muscle, book)
    else:
        book.say(Position(file, 0, ""), "content files end in .yaml")


def _base_of(file: Path) -> Path | None:
    """Return the content folder that a file lies in."""
    return next((folder for folder in file.parents[:2] if (folder / "regions.yaml").is_file()), None)

"""Reads a whole content folder into one `Knowledge`, collecting every problem before any is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from triggermap.content.anatomy import read_landmarks, read_regions
from triggermap.content.citations import with_citations
from triggermap.content.cursor import Book, Cursor, Kind, Position, Reference, RejectedError
from triggermap.content.general import Meta, read_glossary, read_meta, read_sources, read_symptoms
from triggermap.content.muscles import read_muscle
from triggermap.content.nodes import read_document
from triggermap.content.readers import did_you_mean
from triggermap.content.safety import read_safety
from triggermap.content.studies import check_priors, read_studies
from triggermap.domain.anatomy import Landmark, Region, RegionGroup
from triggermap.domain.evidence import Study
from triggermap.domain.knowledge import GlossaryTerm, Knowledge, Source, Symptom
from triggermap.domain.muscle import Muscle
from triggermap.domain.safety import Safety
from triggermap.errors import ContentError, Problem

T = TypeVar("T")

GENERAL_FILES = (
    "meta.yaml",
    "regions.yaml",
    "landmarks.yaml",
    "sources.yaml",
    "symptoms.yaml",
    "safety.yaml",
    "glossary.yaml",
    "studies.yaml",
)
"""What a content folder must hold beside its folder of muscles, in the order of reading."""


@dataclass(slots=True)
class Parts:
    """What was read so far; None where a file is missing or faulty."""

    meta: Meta | None = None
    anatomy: tuple[tuple[RegionGroup, ...], tuple[Region, ...]] | None = None
    landmarks: tuple[Landmark, ...] | None = None
    sources: tuple[Source, ...] | None = None
    symptoms: tuple[Symptom, ...] | None = None
    safety: Safety | None = None
    glossary: tuple[GlossaryTerm, ...] | None = None
    studies: tuple[Study, ...] | None = None
    muscles: tuple[Muscle, ...] = ()


def load_knowledge(root: Path) -> Knowledge:
    """Read the content folder `root`: the general files and ``muscles/*.yaml``.

    Raises:
        ContentError: with all problems of all files.
    """
    parts, book = read_folder(root)
    whole = knowledge_of(parts)
    if book.problems or whole is None:
        raise ContentError(in_order(book.problems))
    return whole


def read_folder(root: Path) -> tuple[Parts, Book]:
    """Read all files of a content folder and check what they refer to; problems are in the book."""
    book = Book()
    parts = Parts()
    for name in GENERAL_FILES:
        file = root / name
        if file.is_file():
            read_general(file, book, parts)
        else:
            book.say(Position(file, 0, ""), "this file is missing")
    files = muscle_files(root)
    if not files:
        book.say(Position(root / "muscles", 0, ""), "there is no muscle file here")
    found = [read_file(file, read_muscle, book) for file in files]
    parts.muscles = tuple(muscle for muscle in found if muscle is not None)
    check_references(book)
    check_priors(parts.muscles, parts.studies or (), book)
    return parts, book


def muscle_files(root: Path) -> list[Path]:
    """Return the muscle files of a content folder, in the order of their names."""
    return sorted((root / "muscles").glob("*.yaml"))


def content_files(root: Path) -> list[Path]:
    """Return every file that `load_knowledge` would read and that exists."""
    return [root / name for name in GENERAL_FILES if (root / name).is_file()] + muscle_files(root)


def read_file(file: Path, reader: Callable[[Cursor], T], book: Book) -> T | None:
    """Read one file; None where it has a problem that keeps its value from being whole."""
    document = read_document(file)
    book.problems.extend(document.problems)
    if document.root is None:
        return None
    try:
        return reader(Cursor(document.root, file, "", book))
    except RejectedError:
        return None


def read_general(file: Path, book: Book, parts: Parts) -> None:
    """Read one of the general files into `parts`; which one, its name says."""
    match file.name:
        case "meta.yaml":
            parts.meta = read_file(file, read_meta, book)
        case "regions.yaml":
            parts.anatomy = read_file(file, read_regions, book)
        case "landmarks.yaml":
            parts.landmarks = read_file(file, read_landmarks, book)
        case "sources.yaml":
            parts.sources = read_file(file, read_sources, book)
        case "symptoms.yaml":
            parts.symptoms = read_file(file, read_symptoms, book)
        case "safety.yaml":
            parts.safety = read_file(file, read_safety, book)
        case "glossary.yaml":
            parts.glossary = read_file(file, read_glossary, book)
        case "studies.yaml":
            parts.studies = read_file(file, read_studies, book)
        case _:
            book.say(Position(file, 0, ""), f"unknown content file{did_you_mean(file.name, GENERAL_FILES)}")


def check_references(book: Book) -> None:
    """Note every id that is referred to and defined nowhere, with the nearest name that is."""
    for reference in unresolved(book):
        known = [book.defined.get(kind, {}) for kind in reference.kinds if kind is not Kind.ANYWHERE]
        book.say(reference.position, _unknown(reference, [name for names in known for name in names], book))


def unresolved(book: Book) -> Iterator[Reference]:
    """Yield the references to what is defined nowhere.

    Where nothing of a kind is defined its file is missing or unreadable, which is reported already.
    """
    for reference in book.references:
        known = [book.defined.get(kind, {}) for kind in reference.kinds if kind is not Kind.ANYWHERE]
        if all(known) and not any(reference.id in names for names in known):
            yield reference


def _unknown(reference: Reference, known: list[str], book: Book) -> str:
    wanted = reference.kinds[0]
    if book.scope is not None:  # a pack calls its own things by their short names
        known = [*known, *(name.removeprefix(f"{book.scope.pack}.") for name in known)]
    near = did_you_mean(reference.id, known)
    for kind in Kind:
        if kind not in reference.kinds and reference.id in book.defined.get(kind, {}):
            return f"expected the id of {_a(wanted)}; {reference.id!r} is {_a(kind)}"
    return f"there is no {wanted} {reference.id!r}{near}"


def _a(kind: Kind) -> str:
    return f"{'an' if kind.value[0] in 'aeio' else 'a'} {kind}"


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and line, each once."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.key, problem.message)))


def knowledge_of(parts: Parts) -> Knowledge | None:
    """Return what was read as one value, muscles with problems left out; None where a general file is lacking."""
    if (
        parts.meta is None
        or parts.anatomy is None
        or parts.landmarks is None
        or parts.sources is None
        or parts.symptoms is None
        or parts.safety is None
        or parts.glossary is None
        or parts.studies is None
    ):
        return None
    groups, regions = parts.anatomy
    by_key = {source.key: source for source in parts.sources}
    return Knowledge(
        version=parts.meta.version,
        reviewed=parts.meta.reviewed,
        groups=groups,
        regions=regions,
        landmarks=parts.landmarks,
        muscles=tuple(with_citations(muscle, by_key) for muscle in parts.muscles),
        symptoms=parts.symptoms,
        safety=parts.safety,
        sources=parts.sources,
        glossary=parts.glossary,
        studies=parts.studies,
    )

"""Reads one pack: its ``pack.yaml`` first, then all else that it holds, against the shipped content."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from triggermap.content.cursor import Book, Cursor, Kind, Position, Reference, RejectedError, Scope
from triggermap.content.general import read_glossary, read_sources, read_symptoms
from triggermap.content.loader import check_references
from triggermap.content.muscles import read_muscle
from triggermap.content.nodes import Document, Node, Scalar, Sequence, read_document
from triggermap.content.nodes import Mapping as MappingNode
from triggermap.content.packs.shelf import MOST_FILES, PACK_FILE, PACK_FOLDERS, is_yaml
from triggermap.content.readers import (
    choice,
    did_you_mean,
    flag,
    identifier,
    integer,
    list_of,
    refers,
    string,
    terms,
    text,
)
from triggermap.content.safety import read_added_safety
from triggermap.domain.knowledge import GlossaryTerm, Knowledge, Source, Symptom
from triggermap.domain.muscle import Muscle
from triggermap.domain.packs import Audience, Note, Pack
from triggermap.domain.safety import Safety
from triggermap.domain.text import Terms, Text

T = TypeVar("T")

LIST_FILES: Mapping[str, tuple[tuple[str, str, Kind], ...]] = {
    "sources.yaml": (("sources", "key", Kind.SOURCE),),
    "symptoms.yaml": (("symptoms", "id", Kind.SYMPTOM),),
    "glossary.yaml": (("terms", "id", Kind.TERM),),
    "safety.yaml": (
        ("red_flags", "id", Kind.RED_FLAG),
        ("contraindications", "id", Kind.CONTRAINDICATION),
        ("danger_zones", "id", Kind.DANGER_ZONE),
        ("general_rules", "id", Kind.RULE),
    ),
    "words.yaml": (),
}
"""Files of a pack, and where they define ids: list, key in its entries, kind."""
FORMAT = 1
LONGEST_ID = 40
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NO_SAFETY = Safety((), (), (), (), ())
WORD_KINDS = {"regions": Kind.REGION, "groups": Kind.GROUP, "muscles": Kind.MUSCLE, "symptoms": Kind.SYMPTOM}
"""Keys of words.yaml, and what the ids below them name."""


@dataclass(frozen=True, slots=True)
class PackContent:
    """All that one pack adds."""

    pack: Pack
    muscles: tuple[Muscle, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    sources: tuple[Source, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    safety: Safety = _NO_SAFETY
    notes: tuple[Note, ...] = ()
    words: tuple[tuple[Kind, str, Terms], ...] = ()
    """Everyday words for what is shipped: its kind, its id, the words."""
    texts: tuple[Document, ...] = ()
    """Texts in other languages, as they were parsed."""


@dataclass(slots=True)
class ReadPack:
    """What came of reading one pack."""

    book: Book
    """Holds all problems."""
    pack: Pack | None = None
    """None where its ``pack.yaml`` cannot be read."""
    content: PackContent | None = None
    """Not to be used where there are problems."""


def read_pack(folder: Path, base: Knowledge, shown: str = "") -> ReadPack:
    """Read the pack in `folder` against the shipped content; `shown` is the language whose texts are wanted.

    Nothing is raised.
    """
    book = Book(defined=definitions(base))
    read = ReadPack(book)
    try:
        files = pack_files(folder)
    except OSError as error:
        book.say(Position(folder, 0, ""), f"the folder cannot be read: {error.strerror or error}")
        return read
    if not (folder / PACK_FILE).is_file():
        book.say(Position(folder, 0, ""), f"there is no {PACK_FILE} in this folder, which says whose content it is")
        return read
    if len(files) > MOST_FILES:
        book.say(Position(folder, 0, ""), f"holds {len(files)} files; a pack has {MOST_FILES} at most")
        return read
    documents = {file: read_document(file) for file in files}
    for document in documents.values():
        book.problems.extend(document.problems)
    read.pack = value_of(documents[folder / PACK_FILE], partial(_pack, shown=shown, base=base), book)
    if read.pack is None or book.scope is None:
        return read
    book.scope = replace(book.scope, own=_own_names(folder, documents))
    read.content = _content(folder, documents, read.pack, book)
    check_references(book)
    return read


def pack_files(folder: Path) -> list[Path]:
    """Return the YAML files of a pack, also those that it should not have.

    Raises:
        OSError: where the folder or one inside it cannot be read.
    """
    found = list(_yaml_files(folder))
    for name in PACK_FOLDERS:
        inside = folder / name
        if inside.is_dir():
            found += _yaml_files(inside)
    return sorted(found)


def _yaml_files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_yaml(entry.name):
                yield folder / entry.name


def definitions(base: Knowledge) -> dict[Kind, dict[str, Position]]:
    """Return the ids of the shipped content by kind, as a book holds them."""
    shipped = Position(Path("Trigger Map"), 0, "")

    def ids(names: Iterable[str]) -> dict[str, Position]:
        return dict.fromkeys(names, shipped)

    inner = [region.id for region in base.regions if region.inner]
    return {
        Kind.GROUP: ids(base.group_by_id),
        Kind.REGION: ids(base.region_by_id),
        Kind.INNER_REGION: ids(inner),
        Kind.SKIN_REGION: ids(name for name in base.region_by_id if name not in set(inner)),
        Kind.LANDMARK: ids(landmark.id for landmark in base.landmarks),
        Kind.MUSCLE: ids(base.muscle_by_id),
        Kind.COVERED_MUSCLE: ids(base.muscle_by_id),
        Kind.MUSCLE_GROUP: ids(muscle.group for muscle in base.muscles),
        Kind.TRIGGER_POINT: ids(base.trigger_point_by_id),
        Kind.SYMPTOM: ids(base.symptom_by_id),
        Kind.SOURCE: ids(base.source_by_key),
        Kind.RED_FLAG: ids(flag.id for flag in base.safety.red_flags),
        Kind.CONTRAINDICATION: ids(item.id for item in base.safety.contraindications),
        Kind.DANGER_ZONE: ids(zone.id for zone in base.safety.danger_zones),
        Kind.RULE: ids(rule.id for rule in base.safety.general_rules),
        Kind.TERM: ids(base.term_by_id),
        Kind.STUDY: ids(base.study_by_id),
    }


def _own_names(folder: Path, documents: Mapping[Path, Document]) -> Mapping[Kind, frozenset[str]]:
    """Return what the pack defines, by its short names: a reference to one of them means the pack's own."""
    found: dict[Kind, set[str]] = {}
    for file, document in documents.items():
        if file.parent == folder / "muscles":
            found.setdefault(Kind.MUSCLE, set()).add(file.stem)
            sites = _entry_ids(document.root, "sites", "id")
            found.setdefault(Kind.TRIGGER_POINT, set()).update(f"{file.stem}.{site}" for site in sites)
        elif file.parent == folder:
            for name, key, kind in LIST_FILES.get(file.name, ()):
                found.setdefault(kind, set()).update(_entry_ids(document.root, name, key))
    return {kind: frozenset(names) for kind, names in found.items()}


def _entry_ids(root: Node | None, name: str, key: str) -> Iterator[str]:
    listed = root.entries[name].node if isinstance(root, MappingNode) and name in root.entries else None
    for item in listed.items if isinstance(listed, Sequence) else ():
        entry = item.entries.get(key) if isinstance(item, MappingNode) else None
        if entry is not None and isinstance(entry.node, Scalar):
            yield entry.node.value


def value_of(document: Document, reader: Callable[[Cursor], T], book: Book) -> T | None:
    """Return what a document holds, or None after noting why it cannot be read."""
    if document.root is None:
        return None
    try:
        return reader(Cursor(document.root, document.file, "", book))
    except RejectedError:
        return None


def _pack(cursor: Cursor, shown: str, base: Knowledge) -> Pack:
    with cursor.fields() as fields:
        fields.get_or("format", integer(1, FORMAT, "the form of packs that this Trigger Map reads"), FORMAT)
        name = fields.get("id", _pack_id(base))
        languages = fields.get("languages", _languages)
        if name and languages:
            cursor.book.scope = Scope(name, languages, shown)
            cursor.book.define(Kind.PACK, name, cursor.position)
        return Pack(
            id=name,
            name=fields.get("name", text),
            version=fields.get("version", string),
            author=fields.get("author", string),
            licence=fields.get_or("licence", string, ""),
            languages=languages,
        )


def _pack_id(base: Knowledge) -> Callable[[Cursor], str]:
    def read(cursor: Cursor) -> str:
        value = identifier(cursor)
        if "." in value or len(value) > LONGEST_ID:
            cursor.reject(f"expected one word in lower_snake_case of at most {LONGEST_ID} letters, found {value!r}")
        if value in base.muscle_by_id or value in base.group_by_id:
            cursor.reject(f"{value!r} is a name of Trigger Map itself; choose another, such as '{value}_own'")
        return value

    return read


def _languages(cursor: Cursor) -> tuple[str, ...]:
    found = list_of(_language, least=1)(cursor)
    if len(set(found)) < len(found):
        cursor.reject("a language stands twice")
    return found


def _language(cursor: Cursor) -> str:
    value = string(cursor)
    if not _LANGUAGE.fullmatch(value):
        cursor.reject(f"expected the code of a language such as en, nl or de, found {value!r}")
    return value


def _content(folder: Path, documents: Mapping[Path, Document], pack: Pack, book: Book) -> PackContent:
    muscles: list[Muscle | None] = []
    notes: list[Note] = []
    texts: list[Document] = []
    lists: dict[str, object] = {}
    readers: dict[str, Callable[[Cursor], object]] = {
        "sources.yaml": read_sources,
        "symptoms.yaml": read_symptoms,
        "glossary.yaml": read_glossary,
        "safety.yaml": read_added_safety,
        "words.yaml": _words,
    }
    for file, document in documents.items():
        if file.parent == folder and file.name in readers:
            lists[file.name] = value_of(document, readers[file.name], book)
        elif file.suffix != ".yaml" or (file.parent == folder and file.name != PACK_FILE):
            known = (PACK_FILE, *LIST_FILES, *(f"{name}/..." for name in PACK_FOLDERS))
            near = did_you_mean(file.name, (PACK_FILE, *LIST_FILES))
            names = ", ".join(known)
            said = f"is no file of a pack{near}" if near else f"is no file of a pack; those are {names}"
            book.say(Position(file, 0, ""), said)
        elif file.parent.name == "muscles":
            muscles.append(value_of(document, read_muscle, book))
        elif file.parent.name == "notes":
            notes += value_of(document, partial(_notes, pack=pack.id), book) or ()
        elif file.parent.name == "texts":
            texts.append(document)
    return PackContent(
        pack,
        muscles=tuple(muscle for muscle in muscles if muscle is not None),
        symptoms=_listed(lists.get("symptoms.yaml"), Symptom),
        sources=tuple(replace(source, manual=False) for source in _listed(lists.get("sources.yaml"), Source)),
        glossary=_listed(lists.get("glossary.yaml"), GlossaryTerm),
        safety=found if isinstance(found := lists.get("safety.yaml"), Safety) else _NO_SAFETY,
        notes=tuple(notes),
        words=found if isinstance(found := lists.get("words.yaml"), tuple) else (),
        texts=tuple(texts),
    )


def _listed(found: object, kind: type[T]) -> tuple[T, ...]:
    return tuple(item for item in found if isinstance(item, kind)) if isinstance(found, tuple) else ()


def _notes(cursor: Cursor, pack: str) -> tuple[Note, ...]:
    with cursor.fields() as fields:
        return fields.get("notes", list_of(partial(_note, pack=pack), least=1))


def _note(cursor: Cursor, pack: str) -> Note:
    with cursor.fields() as fields:
        return Note(
            pack=pack,
            on=fields.get("about", refers(Kind.MUSCLE, Kind.TRIGGER_POINT)),
            title=fields.get("title", text),
            paragraphs=fields.get("text", _paragraphs),
            audience=fields.get_or("for", choice(Audience), Audience.THERAPIST),
            on_paper=fields.get_or("paper", flag, default=False),
        )


def _paragraphs(cursor: Cursor) -> tuple[Text, ...]:
    return list_of(text, least=1)(cursor) if isinstance(cursor.node, Sequence) else (text(cursor),)


def _words(cursor: Cursor) -> tuple[tuple[Kind, str, Terms], ...]:
    """Read everyday words for what is shipped: ``regions: {face.cheek: {en: ["..."]}}``."""
    found: list[tuple[Kind, str, Terms]] = []
    with cursor.fields() as fields:
        for key, kind in WORD_KINDS.items():
            found += fields.get_or(key, partial(_words_of, kind=kind), ())
    return tuple(found)


def _words_of(cursor: Cursor, kind: Kind) -> tuple[tuple[Kind, str, Terms], ...]:
    names = cursor.node.entries if isinstance(cursor.node, MappingNode) else {}
    for name, entry in names.items():
        meant = cursor.book.meant((kind,), name)
        cursor.book.references.append(Reference((kind,), meant, Position(cursor.file, entry.line, cursor.key)))
    with cursor.fields() as fields:
        return tuple((kind, cursor.book.meant((kind,), name), fields.get(name, terms)) for name in names)

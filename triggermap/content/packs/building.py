"""Reads the packs of a folder, one after the other, and adds those without a problem to the shipped content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from triggermap.content.cursor import Book, Cursor, Position
from triggermap.content.loader import in_order
from triggermap.content.packs.merging import with_pack
from triggermap.content.packs.reading import PackContent, ReadPack, read_pack, value_of
from triggermap.content.packs.shelf import PACK_FILE, Loaded, PackReport, PackState, Shelf
from triggermap.content.packs.texts import Texts, read_texts
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.packs import ContentLanguage
from triggermap.domain.text import Language


@dataclass(slots=True)
class _Growing:
    """What has been put together so far."""

    knowledge: Knowledge
    reports: list[PackReport] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Names of languages in their own words, by code, as far as a pack says them."""
    packs_of: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the packs with texts in a language, by its code."""


def build(shelf: Shelf, base: Knowledge, folders: Sequence[Path]) -> Loaded:
    """Return the content with all sound packs that are switched on, and what there is to say of each folder."""
    growing = _Growing(base)
    for folder in folders:
        _add(growing, folder, shelf, base)
    languages = tuple(
        ContentLanguage(code, growing.names.get(code, ""), tuple(packs))
        for code, packs in sorted(growing.packs_of.items())
    )
    return Loaded(growing.knowledge, tuple(growing.reports), languages)


def _add(growing: _Growing, folder: Path, shelf: Shelf, base: Knowledge) -> None:
    read = read_pack(folder, base, shelf.language)
    _check_first(growing, folder, read)
    changed, texts = growing.knowledge, list[Texts]()
    if read.content is not None and not read.book.problems:
        changed = with_pack(growing.knowledge, read.content)
        changed, texts = _translated(changed, read.content, shelf.language, read.book)
    if read.book.problems or read.content is None:
        report = PackReport(folder, read.pack, PackState.FAULTY, in_order(read.book.problems))
        growing.reports.append(report)
        return
    content = read.content
    on = content.pack.id not in shelf.off
    growing.reports.append(
        PackReport(
            folder,
            content.pack,
            PackState.ON if on else PackState.OFF,
            muscles=len(content.muscles),
            notes=len(content.notes),
            languages=tuple(text.language for text in texts),
        )
    )
    if on:
        growing.knowledge = changed
        _note_languages(growing, content, texts)


def _check_first(growing: _Growing, folder: Path, read: ReadPack) -> None:
    """Note where another folder's pack has the same id: ids must tell whose content it is."""
    sound = [report for report in growing.reports if report.state is not PackState.FAULTY]
    others = {report.pack.id: report.folder for report in sound if report.pack is not None}
    if read.pack is not None and read.pack.id in others:
        message = f"the id {read.pack.id!r} belongs to the pack in the folder {others[read.pack.id].name!r} already"
        read.book.say(Position(folder / PACK_FILE, 0, "id"), message)


def _note_languages(growing: _Growing, content: PackContent, texts: Sequence[Texts]) -> None:
    names = {text.language: text.name for text in texts}
    own = [code for code in content.pack.languages if code not in list(Language)]
    for code in dict.fromkeys([*names, *own]):
        growing.packs_of.setdefault(code, []).append(content.pack.id)
        if names.get(code):
            growing.names.setdefault(code, names[code])


def _translated(knowledge: Knowledge, content: PackContent, wanted: str, book: Book) -> tuple[Knowledge, list[Texts]]:
    """Return the content in the wanted language as far as the pack has it, and what languages it has texts in."""
    found: list[Texts] = []
    for document in content.texts:
        read = value_of(document, partial(_texts, knowledge=knowledge), book)
        if read is not None:
            found.append(read[0])
            if read[0].language == wanted:
                knowledge = read[1]
    return knowledge, found


def _texts(cursor: Cursor, knowledge: Knowledge) -> tuple[Texts, Knowledge]:
    texts, changed = read_texts(cursor, knowledge)
    if texts.language in list(Language):
        cursor.reject(f"the texts in {texts.language!r} are Trigger Map's own; a pack brings those in another language")
    if texts.language != cursor.file.stem:
        cursor.reject(f"expected texts in {cursor.file.stem!r}, the name of the file; found {texts.language!r}")
    return texts, changed

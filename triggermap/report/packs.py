"""What packs bring, on paper: whose a muscle is, and the notes that are meant to be printed."""

from __future__ import annotations

from collections.abc import Iterable

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import Muscle
from triggermap.domain.packs import Audience, Note
from triggermap.domain.text import Language
from triggermap.report import blocks as b
from triggermap.words import pack_from, pack_origin, phrase


def origin(muscle: Muscle, knowledge: Knowledge, language: Language) -> tuple[b.Paragraph, ...]:
    """Return whose content a muscle is, where it is a pack's."""
    pack = knowledge.pack_of(muscle.id)
    return () if pack is None else (b.Paragraph(f"**{pack_origin(pack, language)}**", b.TextStyle.SMALL),)


def short_origin(muscle: Muscle, knowledge: Knowledge, language: Language) -> str:
    """Return the same in a few words; empty for the program's own."""
    pack = knowledge.pack_of(muscle.id)
    return "" if pack is None else pack_from(pack, language)


def notes(
    muscles: Iterable[Muscle], audience: Audience, knowledge: Knowledge, language: Language
) -> tuple[b.Block, ...]:
    """Return the notes on these muscles that are to be printed for somebody, under a heading."""
    found = [
        (muscle, note)
        for muscle in muscles
        for note in knowledge.notes_on(muscle)
        if note.on_paper and note.audience is audience
    ]
    if not found:
        return ()
    title = b.Paragraph(phrase("pack.notes", language), b.TextStyle.HEADING)
    lines = [b.Paragraph(_line(muscle, note, knowledge, language)) for muscle, note in found]
    return (title, *lines)


def _line(muscle: Muscle, note: Note, knowledge: Knowledge, language: Language) -> str:
    about = muscle.name.get(language)
    sites = {site.id: site.name.get(language) for site in muscle.sites}
    if note.on in sites:
        about = f"{about}, {sites[note.on]}"
    words = " ".join(paragraph.get(language) for paragraph in note.paragraphs)
    whose = pack_from(knowledge.pack_by_id[note.pack], language)
    return f"**{note.title.get(language)}** ({about}) {words} ({whose})"

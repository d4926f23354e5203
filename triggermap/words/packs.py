"""Whose content something is, and what a pack holds, in words."""

from __future__ import annotations

from triggermap.domain.packs import Pack
from triggermap.domain.text import Language
from triggermap.words.phrases import listed, phrase


def pack_origin(pack: Pack, language: Language) -> str:
    """Return where something comes from, and that it is not the program's own, as a sentence."""
    name = pack.name.get(language)
    return phrase("pack.origin", language, pack=name, version=pack.version, author=pack.author)


def pack_from(pack: Pack, language: Language) -> str:
    """Return where something comes from, in a few words: 'From pack: My clinic'."""
    return phrase("pack.from", language, pack=pack.name.get(language))


def pack_holds(muscles: int, notes: int, languages: tuple[str, ...], language: Language) -> str:
    """Return what a pack holds: '2 muscles, 1 note and texts in de'; empty where it is only words and warnings."""
    parts = []
    if muscles:
        parts.append(phrase("packs.muscles", language, count=muscles))
    if notes:
        parts.append(phrase("packs.notes", language, count=notes))
    if languages:
        parts.append(phrase("packs.texts", language, languages=", ".join(languages)))
    return listed(parts, language)

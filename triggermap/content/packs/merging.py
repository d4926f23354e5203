"""What packs add, added to the shipped content: nothing of it is left out or changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from triggermap.content.citations import with_citations
from triggermap.content.cursor import Kind
from triggermap.content.packs.reading import PackContent
from triggermap.domain.knowledge import Knowledge, Source
from triggermap.domain.safety import Safety
from triggermap.domain.text import Terms


def with_pack(knowledge: Knowledge, content: PackContent) -> Knowledge:
    """Return `knowledge` with what a pack adds to it."""
    added = _with_words(knowledge, content)
    sources = (*knowledge.sources, *content.sources)
    by_key = _by_any_key(sources, content.pack.id)
    return replace(
        added,
        muscles=(*added.muscles, *(with_citations(muscle, by_key) for muscle in content.muscles)),
        symptoms=(*added.symptoms, *content.symptoms),
        safety=_with_safety(knowledge.safety, content.safety),
        sources=sources,
        glossary=(*added.glossary, *content.glossary),
        packs=(*knowledge.packs, content.pack),
        notes=(*knowledge.notes, *content.notes),
    )


def _by_any_key(sources: Iterable[Source], pack: str) -> Mapping[str, Source]:
    """Return sources by key; the pack's own by their short keys too, since its texts name them so."""
    found = {source.key: source for source in sources}
    own = {key.removeprefix(f"{pack}."): source for key, source in found.items() if key.startswith(f"{pack}.")}
    return found | own


def _with_safety(safety: Safety, added: Safety) -> Safety:
    return replace(
        safety,
        red_flags=(*safety.red_flags, *added.red_flags),
        contraindications=(*safety.contraindications, *added.contraindications),
        danger_zones=(*safety.danger_zones, *added.danger_zones),
        general_rules=(*safety.general_rules, *added.general_rules),
    )


def _with_words(knowledge: Knowledge, content: PackContent) -> Knowledge:
    words = {(kind, name): terms for kind, name, terms in content.words}
    if not words:
        return knowledge

    def more(kind: Kind, name: str, terms: Terms) -> Terms:
        return joined(terms, words.get((kind, name)))

    return replace(
        knowledge,
        groups=tuple(replace(each, synonyms=more(Kind.GROUP, each.id, each.synonyms)) for each in knowledge.groups),
        regions=tuple(replace(each, synonyms=more(Kind.REGION, each.id, each.synonyms)) for each in knowledge.regions),
        muscles=tuple(replace(each, synonyms=more(Kind.MUSCLE, each.id, each.synonyms)) for each in knowledge.muscles),
        symptoms=tuple(
            replace(each, synonyms=more(Kind.SYMPTOM, each.id, each.synonyms)) for each in knowledge.symptoms
        ),
    )


def joined(terms: Terms, added: Terms | None) -> Terms:
    """Return terms with more of them, each once."""
    if added is None:
        return terms
    return Terms(_once((*terms.en, *added.en)), _once((*terms.nl, *added.nl)))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return tuple(found.values())

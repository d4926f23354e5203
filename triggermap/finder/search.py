"""Words to places, muscles and symptoms: both languages, everyday phrases, typing errors."""

from __future__ import annotations

from collections.abc import Iterator

from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Hit, HitKind
from triggermap.domain.text import Language, Terms, Text
from triggermap.finder.word_index import WordIndex, words_of

SIDE_WORDS = {
    "left": Side.LEFT, "links": Side.LEFT, "linker": Side.LEFT, "linkerkant": Side.LEFT, "linkerzijde": Side.LEFT,
    "right": Side.RIGHT, "rechts": Side.RIGHT, "rechter": Side.RIGHT, "rechterkant": Side.RIGHT,
    "rechterzijde": Side.RIGHT,
}  # fmt: skip


class Searcher:
    """Answers searches over one knowledge; building it takes some milliseconds, a search under one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._index: WordIndex[tuple[HitKind, str]] = WordIndex()
        for key, names, terms in _named_things(knowledge):
            self._index.add(key, names, terms)

    def search(self, words: str, language: Language | None = None, limit: int = 12) -> tuple[Hit, ...]:
        """Return what `words` may mean, best first.

        With a `language`, things found by its words come before equal ones found by the other's: people mix.
        """
        asked = words_of(words)
        sides = {SIDE_WORDS[word] for word in asked if word in SIDE_WORDS}
        side = sides.pop() if len(sides) == 1 else None
        asked = tuple(word for word in asked if word not in SIDE_WORDS)
        found = self._index.search(asked, language)[:limit]
        return tuple(Hit(*match.key, round(min(match.score, 1.0), 3), match.phrase, side) for match in found)

    def suggestions(self, words: str, limit: int = 3) -> tuple[str, ...]:
        """Return known words or phrases that look like `words`, for 'did you mean'."""
        return self._index.near(words)[:limit]


def _named_things(knowledge: Knowledge) -> Iterator[tuple[tuple[HitKind, str], tuple[Text, ...], Terms]]:
    for region in knowledge.regions:
        yield (HitKind.REGION, region.id), (region.name,), region.synonyms
    for muscle in knowledge.muscles:
        latin = muscle.latin.removeprefix("Musculus ").removeprefix("Musculi ")
        yield (HitKind.MUSCLE, muscle.id), (muscle.name, Text(latin, latin)), muscle.synonyms
    for symptom in knowledge.symptoms:
        yield (HitKind.SYMPTOM, symptom.id), (symptom.name,), symptom.synonyms

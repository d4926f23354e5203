"""Words to terms of the glossary."""

from __future__ import annotations

from triggermap.domain.knowledge import GlossaryTerm, Knowledge
from triggermap.domain.text import Language
from triggermap.finder.word_index import WordIndex, content_words, words_of


class GlossarySearcher:
    """Finds terms by name, by other spellings, and by words in what they mean."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._terms = knowledge.glossary
        self._index: WordIndex[str] = WordIndex()
        self._by_id = knowledge.term_by_id
        for term in self._terms:
            self._index.add(term.id, (term.name,), term.forms)

    def search(self, words: str, language: Language) -> tuple[GlossaryTerm, ...]:
        """Return the terms that `words` name, best first, then those whose meaning holds all of the words.

        Without words: all terms in the order of their names.
        """
        asked = words_of(words)
        if not asked:
            return tuple(sorted(self._terms, key=lambda term: words_of(term.name.get(language))))
        named = [self._by_id[match.key] for match in self._index.search(asked, language)]
        wanted = content_words(asked)
        told = [
            term for term in self._terms if term not in named and _holds(words_of(term.meaning.get(language)), wanted)
        ]
        return (*named, *told)

    def suggestions(self, words: str, limit: int = 3) -> tuple[str, ...]:
        """Return known words that look like `words`, for 'did you mean'."""
        return self._index.near(words)[:limit]


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Tell whether each wanted word begins some word of the text."""
    return all(any(word.startswith(begin) for word in words) for begin in wanted)

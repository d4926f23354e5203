"""Words to whatever bears them, in both languages, with everyday phrases, beginnings of words and typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from triggermap.domain.text import Language, Terms, Text

K = TypeVar("K")

LEAST_SCORE = 0.45
TYPO_SHORTEST = 4
"""Words shorter than this must be spelt right: 'ear' and 'arm' are one typing error from too much."""
PREFIX_SHORTEST = 3
EXACT, PREFIX, TYPO = 1.0, 0.85, 0.75
NAME_BONUS = 0.02
OTHER_LANGUAGE = 0.93

_STOP_EN = (
    "a an and at around by feels from get gets got has have hurt hurting hurts i in into is it like me mine my near of "
    "on onto or over pain painful pains round sore the to up when where with ache aches aching your"
)
_STOP_NL = (
    "aan beetje bij boven de doet een en erg heb het ik in is last m'n mij mijn naast naar om op pijn pijnlijk rond "
    "rondom tegen uit uw van voel voelt wanneer waar zeer"
)
STOP_WORDS = frozenset(f"{_STOP_EN} {_STOP_NL}".split())
"""Words that name nothing; words of place (behind, under, side) stay."""
_DUTCH_SIDE = re.compile(r"^(linker|rechter)(?!kant|zijde|$)(?=[a-z]{2})")
"""Dutch writes side and place as one word: 'linkeroog'."""


@dataclass(frozen=True, slots=True)
class Match(Generic[K]):
    """One thing that the words may mean, with how well they fit (0 to 1) and the phrase that matched."""

    key: K
    score: float
    phrase: str


@dataclass(frozen=True, slots=True)
class _Entry(Generic[K]):
    key: K
    phrase: str
    whole: str
    """All its words."""
    words: tuple[str, ...]
    """Those that name something."""
    is_name: bool
    language: Language


class WordIndex(Generic[K]):
    """Names and everyday words, each under the key of the thing that bears it."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[_Entry[K]]] = defaultdict(list)
        self._by_deletion: dict[str, set[str]] = defaultdict(set)

    def add(self, key: K, names: Iterable[Text], terms: Terms) -> None:
        """Note that these words mean `key`; names weigh a little more than everyday words."""
        for language in Language:
            phrases = [(name.get(language), True) for name in names]
            phrases += [(term, False) for term in terms.get(language)]
            for phrase, is_name in phrases:
                words = words_of(phrase)
                if words:
                    self._add(_Entry(key, phrase, " ".join(words), content_words(words), is_name, language))

    def _add(self, entry: _Entry[K]) -> None:
        for word in set(entry.words):
            if word not in self._by_word:
                for shorter in _deletions(word):
                    self._by_deletion[shorter].add(word)
            self._by_word[word].append(entry)

    def search(self, asked: tuple[str, ...], language: Language | None = None) -> list[Match[K]]:
        """Return what the words (as `words_of` gives them) may mean, best first, each thing once.

        With a `language`, things found by its words come before equal ones found by the other's: people mix.
        """
        wanted = content_words(asked)
        best: dict[K, Match[K]] = {}
        for entry, score in self._scored(wanted, " ".join(asked), language):
            if score >= LEAST_SCORE and (entry.key not in best or score > best[entry.key].score):
                best[entry.key] = Match(entry.key, score, entry.phrase)
        return sorted(best.values(), key=lambda match: -match.score)

    def near(self, words: str) -> tuple[str, ...]:
        """Return known phrases with words that look like `words`, the likest first."""
        found: dict[str, None] = {}
        for asked in words_of(words):
            for word, _ in sorted(self._similar(asked, loose=True).items(), key=lambda item: -item[1]):
                for entry in self._by_word[word]:
                    found.setdefault(entry.phrase)
        return tuple(found)

    def _scored(
        self, wanted: tuple[str, ...], whole: str, language: Language | None
    ) -> Iterator[tuple[_Entry[K], float]]:
        matches: dict[int, dict[str, float]] = defaultdict(dict)
        entries: dict[int, _Entry[K]] = {}
        for word in wanted:
            for known, quality in self._similar(word).items():
                for entry in self._by_word[known]:
                    entries[id(entry)] = entry
                    matched = matches[id(entry)]
                    matched[word] = max(quality, matched.get(word, 0.0))
        for key, matched in matches.items():
            entry = entries[key]
            total = sum(matched.values())
            score = total / len(wanted) * 0.6 + min(1.0, total / len(entry.words)) * 0.38
            if entry.whole == whole:
                score = 1.0
            score += NAME_BONUS if entry.is_name else 0.0
            if language is not None and entry.language is not language:
                score *= OTHER_LANGUAGE
            yield entry, score

    def _similar(self, word: str, loose: bool = False) -> dict[str, float]:
        """Return known words like `word` with how like they are."""
        found: dict[str, float] = {}
        if word in self._by_word:
            found[word] = EXACT
        if len(word) >= PREFIX_SHORTEST:
            for known in self._by_word:
                if known.startswith(word) and known != word:
                    found[known] = PREFIX * (0.7 + 0.3 * len(word) / len(known))
        if not found and (loose or len(word) >= TYPO_SHORTEST):
            for shorter in _deletions(word):
                for known in self._by_deletion.get(shorter, ()):
                    if abs(len(known) - len(word)) <= 1:
                        found[known] = TYPO
        return found


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text`, lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", bare.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return tuple(part for word in words for part in _DUTCH_SIDE.sub(r"\1 ", word).split())


def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that name something, or all of them where none does."""
    return tuple(word for word in words if word not in STOP_WORDS) or words


def _deletions(word: str) -> set[str]:
    """Return `word` and all that one deletion makes of it: two words one typing error apart share one of these."""
    return {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}

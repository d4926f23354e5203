"""Words to places, muscles and symptoms: both languages, everyday phrases, typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Hit, HitKind
from triggermap.domain.text import Language, Terms, Text

LEAST_SCORE = 0.45
TYPO_SHORTEST = 4
"""Words shorter than this must be spelt right: 'ear' and 'arm' are one typing error from too much."""
PREFIX_SHORTEST = 3
EXACT, PREFIX, TYPO = 1.0, 0.85, 0.75
NAME_BONUS = 0.02

SIDE_WORDS = {
    "left": Side.LEFT, "links": Side.LEFT, "linker": Side.LEFT, "linkerkant": Side.LEFT, "linkerzijde": Side.LEFT,
    "right": Side.RIGHT, "rechts": Side.RIGHT, "rechter": Side.RIGHT, "rechterkant": Side.RIGHT,
    "rechterzijde": Side.RIGHT,
}  # fmt: skip
_STOP_EN = (
    "a an and at around by feels from get gets got has have hurt hurting hurts i in into is it like me mine my near of "
    "on onto or over pain painful pains round sore the to up when where with ache aches aching your"
)
_STOP_NL = (
    "aan beetje bij boven de doet een en erg heb het ik in is last m'n mij mijn naast naar om op pijn pijnlijk rond "
    "rondom tegen uit uw van voel voelt wanneer waar zeer"
)
_DUTCH_SIDE = re.compile(r"^(linker|rechter)(?!kant|zijde|$)(?=[a-z]{2})")
"""Dutch writes side and place as one word: 'linkeroog'."""
STOP_WORDS = frozenset(f"{_STOP_EN} {_STOP_NL}".split())
"""Words that name no place; words of place (behind, under, side) stay."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: HitKind
    id: str
    phrase: str
    words: tuple[str, ...]
    is_name: bool


class Searcher:
    """Answers searches over one knowledge; building it takes some milliseconds, a search under one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries: dict[Language, list[_Entry]] = {language: [] for language in Language}
        for kind, identifier, names, terms in _named_things(knowledge):
            for language in Language:
                self._add(language, kind, identifier, names, terms)
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        for entries in self._entries.values():
            for entry in entries:
                for word in set(entry.words):
                    self._by_word[word].append(entry)
        self._by_deletion: dict[str, set[str]] = defaultdict(set)
        for word in self._by_word:
            for shorter in _deletions(word):
                self._by_deletion[shorter].add(word)
        self._languages = {id(entry): language for language, entries in self._entries.items() for entry in entries}

    def search(self, words: str, language: Language | None = None, limit: int = 12) -> tuple[Hit, ...]:
        """Return what `words` may mean, best first.

        With a `language`, things found by its words come before equal ones found by the other's: people mix.
        """
        asked = _words(words)
        sides = {SIDE_WORDS[word] for word in asked if word in SIDE_WORDS}
        asked = tuple(word for word in asked if word not in SIDE_WORDS)
        side = sides.pop() if len(sides) == 1 else None
        wanted = tuple(word for word in asked if word not in STOP_WORDS) or asked
        if not wanted:
            return ()
        best: dict[tuple[HitKind, str], Hit] = {}
        for entry, score in self._scored(wanted, asked, language):
            key = (entry.kind, entry.id)
            if score >= LEAST_SCORE and (key not in best or score > best[key].score):
                best[key] = Hit(entry.kind, entry.id, round(min(score, 1.0), 3), entry.phrase, side)
        ranked = sorted(best.values(), key=lambda hit: -hit.score)
        return tuple(ranked[:limit])

    def suggestions(self, words: str, limit: int = 3) -> tuple[str, ...]:
        """Return known words or phrases that look like `words`, for 'did you mean'."""
        near: dict[str, None] = {}
        for asked in _words(words):
            for word, _ in sorted(self._similar(asked, loose=True).items(), key=lambda item: -item[1]):
                for entry in self._by_word[word]:
                    near.setdefault(entry.phrase)
        return tuple(near)[:limit]

    def _add(self, language: Language, kind: HitKind, identifier: str, names: Iterable[Text], terms: Terms) -> None:
        phrases = [(name.get(language), True) for name in names]
        phrases += [(term, False) for term in terms.get(language)]
        for phrase, is_name in phrases:
            words = _words(phrase)
            content = tuple(word for word in words if word not in STOP_WORDS) or words
            if content:
                self._entries[language].append(_Entry(kind, identifier, phrase, content, is_name))

    def _scored(
        self, wanted: tuple[str, ...], asked: tuple[str, ...], language: Language | None
    ) -> Iterator[tuple[_Entry, float]]:
        matches: dict[int, dict[str, float]] = defaultdict(dict)
        entries: dict[int, _Entry] = {}
        for word in wanted:
            for known, quality in self._similar(word).items():
                for entry in self._by_word[known]:
                    entries[id(entry)] = entry
                    matched = matches[id(entry)]
                    matched[word] = max(quality, matched.get(word, 0.0))
        whole = " ".join(asked)
        for key, matched in matches.items():
            entry = entries[key]
            total = sum(matched.values())
            score = total / len(wanted) * 0.6 + min(1.0, total / len(entry.words)) * 0.38
            if " ".join(_words(entry.phrase)) == whole:
                score = 1.0
            score += NAME_BONUS if entry.is_name else 0.0
            if language is not None and self._languages[key] is not language:
                score *= 0.93
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


def _named_things(knowledge: Knowledge) -> Iterator[tuple[HitKind, str, tuple[Text, ...], Terms]]:
    for region in knowledge.regions:
        yield HitKind.REGION, region.id, (region.name,), region.synonyms
    for muscle in knowledge.muscles:
        latin = muscle.latin.removeprefix("Musculus ").removeprefix("Musculi ")
        yield HitKind.MUSCLE, muscle.id, (muscle.name, Text(latin, latin)), muscle.synonyms
    for symptom in knowledge.symptoms:
        yield HitKind.SYMPTOM, symptom.id, (symptom.name,), symptom.synonyms


def _words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", bare.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return tuple(part for word in words for part in _DUTCH_SIDE.sub(r"\1 ", word).split())


def _deletions(word: str) -> set[str]:
    """Return `word` and all that one deletion makes of it: two words one typing error apart share one of these."""
    return {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}

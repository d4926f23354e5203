"""Search over everything that can be read: articles by section, muscles, places, symptoms and words of the glossary.

The whole texts of both languages are in SQLite's full-text index, in memory; building it takes some tens of
milliseconds, a search a few. Words are met by their beginning, inside compounds ('kramp' in 'nachtkrampen') and with
one typing error. Where Python's SQLite was built without FTS5, titles and headings alone are searched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library, block_texts
from triggermap.domain.lookup import HitKind, LibraryHit, Piece
from triggermap.domain.text import Language
from triggermap.finder.word_index import content_words, words_of

if TYPE_CHECKING:
    import sqlite3

INSIDE_SHORTEST, TYPO_SHORTEST = 4, 4
"""Shorter words are looked for by their beginning alone."""
MOST_VARIANTS = 24
ENDING = 3
"""So many letters more are an ending: cramps, krampen, stretching."""
FAR = 0.3
"""What a longer word that holds the one that was searched counts."""
TAKEN = 120
"""How many entries are ranked anew."""
OTHER_LANGUAGE = 0.55
TITLE_IS_IT, WORDS_IN_TITLE, FORMS_IN_TITLE, TITLE_BEGINS = 2.5, 1.8, 1.4, 1.2
_EN = (
    "what which who how why do does did can could should would may will if then than that this these there here no not "
    "or but so as be am are was were has had he she they them his her its you we us our all any some more most much"
)
_NL = (
    "wat wie welke hoe waarom te dan als dat die dit deze daar hier geen niet of maar zo ze zij hij hem haar hun wij "
    "we ons onze alle al er om bent zijn was waren wordt worden kan kunt kunnen moet moeten mag mogen doen nu ook nog "
    "veel meer met voor naar door over"
)
FUNCTION_WORDS = frozenset(f"{_EN} {_NL}".split())
"""Words that hold a sentence together and lead nowhere, besides those of `word_index`."""
SNIPPET_WORDS = 20
_KIND_WEIGHTS = {HitKind.ARTICLE: 1.5, HitKind.SYMPTOM: 0.8}
"""Articles are what a reader looks for first; names of symptoms are so short that any match looks like a good one."""
_OPEN, _CLOSE, _GAP = "\x01", "\x02", " … "
_COLUMNS = ("title", "heading", "body", "context")
_WEIGHTS = (10.0, 5.0, 1.0, 0.3)
"""What a word counts by where it stands; the context is the title of the article that a section is part of."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: HitKind
    id: str
    language: Language
    title: str
    section: int = 0
    heading: str = ""
    also: str = ""
    """Everyday words for it, searched as a heading."""
    body: str = ""


@dataclass(frozen=True, slots=True)
class _Variants:
    """Known words that a searched word may mean."""

    near: tuple[str, ...]
    """The word itself and its endings; else what is most like it."""
    far: tuple[str, ...]
    """Longer words that hold it."""

    @property
    def all(self) -> tuple[str, ...]:
        """Both."""
        return self.near + self.far


class LibrarySearch:
    """Answers searches over one library and one knowledge."""

    def __init__(self, library: Library, knowledge: Knowledge) -> None:
        self._entries = [*_articles(library), *_knowledge(knowledge)]
        self._titles = [words_of(entry.title) for entry in self._entries]
        self._index = _full_text(self._entries)
        self._vocabulary = self._words()

    @property
    def whole_text(self) -> bool:
        """False where only titles and headings can be searched."""
        return self._index is not None

    def search(self, words: str, language: Language, limit: int = 30) -> tuple[LibraryHit, ...]:
        """Return what `words` are found in, best first, each thing once, with the place where they stand."""
        asked = words_of(words)
        wanted = content_words(tuple(word for word in asked if word not in FUNCTION_WORDS) or asked)
        groups = [found for word in wanted if (found := self._variants(word, last=word == wanted[-1]))]
        if not groups:
            return ()
        scored = self._scored(groups) if self._index is not None else self._by_title(groups)
        best: dict[tuple[HitKind, str], tuple[bool, float, int]] = {}
        for number, score in scored:
            entry = self._entries[number]
            # Of two places in the same thing the one in the reader's own language comes first.
            rank = entry.language is language, self._weighed(number, score, asked, groups, language)
            if rank > best.get((entry.kind, entry.id), (False, 0.0, 0))[:2]:
                best[entry.kind, entry.id] = (*rank, number)
        ranked = sorted(best.values(), key=lambda rank: -rank[1])[:limit]
        snippets = self._snippets([number for _own, _score, number in ranked], groups)
        matched = tuple(word for each in groups for word in each.all)
        return tuple(
            _hit(self._entries[number], score, snippets.get(number, ""), matched) for _own, score, number in ranked
        )

    def _words(self) -> dict[int, list[str]]:
        """Return every known word, by length."""
        if self._index is not None:
            self._index.execute("CREATE VIRTUAL TABLE known USING fts5vocab(entries, row)")
            known: Iterable[str] = [term for (term,) in self._index.execute("SELECT term FROM known")]
        else:
            known = {
                word for entry in self._entries for word in words_of(f"{entry.title} {entry.heading} {entry.also}")
            }
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in known:
            by_length[len(word)].append(word)
        return by_length

    def _variants(self, word: str, *, last: bool) -> _Variants | None:
        """Return the known words that `word` may mean; None where there are none.

        The `last` word may be a beginning: it is still being typed.
        """
        near = [word] if word in self._vocabulary.get(len(word), ()) else []
        far: list[str] = []
        inside = len(word) >= INSIDE_SHORTEST
        if inside or (last and not near):
            for length in sorted(self._vocabulary):
                longer = self._vocabulary[length] if length > len(word) else ()
                begun = [known for known in longer if known.startswith(word)]
                (near if length <= len(word) + ENDING else far).extend(begun)
                far += [known for known in longer if inside and word in known[1:]]
        if not near and not far and len(word) >= TYPO_SHORTEST:
            lengths = range(len(word) - 1, len(word) + 2)
            near = [known for n in lengths for known in self._vocabulary.get(n, ()) if within_one_typo(word, known)]
        near, far = (near, far) if near else (far, [])
        return _Variants(tuple(near[:MOST_VARIANTS]), tuple(far[:MOST_VARIANTS])) if near else None

    def _scored(self, groups: list[_Variants]) -> Iterator[tuple[int, float]]:
        """Yield number and score of entries that hold all the words; where none does, that hold any.

        Two questions are asked, since the index adds up what rare words count: an entry that holds many compounds of a
        word would else stand before all that are about it.
        """
        assert self._index is not None
        weights = ", ".join(map(str, _WEIGHTS))
        query = f"SELECT rowid, -bm25(entries, {weights}) FROM entries WHERE entries MATCH ? ORDER BY 2 DESC LIMIT ?"
        for joint in (" AND ", " OR "):
            found = False
            for weight, words in ((1.0, [each.near for each in groups]), (FAR, [each.all for each in groups])):
                for number, score in self._index.execute(query, (_expression(joint, words), TAKEN)):
                    found = True
                    yield number, score * weight
            if found:
                return

    def _by_title(self, groups: list[_Variants]) -> Iterator[tuple[int, float]]:
        """Yield the entries whose title or heading holds any of the words, without the full-text index."""
        for number, entry in enumerate(self._entries):
            title, more = set(self._titles[number]), set(words_of(f"{entry.heading} {entry.also}"))
            score = sum(2.0 * (not title.isdisjoint(each.all)) + (not more.isdisjoint(each.all)) for each in groups)
            if score:
                yield number, score

    def _weighed(
        self, number: int, score: float, asked: tuple[str, ...], groups: list[_Variants], language: Language
    ) -> float:
        """Return a score in which the title, the kind of thing and the language count too."""
        entry, title = self._entries[number], self._titles[number]
        if title == asked:
            score *= TITLE_IS_IT
        elif all(any(word in title for word in each.near) for each in groups):
            score *= WORDS_IN_TITLE
        elif all(any(word in title for word in each.all) for each in groups):
            score *= FORMS_IN_TITLE
        if title and title[0] in groups[0].near:
            score *= TITLE_BEGINS
        score *= _KIND_WEIGHTS.get(entry.kind, 1.0)
        return score if entry.language is language else score * OTHER_LANGUAGE

    def _snippets(self, numbers: list[int], groups: list[_Variants]) -> dict[int, str]:
        """Return the piece of each entry's text that holds most of the words, those marked."""
        if self._index is None:
            return {}
        query = (
            f"SELECT rowid, snippet(entries, 2, char(1), char(2), '{_GAP}', {SNIPPET_WORDS}) FROM entries "
            f"WHERE entries MATCH ? AND rowid IN ({', '.join(map(str, numbers))})"
        )
        return dict(self._index.execute(query, (_expression(" OR ", [each.all for each in groups]),)).fetchall())


def _expression(joint: str, words: list[tuple[str, ...]]) -> str:
    """Return the question in the index's own language."""
    return joint.join("(" + " OR ".join(f'"{word}"' for word in each) + ")" for each in words)


def _hit(entry: _Entry, score: float, snippet: str, matched: tuple[str, ...]) -> LibraryHit:
    return LibraryHit(
        kind=entry.kind,
        id=entry.id,
        language=entry.language,
        title=entry.title,
        section=entry.section,
        heading=entry.heading,
        snippet=tuple(_pieces(snippet if _OPEN in snippet else _beginning(entry.body))),
        matched=matched,
        score=score,
    )


def _articles(library: Library) -> Iterator[_Entry]:
    for article in library.articles:
        for language in Language:
            text = article.text(language)
            for section in text.sections():
                body = " ".join(words for block in section.blocks for words in block_texts(block))
                lead = f"{text.summary} " if section.number == 0 else ""
                yield _Entry(
                    HitKind.ARTICLE, article.id, language, text.title, section.number, section.heading or "",
                    body=lead + body,
                )  # fmt: skip


def _knowledge(knowledge: Knowledge) -> Iterator[_Entry]:
    for language in Language:
        for muscle in knowledge.muscles:
            latin = muscle.latin.removeprefix("Musculus ").removeprefix("Musculi ")
            also = " ".join((latin, *muscle.synonyms.get(language)))
            body = " ".join([muscle.summary.get(language), *(site.pain.get(language) for site in muscle.sites)])
            yield _Entry(HitKind.MUSCLE, muscle.id, language, muscle.name.get(language), also=also, body=body)
        for region in knowledge.regions:
            also, group = " ".join(region.synonyms.get(language)), knowledge.group_by_id.get(region.parent)
            body = group.name.get(language) if group is not None else ""
            yield _Entry(HitKind.REGION, region.id, language, region.name.get(language), also=also, body=body)
        for symptom in knowledge.symptoms:
            also = " ".join(symptom.synonyms.get(language))
            yield _Entry(HitKind.SYMPTOM, symptom.id, language, symptom.name.get(language), also=also)
        for term in knowledge.glossary:
            also, meaning = " ".join(term.forms.get(language)), term.meaning.get(language)
            yield _Entry(HitKind.TERM, term.id, language, term.name.get(language), also=also, body=meaning)


def _full_text(entries: list[_Entry]) -> sqlite3.Connection | None:
    """Return the full-text index over the entries, by their place in the list; None where SQLite lacks it."""
    try:
        import sqlite3  # not needed before somebody searches
    except ImportError:  # some builds of Python come without it
        return None
    try:
        index = sqlite3.connect(":memory:", check_same_thread=False)
        index.execute(
            f"CREATE VIRTUAL TABLE entries USING fts5({', '.join(_COLUMNS)}, tokenize='unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError:
        return None
    index.executemany(
        "INSERT INTO entries(rowid, title, heading, body, context) VALUES (?, ?, ?, ?, ?)",
        (
            (
                number,
                "" if entry.section else entry.title,
                f"{entry.heading} {entry.also}",
                entry.body,
                entry.title if entry.section else "",
            )
            for number, entry in enumerate(entries)
        ),
    )
    return index


def within_one_typo(first: str, second: str) -> bool:
    """Tell whether one letter more, less or other, or two letters changed over, make one word the other."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _beginning(body: str) -> str:
    words = body.split()
    return " ".join(words[:SNIPPET_WORDS]) + (_GAP if len(words) > SNIPPET_WORDS else "")


def _pieces(snippet: str) -> Iterator[Piece]:
    """Yield the snippet in pieces, those that matched apart."""
    for part in re.split(f"({_OPEN}.*?{_CLOSE})", snippet):
        if part:
            yield Piece(part.strip(_OPEN + _CLOSE), matched=part.startswith(_OPEN))

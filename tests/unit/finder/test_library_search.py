from __future__ import annotations

import builtins
import sqlite3
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.small_body import make_knowledge
from triggermap.domain.library import (
    Article,
    ArticleGroup,
    ArticleText,
    Block,
    Heading,
    Library,
    Paragraph,
    Words,
)
from triggermap.domain.lookup import HitKind, LibraryHit
from triggermap.domain.text import Language
from triggermap.finder.library_search import LibrarySearch, within_one_typo


def prose(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def article(identifier: str, en: tuple[str, str, tuple[Block, ...]], nl: tuple[str, str, tuple[Block, ...]]) -> Article:
    return Article(
        identifier, 10, ArticleGroup.HELP, (), (), (), (), (), "2026-11-28", False, ArticleText(*en), ArticleText(*nl)
    )


LIBRARY = Library((
    article(
        "cramp",
        ("What to do in a cramp", "Stretch it.", (
            prose("A cramp is short and hard."), Heading(2, "At night"), prose("Magnesium beat no dummy pill."),
        )),
        ("Wat te doen bij kramp", "Rek de spier.", (
            prose("Kramp is kort en hard."), Heading(2, "In de nacht"), prose("Nachtkrampen: magnesium hielp niet."),
        )),
    ),
    article(
        "supplements",
        ("Supplements", "What is known.", (prose("A table of all."), Heading(2, "Magnésium"), prose("For cramps."))),
        ("Supplementen", "Wat bekend is.", (prose("Een tabel."), Heading(2, "Magnésium"), prose("Tegen krampen."))),
    ),
))  # fmt: skip


WHOLE = LibrarySearch(LIBRARY, make_knowledge())


@pytest.fixture
def search() -> LibrarySearch:
    return WHOLE


def ids(hits: tuple[LibraryHit, ...]) -> list[str]:
    return [hit.id for hit in hits]


def test_a_title_comes_before_a_mention(search: LibrarySearch) -> None:
    articles = [hit.id for hit in search.search("cramp", Language.EN) if hit.kind is HitKind.ARTICLE]
    assert articles == ["cramp", "supplements"]


def test_the_section_that_says_it_is_named_with_a_snippet(search: LibrarySearch) -> None:
    hit = search.search("dummy pill", Language.EN)[0]
    assert (hit.id, hit.section, hit.heading) == ("cramp", 1, "At night")
    assert "".join(piece.text for piece in hit.snippet) == "Magnesium beat no dummy pill."
    assert [piece.text for piece in hit.snippet if piece.matched] == ["dummy", "pill"]


def test_a_heading_weighs_more_than_the_text(search: LibrarySearch) -> None:
    hit = search.search("magnesium", Language.EN)[0]
    assert (hit.id, hit.section) == ("supplements", 1), "an accent makes no difference"


@pytest.mark.parametrize("words", ["magnesum", "magnesiun", "mganesium", "magnesiumm"])
def test_one_typing_error(search: LibrarySearch, words: str) -> None:
    assert {"supplements", "cramp"} <= set(ids(search.search(words, Language.EN)))


def test_a_word_inside_a_compound(search: LibrarySearch) -> None:
    hits = {hit.id: hit for hit in search.search("krampen magnesium hielp", Language.NL)}
    assert hits["cramp"].section == 1
    assert "Nachtkrampen" in [piece.text for piece in hits["cramp"].snippet if piece.matched]


def test_the_own_language_comes_first_and_the_other_is_found_too(search: LibrarySearch) -> None:
    assert search.search("magnesium", Language.NL)[0].language is Language.NL
    (hit,) = [hit for hit in search.search("nachtkrampen", Language.EN) if hit.id == "cramp"]
    assert hit.language is Language.NL


def test_muscles_places_and_symptoms_are_found(search: LibrarySearch) -> None:
    knowledge = make_knowledge()
    muscle = knowledge.muscles[0]
    best = search.search(muscle.name.en, Language.EN)[0]
    assert (best.kind, best.id) == (HitKind.MUSCLE, muscle.id)
    region = knowledge.regions[0]
    assert (HitKind.REGION, region.id) in {(hit.kind, hit.id) for hit in search.search(region.name.nl, Language.NL)}


def test_each_thing_is_listed_once(search: LibrarySearch) -> None:
    found = ids(search.search("magnesium cramp", Language.EN))
    assert len(found) == len(set(found))


def test_words_that_nothing_holds_all_of_find_what_holds_some(search: LibrarySearch) -> None:
    assert "supplements" in ids(search.search("supplements nowhere", Language.EN))


@pytest.mark.parametrize("words", ["", "   ", "!?", '"', "zzzzqqq", "AND", "a* OR (b", "NEAR(x y)"])
def test_what_finds_nothing_is_no_error(search: LibrarySearch, words: str) -> None:
    assert search.search(words, Language.EN) == () or words in ("AND", "a* OR (b", "NEAR(x y)")


@given(st.text(max_size=40))
def test_any_words_can_be_searched(words: str) -> None:
    WHOLE.search(words, Language.NL)


def test_without_full_text_titles_and_headings_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lacks:
        def execute(self, _sql: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(sqlite3, "connect", lambda *_args, **_named: Lacks())
    poor = LibrarySearch(LIBRARY, make_knowledge())
    assert not poor.whole_text
    hit = poor.search("suplements", Language.EN)[0]
    assert (hit.id, "".join(piece.text for piece in hit.snippet)) == ("supplements", "What is known. A table of all.")
    assert poor.search("magnesium", Language.EN)[0].section == 1
    assert not poor.search("dummy", Language.EN)


def test_a_python_without_sqlite_searches_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacks(name: str, *rest: Any, **named: Any) -> ModuleType:
        if name == "sqlite3":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", lacks)
    assert not LibrarySearch(LIBRARY, make_knowledge()).whole_text


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("calf", "calf", True), ("calf", "calfs", True), ("calf", "half", True), ("calf", "clf", True),
        ("calf", "claf", True), ("calf", "flac", False), ("calf", "calves", False), ("ab", "ba", True), ("", "a", True),
        ("abcd", "abdc", True), ("abcd", "bacd", True), ("abcd", "badc", False),
    ],
)  # fmt: skip
def test_one_typing_error_apart(first: str, second: str, near: bool) -> None:
    assert within_one_typo(first, second) is near
    assert within_one_typo(second, first) is near

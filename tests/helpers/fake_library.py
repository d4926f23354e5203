"""Three small articles over the content of `fakes`, with one of everything, and the services that read them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from triggermap.content.cursor import Book
from triggermap.content.library_text import read_body
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Article, ArticleGroup, ArticleText, Library
from triggermap.domain.lookup import LibraryHit
from triggermap.domain.text import Language
from triggermap.errors import Problem
from triggermap.finder.library_search import LibrarySearch
from triggermap.ui.services import LibraryServices

START_EN = """\
> **In short.** Rest first.

A [sore spot](term:trigger_point) may send its pain away. [](claim:several:ts1_1999)

## What to do

1. Rest & breathe.
2. See [the neck](article:neck).
"""
START_NL = (
    START_EN.replace("In short", "In het kort")
    .replace("What to do", "Wat u kunt doen")
    .replace("Rest first", "Rust eerst")
)
NECK_EN = """\
The [front neck muscle](muscle:sternocleidomastoid) may hurt in [the cheek](place:face.cheek). [](claim:few:ts1_1999)

## Warning signs

![Signs to know](flags:thunderclap,arteritis,weeks)

## The map

Eyes may [water](symptom:tearing).

![The muscle with its pain](map:sternocleidomastoid/sternal_mid)

![A drawing](diagram:referral)

## What was studied

| Remedy | Studied | Found | Careful |
|---|---|---|---|
| **Warmth** | A trial | A little [](claim:disputed:ts1_1999) | Burns |
| **Cold** | None | Nothing [](claim:not_shown:ts1_1999) | Frost |

### More

Magnesium and magnesium again.

"""
NECK_NL = (
    NECK_EN.replace("Warning signs", "Waarschuwingstekens")
    .replace("The map", "De kaart")
    .replace("may hurt in", "kan pijn geven in")
)


def text(title: str, summary: str, markdown: str) -> ArticleText:
    book = Book()
    blocks = read_body(markdown, Path("x.md"), 1, book).blocks
    assert not book.problems
    return ArticleText(title, summary, blocks)


def article(
    identifier: str, order: int, group: ArticleGroup, en: ArticleText, nl: ArticleText, *, muscles: tuple[str, ...] = ()
) -> Article:
    see = ("start_here",) if identifier == "neck" else ()
    return Article(identifier, order, group, (), see, muscles, (), ("ts1_1999",), "2026-11-28", False, en, nl)


def make_library() -> Library:
    """Return the articles."""
    long = "\n\n".join(f"Line {number} of a long text that goes on." for number in range(60))
    return Library((
        article("start_here", 10, ArticleGroup.START, text("Start here", "The first article.", START_EN),
                text("Begin hier", "Het eerste artikel.", START_NL)),
        article("how_sure", 15, ArticleGroup.START,
                text("How sure", "The grades.", f"## One\n\n{long}\n\n## Two\n\n{long}"),
                text("Hoe zeker", "De oordelen.", f"## Een\n\n{long}\n\n## Twee\n\n{long}")),
        article("neck", 20, ArticleGroup.UNDERSTAND, text("The neck", "A neck that hurts.", NECK_EN),
                text("De nek", "Een nek die pijn doet.", NECK_NL), muscles=("sternocleidomastoid",)),
    ))  # fmt: skip


class FakeLibrary:
    """Counts how often it is read."""

    def __init__(self, knowledge: Knowledge, problems: tuple[Problem, ...] = ()) -> None:
        self._knowledge = knowledge
        self._problems = problems
        self.reads = 0

    @cached_property
    def library(self) -> Library:
        self.reads += 1
        return make_library()

    @cached_property
    def _search(self) -> LibrarySearch:
        return LibrarySearch(self.library, self._knowledge)

    def search(self, words: str, language: Language) -> tuple[LibraryHit, ...]:
        return self._search.search(words, language)

    def services(self) -> LibraryServices:
        return LibraryServices(
            load=lambda: (self.library, self._problems),
            search=self.search,
            whole_text=lambda: self._search.whole_text,
        )

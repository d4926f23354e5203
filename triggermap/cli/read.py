"""`triggermap read`: an article of the library as text; without a name, what there is to read."""

from __future__ import annotations

import argparse

from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.common import article_named, complain, heading, knowledge_of, language_of, library_of, say
from triggermap.domain.citation import short_reference
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import (
    Article,
    Block,
    Claim,
    DiagramEmbed,
    FlagsEmbed,
    Heading,
    ItemList,
    Library,
    MapEmbed,
    Paragraph,
    Quote,
    Spans,
    Table,
    plain,
    span_text,
)
from triggermap.domain.safety import Urgency
from triggermap.domain.text import Language
from triggermap.words import phrase, urgency_name


def run(arguments: argparse.Namespace) -> int:
    """Print the article that the words name, or the titles of all."""
    language = language_of(arguments)
    knowledge = knowledge_of(arguments)
    library = library_of(arguments, knowledge, language)
    words = " ".join(arguments.article)
    if not words:
        _tell_contents(library, language)
        return EXIT_OK
    article = article_named(words, library, knowledge, language)
    if article is None:
        complain(phrase("read.none", language, words=words))
        return EXIT_NOT_UNDERSTOOD
    _Teller(knowledge, language).tell(article, library)
    return EXIT_OK


def _tell_contents(library: Library, language: Language) -> None:
    for group, inside in library.groups():
        heading(phrase(f"group.{group.value}", language))
        for article in inside:
            say(f"{article.id:<28} {article.text(language).title}", indent=2, hang=29)
    if library.articles:
        say()
        say(phrase("read.how", language, article=library.articles[0].id))


class _Teller:
    """Prints one article."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self._knowledge = knowledge
        self._language = language

    def tell(self, article: Article, library: Library) -> None:
        """Print the article with its sources and what to read on."""
        text = article.text(self._language)
        say(text.title.upper())
        say(f"({phrase('library.minutes', self._language, count=text.minutes())})")
        for block in text.blocks:
            self._block(block)
        heading(phrase("library.sources", self._language))
        for key in article.sources:
            say(f"- {self._knowledge.source_by_key[key].reference}", hang=2)
        if article.see:
            heading(phrase("library.see", self._language))
        for name in article.see:
            say(f"- {library.by_id[name].text(self._language).title} [{name}]", hang=2)
        say()
        reviewed = "library.reviewed" if article.reviewed else "library.not_reviewed"
        say(f"{phrase(reviewed, self._language)}.")

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level=2):
                heading(block.text)
            case Heading():
                say()
                say(f"* {block.text} *")
            case ItemList():
                self._list(block)
            case Table():
                self._table(block)
            case Quote():
                self._quote(block)
            case FlagsEmbed():
                self._flags(block)
            case MapEmbed() | DiagramEmbed():
                say()
                say(f"[{phrase('library.picture', self._language, words=block.alt)}]")
            case Paragraph():
                say()
                say(self._words(block.spans))

    def _list(self, block: ItemList, indent: int = 0) -> None:
        say()
        for number, item in enumerate(block.items, start=1):
            say(f"{self._mark(number, block.numbered)} {self._words(item.spans)}", indent=indent, hang=3)
            for inner_number, spans in enumerate(item.inner, start=1):
                mark = self._mark(inner_number, item.inner_numbered)
                say(f"{mark} {self._words(spans)}", indent=indent + 3, hang=3)

    @staticmethod
    def _mark(number: int, numbered: bool) -> str:
        return f"{number}." if numbered else "- "

    def _table(self, block: Table) -> None:
        """Print a row as what stands first and, below it, the others by the names of their columns."""
        names = [plain(cell) for cell in block.header]
        for row in block.rows:
            say()
            say(self._words(row[0]), hang=2)
            for name, cell in zip(names[1:], row[1:], strict=True):
                words = self._words(cell)
                if words:
                    say(f"{name}: {words}" if name else words, indent=2, hang=2)

    def _quote(self, block: Quote) -> None:
        for part in block.parts:
            if isinstance(part, ItemList):
                self._list(part, indent=2)
            else:
                say()
                say(self._words(part.spans), indent=2)

    def _flags(self, block: FlagsEmbed) -> None:
        flags = {flag.id: flag for flag in self._knowledge.safety.red_flags}
        say()
        say(f"{block.alt}:")
        urgency: Urgency | None = None
        for name in block.flags:
            if flags[name].urgency is not urgency:
                urgency = flags[name].urgency
                say(f"{urgency_name(urgency, self._language)}:", indent=2)
            say(f"! {flags[name].signs.get(self._language)}", indent=4, hang=2)

    def _words(self, spans: Spans) -> str:
        """Return running text with each claim's grade and sources in brackets."""
        parts = [self._claim(span) if isinstance(span, Claim) else span_text(span) for span in spans]
        return " ".join("".join(parts).split())

    def _claim(self, claim: Claim) -> str:
        sources = ", ".join(short_reference(self._knowledge.source_by_key[key]) for key in claim.sources)
        return f"[{phrase(f'grade.{claim.grade.value}', self._language)}: {sources}]"

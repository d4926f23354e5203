"""`triggermap search`: where words stand in articles, muscles, places, symptoms and the glossary."""

from __future__ import annotations

import argparse
import json
import sys

from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.common import complain, knowledge_of, language_of, library_of, say
from triggermap.domain.lookup import LibraryHit
from triggermap.domain.text import Language
from triggermap.finder.library_search import LibrarySearch
from triggermap.words import phrase

BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def run(arguments: argparse.Namespace) -> int:
    """Print what the words are found in, best first."""
    language = language_of(arguments)
    knowledge = knowledge_of(arguments)
    search = LibrarySearch(library_of(arguments, knowledge, language), knowledge)
    words = " ".join(arguments.words)
    hits = search.search(words, language, limit=arguments.limit)
    if not search.whole_text:
        complain(phrase("search.titles_only", language))
    if arguments.json:
        print(json.dumps([_row(hit) for hit in hits], ensure_ascii=False, indent=2))
        return EXIT_OK
    if not hits:
        complain(phrase("search.none", language, words=words))
        return EXIT_NOT_UNDERSTOOD
    for hit in hits:
        _tell(hit, language)
    return EXIT_OK


def _row(hit: LibraryHit) -> dict[str, object]:
    return {
        "kind": hit.kind.value,
        "id": hit.id,
        "title": hit.title,
        "section": hit.section,
        "heading": hit.heading,
        "language": hit.language.value,
        "snippet": "".join(piece.text for piece in hit.snippet),
        "matched": [piece.text for piece in hit.snippet if piece.matched],
    }


def _tell(hit: LibraryHit, language: Language) -> None:
    title = f"{hit.title}: {hit.heading}" if hit.heading else hit.title
    say(f"{title} ({phrase(f'kind.{hit.kind.value}', language)} {hit.id})", hang=2)
    marks = (BOLD, PLAIN) if sys.stdout.isatty() else ("", "")
    snippet = "".join(f"{marks[0]}{piece.text}{marks[1]}" if piece.matched else piece.text for piece in hit.snippet)
    if snippet:
        say(snippet, indent=2)

"""`triggermap glossary`: what a word of the trade means, in plain words; without a word, the list of them."""

from __future__ import annotations

import argparse

from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.common import complain, knowledge_of, language_of, say
from triggermap.domain.knowledge import GlossaryTerm, Knowledge
from triggermap.domain.text import Language
from triggermap.finder.glossary import GlossarySearcher
from triggermap.words import phrase

MOST = 3
"""Terms told in full where words fit several."""


def run(arguments: argparse.Namespace) -> int:
    """Print the terms that the words name, or the names of all."""
    language = language_of(arguments)
    knowledge = knowledge_of(arguments)
    searcher = GlossarySearcher(knowledge)
    words = " ".join(arguments.words)
    found = searcher.search(words, language)
    if not words:
        for term in found:
            say(_heading(term, language), hang=2)
        say()
        say(phrase("glossary.read_more", language))
        return EXIT_OK
    if not found:
        complain(phrase("glossary.unknown", language, words=words))
        suggestions = searcher.suggestions(words)
        if suggestions:
            complain(phrase("cli.suggest", language, suggestions=", ".join(suggestions)))
        return EXIT_NOT_UNDERSTOOD
    for number, term in enumerate(found[:MOST]):
        if number:
            say()
        _tell(term, knowledge, language)
    if found[MOST:]:
        say()
        say(phrase("cli.also", language, names=_names(found[MOST:], language)))
    return EXIT_OK


def _tell(term: GlossaryTerm, knowledge: Knowledge, language: Language) -> None:
    say(_heading(term, language), hang=2)
    say(term.meaning.get(language), indent=2)
    see = [knowledge.term_by_id[key] for key in term.see]
    if see:
        say(f"{phrase('glossary.see', language)}: {_names(see, language)}", indent=2, hang=2)
    for key in term.sources:
        say(f"- {knowledge.source_by_key[key].reference}", indent=2, hang=2)


def _heading(term: GlossaryTerm, language: Language) -> str:
    forms = ", ".join(term.forms.get(language))
    name = term.name.get(language)
    return f"{name} ({forms})" if forms else name


def _names(terms: tuple[GlossaryTerm, ...] | list[GlossaryTerm], language: Language) -> str:
    return "; ".join(term.name.get(language) for term in terms)

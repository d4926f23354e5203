"""`triggermap handout`: articles, and the map of marked places with leaflets, as one PDF; needs no display."""

from __future__ import annotations

import argparse
from pathlib import Path

from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.common import article_named, atlas_of, complain, knowledge_of, language_of, library_of, say
from triggermap.cli.find import look_up
from triggermap.cli.paper import drawing_in_memory, need_drawing, request_of
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library
from triggermap.domain.lookup import Findings
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.words import phrase

ALL = "all"
"""Stands for every article."""


def run(arguments: argparse.Namespace) -> int:
    """Write the PDF and name it; nothing is written where a word is not understood."""
    need_drawing()
    language = language_of(arguments)
    if not arguments.article and not arguments.words:
        complain(phrase("handout.nothing", language))
        return EXIT_NOT_UNDERSTOOD
    answer = look_up(arguments) if arguments.words else None
    if answer is None and arguments.words:
        return EXIT_NOT_UNDERSTOOD
    knowledge = answer.knowledge if answer else knowledge_of(arguments)
    library = library_of(arguments, knowledge, language)
    articles = _articles(arguments.article, library, knowledge, language)
    if articles is None:
        return EXIT_NOT_UNDERSTOOD
    atlas = answer.atlas if answer else atlas_of(arguments, knowledge)
    drawing, findings = (answer.asked.drawing, answer.findings) if answer else (PainDrawing(), Findings())
    path: Path = arguments.output
    with drawing_in_memory():
        from triggermap.report.handout import build_handout
        from triggermap.report.output import write_pdf
        from triggermap.report.request import HandoutRequest

        printed = request_of(arguments, language, drawing, findings)
        request = HandoutRequest(printed, articles, arguments.large, arguments.title)
        write_pdf(build_handout(request, knowledge, library, atlas), atlas, path)
    say(phrase("cli.written", language, path=path))
    return EXIT_OK


def _articles(named: list[str], library: Library, knowledge: Knowledge, language: Language) -> tuple[str, ...] | None:
    """Return the ids of the articles named; None, with a word to the person, where one is not known."""
    if named == [ALL]:
        return tuple(library.by_id)
    found = [article_named(words, library, knowledge, language) for words in named]
    for words, article in zip(named, found, strict=True):
        if article is None:
            complain(phrase("read.none", language, words=words))
    if None in found:
        complain(phrase("handout.see_articles", language))
        return None
    return tuple(dict.fromkeys(article.id for article in found if article is not None))

"""What the commands share: the language, the content, and text on a terminal."""

from __future__ import annotations

import argparse
import locale
import os
import shutil
import sys
import textwrap

from triggermap import resources
from triggermap.atlas import Atlas, load_atlas
from triggermap.content import knowledge_with_packs, library
from triggermap.content.packs.shelf import Loaded, PackState, Shelf
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Article, Library
from triggermap.domain.lookup import HitKind
from triggermap.domain.text import Language
from triggermap.settings import SettingsStore, user_dirs
from triggermap.words import phrase

WIDEST = 100


def language_of(arguments: argparse.Namespace) -> Language:
    """Return the language asked for, or the system's where that is Dutch, or English."""
    if arguments.lang:
        return Language(arguments.lang)
    return system_language()


def system_language() -> Language:
    """Return Dutch where the system speaks it, else English."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    return Language.NL if (named or locale.getlocale()[0] or "").lower().startswith(("nl", "dutch")) else Language.EN


def knowledge_of(arguments: argparse.Namespace) -> Knowledge:
    """Return the shipped content with that of the person's packs; a line on the error stream names those left out.

    Raises:
        ContentError: where the shipped content holds problems.
    """
    loaded = packs_of(arguments)
    faulty = [report.name for report in loaded.packs if report.state is PackState.FAULTY]
    if faulty:
        complain(phrase("packs.left_out", language_of(arguments), count=len(faulty), names=", ".join(faulty)))
    return loaded.knowledge


def packs_of(arguments: argparse.Namespace) -> Loaded:
    """Return the content with the person's packs, and what there is to say of each of them.

    Raises:
        ContentError: where the shipped content holds problems.
    """
    dirs = user_dirs(arguments.data_dir)
    settings = SettingsStore(dirs.config).load().settings
    shelf = Shelf(dirs.packs, settings.packs_off, settings.content_language)
    return knowledge_with_packs(resources.knowledge_dir(), dirs.cache, shelf)


def atlas_of(arguments: argparse.Namespace, book: Knowledge) -> Atlas:
    """Return the body with the muscles of packs on it."""
    atlas = load_atlas(resources.atlas_dir())
    if book.own_muscles:
        from triggermap.atlas.painting.additions import add_muscles  # only packs need it

        add_muscles(atlas, book.own_muscles, user_dirs(arguments.data_dir).cache)
    return atlas


def library_of(arguments: argparse.Namespace, book: Knowledge, language: Language) -> Library:
    """Return the shipped articles; where some can't be read a line on the error stream says so."""
    found, problems = library(resources.library_dir(), book, user_dirs(arguments.data_dir).cache)
    if problems:
        complain(phrase("read.left_out", language, count=len(problems)))
    return found


def article_named(words: str, library: Library, knowledge: Knowledge, language: Language) -> Article | None:
    """Return the article with this id, or the one that the words fit best."""
    identifier = words.strip().lower().replace(" ", "_").replace("-", "_")
    if identifier in library.by_id:
        return library.by_id[identifier]
    from triggermap.finder.library_search import LibrarySearch  # only where an id was not given

    hits = LibrarySearch(library, knowledge).search(words, language)
    best = next((hit for hit in hits if hit.kind is HitKind.ARTICLE), None)
    return library.by_id[best.id] if best else None


def say(text: str = "", indent: int = 0, hang: int = 0) -> None:
    """Print a paragraph, wrapped to the terminal; `hang` indents the lines after the first further."""
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    first = " " * indent
    print(
        textwrap.fill(text, width, initial_indent=first, subsequent_indent=first + " " * hang, break_on_hyphens=False)
    )


def heading(text: str) -> None:
    """Print a heading with a line under it, after an empty line."""
    print(f"\n{text}\n{'-' * len(text)}")


def complain(text: str) -> None:
    """Print to the error stream."""
    print(text, file=sys.stderr)

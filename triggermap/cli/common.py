"""What the commands share: the language, the content, and text on a terminal."""

from __future__ import annotations

import argparse
import locale
import os
import shutil
import sys
import textwrap

from triggermap import resources
from triggermap.content import knowledge, library
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library
from triggermap.domain.text import Language
from triggermap.settings import user_dirs
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
    """Return the shipped content.

    Raises:
        ContentError: where it holds problems.
    """
    return knowledge(resources.knowledge_dir(), user_dirs(arguments.data_dir).cache)


def library_of(arguments: argparse.Namespace, book: Knowledge, language: Language) -> Library:
    """Return the shipped articles; where some can't be read a line on the error stream says so."""
    found, problems = library(resources.library_dir(), book, user_dirs(arguments.data_dir).cache)
    if problems:
        complain(phrase("read.left_out", language, count=len(problems)))
    return found


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

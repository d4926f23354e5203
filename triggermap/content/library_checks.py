"""Checks articles on request: the whole folder, or one file against the articles and the content around it."""

from __future__ import annotations

from pathlib import Path

from triggermap import resources
from triggermap.content.library_folder import read_library
from triggermap.content.loader import knowledge_of, read_folder
from triggermap.domain.text import Language
from triggermap.errors import Problem


def holds_articles(path: Path) -> bool:
    """Tell whether `path` is an article, or a folder with a folder of articles for a language."""
    return path.suffix == ".md" or any((path / language.value).is_dir() for language in Language)


def check_articles(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a library's folder, or of one article in it, against the shipped content."""
    root = path if path.is_dir() else path.parent.parent
    parts, _ = read_folder(resources.knowledge_dir())
    knowledge = knowledge_of(parts)
    if knowledge is None:
        return (Problem(resources.knowledge_dir(), 0, "", "has problems itself, so the articles can't be checked"),)
    found = read_library(root, knowledge).problems
    return found if path.is_dir() else tuple(problem for problem in found if problem.file == path)

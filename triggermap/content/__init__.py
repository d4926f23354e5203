"""Content files (YAML) to domain objects: read, validate, compile.

The YAML library is imported only where YAML is read: at most starts the compiled form is enough.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from triggermap.content.cache import knowledge

if TYPE_CHECKING:
    from triggermap.domain.knowledge import Knowledge
    from triggermap.domain.library import Library
    from triggermap.errors import Problem

__all__ = ["check_path", "knowledge", "library", "load_knowledge"]


def load_knowledge(root: Path) -> Knowledge:
    """Read the content folder `root` from its YAML files.

    Raises:
        ContentError: with all problems of all files.
    """
    from triggermap.content import loader

    return loader.load_knowledge(root)


def library(root: Path, knowledge: Knowledge, cache_dir: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return the articles of `root` and what is wrong with those that are left out; nothing is raised."""
    from triggermap.content import library_cache  # imported late: most starts do not open the library

    return library_cache.library(root, knowledge, cache_dir)


def check_path(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a content folder, or of one content file against the content around it."""
    from triggermap.content import checks

    return checks.check_path(path)

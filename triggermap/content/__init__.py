"""Content files (YAML) to domain objects: read, validate, compile.

The YAML library is imported only where YAML is read: at most starts the compiled form is enough.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from triggermap.content.cache import knowledge

if TYPE_CHECKING:
    from triggermap.content.packs.shelf import Loaded, Shelf
    from triggermap.domain.knowledge import Knowledge
    from triggermap.domain.library import Library
    from triggermap.errors import Problem

__all__ = ["check_path", "knowledge", "knowledge_with_packs", "library", "load_knowledge"]


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


def knowledge_with_packs(root: Path, cache_dir: Path, shelf: Shelf) -> Loaded:
    """Return the shipped content of `root` with the packs of a shelf in it, and what there is to say of each pack.

    Raises:
        ContentError: where the shipped content holds problems; a pack's problems only leave that pack out.
    """
    from triggermap.content.packs.shelf import load_shelf

    return load_shelf(shelf, lambda: knowledge(root, cache_dir), root, cache_dir)


def check_path(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a content folder, or of one content file against the content around it."""
    from triggermap.content import checks

    return checks.check_path(path)

"""Content files (YAML) to domain objects: read, validate, compile.

The YAML library is imported only where YAML is read: at most starts the compiled form is enough.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from triggermap.content.cache import knowledge

if TYPE_CHECKING:
    from triggermap.domain.knowledge import Knowledge
    from triggermap.errors import Problem

__all__ = ["check_path", "knowledge", "load_knowledge"]


def load_knowledge(root: Path) -> Knowledge:
    """Read the content folder `root` from its YAML files.

    Raises:
        ContentError: with all problems of all files.
    """
    from triggermap.content import loader

    return loader.load_knowledge(root)


def check_path(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a content folder, or of one content file against the content around it."""
    from triggermap.content import checks

    return checks.check_path(path)

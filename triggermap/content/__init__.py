"""Content files (YAML) to domain objects: read, validate, compile."""

from __future__ import annotations

from triggermap.content.cache import knowledge
from triggermap.content.checks import check_path
from triggermap.content.loader import load_knowledge

__all__ = ["check_path", "knowledge", "load_knowledge"]

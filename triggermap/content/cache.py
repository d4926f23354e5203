"""stub"""
from __future__ import annotations
from pathlib import Path
from triggermap.content.loader import load_knowledge
from triggermap.domain.knowledge import Knowledge


def knowledge(root: Path, cache_dir: Path) -> Knowledge:
    """Stub."""
    return load_knowledge(root)

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.packs.small_pack import write_pack
from triggermap.content.loader import load_knowledge
from triggermap.domain.knowledge import Knowledge


@pytest.fixture
def base(root: Path) -> Knowledge:
    """The small content."""
    return load_knowledge(root)


@pytest.fixture
def shelf_folder(tmp_path: Path) -> Path:
    """The folder of packs, empty."""
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


@pytest.fixture
def pack(shelf_folder: Path) -> Path:
    """The small pack in it."""
    return write_pack(shelf_folder / "my_clinic")

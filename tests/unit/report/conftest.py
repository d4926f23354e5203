"""The tiny atlas of the atlas tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.atlas.conftest import root as root  # the fixture
from triggermap.atlas import Atlas, load_atlas


@pytest.fixture
def atlas(root: Path) -> Atlas:
    """One body, three views."""
    return load_atlas(root)

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import small_skin
from triggermap.atlas.painting.skin import Skin


@pytest.fixture
def skin(tmp_path: Path) -> Skin:
    """The sheet over a rope."""
    small_skin.write_skin(tmp_path)
    return Skin(tmp_path, "female", small_skin.MIRRORS)

"""Golden results: approved pictures and texts; `--update-golden` writes them anew after they were looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.unit.atlas.conftest import root as root  # the fixture
from triggermap.atlas import Atlas, load_atlas
from triggermap.atlas import format as files

APPROVED = Path(__file__).parent / "approved"


@pytest.fixture
def atlas(root: Path) -> Atlas:
    """The tiny atlas, with a plain grey picture for each view."""
    for view in ("front", "left", "right"):
        for scale in (1, 2):
            picture = QImage(50 * scale, 50 * scale, QImage.Format.Format_ARGB32)
            picture.fill(QColor(200, 190, 180))
            picture.save(str(root / "female" / files.shading_name(view, scale)))
    return load_atlas(root)

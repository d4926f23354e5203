"""A content folder with one of everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.small_content import write_content


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "knowledge")

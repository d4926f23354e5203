"""Fixtures: the small body of `tests.helpers.small_body`."""

from __future__ import annotations

import pytest

from tests.helpers.small_body import FakePatches, make_knowledge, make_patches
from triggermap.domain.knowledge import Knowledge


@pytest.fixture
def knowledge() -> Knowledge:
    """Three muscles, five places, four flags."""
    return make_knowledge()


@pytest.fixture
def patches() -> FakePatches:
    """Zones of the three muscles."""
    return make_patches()

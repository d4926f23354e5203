"""The tiny atlas with its grey pictures, as for the printed page."""

from __future__ import annotations

from tests.golden.conftest import atlas as atlas
from tests.unit.atlas.conftest import root as root

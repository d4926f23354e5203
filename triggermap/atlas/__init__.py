"""The baked body at run time: views, shapes, zones and skin patches, read lazily without Qt or numpy."""

from __future__ import annotations

from triggermap.atlas.format import AtlasError, Ring
from triggermap.atlas.loader import Atlas, BellyShape, RegionShape, View, ViewPoint, load_atlas
from triggermap.atlas.patches import PatchTable
from triggermap.atlas.turn import Turn, TurnFrame

__all__ = [
    "Atlas",
    "AtlasError",
    "BellyShape",
    "PatchTable",
    "RegionShape",
    "Ring",
    "Turn",
    "TurnFrame",
    "View",
    "ViewPoint",
    "load_atlas",
]

"""Which place a point of the body means to a person: narrow places get a target that can be hit."""

from __future__ import annotations

import math
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF

from triggermap.atlas.format import turn_angle
from triggermap.domain.anatomy import Place
from triggermap.ui.body.shapes import ViewPaths

TARGET = 12.0
"""Pixels across; what is narrower is hard to hit."""
NARROW = frozenset({"back.spine_low", "upper_arm.inner"})
"""Regions that on some body no view shows as broad as that in a window of 1280 x 720; `tests/shipped` checks the list.

Round the middle of such a region a target of that size counts as the region, at the cost of those beside it.
"""


def place_at(paths: ViewPaths, point: QPointF, scale: float) -> Place | None:
    """Return the place that is meant at a point in view units, `scale` pixels being a unit."""
    reach = TARGET / 2 / scale
    near = [(math.dist((point.x(), point.y()), anchor), place) for place, anchor in narrow_places(paths)]
    distance, nearest = min(near, default=(math.inf, None))
    return nearest if distance <= reach else paths.view.place_at(point.x(), point.y())


def narrow_places(paths: ViewPaths) -> list[tuple[Place, tuple[float, float]]]:
    """Return the narrow places of a view with their middles; none of a turned body, whose shapes take time to draw."""
    found = _kept.get(paths)
    if found is None:
        regions = paths.view.regions.items() if turn_angle(paths.view.id) is None else ()
        found = _kept[paths] = [(place, shape.anchor) for place, shape in regions if place.region in NARROW]
    return found


_kept: WeakKeyDictionary[ViewPaths, list[tuple[Place, tuple[float, float]]]] = WeakKeyDictionary()

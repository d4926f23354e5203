"""Walking over the body by arrow keys: from a place to its neighbour in a direction."""

from __future__ import annotations

import math

from PySide6 import QtCore
from PySide6.QtCore import QPointF

from triggermap.domain.anatomy import Place
from triggermap.ui.body.shapes import ViewPaths


def arrows() -> dict[QtCore.Qt.Key, QPointF]:
    """Return the direction of each arrow key."""
    keys = QtCore.Qt.Key
    return {
        keys.Key_Left: QPointF(-1, 0),
        keys.Key_Right: QPointF(1, 0),
        keys.Key_Up: QPointF(0, -1),
        keys.Key_Down: QPointF(0, 1),
    }


def next_place(paths: ViewPaths, start: Place | None, direction: QPointF) -> Place | None:
    """Return the neighbour of `start`, or the place in the middle where the walk has not begun."""
    points = {place: QPointF(*shape.anchor) for place, shape in paths.view.regions.items()}
    if start is None or start not in points:
        return _nearest(points, paths.rect.center())
    return _in_direction(points, start, direction)


def _nearest(points: dict[Place, QPointF], to: QPointF) -> Place | None:
    return min(points, key=lambda place: _length(points[place] - to), default=None)


def _in_direction(points: dict[Place, QPointF], start: Place, direction: QPointF) -> Place | None:
    """Return the nearest place within 60 degrees of `direction`; going astray costs."""
    origin = points[start]
    best: tuple[float, Place] | None = None
    for place, point in points.items():
        offset = point - origin
        along = QPointF.dotProduct(offset, direction)
        across = abs(offset.x() * direction.y() - offset.y() * direction.x())
        if place == start or along <= 0 or across > 1.75 * along:
            continue
        cost = along + 1.5 * across
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best is not None else None


def _length(point: QPointF) -> float:
    return math.hypot(point.x(), point.y())

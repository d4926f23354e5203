"""Polylines of the atlas as curves: what is drawn as a line is looked at closely, on paper and zoomed in."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

Ring = tuple[tuple[float, float], ...]

SHARP = 0.6
"""Cosine of the angle from which a bend is a corner of the body (where fingers meet), not a joint of the polyline."""


def smooth_path_of(rings: Iterable[Ring], *, closed: bool = True) -> QPainterPath:
    """Return the rings as curves, for lines that are looked at closely; corners of the body stay corners.

    Each point but the ends and the corners becomes the control point of a curve between the middles of its sides, which
    strays from the polygon by a quarter of a bend at most.
    """
    path = QPainterPath()
    for ring in rings:
        points = [QPointF(x, y) for x, y in ring]
        if closed and points[0] != points[-1]:
            points.append(points[0])
        closes = points[0] == points[-1]
        if closes:  # begin in the middle of a side, so that the first point is rounded too
            middle = (points[0] + points[1]) / 2
            points = [middle, *points[1:], middle]
        path.moveTo(points[0])
        for before, at, after in zip(points, points[1:], points[2:], strict=False):
            if _bends(before, at, after):
                path.lineTo(at)
            else:
                path.quadTo(at, after if after is points[-1] else (at + after) / 2)
        path.lineTo(points[-1])
        if closes:
            path.closeSubpath()
    return path


def _bends(before: QPointF, at: QPointF, after: QPointF) -> bool:
    one, two = at - before, after - at
    length = math.hypot(one.x(), one.y()) * math.hypot(two.x(), two.y())
    return QPointF.dotProduct(one, two) < SHARP * length

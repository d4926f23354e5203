from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from triggermap.report.curves import smooth_path_of
from triggermap.ui.body.shapes import path_of

CIRCLE = tuple((100 + 80 * math.cos(a), 100 + 80 * math.sin(a)) for a in (math.tau * k / 24 for k in range(24)))


def points_of(path: QPainterPath) -> list[QPointF]:
    polygon = path.toSubpathPolygons()[0]
    return [polygon.at(index) for index in range(polygon.size())]


def turns(path: QPainterPath) -> list[float]:
    """Degrees by which a path bends at each point of its polygon."""
    points = points_of(path)
    angles = []
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        one, two = at - before, after - at
        angle = math.degrees(math.atan2(one.x() * two.y() - one.y() * two.x(), QPointF.dotProduct(one, two)))
        angles.append(abs(angle))
    return angles


def test_a_smooth_ring_has_no_corners_and_stays_where_it_was() -> None:
    plain, smooth = path_of([CIRCLE]), smooth_path_of([CIRCLE])
    assert max(turns(plain)) > 14
    assert max(turns(smooth)) < 8
    assert smooth.boundingRect().center().x() == pytest.approx(100, abs=0.5)
    assert smooth.boundingRect().width() == pytest.approx(160, abs=2)


def test_an_open_line_keeps_its_ends_and_a_corner_of_the_body_stays_one() -> None:
    line = ((0.0, 0.0), (50.0, 3.0), (100.0, 0.0), (100.0, 80.0), (103.0, 120.0))
    smooth = smooth_path_of([line], closed=False)
    points = points_of(smooth)
    assert points[0] == QPointF(0, 0)
    assert points[-1] == QPointF(103, 120)
    assert QPointF(100, 0) in points
    assert QPointF(50, 3) not in points


def test_two_points_are_a_straight_line() -> None:
    assert smooth_path_of([((0.0, 0.0), (10.0, 0.0))], closed=False).length() == pytest.approx(10)

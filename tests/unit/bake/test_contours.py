from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import shapely
from shapely import Polygon

from tests.unit.bake.shapes import ball
from triggermap.bake.contours import CLOSE_UP, Canvas, polygons_of, rings_of, trace_borders
from triggermap.bake.geodesics import Skin
from triggermap.bake.raster import Raster

RADIUS = 8.0
PIXELS = 20.0
UNITS = 80.0
SIZE = 18.0


@pytest.fixture(scope="module")
def canvas() -> Canvas:
    """A ball seen from the front, by rays worked out by hand."""
    skin = ball(RADIUS)
    count = int(SIZE * PIXELS)
    face, bary = np.full((count, count), -1, dtype=np.int32), np.zeros((count, count, 3), dtype=np.float32)
    middle = (np.arange(count) + 0.5) / PIXELS - SIZE / 2
    for number, corners in enumerate(skin.vertices[skin.faces]):
        if skin.face_normals[number, 2] <= 0:
            continue
        low, high = corners[:, :2].min(axis=0), corners[:, :2].max(axis=0)
        columns = np.flatnonzero((middle >= low[0]) & (middle <= high[0]))
        rows = np.flatnonzero((-middle >= low[1]) & (-middle <= high[1]))
        matrix = np.vstack([corners[:, :2].T, np.ones(3)])
        for row in rows:
            points = np.vstack([middle[columns], np.full(len(columns), -middle[row]), np.ones(len(columns))])
            weights = np.linalg.solve(matrix, points)
            hit = (weights >= -1e-6).all(axis=0)
            face[row, columns[hit]] = number
            bary[row, columns[hit]] = weights[:, hit].T
    outline = shapely.Point(SIZE / 2 * UNITS, SIZE / 2 * UNITS).buffer((RADIUS - 0.03) * UNITS, quad_segs=128)
    return Canvas(
        skin, Raster(face, bary, np.zeros((count, count), dtype=np.float32), PIXELS), UNITS, outline, CLOSE_UP
    )


def nodes(skin: Skin) -> np.ndarray:
    return np.concatenate([skin.vertices, skin.vertices[skin.edges].mean(axis=1)])


def drawn(canvas: Canvas, height: Callable[[np.ndarray], np.ndarray]) -> shapely.geometry.base.BaseGeometry:
    return canvas.cleaned(canvas.polygons(np.clip(height(nodes(canvas.skin)), -3, 3)))


def test_a_field_becomes_one_smooth_ring_where_it_is_zero(canvas: Canvas) -> None:
    shape = drawn(canvas, lambda p: np.hypot(p[:, 0] - 1, p[:, 1] - 2) - 2.0 + 10 * (p[:, 2] < 0))
    (part,) = polygons_of(shape)
    centre = np.array([SIZE / 2 + 1, SIZE / 2 - 2]) * UNITS
    radii = np.linalg.norm(np.asarray(part.exterior.coords) - centre, axis=1) / UNITS
    assert np.abs(radii - 2.0).max() < 0.05
    assert not part.interiors
    assert 20 < len(part.exterior.coords) < 120


def test_what_faces_away_is_not_drawn(canvas: Canvas) -> None:
    assert drawn(canvas, lambda p: np.hypot(p[:, 0], p[:, 1]) - 2.0 + 10 * (p[:, 2] > 0)).is_empty


def test_a_zone_that_goes_round_the_edge_ends_at_the_silhouette(canvas: Canvas) -> None:
    shape = drawn(canvas, lambda p: np.abs(p[:, 1]) - 1.5)
    (part,) = polygons_of(shape)
    assert canvas.outline.buffer(0.5).contains(part)
    left, _, right, _ = part.bounds
    assert (right - left) / UNITS == pytest.approx(2 * RADIUS, abs=0.15)


def test_crumbs_and_hairs_are_dropped_and_notches_filled(canvas: Canvas) -> None:
    assert drawn(canvas, lambda p: np.hypot(p[:, 0], p[:, 1]) - 0.1 + 10 * (p[:, 2] < 0)).is_empty
    whole = shapely.box(400, 400, 900, 900)
    hairy = whole.union(shapely.box(900, 600, 1100, 604)).union(shapely.box(500, 300, 505, 304))
    cleaned = canvas.cleaned(hairy)
    assert cleaned.area == pytest.approx(whole.area, rel=0.01)


def test_regions_share_borders_and_fill_the_silhouette(canvas: Canvas) -> None:
    face = canvas.raster.face
    rows, columns = np.indices(face.shape)
    labels = np.where(face >= 0, 1 + (columns > rows) + 2 * (rows + columns > 400), 0)
    shapes = canvas.regions(labels)
    assert sorted(shapes) == [1, 2, 3, 4]
    total = sum(shape.area for shape in shapes.values())
    assert total == pytest.approx(canvas.outline.area, rel=0.002)
    assert shapely.unary_union(list(shapes.values())).area == pytest.approx(total, rel=1e-6)
    assert all(shape.is_valid for shape in shapes.values())


def test_borders_run_from_junction_to_junction_or_round() -> None:
    labels = np.zeros((6, 6), dtype=np.int64)
    labels[1:5, 1:3] = 1
    labels[1:5, 3:5] = 2
    lines = trace_borders(labels)
    assert sorted(len(line) for line in lines) == [5, 9, 9]
    ring = np.zeros((5, 5), dtype=np.int64)
    ring[2, 2] = 1
    (loop,) = trace_borders(ring)
    assert (loop[0] == loop[-1]).all()
    assert len(loop) == 5


def test_rings_come_in_whole_units_largest_first_with_holes() -> None:
    holed = Polygon([(0, 0), (10.4, 0), (10.4, 10), (0, 10)], [[(2, 2), (4, 2), (4, 4), (2, 4)]])
    small = shapely.box(20, 20, 22.2, 22)
    rings = rings_of(shapely.union(holed, small))
    assert [len(ring) for ring in rings] == [4, 4, 4]
    assert set(rings[0]) == {(0, 0), (10, 0), (10, 10), (0, 10)}
    assert rings_of(Polygon()) == ()

"""The geometry of diagrams: smooth lines through points, teeth in a row, muscle fibres, and the fit to a body."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from triggermap.bake.contours import polygons_of

FloatArray = npt.NDArray[np.float64]

CURVE = 10
"""Points between two of a smooth line."""
FIBRES = 3
"""Lines drawn for each fibre of the data, so that a few of them say how a muscle runs."""
ROUND, GAP = 0.14, 0.015
"""cm by which the corners of teeth are rounded, and that they keep from each other to each side."""
TOLERANCE = 1.0


def fitted(reference: FloatArray, found: FloatArray) -> Callable[[FloatArray], FloatArray]:
    """Return the affine map that takes points (k, 2) nearest to others, in the sense of least squares."""
    known = np.column_stack([reference, np.ones(len(reference))])
    matrix = np.linalg.lstsq(known, found, rcond=None)[0]
    return lambda points: np.asarray(np.column_stack([points, np.ones(len(points))]) @ matrix)


def smooth(points: FloatArray, *, closed: bool = True) -> FloatArray:
    """Return a smooth line (n, 2) through points (k, 2): a Catmull-Rom spline."""
    before, after = (np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)) if closed else (
        np.concatenate([points[:1], points[:-1]]), np.concatenate([points[1:], points[-1:]]))  # fmt: skip
    tangents = (after - before) / 2
    ends, end_tangents = np.roll(points, -1, axis=0), np.roll(tangents, -1, axis=0)
    t = np.linspace(0, 1, CURVE, endpoint=False)[None, :, None]
    curve = (
        (2 * t**3 - 3 * t**2 + 1) * points[:, None]
        + (t**3 - 2 * t**2 + t) * tangents[:, None]
        + (3 * t**2 - 2 * t**3) * ends[:, None]
        + (t**3 - t**2) * end_tangents[:, None]
    )
    if closed:
        return np.asarray(curve.reshape(-1, 2))
    return np.concatenate([curve[:-1].reshape(-1, 2), points[-1:]])


def between(lines: Sequence[FloatArray]) -> Iterator[FloatArray]:
    """Yield lines of as many points each, with more of them laid evenly between neighbours."""
    for first, second in itertools.pairwise(lines):
        for share in np.arange(FIBRES) / FIBRES:
            yield first + share * (second - first)
    yield from lines[-1:]


def teeth(ring: FloatArray, teeth: int, units: float) -> Iterator[BaseGeometry]:
    """Yield the teeth of a row whose first points are one edge and whose last are the other."""
    half = len(ring) // 2
    upper, lower = ring[:half], ring[half:][::-1]
    shares = np.linspace(0, 1, teeth + 1)
    for start, end in itertools.pairwise(shares):
        corners = [_at(upper, start), _at(upper, end), _at(lower, end), _at(lower, start)]
        yield Polygon(corners).buffer(-ROUND * units).buffer((ROUND - GAP) * units)


def _at(line: FloatArray, share: float) -> FloatArray:
    position = share * (len(line) - 1)
    first = min(int(position), len(line) - 2)
    return np.asarray(line[first] + (position - first) * (line[first + 1] - line[first]))


def tidy(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape without slivers and needless points."""
    parts = [part.simplify(TOLERANCE) for part in polygons_of(shape.buffer(-2).buffer(2))]
    return shapely.union_all(parts)

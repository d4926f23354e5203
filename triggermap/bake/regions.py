"""Which region each piece of skin belongs to.

The rules stand in `data/regions.yaml`: sections and rules tried in order, so that every point of the skin has exactly
one region and each border is drawn once. They are tested on the reference body's coordinates, interpolated over the
triangles, so that borders are smooth whatever the mesh's resolution, and stay on their skin on every body.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
import yaml
from scipy import ndimage
from shapely.geometry import LineString, Point, Polygon

from triggermap.bake.body import BodyMesh
from triggermap.bake.charts import CHARTS, Charts, Coordinates
from triggermap.bake.mesh import BakeError, FloatArray, IntArray
from triggermap.bake.raster import Raster
from triggermap.domain.anatomy import Place, Side

DATA = Path(__file__).parent / "data" / "regions.yaml"
BoolArray = npt.NDArray[np.bool_]
FOLDED = ("front", "back", "top", "neck")
"""Charts in which both sides of the body fall together."""
CRUMB = 0.15
"""Parts of a region smaller than this in a view, cm2, go to their neighbour."""
HAIR = 0.12
"""So do parts that are nowhere further than this from their edge, cm: slivers along the outline."""
CURVE_STEPS = 8
"""Points that a smooth polygon gets for each authored one."""


@dataclass(frozen=True)
class Shape:
    """An area in a chart."""

    chart: str
    area: shapely.Geometry

    def holds(self, coordinates: Coordinates, rows: IntArray) -> BoolArray:
        """Which of the points with these row numbers lie in it."""
        first, second = CHARTS[self.chart]
        return np.asarray(shapely.contains_xy(self.area, coordinates[first][rows], coordinates[second][rows]))


@dataclass(frozen=True)
class Rule:
    """What a piece of skin must fulfil, all of it."""

    shapes: tuple[Shape, ...]
    least: tuple[tuple[str, float], ...]
    most: tuple[tuple[str, float], ...]
    any_of: tuple[Rule, ...]
    region: str = ""

    def holds(self, coordinates: Coordinates, rows: IntArray) -> BoolArray:
        """Which of the points with these row numbers fulfil it."""
        fine = np.ones(len(rows), dtype=bool)
        for name, limit in self.least:
            fine &= coordinates[name][rows] >= limit
        for name, limit in self.most:
            fine &= coordinates[name][rows] <= limit
        for shape in self.shapes:
            fine[fine] = shape.holds(coordinates, rows[fine])
        if self.any_of:
            left = rows[fine]
            fine[fine] = np.any([rule.holds(coordinates, left) for rule in self.any_of], axis=0)
        return fine


@dataclass(frozen=True)
class Section:
    """A part of the body with its own rules; the last takes what is left of it."""

    name: str
    where: Rule
    rules: tuple[Rule, ...]


def smooth_ring(points: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """A closed curve through the points (a centripetal-like Catmull-Rom spline), as a fine polygon."""
    ring = np.array(points, dtype=float)
    before, after, further = np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0), np.roll(ring, -2, axis=0)
    reach = np.linalg.norm(after - ring, axis=1, keepdims=True)
    # Tangents no longer than the piece itself: a long neighbour must not throw a short piece off its line.
    start = _tangent(after - before, reach)
    end = _tangent(further - ring, reach)
    curve = []
    for t in np.linspace(0, 1, CURVE_STEPS, endpoint=False):
        h = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
        curve.append(h[0] * ring + h[1] * start + h[2] * after + h[3] * end)
    fine = np.stack(curve, axis=1).reshape(-1, 2)
    return [(float(a), float(b)) for a, b in fine]


def _tangent(chord: FloatArray, reach: FloatArray) -> FloatArray:
    length = np.maximum(np.linalg.norm(chord, axis=1, keepdims=True), 1e-9)
    return chord / length * np.minimum(length / 2, reach)


def _polygon(chart: str, points: Sequence[Sequence[float]], straight: bool) -> shapely.Geometry:
    if not straight and chart in FOLDED and min(point[0] for point in points) < 0:
        points = _unfolded(points)
    area = Polygon(points if straight else smooth_ring(points))
    fixed = area if area.is_valid else area.buffer(0)
    shapely.prepare(fixed)
    return fixed


def _unfolded(points: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """An area that reaches over the midline, with its other half, so that its border crosses the midline calmly."""
    over = [point[0] < 0 for point in points]
    first = next(index for index in range(len(points)) if over[index - 1] and not over[index])
    half = [(point[0], point[1]) for point in (*points[first:], *points[:first]) if point[0] >= 0]
    return [*half, *((-a, b) for a, b in reversed(half))]


def _rule(entry: Mapping[str, Any]) -> Rule:
    shapes = [
        Shape(chart, _polygon(chart, entry[chart], entry.get("straight", False))) for chart in CHARTS if chart in entry
    ]
    if spot := entry.get("spot"):
        shapes.append(Shape(spot["chart"], Point(spot["at"]).buffer(spot["radius"], 32)))
    if band := entry.get("band"):
        shapes.append(Shape(band["chart"], LineString(band["along"]).buffer(band["half"], 16, cap_style="flat")))
    return Rule(
        tuple(shapes),
        tuple(entry.get("min", {}).items()),
        tuple(entry.get("max", {}).items()),
        tuple(_rule(choice) for choice in entry.get("any", ())),
        entry.get("region", ""),
    )


class RegionMap:
    """The skin regions of the reference body, and the way to find them on any body of its topology."""

    def __init__(self, reference: BodyMesh, paired: Mapping[str, bool], path: Path = DATA) -> None:
        """`paired` says for each skin region (no inner ones) whether it exists left and right.

        Raises:
            BakeError: when the rules and the list of regions do not name the same regions.
        """
        with path.open(encoding="utf-8") as stream:
            data = yaml.safe_load(stream)
        self.charts = Charts(reference, data["mid_axillary"])
        self.sections = tuple(
            Section(entry["name"], _rule(entry["where"]), tuple(_rule(rule) for rule in entry["rules"]))
            for entry in data["sections"]
        )
        self.regions = tuple(paired)
        self.paired = np.array(list(paired.values()))
        named = {rule.region for section in self.sections for rule in section.rules}
        if named != set(paired):
            raise BakeError(f"Regions without a rule or rules without a region: {sorted(named ^ set(paired))}")

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that labels count, in the order of the regions, left before right."""
        found: list[Place] = []
        for region, paired in zip(self.regions, self.paired, strict=True):
            sides = (Side.LEFT, Side.RIGHT) if paired else (Side.MIDLINE,)
            found.extend(Place(region, side) for side in sides)
        return tuple(found)

    @cached_property
    def mirror(self) -> IntArray:
        """For each place the number of its mirror image."""
        return np.array([self.places.index(place.mirrored) for place in self.places])

    @cached_property
    def _first_place(self) -> IntArray:
        counts = np.where(self.paired, 2, 1)
        return np.concatenate([[0], np.cumsum(counts)[:-1]])

    def classify_points(self, values: FloatArray) -> IntArray:
        """The place number (m,) of skin points given by their interpolated attributes (m, 9)."""
        values = np.asarray(values, dtype=float)
        region = np.full(len(values), -1)
        rows = np.arange(len(values))
        for section in self.sections:
            inside = section.where.holds(self.charts.at(values[rows]), np.arange(len(rows)))
            own, rows = rows[inside], rows[~inside]
            region[own] = self._classify_in(section, values[own])
        right = (values[:, 0] < 0) & self.paired[region]
        return self._first_place[region] + right

    def _classify_in(self, section: Section, values: FloatArray) -> IntArray:
        """The region number of points that all lie in one section."""
        coordinates = self.charts.at(values)
        region = np.full(len(values), -1)
        rows = np.arange(len(values))
        for rule in section.rules:
            hit = rule.holds(coordinates, rows)
            region[rows[hit]] = self.regions.index(rule.region)
            rows = rows[~hit]
        if len(rows):
            raise BakeError(f"The last rule of section {section.name} does not take what is left.")
        return region

    def classify(self, body: BodyMesh) -> IntArray:
        """The place number of each face (m,), by its middle; the same for all bodies of one topology."""
        return self.classify_points(self.charts.attributes[body.faces].mean(axis=1))

    def label_image(self, body: BodyMesh, raster: Raster) -> IntArray:
        """The place number of each pixel (h, w), -1 where there is no body."""
        labels = np.full(raster.face.shape, -1)
        hit = raster.hit
        values = raster.interpolate(self.charts.attributes, body.faces)[hit].astype(np.float64)
        labels[hit] = self.classify_points(values)
        pixels = raster.pixels_per_cm
        return without_crumbs(labels, CRUMB * pixels**2, HAIR * pixels)


def without_crumbs(labels: IntArray, least: float, hair: float = 0.0) -> IntArray:
    """The picture (h, w) without crumbs; -1 stays.

    Parts of fewer than `least` pixels, or nowhere further than `hair` pixels from their edge, go to the nearest other.
    """
    crumb = np.zeros(labels.shape, dtype=bool)
    for label, box in enumerate(ndimage.find_objects(labels + 1)):
        if box is not None:
            crumb[box] |= _crumbs(labels[box] == label, least, hair)
    kept = (labels >= 0) & ~crumb
    if not crumb.any() or not kept.any():
        return labels
    rows, columns = ndimage.distance_transform_edt(~kept, return_distances=False, return_indices=True)
    return np.where(crumb, labels[rows, columns], labels)


def _crumbs(own: BoolArray, least: float, hair: float) -> BoolArray:
    """Where (h, w) a region's parts are too small or too thin."""
    parts, count = ndimage.label(own)
    small = np.bincount(parts.ravel(), minlength=count + 1) < least
    depth = ndimage.distance_transform_edt(np.pad(own, 1))[1:-1, 1:-1]
    thickest = ndimage.maximum(depth, parts, np.arange(count + 1))
    return np.asarray((small | (thickest <= hair))[parts] & own)


def read_paired(regions_file: Path) -> Mapping[str, bool]:
    """Id -> paired of all regions that have skin, from `assets/knowledge/regions.yaml`."""
    with regions_file.open(encoding="utf-8") as stream:
        listed = yaml.safe_load(stream)["regions"]
    return {entry["id"]: bool(entry["paired"]) for entry in listed if not entry.get("inner")}

"""From what each pixel of a view shows to closed, smooth polygons in view units.

Zones come from fields (0 on the outline, negative inside, cm) and may overlap; regions come from one label a pixel,
and share their borders exactly. Both are cut by the body's silhouette at the end, so that they meet its edge.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import contourpy
import numpy as np
import numpy.typing as npt
import shapely
from scipy import ndimage
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from triggermap.atlas.format import Ring
from triggermap.bake.geodesics import Skin, eased, node_weights
from triggermap.bake.raster import Raster
from triggermap.bake.views import ViewSpec

NEAR = 0.6
"""Pixels further than this many cm outside a zone are not looked at."""
CLIP_PIXELS = 4.0
"""Fields are cut off this many pixels from the outline, so that a jump where one limb hides another blurs evenly."""
BLUR_PIXELS = 1.3


@dataclass(frozen=True)
class Fineness:
    """How exactly a view is drawn, in cm."""

    tolerance: float
    """Largest error of simplified lines."""
    crumb: float
    """Smallest part of a zone that is kept, cm2."""
    hair: float
    """Parts narrower than twice this are dropped."""
    notch: float
    """Notches narrower than twice this are filled."""
    sliver: float
    """Parts of regions narrower than twice this go to the neighbour."""
    small: float
    """Parts of a zone smaller than this, cm2, are dropped too where another part is ten times as large."""


WHOLE_BODY = Fineness(0.02, 0.3, 0.18, 0.7, 0.25, 1.0)
CLOSE_UP = Fineness(0.008, 0.08, 0.08, 0.4, 0.12, 0.35)
LIMB = Fineness(0.012, 0.12, 0.1, 0.5, 0.15, 0.5)
LIMB_UNITS_PER_CM = 60.0


def fineness_of(spec: ViewSpec) -> Fineness:
    """Return how exactly a view is drawn: limbs are less enlarged than heads, hands and feet."""
    if spec.close_up_of is None:
        return WHOLE_BODY
    return CLOSE_UP if spec.units_per_cm >= LIMB_UNITS_PER_CM else LIMB


@dataclass(frozen=True)
class Canvas:
    """One view of one body, ready to draw fields in."""

    skin: Skin
    """Gives the triangles; its shape is the reference body's, and not used."""
    raster: Raster
    units_per_cm: float
    outline: BaseGeometry
    """The silhouette in view units."""
    fineness: Fineness

    @property
    def units_per_pixel(self) -> float:
        """View units in a pixel of the raster."""
        return self.units_per_cm / self.raster.pixels_per_cm

    @cached_property
    def _hit(self) -> npt.NDArray[np.int64]:
        return np.flatnonzero(self.raster.face.ravel() >= 0)

    @cached_property
    def _faces(self) -> npt.NDArray[np.int32]:
        return np.asarray(self.raster.face.ravel()[self._hit])

    @cached_property
    def _shown(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The nodes (k, 6) of each face that the view shows, and which of them each pixel of the body shows."""
        shown = np.zeros(len(self.skin.face_nodes), dtype=bool)
        shown[self._faces] = True
        return self.skin.face_nodes[shown], (np.cumsum(shown) - 1)[self._faces]

    @cached_property
    def _weights(self) -> npt.NDArray[np.float32]:
        return node_weights(self.raster.bary.reshape(-1, 3)[self._hit])

    def polygons(self, field: npt.NDArray[np.float64], notch: float | None = None) -> BaseGeometry:
        """Return where a field is negative, as smooth polygons in view units, still to be `cleaned`.

        Notches narrower than twice `notch` cm are filled. Empty where nothing of it is seen. Beside the body it runs
        on as it met its edge.
        """
        nodes, which = self._shown
        # Most fields are nowhere near: those are done at once.
        near = np.any(field[nodes] < NEAR, axis=1)
        seen = np.flatnonzero(near[which])
        if not len(seen):
            return Polygon()
        pixels = self._hit[seen]
        values = (field[self.skin.face_nodes[self._faces[seen]]] * self._weights[seen]).sum(axis=1)
        if values.min() > 0:
            return Polygon()
        clip = CLIP_PIXELS / self.raster.pixels_per_cm
        rows, columns = np.divmod(pixels, self.raster.face.shape[1])
        pad = 8
        top, left = int(rows.min()) - pad, int(columns.min()) - pad
        shape = (int(rows.max()) - top + pad + 1, int(columns.max()) - left + pad + 1)
        image = self._background(top, left, shape, clip)
        image[rows - top, columns - left] = np.clip(values, -clip, clip)
        blurred = ndimage.gaussian_filter(_filled(image), BLUR_PIXELS)
        unit = self.units_per_cm
        width = (self.fineness.notch if notch is None else notch) * unit
        whole = _negative(blurred, left, top, self.units_per_pixel)
        return shapely.buffer(shapely.buffer(whole, width, quad_segs=24), -width, quad_segs=24)

    def _background(self, top: int, left: int, shape: tuple[int, int], clip: float) -> npt.NDArray[np.float64]:
        """Return a picture that says `clip` on skin and NaN beside the body."""
        height, width = self.raster.face.shape
        image = np.full(shape, np.nan)
        first_row, last_row = max(top, 0), min(top + shape[0], height)
        first_column, last_column = max(left, 0), min(left + shape[1], width)
        part = self.raster.face[first_row:last_row, first_column:last_column] >= 0
        inside = image[first_row - top : last_row - top, first_column - left : last_column - left]
        inside[part] = clip
        return image

    def cleaned(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape cut by the silhouette, without hairs and crumbs, and simplified."""
        unit = self.units_per_cm
        hair = self.fineness.hair * unit
        cut = shapely.intersection(shape, self.outline)
        opened = shapely.buffer(shapely.buffer(cut, -hair), hair, quad_segs=24)
        parts = polygons_of(opened)
        largest = max((part.area for part in parts), default=0.0)
        least = max(self.fineness.crumb * unit**2, min(self.fineness.small * unit**2, largest / 10))
        kept = [part for part in parts if part.area >= least]
        filled = [Polygon(p.exterior, [h for h in p.interiors if Polygon(h).area >= 0.3 * unit**2]) for p in kept]
        joined = shapely.intersection(shapely.unary_union(filled), self.outline)
        return shapely.simplify(joined, self.fineness.tolerance * unit)

    def regions(self, labels: npt.NDArray[np.int64]) -> Mapping[int, BaseGeometry]:
        """Return the polygons of each label of a picture of the raster's size; labels are from 1, 0 beside the body.

        Neighbours share their border; together they fill the silhouette.
        """
        spread = _spread(labels)
        lines = _smooth_arcs(spread, self.fineness.tolerance * self.raster.pixels_per_cm)
        cells = shapely.get_parts(shapely.polygonize([shapely.unary_union(lines)]))
        unit = self.units_per_pixel
        found: dict[int, list[BaseGeometry]] = {}
        for cell in cells:
            spot = cell.representative_point()
            row, column = (
                min(max(int(value), 0), size - 1) for value, size in zip((spot.y, spot.x), spread.shape, strict=True)
            )
            found.setdefault(int(spread[row, column]), []).append(cell)
        result = {}
        for label, parts in sorted(found.items()):
            whole = shapely.transform(shapely.unary_union(parts), lambda points: points * unit)
            cut = shapely.unary_union(polygons_of(shapely.intersection(whole, self.outline)))
            if label and not cut.is_empty:
                result[label] = cut
        return result


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons in a geometry, without the lines and points that cutting leaves."""
    return [
        part for part in shapely.get_parts(shape, return_index=False) if isinstance(part, Polygon) and part.area > 0
    ]


def rings_of(shape: BaseGeometry) -> tuple[Ring, ...]:
    """Return the rings of a geometry in whole units: outlines, then their holes; largest polygon first."""
    rings: list[Ring] = []
    for polygon in sorted(polygons_of(shape), key=lambda part: (-part.area, part.bounds)):
        for line in (polygon.exterior, *polygon.interiors):
            ring = _whole(np.asarray(line.coords)[:-1])
            if len(ring) >= 3:
                rings.append(ring)
    return tuple(rings)


def _whole(points: npt.NDArray[np.float64]) -> Ring:
    """Return points in whole units, without repeats."""
    rounded = np.round(points).astype(int)
    keep = (rounded != np.roll(rounded, 1, axis=0)).any(axis=1)
    return tuple((int(x), int(y)) for x, y in rounded[keep])


def _filled(image: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return an image whose empty pixels have the value of the nearest pixel that is not."""
    empty = np.isnan(image)
    if not empty.any():
        return image
    nearest = ndimage.distance_transform_edt(empty, return_distances=False, return_indices=True)
    return np.asarray(image[tuple(nearest)])


def _negative(image: npt.NDArray[np.float64], left: int, top: int, unit: float) -> BaseGeometry:
    """Return the polygons where an image is negative; `left`, `top` in pixels of the whole picture."""
    bordered = np.pad(image, 1, constant_values=1.0)
    generator = contourpy.contour_generator(z=bordered, fill_type=contourpy.FillType.OuterOffset)
    points, offsets, *_ = generator.filled(-np.inf, 0.0)
    shapes = []
    for some, cuts in zip(points, offsets, strict=True):
        # Pixel (0, 0) has its middle at (0.5, 0.5); the border added one.
        placed = (some + np.array([left - 0.5, top - 0.5])) * unit
        rings = [placed[first:last] for first, last in itertools.pairwise(np.asarray(cuts).tolist())]
        shapes.append(Polygon(rings[0], rings[1:]))
    return shapely.unary_union(shapely.make_valid(shapes)) if shapes else Polygon()


def _spread(labels: npt.NDArray[np.int64], pixels: int = 6) -> npt.NDArray[np.int64]:
    """Return labels carried a few pixels beyond the body."""
    distance, nearest = ndimage.distance_transform_edt(labels == 0, return_indices=True)
    spread = labels[tuple(nearest)]
    spread[distance > pixels] = 0
    # A clear border closes what the picture's edge cuts off; the silhouette cuts it back.
    return np.asarray(spread)


def _smooth_arcs(labels: npt.NDArray[np.int64], tolerance: float) -> list[shapely.LineString]:
    """Return the borders between labels as smooth lines in pixels; where three meet, the point stays."""
    return [_smoothed(arc, tolerance) for arc in trace_borders(labels)]


def trace_borders(labels: npt.NDArray[np.int64]) -> list[npt.NDArray[np.float64]]:
    """Return the borders between unlike pixels as lines (k, 2) through pixel corners, from junction to junction.

    A border without junctions is a loop whose first point is repeated at its end.
    """
    padded = np.pad(labels, 1, constant_values=0)
    across = padded[1:-1, 1:] != padded[1:-1, :-1]
    down = padded[1:, 1:-1] != padded[:-1, 1:-1]
    rows, columns = np.nonzero(across)
    width = labels.shape[1] + 1
    starts = np.concatenate([rows * width + columns, (down_at := np.nonzero(down))[0] * width + down_at[1]])
    ends = np.concatenate([(rows + 1) * width + columns, down_at[0] * width + down_at[1] + 1])
    neighbours: dict[int, list[int]] = {}
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        neighbours.setdefault(start, []).append(end)
        neighbours.setdefault(end, []).append(start)
    chains = _chains(neighbours)
    return [np.array([(corner % width, corner // width) for corner in chain], dtype=np.float64) for chain in chains]


def _chains(neighbours: Mapping[int, list[int]]) -> list[list[int]]:
    """Return the lines of a graph from junction to junction, then its loops."""
    junctions = [corner for corner, near in neighbours.items() if len(near) != 2]
    used: set[tuple[int, int]] = set()
    chains = []
    for start in [*junctions, *neighbours]:
        for second in neighbours[start]:
            if (start, second) in used:
                continue
            chain = [start, second]
            used.update([(start, second), (second, start)])
            while len(near := neighbours[chain[-1]]) == 2 and chain[-1] != start:
                following = near[0] if near[1] == chain[-2] else near[1]
                used.update([(chain[-1], following), (following, chain[-1])])
                chain.append(following)
            chains.append(chain)
    return chains


def _smoothed(arc: npt.NDArray[np.float64], tolerance: float, sigma: float = 3.0) -> shapely.LineString:
    """Return a line through pixel corners without its steps; its ends stay where they are."""
    closed = bool((arc[0] == arc[-1]).all())
    if closed:
        body = ndimage.gaussian_filter1d(arc[:-1], sigma, axis=0, mode="wrap")
        smooth = np.concatenate([body, body[:1]])
    else:
        smooth = eased(arc, sigma)
    return shapely.simplify(shapely.LineString(smooth), tolerance)

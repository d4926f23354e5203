"""Vector line art of a view: the silhouette as closed rings, and a few calm lines inside it.

Inner lines are of three kinds. Contours are where the skin turns away from the viewer in front of other skin (an arm
against the trunk, the chin over the neck): they are followed on the mesh itself. Creases are dark valleys in a picture
of the skin lit from the viewer's side, as a draughtsman would put them: lids, nose and lips, and long folds. What a
draughtsman knows to be there (collarbone, shoulder blade, kneecap, the lines of the palm) runs along the features.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

import contourpy
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw
from scipy import ndimage, sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree
from shapely import LineString, Polygon

from triggermap.bake.mesh import FloatArray, IntArray
from triggermap.bake.raster import Float32Array, Raster, cast_grid, visible
from triggermap.bake.relief import curve_of
from triggermap.bake.shading import Clay
from triggermap.bake.views import ViewFrame, ViewSpec, frame

SIMPLIFY = 0.015
"""cm that a simplified line may stray."""
SMALLEST_RING = 0.05
"""cm2: smaller gaps between fingers are closed."""


@dataclass(frozen=True)
class LineStyle:
    """How many lines a kind of view shows; lengths in cm."""

    pixels_per_cm: float
    shortest_contour: float
    """On head, hands and feet; elsewhere `PLAIN` times as long."""
    shortest_crease: float
    """On the head."""
    shortest_fold: float
    """On trunk and limbs."""
    blur: float
    strong: float
    """A crease needs a place as sharply dark as this (change of brightness per cm2) ..."""
    strong_detail: float
    """... or this, on head, hands and feet, where there are many ..."""
    weak: float
    """... and goes on while it has this share of it."""


WHOLE = LineStyle(14.0, 1.2, 1.6, 6.5, 0.25, 0.16, 1.2, 0.5)
CLOSE = LineStyle(40.0, 0.9, 1.1, 6.5, 0.10, 0.45, 2.9, 0.25)
LIMB = LineStyle(40.0, 0.9, 1.1, 6.5, 0.10, 0.45, 2.1, 0.25)
"""Close-ups of hands and feet, arms and legs."""


PLAIN = 2.5
FOLDED = 0.97
"""Openness (1 is open) of the skin below which a crease of the head is drawn."""
FEATURE_FACING, FEATURE_DEPTH = 0.16, 0.4
"""A feature is drawn where its skin faces the viewer this much (1 is full face), and nothing lies so many cm before."""
FEATURE_CALM = 2.0
"""Points of a feature over which its line is smoothed: on another body it runs over other faces."""
FEATURE_LEAST = 0.35
"""Share of a feature that must be seen for it to be drawn; what is left of it would be a stray line."""
DOUBLE = 3.0
"""A fold that runs so near to a feature, cm, is the same form."""
APART, APART_LIMITS = 0.12, (0.45, 0.9)
"""Of a contour and of a feature that run nearer to each other than this share of the feature's length, within limits in
cm, the contour alone is drawn."""


@dataclass(frozen=True)
class LineArt:
    """Everything in view units."""

    rings: tuple[FloatArray, ...]
    """Closed silhouette, even-odd, (n, 2), first point not repeated; a close-up's runs along the frame's edge."""
    lines: tuple[FloatArray, ...]
    """Open polylines (n, 2), longest first."""


def trace(clay: Clay, view: ViewSpec) -> LineArt:
    """The line art of a body in a view."""
    shown = clay.shown(view)
    clay = replace(clay, surface=clay.surface_in(view))
    camera = frame(clay.body, view)
    style = WHOLE if not view.close_up_of else LIMB if view.aim and not view.symmetric else CLOSE
    scale = style.pixels_per_cm / camera.units_per_cm
    picture = cast_grid(clay.surface, camera, style.pixels_per_cm)
    inside = ndimage.distance_transform_edt(picture.hit) / style.pixels_per_cm
    unit = camera.units_per_cm
    detail = picture.interpolate(clay.detail, clay.faces)
    contours = _contours(clay, clay.faces[shown], camera, style, inside, detail)
    creases = _creases(clay, camera, picture, style, inside, _drawn(contours, picture.hit.shape, scale))
    whole = _both_halves(contours, camera.width / 2, unit) if view.symmetric else contours
    features = _feature_lines(clay, clay.faces[shown], camera, style, inside, whole)
    lines = [*contours, *_without_doubles([(crease / scale, fold) for crease, fold in creases], features, unit)]
    if view.symmetric:
        # Drawn in the left half alone so far.
        lines = _both_halves(lines, camera.width / 2, unit)
    lines += features
    lines.sort(key=_length, reverse=True)
    return LineArt(
        tuple(_rings(picture.hit, 1 / scale, unit)), tuple(_simplified(line, SIMPLIFY * unit) for line in lines)
    )


def _rings(hit: npt.NDArray[np.bool_], units_per_pixel: float, units_per_cm: float) -> list[FloatArray]:
    """The border of the picture's body in view units, largest ring first."""
    soft = np.pad(ndimage.gaussian_filter(hit.astype(np.float32), 0.8, mode="nearest"), 1)
    found = []
    for line in contourpy.contour_generator(z=soft).lines(0.5):
        points = np.asarray(line, dtype=np.float64)[:-1]
        # Pixel centres are at half: take off the padding, add the half.
        ring = np.clip(points - 0.5, 0, (hit.shape[1], hit.shape[0])) * units_per_pixel
        if len(ring) > 3:
            found.append(ring)
    kept = []
    for ring in sorted(found, key=lambda ring: -abs(Polygon(ring).area)):
        if Polygon(ring).area > SMALLEST_RING * units_per_cm**2:
            smooth = Polygon(ring).simplify(SIMPLIFY * units_per_cm)
            kept.append(np.asarray(smooth.exterior.coords)[:-1])
    return kept


def _contours(
    clay: Clay, faces: IntArray, camera: ViewFrame, style: LineStyle, inside: FloatArray, detail: Float32Array
) -> list[FloatArray]:
    """Visible lines where the skin of `faces` turns away, without the silhouette, in view units."""
    vertices = clay.vertices
    facing = clay.normals.astype(np.float64) @ camera.toward
    found = []
    for chain in _zero_lines(vertices, faces, facing):
        # A little towards the viewer and off the skin, or the skin itself would hide its own edge.
        seen = visible(clay.surface, camera, chain, tolerance=0.25)
        units = camera.project(chain)
        deep = _at(inside, units * style.pixels_per_cm / camera.units_per_cm) > 0.12
        # A grazing ray may miss a point now and then: close such gaps.
        keep = ndimage.binary_closing(seen & deep, iterations=6) | (seen & deep)
        if camera.spec.symmetric:
            keep &= units[:, 0] <= camera.width / 2
        shortest = style.shortest_contour * camera.units_per_cm
        for run in _runs(units, keep, shortest):
            fine = _at(detail, run * style.pixels_per_cm / camera.units_per_cm).mean() > 0.5
            if fine or _length(run) > PLAIN * shortest:
                found.append(run)
    return found


def _feature_lines(
    clay: Clay, faces: IntArray, camera: ViewFrame, style: LineStyle, inside: FloatArray, contours: list[FloatArray]
) -> list[FloatArray]:
    """The features on `faces` that the view shows, on both sides of the person, in view units."""
    shown = np.zeros(len(clay.vertices), dtype=bool)
    shown[faces] = True
    drawn = [ridge for ridge in clay.ridges if ridge.line is not None and camera.units_per_cm >= ridge.line]
    near = cKDTree(np.concatenate(contours)) if contours else None
    nearest = cKDTree(clay.vertices)
    found = []
    for ridge, sign in itertools.product(drawn, (1.0, -1.0)):
        points = curve_of(ridge) * (sign, 1.0, 1.0)
        if sign < 0 and not points[:, 0].any():
            continue  # on the midline, and drawn already
        vertex = nearest.query(points)[1]
        units = camera.project(points)
        keep = shown[vertex] & (clay.normals[vertex] @ camera.toward > FEATURE_FACING)
        keep &= visible(clay.surface, camera, points, FEATURE_DEPTH)
        keep &= _at(inside, units * style.pixels_per_cm / camera.units_per_cm) > 0.2
        if near is not None:
            size = _length(units) / camera.units_per_cm
            keep &= near.query(units)[0] > np.clip(APART * size, *APART_LIMITS) * camera.units_per_cm
        calm = _smooth(units, FEATURE_CALM)
        found += _runs(calm, keep, FEATURE_LEAST * _length(calm))
    return found


def _zero_lines(vertices: FloatArray, faces: IntArray, value: FloatArray) -> list[FloatArray]:
    """Chains of points (n, 3) where a value per vertex passes through zero."""
    above = value > 0
    crossing = faces[above[faces].any(axis=1) & ~above[faces].all(axis=1)]
    ends: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for a, b, c in crossing.tolist():
        cut = [(min(p, q), max(p, q)) for p, q in ((a, b), (b, c), (c, a)) if above[p] != above[q]]
        ends[cut[0]].append(cut[1])
        ends[cut[1]].append(cut[0])
    chains = []
    while ends:
        start = next(iter(ends))
        chain = [start]
        while True:
            onward = [edge for edge in ends.pop(chain[-1], []) if edge in ends]
            if not onward:
                break
            chain.append(onward[0])
        pairs = np.array([*chain, chain[0]])
        share = value[pairs[:, 0]] / (value[pairs[:, 0]] - value[pairs[:, 1]])
        chains.append(vertices[pairs[:, 0]] * (1 - share)[:, None] + vertices[pairs[:, 1]] * share[:, None])
    return chains


def _creases(
    clay: Clay, camera: ViewFrame, picture: Raster, style: LineStyle, inside: FloatArray, taken: npt.NDArray[np.bool_]
) -> list[tuple[FloatArray, bool]]:
    """Valleys of the brightness, as polylines in pixels; not where a line is `taken` already.

    With each goes whether it is a fold of trunk or limbs.
    """
    scale = style.pixels_per_cm
    facing = picture.interpolate(clay.normals @ camera.toward.astype(np.float32), clay.faces)
    open_to = picture.interpolate(clay.near, clay.faces)
    light = np.asarray(facing * open_to)
    dark, offset = _valleys(_blurred(light, picture.hit, style.blur * scale), scale)
    # Relative to what the place needs: 1 is enough to begin a line.
    detail, head = (picture.interpolate(share, clay.faces) for share in (clay.detail, clay.head))
    dark /= style.strong + (style.strong_detail - style.strong) * detail
    dark[(inside < 2 * style.blur) | taken] = 0
    if camera.spec.symmetric:
        dark[:, round(camera.width / 2 * scale / camera.units_per_cm) + 1 :] = 0
    groups, count = ndimage.label(dark > style.weak, structure=np.ones((3, 3)))
    strongest = ndimage.maximum(dark, groups, np.arange(1, count + 1)) if count else np.empty(0)
    found = []
    for number, box in enumerate(ndimage.find_objects(groups)):
        if strongest[number] < 1:
            continue
        own = groups[box] == number + 1
        pixels = np.argwhere(own)
        on_head = head[box][own].mean() > 0.5
        shortest = (style.shortest_crease if on_head else style.shortest_fold) * scale
        if len(pixels) < 0.6 * shortest:
            continue
        path = pixels[_longest_path(pixels)] + [part.start for part in box]
        points = _smooth((path + offset[path[:, 0], path[:, 1]] + 0.5)[:, ::-1], 0.15 * scale)
        # On the head a shade alone is no line: the sides of the nose, the temples.
        folded = np.ones(len(points), bool) if not on_head else _at(open_to, points) < FOLDED
        found += [(run, not on_head) for run in _runs(points, folded, shortest)]
    return found


def _without_doubles(
    creases: list[tuple[FloatArray, bool]], features: list[FloatArray], units_per_cm: float
) -> list[FloatArray]:
    """The creases without the folds that a feature shows already."""
    if not features:
        return [line for line, _ in creases]
    near = cKDTree(np.concatenate(features))
    return [line for line, fold in creases if not fold or near.query(line)[0].mean() > DOUBLE * units_per_cm]


def _both_halves(lines: list[FloatArray], centre: float, units_per_cm: float) -> list[FloatArray]:
    """Lines of the viewer's left half with their mirror images; those that meet in the middle are joined there."""
    result = []
    for line in lines:
        off = centre - line[:, 0]
        upright = np.ptp(line[:, 1]) > 2.2 * off.mean()
        if upright and off.mean() < 1.05 * units_per_cm and off.max() < 2.2 * units_per_cm:
            # A furrow of the midline (navel, between the buttocks): its two sides are one line.
            result.append(np.stack([np.full(len(line), centre), line[:, 1]], axis=-1))
            continue
        mirrored = np.stack([2 * centre - line[:, 0], line[:, 1]], axis=-1)
        if abs(off[0]) < 0.15 * units_per_cm:
            result.append(np.concatenate([line[::-1], mirrored[1:]]))
        elif abs(off[-1]) < 0.15 * units_per_cm:
            result.append(np.concatenate([line, mirrored[-2::-1]]))
        else:
            result += [line, mirrored]
    return result


def _blurred(values: Float32Array, hit: npt.NDArray[np.bool_], sigma: float) -> FloatArray:
    """Gaussian blur that does not mix in what lies outside the body."""
    weight = ndimage.gaussian_filter(hit.astype(np.float64), sigma)
    blurred = ndimage.gaussian_filter(np.where(hit, values, 0).astype(np.float64), sigma)
    return np.asarray(blurred / np.maximum(weight, 1e-6))


def _valleys(light: FloatArray, pixels_per_cm: float) -> tuple[FloatArray, FloatArray]:
    """How sharply dark (h, w) the pixels on the bottom of a valley are, 0 elsewhere; and the way (h, w, 2) to it."""
    down, side = np.gradient(light)
    (dd, ds), (_, ss) = np.gradient(down), np.gradient(side)
    root = np.sqrt(((dd - ss) / 2) ** 2 + ds**2)
    bend = (dd + ss) / 2 + root
    # The direction across the valley: eigenvector of the larger eigenvalue, from the safer of two forms.
    across = np.where((dd > ss)[..., None], np.stack([bend - ss, ds], -1), np.stack([ds, bend - dd], -1))
    across /= np.maximum(np.linalg.norm(across, axis=-1, keepdims=True), 1e-12)
    slope = down * across[..., 0] + side * across[..., 1]
    step = -slope / np.maximum(bend, 1e-9)
    offset = step[..., None] * across
    bottom = (bend > 0) & (np.abs(offset).max(axis=-1) <= 0.6)
    return np.where(bottom, bend * pixels_per_cm**2, 0.0), offset


def _longest_path(pixels: IntArray) -> IntArray:
    """The pixels (n, 2) of a thin shape in order along its longest way; side branches are left out."""
    near = cKDTree(pixels).query_pairs(1.5, output_type="ndarray")
    size = np.linalg.norm(pixels[near[:, 0]] - pixels[near[:, 1]], axis=1)
    graph = sparse.csr_array((size, (near[:, 0], near[:, 1])), shape=(len(pixels), len(pixels)))
    tree = csgraph.minimum_spanning_tree(graph)
    first = int(np.argmax(csgraph.dijkstra(tree, directed=False, indices=0)))
    distance, before = csgraph.dijkstra(tree, directed=False, indices=first, return_predecessors=True)
    path = [int(np.argmax(distance))]
    while before[path[-1]] >= 0:
        path.append(int(before[path[-1]]))
    return np.array(path)


def _smooth(points: FloatArray, sigma: float) -> FloatArray:
    """A polyline (n, 2) smoothed along itself; its ends stay."""
    smooth = np.asarray(ndimage.gaussian_filter1d(points, sigma, axis=0, mode="nearest"))
    smooth[0], smooth[-1] = points[0], points[-1]
    return smooth


def _drawn(lines: list[FloatArray], size: tuple[int, ...], scale: float) -> npt.NDArray[np.bool_]:
    """A picture of where lines (in view units) run, as thick as two creases need to stay apart."""
    canvas = Image.new("1", (size[1], size[0]))
    pen = ImageDraw.Draw(canvas)
    for line in lines:
        pen.line([tuple(point) for point in (line * scale).tolist()], fill=1, width=round(size[0] * 0.006) + 3)
    return np.asarray(canvas)


def _at(picture: npt.NDArray[Any], points: FloatArray) -> npt.NDArray[Any]:
    """The picture's value at points (n, 2) in pixels."""
    column, row = np.floor(points).astype(int).T
    return picture[np.clip(row, 0, picture.shape[0] - 1), np.clip(column, 0, picture.shape[1] - 1)]


def _runs(points: FloatArray, keep: npt.NDArray[np.bool_], shortest: float) -> list[FloatArray]:
    """The stretches of a polyline where `keep` holds, if long enough."""
    borders = np.nonzero(np.diff(np.concatenate([[False], keep, [False]]).astype(int)))[0]
    stretches = (points[first:last] for first, last in zip(borders[::2], borders[1::2], strict=True))
    return [stretch for stretch in stretches if _length(stretch) > shortest]


def _length(points: FloatArray) -> float:
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def _simplified(line: FloatArray, tolerance: float) -> FloatArray:
    return np.asarray(LineString(line).simplify(tolerance).coords)

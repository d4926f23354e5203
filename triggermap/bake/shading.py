"""Soft clay pictures of a body: light from the viewer's upper left, ambient occlusion, smooth at any zoom.

The picture is made at @2x with one ray a pixel, and with many rays where an edge runs through it; @1x is its average.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage, sparse

from triggermap.bake import mesh
from triggermap.bake.body import BodyMesh
from triggermap.bake.close_ups import left_out, shown_faces
from triggermap.bake.features import Feature
from triggermap.bake.mesh import FloatArray, IntArray
from triggermap.bake.raster import LID, Float32Array, Surface, cast_grid, cast_points
from triggermap.bake.relief import Ridge, raised, ridges_of
from triggermap.bake.views import ViewFrame, ViewSpec, frame

LEVELS = 3
"""Catmull-Clark steps from the cage to the mesh that is drawn."""
OCCLUSION_LEVEL = 2
OCCLUSION_RAYS = 64
NEAR_REACH, FAR_REACH = 2.5, 22.0
"""cm within which something darkens a crease, and a limb its neighbour."""
SUBPIXELS = 4
"""Rays along each side of a pixel at an edge."""
EDGE_JUMP = 0.25
"""cm of depth between neighbouring pixels that make an edge."""
CONTRAST = 0.06
"""Difference in brightness (0 to 1) between neighbours that makes one too: the lips' line, nails."""
BAND = 400
"""Rows of pixels at a time."""
BLOCK = 8

KEY_LIGHT = (-0.50, 0.62, 0.60)
FILL_LIGHT = (0.75, 0.05, 0.55)
RAMP_AT = (0.0, 0.22, 0.45, 0.68, 0.88, 1.0)
RAMP = ((74, 61, 54), (121, 104, 94), (168, 150, 138), (208, 192, 180), (234, 221, 210), (248, 240, 232))
"""Clay colours from shadow to light: the shadows are warmer than the lights."""

LID_COLOUR = (214, 203, 194)
"""Flat and a little dark, so that nobody takes it for skin."""


@dataclass(frozen=True)
class Clay:
    """A body ready to be drawn: fine triangles with normals and openness to light (1 open, 0 buried)."""

    body: BodyMesh
    vertices: FloatArray
    faces: IntArray
    normals: Float32Array
    near: Float32Array
    """(n,) openness within the reach of a crease"""
    far: Float32Array
    """(n,) openness within the reach of a limb"""
    detail: Float32Array
    """(n,) 1 on head, hands and feet, 0 elsewhere"""
    head: Float32Array
    """(n,) 1 on the head, 0 elsewhere"""
    surface: Surface
    finer: tuple[sparse.csr_array, ...] = ()
    """Carry what is known of the body's own vertices over to the fine ones, one after the other."""
    ridges: tuple[Ridge, ...] = ()
    """Of the person's left and the midline; they are in the vertices already, and some are drawn as lines."""

    def shown(self, view: ViewSpec) -> npt.NDArray[np.bool_]:
        """Which of the triangles a view draws."""
        shown = shown_faces(self.body, view.aim)[::2]
        return np.repeat(shown, len(self.faces) // len(shown))

    def surface_in(self, view: ViewSpec) -> Surface:
        """The triangles that a view draws, prepared for rays."""
        if view.aim is None:
            return self.surface
        cut = left_out(self.body, view.aim)
        if cut is not None:
            for matrix in self.finer:
                cut = matrix @ cut
        return Surface(self.vertices, self.faces, self.shown(view), cut)


def prepare(body: BodyMesh, features: Iterable[Feature] = ()) -> Clay:
    """Refine the body, lay its relief on and work out its ambient occlusion; the same body always gives the same."""
    points, quads, mirror = body.cage, body.cage_quads, body.cage_mirror
    openness: FloatArray = np.empty((0, 2))
    detail: FloatArray = np.empty((0, 2))
    finer: list[sparse.csr_array] = []
    for level in range(LEVELS):
        step = mesh.catmull_clark(quads, mirror)
        points, quads, mirror = step.matrix @ points, step.quads, step.mirror
        detail = _detail(body) if level == 0 else step.matrix @ detail
        finer += [step.matrix] if level > 0 else []
        if level + 1 == OCCLUSION_LEVEL:
            openness = _openness(points, quads, mirror)
        elif level + 1 > OCCLUSION_LEVEL:
            openness = step.matrix @ openness
    points = mesh.symmetrised(mesh.limit_matrix(quads, len(mirror)) @ points, mirror)
    faces = mesh.triangles_of(quads)
    normals = mesh.vertex_normals(points, faces)
    ridges = ridges_of(body, Surface(body.vertices, body.faces), features)
    points = mesh.symmetrised(raised(points, normals, mirror, ridges), mirror)
    normals = mesh.vertex_normals(points, faces)
    return Clay(
        body,
        points,
        faces,
        normals.astype(np.float32),
        openness[:, 0].astype(np.float32),
        openness[:, 1].astype(np.float32),
        detail[:, 0].astype(np.float32),
        detail[:, 1].astype(np.float32),
        Surface(points, faces),
        tuple(finer),
        ridges,
    )


def _detail(body: BodyMesh) -> FloatArray:
    """At the vertices of the first subdivision, which are the body's own, 1 on head, hands and feet, and on the head:
    (n, 2)."""
    fine = [name.endswith(("head", "hand", "thumb", "finger", "foot")) or "toe" in name for name in body.segment_names]
    return np.column_stack([fine, [name == "head" for name in body.segment_names]]).astype(np.float64)[body.segment]


def _openness(points: FloatArray, quads: IntArray, mirror: IntArray) -> FloatArray:
    """How open each vertex is to light from all round, within the near and the far reach: (n, 2)."""
    faces = mesh.triangles_of(quads)
    surface = Surface(points, faces)
    normals = mesh.vertex_normals(points, faces)
    left = np.nonzero(mirror >= np.arange(len(mirror)))[0]
    open_to = np.zeros((len(points), 2))
    turn = np.random.default_rng(20240229).random(len(points)) * 2 * np.pi
    for part in np.array_split(left, max(1, len(left) * OCCLUSION_RAYS // (1 << 20))):
        directions = _hemisphere(normals[part], turn[part])
        origins = np.repeat(points[part] + 0.02 * normals[part], OCCLUSION_RAYS, axis=0)
        face, _, distance = surface.first_hits(origins, directions.reshape(-1, 3))
        distance = np.where(face < 0, np.inf, distance).reshape(-1, OCCLUSION_RAYS)
        for column, reach in enumerate((NEAR_REACH, FAR_REACH)):
            open_to[part, column] = np.clip(distance / reach, 0, 1).mean(axis=1)
    open_to[mirror[left]] = open_to[left]
    return _smoothed(open_to, quads, 3)


def _hemisphere(normals: FloatArray, turn: FloatArray) -> FloatArray:
    """Cosine-weighted directions (n, OCCLUSION_RAYS, 3) about each normal; `turn` spins the pattern against banding."""
    index = np.arange(OCCLUSION_RAYS)
    height = np.sqrt(1 - (index + 0.5) / OCCLUSION_RAYS)
    radius = np.sqrt(1 - height**2)
    angle = index * np.pi * (3 - np.sqrt(5)) + turn[:, None]
    helper = np.where(np.abs(normals[:, [1]]) < 0.9, (0.0, 1.0, 0.0), (1.0, 0.0, 0.0))
    across = np.cross(helper, normals)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    along = np.cross(normals, across)
    east, north = (radius * np.cos(angle))[..., None], (radius * np.sin(angle))[..., None]
    up = np.broadcast_to(height[:, None], east.shape)
    return np.asarray(east * across[:, None] + north * along[:, None] + up * normals[:, None])


def _smoothed(values: FloatArray, quads: IntArray, times: int) -> FloatArray:
    edges, _ = mesh.edges_of(quads)
    ones = np.ones(len(edges))
    one_way = sparse.csr_array((ones, (edges[:, 0], edges[:, 1])), shape=(len(values), len(values)))
    near = sparse.csr_array(one_way + one_way.T)
    share = sparse.diags_array(1 / np.asarray(near.sum(axis=1)).ravel())
    for _ in range(times):
        values = 0.5 * values + 0.5 * (share @ (near @ values))
    return values


def render(clay: Clay, view: ViewSpec) -> dict[int, Image.Image]:
    """RGBA pictures of a view, by scale: 2 has one pixel a view unit, 1 half as many."""
    clay = replace(clay, surface=clay.surface_in(view))
    camera = frame(clay.body, view)
    fine = np.zeros((camera.height, camera.width, 4), dtype=np.uint8)
    coarse = np.zeros((camera.height // 2, camera.width // 2, 4), dtype=np.uint8)
    for first, premultiplied in _bands(clay, camera):
        rows = len(premultiplied)
        fine[first : first + rows] = _bytes(premultiplied)
        half = premultiplied.reshape(rows // 2, 2, camera.width // 2, 2, 4).mean(axis=(1, 3))
        coarse[first // 2 : (first + rows) // 2] = _bytes(half)
    return {1: Image.fromarray(coarse, "RGBA"), 2: Image.fromarray(fine, "RGBA")}


def _bands(clay: Clay, camera: ViewFrame) -> Iterator[tuple[int, Float32Array]]:
    """Rows of the picture as (first row, premultiplied RGBA from 0 to 1); the number of rows is even."""
    columns = np.arange(camera.width) + 0.5
    near = _near_the_body(clay, camera)
    for first in range(0, camera.height, BAND):
        last = min(first + BAND, camera.height)
        # One row more on either side, so that edges between bands are seen.
        rows = np.arange(first - 1, last + 1)
        across, down = np.meshgrid(columns, rows + 0.5)
        units = np.stack([across, down], axis=-1)
        shown = near[np.ix_(rows.clip(0) // BLOCK, np.arange(camera.width) // BLOCK)]
        colour = np.zeros((*shown.shape, 4), dtype=np.float32)
        depth = np.full(shown.shape, -1000, dtype=np.float32)
        colour[shown], seen = _seen(clay, camera, units[shown])
        depth[shown] = np.maximum(seen, -1000)
        edge = _jumps(depth, EDGE_JUMP) | _jumps(colour[..., 1], CONTRAST)
        edge[0] = edge[-1] = False
        if edge.any():
            colour[edge] = _supersampled(clay, camera, units[edge])
        yield first, colour[1:-1]


def _near_the_body(clay: Clay, camera: ViewFrame) -> npt.NDArray[np.bool_]:
    """Blocks of BLOCK pixels that may show the body: the others need no rays."""
    coarse = cast_grid(clay.surface, camera, camera.units_per_cm / BLOCK)
    return np.asarray(
        ndimage.binary_dilation(np.pad(np.isfinite(coarse.depth), ((0, 1), (0, 1))), np.ones((3, 3)), iterations=2)
    )


def _jumps(values: Float32Array, size: float) -> npt.NDArray[np.bool_]:
    """Pixels (h, w) that differ from a neighbour by more than `size`."""
    edge = np.zeros(values.shape, dtype=bool)
    down, side = np.abs(np.diff(values, axis=0)) > size, np.abs(np.diff(values, axis=1)) > size
    edge[:-1] |= down
    edge[1:] |= down
    edge[:, :-1] |= side
    edge[:, 1:] |= side
    return edge


def _supersampled(clay: Clay, camera: ViewFrame, units: FloatArray) -> Float32Array:
    """Mean premultiplied colours (n, 4) of whole pixels round their centres."""
    steps = (np.arange(SUBPIXELS) + 0.5) / SUBPIXELS - 0.5
    offsets = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    colour, _ = _seen(clay, camera, (units[:, None] + offsets).reshape(-1, 2))
    return np.asarray(colour.reshape(len(units), -1, 4).mean(axis=1))


def _seen(clay: Clay, camera: ViewFrame, units: FloatArray) -> tuple[Float32Array, Float32Array]:
    """Premultiplied RGBA (n, 4) and depth (n,) at points in view units."""
    face, bary, depth = cast_points(clay.surface, camera, units)
    colour = np.zeros((len(units), 4), dtype=np.float32)
    hit = face >= 0
    corners, weights = clay.faces[face[hit]], bary[hit]
    normal = sum(weights[:, [k]] * clay.normals[corners[:, k]] for k in range(3))
    near, far = (sum(weights[:, k] * open_to[corners[:, k]] for k in range(3)) for open_to in (clay.near, clay.far))
    colour[hit, :3] = _clay_colour(camera, np.asarray(normal), np.asarray(near), np.asarray(far))
    colour[face == LID, :3] = np.array(LID_COLOUR, dtype=np.float32) / 255
    colour[face != -1, 3] = 1.0
    for fade, left in zip(camera.spec.fade, (units[:, 1], camera.height - units[:, 1]), strict=True):
        if fade:
            ramp = np.clip(left / (fade * camera.units_per_cm), 0, 1).astype(np.float32)
            colour *= (ramp * ramp * (3 - 2 * ramp))[:, None]
    return colour, depth


def _clay_colour(camera: ViewFrame, normal: Float32Array, near: Float32Array, far: Float32Array) -> Float32Array:
    """Light on clay: RGB (n, 3) from 0 to 1."""
    normal = normal / np.linalg.norm(normal, axis=1, keepdims=True)
    axes = camera.axes.astype(np.float32)
    x, y, z = (normal @ axes.T).T
    key = _wrapped(x, y, z, KEY_LIGHT, 0.35)
    fill = _wrapped(x, y, z, FILL_LIGHT, 0.5)
    sky = 0.5 + 0.5 * y
    facing = np.clip(z, 0, 1)
    rim = (1 - facing) ** 3
    crease = near**1.1
    light = 0.56 * key * (0.45 + 0.55 * far) + (0.13 * fill + 0.10 * sky + 0.24 * facing + 0.03) * (0.25 + 0.75 * far)
    light = light * (0.38 + 0.62 * crease) - 0.10 * rim
    light += 0.05 * _highlight(x, y, z) * crease
    table = np.array(RAMP, dtype=np.float32) / 255
    light = np.clip(light, 0, 1)
    return np.stack([np.interp(light, RAMP_AT, table[:, channel]) for channel in range(3)], axis=-1).astype(np.float32)


def _wrapped(x: Float32Array, y: Float32Array, z: Float32Array, light: tuple[float, ...], wrap: float) -> Float32Array:
    """Lambert's cosine, let round the edge by `wrap` as soft skin does."""
    a, b, c = np.array(light, dtype=np.float32) / np.linalg.norm(light)
    return np.asarray(np.clip((a * x + b * y + c * z + wrap) / (1 + wrap), 0, 1))


def _highlight(x: Float32Array, y: Float32Array, z: Float32Array) -> Float32Array:
    half = np.array(KEY_LIGHT, dtype=np.float32) / np.linalg.norm(KEY_LIGHT) + (0, 0, 1)
    a, b, c = half / np.linalg.norm(half)
    return np.asarray(np.clip(a * x + b * y + c * z, 0, 1) ** 18)


def _bytes(premultiplied: Float32Array) -> npt.NDArray[np.uint8]:
    """Straight-alpha bytes of premultiplied colours."""
    alpha = premultiplied[..., 3:]
    colour = premultiplied[..., :3] / np.maximum(alpha, 1e-6)
    return np.asarray(np.round(np.concatenate([colour, alpha], axis=-1) * 255).clip(0, 255).astype(np.uint8))

"""Which point of the surface each pixel shows, by orthographic rays through embree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh
from scipy import sparse
from scipy.sparse import csgraph

from triggermap.bake.body import BodyMesh
from triggermap.bake.close_ups import Aim, left_out, shown_faces
from triggermap.bake.mesh import FloatArray, IntArray
from triggermap.bake.views import ViewFrame, ViewSpec, frame

LID = -2
"""In place of a triangle's number: what closes the body where a limb is left out. It is no skin, and hides what is
behind it."""
FAR = 500.0
"""Rays start this far from the body's axis, cm."""
CHUNK = 1 << 20
"""Rays at a time: keeps memory small."""

Float32Array = npt.NDArray[np.float32]
Int32Array = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Raster:
    """What each pixel (h, w) shows, sampled at pixel centres."""

    face: Int32Array
    """(h, w) triangle, -1 for none, LID for what closes a cut"""
    bary: Float32Array
    """(h, w, 3) barycentric weights of its corners"""
    depth: Float32Array
    """(h, w) nearness to the camera in cm, -inf for none"""
    pixels_per_cm: float

    @property
    def hit(self) -> npt.NDArray[np.bool_]:
        """(h, w) where the body is."""
        return self.face >= 0

    def interpolate(self, attribute: FloatArray | Float32Array, faces: IntArray, fill: float = 0.0) -> Float32Array:
        """A per-vertex attribute (n,) or (n, k) at every pixel, (h, w) or (h, w, k); `fill` where there is no body."""
        values = np.asarray(attribute, dtype=np.float32)
        result = np.full(self.face.shape + values.shape[1:], fill, dtype=np.float32)
        hit = self.hit
        corners = faces[self.face[hit]]
        weights = self.bary[hit]
        extra = (None,) * (values.ndim - 1)
        result[hit] = sum(weights[:, k][(slice(None), *extra)] * values[corners[:, k]] for k in range(3))
        return result

    def nearest_vertex(self, faces: IntArray) -> Int32Array:
        """(h, w) the triangle's corner with the largest weight, -1 for none: for labels, which do not interpolate."""
        result = np.full(self.face.shape, -1, dtype=np.int32)
        hit = self.hit
        corner = np.argmax(self.bary[hit], axis=1)
        result[hit] = faces[self.face[hit], corner]
        return result


class Surface:
    """Triangles prepared for rays."""

    def __init__(
        self,
        vertices: FloatArray,
        faces: IntArray,
        shown: npt.NDArray[np.bool_] | None = None,
        cut: FloatArray | None = None,
    ) -> None:
        """`shown` (m,) leaves out the triangles that are False; the others keep their numbers.

        `cut` (n,) says for each vertex how far it belongs to what is left out, 0 to 1. Where it passes one half the
        body is cut smoothly, whatever the triangles, and closed by a lid.
        """
        numbers = np.arange(len(faces)) if shown is None else np.flatnonzero(shown)
        self._cut = None if cut is None else (faces, cut.astype(np.float32))
        triangles = [vertices[faces[numbers]], *([] if cut is None else [_lids(vertices, faces[numbers])])]
        count = sum(len(part) for part in triangles)
        self._numbers = np.full(count + 1, LID, dtype=np.int32)
        self._numbers[: len(numbers)] = numbers
        self._numbers[-1] = -1  # where nothing is hit
        self._scene = rtcore_scene.EmbreeScene()
        TriangleMesh(self._scene, np.ascontiguousarray(np.concatenate(triangles), dtype=np.float32))

    def first_hits(self, origins: FloatArray, directions: FloatArray) -> tuple[Int32Array, Float32Array, Float32Array]:
        """For rays (n, 3) the triangle hit (n,), -1 for none or LID, its weights (n, 3), the distance (n,) in cm."""
        hits = self._scene.run(
            np.ascontiguousarray(origins, dtype=np.float32),
            np.ascontiguousarray(directions, dtype=np.float32),
            output=True,
        )
        u, v = hits["u"], hits["v"]
        face = self._numbers[hits["primID"].astype(np.int32)]
        bary = np.stack([1 - u - v, u, v], axis=-1)
        if self._cut is not None:
            faces, cut = self._cut
            beyond = (face >= 0) & ((cut[faces[face]] * bary).sum(axis=1) > 0.5)
            face = np.where(beyond, np.int32(LID), face)
        return face, bary, hits["tfar"]

    def blocked(self, origins: FloatArray, directions: FloatArray) -> npt.NDArray[np.bool_]:
        """Whether rays (n, 3) meet the surface at all."""
        hit = self._scene.run(
            np.ascontiguousarray(origins, dtype=np.float32),
            np.ascontiguousarray(directions, dtype=np.float32),
            query="OCCLUDED",
        )
        return np.asarray(hit) == 0


def surface_of(body: BodyMesh, aim: Aim | None = None) -> Surface:
    """The body's own triangles prepared for rays; with an `aim` those that it shows."""
    return Surface(body.vertices, body.faces, shown_faces(body, aim), left_out(body, aim))


def _lids(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """Triangles (k, 3, 3) that close the open edges of a part (m, 3) of a closed mesh, each round its middle."""
    edges = np.sort(faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    pairs, uses = np.unique(edges, axis=0, return_counts=True)
    rim = pairs[uses == 1]
    if not len(rim):
        return np.empty((0, 3, 3))
    links = sparse.coo_array((np.ones(len(rim)), (rim[:, 0], rim[:, 1])), shape=(len(vertices), len(vertices)))
    loop = csgraph.connected_components(links, directed=False)[1][rim[:, 0]]
    lids = []
    for number in np.unique(loop):
        ends = vertices[rim[loop == number]]
        middle = np.broadcast_to(ends.reshape(-1, 3).mean(axis=0), (len(ends), 1, 3))
        lids.append(np.concatenate([ends, middle], axis=1))
    return np.concatenate(lids)


def rasterise(body: BodyMesh, view: ViewSpec, pixels_per_cm: float, surface: Surface | None = None) -> Raster:
    """Rasterise the body's mesh in a view; the picture covers the view's frame.

    Pass `surface` (from `surface_of`) to save building it anew for every view.
    """
    return cast_grid(surface or surface_of(body, view.aim), frame(body, view), pixels_per_cm)


def cast_grid(surface: Surface, camera: ViewFrame, pixels_per_cm: float) -> Raster:
    """One ray through the centre of each pixel of a picture that covers the camera's frame.

    Pixels have their exact size: the last row and column may reach a little beyond the frame.
    """
    step = camera.units_per_cm / pixels_per_cm
    height, width = grid_size(camera, pixels_per_cm)
    face = np.full((height, width), -1, dtype=np.int32)
    bary = np.zeros((height, width, 3), dtype=np.float32)
    depth = np.full((height, width), -np.inf, dtype=np.float32)
    rows_at_once = max(1, CHUNK // width)
    columns = (np.arange(width) + 0.5) * step
    for first in range(0, height, rows_at_once):
        rows = (np.arange(first, min(first + rows_at_once, height)) + 0.5) * step
        across, down = np.meshgrid(columns, rows)
        units = np.stack([across.ravel(), down.ravel()], axis=-1)
        part = slice(first, first + len(rows))
        found = cast_points(surface, camera, units)
        face[part] = found[0].reshape(-1, width)
        bary[part] = found[1].reshape(-1, width, 3)
        depth[part] = found[2].reshape(-1, width)
    return Raster(face, bary, depth, pixels_per_cm)


def grid_size(camera: ViewFrame, pixels_per_cm: float) -> tuple[int, int]:
    """Rows and columns of a picture that covers the camera's frame."""
    step = camera.units_per_cm / pixels_per_cm
    height, width = (int(np.ceil(size / step - 1e-6)) for size in (camera.height, camera.width))
    return height, width


def cast_points(
    surface: Surface, camera: ViewFrame, units: FloatArray
) -> tuple[Int32Array, Float32Array, Float32Array]:
    """The triangle (n,), weights (n, 3) and depth (n,) seen at points (n, 2) in view units."""
    origins = camera.unproject(units, np.full(len(units), FAR))
    directions = np.broadcast_to(-camera.toward, origins.shape)
    face, bary, distance = surface.first_hits(origins, directions)
    bary[face < 0] = 0
    return face, bary, np.where(face == -1, np.float32(-np.inf), np.float32(FAR) - distance)


def visible(surface: Surface, camera: ViewFrame, points: FloatArray, tolerance: float = 0.3) -> npt.NDArray[np.bool_]:
    """Which of the points (n, 3) on the surface the camera sees; hidden means more than `tolerance` cm behind."""
    units = camera.project(points)
    inside = np.all((units >= 0) & (units <= (camera.width, camera.height)), axis=1)
    _, _, depth = cast_points(surface, camera, units)
    return inside & (camera.depth(points) > depth - tolerance)

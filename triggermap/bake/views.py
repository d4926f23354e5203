"""The cameras: orthographic views of a body, and the way between body space and view units.

View units: origin top left, x right, y down, one unit is one pixel of the @2x picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from triggermap.bake.body import BodyMesh
from triggermap.bake.mesh import FloatArray

WHOLE_UNITS_PER_CM = 20.0
HEAD_UNITS_PER_CM = 80.0
MARGIN = 3.0
"""Air round the whole body, cm."""


@dataclass(frozen=True)
class ViewSpec:
    """A camera. `yaw` is where it stands: 0 in front of the person, 90 at the person's left, 180 behind, in degrees.

    `box` is the visible part of the view plane, left, top, right, bottom in cm: sideways from the body's axis, and
    down from the top of the head; None takes the whole body.
    """

    id: str
    yaw: float
    units_per_cm: float
    box: tuple[float, float, float, float] | None = None
    close_up_of: str | None = None


VIEWS: tuple[ViewSpec, ...] = (
    ViewSpec("front", 0.0, WHOLE_UNITS_PER_CM),
    ViewSpec("back", 180.0, WHOLE_UNITS_PER_CM),
    ViewSpec("left", 90.0, WHOLE_UNITS_PER_CM),
    ViewSpec("right", 270.0, WHOLE_UNITS_PER_CM),
    ViewSpec("head_front", 0.0, HEAD_UNITS_PER_CM, (-26.0, -1.5, 26.0, 40.0), "front"),
    ViewSpec("head_left", 90.0, HEAD_UNITS_PER_CM, (-21.0, -1.5, 21.0, 40.0), "left"),
    ViewSpec("head_right", 270.0, HEAD_UNITS_PER_CM, (-21.0, -1.5, 21.0, 40.0), "right"),
    ViewSpec("head_back", 180.0, HEAD_UNITS_PER_CM, (-26.0, -1.5, 26.0, 40.0), "back"),
)


def view_spec(view_id: str) -> ViewSpec:
    """The view of that id.

    Raises:
        KeyError: when there is none.
    """
    return {spec.id: spec for spec in VIEWS}[view_id]


@dataclass(frozen=True)
class ViewFrame:
    """A view of one body: `left` and `top` are the view plane's cm (sideways, up) at the origin of its units."""

    spec: ViewSpec
    left: float
    top: float
    width: int
    height: int

    @property
    def units_per_cm(self) -> float:
        """View units in a centimetre."""
        return self.spec.units_per_cm

    @property
    def right_axis(self) -> FloatArray:
        """The direction in body space (3,) that points right in the view."""
        yaw = np.radians(self.spec.yaw)
        return np.array([np.round(np.cos(yaw), 12), 0.0, np.round(-np.sin(yaw), 12)])

    @property
    def toward(self) -> FloatArray:
        """The direction in body space (3,) from the body to the camera."""
        yaw = np.radians(self.spec.yaw)
        return np.array([np.round(np.sin(yaw), 12), 0.0, np.round(np.cos(yaw), 12)])

    def project(self, points: FloatArray) -> FloatArray:
        """Body space (n, 3) cm to view units (n, 2)."""
        sideways = points @ self.right_axis
        return np.stack([sideways - self.left, self.top - points[:, 1]], axis=-1) * self.units_per_cm

    def depth(self, points: FloatArray) -> FloatArray:
        """Nearness to the camera (n,) in cm; larger is nearer."""
        return points @ self.toward

    def unproject(self, units: FloatArray, depth: FloatArray) -> FloatArray:
        """View units (n, 2) and depth (n,) cm back to body space (n, 3)."""
        sideways = units[:, 0] / self.units_per_cm + self.left
        up = self.top - units[:, 1] / self.units_per_cm
        return sideways[:, None] * self.right_axis + depth[:, None] * self.toward + up[:, None] * (0.0, 1.0, 0.0)


def frame(body: BodyMesh, view: ViewSpec) -> ViewFrame:
    """The view's frame for this body; its size in units is even, so that the @1x picture is exactly half."""
    if view.box is None:
        turned = ViewFrame(view, 0.0, 0.0, 0, 0)
        sideways = body.vertices @ turned.right_axis
        half = float(np.abs(sideways).max()) if view.yaw % 180 == 0 else 0.0
        low, high = (-half, half) if half else (float(sideways.min()), float(sideways.max()))
        box: Sequence[float] = (low - MARGIN, -MARGIN, high + MARGIN, body.height + MARGIN)
    else:
        box = view.box
    left, top = box[0], body.height - box[1]
    width, height = (2 * round(size * view.units_per_cm / 2) for size in (box[2] - box[0], box[3] - box[1]))
    return ViewFrame(view, float(left), float(top), width, height)

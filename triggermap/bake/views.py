"""The cameras: orthographic views of a body, and the way between body space and view units.

View units: origin top left, x right, y down, one unit is one pixel of the @2x picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from triggermap.bake.body import BodyMesh
from triggermap.bake.close_ups import CLOSE_UPS, HEAD_TOP, Aim, axes_of, fitted_points
from triggermap.bake.mesh import FloatArray

WHOLE_UNITS_PER_CM = 20.0
HEAD_UNITS_PER_CM = 80.0
MARGIN = 3.0
"""Air round the whole body, cm."""
STEP = 8
"""Close-ups of parts are multiples of so many units, so that the pixels of both sides mirror."""
HEAD_FADE = (0.0, 5.0)
WIDE = ("", "head", "shoulders")
"""Parts whose picture is large: it is kept in two sizes, and the finer one in better quality, as large shades of skin
would show the blocks of a lower one."""


@dataclass(frozen=True)
class ViewSpec:
    """A camera. `yaw` is where it stands: 0 in front of the person, 90 at the person's left, 180 behind, in degrees.

    `box` is the visible part of the view plane, left, top, right, bottom in cm: sideways from the body's axis, and
    down from the top of the head; None takes the whole body. A camera with an `aim` finds its part of the body by
    the bones instead, and `yaw` says only from about which side it looks.
    """

    id: str
    yaw: float
    units_per_cm: float
    box: tuple[float, float, float, float] | None = None
    close_up_of: str | None = None
    mirror: str = ""
    """The view that shows the same of the other side, where that is another."""
    part: str = ""
    """What a close-up shows, the same for the views round one part: `head`, `left_hand` ..."""
    fade: tuple[float, float] = (0.0, 0.0)
    """cm over which the picture fades out at its upper and its lower edge."""
    aim: Aim | None = None
    pixel: float = 2.0
    """View units along a pixel of the picture from which regions and zones are drawn."""

    @property
    def twin(self) -> str:
        """The view that shows the same of the other side; a front or back view is its own."""
        return self.mirror or self.id

    @property
    def copied(self) -> str | None:
        """For a view of the right the view whose silhouette and regions are its mirror image."""
        return self.mirror if "right" in self.id.split("_") else None

    @property
    def scales(self) -> tuple[int, ...]:
        """The sizes in which its picture is kept: 2 has one pixel a view unit, 1 half as many."""
        return (1, 2) if self.part in WIDE else (2,)

    @property
    def symmetric(self) -> bool:
        """Whether the picture is its own mirror image."""
        return self.yaw % 180 == 0 if self.aim is None else self.aim.midline


def _head(face: str, yaw: float, half: float) -> ViewSpec:
    mirror = {"left": "head_right", "right": "head_left"}.get(face, "")
    box = (-half, -1.5, half, 40.0)
    return ViewSpec(f"head_{face}", yaw, HEAD_UNITS_PER_CM, box, face, mirror, "head", HEAD_FADE, pixel=3.2)


def _parts() -> Iterator[ViewSpec]:
    for close in CLOSE_UPS:
        for side, other in (("left", "right"), ("right", "left")):
            right = side == "right"
            yield ViewSpec(
                close.id(side),
                -close.yaw % 360 if right else close.yaw,
                close.units_per_cm,
                close_up_of={"left": "right", "right": "left"}.get(close.of, close.of) if right else close.of,
                mirror=close.id(other),
                part=f"{close.part}_{side}",
                fade=close.fade,
                aim=replace(close.aim, mirrored=right),
            )


VIEWS: tuple[ViewSpec, ...] = (
    ViewSpec("front", 0.0, WHOLE_UNITS_PER_CM),
    ViewSpec("back", 180.0, WHOLE_UNITS_PER_CM),
    ViewSpec("left", 90.0, WHOLE_UNITS_PER_CM, mirror="right"),
    ViewSpec("right", 270.0, WHOLE_UNITS_PER_CM, mirror="left"),
    _head("front", 0.0, 26.0),
    _head("left", 90.0, 21.0),
    _head("right", 270.0, 21.0),
    _head("back", 180.0, 26.0),
    ViewSpec("head_top", 0.0, 72.0, None, "front", "", "head", (0.0, 0.0), HEAD_TOP),
    ViewSpec("shoulders_back", 180.0, 40.0, (-31.0, 8.0, 31.0, 56.0), "back", "", "shoulders", (5.0, 5.0)),
    *_parts(),
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
    axes: FloatArray
    """(3, 3) directions in body space: right and up in the view, and from the body to the camera"""

    @property
    def units_per_cm(self) -> float:
        """View units in a centimetre."""
        return self.spec.units_per_cm

    @property
    def right_axis(self) -> FloatArray:
        """The direction in body space (3,) that points right in the view."""
        return np.asarray(self.axes[0])

    @property
    def up_axis(self) -> FloatArray:
        """The direction in body space (3,) that points up in the view."""
        return np.asarray(self.axes[1])

    @property
    def toward(self) -> FloatArray:
        """The direction in body space (3,) from the body to the camera."""
        return np.asarray(self.axes[2])

    def project(self, points: FloatArray) -> FloatArray:
        """Body space (n, 3) cm to view units (n, 2)."""
        sideways, up = points @ self.right_axis, points @ self.up_axis
        return np.stack([sideways - self.left, self.top - up], axis=-1) * self.units_per_cm

    def depth(self, points: FloatArray) -> FloatArray:
        """Nearness to the camera (n,) in cm; larger is nearer."""
        return points @ self.toward

    def unproject(self, units: FloatArray, depth: FloatArray) -> FloatArray:
        """View units (n, 2) and depth (n,) cm back to body space (n, 3)."""
        sideways = units[:, 0] / self.units_per_cm + self.left
        up = self.top - units[:, 1] / self.units_per_cm
        return sideways[:, None] * self.right_axis + depth[:, None] * self.toward + up[:, None] * self.up_axis


def _upright(yaw: float) -> FloatArray:
    """The axes of a camera at the level of the person."""
    turn = np.radians(yaw)
    sine, cosine = np.round(np.sin(turn), 12), np.round(np.cos(turn), 12)
    return np.array([[cosine, 0.0, -sine], [0.0, 1.0, 0.0], [sine, 0.0, cosine]])


def frame(body: BodyMesh, view: ViewSpec) -> ViewFrame:
    """The view's frame for this body; its size in units is even, so that the @1x picture is exactly half."""
    if view.aim is not None:
        return _aimed(body, view, view.aim)
    axes = _upright(view.yaw)
    if view.box is None:
        sideways = body.vertices @ axes[0]
        half = float(np.abs(sideways).max()) if view.symmetric else 0.0
        low, high = (-half, half) if half else (float(sideways.min()), float(sideways.max()))
        box: Sequence[float] = (low - MARGIN, -MARGIN, high + MARGIN, body.height + MARGIN)
    else:
        box = view.box
    left, top = box[0], body.height - box[1]
    width, height = (2 * round(size * view.units_per_cm / 2) for size in (box[2] - box[0], box[3] - box[1]))
    return ViewFrame(view, float(left), float(top), width, height, axes)


def _aimed(body: BodyMesh, view: ViewSpec, aim: Aim) -> ViewFrame:
    """The frame round a part of the body; that of the right is the exact mirror image of that of the left."""
    axes = axes_of(body, replace(aim, mirrored=False))
    points = fitted_points(body, replace(aim, mirrored=False))
    sideways, up = points @ axes[0], points @ axes[1]
    low, high = float(sideways.min()) - aim.room[0], float(sideways.max()) + aim.room[2]
    if aim.midline:
        low, high = -max(-low, high), max(-low, high)
    top, bottom = float(up.max()) + aim.room[1], float(up.min()) - aim.room[3]
    width, height = (STEP * round(size * view.units_per_cm / STEP) for size in (high - low, top - bottom))
    if aim.midline:
        low = -width / view.units_per_cm / 2
    left = -low - width / view.units_per_cm if aim.mirrored else low
    return ViewFrame(view, left, top, width, height, axes_of(body, aim))

"""Close-ups of parts of the body: what each shows, and how its camera is aimed at the bones of the body.

All are described for the person's left; those of the right are their mirror images. Hands have their fingers up, soles
and insteps their toes up, so that they stand large in their picture; arms and legs stand as they hang.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from triggermap.bake.body import BodyMesh
from triggermap.bake.mesh import FloatArray, unit

UP, OUT, AHEAD = np.array([0.0, 1.0, 0.0]), np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0])
INSTEP_PITCH = 62.0
"""Degrees above the horizon from which the instep is seen: square to its slope, the shin running out below."""
FINGERS = ("thumb", "index_finger", "middle_finger", "ring_finger", "little_finger")
TOES = tuple(f"toe_{number}" for number in range(1, 6))
CALM_PASSES = 25
"""How often the border of what is left out is averaged with its neighbours, so that the cut is no zigzag."""
HAND = ("hand", *FINGERS)
FOOT = ("foot", *TOES)
TRUNK = ("chest", "abdomen", "pelvis")
SIDED = ("shoulder", "upper_arm", "forearm", *HAND, "thigh", "lower_leg", *FOOT)


@dataclass(frozen=True)
class Aim:
    """How a camera finds its part of a body, by names alone: it is part of the keys under which pictures are kept."""

    toward: str
    """Name in `AXES`."""
    shown: tuple[str, ...]
    """Segments that are drawn; the others are left out."""
    fitted: tuple[str, ...]
    """Segments that the frame is laid round ..."""
    room: tuple[float, float, float, float]
    """... with so much room left, above, right, below, cm; less than 0 cuts into them."""
    mirrored: bool = False
    """Whether it is the mirror image, of the person's right."""
    midline: bool = False
    """Whether the picture is its own mirror image."""
    closed: bool = False
    """Whether the cuts where segments are left out can be seen, and are closed by a flat lid."""


@dataclass(frozen=True)
class CloseUp:
    """A close-up as it is listed; `of` names the whole view from the nearest side."""

    part: str
    face: str
    of: str
    yaw: float
    units_per_cm: float
    aim: Aim
    fade: tuple[float, float]
    """cm over which the picture fades out at its upper and its lower edge."""

    def id(self, side: str) -> str:
        """The view's id for a side of the person."""
        return f"{self.part}_{side}_{self.face}"


def _hand(face: str, of: str, yaw: float) -> CloseUp:
    return CloseUp(
        "hand", face, of, yaw, 80.0, Aim(f"hand_{face}", ("forearm", *HAND), HAND, (1.4, 1.2, 1.4, 3.6)), (0, 3.5)
    )


def _foot(
    face: str, of: str, yaw: float, room: tuple[float, float, float, float], fade: tuple[float, float]
) -> CloseUp:
    shown = FOOT if face == "sole" else (*FOOT, "lower_leg")
    return CloseUp("foot", face, of, yaw, 64.0, Aim(f"foot_{face}", shown, FOOT, room), fade)


def _forearm(face: str, of: str, yaw: float) -> CloseUp:
    aim = Aim(f"forearm_{face}", ("upper_arm", "forearm", *HAND), ("forearm", "hand"), (3.2, 4.0, 3.2, -1.0))
    return CloseUp("forearm", face, of, yaw, 50.0, aim, (4.0, 3.5))


_TRUNK = CloseUp(
    "trunk", "side", "left", 90.0, 36.0,
    Aim("outer", ("head", "neck", "shoulder", *TRUNK, "thigh"), TRUNK, (3.0, 1.0, 3.0, 9.0), closed=True), (4.0, 5.0),
)  # fmt: skip
"""The side of trunk and hip, which the hanging arm hides."""
_ARM = CloseUp(
    "arm", "outer", "left", 90.0, 44.0,
    Aim("outer", ("head", "neck", "shoulder", *TRUNK, "upper_arm", "forearm"), ("upper_arm",), (5.5, 9.0, 5.5, 4.0)),
    (3.5, 4.0),
)  # fmt: skip


def _thigh(face: str, of: str, yaw: float) -> CloseUp:
    inner = face == "inner"
    shown = ("thigh", "lower_leg") if inner else (*TRUNK, "shoulder", "thigh", "lower_leg")
    aim = Aim(face, shown, ("thigh",), (3.0, -9.0 if inner else 6.0, 3.0, 1.0), closed=True)
    return CloseUp("thigh", face, of, yaw, 36.0, aim, (4.0 if inner else 5.0, 4.0))


def _leg(face: str, of: str, yaw: float) -> CloseUp:
    aim = Aim(
        face if face in ("outer", "inner") else f"leg_{face}",
        ("thigh", "lower_leg", *FOOT),
        ("lower_leg", *FOOT),
        (3.2, 7.0, 3.2, 1.2),
    )
    return CloseUp("leg", face, of, yaw, 33.0, aim, (5.0, 0))


CLOSE_UPS = (
    _TRUNK,
    _ARM,
    _thigh("outer", "left", 90.0),
    _thigh("inner", "right", 270.0),
    _hand("palm", "front", 0.0),
    _hand("back", "back", 180.0),
    _forearm("front", "front", 0.0),
    _forearm("back", "back", 180.0),
    _leg("front", "front", 0.0),
    _leg("back", "back", 180.0),
    _leg("outer", "left", 90.0),
    _leg("inner", "right", 270.0),
    _foot("top", "front", 0.0, (1.4, 1.2, 1.4, 1.0), (0, 4.0)),
    _foot("sole", "back", 180.0, (1.4, 1.2, 1.4, 1.2), (0, 0)),
    _foot("outer", "left", 90.0, (1.4, 6.0, 1.4, 1.2), (4.5, 0)),
    _foot("inner", "right", 270.0, (1.4, 6.0, 1.4, 1.2), (4.5, 0)),
)
HEAD_TOP = Aim("above", ("head",), ("head",), (1.4, 1.4, 1.4, 1.4), midline=True)


def axes_of(body: BodyMesh, aim: Aim) -> FloatArray:
    """The camera's axes (3, 3) in body space: to the right and up in the picture, and toward the camera."""
    up, toward = (unit(vector) for vector in AXES[aim.toward](body.joints))
    axes = np.array([np.cross(up, toward), up, toward])
    return _mirrored(axes) if aim.mirrored else axes


def _mirrored(axes: FloatArray) -> FloatArray:
    """Axes of the mirror image: the picture's right comes from its left."""
    return axes * ((1.0, -1.0, -1.0), (-1.0, 1.0, 1.0), (-1.0, 1.0, 1.0))


def shown_faces(body: BodyMesh, aim: Aim | None) -> npt.NDArray[np.bool_]:
    """Which triangles (m,) of a body a camera draws; the two of a quad go together."""
    if aim is None or not aim.shown:
        return np.ones(len(body.faces), dtype=bool)
    cut = left_out(body, aim)
    own = _of_segments(body, aim.shown, aim.mirrored) if cut is None else cut < 0.5
    quads = own[body.faces].any(axis=1).reshape(-1, 2).any(axis=1)
    return np.repeat(quads, 2)


def left_out(body: BodyMesh, aim: Aim | None) -> FloatArray | None:
    """How far each vertex (n,) belongs to what a camera leaves out, 0 to 1 and changing calmly; None without cuts."""
    if aim is None or not aim.closed:
        return None
    ends = np.concatenate([body.faces[:, [0, 1]], body.faces[:, [1, 2]], body.faces[:, [2, 0]]])
    count = len(body.vertices)
    links = sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    links = links + links.T
    averaging = sparse.csr_array(sparse.diags_array(1 / np.maximum(links.sum(axis=1), 1)) @ links)
    share = 1.0 - _of_segments(body, aim.shown, aim.mirrored)
    for _ in range(CALM_PASSES):
        share = averaging @ share
    return np.asarray(share)


def fitted_points(body: BodyMesh, aim: Aim) -> FloatArray:
    """The points (k, 3) that the frame is laid round, cm."""
    return body.vertices[_of_segments(body, aim.fitted, aim.mirrored)]


def _of_segments(body: BodyMesh, names: Iterable[str], right: bool) -> npt.NDArray[np.bool_]:
    side = "right" if right else "left"
    wanted = {f"{side}_{name}" if name in SIDED else name for name in names}
    return np.array([name in wanted for name in body.segment_names])[body.segment]


Joints = Mapping[str, FloatArray]


def _hand_axes(joints: Joints, sign: float) -> Iterator[FloatArray]:
    """Fingers up, looking square at the palm (`sign` 1) or at the back of the hand."""
    along = joints["finger3-1.L"] - joints["wrist.L"]
    palm = np.cross(along, joints["finger2-1.L"] - joints["finger5-1.L"])
    yield along
    yield sign * palm * np.sign(palm[2])


def _forearm_axes(joints: Joints, sign: float) -> Iterator[FloatArray]:
    """The elbow above the wrist, from before or behind."""
    up = unit(joints["lowerarm01.L"] - joints["wrist.L"])
    yield up
    yield sign * (AHEAD - up * (up @ AHEAD))


def _forward(joints: Joints) -> FloatArray:
    """Where the foot points to, level."""
    return unit((joints["toe2-1.L"] - joints["foot.L"]) * (1.0, 0.0, 1.0))


def _instep_axes(joints: Joints) -> Iterator[FloatArray]:
    pitch = np.radians(INSTEP_PITCH)
    forward = _forward(joints)
    yield np.sin(pitch) * forward - np.cos(pitch) * UP
    yield np.cos(pitch) * forward + np.sin(pitch) * UP


def _profile_axes(joints: Joints, sign: float) -> Iterator[FloatArray]:
    """The foot standing, from its outer or inner side."""
    forward = _forward(joints)
    yield UP
    yield sign * np.array([forward[2], 0.0, -forward[0]])


AXES: Mapping[str, Callable[[Joints], Iterable[FloatArray]]] = {
    "hand_palm": lambda joints: _hand_axes(joints, 1.0),
    "hand_back": lambda joints: _hand_axes(joints, -1.0),
    "forearm_front": lambda joints: _forearm_axes(joints, 1.0),
    "forearm_back": lambda joints: _forearm_axes(joints, -1.0),
    "leg_front": lambda joints: (UP, AHEAD),
    "leg_back": lambda joints: (UP, -AHEAD),
    "outer": lambda joints: (UP, OUT),
    "inner": lambda joints: (UP, -OUT),
    "foot_top": _instep_axes,
    "foot_sole": lambda joints: (_forward(joints), -UP),
    "foot_outer": lambda joints: _profile_axes(joints, 1.0),
    "foot_inner": lambda joints: _profile_axes(joints, -1.0),
    "above": lambda joints: (AHEAD, UP),
}
"""Up in the picture and toward the camera, for the person's left; not yet of length 1, square to each other."""

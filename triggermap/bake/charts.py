"""Coordinates in which regions are described: plain body space, and unrolled charts of neck, arm, hand, leg and foot.

All are worked out on the reference body, per vertex as far as they interpolate well (`Charts.attributes`) and from
there for any point of the skin (`Charts.at`). So a region stays on its skin on every body of the same topology.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from scipy import sparse

from triggermap.bake.body import BodyMesh
from triggermap.bake.landmarks import left_joints
from triggermap.bake.mesh import FloatArray, unit

ARM_SEGMENTS = ("upper_arm", "forearm", "hand", "thumb", "finger")
SMOOTHING = 30
"""Steps of averaging over neighbours that turn the ragged border of a segment into a calm one."""
DIGITS = (("thumb", "toe_1"), ("index", "toe_2"), ("middle", "toe_3"), ("ring", "toe_4"), ("little", "toe_5"))
DIGIT_SMOOTHING = 3
KNUCKLE = 0.6
"""A finger begins this far beyond the centre of its knuckle, cm: at the crease, seen from the palm."""
WEB = 4
"""How sharply the border before one digit gives way to that before the next."""
THUMB_SLANT = 0.55
"""The thumb's border runs so many cm further out for each cm towards the fingers: along the edge of its web."""
TOE = 0.9
"""The same for toes."""
FOOT_SEGMENTS = ("left_foot", *(f"left_toe_{number}" for number in range(1, 6)))


class Charts:
    """The coordinates of the reference body. Points are mirrored to the left side (x >= 0) first."""

    def __init__(self, reference: BodyMesh, mid_axillary: Sequence[Sequence[float]]) -> None:
        self.body = reference
        self.joints = left_joints(reference)
        order = sorted((height, depth) for height, depth in mid_axillary)
        self._mid_axillary = np.array(order).T

    @cached_property
    def attributes(self) -> FloatArray:
        """(n, 9) per vertex: signed x, y, z in cm; how far it belongs to an arm and to digit 1 to 5, each 0 to 1."""
        shares = [self._share(ARM_SEGMENTS, SMOOTHING), *(self._share(words, DIGIT_SMOOTHING) for words in DIGITS)]
        return np.column_stack([self.body.vertices, *shares])

    @cached_property
    def _averaging(self) -> sparse.csr_array:
        """The matrix that replaces each vertex' value by the mean of its neighbours."""
        count = len(self.body.vertices)
        ends = self.body.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
        links = sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
        links = ((links + links.T) > 0).astype(float)
        return sparse.csr_array(sparse.diags_array(1 / np.asarray(links.sum(axis=1)).ravel()) @ links)

    def _share(self, words: Sequence[str], steps: int) -> FloatArray:
        """How far each vertex (n,) belongs to the segments whose names hold one of `words`, both sides alike."""
        chosen = np.array([any(word in name for word in words) for name in self.body.segment_names])
        share = chosen[self.body.segment].astype(float)
        for _ in range(steps):
            share = self._averaging @ share
        return np.asarray((share + share[self.body.mirror]) / 2)

    @cached_property
    def _left(self) -> FloatArray:
        """Vertices of the left side, as in `attributes`."""
        return self.attributes[self.attributes[:, 0] > 0]

    @cached_property
    def arm(self) -> Limb:
        """From shoulder over elbow to wrist."""
        own = self._left[self._left[:, 3] > 0.5][:, :3]
        joints = [self.joints[name] for name in ("upperarm01", "lowerarm01", "wrist")]
        return Limb(joints, own, (0.45, 1.95))

    @cached_property
    def leg(self) -> Limb:
        """From hip over knee to ankle."""
        own = self._left[(self._left[:, 3] < 0.5) & (self._left[:, 1] < self.joints["upperleg01"][1])][:, :3]
        joints = [self.joints[name] for name in ("upperleg01", "lowerleg01", "foot")]
        return Limb(joints, own, (0.4, 1.85))

    @cached_property
    def hand(self) -> tuple[FloatArray, FloatArray]:
        """Origin (3,) and axes (3, 3): along the hand, to the thumb, out of the palm."""
        wrist, knuckle = self.joints["wrist"], self.joints["finger3-1"]
        along = unit(knuckle - wrist)
        across = self.joints["finger2-1"] - self.joints["finger5-1"]
        across = unit(across - along * (across @ along))
        palm = np.cross(along, across)
        return wrist, np.array([along, across, palm * np.sign(palm[2])])

    @cached_property
    def foot(self) -> tuple[FloatArray, FloatArray]:
        """Origin (3,) at the back of the heel and axes (2, 3): towards the toes, outwards."""
        ahead = self.joints["toe2-1"] - self.joints["foot"]
        ahead = unit(ahead * (1, 0, 1))
        outwards = np.array([ahead[2], 0.0, -ahead[0]])
        names = [self.body.segment_names.index(name) for name in FOOT_SEGMENTS]
        own = self.body.vertices[np.isin(self.body.segment, names)]
        heel = self.joints["foot"] + ahead * ((own - self.joints["foot"]) @ ahead).min()
        return heel, np.array([ahead, outwards])

    def at(self, values: FloatArray) -> Coordinates:
        """The coordinates of points given by their attributes (m, 9)."""
        return Coordinates(self, values)

    def mid_axillary(self, height: FloatArray) -> FloatArray:
        """z of the mid-axillary line at these heights."""
        return np.interp(height, self._mid_axillary[0], self._mid_axillary[1])

    def digits(self, points: FloatArray, shares: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Which finger (m,) 2 to 5, by `shares` (m, 4) or else the nearest, and how far beyond its knuckle (m,), cm."""
        chains = [self._chain(f"finger{number}", 3) for number in range(2, 6)]
        number, beyond = _along_chains(chains, points, shares, KNUCKLE)
        return number + 2.0, beyond

    def toes(self, points: FloatArray, shares: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Which toe (m,) 1 to 5, by `shares` (m, 5) or else the nearest, and how far beyond its joint (m,), cm."""
        chains = [self._chain(f"toe{number}", 2 if number == 1 else 3) for number in range(1, 6)]
        number, beyond = _along_chains(chains, points, shares, TOE)
        return number + 1.0, beyond

    def thumb(self, points: FloatArray) -> FloatArray:
        """How far beyond the thumb's knuckle (m,), cm."""
        chain = self._chain("finger1", 3)
        axis, away = unit(chain[2] - chain[1]), points - chain[1]
        towards = self.joints["finger2-1"] - chain[1]
        webwards = away @ unit(towards - axis * (towards @ axis))
        return np.asarray(away @ axis - THUMB_SLANT * np.maximum(webwards, 0))

    def _chain(self, digit: str, bones: int) -> FloatArray:
        names = [f"{digit}-{number}" for number in range(1, bones + 1)]
        return np.array([self.joints[name] for name in [*names, f"{names[-1]}.tip"]])


class Limb:
    """A chart round a bent line: s counts joints (0, 1, 2), the angle goes round the middle of the cross-section."""

    def __init__(self, joints: Sequence[FloatArray], skin: FloatArray, reach: tuple[float, float]) -> None:
        self.start = joints[0]
        self.axis = unit(joints[2] - joints[0])
        self.front = unit(np.array([0.0, 0, 1]) - self.axis * self.axis[2])
        self.outer = np.cross(self.front, self.axis)
        self.outer *= np.sign(self.outer[0])
        self.marks = np.array([(joint - self.start) @ self.axis for joint in joints])
        self.stations, self.centres = self._centre_line(skin, reach)

    def along(self, points: FloatArray) -> FloatArray:
        """s (m,), continued straight beyond the ends."""
        length = (points - self.start) @ self.axis
        inside = np.interp(length, self.marks, [0.0, 1.0, 2.0])
        first, second = np.diff(self.marks)
        below = length / first
        above = 2 + (length - self.marks[2]) / second
        return np.where(length < 0, below, np.where(length > self.marks[2], above, inside))

    def across(self, points: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Distance (m,) before and outside the centre-line, cm."""
        front, outer = self._offsets(points)
        s = self.along(points)
        return (
            front - np.interp(s, self.stations, self.centres[:, 0]),
            outer - np.interp(s, self.stations, self.centres[:, 1]),
        )

    def angle(self, points: FloatArray) -> FloatArray:
        """Degrees: 0 front, 90 outer side, 180 back, -90 inner side."""
        front, outer = self.across(points)
        return np.degrees(np.arctan2(outer, front))

    def _offsets(self, points: FloatArray) -> tuple[FloatArray, FloatArray]:
        away = points - self.start
        return away @ self.front, away @ self.outer

    def _centre_line(self, skin: FloatArray, reach: tuple[float, float]) -> tuple[FloatArray, FloatArray]:
        """Middles of the cross-sections at stations of s."""
        s = self.along(skin)
        offsets = np.stack(self._offsets(skin), axis=1)
        stations = np.linspace(*reach, 25)
        width = (stations[1] - stations[0]) * 0.75
        rings = [offsets[np.abs(s - station) <= width] for station in stations]
        middles = np.array([(ring.min(axis=0) + ring.max(axis=0)) / 2 for ring in rings])
        padded = np.pad(middles, ((2, 2), (0, 0)), mode="edge")
        calm = np.mean([padded[shift : shift + len(middles)] for shift in range(5)], axis=0)
        return stations, calm


class Coordinates(Mapping[str, FloatArray]):
    """Named coordinates of many points, worked out when first asked for."""

    def __init__(self, charts: Charts, values: FloatArray) -> None:
        self.charts = charts
        self.points = np.column_stack([np.abs(values[:, 0]), values[:, 1], values[:, 2]])
        self.arm_share = values[:, 3]
        self.digit_shares = values[:, 4:9]
        self._known: dict[str, FloatArray] = {}

    def __getitem__(self, name: str) -> FloatArray:
        if name not in self._known:
            self._known.update(MAKERS[name](self))
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(MAKERS)

    def __len__(self) -> int:
        return len(MAKERS)


def _plain(c: Coordinates) -> dict[str, FloatArray]:
    x, y, z = c.points.T
    return {"x": x, "y": y, "z": z, "arm": c.arm_share, "ahead": z - c.charts.mid_axillary(y)}


def _neck(c: Coordinates) -> dict[str, FloatArray]:
    x, y, z = c.points.T
    return {"neck_angle": np.degrees(np.arctan2(x, z - (2.2 + 0.2 * (y - 143.0))))}


def _ear(c: Coordinates) -> dict[str, FloatArray]:
    x, y, z = c.points.T
    # Only the rear part of the ear stands off the skull, with skin of the mastoid behind it.
    grown_on = (z > 4.6) | ((z > 3.5) & (y > 154.2) & (y < 156.8)) | ((z > 3.9) & (y > 153.7) & (y < 157.0))
    return {"ear": np.where(grown_on, 1.0, x - (6.75 + 0.115 * (y - 153)))}


def _arm(c: Coordinates) -> dict[str, FloatArray]:
    front, _ = c.charts.arm.across(c.points)
    return {
        "arm_s": c.charts.arm.along(c.points),
        "arm_angle": c.charts.arm.angle(c.points),
        "arm_cos": front,
        "arm_front": front,
        "arm_back": -front,
    }


def _leg(c: Coordinates) -> dict[str, FloatArray]:
    return {"leg_s": c.charts.leg.along(c.points), "leg_angle": c.charts.leg.angle(c.points)}


def _hand(c: Coordinates) -> dict[str, FloatArray]:
    origin, axes = c.charts.hand
    u, v, w = ((c.points - origin) @ axes.T).T
    # The ball of the thumb lies before the plane of the other bones, and its back still is the back of the hand.
    rim = 0.5 + np.maximum(v - 2.2, 0) * np.clip((9.5 - u) / 3, 0, 1) + 0.4 * np.clip(u - 8.2, 0, 1)
    return {"hand_u": u, "hand_v": v, "hand_w": w, "palm": w - rim}


def _digits(c: Coordinates) -> dict[str, FloatArray]:
    number, beyond = c.charts.digits(c.points, c.digit_shares[:, 1:])
    thumb = np.where(c.digit_shares[:, 0] >= 0.4, c.charts.thumb(c.points), -1.0)
    return {"digit": number, "beyond_knuckle": beyond, "thumb": thumb}


def _foot(c: Coordinates) -> dict[str, FloatArray]:
    origin, axes = c.charts.foot
    u, v = ((c.points - origin) @ axes.T).T
    # The arch rises on the inner side of the middle of the foot.
    inner = 1 / (1 + np.exp(2.0 * (v + 1.6)))
    rim = 1.1 + 1.9 * np.exp(-(((u - 9.5) / 4.5) ** 2)) * inner
    return {"foot_u": u, "foot_v": v, "sole": c.points[:, 1] - rim}


def _toes(c: Coordinates) -> dict[str, FloatArray]:
    number, beyond = c.charts.toes(c.points, c.digit_shares)
    return {"toe": number, "beyond_toes": beyond}


GROUPS: tuple[tuple[Callable[[Coordinates], dict[str, FloatArray]], str], ...] = (
    (_plain, "x y z arm ahead"),
    (_neck, "neck_angle"),
    (_ear, "ear"),
    (_arm, "arm_s arm_angle arm_cos arm_front arm_back"),
    (_leg, "leg_s leg_angle"),
    (_hand, "hand_u hand_v hand_w palm"),
    (_digits, "digit beyond_knuckle thumb"),
    (_foot, "foot_u foot_v sole"),
    (_toes, "toe beyond_toes"),
)
MAKERS: Mapping[str, Callable[[Coordinates], dict[str, FloatArray]]] = {
    name: maker for maker, names in GROUPS for name in names.split()
}
CHARTS: Mapping[str, tuple[str, str]] = {
    "front": ("x", "y"),
    "back": ("x", "y"),
    "side": ("z", "y"),
    "top": ("x", "z"),
    "neck": ("neck_angle", "y"),
    "arm": ("arm_angle", "arm_s"),
    "leg": ("leg_angle", "leg_s"),
    "hand": ("hand_v", "hand_u"),
    "foot": ("foot_v", "foot_u"),
}


def _chain_distance(chain: FloatArray, points: FloatArray) -> FloatArray:
    """Distance (m,) of points to a line through `chain` (k, 3)."""
    best = np.full(len(points), np.inf)
    for start, end in itertools.pairwise(chain):
        bone = end - start
        share = np.clip((points - start) @ bone / (bone @ bone), 0, 1)
        best = np.minimum(best, np.linalg.norm(points - start - share[:, None] * bone, axis=1))
    return best


def _along_chains(
    chains: Sequence[FloatArray], points: FloatArray, shares: FloatArray, ahead: float
) -> tuple[FloatArray, FloatArray]:
    """Number (m,) of the digit, and distance (m,) beyond `ahead` cm after its first joint."""
    distance = np.array([_chain_distance(chain, points) for chain in chains])
    number = np.where(shares.max(axis=1) > 0.02, np.argmax(shares, axis=1), np.argmin(distance, axis=0))
    axes = np.array([unit(chain[1] - chain[0]) for chain in chains])
    starts = np.array([chain[0] for chain in chains]) + ahead * axes
    beyond = ((points[:, None] - starts) * axes).sum(axis=2)
    # Between two digits the border runs over from the one's to the other's: no steps in the webs.
    weight = 1 / np.maximum(distance.T, 0.05) ** WEB
    return number.astype(float), (beyond * weight).sum(axis=1) / weight.sum(axis=1)

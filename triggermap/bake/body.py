"""The bodies: targets blended, posed in anatomical position, made exactly symmetric, in cm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from triggermap.bake import mesh
from triggermap.bake.levelling import Cage, levelled
from triggermap.bake.mesh import BakeError, FloatArray, IntArray
from triggermap.bake.pose import Pose, joint_positions, posed
from triggermap.bake.sewing import Sewn, sew

BODIES = ("female", "male", "older", "heavier")
TRUNK = ("chest", "abdomen", "pelvis")
NIPPLES = ("breast/nipple-point-incr", "breast/nipple-size-incr")
"""What they move is made smooth: a mannequin has no such detail."""
LOBES = ("ears/l-ear-lobe-incr", "ears/r-ear-lobe-incr")
LOBE_LEAST, LOBE_PASSES = 0.05, 7
"""Vertices that the former move further than this, cm, are relaxed: the ear's lobe is square otherwise."""


@dataclass(frozen=True)
class Recipe:
    """How a body is made: height in cm, weights of the target files, and its pose."""

    height: float
    targets: Mapping[str, float]
    pose: Pose = field(default_factory=Pose)


def _macro(sex: str, age: str, muscle: float, weight: float, share: float = 1.0) -> dict[str, float]:
    """The macro targets of a person of some `age`, young or old, times `share`.

    `muscle` and `weight` run from least -1 over average 0 to most 1.
    """
    weights = {f"macrodetails/{origin}-{sex}-{age}": share / 3 for origin in ("african", "asian", "caucasian")}
    for much, of_muscle in _between(muscle):
        for heavy, of_weight in _between(weight):
            weights[f"macrodetails/universal-{sex}-{age}-{much}muscle-{heavy}weight"] = share * of_muscle * of_weight
    return weights


def _between(value: float) -> tuple[tuple[str, float], tuple[str, float]]:
    """The two targets that a value from -1 to 1 lies between, and how much of either."""
    return ("average", 1 - abs(value)), ("max" if value > 0 else "min", abs(value))


def _face(lids: float, lips: float) -> dict[str, float]:
    """A calm mannequin's face: lids and lips shut, each 0 to 1."""
    shut = {"eye-left-closure": lids, "eye-right-closure": lids, "mouth-compression": lips}
    return {
        f"expression/units/{origin}/{unit}": weight / 3
        for origin in ("african", "asian", "caucasian")
        for unit, weight in shut.items()
    }


def _both(target: str, weight: float) -> dict[str, float]:
    """A target of a limb for either side: `arms/*-upperarm-fat-decr`."""
    return {target.replace("*", side): weight for side in "lr"}


CALM_FACE = {
    "mouth/mouth-angles-up": 0.25,
    "mouth/mouth-lowerlip-middle-up": 0.2,
    **_both("ears/*-ear-shape-round", 0.4),
    **_both("ears/*-ear-wing-decr", 0.35),
}
FEMALE_SHAPE = {
    "breast/female-young-averagemuscle-averageweight-mincup-averagefirmness": 0.4,
    "breast/breast-dist-decr": 0.5,
    "breast/breast-point-decr": 0.6,
    "buttocks/buttocks-volume-decr": 0.35,
    "hip/hip-scale-horiz-decr": 0.2,
    **_both("legs/*-leg-valgus-decr", 0.5),
}
OLDER_SHAPE = {
    "breast/female-old-averagemuscle-averageweight-mincup-maxfirmness": 0.7,
    "stomach/stomach-tone-decr": 0.2,
    "torso/measure-waist-circ-incr": 0.5,
    "hip/hip-scale-horiz-decr": 0.3,
    "buttocks/buttocks-volume-decr": 0.45,
    **_both("legs/*-upperleg-muscle-decr", 0.3),
    **_both("legs/*-lowerleg-muscle-decr", 0.4),
    **_both("arms/*-upperarm-muscle-decr", 0.3),
}
HEAVIER_SHAPE = {
    "stomach/stomach-tone-decr": 0.5,
    "torso/torso-scale-depth-incr": 0.45,
    "torso/torso-scale-horiz-incr": 0.4,
    "torso/measure-waist-circ-incr": 1.0,
    "hip/hip-scale-depth-incr": 0.35,
    "hip/hip-scale-horiz-incr": 0.45,
    "buttocks/buttocks-volume-incr": 0.4,
    "head/head-fat-incr": 0.5,
    "neck/neck-double-incr": 0.35,
    "neck/neck-scale-horiz-incr": 0.4,
    "neck/neck-scale-depth-incr": 0.4,
    **_both("cheek/*-cheek-volume-incr", 0.4),
    **_both("arms/*-upperarm-fat-incr", 0.8),
    **_both("arms/*-lowerarm-fat-incr", 0.5),
    **_both("legs/*-upperleg-fat-incr", 0.7),
    **_both("legs/*-lowerleg-fat-incr", 0.5),
}
MALE_SHAPE = {"mouth/mouth-upperlip-height-incr": 0.2}

RECIPES: Mapping[str, Recipe] = {
    "female": Recipe(168.0, _macro("female", "young", 0.5, -0.4) | _face(0.95, 0.35) | CALM_FACE | FEMALE_SHAPE),
    "male": Recipe(180.0, _macro("male", "young", 0.55, -0.3) | _face(0.85, 0.35) | CALM_FACE | MALE_SHAPE),
    "older": Recipe(162.0, _macro("female", "old", -0.3, -0.1) | _face(0.95, 0.35) | CALM_FACE | OLDER_SHAPE),
    "heavier": Recipe(
        172.0,
        _macro("female", "young", 0.1, 1.0, 0.5)
        | _macro("male", "young", 0.1, 1.0, 0.5)
        | _face(0.95, 0.35)
        | CALM_FACE
        | HEAVIER_SHAPE,
    ),
}


@dataclass(frozen=True)
class BodyMesh:
    """One body's surface in body space: cm, y up from the soles, x to the person's left, z forward.

    All bodies share topology and vertex order. Vertices lie on the Catmull-Clark limit surface of the posed cage.
    """

    name: str
    vertices: FloatArray
    """(n, 3)"""
    faces: IntArray
    """(m, 3) triangles, counter-clockwise seen from outside."""
    mirror: IntArray
    """(n,) index of each vertex' mirror image; midline vertices name themselves."""
    segment: IntArray
    """(n,) index into `segment_names`."""
    segment_names: tuple[str, ...]
    joints: Mapping[str, FloatArray]
    """Joint centres (3,) in the body by the rig bone that begins there: `lowerarm01.L` is the elbow."""
    cage: FloatArray
    """(k, 3) the coarse control mesh that rendering subdivides further."""
    cage_quads: IntArray
    cage_mirror: IntArray

    @cached_property
    def normals(self) -> FloatArray:
        """(n, 3) unit vertex normals, outwards."""
        return mesh.vertex_normals(self.vertices, self.faces)

    @property
    def height(self) -> float:
        """In cm, soles to vertex."""
        return float(self.vertices[:, 1].max())


def load_body(name: str, source: Path) -> BodyMesh:
    """Make the body `name` from the unzipped wheel at `source`.

    Raises:
        BakeError: for an unknown name or missing data.
    """
    if name not in RECIPES:
        raise BakeError(f"There is no body '{name}'; there are {', '.join(RECIPES)}.")
    folder = mesh.data_folder(source)
    base, quads = mesh.read_base(folder)
    mirror = mesh.read_mirror(folder)
    rig = mesh.read_rig(folder, len(base))
    maker = _Maker(folder, rig, base, mirror, sew(base, quads, mirror))
    return maker.body(name)


@dataclass(frozen=True)
class _Maker:
    """What all bodies are made from."""

    folder: Path
    rig: mesh.Rig
    base: FloatArray
    mirror: IntArray
    sewn: Sewn

    def body(self, name: str) -> BodyMesh:
        """Subdivide a body's cage, on which levels lie as on the reference body."""
        sewn = self.sewn
        cage, joints = self._cage(RECIPES[name])
        gather, names = _segments(self.rig)
        share = sewn.matrix @ (self.rig.weights[: sewn.matrix.shape[1]] @ gather)
        points = cage.points
        if name != BODIES[0]:
            reference, _ = self._cage(RECIPES[BODIES[0]])
            trunk = share[:, [names.index(segment) for segment in TRUNK]].sum(axis=1)
            points = levelled(cage, reference, sewn.quads, sewn.mirror, np.clip(trunk, 0, 1))
        step = mesh.catmull_clark(sewn.quads, sewn.mirror)
        vertices = mesh.limit_matrix(step.quads, len(step.mirror)) @ (step.matrix @ points)
        return BodyMesh(
            name=name,
            vertices=mesh.symmetrised(vertices, step.mirror),
            faces=mesh.triangles_of(step.quads),
            mirror=step.mirror,
            segment=np.argmax(step.matrix @ share, axis=1),
            segment_names=names,
            joints=joints,
            cage=points,
            cage_quads=sewn.quads,
            cage_mirror=sewn.mirror,
        )

    def _cage(self, recipe: Recipe) -> tuple[Cage, dict[str, FloatArray]]:
        """The control mesh and the joints of a body that stands on y = 0 at its height."""
        count = len(self.base)
        shaped = self.base + sum(
            weight * mesh.read_target(self.folder / "targets" / f"{target}.target.gz", count)
            for target, weight in recipe.targets.items()
        )
        standing = mesh.symmetrised(posed(self.rig, shaped, recipe.pose), self.mirror)
        sewn, skin = self.sewn, self.sewn.matrix.shape[1]
        cage = mesh.symmetrised(sewn.matrix @ standing[:skin], sewn.mirror)
        plain = mesh.grown(sewn.quads, sewn.matrix @ _moved(self.folder, count, NIPPLES)[:skin] > 0, 2)
        cage = mesh.symmetrised(mesh.faired(cage, sewn.quads, plain), sewn.mirror)
        lobes = np.flatnonzero(sewn.matrix @ _moved(self.folder, count, LOBES)[:skin] > LOBE_LEAST)
        cage = mesh.symmetrised(mesh.relaxed(cage, sewn.quads, lobes, LOBE_PASSES), sewn.mirror)
        step = mesh.catmull_clark(sewn.quads, sewn.mirror)
        heights = mesh.limit_matrix(step.quads, len(step.mirror)) @ (step.matrix @ cage[:, 1])
        bottom = heights.min()
        scale = recipe.height / (heights.max() - bottom)

        def placed(points: FloatArray) -> FloatArray:
            return np.asarray((points - (0.0, bottom, 0.0)) * scale)

        joints = {bone: placed(point) for bone, point in joint_positions(self.rig, standing).items()}
        return Cage(mesh.symmetrised(placed(cage), sewn.mirror), recipe.height), _symmetric_joints(joints)


def _moved(folder: Path, count: int, targets: Iterable[str]) -> npt.NDArray[np.float64]:
    """How far (count,) targets move each vertex, cm: above 0 on the part of the body that they are about."""
    shifts = [mesh.read_target(folder / "targets" / f"{name}.target.gz", count) for name in targets]
    return np.asarray(sum(np.linalg.norm(shift, axis=1) for shift in shifts))


def _symmetric_joints(joints: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Joints of the right as mirror images of the left, those of the middle on the middle."""
    result = {}
    for bone, point in joints.items():
        if bone.endswith(".R"):
            result[bone] = joints[bone[:-1] + "L"] * (-1.0, 1.0, 1.0)
        else:
            result[bone] = point if bone.endswith(".L") else point * (0.0, 1.0, 1.0)
    return result


FINGERS = {"1": "thumb", "2": "index_finger", "3": "middle_finger", "4": "ring_finger", "5": "little_finger"}
SEGMENT_OF_BONE = {
    "spine01": "chest", "spine02": "chest", "spine03": "abdomen", "spine04": "abdomen", "spine05": "pelvis",
    "root": "pelvis", "pelvis": "pelvis", "neck01": "neck", "neck02": "neck", "neck03": "neck", "breast": "chest",
    "clavicle": "shoulder", "shoulder01": "shoulder", "upperarm01": "upper_arm", "upperarm02": "upper_arm",
    "lowerarm01": "forearm", "lowerarm02": "forearm", "wrist": "hand", "metacarpal1": "hand", "metacarpal2": "hand",
    "metacarpal3": "hand", "metacarpal4": "hand", "upperleg01": "thigh", "upperleg02": "thigh",
    "lowerleg01": "lower_leg", "lowerleg02": "lower_leg", "foot": "foot",
}  # fmt: skip
LIMBS = ("shoulder", "upper_arm", "forearm", "hand", "thigh", "lower_leg", "foot", *FINGERS.values(), "toe")


def segment_of(bone: str) -> str:
    """The segment that a bone belongs to: `head`, `chest`, `left_forearm`, `right_toe_2` ..."""
    stem, _, side = bone.partition(".")
    if stem.startswith("finger"):
        part = FINGERS[stem[6]]
    elif stem.startswith("toe"):
        part = f"toe_{stem[3]}"
    else:
        part = SEGMENT_OF_BONE.get(stem, "head")
    return f"{'left' if side == 'L' else 'right'}_{part}" if part.startswith(LIMBS) else part


def _segments(rig: mesh.Rig) -> tuple[FloatArray, tuple[str, ...]]:
    """A matrix (bones, segments) that adds up the weights of a segment's bones, and the segments' names."""
    of_bone = [segment_of(bone) for bone in rig.names]
    names = tuple(sorted(set(of_bone)))
    gather = np.zeros((len(of_bone), len(names)))
    gather[np.arange(len(of_bone)), [names.index(segment) for segment in of_bone]] = 1.0
    return gather, names

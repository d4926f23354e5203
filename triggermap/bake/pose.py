"""Anatomical position: standing, arms a little from the trunk, elbows straight, palms forward.

Bones swing by linear skinning (the angles are small, so that it does not pinch); the turn of the arm about its own
axis is laid on afterwards, spread evenly along upper arm and forearm, as skin does over the turning radius.
All angles are in degrees and are given for the person's left; the right is the mirror image.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from triggermap.bake.mesh import Bone, FloatArray, Rig

MIRROR = np.diag([-1.0, 1.0, 1.0])


@dataclass(frozen=True)
class Pose:
    """Angles in degrees, for the person's left."""

    arm_spread: float = 17.0
    """Upper arm from the vertical."""
    carrying: float = 5.0
    """Forearm further out than the upper arm."""
    elbow_forward: float = 4.0
    shoulder_drop: float = 5.0
    leg_spread: float = 1.8
    upper_arm_turn: float = 30.0
    """Outward turn of the humerus over its length."""
    fingers: tuple[float, ...] = (38.0, 6.0, 0.5, -4.5, -11.0)
    """Thumb to little finger: spread from the line of the hand, positive towards the thumb."""
    wrist_back: float = 8.0
    """Hand bent towards its back."""


def rotation(axis: FloatArray, degrees: float) -> FloatArray:
    """Rotation matrix about `axis`, right-handed."""
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def rotation_between(start: FloatArray, end: FloatArray) -> FloatArray:
    """The shortest rotation that turns direction `start` into `end`."""
    axis = np.cross(start, end)
    size = np.linalg.norm(axis)
    if size < 1e-12:
        return np.eye(3)
    return rotation(axis, float(np.degrees(np.arctan2(size, start @ end))))


def joint_positions(rig: Rig, vertices: FloatArray) -> dict[str, FloatArray]:
    """The head of each bone, (3,), read off the posed or unposed base vertices."""
    return {name: vertices[bone.head].mean(axis=0) for name, bone in rig.bones.items()}


def posed(rig: Rig, vertices: FloatArray, pose: Pose) -> FloatArray:
    """All base vertices (n, 3), helpers included, in anatomical position."""
    swings = _both_sides(_left_swings(rig, vertices, pose))
    result = _skinned(rig, vertices, swings)
    for side in ("L", "R"):
        result = _turn_arm(rig, result, pose, side)
    return result


def _left_swings(rig: Rig, vertices: FloatArray, pose: Pose) -> dict[str, FloatArray]:
    """World rotation of each bone of the left that does not simply follow its parent."""
    joint = joint_positions(rig, vertices)
    spread, forearm = np.radians(pose.arm_spread), np.radians(pose.arm_spread + pose.carrying)
    arm_to = np.array([np.sin(spread), -np.cos(spread), 0.0])
    forearm_to = np.array([np.sin(forearm), -np.cos(forearm), np.sin(np.radians(pose.elbow_forward))])
    arm = rotation_between(joint["lowerarm01.L"] - joint["upperarm01.L"], arm_to)
    lower = rotation_between(joint["wrist.L"] - joint["lowerarm01.L"], forearm_to)
    leg = joint["foot.L"] - joint["upperleg01.L"]
    swing = np.radians(pose.leg_spread)
    leg_to = np.array([np.sin(swing), -np.cos(swing), leg[2] / np.linalg.norm(leg)])
    leg_turn = rotation_between(leg, leg_to)
    drop = rotation(np.array([0.0, 0.0, 1.0]), -pose.shoulder_drop)
    return {
        "clavicle.L": drop,
        "upperarm01.L": arm,
        "lowerarm01.L": lower,
        "upperleg01.L": leg_turn,
        "foot.L": np.eye(3),
        **_hand_swings(rig, vertices, pose, forearm_to),
    }


def _hand_swings(rig: Rig, vertices: FloatArray, pose: Pose, forearm_to: FloatArray) -> dict[str, FloatArray]:
    """The hand in line with the forearm, the fingers a little spread in its plane."""
    joint = joint_positions(rig, vertices)
    wrist = joint["wrist.L"]
    line = joint["finger3-1.L"] - wrist
    thumbward = joint["finger2-1.L"] - joint["finger5-1.L"]
    line, thumbward = _square(line, thumbward)
    forward_to = forearm_to / np.linalg.norm(forearm_to)
    hand = rotation_between(line, forward_to)
    back = np.cross(line, thumbward)  # square to the palm
    hand = hand @ rotation(thumbward, pose.wrist_back)
    swings = {"wrist.L": hand}
    for number, wanted in enumerate(pose.fingers, start=1):
        tip = vertices[rig.bones[f"finger{number}-3.L"].tail].mean(axis=0)
        way = tip - joint[f"finger{number}-1.L"]
        angle = float(np.degrees(np.arctan2(way @ thumbward, way @ line)))
        swings[f"finger{number}-1.L"] = hand @ rotation(back, wanted - angle)
    return swings


def _square(line: FloatArray, side: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Unit vectors along `line`, and along `side` as far as it is square to it."""
    line = line / np.linalg.norm(line)
    side = side - line * (side @ line)
    return line, side / np.linalg.norm(side)


def _both_sides(left: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    right = {name[:-1] + "R": MIRROR @ turn @ MIRROR for name, turn in left.items()}
    return {**left, **right}


def _skinned(rig: Rig, vertices: FloatArray, swings: Mapping[str, FloatArray]) -> FloatArray:
    """Linear blend skinning with world rotations `swings`; other bones keep their parent's."""
    joint = joint_positions(rig, vertices)
    turns: dict[str, FloatArray] = {"": np.eye(3)}
    moves: dict[str, FloatArray] = {"": np.zeros(3)}
    result = np.zeros_like(vertices)
    for column, (name, bone) in enumerate(rig.bones.items()):
        turn = swings.get(name, turns[bone.parent])
        # The bone's head stays where its parent carries it.
        head = turns[bone.parent] @ joint[name] + moves[bone.parent]
        turns[name], moves[name] = turn, head - turn @ joint[name]
        weight = rig.weights[:, [column]].toarray()
        result += weight * (vertices @ turn.T + moves[name])
    free = np.asarray(rig.weights.sum(axis=1)).ravel() == 0
    result[free] = vertices[free]
    return result


def _turn_arm(rig: Rig, vertices: FloatArray, pose: Pose, side: str) -> FloatArray:
    """Turn upper arm, forearm and hand about their axes until the palm faces forward."""
    sign = 1.0 if side == "L" else -1.0
    below_shoulder = _share(rig, f"upperarm01.{side}")
    below_elbow = _share(rig, f"lowerarm01.{side}")
    result = _twisted(
        rig, vertices, (f"upperarm01.{side}", f"lowerarm01.{side}"), below_shoulder, sign * pose.upper_arm_turn, 0.15
    )
    missing = _palm_angle(rig, result, side)
    return _twisted(rig, result, (f"lowerarm01.{side}", f"wrist.{side}"), below_elbow, missing, 0.1)


def _share(rig: Rig, top: str) -> FloatArray:
    """How much of each vertex (0..1) hangs on the bone `top` and those below it."""
    below = {top}
    for name, bone in rig.bones.items():
        if bone.parent in below:
            below.add(name)
    columns = [index for index, name in enumerate(rig.names) if name in below]
    return np.asarray(rig.weights[:, columns].sum(axis=1)).ravel()


def _twisted(
    rig: Rig, vertices: FloatArray, ends: tuple[str, str], share: FloatArray, degrees: float, margin: float
) -> FloatArray:
    """Turn about the line between two joints, from nothing at the first to `degrees` at the second and beyond."""
    joint = joint_positions(rig, vertices)
    start, end = joint[ends[0]], joint[ends[1]]
    axis = (end - start) / np.linalg.norm(end - start)
    along = (vertices - start) @ axis / np.linalg.norm(end - start)
    ramp = np.clip((along - margin) / (1 - 2 * margin), 0, 1)
    ramp = ramp * ramp * (3 - 2 * ramp)
    angle = np.radians(degrees) * ramp * share
    arm = vertices - start
    lengthwise = (arm @ axis)[:, None] * axis
    across = arm - lengthwise
    turned = np.cos(angle)[:, None] * across + np.sin(angle)[:, None] * np.cross(axis, across)
    return np.where(angle[:, None] == 0, vertices, start + lengthwise + turned)


def _palm_angle(rig: Rig, vertices: FloatArray, side: str) -> float:
    """The angle about the forearm by which the palm still has to turn to face forward."""
    joint = joint_positions(rig, vertices)
    wrist = joint[f"wrist.{side}"]
    axis = wrist - joint[f"lowerarm01.{side}"]
    axis /= np.linalg.norm(axis)
    index, little = joint[f"finger2-1.{side}"] - wrist, joint[f"finger5-1.{side}"] - wrist
    # Points out of the palm on either side of the body.
    normal = np.cross(little, index) if side == "L" else np.cross(index, little)
    normal -= axis * (normal @ axis)
    forward = np.array([0.0, 0.0, 1.0])
    forward -= axis * (forward @ axis)
    return float(np.degrees(np.arctan2(np.cross(normal, forward) @ axis, normal @ forward)))


__all__ = ["Bone", "Pose", "joint_positions", "posed", "rotation", "rotation_between"]

"""How a zone is written in words of landmarks; `triggermap.bake` turns it into shapes on the skin.

All lengths are centimetres along the skin of the reference body. Everything is authored for one side,
the person's left, and mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Depth(StrEnum):
    """Where a trigger point lies under the skin."""

    SUPERFICIAL = "superficial"
    DEEP = "deep"
    INTRA_ORAL = "intra_oral"
    INTRA_PELVIC = "intra_pelvic"


class ZonePart(StrEnum):
    """Which part of a referral zone: where nearly everybody feels it, and where some do."""

    ESSENTIAL = "essential"
    SPILLOVER = "spillover"


class StrokeSide(StrEnum):
    """On which side a stroke lies, seen from the muscle's own side."""

    SAME = "same"
    OTHER = "other"
    BOTH = "both"


class LimbSide(StrEnum):
    """A part of a ring round a limb, in anatomical position: `front` of the forearm is the palm's side."""

    FRONT = "front"
    BACK = "back"
    INNER = "inner"
    OUTER = "outer"


class Digit(StrEnum):
    """A finger or a toe."""

    THUMB = "thumb"
    INDEX = "index"
    MIDDLE = "middle"
    RING = "ring"
    LITTLE = "little"
    BIG_TOE = "big_toe"
    TOE_2 = "toe_2"
    TOE_3 = "toe_3"
    TOE_4 = "toe_4"
    LITTLE_TOE = "little_toe"

    @property
    def of_foot(self) -> bool:
        """Whether it is a toe."""
        return "toe" in self.value


class RayFace(StrEnum):
    """The side of a hand or foot on which a ray runs: `palm` and `back` of hands, `sole` and `top` of feet."""

    PALM = "palm"
    BACK = "back"
    SOLE = "sole"
    TOP = "top"

    @property
    def of_foot(self) -> bool:
        """Whether it is a side of the foot."""
        return self in (RayFace.SOLE, RayFace.TOP)


class RayMark(StrEnum):
    """A place along a finger or toe; thumb and big toe have no `middle` joint."""

    BASE = "base"
    """Where the bone in hand or foot begins: next to the wrist, or in the middle of the foot."""
    KNUCKLE = "knuckle"
    MIDDLE = "middle"
    LAST = "last"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the skin: a landmark or a fraction of the way between two, moved by an offset, put on the skin."""

    start: str
    """Landmark id."""
    end: str | None = None
    """Second landmark id, or None for the first alone."""
    fraction: float = 0.0
    """0 at `start`, 1 at `end`."""
    up: float = 0.0
    """Cm towards the head."""
    out: float = 0.0
    """Cm away from the midline."""
    front: float = 0.0
    """Cm forwards."""
    other_side: bool = False
    """Use the landmarks of the opposite side."""


@dataclass(frozen=True, slots=True)
class Along:
    """A stroke through spots along the surface, `radii` cm to each side: one for all, or one a spot."""

    spots: tuple[Spot, ...]
    radii: tuple[float, ...]
    side: StrokeSide = StrokeSide.SAME
    stops: bool = False
    """Whether it ends at the midline instead of running over it, as the strokes below may too."""


@dataclass(frozen=True, slots=True)
class Around:
    """A round patch."""

    spot: Spot
    radius: float
    side: StrokeSide = StrokeSide.SAME
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A ring round a limb or the trunk, `width` cm broad, square to it at the level of a spot between two landmarks."""

    level: Spot
    """Between two landmarks one above the other, or at one with offsets; the limb is the one that it lies on."""
    width: float
    parts: tuple[LimbSide, ...] = ()
    """The quarters that it takes in; none for the whole ring."""
    side: StrokeSide = StrokeSide.SAME
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Rib:
    """A strip along a rib (1 to 12), `width` cm broad, from `start` to `end`: 0 beside the spine, 1 at its front end.

    Ribs 1 to 3 run under the shoulder: only their hind part and their front part have skin of their own.
    """

    number: int
    start: float
    end: float
    width: float
    side: StrokeSide = StrokeSide.SAME
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A strip at a level of the spine, `width` cm high, from `start` to `end` cm from the midline outwards."""

    spot: Spot
    """A spinous process, or a place between two."""
    start: float
    end: float
    width: float
    side: StrokeSide = StrokeSide.SAME
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Ray:
    """A strip along a finger or toe and its bone in hand or foot, `radius` cm to each side."""

    digit: Digit
    face: RayFace
    start: RayMark
    end: RayMark
    radius: float
    side: StrokeSide = StrokeSide.SAME
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole region of the skin, or an inner region."""

    region: str
    side: StrokeSide = StrokeSide.SAME


@dataclass(frozen=True, slots=True)
class Rim:
    """A rim of `width` cm round the essential zone; for spillover only."""

    width: float


SHARPEST, SOFTEST, SOFT_SHARE = 0.25, 0.6, 0.2


def softness(depth: float) -> float:
    """Return half the width in cm over which a zone's weight runs from 1 in its core to 0 outside its drawn edge.

    It grows with how deep the core lies within the edge: a broad zone is felt less sharply bounded than a spot. On the
    edge itself the weight is one half.
    """
    return min(max(SOFT_SHARE * depth, SHARPEST), SOFTEST)


Painted = Along | Around | Band | Rib | Level | Ray
"""Strokes that are painted on the skin by themselves."""
Stroke = Painted | Whole | Rim


@dataclass(frozen=True, slots=True)
class Zone:
    """One part of a referral zone: the union of `strokes` without the union of `but`."""

    strokes: tuple[Stroke, ...] = ()
    but: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Belly:
    """The outline of one part of a muscle over the skin; fibres run from the first spot to the last."""

    id: str
    strokes: tuple[Painted, ...]
    deep: bool

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


@dataclass(frozen=True, slots=True)
class Around:
    """A round patch."""

    spot: Spot
    radius: float
    side: StrokeSide = StrokeSide.SAME


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole region of the skin, or an inner region."""

    region: str
    side: StrokeSide = StrokeSide.SAME


@dataclass(frozen=True, slots=True)
class Rim:
    """A rim of `width` cm round the essential zone; for spillover only."""

    width: float


Stroke = Along | Around | Whole | Rim


@dataclass(frozen=True, slots=True)
class Zone:
    """One part of a referral zone: the union of `strokes` without the union of `but`."""

    strokes: tuple[Stroke, ...] = ()
    but: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Belly:
    """The outline of one part of a muscle over the skin; fibres run from the first spot to the last."""

    id: str
    strokes: tuple[Along | Around, ...]
    deep: bool

"""Places on the body: sides, regions, landmarks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.text import NO_TERMS, Terms, Text


class Side(StrEnum):
    """The person's own side, never the viewer's."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"

    @property
    def other(self) -> Side:
        """The opposite side; the midline is its own opposite."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)

    @property
    def each(self) -> tuple[Side, ...]:
        """The sides that a candidate's side stands for: both for the midline."""
        return (Side.LEFT, Side.RIGHT) if self is Side.MIDLINE else (self,)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A region on a side: what a person points at."""

    region: str
    side: Side

    @property
    def mirrored(self) -> Place:
        """The same region on the other side."""
        return Place(self.region, self.side.other)


@dataclass(frozen=True, slots=True)
class Region:
    """A named area that a person points at.

    `paired` regions exist left and right, the others once, on the midline. An `inner` region has no skin
    (teeth, throat): it is clicked on an inset or in the list. `parent` is the id of a `RegionGroup`.
    """

    id: str
    name: Text
    parent: str
    paired: bool
    inner: bool = False
    synonyms: Terms = NO_TERMS
    choir: tuple[tuple[Side, tuple[int, ...]], ...] = ()
    """CHOIR body-map codes per side, male numbering (front 101-136, back 201-238)."""
    uberon: str | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """Each side on which the region exists."""
        sides = (Side.LEFT, Side.RIGHT) if self.paired else (Side.MIDLINE,)
        return tuple(Place(self.id, side) for side in sides)


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A larger part of the body (face, neck, hand) that holds regions."""

    id: str
    name: Text
    synonyms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class Landmark:
    """A palpable point with the name that a therapist uses."""

    id: str
    name: Text
    paired: bool
    bony: bool = True
    label: Text | None = None
    """The short term of the trade, for the map; None where the name is short itself, or the point is not for it."""
    key: bool = False
    """True for those that the trade names first; they are named even on a small picture."""

    @property
    def term(self) -> Text:
        """What stands on the map."""
        return self.label or self.name

    @property
    def on_map(self) -> bool:
        """False for soft points that are there for drawing zones alone."""
        return self.bony or self.label is not None

    @property
    def level(self) -> int:
        """What comes first where there is little room: 1 for key landmarks, 2 for bony ones, 3 for the others."""
        return 1 if self.key else 2 if self.bony else 3

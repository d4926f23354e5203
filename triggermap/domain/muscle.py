"""Muscles, their trigger points, and what a person may do about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.anatomy import Side
from triggermap.domain.evidence import PriorGround
from triggermap.domain.text import Terms, Text
from triggermap.domain.zones import Belly, Depth, Spot, Zone


class Press(StrEnum):
    """How a person may press a site; every text about pressing obeys it."""

    FINGERS = "fingers"
    PINCH_ONLY = "pinch_only"
    NONE = "none"


class Prior(StrEnum):
    """How often a site is found, from the guides and studies; a rank, never a probability."""

    COMMON = "common"
    FAIRLY_COMMON = "fairly_common"
    UNCOMMON = "uncommon"
    RARE = "rare"


@dataclass(frozen=True, slots=True)
class TriggerPoint:
    """A site in a muscle that commonly refers pain.

    `id` is the full dotted id (``sternocleidomastoid.sternal_division_mid``).
    """

    id: str
    muscle: str
    number: int | None
    """Number in the editions of 1983 to 1999, where they number; None otherwise."""
    name: Text
    where: Text
    """In plain words, 'about here'."""
    spot: Spot | None
    """On the skin; None only where nothing can be shown."""
    depth: Depth
    press: Press
    press_not_for: tuple[str, ...]
    """Ids of contraindications with which this site is not pressed at all."""
    essential: Zone
    spillover: Zone
    pain: Text
    """Where the pain is felt, in words."""
    symptoms: tuple[str, ...]
    """Ids of symptoms other than pain."""
    mistaken_for: tuple[Text, ...]
    prior: Prior
    prior_ground: Text
    sure: bool
    """False where the sources do not agree or none was found; told in the therapist's tab."""
    note: Text | None
    """For the therapist: conflicts, what is commonly drawn wrong."""
    sources: tuple[str, ...]
    crosses: bool = False
    """True where the literature says that pain may be felt over the midline or on the other side."""
    prior_basis: PriorGround = PriorGround.NOT_STUDIED
    prior_studies: tuple[str, ...] = ()
    """Ids of the studies that the prior rests on, where `prior_basis` is `PriorGround.STUDY`."""
    only: Side | None = None
    """The one side of the body on which it is described; None where it may be on either. It is written for the left all
    the same, and mirrored."""

    def on(self, side: Side) -> bool:
        """Whether it may lie on a side; on the midline, which stands for both, always."""
        return self.only is None or self.only in side.each


@dataclass(frozen=True, slots=True)
class SelfCare:
    """How to treat the muscle oneself. Pressure on a 0 to 10 scale, times in seconds."""

    tool: Text
    steps: tuple[Text, ...]
    pressure: tuple[int, int] | None
    """Lowest and highest advised, 0-10; None where no pressing is advised."""
    seconds: tuple[int, int] | None
    times_a_day: tuple[int, int] | None
    stop: tuple[Text, ...]
    heat_cold: Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch in steps."""

    steps: tuple[Text, ...]
    hold_seconds: int
    repeats: int
    caution: Text


@dataclass(frozen=True, slots=True)
class Therapist:
    """Anatomy in the terms of the trade."""

    origin: Text
    insertion: Text
    action: Text
    innervation: Text
    palpation: Text
    evidence: Text


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle and all that the program knows of it."""

    id: str
    group: str
    name: Text
    """In plain words: 'front neck muscle'."""
    latin: str
    synonyms: Terms
    summary: Text
    belly: tuple[Belly, ...]
    sites: tuple[TriggerPoint, ...]
    find: tuple[Text, ...]
    self_care: SelfCare
    stretch: Stretch | None
    keeps_going: tuple[Text, ...]
    cautions: tuple[Text, ...]
    danger_zones: tuple[str, ...]
    """Ids of danger zones in the safety content."""
    see_someone: tuple[Text, ...]
    therapist: Therapist
    satellites: tuple[str, ...]
    """Muscle ids, the likely keepers of this one first; a muscle that is not in the content yet is allowed."""
    sources: tuple[str, ...]

    def sites_on(self, side: Side) -> tuple[TriggerPoint, ...]:
        """Return the sites that may lie on a side, in the order of the file."""
        return tuple(site for site in self.sites if site.on(side))

    def site(self, trigger_point: str) -> TriggerPoint:
        """Return the site with this full id.

        Raises:
            KeyError: where the muscle has no such site.
        """
        for site in self.sites:
            if site.id == trigger_point:
                return site
        raise KeyError(trigger_point)

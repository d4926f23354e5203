"""What the finder answers: candidates with typed reasons, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.text import Language
from triggermap.domain.zones import ZonePart


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate matches one marked place."""

    place: Place
    part: ZonePart
    """The part of the zone that covers most of the place."""
    share: float
    """Share of the marked place's skin that the zone covers, 0 to 1, by weight."""
    crossed: bool
    """True where the zone reaches this place over the midline."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger point on a side, with how well its described pattern matches what was marked.

    `score` (0 to 1) is a match with described patterns, never a probability of disease.
    """

    trigger_point: str
    muscle: str
    side: Side
    """The muscle's own side; `Side.MIDLINE` where both sides match alike (pain on the midline or in both halves)."""
    score: float
    reasons: tuple[Reason, ...]
    unexplained: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class MuscleCandidate:
    """One muscle on a side (or, with `Side.MIDLINE`, on both): its matching sites, the best first."""

    muscle: str
    side: Side
    sites: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        """The site that matches best."""
        return self.sites[0]

    @property
    def score(self) -> float:
        """The best site's score."""
        return self.best.score


@dataclass(frozen=True, slots=True)
class Findings:
    """The finder's answer to one pain drawing."""

    muscles: tuple[MuscleCandidate, ...] = ()
    """Best first."""
    unexplained: tuple[Place, ...] = ()
    """Marked places that no candidate explains."""


class HitKind(StrEnum):
    """What a searched word led to."""

    REGION = "region"
    MUSCLE = "muscle"
    SYMPTOM = "symptom"
    ARTICLE = "article"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that searched words may mean, with how well they fit (0 to 1)."""

    kind: HitKind
    id: str
    score: float
    matched: str
    """The name or everyday word that matched, in its own spelling."""
    side: Side | None = None
    """The side that the words named, if any."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class LibraryHit:
    """Something to read that searched words were found in."""

    kind: HitKind
    id: str
    language: Language
    """Of the text in which the words were found."""
    title: str
    section: int
    """Number of the article's section; 0 for its beginning and for all else."""
    heading: str
    """Of that section; empty where it has none."""
    snippet: tuple[Piece, ...]
    matched: tuple[str, ...]
    """Words that count as found: lower case, without accents."""
    score: float
    """The higher the better; only its order means something."""

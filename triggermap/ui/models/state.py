"""What the right panel shows, as one frozen value: the controller makes it, the panels only compare and draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import MuscleCandidate
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.pain import PainDrawing
from triggermap.domain.safety import Contraindication, EmergencyNumber, RedFlag
from triggermap.domain.text import Language
from triggermap.ui.body.overlays import NOTHING, Shown


@dataclass(frozen=True)
class CardData:
    """One card: a muscle on a side."""

    muscle: Muscle
    side: Side
    rank: int
    """From 1; 0 for a muscle that the person looked up, which no mark led to."""
    score: float
    reason: str
    sites: tuple[TriggerPoint, ...]
    """Best first."""

    @property
    def key(self) -> tuple[str, Side]:
        """What tells cards apart."""
        return self.muscle.id, self.side


@dataclass(frozen=True)
class PanelState:
    """Everything on the right panel but the search field."""

    knowledge: Knowledge
    language: Language
    number: EmergencyNumber
    drawing: PainDrawing = NOTHING
    cards: tuple[CardData, ...] = ()
    unexplained: tuple[Place, ...] = ()
    shown: Shown | None = None
    """The candidate whose pattern lies on the body."""
    open: bool = False
    """Whether the shown candidate's card is open."""
    flags: tuple[RedFlag, ...] = ()
    applied: frozenset[str] = frozenset()
    """Ids of the flags that the person said apply."""
    ruled_out: frozenset[str] = frozenset()
    """Ids of the emergencies that the person read and said do not apply."""
    conditions: tuple[Contraindication, ...] = ()
    """Conditions that matter where the person hurts and where the shown site lies."""
    answers: Mapping[str, bool] = field(default_factory=dict)
    check_skipped: bool = False

    @property
    def applied_flags(self) -> tuple[RedFlag, ...]:
        """The flags in force that the person said apply, the most urgent first; they close self-care."""
        return tuple(flag for flag in self.flags if flag.id in self.applied)


def candidate_cards(candidates: tuple[MuscleCandidate, ...], knowledge: Knowledge) -> tuple[CardData, ...]:
    """Return a card for each candidate, the reasons still empty; muscles that the content lacks are left out."""
    cards: list[CardData] = []
    for candidate in candidates:
        muscle = knowledge.muscle_by_id.get(candidate.muscle)
        if muscle is None:
            continue
        ranked = [muscle.site(site.trigger_point) for site in candidate.sites]
        rest = [site for site in muscle.sites if site not in ranked]
        cards.append(CardData(muscle, candidate.side, len(cards) + 1, candidate.score, "", (*ranked, *rest)))
    return tuple(cards)

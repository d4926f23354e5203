"""What the right panel shows, as one frozen value: the controller makes it, the panels only compare and draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge, Symptom
from triggermap.domain.lookup import MuscleCandidate
from triggermap.domain.muscle import Muscle, Prior, TriggerPoint
from triggermap.domain.pain import PainDrawing
from triggermap.domain.safety import Contraindication, DangerZone, EmergencyNumber, RedFlag
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
    symptom: Symptom | None = None
    """The symptom whose muscles `cards` are, where they are not those for what is marked."""
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
    dangers: tuple[DangerZone, ...] = ()
    """Places to beware of when pressing the muscle that is open."""
    conditions: tuple[Contraindication, ...] = ()
    """Conditions that matter where the person hurts and where the shown site lies."""
    answers: Mapping[str, bool] = field(default_factory=dict)
    check_skipped: bool = False
    articles: tuple[tuple[str, str], ...] = ()
    """Id and title of articles to read about the muscle that is open."""

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
        rest = [site for site in muscle.sites_on(candidate.side) if site not in ranked]
        cards.append(CardData(muscle, candidate.side, len(cards) + 1, candidate.score, "", (*ranked, *rest)))
    return tuple(cards)


def symptom_cards(
    symptom: str, candidates: tuple[MuscleCandidate, ...], knowledge: Knowledge, fits: str
) -> tuple[CardData, ...]:
    """Return a card for each muscle that may give `symptom`: first those that fit the marks, then the common ones.

    `fits` is the reason that stands on the former.
    """
    sides = {candidate.muscle: candidate.side for candidate in reversed(candidates)}
    ranks = {candidate.muscle: rank for rank, candidate in reversed(list(enumerate(candidates)))}
    order = {prior: rank for rank, prior in enumerate(Prior)}
    found: list[tuple[tuple[int, int], CardData]] = []
    for muscle in knowledge.muscles:
        giving = sorted((site for site in muscle.sites if symptom in site.symptoms), key=lambda site: order[site.prior])
        if giving:
            side, known = sides.get(muscle.id, Side.MIDLINE), muscle.id in sides
            if not any(site.on(side) for site in giving):
                side, known = giving[0].only or side, False
            giving = [site for site in giving if site.on(side)]
            rest = [site for site in muscle.sites_on(side) if site not in giving]
            card = CardData(muscle, side, 0, 0.0, fits if known else "", (*giving, *rest))
            found.append(((ranks.get(muscle.id, len(candidates)), order[giving[0].prior]), card))
    return tuple(card for _key, card in sorted(found, key=lambda item: item[0]))

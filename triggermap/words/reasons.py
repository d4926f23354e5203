"""The finder's typed reasons as plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from triggermap.domain.anatomy import Place
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Candidate, MuscleCandidate, Reason
from triggermap.domain.text import Language
from triggermap.domain.zones import ZonePart
from triggermap.words.phrases import listed, phrase, place_name


def reason(candidate: MuscleCandidate, knowledge: Knowledge, language: Language) -> str:
    """Return in one or two sentences why this muscle is listed: what its best site covers, and what it leaves."""
    best = candidate.best
    sentences = [_coverage(best, language)]
    if len(best.reasons) + len(best.unexplained) > 1:
        reached = [found.place for found in best.reasons if found.part is ZonePart.SPILLOVER]
        if reached:
            sentences.append(phrase("reason.spillover_at", language, places=_names(reached, knowledge, language)))
        if best.unexplained:
            missed = _names(best.unexplained, knowledge, language)
            sentences.append(phrase("reason.unexplained", language, places=missed))
    if any(found.crossed for found in best.reasons):
        sentences.append(phrase("reason.crossed", language))
    return " ".join(sentences)


def reason_parts(candidate: Candidate, knowledge: Knowledge, language: Language) -> tuple[str, ...]:
    """Return one short text for each marked place that the candidate explains."""
    return tuple(_part(found, knowledge, language) for found in candidate.reasons)


def _coverage(candidate: Candidate, language: Language) -> str:
    covered = len(candidate.reasons)
    count = covered + len(candidate.unexplained)
    if count == 1:
        essential = candidate.reasons[0].part is ZonePart.ESSENTIAL
        return phrase("reason.covers_one" if essential else "reason.spillover_one", language)
    if covered == count:
        return phrase("reason.covers_both" if count == 2 else "reason.covers_all", language, count=count)
    return phrase("reason.covers_some", language, covered=covered, count=count)


def _part(found: Reason, knowledge: Knowledge, language: Language) -> str:
    text = phrase(f"reason.part_{found.part.value}", language, place=_names([found.place], knowledge, language))
    return phrase("reason.part_crossed", language, text=text) if found.crossed else text


def _names(places: Sequence[Place], knowledge: Knowledge, language: Language) -> str:
    names = [place_name(place, knowledge.region_by_id[place.region].name, language) for place in places]
    return listed(names, language)

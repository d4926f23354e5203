"""The finder's typed reasons as plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Candidate, MuscleCandidate, Reason
from triggermap.domain.text import Language
from triggermap.domain.zones import ZonePart
from triggermap.words.phrases import in_sentence, listed, phrase, place_name, side_name


def reason(candidate: MuscleCandidate, knowledge: Knowledge, language: Language) -> str:
    """Return in a few short sentences why this muscle is listed: what its best site covers, and what it leaves."""
    best = candidate.best
    sentences = [_coverage(best, knowledge, language)]
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


def _coverage(candidate: Candidate, knowledge: Knowledge, language: Language) -> str:
    covered = len(candidate.reasons)
    count = covered + len(candidate.unexplained)
    if covered == 0:
        return phrase("reason.covers_none", language)
    if count == 1:
        essential = candidate.reasons[0].part is ZonePart.ESSENTIAL
        return phrase("reason.covers_one" if essential else "reason.spillover_one", language)
    usual = [found.place for found in candidate.reasons if found.part is ZonePart.ESSENTIAL]
    if covered == count:
        text = phrase("reason.covers_both" if count == 2 else "reason.covers_all", language, count=count)
    else:
        text = phrase("reason.covers_some", language, covered=covered, count=count)
    if not usual:
        return text
    if len(usual) == covered:
        return f"{text.removesuffix('.')}: {_names(usual, knowledge, language)}."
    return text + " " + phrase("reason.essential_at", language, places=_names(usual, knowledge, language))


def _part(found: Reason, knowledge: Knowledge, language: Language) -> str:
    place = place_name(found.place, knowledge.region_by_id[found.place.region].name, language)
    text = phrase(f"reason.part_{found.part.value}", language, place=place)
    return phrase("reason.part_crossed", language, text=text) if found.crossed else text


def place_names(places: Sequence[Place], knowledge: Knowledge, language: Language) -> tuple[str, ...]:
    """Return the names of places with their sides; one that is there on both sides is named once."""
    names: list[str] = []
    for place in places:
        name = knowledge.region_by_id[place.region].name
        if place.side is Side.MIDLINE or place.mirrored not in places:
            names.append(place_name(place, name, language))
        elif places.index(place) < places.index(place.mirrored):
            both = side_name(Side.MIDLINE, language)
            names.append(phrase("place.sided", language, region=name.get(language), side=both))
    return tuple(names)


def _names(places: Sequence[Place], knowledge: Knowledge, language: Language) -> str:
    """Return places for the middle of a sentence; the side is said once where all are on the same."""
    sides = {place.side for place in places}
    if len(places) > 1 and len(sides) == 1 and Side.MIDLINE not in sides:
        regions = [knowledge.region_by_id[place.region].name for place in places]
        bare = listed([in_sentence(name.get(language)) for name in regions], language)
        return phrase(f"side.all_{places[0].side.value}", language, places=bare)
    return listed([in_sentence(name) for name in place_names(places, knowledge, language)], language)

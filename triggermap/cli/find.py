"""`triggermap find`: words to muscles that may refer pain there, with the reasons; red flags first."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass

from triggermap.atlas import Atlas
from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.asked import Asked, understand
from triggermap.cli.common import atlas_of, complain, heading, knowledge_of, language_of, say
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Findings, MuscleCandidate
from triggermap.domain.safety import RedFlag, Urgency
from triggermap.domain.text import Language
from triggermap.domain.zones import ZonePart
from triggermap.finder.flags import red_flags
from triggermap.finder.places import site_places
from triggermap.finder.ranking import Finder
from triggermap.finder.search import Searcher
from triggermap.words import (
    listed,
    pack_origin,
    phrase,
    place_name,
    place_names,
    reason,
    reason_parts,
    side_name,
    urgency_name,
)

ANY_COUNTRY = "*"


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was found for the words."""

    asked: Asked
    findings: Findings
    flags: tuple[RedFlag, ...]
    atlas: Atlas
    knowledge: Knowledge
    language: Language


def run(arguments: argparse.Namespace) -> int:
    """Answer `triggermap find`."""
    answer = look_up(arguments)
    if answer is None:
        return EXIT_NOT_UNDERSTOOD
    if arguments.json:
        print(json.dumps(as_json(answer, arguments.limit), ensure_ascii=False, indent=2))
    else:
        _tell(answer, arguments.limit, all_flags=arguments.all_flags)
    return EXIT_OK


def look_up(arguments: argparse.Namespace) -> Answer | None:
    """Return what is found for the words; None, with a word to the person, where they name nothing."""
    language = language_of(arguments)
    knowledge = knowledge_of(arguments)
    searcher = Searcher(knowledge)
    asked = understand(arguments.words, arguments.side, searcher, knowledge, language)
    for part in asked.unknown:
        _explain_unknown(part, searcher, language)
    if asked.ignored:
        complain(phrase("cli.ignored", language, words=", ".join(asked.ignored)))
    if not asked.drawing.marks:
        if not asked.unknown:
            complain(phrase("cli.no_region", language, words=" ".join(arguments.words)))
            for muscle in asked.muscles:
                complain(phrase("cli.read_more", language, muscle=muscle))
        complain(phrase("cli.see_regions", language))
        return None
    atlas = atlas_of(arguments, knowledge)
    findings = Finder(knowledge, atlas.patches).find(asked.drawing)
    atlas.keep_added()
    flags = _flags(asked, findings, atlas, knowledge)
    return Answer(asked, findings, flags, atlas, knowledge, language)


def _explain_unknown(words: str, searcher: Searcher, language: Language) -> None:
    complain(phrase("cli.unknown", language, words=words))
    suggestions = searcher.suggestions(words)
    if suggestions:
        complain(phrase("cli.suggest", language, suggestions=", ".join(suggestions)))


def _flags(asked: Asked, findings: Findings, atlas: Atlas, knowledge: Knowledge) -> tuple[RedFlag, ...]:
    """Return the flags of the marked places and of the place where the best candidate itself lies."""
    regions = [place.region for place in asked.drawing.places]
    best = findings.muscles[0] if findings.muscles else None
    if best:
        regions.extend(own_place.region for own_place in site_places(best.best.trigger_point, best.side, atlas))
    return red_flags(regions, knowledge, best.muscle if best else None)


def as_json(answer: Answer, limit: int) -> dict[str, list[dict[str, object]]]:
    """Return the answer for programs."""
    language = answer.language
    return {
        "regions": [
            {"id": place.region, "side": place.side.value, "label": _label(place, answer)}
            for place in answer.asked.drawing.places
        ],
        "candidates": [
            _candidate_json(rank, candidate, answer)
            for rank, candidate in enumerate(answer.findings.muscles[:limit], start=1)
        ],
        "red_flags": [
            {
                "id": flag.id,
                "urgency": flag.urgency.value,
                "condition": flag.condition.get(language),
                "signs": flag.signs.get(language),
                "sources": list(flag.sources),
            }
            for flag in answer.flags
        ],
    }


def _candidate_json(rank: int, candidate: MuscleCandidate, answer: Answer) -> dict[str, object]:
    best = candidate.best
    site = answer.knowledge.trigger_point_by_id[best.trigger_point]
    essential = any(found.part is ZonePart.ESSENTIAL for found in best.reasons)
    texts = reason_parts(best, answer.knowledge, answer.language)
    pack = answer.knowledge.pack_of(candidate.muscle)
    return {
        "rank": rank,
        "trigger_point": best.trigger_point,
        "muscle": candidate.muscle,
        **({"pack": pack.id} if pack else {}),
        "side": _side_word(candidate.side),
        "score": best.score,
        "zone": (ZonePart.ESSENTIAL if essential else ZonePart.SPILLOVER).value,
        "reasons": [
            {
                "region": found.place.region,
                "evidence": answer.knowledge.link(site, found.place.region).grade.value,
                "side": found.place.side.value,
                "zone": found.part.value,
                "share": found.share,
                "crossed": found.crossed,
                "text": text,
            }
            for found, text in zip(best.reasons, texts, strict=True)
        ],
    }


def _side_word(side: Side) -> str:
    """Return the side as `--side` takes it: no muscle lies on the midline, both are meant."""
    return "both" if side is Side.MIDLINE else side.value


def _label(place: Place, answer: Answer) -> str:
    return place_name(place, answer.knowledge.region_by_id[place.region].name, answer.language)


def _tell(answer: Answer, limit: int, *, all_flags: bool) -> None:
    language = answer.language
    places = listed(place_names(answer.asked.drawing.places, answer.knowledge, language), language)
    say(phrase("cli.understood", language, places=places))
    _tell_flags(answer, all_flags=all_flags)
    muscles = answer.findings.muscles[:limit]
    if not muscles:
        say()
        say(phrase("cli.no_muscles", language))
    else:
        heading(phrase("cli.muscles", language))
    for rank, candidate in enumerate(muscles, start=1):
        _tell_candidate(rank, candidate, answer)
    say()
    if muscles:
        say(phrase("cli.read_more", language, muscle=muscles[0].muscle))
    if answer.asked.muscles:
        names = [answer.knowledge.muscle_by_id[muscle].name.get(language) for muscle in answer.asked.muscles]
        say(phrase("cli.also", language, names=listed(names, language)))
    say(phrase("cli.disclaimer_reviewed" if answer.knowledge.reviewed else "cli.disclaimer", language))


def _tell_flags(answer: Answer, *, all_flags: bool) -> None:
    if not answer.flags:
        return
    language = answer.language
    heading(phrase("cli.flags_first", language))
    shown = [flag for flag in answer.flags if all_flags or flag.urgency is Urgency.EMERGENCY]
    for urgency in Urgency:
        group = [flag for flag in shown if flag.urgency is urgency]
        if group:
            say(f"{urgency_name(urgency, language)}:")
        for flag in group:
            signs = flag.signs if all_flags else flag.short or flag.signs
            say(f"! {signs.get(language)} ({flag.condition.get(language)})", indent=2, hang=2)
    hidden = len(answer.flags) - len(shown)
    if hidden:
        say(phrase("cli.flags_more", language, count=hidden))
    numbers = {entry.country: entry.emergency for entry in answer.knowledge.safety.emergency_numbers}
    if ANY_COUNTRY in numbers:
        say(phrase("cli.call", language, number=numbers[ANY_COUNTRY]))


def _tell_candidate(rank: int, candidate: MuscleCandidate, answer: Answer) -> None:
    language, knowledge = answer.language, answer.knowledge
    muscle = knowledge.muscle_by_id[candidate.muscle]
    site = knowledge.trigger_point_by_id[candidate.best.trigger_point]
    match = phrase("cli.match", language, score=f"{candidate.score:.2f}")
    latin = f" ({muscle.latin})" if muscle.latin else ""
    say(f"{rank:>2}. {muscle.name.get(language)}{latin}, {side_name(candidate.side, language)}; {match}", hang=4)
    pack = knowledge.pack_of(muscle.id)
    if pack is not None:
        say(pack_origin(pack, language), indent=4, hang=2)
    say(phrase("cli.point", language, name=f"{site.name.get(language)} [{site.id}]"), indent=4, hang=2)
    say(reason(candidate, knowledge, language), indent=4)

"""`triggermap show`: everything about one muscle, in the order in which it is read: warnings, spots, care, anatomy."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.common import atlas_of, complain, heading, knowledge_of, language_of, say
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import HitKind
from triggermap.domain.muscle import Muscle, SelfCare, TriggerPoint
from triggermap.domain.safety import RedFlag, Urgency
from triggermap.domain.text import Language, Text
from triggermap.finder.care import CarePlan, care_plan
from triggermap.finder.flags import contraindications, danger_zones, red_flags
from triggermap.finder.places import own_regions
from triggermap.finder.search import Searcher
from triggermap.words import link_lines, pack_origin, phrase, prior_line, urgency_name


def run(arguments: argparse.Namespace) -> int:
    """Print the muscle that the words name."""
    language = language_of(arguments)
    knowledge = knowledge_of(arguments)
    words = " ".join(arguments.muscle)
    muscle = _muscle(words, knowledge, language)
    if muscle is None:
        complain(phrase("cli.unknown_muscle", language, words=words))
        suggestions = Searcher(knowledge).suggestions(words)
        if suggestions:
            complain(phrase("cli.suggest", language, suggestions=", ".join(suggestions)))
        return EXIT_NOT_UNDERSTOOD
    say(f"{muscle.name.get(language)} ({muscle.latin})" if muscle.latin else muscle.name.get(language))
    pack = knowledge.pack_of(muscle.id)
    if pack is not None:
        say(pack_origin(pack, language))
    say(muscle.summary.get(language))
    regions = own_regions(muscle, atlas_of(arguments, knowledge))
    plan = care_plan(muscle, muscle.sites, contraindications(regions, knowledge), {})
    _tell_dangers(muscle, regions, knowledge, language)
    heading(phrase("show.sites", language))
    for site in muscle.sites:
        _tell_site(site, knowledge, language)
    _tell_check(plan, language)
    _tell_care(muscle, plan, language)
    _points("show.keeps_going", muscle.keeps_going, language)
    _points("show.see_someone", muscle.see_someone, language)
    _tell_therapist(muscle, knowledge, language)
    _tell_notes(muscle, knowledge, language)
    keys = dict.fromkeys((*muscle.sources, *(key for site in muscle.sites for key in site.sources)))
    known = [knowledge.source_by_key[key] for key in keys if key in knowledge.source_by_key]
    if known:
        heading(phrase("show.sources", language))
    for source in known:
        say(f"- {source.reference}", indent=2, hang=2)
    say()
    say(phrase("cli.disclaimer_reviewed" if knowledge.reviewed else "cli.disclaimer", language))
    return EXIT_OK


def _muscle(words: str, knowledge: Knowledge, language: Language) -> Muscle | None:
    """Return the muscle with this id, or that of a trigger point in it, or the one that the words name best."""
    identifier = words.strip().lower().replace(" ", "_")
    site = knowledge.trigger_point_by_id.get(identifier)
    identifier = site.muscle if site is not None else identifier
    for wanted in (identifier, identifier.partition(".")[0]):
        if wanted in knowledge.muscle_by_id:
            return knowledge.muscle_by_id[wanted]
    hits = Searcher(knowledge).search(words, language, limit=40)
    best = next((hit for hit in hits if hit.kind is HitKind.MUSCLE), None)
    return knowledge.muscle_by_id[best.id] if best else None


def _points(key: str, texts: Sequence[Text], language: Language) -> None:
    if texts:
        heading(phrase(key, language))
    for text in texts:
        say(f"- {text.get(language)}", indent=2, hang=2)


def _steps(texts: Sequence[Text], language: Language) -> None:
    for number, text in enumerate(texts, start=1):
        say(f"{number}. {text.get(language)}", indent=2, hang=3)


def _field(key: str, text: str, indent: int = 0) -> None:
    say(f"{key}: {text}", indent=indent, hang=2)


def _tell_dangers(muscle: Muscle, regions: Sequence[str], knowledge: Knowledge, language: Language) -> None:
    """Say the warnings of this muscle before anything that one could do."""
    flags = [flag for flag in red_flags(regions, knowledge, muscle.id) if _concerns(flag, muscle)]
    if flags:
        heading(phrase("cli.flags_first", language))
    for flag in flags:
        say(f"! {urgency_name(flag.urgency, language)}: {flag.signs.get(language)}", indent=2, hang=2)
    zones = danger_zones(knowledge, muscle.id, regions)
    if zones or muscle.cautions:
        heading(phrase("show.cautions", language))
    for caution in muscle.cautions:
        say(f"! {caution.get(language)}", indent=2, hang=2)
    for zone in zones:
        say(f"! {zone.place.get(language)}: {zone.rule.get(language)}", indent=2, hang=2)


def _concerns(flag: RedFlag, muscle: Muscle) -> bool:
    """Tell whether a flag stands at the top: each emergency, and those that name this very muscle."""
    return flag.urgency is Urgency.EMERGENCY or muscle.id in flag.muscles


def _tell_check(plan: CarePlan, language: Language) -> None:
    """Say what changes self-care, above its first step: on paper and terminal nobody has answered the check."""
    if plan.warnings:
        heading(phrase("show.check", language))
    for entry in (warning.condition for warning in plan.warnings):
        say(f"! {entry.condition.get(language)}: {entry.advice.get(language)}", indent=2, hang=2)


def _tell_site(site: TriggerPoint, knowledge: Knowledge, language: Language) -> None:
    say(f"* {site.name.get(language)} [{site.id}]", indent=2, hang=2)
    _field(phrase("show.where", language), site.where.get(language), indent=4)
    _field(phrase("show.pain", language), site.pain.get(language), indent=4)
    symptoms = [knowledge.symptom_by_id[key].name.get(language) for key in site.symptoms]
    if symptoms:
        _field(phrase("show.also", language), ", ".join(symptoms), indent=4)
    _field(phrase("show.press", language), phrase(f"show.press.{site.press.value}", language), indent=4)
    conditions = [
        entry.condition.get(language) for entry in knowledge.safety.contraindications if entry.id in site.press_not_for
    ]
    if conditions:
        say(phrase("show.not_for", language, conditions=", ".join(conditions)), indent=4, hang=2)
    if site.mistaken_for:
        others = "; ".join(text.get(language) for text in site.mistaken_for)
        _field(phrase("show.mistaken_for", language), others, indent=4)


def _tell_care(muscle: Muscle, plan: CarePlan, language: Language) -> None:
    care = muscle.self_care
    if plan.show_find and muscle.find:
        heading(phrase("show.find", language))
        _steps(muscle.find, language)
    heading(phrase("show.self_care", language))
    for site in plan.barred:
        say(phrase("show.do_not_press", language, site=site.name.get(language)), indent=2, hang=2)
    if plan.pinch_only and plan.show_steps:
        say(f"! {phrase('show.pinch_only', language)}", indent=2, hang=2)
    if plan.show_steps:
        _tell_steps(care, language)
    if care.heat_cold.get(language):
        _field(phrase("show.heat_cold", language), care.heat_cold.get(language), indent=2)
    if plan.show_steps:
        _points("show.stop", care.stop, language)
    if muscle.stretch:
        heading(phrase("show.stretch", language))
        if muscle.stretch.caution.get(language):
            say(f"! {muscle.stretch.caution.get(language)}", indent=2, hang=2)
        _steps(muscle.stretch.steps, language)
        hold = {"seconds": muscle.stretch.hold_seconds, "repeats": muscle.stretch.repeats}
        say(phrase("show.hold", language, **hold), indent=2)


def _tell_steps(care: SelfCare, language: Language) -> None:
    if not care.steps:
        say(phrase("pack.no_care", language), indent=2)
        return
    if care.tool.get(language):
        say(care.tool.get(language), indent=2)
    _steps(care.steps, language)
    if care.pressure and care.seconds and care.times_a_day:
        spans = {"pressure": care.pressure, "seconds": care.seconds, "times": care.times_a_day}
        say(phrase("show.dose", language, **{key: _span(low_high) for key, low_high in spans.items()}), indent=2)


def _span(low_high: tuple[int, int]) -> str:
    low, high = low_high
    return str(low) if low == high else f"{low}-{high}"


def _tell_notes(muscle: Muscle, knowledge: Knowledge, language: Language) -> None:
    """Say what packs note on the muscle."""
    for note in knowledge.notes_on(muscle):
        heading(note.title.get(language))
        for paragraph in note.paragraphs:
            say(paragraph.get(language), indent=2)
        say(phrase("pack.note_by", language, pack=knowledge.pack_by_id[note.pack].name.get(language)), indent=2)


def _tell_therapist(muscle: Muscle, knowledge: Knowledge, language: Language) -> None:
    heading(phrase("show.therapist", language))
    for key in ("origin", "insertion", "action", "innervation", "palpation", "evidence"):
        text: Text = getattr(muscle.therapist, key)
        if text.get(language):
            _field(phrase(f"show.{key}", language), text.get(language), indent=2)
    for site in muscle.sites:
        _tell_grounds(site, knowledge, language)


def _tell_grounds(site: TriggerPoint, knowledge: Knowledge, language: Language) -> None:
    """Say what rank and areas of a site rest on."""
    say(f"* {site.name.get(language)}", indent=2, hang=2)
    ground = prior_line(site, knowledge, language)
    rests = phrase("show.rests_on", language, prior=phrase(f"prior.{site.prior.value}", language), ground=ground)
    _field(phrase("show.prior", language), rests, indent=4)
    say(f"{phrase('show.links', language)}:", indent=4)
    for line in link_lines(site, knowledge, language):
        say(f"- {line}", indent=6, hang=2)
    if site.note:
        say(site.note.get(language), indent=4)
    if not site.sure:
        say(phrase("show.unsure", language), indent=4)

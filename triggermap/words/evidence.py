"""How well an area and a rank are grounded, in words for therapists."""

from __future__ import annotations

from collections.abc import Sequence

from triggermap.domain.citation import short_reference
from triggermap.domain.evidence import Grade, PriorGround, Study
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import TriggerPoint
from triggermap.domain.text import Language
from triggermap.words.phrases import in_sentence, listed, phrase


def grade_name(grade: Grade, language: Language) -> str:
    """Return a grade in a few words: 'one small study'."""
    return phrase(f"grade.{grade.value}", language)


def link_lines(site: TriggerPoint, knowledge: Knowledge, language: Language) -> tuple[str, ...]:
    """Return, the best shown first, which areas of a site rest on what, and what all others rest on."""
    if knowledge.pack_of(site.id) is not None:
        return (phrase("pack.grounds", language),)
    lines = []
    for link in knowledge.links(site):
        names = [knowledge.region_by_id[region].name.get(language) for region in link.regions]
        areas = listed([names[0], *(in_sentence(name) for name in names[1:])], language)
        studies = study_names(link.studies, knowledge, language)
        lines.append(
            phrase("grade.line", language, areas=areas, grade=grade_name(link.grade, language), studies=studies)
        )
    rest = grade_name(knowledge.described(site), language)
    lines.append(phrase("grade.others" if lines else "grade.all", language, grade=rest))
    return tuple(lines)


def prior_line(site: TriggerPoint, knowledge: Knowledge, language: Language) -> str:
    """Return what the rank of a site rests on: the manual, a judgement, or counts with people and condition."""
    if knowledge.pack_of(site.id) is not None:
        return phrase("pack.prior", language)
    known = [knowledge.study_by_id[study] for study in site.prior_studies if study in knowledge.study_by_id]
    if site.prior_basis is PriorGround.STUDY and known:
        return phrase("ground.study", language, studies=study_names(known, knowledge, language))
    basis = PriorGround.NOT_STUDIED if site.prior_basis is PriorGround.STUDY else site.prior_basis
    return phrase(f"ground.{basis.value}", language)


def study_names(studies: Sequence[Study], knowledge: Knowledge, language: Language) -> str:
    """Return studies as 'tennis elbow, 20 people, Fernández-Carnero 2007', with semicolons between them."""
    return "; ".join(_study_name(study, knowledge, language) for study in studies)


def _study_name(study: Study, knowledge: Knowledge, language: Language) -> str:
    parts = [study.condition.get(language)]
    if study.people is not None:
        parts.append(phrase("grade.people", language, count=study.people))
    if study.review:
        parts.append(phrase("grade.review", language))
    source = knowledge.source_by_key.get(study.source)
    parts.append(short_reference(source) if source else study.source)
    return ", ".join(parts)

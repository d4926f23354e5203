"""Everything that the content says, in one value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from triggermap.domain.anatomy import Landmark, Place, Region, RegionGroup
from triggermap.domain.evidence import Finding, Grade, Link, Study, lines_by_muscle, links
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.packs import Note, Pack, notes_on, pack_id_of
from triggermap.domain.safety import Safety
from triggermap.domain.text import Terms, Text


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that a claim rests on."""

    key: str
    reference: str
    url: str | None
    checked: bool
    """False where it is cited from general knowledge and was not reread."""
    manual: bool = False
    """True for the editions of the trigger point manual."""


@dataclass(frozen=True, slots=True)
class Symptom:
    """Something other than pain that a trigger point may give: tearing, dizziness, a stuffy nose."""

    id: str
    name: Text
    synonyms: Terms
    regions: tuple[str, ...]
    """Region ids that somebody who types this means; may be empty."""


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word of the trade, with what it means in plain words."""

    id: str
    name: Text
    forms: Terms
    """Other spellings and everyday words for the same thing."""
    meaning: Text
    see: tuple[str, ...]
    """Ids of related terms."""
    sources: tuple[str, ...]
    """Empty for words that everybody who knows the body uses in the same way."""


@dataclass(frozen=True)
class Knowledge:
    """All content: regions, landmarks, muscles, safety, symptoms, glossary, sources."""

    version: str
    """Content version, such as ``2026.11``."""
    reviewed: bool
    """True once a clinician has reviewed the content."""
    groups: tuple[RegionGroup, ...]
    regions: tuple[Region, ...]
    landmarks: tuple[Landmark, ...]
    muscles: tuple[Muscle, ...]
    symptoms: tuple[Symptom, ...]
    safety: Safety
    sources: tuple[Source, ...]
    glossary: tuple[GlossaryTerm, ...] = ()
    studies: tuple[Study, ...] = ()
    packs: tuple[Pack, ...] = ()
    """Whose own content is in here too."""
    notes: tuple[Note, ...] = ()
    """What packs say of muscles and trigger points."""

    @cached_property
    def group_by_id(self) -> dict[str, RegionGroup]:
        """Region groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def region_by_id(self) -> dict[str, Region]:
        """Regions by id."""
        return {region.id: region for region in self.regions}

    @cached_property
    def muscle_by_id(self) -> dict[str, Muscle]:
        """Muscles by id."""
        return {muscle.id: muscle for muscle in self.muscles}

    @cached_property
    def trigger_point_by_id(self) -> dict[str, TriggerPoint]:
        """Trigger points by full id."""
        return {site.id: site for muscle in self.muscles for site in muscle.sites}

    @cached_property
    def symptom_by_id(self) -> dict[str, Symptom]:
        """Symptoms by id."""
        return {symptom.id: symptom for symptom in self.symptoms}

    @cached_property
    def term_by_id(self) -> dict[str, GlossaryTerm]:
        """Terms of the glossary by id."""
        return {term.id: term for term in self.glossary}

    @cached_property
    def source_by_key(self) -> dict[str, Source]:
        """Sources by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def study_by_id(self) -> dict[str, Study]:
        """Studies by id."""
        return {study.id: study for study in self.studies}

    @cached_property
    def study_lines(self) -> dict[str, tuple[tuple[Study, Finding], ...]]:
        """What the studies counted, by muscle."""
        return lines_by_muscle(self.studies)

    def links(self, site: TriggerPoint) -> tuple[Link, ...]:
        """Return the areas of a site for which there is more than a description, the best shown first."""
        return links(site.id, self.study_lines.get(site.muscle, ()))

    def link(self, site: TriggerPoint, region: str) -> Link:
        """Return how well it is shown that a site sends pain to a region."""
        for found in self.links(site):
            if region in found.regions:
                return found
        return Link((region,), self.described(site), ())

    def described(self, site: TriggerPoint) -> Grade:
        """Return the grade of a site's areas for which no study stands."""
        known = self.source_by_key
        manual = any(key in known and known[key].manual for key in site.sources)
        return Grade.MANUAL if manual else Grade.AUTHORS

    @cached_property
    def pack_by_id(self) -> dict[str, Pack]:
        """Packs by id."""
        return {pack.id: pack for pack in self.packs}

    def pack_of(self, identifier: str) -> Pack | None:
        """Return the pack that defined this id, or None where it is shipped."""
        found = pack_id_of(identifier, self.pack_by_id)
        return None if found is None else self.pack_by_id[found]

    @property
    def own_muscles(self) -> tuple[Muscle, ...]:
        """The muscles that packs added."""
        return tuple(muscle for muscle in self.muscles if self.pack_of(muscle.id) is not None)

    def notes_on(self, muscle: Muscle) -> tuple[Note, ...]:
        """Return the notes of packs on a muscle and its trigger points."""
        return notes_on(self.notes, muscle.id, (site.id for site in muscle.sites))

    def places(self) -> Iterator[Place]:
        """Each region on each of its sides."""
        for region in self.regions:
            yield from region.places

"""Source keys in the texts for therapists become names that a reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from triggermap.domain.citation import cited
from triggermap.domain.knowledge import Source
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.text import Text


def with_citations(muscle: Muscle, sources: Mapping[str, Source]) -> Muscle:
    """Return `muscle` with the keys in its evidence and notes written out as short references."""
    evidence = _cited(muscle.therapist.evidence, sources)
    sites = tuple(_site(site, sources) for site in muscle.sites)
    return replace(muscle, sites=sites, therapist=replace(muscle.therapist, evidence=evidence))


def _site(site: TriggerPoint, sources: Mapping[str, Source]) -> TriggerPoint:
    note = None if site.note is None else _cited(site.note, sources)
    return replace(site, note=note, prior_ground=_cited(site.prior_ground, sources))


def _cited(text: Text, sources: Mapping[str, Source]) -> Text:
    return Text(cited(text.en, sources), cited(text.nl, sources))

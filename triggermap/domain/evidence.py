"""What studies counted, and what that is worth for one "this muscle sends pain to that area".

Only points that gave the patients' own pain on pressing (`Points.ACTIVE`) support an area or a prior. Silent (latent)
points are common in healthy people, and a count that does not tell the two apart says nothing of where pain comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.text import Text

SMALL = 30
"""A study of fewer people than this gives a direction, not a figure."""
LEAST_PERCENT = 10
"""A point found in fewer patients than this does not support an area."""


class Points(StrEnum):
    """What was counted."""

    ACTIVE = "active"
    """Pressing gave the patient's own pain."""
    ANY = "any"
    """Active and silent ones not told apart."""
    LATENT = "latent"
    TENDER = "tender"
    EXPERIMENT = "experiment"
    """Salt water in the muscle of healthy people gave pain there."""


class Grade(StrEnum):
    """How well it is shown that a muscle sends pain to an area, the least first."""

    AUTHORS = "authors"
    """Described by single authors, not in the manual."""
    MANUAL = "manual"
    """Described in the manual only."""
    EXPERIMENT = "experiment"
    ONE_SMALL_STUDY = "one_small_study"
    ONE_STUDY = "one_study"
    SEVERAL_STUDIES = "several_studies"

    @property
    def level(self) -> int:
        """From 0, the higher the better shown."""
        return list(Grade).index(self)


class PriorGround(StrEnum):
    """What the rank of a site rests on."""

    GUIDE = "guide"
    """The order or the words of the manual."""
    STUDY = "study"
    """A count of active points in patients."""
    NOT_STUDIED = "not_studied"
    """Neither: a judgement, told in the text beside it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One muscle's line in a study."""

    muscle: str
    sites: tuple[str, ...]
    """Full ids of the trigger points that it may be about; empty where it is the whole muscle."""
    points: Points
    percent: tuple[int, int] | None
    """Share of patients, lowest and highest; None where the figure was not reread: only the direction is known."""
    regions: tuple[str, ...]
    """Ids of those regions of the study that the muscle's described area reaches, or where pressing gave their pain."""
    grouped: bool
    """Counted for several muscles together."""

    def about(self, trigger_point: str) -> bool:
        """Tell whether the line may be about this trigger point, given by its full id."""
        return trigger_point in self.sites if self.sites else trigger_point.partition(".")[0] == self.muscle


@dataclass(frozen=True, slots=True)
class Study:
    """Counts in one group of people."""

    id: str
    source: str
    """Key of the publication."""
    condition: Text
    people: int | None
    """Number of patients; None where it was not reread."""
    review: bool
    """True where a range of percentages is a range over several studies."""
    regions: tuple[str, ...]
    """Ids of the regions where these people hurt; empty for healthy people."""
    findings: tuple[Finding, ...]

    @property
    def small(self) -> bool:
        """True for fewer than `SMALL` people; a review whose number is not known is not small."""
        return not self.review if self.people is None else self.people < SMALL


@dataclass(frozen=True, slots=True)
class Link:
    """How well it is shown that one trigger point sends pain to these areas."""

    regions: tuple[str, ...]
    grade: Grade
    studies: tuple[Study, ...]
    """What the grade rests on; empty for `Grade.MANUAL` and `Grade.AUTHORS`."""


Lines = Sequence[tuple[Study, Finding]]


def lines_by_muscle(studies: Iterable[Study]) -> dict[str, tuple[tuple[Study, Finding], ...]]:
    """Return each muscle's lines in all studies."""
    found: dict[str, list[tuple[Study, Finding]]] = {}
    for study in studies:
        for finding in study.findings:
            found.setdefault(finding.muscle, []).append((study, finding))
    return {muscle: tuple(lines) for muscle, lines in found.items()}


def grounds_prior(finding: Finding) -> bool:
    """Tell whether a line may raise a rank: active points, not just a few, counted alone or with neighbours."""
    return finding.points is Points.ACTIVE and (finding.percent is None or finding.percent[0] >= LEAST_PERCENT)


def supports(finding: Finding) -> bool:
    """Tell whether a line supports that the muscle itself sends pain to its regions."""
    return grounds_prior(finding) and not finding.grouped


def links(trigger_point: str, lines: Lines) -> tuple[Link, ...]:
    """Return the areas of one trigger point for which `lines`, those of its muscle, hold more than a description.

    The best shown come first; areas with the same studies stand together.
    """
    together: dict[tuple[Grade, tuple[str, ...]], list[str]] = {}
    known: dict[str, Study] = {}
    for region, found in _by_region(trigger_point, lines).items():
        grade, studies = _graded(found)
        known.update({study.id: study for study in studies})
        together.setdefault((grade, tuple(study.id for study in studies)), []).append(region)
    ranked = sorted(together.items(), key=lambda item: -item[0][0].level)
    return tuple(Link(tuple(regions), grade, tuple(known[each] for each in ids)) for (grade, ids), regions in ranked)


def _by_region(trigger_point: str, lines: Lines) -> Mapping[str, list[tuple[Study, Finding]]]:
    found: dict[str, list[tuple[Study, Finding]]] = {}
    for study, finding in lines:
        if finding.about(trigger_point) and (supports(finding) or finding.points is Points.EXPERIMENT):
            for region in finding.regions:
                found.setdefault(region, []).append((study, finding))
    return found


def _graded(found: Lines) -> tuple[Grade, tuple[Study, ...]]:
    """Return the grade of lines that support one area, and the studies that it rests on."""
    counted = {study.id: study for study, finding in found if supports(finding)}
    studies = tuple(counted.values())
    if not studies:
        return Grade.EXPERIMENT, tuple({study.id: study for study, _ in found}.values())
    ranges = any(
        study.review and finding.percent and finding.percent[0] < finding.percent[1] for study, finding in found
    )
    if len(studies) > 1 or ranges:
        return Grade.SEVERAL_STUDIES, studies
    return (Grade.ONE_SMALL_STUDY if studies[0].small else Grade.ONE_STUDY), studies

"""Reads studies.yaml: what was counted in which patients."""

from __future__ import annotations

from triggermap.content.cursor import Book, Cursor, Kind, Reader, Reference
from triggermap.content.readers import choice, defines, flag, identifier, integer, list_of, optional, refers, span, text
from triggermap.domain.evidence import Finding, Points, PriorGround, Study, grounds_prior, lines_by_muscle
from triggermap.domain.muscle import Muscle, Prior

_REGIONS = list_of(refers(Kind.REGION))


def read_studies(cursor: Cursor) -> tuple[Study, ...]:
    """Read the studies."""
    with cursor.fields() as fields:
        return fields.get("studies", list_of(_study, least=1))


def _study(cursor: Cursor) -> Study:
    with cursor.fields() as fields:
        regions = fields.get("regions", _REGIONS) or ()
        return Study(
            id=fields.get("id", defines(Kind.STUDY)),
            source=fields.get("source", refers(Kind.SOURCE)),
            condition=fields.get("condition", text),
            people=fields.get("people", optional(integer(1, 100_000, "people"))),
            review=fields.get_or("review", flag, default=False),
            regions=regions,
            findings=fields.get("found", list_of(_finding_in(regions), least=1)),
        )


def _finding_in(regions: tuple[str, ...]) -> Reader[Finding]:
    def read(cursor: Cursor) -> Finding:
        with cursor.fields() as fields:
            muscle = fields.get("muscle", refers(Kind.MUSCLE, Kind.COVERED_MUSCLE))
            return Finding(
                muscle=muscle,
                sites=fields.get_or("sites", list_of(_site_of(muscle), least=1), ()),
                points=fields.get("points", choice(Points)),
                percent=fields.get_or("percent", span(0, 100, "percent"), None),
                regions=fields.get_or("regions", _REGIONS, regions),
                grouped=fields.get_or("grouped", flag, default=False),
            )

    return read


def _site_of(muscle: str) -> Reader[str]:
    def read(cursor: Cursor) -> str:
        full = f"{muscle}.{identifier(cursor)}"
        cursor.book.references.append(Reference((Kind.TRIGGER_POINT,), full, cursor.position))
        return full

    return read


def check_priors(muscles: tuple[Muscle, ...], studies: tuple[Study, ...], book: Book) -> None:
    """Note each site whose rank is said to rest on a study that does not bear it.

    A study bears a rank by counting active points; a high rank needs more than a few of them. Silent points never do.
    """
    lines = lines_by_muscle(studies)
    known = {study.id for study in studies}
    for site in (site for muscle in muscles for site in muscle.sites if site.prior_basis is PriorGround.STUDY):
        high = site.prior in (Prior.COMMON, Prior.FAIRLY_COMMON)
        grounds = {
            study.id
            for study, finding in lines.get(site.muscle, ())
            if finding.about(site.id) and (grounds_prior(finding) or (finding.points is Points.ACTIVE and not high))
        }
        for study in (study for study in site.prior_studies if study in known - grounds):
            position = book.defined[Kind.TRIGGER_POINT][site.id]
            book.say(position, f"its prior {site.prior.value!r} cannot rest on {study!r}: too few active points there")

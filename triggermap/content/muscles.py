"""Reads one muscle file."""

from __future__ import annotations

from triggermap.content.cursor import Cursor, Fields, Kind, Reader
from triggermap.content.readers import (
    choice,
    flag,
    identifier,
    integer,
    list_of,
    optional,
    refers,
    span,
    string,
    terms,
    text,
)
from triggermap.content.strokes import belly, referral, spot
from triggermap.domain.evidence import PriorGround
from triggermap.domain.muscle import Muscle, Press, Prior, SelfCare, Stretch, Therapist, TriggerPoint
from triggermap.domain.zones import Depth, Zone

_TEXTS = list_of(text)
_STEPS = list_of(text, least=1)
_SOURCES = list_of(refers(Kind.SOURCE), least=1)
_MUSCLES = list_of(refers(Kind.MUSCLE, Kind.COVERED_MUSCLE))


def read_muscle(cursor: Cursor) -> Muscle:
    """Read a muscle with its trigger points and notes; the file's name must be its id."""
    with cursor.fields() as fields:
        name = fields.get("id", identifier)
        if name:
            cursor.book.define(Kind.MUSCLE, name, cursor.position)
            if name != cursor.file.stem:
                fields.say(f"expected {cursor.file.stem!r}, the name of the file; found {name!r}", "id")
        muscle = _muscle(fields, name)
        _check_pressing(fields, muscle)
    return muscle


def _muscle(fields: Fields, name: str) -> Muscle:
    return Muscle(
        id=name,
        group=fields.get("group", refers(Kind.MUSCLE_GROUP)),
        name=fields.get("name", text),
        latin=fields.get("latin", string),
        synonyms=fields.get("synonyms", terms),
        summary=fields.get("summary", text),
        belly=fields.get("belly", list_of(belly, least=1)),
        sites=fields.get("sites", list_of(_site_of(name), least=1)),
        find=fields.get("find", _STEPS),
        self_care=fields.get("self_care", _self_care),
        stretch=fields.get("stretch", optional(_stretch)),
        keeps_going=fields.get("keeps_going", _STEPS),
        cautions=fields.get("cautions", _TEXTS),
        danger_zones=fields.get("danger_zones", list_of(refers(Kind.DANGER_ZONE))),
        see_someone=fields.get("see_someone", _STEPS),
        therapist=fields.get("therapist", _therapist),
        satellites=fields.get("satellites", _MUSCLES),
        sources=fields.get("sources", _SOURCES),
    )


def _check_pressing(fields: Fields, muscle: Muscle) -> None:
    """A muscle that is nowhere pressed must not give a pressure or a time for it."""
    if not muscle.sites or muscle.self_care is None:
        return
    if all(site.press is Press.NONE for site in muscle.sites):
        care = muscle.self_care
        if care.pressure is not None or care.seconds is not None:
            fields.say("no site may be pressed (press: none), so pressure and seconds must be null", "self_care")


def _site_of(muscle: str) -> Reader[TriggerPoint]:
    def read(cursor: Cursor) -> TriggerPoint:
        with cursor.fields() as fields:
            local = fields.get("id", identifier)
            full = f"{muscle}.{local}"
            if local:
                cursor.book.define(Kind.TRIGGER_POINT, full, cursor.position)
            site = _site(fields, muscle, full)
            _check_site(fields, site)
        return site

    return read


def _site(fields: Fields, muscle: str, full: str) -> TriggerPoint:
    basis, studies = fields.get_or("prior_basis", _prior_basis, None) or (PriorGround.NOT_STUDIED, ())
    essential, spillover = fields.get("referral", referral, blank=(Zone(), Zone()))
    return TriggerPoint(
        id=full,
        muscle=muscle,
        number=fields.get_or("number", optional(integer(1, 20, "number in the manual")), None),
        name=fields.get("name", text),
        where=fields.get("where", text),
        spot=fields.get("at", optional(spot)),
        depth=fields.get("depth", choice(Depth)),
        press=fields.get("press", choice(Press)),
        press_not_for=fields.get("press_not_for", list_of(refers(Kind.CONTRAINDICATION))),
        essential=essential,
        spillover=spillover,
        pain=fields.get("pain", text),
        symptoms=fields.get("symptoms", list_of(refers(Kind.SYMPTOM))),
        mistaken_for=fields.get("mistaken_for", _TEXTS),
        prior=fields.get("prior", choice(Prior)),
        prior_ground=fields.get("prior_ground", text),
        sure=fields.get("sure", flag),
        note=fields.get_or("note", optional(text), None),
        sources=fields.get("sources", _SOURCES),
        crosses=fields.get_or("crosses", flag, default=False),
        prior_basis=basis,
        prior_studies=studies,
    )


def _prior_basis(cursor: Cursor) -> tuple[PriorGround, tuple[str, ...]]:
    """Read ``{ground: study, studies: [...]}``, or ``{ground: guide}`` or ``{ground: not_studied}``."""
    with cursor.fields() as fields:
        ground = fields.get("ground", choice(PriorGround))
        studies = fields.get_or("studies", list_of(refers(Kind.STUDY), least=1), ())
        if (ground is PriorGround.STUDY) is not bool(studies):
            fields.say("studies are named where the ground is 'study', and only there")
    return ground, studies


def _check_site(fields: Fields, site: TriggerPoint) -> None:
    if fields.has("referral") and not site.essential.strokes and not site.symptoms and not site.note:
        fields.say("has no essential zone, no symptoms and no note that says why", "referral")


def _self_care(cursor: Cursor) -> SelfCare:
    with cursor.fields() as fields:
        return SelfCare(
            tool=fields.get("tool", text),
            steps=fields.get("steps", _STEPS),
            pressure=fields.get("pressure", optional(span(0, 10, "on a scale to 10"))),
            seconds=fields.get("seconds", optional(span(1, 180, "seconds"))),
            times_a_day=fields.get("times_a_day", optional(span(1, 8, "times a day"))),
            stop=fields.get("stop", _STEPS),
            heat_cold=fields.get("heat_cold", text),
        )


def _stretch(cursor: Cursor) -> Stretch:
    with cursor.fields() as fields:
        return Stretch(
            steps=fields.get("steps", _STEPS),
            hold_seconds=fields.get("hold_seconds", integer(5, 60, "seconds")),
            repeats=fields.get("repeats", integer(1, 20, "times")),
            caution=fields.get("caution", text),
        )


def _therapist(cursor: Cursor) -> Therapist:
    with cursor.fields() as fields:
        return Therapist(
            origin=fields.get("origin", text),
            insertion=fields.get("insertion", text),
            action=fields.get("action", text),
            innervation=fields.get("innervation", text),
            palpation=fields.get("palpation", text),
            evidence=fields.get("evidence", text),
        )

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
from triggermap.domain.anatomy import Side
from triggermap.domain.evidence import PriorGround
from triggermap.domain.muscle import Muscle, Press, Prior, SelfCare, Stretch, Therapist, TriggerPoint
from triggermap.domain.text import NO_TERMS, Text
from triggermap.domain.zones import Depth, Zone

NO_TEXT = Text("", "")
NO_CARE = SelfCare(NO_TEXT, (), None, None, None, (), NO_TEXT)
NO_ANATOMY = Therapist(NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT)
"""What stands where a pack says nothing."""
_TEXTS = list_of(text)
_STEPS = list_of(text, least=1)
_SOURCES = list_of(refers(Kind.SOURCE), least=1)
_MUSCLES = list_of(refers(Kind.MUSCLE, Kind.COVERED_MUSCLE))


def read_muscle(cursor: Cursor) -> Muscle:
    """Read a muscle with its trigger points and notes; the file's name must be its id."""
    with cursor.fields() as fields:
        name = fields.get("id", identifier)
        if name:
            own, name = name, cursor.book.full(name)
            cursor.book.define(Kind.MUSCLE, name, cursor.position)
            if cursor.file.stem not in (own, name):
                fields.say(f"expected {cursor.file.stem!r}, the name of the file; found {own!r}", "id")
            elif cursor.book.scope is not None and "." in name.removeprefix(f"{cursor.book.scope.pack}."):
                fields.say("an id holds no dot", "id")
        muscle = _muscle(fields, name)
        _check_pressing(fields, muscle)
    return muscle


def _muscle(fields: Fields, name: str) -> Muscle:
    return Muscle(
        id=name,
        group=fields.get("group", refers(Kind.MUSCLE_GROUP), in_pack=""),
        name=fields.get("name", text),
        latin=fields.get("latin", string, in_pack=""),
        synonyms=fields.get("synonyms", terms, in_pack=NO_TERMS),
        summary=fields.get("summary", text),
        belly=fields.get("belly", list_of(belly, least=1), in_pack=()),
        sites=fields.get("sites", list_of(_site_of(name), least=1)),
        find=fields.get("find", _STEPS, in_pack=()),
        self_care=fields.get("self_care", _self_care, in_pack=NO_CARE),
        stretch=fields.get("stretch", optional(_stretch), in_pack=None),
        keeps_going=fields.get("keeps_going", _STEPS, in_pack=()),
        cautions=fields.get("cautions", _TEXTS, in_pack=()),
        danger_zones=fields.get("danger_zones", list_of(refers(Kind.DANGER_ZONE)), in_pack=()),
        see_someone=fields.get("see_someone", _STEPS, in_pack=()),
        therapist=fields.get("therapist", _therapist, in_pack=NO_ANATOMY),
        satellites=fields.get("satellites", _MUSCLES, in_pack=()),
        sources=fields.get("sources", _SOURCES, in_pack=()),
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
        spot=fields.get("at", optional(spot), in_pack=None),
        depth=fields.get("depth", choice(Depth), in_pack=Depth.SUPERFICIAL),
        press=fields.get("press", choice(Press), in_pack=Press.NONE),
        press_not_for=fields.get("press_not_for", list_of(refers(Kind.CONTRAINDICATION)), in_pack=()),
        essential=essential,
        spillover=spillover,
        pain=fields.get("pain", text),
        symptoms=fields.get("symptoms", list_of(refers(Kind.SYMPTOM)), in_pack=()),
        mistaken_for=fields.get("mistaken_for", _TEXTS, in_pack=()),
        prior=fields.get("prior", choice(Prior), in_pack=Prior.UNCOMMON),
        prior_ground=fields.get("prior_ground", text, in_pack=NO_TEXT),
        sure=fields.get("sure", flag, in_pack=False),
        note=fields.get_or("note", optional(text), None),
        sources=fields.get("sources", _SOURCES, in_pack=()),
        crosses=fields.get_or("crosses", flag, default=False),
        only=fields.get_or("only", _one_side, None),
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


def _one_side(cursor: Cursor) -> Side:
    side = choice(Side)(cursor)
    if side is Side.MIDLINE:
        cursor.reject("expected left or right; leave `only` out where a site may be on either side")
    return side


def _check_site(fields: Fields, site: TriggerPoint) -> None:
    if fields.has("referral") and not site.essential.strokes and not site.symptoms and not site.note:
        fields.say("has no essential zone, no symptoms and no note that says why", "referral")


def _self_care(cursor: Cursor) -> SelfCare:
    with cursor.fields() as fields:
        return SelfCare(
            tool=fields.get("tool", text, in_pack=NO_TEXT),
            steps=fields.get("steps", _STEPS),
            pressure=fields.get("pressure", optional(span(0, 10, "on a scale to 10")), in_pack=None),
            seconds=fields.get("seconds", optional(span(1, 180, "seconds")), in_pack=None),
            times_a_day=fields.get("times_a_day", optional(span(1, 8, "times a day")), in_pack=None),
            stop=fields.get("stop", _STEPS, in_pack=()),
            heat_cold=fields.get("heat_cold", text, in_pack=NO_TEXT),
        )


def _stretch(cursor: Cursor) -> Stretch:
    with cursor.fields() as fields:
        return Stretch(
            steps=fields.get("steps", _STEPS),
            hold_seconds=fields.get("hold_seconds", integer(5, 60, "seconds")),
            repeats=fields.get("repeats", integer(1, 20, "times")),
            caution=fields.get("caution", text, in_pack=NO_TEXT),
        )


def _therapist(cursor: Cursor) -> Therapist:
    with cursor.fields() as fields:
        return Therapist(
            origin=fields.get("origin", text, in_pack=NO_TEXT),
            insertion=fields.get("insertion", text, in_pack=NO_TEXT),
            action=fields.get("action", text, in_pack=NO_TEXT),
            innervation=fields.get("innervation", text, in_pack=NO_TEXT),
            palpation=fields.get("palpation", text, in_pack=NO_TEXT),
            evidence=fields.get("evidence", text, in_pack=NO_TEXT),
        )

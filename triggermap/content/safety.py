"""Reads safety.yaml: red flags, contraindications, danger zones, general rules, emergency numbers."""

from __future__ import annotations

import re

from triggermap.content.cursor import Cursor, Kind
from triggermap.content.readers import choice, defines, list_of, optional, refers, string, text
from triggermap.domain.safety import (
    Allowed,
    Contraindication,
    DangerZone,
    EmergencyNumber,
    GeneralRule,
    RedFlag,
    Safety,
    Urgency,
)

_COUNTRY = re.compile(r"\*|[A-Z]{2}")
_PHONE = re.compile(r"[0-9][0-9 /-]*")

_AREAS = list_of(refers(Kind.REGION, Kind.GROUP, Kind.ANYWHERE))
"""Region ids, region group ids, or ``*``."""
_MUSCLES = list_of(refers(Kind.MUSCLE, Kind.COVERED_MUSCLE))
_SOURCES = list_of(refers(Kind.SOURCE), least=1)


def read_safety(cursor: Cursor) -> Safety:
    """Read the safety file."""
    with cursor.fields() as fields:
        safety = Safety(
            red_flags=fields.get("red_flags", list_of(_red_flag, least=1)),
            contraindications=fields.get("contraindications", list_of(_contraindication, least=1)),
            danger_zones=fields.get("danger_zones", list_of(_danger_zone, least=1)),
            general_rules=fields.get("general_rules", list_of(_general_rule, least=1)),
            emergency_numbers=fields.get("emergency_numbers", list_of(_emergency_number, least=1)),
        )
        numbers = safety.emergency_numbers or ()
        if numbers and "*" not in [number.country for number in numbers]:
            fields.say("expected one entry with country '*', the default", "emergency_numbers")
    return safety


def read_added_safety(cursor: Cursor) -> Safety:
    """Read what a pack adds to the safety content; whom to call in an emergency is not a pack's to say."""
    with cursor.fields() as fields:
        return Safety(
            red_flags=fields.get_or("red_flags", list_of(_red_flag), ()),
            contraindications=fields.get_or("contraindications", list_of(_contraindication), ()),
            danger_zones=fields.get_or("danger_zones", list_of(_danger_zone), ()),
            general_rules=fields.get_or("general_rules", list_of(_general_rule), ()),
            emergency_numbers=(),
        )


def _red_flag(cursor: Cursor) -> RedFlag:
    with cursor.fields() as fields:
        red_flag = RedFlag(
            id=fields.get("id", defines(Kind.RED_FLAG)),
            condition=fields.get("condition", text),
            signs=fields.get("signs", text),
            urgency=fields.get("urgency", choice(Urgency)),
            regions=fields.get("regions", _AREAS),
            muscles=fields.get_or("muscles", _MUSCLES, ()),
            sources=fields.get("sources", _SOURCES, in_pack=()),
            short=fields.get_or("short", text, None),
        )
        if red_flag.urgency is Urgency.EMERGENCY and red_flag.short is None:
            fields.say("an emergency needs the sign in a few words", "short")
        if red_flag.regions == () and red_flag.muscles == ():
            fields.say("has neither regions nor muscles, so it would never be shown", "regions")
    return red_flag


def _contraindication(cursor: Cursor) -> Contraindication:
    with cursor.fields() as fields:
        return Contraindication(
            id=fields.get("id", defines(Kind.CONTRAINDICATION)),
            condition=fields.get("condition", text),
            where=fields.get("where", text),
            pressure=fields.get("pressure", choice(Allowed)),
            heat=fields.get("heat", choice(Allowed)),
            cold=fields.get("cold", choice(Allowed)),
            stretch=fields.get("stretch", choice(Allowed)),
            advice=fields.get("advice", text),
            regions=fields.get("regions", _AREAS),
            question=fields.get_or("question", optional(text), None),
            sources=fields.get("sources", _SOURCES, in_pack=()),
        )


def _danger_zone(cursor: Cursor) -> DangerZone:
    with cursor.fields() as fields:
        return DangerZone(
            id=fields.get("id", defines(Kind.DANGER_ZONE)),
            place=fields.get("place", text),
            danger=fields.get("danger", text),
            rule=fields.get("rule", text),
            regions=fields.get("regions", _AREAS),
            muscles=fields.get_or("muscles", _MUSCLES, ()),
            sources=fields.get("sources", _SOURCES, in_pack=()),
        )


def _general_rule(cursor: Cursor) -> GeneralRule:
    with cursor.fields() as fields:
        return GeneralRule(
            id=fields.get("id", defines(Kind.RULE)),
            rule=fields.get("rule", text),
            sources=fields.get("sources", _SOURCES, in_pack=()),
        )


def _emergency_number(cursor: Cursor) -> EmergencyNumber:
    with cursor.fields() as fields:
        return EmergencyNumber(
            country=fields.get("country", _country),
            name=fields.get("name", text),
            emergency=fields.get("emergency", _phone),
            today=fields.get("today", text),
        )


def _country(cursor: Cursor) -> str:
    value = string(cursor)
    if not _COUNTRY.fullmatch(value):
        cursor.reject(f"expected two capital letters (ISO 3166) or '*', found {value!r}")
    cursor.book.define(Kind.COUNTRY, value, cursor.position)
    return value


def _phone(cursor: Cursor) -> str:
    value = string(cursor)
    if not _PHONE.fullmatch(value):
        cursor.reject(f"expected a telephone number in quotes, found {value!r}")
    return value

"""Reads spots, strokes, zones and bellies: shapes written in words of landmarks.

A spot is a landmark id, ``{at: landmark}`` or ``{from: a, to: b, fraction: 0.4}``, with optional offsets in cm
(`up`, `out`, `front`) and `other_side`. The strokes are those of `triggermap.domain.zones`; CONTRIBUTING lists them.
"""

from __future__ import annotations

from triggermap.content.cursor import Cursor, Fields, Kind, Reader
from triggermap.content.nodes import Mapping, Scalar, Sequence
from triggermap.content.readers import choice, flag, identifier, integer, list_of, number, refers
from triggermap.domain.zones import (
    Along,
    Around,
    Band,
    Belly,
    Digit,
    Level,
    LimbSide,
    Painted,
    Ray,
    RayFace,
    RayMark,
    Rib,
    Rim,
    Spot,
    Stroke,
    StrokeSide,
    Whole,
    Zone,
)

SMALLEST_RADIUS = 0.2
LARGEST_RADIUS = 15.0

_landmark = refers(Kind.LANDMARK)
_radius = number(SMALLEST_RADIUS, LARGEST_RADIUS, "cm")
_width = number(2 * SMALLEST_RADIUS, 2 * LARGEST_RADIUS, "cm")
_reach = number(0, 40, "cm from the midline")
_share = number(0, 1, "0 beside the spine, 1 at the front end")
_offset = number(-40, 40, "cm")


def spot(cursor: Cursor) -> Spot:
    """Read a spot."""
    if isinstance(cursor.node, Scalar):
        return Spot(_landmark(cursor))
    with cursor.fields() as fields:
        alone = fields.has("at")
        return Spot(
            start=fields.get("at" if alone else "from", _landmark),
            end=None if alone else fields.get("to", _landmark),
            fraction=0.0 if alone else fields.get("fraction", number(0, 1, "0 at `from`, 1 at `to`")),
            up=fields.get_or("up", _offset, 0.0),
            out=fields.get_or("out", _offset, 0.0),
            front=fields.get_or("front", _offset, 0.0),
            other_side=fields.get_or("other_side", flag, default=False),
        )


def _side(fields: Fields) -> StrokeSide:
    return fields.get_or("side", choice(StrokeSide), StrokeSide.SAME)


def _stops(fields: Fields) -> bool:
    return fields.get_or("stop_at_midline", flag, default=False)


def stroke(cursor: Cursor) -> Stroke:
    """Read any stroke; the key that it begins with says which."""
    keys = cursor.node.entries if isinstance(cursor.node, Mapping) else {}
    for key, reader in _STROKES.items():
        if key in keys:
            return reader(cursor)
    return cursor.reject(f"expected a stroke with one of the keys {', '.join(_STROKES)}")


def _belly_stroke(cursor: Cursor) -> Painted:
    value = stroke(cursor)
    if isinstance(value, Whole | Rim):
        cursor.reject("a muscle's outline is made of painted strokes, not of regions or rims")
    return value


def _along(cursor: Cursor) -> Along:
    with cursor.fields() as fields:
        spots = fields.get("along", list_of(spot, least=2))
        if fields.has("radii"):
            radii = fields.get("radii", list_of(_radius))
            if fields.has("radius"):
                fields.say("give either radius or radii, not both", "radius")
            elif spots and radii is not None and len(radii) != len(spots):
                fields.say(f"expected one radius a spot, {len(spots)}, found {len(radii)}", "radii")
        else:
            radii = (fields.get("radius", _radius),)
        return Along(spots, radii, _side(fields), _stops(fields))


def _around(cursor: Cursor) -> Around:
    with cursor.fields() as fields:
        return Around(fields.get("around", spot), fields.get("radius", _radius), _side(fields), _stops(fields))


def _band(cursor: Cursor) -> Band:
    with cursor.fields() as fields:
        parts = fields.get_or("part", list_of(choice(LimbSide), least=1), ())
        return Band(fields.get("band", spot), fields.get("width", _width), parts, _side(fields), _stops(fields))


def _rib(cursor: Cursor) -> Rib:
    with cursor.fields() as fields:
        rib = fields.get("rib", integer(1, 12, "rib"))
        start, end = fields.get_or("from", _share, 0.0), fields.get_or("to", _share, 1.0)
        if start is not None and end is not None and start >= end:
            fields.say(f"expected `from` smaller than `to`, found {start:g} and {end:g}", "from")
        return Rib(rib, start, end, fields.get("width", _width), _side(fields), _stops(fields))


def _level(cursor: Cursor) -> Level:
    with cursor.fields() as fields:
        place = fields.get("level", spot)
        start, end = fields.get_or("from", _reach, 0.0), fields.get("to", _reach)
        if start is not None and end is not None and start >= end:
            fields.say(f"expected `from` smaller than `to`, found {start:g} and {end:g}", "from")
        return Level(place, start, end, fields.get("width", _width), _side(fields), _stops(fields))


def _ray(cursor: Cursor) -> Ray:
    with cursor.fields() as fields:
        digit, face = fields.get("ray", choice(Digit)), fields.get("face", choice(RayFace))
        if digit and face and digit.of_foot != face.of_foot:
            fields.say(f"expected {'sole or top' if digit.of_foot else 'palm or back'} for {digit}", "face")
        marks = {key: fields.get_or(key, choice(RayMark), usual) for key, usual in _RAY_ENDS.items()}
        order = list(RayMark)
        if all(marks.values()) and order.index(marks["from"]) >= order.index(marks["to"]):
            fields.say(f"expected `from` nearer to the body than `to`, found {marks['from']} and {marks['to']}", "from")
        for key, mark in marks.items():
            if mark is RayMark.MIDDLE and digit in (Digit.THUMB, Digit.BIG_TOE):
                fields.say(f"the {digit} has no middle joint", key)
        return Ray(
            digit, face, marks["from"], marks["to"], fields.get("radius", _radius), _side(fields), _stops(fields)
        )


_RAY_ENDS = {"from": RayMark.KNUCKLE, "to": RayMark.TIP}


def _rim(cursor: Cursor) -> Rim:
    with cursor.fields() as fields:
        return Rim(fields.get("rim", _radius))


def _whole(key: str, kind: Kind) -> Reader[Whole]:
    def read(cursor: Cursor) -> Whole:
        with cursor.fields() as fields:
            return Whole(fields.get(key, refers(kind)), _side(fields))

    return read


_STROKES: dict[str, Reader[Stroke]] = {
    "along": _along,
    "around": _around,
    "band": _band,
    "rib": _rib,
    "level": _level,
    "ray": _ray,
    "region": _whole("region", Kind.SKIN_REGION),
    "inner": _whole("inner", Kind.INNER_REGION),
    "rim": _rim,
}


def zone(cursor: Cursor) -> Zone:
    """Read one part of a referral zone: a list of strokes, or ``{strokes: [...], but: [...]}``."""
    if isinstance(cursor.node, Sequence):
        return Zone(list_of(stroke)(cursor))
    with cursor.fields() as fields:
        return Zone(
            strokes=fields.get("strokes", list_of(stroke, least=1)),
            but=fields.get_or("but", list_of(stroke), ()),
        )


def referral(cursor: Cursor) -> tuple[Zone, Zone]:
    """Read the essential and the spillover part."""
    with cursor.fields() as fields:
        essential = fields.get("essential", zone)
        spillover = fields.get_or("spillover", zone, Zone())
        if essential and any(isinstance(part, Rim) for part in essential.strokes):
            fields.say("a rim goes round the essential part, so it belongs to spillover", "essential")
        if spillover and any(isinstance(part, Rim) for part in spillover.strokes) and not (essential or Zone()).strokes:
            fields.say("a rim needs an essential part to go round", "spillover")
    return essential, spillover


def belly(cursor: Cursor) -> Belly:
    """Read the outline of one part of a muscle."""
    with cursor.fields() as fields:
        return Belly(
            id=fields.get("id", identifier),
            strokes=fields.get("strokes", list_of(_belly_stroke, least=1)),
            deep=fields.get("deep", flag),
        )

"""Reads regions.yaml and landmarks.yaml."""

from __future__ import annotations

import re

from triggermap.content.cursor import Cursor, Fields, Kind
from triggermap.content.readers import defines, flag, integer, list_of, string, terms, text
from triggermap.domain.anatomy import Landmark, Region, RegionGroup, Side
from triggermap.domain.text import Terms

_UBERON = re.compile(r"UBERON:[0-9]{7}")
_Choir = tuple[tuple[Side, tuple[int, ...]], ...]


def read_regions(cursor: Cursor) -> tuple[tuple[RegionGroup, ...], tuple[Region, ...]]:
    """Read the region file: groups, and the regions in them."""
    with cursor.fields() as fields:
        groups = fields.get("groups", list_of(_group, least=1))
        regions = fields.get("regions", list_of(_region, least=1))
    return groups, regions


def read_landmarks(cursor: Cursor) -> tuple[Landmark, ...]:
    """Read the landmark file."""
    with cursor.fields() as fields:
        return fields.get("landmarks", list_of(_landmark, least=1))


def _group(cursor: Cursor) -> RegionGroup:
    with cursor.fields() as fields:
        return RegionGroup(
            id=fields.get("id", defines(Kind.GROUP)),
            name=fields.get("name", text),
            synonyms=fields.get_or("synonyms", terms, Terms()),
        )


def _region(cursor: Cursor) -> Region:
    with cursor.fields() as fields:
        region = _region_of(fields)
        for kind in (Kind.INNER_REGION if region.inner else Kind.SKIN_REGION,):
            if region.id:
                cursor.book.define(kind, region.id, cursor.position)
        if region.id and not region.parent:
            fields.say("expected an id with its group before a dot, such as 'face.cheek'", "id")
        elif region.id and region.parent not in cursor.book.defined.get(Kind.GROUP, {}):
            fields.say(f"the part before the dot, {region.parent!r}, is no region group", "id")
    return region


def _region_of(fields: Fields) -> Region:
    name = fields.get("id", defines(Kind.REGION))
    parent, dot, _ = (name or "").partition(".")
    return Region(
        id=name,
        name=fields.get("name", text),
        parent=parent if dot else "",
        paired=fields.get("paired", flag),
        inner=fields.get_or("inner", flag, default=False),
        synonyms=fields.get_or("synonyms", terms, Terms()),
        choir=fields.get_or("choir", _choir, ()),
        uberon=fields.get_or("uberon", _uberon, None),
    )


def _choir(cursor: Cursor) -> _Choir:
    """Read CHOIR body-map codes per side: 101-136 on the front, 201-238 on the back."""
    codes = list_of(_choir_code, least=1)
    with cursor.fields() as fields:
        found = [(side, fields.get_or(side.value, codes, ())) for side in Side]
    return tuple((side, numbers) for side, numbers in found if numbers)


def _choir_code(cursor: Cursor) -> int:
    code = integer(101, 238, "CHOIR code")(cursor)
    if 136 < code < 201:
        cursor.reject(f"expected a CHOIR code, 101-136 (front) or 201-238 (back), found {code}")
    return code


def _uberon(cursor: Cursor) -> str:
    value = string(cursor)
    if not _UBERON.fullmatch(value):
        cursor.reject(f"expected an Uberon id such as UBERON:0001567, found {value!r}")
    return value


def _landmark(cursor: Cursor) -> Landmark:
    with cursor.fields() as fields:
        return Landmark(
            id=fields.get("id", defines(Kind.LANDMARK)),
            name=fields.get("name", text),
            paired=fields.get("paired", flag),
            bony=fields.get_or("bony", flag, default=True),
            label=fields.get_or("label", text, None),
            key=fields.get_or("key", flag, default=False),
        )

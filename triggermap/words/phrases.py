"""Phrases by key, from `assets/words/*.json`, and the few that are built from them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from triggermap import resources
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.safety import Urgency
from triggermap.domain.text import Language, Text
from triggermap.domain.zones import ZonePart


@cache
def phrases() -> Mapping[str, Text]:
    """Return all phrases; read once. Slots stand in braces, as `str.format` has them."""
    files = sorted((resources.assets_dir() / "words").glob("*.json"))
    raw = [item for file in files for item in json.loads(file.read_text(encoding="utf-8")).items()]
    return {key: Text(texts["en"], texts["nl"]) for key, texts in raw}


def phrase(key: str, language: Language, **slots: object) -> str:
    """Return the phrase under `key` with its slots filled.

    Raises:
        KeyError: where there is no such phrase, or a slot of it is not given.
    """
    return phrases()[key].get(language).format_map(slots)


def side_name(side: Side, language: Language) -> str:
    """Return the person's own side: 'your right', and 'both sides' for a candidate on the midline."""
    return phrase(f"side.{side.value}", language)


def zone_name(part: ZonePart, language: Language) -> str:
    """Return what a part of a referral zone is called."""
    return phrase(f"zone.{part.value}", language)


def urgency_name(urgency: Urgency, language: Language) -> str:
    """Return how soon, as a heading."""
    return phrase(f"urgency.{urgency.value}", language)


def place_name(place: Place, region_name: Text, language: Language) -> str:
    """Return a place with its side: 'Cheek (your right)'; a place on the midline has none."""
    name = region_name.get(language)
    if place.side is Side.MIDLINE:
        return name
    return phrase("place.sided", language, region=name, side=side_name(place.side, language))


def listed(items: Sequence[str], language: Language) -> str:
    """Return items as people list them: 'a, b and c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {phrase('list.and', language)} {items[-1]}"

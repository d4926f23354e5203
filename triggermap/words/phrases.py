"""Phrases by key, from the JSON files in `assets/words`, and the few that are built from them.

A phrase is ``{"en": "...", "nl": "..."}`` with slots in braces, or per language ``{"one": "...", "other": "..."}``,
chosen by the slot `count`. Each key stands in one file only; which one does not matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from triggermap import resources
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.safety import Urgency
from triggermap.domain.text import Language, Text
from triggermap.domain.zones import ZonePart
from triggermap.errors import ContentError, Problem

_SLOT = re.compile(r"\{([a-z_]+)\}")
_STRONG, _GOOD, _FAIR = 0.75, 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase in both languages; `one` differs from `other` where it counts something."""

    one: Text
    other: Text

    def get(self, language: Language, count: object = None) -> str:
        """Return the form for `count`; English and Dutch both use the singular for one only."""
        return (self.one if count == 1 else self.other).get(language)

    @property
    def slots(self) -> frozenset[str]:
        """Names of all slots, over languages and forms."""
        forms = (self.one.en, self.one.nl, self.other.en, self.other.nl)
        return frozenset(name for form in forms for name in slots_of(form))


def slots_of(form: str) -> frozenset[str]:
    """Return the names of the slots in one form of a phrase."""
    return frozenset(_SLOT.findall(form))


def load_phrases(folder: Path) -> dict[str, Phrase]:
    """Return the phrases of all JSON files in `folder`.

    Raises:
        ContentError: with every fault found: a key twice, a language missing, slots that differ.
    """
    problems: list[Problem] = []
    phrases: dict[str, Phrase] = {}
    for file in sorted(folder.glob("*.json")):
        for key, raw in _pairs(file, problems):
            found = _phrase_of(raw)
            if found is None:
                expected = 'expected {"en": "...", "nl": "..."}, or "one" and "other" in each language'
                problems.append(Problem(file, 0, key, expected))
            elif key in phrases:
                problems.append(Problem(file, 0, key, "stands twice"))
            else:
                phrases[key] = found
                problems += [Problem(file, 0, key, fault) for fault in _slot_faults(found)]
    if problems:
        raise ContentError(tuple(problems))
    return phrases


def _pairs(file: Path, problems: list[Problem]) -> list[tuple[str, object]]:
    """Return keys and values of the file's outer object as they stand, so that a key that stands twice is seen."""
    outer: list[tuple[str, object]] = []

    def keep(pairs: list[tuple[str, object]]) -> dict[str, object]:
        outer[:] = pairs  # the outermost object is closed last
        return dict(pairs)

    try:
        content = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=keep)
    except (OSError, ValueError) as error:
        problems.append(Problem(file, getattr(error, "lineno", 0), "", f"cannot be read: {error}"))
        return []
    if not isinstance(content, dict):
        problems.append(Problem(file, 0, "", "expected keys with phrases"))
        return []
    return outer


def _phrase_of(raw: object) -> Phrase | None:
    if not isinstance(raw, dict) or raw.keys() != {"en", "nl"}:
        return None
    forms: list[tuple[str, str]] = []
    for value in (raw["en"], raw["nl"]):
        if isinstance(value, dict):
            if value.keys() != {"one", "other"}:
                return None
            forms.append((value["one"], value["other"]))
        else:
            forms.append((value, value))
    if not all(isinstance(form, str) and form.strip() for pair in forms for form in pair):
        return None
    (one_en, other_en), (one_nl, other_nl) = forms
    return Phrase(Text(one_en, one_nl), Text(other_en, other_nl))


def _slot_faults(found: Phrase) -> list[str]:
    faults = []
    for form in (found.one.en, found.one.nl, found.other.en, found.other.nl):
        if "{" in _SLOT.sub("", form) or "}" in _SLOT.sub("", form):
            faults.append(f"only plain slots such as {{count}} are allowed: {form!r}")
        # "one" may spell the number out.
        missing = found.slots - slots_of(form) - {"count"}
        if missing:
            faults.append(f"lacks the slot {sorted(missing)[0]!r}: {form!r}")
    if slots_of(found.other.en) != slots_of(found.other.nl):
        faults.append("English and Dutch have different slots")
    return list(dict.fromkeys(faults))


@cache
def phrases() -> Mapping[str, Phrase]:
    """Return all phrases of the product; read once.

    Raises:
        ContentError: where the files are faulty.
    """
    return load_phrases(resources.words_dir())


def phrase(key: str, language: Language, **slots: object) -> str:
    """Return the phrase under `key` with its slots filled; `count` also chooses singular or plural.

    Raises:
        KeyError: where there is no such phrase, or a slot of it is not given.
    """
    form = phrases()[key].get(language, slots.get("count"))
    return _SLOT.sub(lambda match: str(slots[match.group(1)]), form)


def side_name(side: Side, language: Language) -> str:
    """Return the person's own side: 'your right', and 'both sides' for a candidate on the midline."""
    return phrase(f"side.{side.value}", language)


def zone_name(part: ZonePart, language: Language) -> str:
    """Return what a part of a referral zone is called."""
    return phrase(f"zone.{part.value}", language)


def urgency_name(urgency: Urgency, language: Language) -> str:
    """Return how soon, as a heading."""
    return phrase(f"urgency.{urgency.value}", language)


def match_name(score: float, language: Language) -> str:
    """Return a score, 0 to 1, in words: how well what was marked matches the described pattern."""
    rank = "strong" if score >= _STRONG else "good" if score >= _GOOD else "fair" if score >= _FAIR else "weak"
    return phrase(f"match.{rank}", language)


def place_name(place: Place, region_name: Text, language: Language) -> str:
    """Return a place with its side: 'Cheek (your right)'; a place on the midline has none."""
    name = region_name.get(language)
    if place.side is Side.MIDLINE:
        return name
    return phrase("place.sided", language, region=name, side=side_name(place.side, language))


def date_name(day: date, language: Language) -> str:
    """Return a date as people write it: '9 March 2026'."""
    return f"{day.day} {phrase('paper.months', language).split()[day.month - 1]} {day.year}"


def listed(items: Sequence[str], language: Language) -> str:
    """Return items as people list them: 'a, b and c'; with semicolons where an item has a comma or an 'and' itself."""
    joint = f" {phrase('list.and', language)} "
    if any("," in item or joint in item for item in items):
        return "; ".join(items)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])}{joint}{items[-1]}"


def in_sentence(text: str) -> str:
    """Return a name as it stands inside a sentence, with a small first letter; abbreviations are left alone."""
    if len(text) > 1 and text[1].isupper() and not text.startswith("IJ"):
        return text
    return "ij" + text[2:] if text.startswith("IJ") else text[:1].lower() + text[1:]

"""`triggermap regions`: the places that can be marked."""

from __future__ import annotations

import argparse
import json

from triggermap.cli import EXIT_OK
from triggermap.cli.common import heading, knowledge_of, language_of, say
from triggermap.domain.anatomy import Region
from triggermap.domain.text import Language
from triggermap.words import phrase


def run(arguments: argparse.Namespace) -> int:
    """Print all regions, by group."""
    language = language_of(arguments)
    knowledge = knowledge_of(arguments)
    if arguments.json:
        rows = [_row(region, language) for region in knowledge.regions]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return EXIT_OK
    for group in knowledge.groups:
        inside = [region for region in knowledge.regions if region.parent == group.id]
        if inside:
            heading(group.name.get(language))
        for region in inside:
            notes = [phrase("cli.paired", language)] if region.paired else []
            notes += [phrase("cli.inner", language)] if region.inner else []
            extra = f" ({', '.join(notes)})" if notes else ""
            say(f"{region.id:<28} {region.name.get(language)}{extra}", indent=2, hang=29)
            synonyms = region.synonyms.get(language)
            if synonyms:
                say(", ".join(synonyms), indent=31)
    return EXIT_OK


def _row(region: Region, language: Language) -> dict[str, object]:
    return {
        "id": region.id,
        "group": region.parent,
        "label": region.name.get(language),
        "sides": [place.side.value for place in region.places],
        "inner": region.inner,
        "synonyms": list(region.synonyms.get(language)),
    }

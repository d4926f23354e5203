"""The names of all places in words that a pack's author can look up: written beside the example pack."""

from __future__ import annotations

from collections.abc import Iterable

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.text import Text

PLACES_FILE = "PLACES.md"


def places_list(knowledge: Knowledge) -> str:
    """Return a list (Markdown) of landmarks and regions with their names in English and Dutch."""
    landmarks = [(landmark.id, landmark.name, landmark.paired) for landmark in knowledge.landmarks]
    skin = [(region.id, region.name, region.paired) for region in knowledge.regions if not region.inner]
    inner = [(region.id, region.name, region.paired) for region in knowledge.regions if region.inner]
    parts = [
        "# Places / Plaatsen",
        f"Trigger Map, content / inhoud {knowledge.version}",
        "## Landmarks / Herkenningspunten: `at`, `from`, `to`, `around`, `along`",
        _table(landmarks),
        "## Places with skin / Plaatsen met huid: `region`",
        _table(skin),
        "## Places inside / Plaatsen van binnen: `inner`",
        _table(inner),
    ]
    return "\n\n".join(parts) + "\n"


def _table(rows: Iterable[tuple[str, Text, bool]]) -> str:
    lines = ["| id | English | Nederlands | left and right / links en rechts |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {text.en} | {text.nl} | {'yes / ja' if paired else ''} |" for name, text, paired in rows]
    return "\n".join(lines)

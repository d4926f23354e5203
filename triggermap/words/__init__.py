"""Texts for people that are needed below Qt: reasons, command line, paper; English and Dutch."""

from __future__ import annotations

from triggermap.words.evidence import grade_name, link_lines, prior_line
from triggermap.words.packs import pack_from, pack_holds, pack_origin
from triggermap.words.phrases import (
    date_name,
    in_sentence,
    listed,
    match_name,
    phrase,
    place_name,
    side_name,
    urgency_name,
    zone_name,
)
from triggermap.words.problems import problem_line, problem_text
from triggermap.words.reasons import place_names, reason, reason_parts

__all__ = [
    "date_name",
    "grade_name",
    "in_sentence",
    "link_lines",
    "listed",
    "match_name",
    "pack_from",
    "pack_holds",
    "pack_origin",
    "phrase",
    "place_name",
    "place_names",
    "prior_line",
    "problem_line",
    "problem_text",
    "reason",
    "reason_parts",
    "side_name",
    "urgency_name",
    "zone_name",
]

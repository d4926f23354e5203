"""Whom to call, in words for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.safety import EmergencyNumber, RedFlag, Urgency
from triggermap.domain.text import Language
from triggermap.report import blocks as b
from triggermap.words import phrase, urgency_name


def number_of(country: str, knowledge: Knowledge) -> EmergencyNumber:
    """Return whom to call in a country; the default where the content has none for it.

    Raises:
        KeyError: where the content lacks the default.
    """
    numbers = {entry.country: entry for entry in knowledge.safety.emergency_numbers}
    return numbers.get(country) or numbers["*"]


def call_words(flag: RedFlag, number: EmergencyNumber, language: Language) -> str:
    """Return whom to call for a sign that applies."""
    if flag.urgency is Urgency.EMERGENCY:
        return phrase("paper.call_now", language, number=number.emergency)
    if flag.urgency is Urgency.TODAY:
        return phrase("paper.call_today", language, who=number.today.get(language))
    return phrase("paper.call_soon", language)


def flag_lists(
    flags: Sequence[RedFlag], number: EmergencyNumber, language: Language
) -> Iterator[b.Paragraph | b.Bullets]:
    """Yield warning signs by how soon to call, with whom to call, emergencies first."""
    for urgency in Urgency:
        signs = tuple(flag.signs.get(language) for flag in flags if flag.urgency is urgency)
        if not signs:
            continue
        title = urgency_name(urgency, language)
        who = {Urgency.EMERGENCY: number.emergency, Urgency.TODAY: number.today.get(language)}.get(urgency)
        yield b.Paragraph((b.Run(f"{title} ({who})" if who else title, bold=True),))
        yield b.Bullets(signs)

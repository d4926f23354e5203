"""Problems of content files in the reader's language: the readers write English, the Dutch is found by its form.

A message is the English form of one of the phrases ``problem.*`` with its slots filled; what fills them may be one
itself. `tests/unit/words/test_problems.py` looks that each message of the readers is among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from triggermap.domain.text import Language
from triggermap.errors import Problem
from triggermap.words.phrases import phrases

_KEY = "problem."
_SLOT = re.compile(r"\{([a-z_]+)\}")
_SUGGESTION = re.compile(r"(?P<head>.+); did you mean (?P<name>.+)\?", re.DOTALL)
DEEPEST = 4


def problem_text(message: str, language: Language) -> str:
    """Return a problem's message in `language`; one that is not known stays English."""
    return message if language is Language.EN else _translated(message, language, 0)


def problem_line(problem: Problem, language: Language) -> str:
    """Return a problem as `str` does, in `language`."""
    return str(Problem(problem.file, problem.line, problem.key, problem_text(problem.message, language)))


def _translated(text: str, language: Language, depth: int) -> str:
    if depth > DEEPEST:
        return text
    suggestion = _SUGGESTION.fullmatch(text)
    if suggestion is not None:
        head = _translated(suggestion["head"], language, depth + 1)
        asked = phrases()[f"{_KEY}did_you_mean"].get(language).replace("{name}", suggestion["name"])
        return f"{head}; {asked}"
    for pattern, key in _forms():
        found = pattern.fullmatch(text)
        if found is not None:
            slots = {name: _translated(value, language, depth + 1) for name, value in found.groupdict().items()}
            return _filled(phrases()[key].get(language), slots)
    return text


def _filled(form: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: slots[match.group(1)], form)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the English forms as patterns with their keys, those with the most words of their own first."""
    found = []
    for key, entry in phrases().items():
        if key.startswith(_KEY):
            form = entry.other.en
            own = len(_SLOT.sub("", form))
            pieces = _SLOT.split(form)
            pattern = "".join(
                f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces)
            )
            found.append((own, re.compile(pattern, re.DOTALL), key))
    return tuple((pattern, key) for _own, pattern, key in sorted(found, key=lambda entry: -entry[0]))

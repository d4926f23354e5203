"""The library, from its compiled form where that is still right, in a file of its own: start-up does not read it."""

from __future__ import annotations

from pathlib import Path

from triggermap.content.compiled import CompiledForm
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library
from triggermap.domain.text import Language
from triggermap.errors import Problem

COMPILED_NAME = "library.json"
"""File name in the cache folder, and beside the articles in an installed package."""


def library(root: Path, knowledge: Knowledge, cache_dir: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return the articles of `root` and what is wrong with those that are left out; nothing is raised."""
    problems: list[Problem] = []

    def build() -> Library:
        # Only here are the YAML and Markdown libraries needed.
        from triggermap.content.library_folder import read_library

        loaded = read_library(root, knowledge)
        problems.extend(loaded.problems)
        return loaded.library

    form = CompiledForm(Library, COMPILED_NAME, _context(knowledge))
    found = form.get(root, article_files(root), cache_dir, build, sound=lambda: not problems)
    return found, tuple(problems)


def article_files(root: Path) -> dict[str, Path]:
    """Return every article file by its path inside `root`."""
    found = (file for language in Language for file in (root / language.value).glob("*.md"))
    return {file.relative_to(root).as_posix(): file for file in sorted(found)}


def known_ids(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Return the ids of the knowledge that an article may refer to, by the values of `content.cursor.Kind`."""
    return {
        "muscle": tuple(knowledge.muscle_by_id),
        "trigger point": tuple(knowledge.trigger_point_by_id),
        "region": tuple(knowledge.region_by_id),
        "symptom": tuple(knowledge.symptom_by_id),
        "glossary term": tuple(knowledge.term_by_id),
        "source": tuple(knowledge.source_by_key),
        "red flag": tuple(flag.id for flag in knowledge.safety.red_flags),
    }


def _context(knowledge: Knowledge) -> str:
    """Return all ids that an article may refer to: where they change, the articles are checked anew."""
    return "\n".join(f"{kind}: {' '.join(names)}" for kind, names in known_ids(knowledge).items())

"""The knowledge, from its compiled form where that is still right: the YAML library is needed only where it is not.

What it says of zones and bellies in strokes is left out: the bake has made the atlas from them, nothing asks for them
at run time, and they are a quarter of what there is to read.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from triggermap.content.compiled import CompiledForm
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import Muscle
from triggermap.domain.zones import Zone

COMPILED_NAME = "compiled.json"
"""File name in the cache folder, and beside the YAML files in an installed package."""


def knowledge(root: Path, cache_dir: Path) -> Knowledge:
    """Return the content of `root` without its strokes, from its compiled form where that is still right.

    Raises:
        ContentError: where the YAML had to be read and holds problems.
    """
    return _form().get(root, content_files(root), cache_dir, lambda: _build(root))


def compile_knowledge(root: Path, target: Path) -> None:
    """Write the compiled form of `root` to `target`, for a package that ships it as ``knowledge/compiled.json``.

    Raises:
        ContentError: where the content holds problems.
        OSError: where `target` cannot be written.
    """
    _form().put(_build(root), content_files(root), target)


def _form() -> CompiledForm[Knowledge]:
    return CompiledForm(Knowledge, COMPILED_NAME)


def _build(root: Path) -> Knowledge:
    # Only here is the YAML library needed; importing it costs more than reading the compiled form.
    from triggermap.content.loader import load_knowledge

    book = load_knowledge(root)
    return replace(book, muscles=tuple(_without_strokes(muscle) for muscle in book.muscles))


def _without_strokes(muscle: Muscle) -> Muscle:
    belly = tuple(replace(part, strokes=()) for part in muscle.belly)
    sites = tuple(replace(site, essential=Zone(), spillover=Zone()) for site in muscle.sites)
    return replace(muscle, belly=belly, sites=sites)


def content_files(root: Path) -> dict[str, Path]:
    """Return every YAML file of the content by its path inside `root`."""
    found = [*root.glob("*.yaml"), *(root / "muscles").glob("*.yaml")]
    return {file.relative_to(root).as_posix(): file for file in sorted(found)}

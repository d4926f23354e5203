"""The knowledge, from its compiled form where that is still right: the YAML library is needed only where it is not."""

from __future__ import annotations

from pathlib import Path

from triggermap.content.compiled import CompiledForm
from triggermap.domain.knowledge import Knowledge

COMPILED_NAME = "compiled.json"
"""File name in the cache folder, and beside the YAML files in an installed package."""


def knowledge(root: Path, cache_dir: Path) -> Knowledge:
    """Return the content of `root`, from its compiled form where that is still right.

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

    return load_knowledge(root)


def content_files(root: Path) -> dict[str, Path]:
    """Return every YAML file of the content by its path inside `root`."""
    found = [*root.glob("*.yaml"), *(root / "muscles").glob("*.yaml")]
    return {file.relative_to(root).as_posix(): file for file in sorted(found)}

"""The whole bake: what it says of strokes that cannot be placed, and that it then leaves everything as it was."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from triggermap import resources
from triggermap.bake.assembly import bake, located
from triggermap.bake.mesh import BakeError
from triggermap.bake.zones import Fault, StrokesError

MUSCLE = """id: m
belly:
  - id: main
    strokes:
      - {around: a, radius: 1}
sites:
  - id: one
    at: b
    referral:
      essential:
        - {around: c, radius: 1}
        - {around: d, radius: 1}
      spillover:
        strokes: [{around: e, radius: 1}]
        but:
          - {around: f, radius: 1}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A muscle's file in a knowledge folder of its own."""
    file = tmp_path / "muscles" / "m.yaml"
    file.parent.mkdir()
    file.write_text(MUSCLE)
    monkeypatch.setattr(resources, "knowledge_dir", lambda: tmp_path)
    return file


@pytest.mark.parametrize(
    ("key", "shown", "line"),
    [
        ("belly[0].strokes[0]", "belly[0].strokes[0]", 5),
        ("sites[0].at", "sites[0].at", 8),
        ("sites[0].referral.essential.strokes[1]", "sites[0].referral.essential[1]", 12),
        ("sites[0].referral.spillover.but[0]", "sites[0].referral.spillover.but[0]", 16),
    ],
)
def test_a_fault_is_told_with_file_line_and_key(file: Path, key: str, shown: str, line: int) -> None:
    (problem,) = located(StrokesError("m", (Fault(key, "there is no landmark 'x'"),)))
    assert str(problem) == f"{file}:{line}: {shown}: there is no landmark 'x'"


def test_where_the_file_cannot_be_read_the_fault_is_told_all_the_same(file: Path) -> None:
    file.unlink()
    (problem,) = located(StrokesError("m", (Fault("sites[0].at", "too far"),)))
    assert str(problem) == f"{file}: sites[0].at: too far"


def test_a_bad_stroke_is_named_and_nothing_is_written(file: Path, tmp_path: Path) -> None:
    def fields(muscle: Any) -> None:
        raise StrokesError(
            muscle.id, (Fault("sites[0].referral.essential.strokes[0]", "no skin joins the two points"),)
        )

    out = tmp_path / "atlas"
    out.mkdir()
    (out / "kept").write_text("as it was")
    studio: Any = SimpleNamespace(fields=fields, say=lambda said: None)
    muscles: Any = [SimpleNamespace(id="m")]
    with pytest.raises(BakeError) as caught:
        bake(studio, out, ["female"], muscles)
    assert f"{file}:11: sites[0].referral.essential[0]: no skin joins the two points" in str(caught.value)
    assert [found.name for found in out.iterdir()] == ["kept"]
    assert sorted(found.name for found in tmp_path.iterdir()) == ["atlas", "muscles"]

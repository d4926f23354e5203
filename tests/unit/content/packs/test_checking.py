from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.content.packs.small_pack import MUSCLE
from tests.unit.content.small_content import spoil
from triggermap import resources
from triggermap.content import check_path


@pytest.fixture(autouse=True)
def small_shipped(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "knowledge_dir", lambda: root)


def test_a_sound_pack_has_no_problems_however_it_is_given(pack: Path, tmp_path: Path) -> None:
    archive = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", pack))
    for path in (pack, pack.parent, archive, pack / "pack.yaml", pack / "muscles", pack / "muscles" / "chewer.yaml"):
        assert check_path(path) == (), path


def test_problems_are_told_with_their_file_and_line(pack: Path, tmp_path: Path) -> None:
    line = spoil(pack, "muscles/chewer.yaml", "radius: 2", "radius: two")
    archive = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", pack))
    for path in (pack, pack.parent, pack / "muscles", pack / "muscles" / "chewer.yaml"):
        [problem] = check_path(path)
        assert (problem.file, problem.line) == (pack / "muscles" / "chewer.yaml", line)
    [problem] = check_path(archive)
    assert (problem.file, problem.line) == (archive / "muscles" / "chewer.yaml", line)
    assert check_path(pack / "notes") == ()
    assert check_path(pack / "notes" / "ours.yaml") == ()


def test_an_archive_that_holds_no_pack_is_told(tmp_path: Path) -> None:
    (tmp_path / "stuff").mkdir()
    (tmp_path / "stuff" / "a.txt").write_text("x", encoding="utf-8")
    archive = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path / "stuff"))
    [problem] = check_path(archive)
    assert problem.file == archive


def test_a_muscle_that_lies_in_no_pack_yet_is_checked_as_a_packs_own(tmp_path: Path) -> None:
    file = tmp_path / "loose" / "chewer.yaml"
    file.parent.mkdir()
    own = MUSCLE.replace("own_buzz", "own_buz").replace("own_study, ", "")
    file.write_text(own, encoding="utf-8")
    [problem] = check_path(file)
    assert "there is no symptom 'own_buz'" in problem.message

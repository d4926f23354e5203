from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.small_content import MUSCLE, spoil
from tests.unit.content.small_library import write_library
from triggermap import resources
from triggermap.content import check_path


def test_content_without_faults_has_no_problems(root: Path) -> None:
    assert check_path(root) == ()
    assert check_path(root / "muscles") == ()
    assert check_path(root / "muscles" / "jaw_muscle.yaml") == ()
    assert check_path(root / "safety.yaml") == ()


def test_only_the_problems_of_the_file_that_is_asked_for_are_told(root: Path) -> None:
    spoil(root, "safety.yaml", "urgency: emergency", "urgency: now")
    line = spoil(root, "muscles/jaw_muscle.yaml", "prior: common", "prior: often")
    [problem] = check_path(root / "muscles" / "jaw_muscle.yaml")
    assert problem.line == line
    assert len(check_path(root)) == 2


def test_ids_whose_file_is_missing_are_not_checked(root: Path) -> None:
    (root / "symptoms.yaml").unlink()
    assert check_path(root / "muscles" / "jaw_muscle.yaml") == ()


def test_a_file_elsewhere_is_checked_against_the_shipped_content(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "knowledge_dir", lambda: root)
    own = tmp_path / "own" / "jaw_muscle.yaml"
    own.parent.mkdir()
    own.write_text(MUSCLE.replace("symptoms: [tearing]", "symptoms: [tearng]"), encoding="utf-8")
    [problem] = check_path(own)
    assert problem.file == own
    assert "did you mean 'tearing'?" in problem.message


def test_what_is_no_content_is_told(root: Path) -> None:
    (root / "notes.txt").write_text("x", encoding="utf-8")
    assert "end in .yaml" in check_path(root / "notes.txt")[0].message
    assert "no such file" in check_path(root / "none.yaml")[0].message


def test_articles_are_checked_against_the_content(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "knowledge_dir", lambda: root)
    articles = write_library(tmp_path / "library")
    assert check_path(articles) == ()
    line = spoil(articles, "nl/jaw_pain.md", "article:first_steps", "article:first_step")
    [problem] = check_path(articles)
    assert (problem.file.name, problem.line) == ("jaw_pain.md", line)
    assert check_path(articles / "nl" / "jaw_pain.md") == (problem,)
    assert check_path(articles / "en" / "jaw_pain.md") == ()

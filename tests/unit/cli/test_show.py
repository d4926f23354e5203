"""`triggermap show`."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Command


@pytest.mark.parametrize("words", ["masseter", "masseter.belly", "jaw muscle", "Masseter"])
def test_a_muscle_is_found_by_id_and_by_name(command: Command, capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert command("show", *words.split()) == 0

    assert capsys.readouterr().out.startswith("Chewing muscle (Musculus masseter)")


def test_warnings_stand_before_anything_to_do(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command("show", "neck_muscle", "--lang", "en")

    text = capsys.readouterr().out
    assert text.index("Emergency") < text.index("Trigger points") < text.index("What you can do")


def test_an_unknown_muscle_is_told(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("show", "flurble") == 2

    assert "flurble" in capsys.readouterr().err

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


def test_the_grounds_of_rank_and_areas_are_told_to_the_therapist(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    command("show", "masseter", "--lang", "en")

    text = capsys.readouterr().out
    told = text[text.index("For the therapist") :]
    assert "often found; rests on a judgement; not studied" in told
    assert "All areas: described by single authors only" in told


def test_an_unknown_muscle_is_told(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("show", "flurble") == 2

    assert "flurble" in capsys.readouterr().err

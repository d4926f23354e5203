"""`triggermap find`."""

from __future__ import annotations

import json

import pytest

from tests.unit.cli.conftest import Command


def test_json_has_the_agreed_keys(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("find", "cheek", "and", "eye", "--side", "right", "--json") == 0

    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["regions", "candidates", "red_flags"]
    assert answer["regions"][0] == {"id": "face.cheek", "side": "right", "label": "Cheek (your right)"}
    first = answer["candidates"][0]
    assert list(first) == ["rank", "trigger_point", "muscle", "side", "score", "zone", "reasons"]
    assert (first["rank"], first["trigger_point"], first["side"]) == (1, "neck_muscle.upper", "right")
    assert first["zone"] == "essential"
    assert [reason["region"] for reason in first["reasons"]] == ["face.cheek", "face.eye"]


def test_emergencies_come_first(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command("find", "eye", "--json")

    urgencies = [flag["urgency"] for flag in json.loads(capsys.readouterr().out)["red_flags"]]
    assert urgencies == ["emergency", "emergency", "today", "soon"]


def test_both_sides_alike_are_one_candidate(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command("find", "cheek", "--json")

    assert {each["side"] for each in json.loads(capsys.readouterr().out)["candidates"]} == {"both"}


def test_limit(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command("find", "cheek", "--limit", "1", "--json")

    assert len(json.loads(capsys.readouterr().out)["candidates"]) == 1


@pytest.mark.parametrize(
    ("language", "warning", "muscle"), [("en", "First:", "Neck muscle"), ("nl", "Eerst:", "Halsspier")]
)
def test_warnings_stand_above_the_muscles(
    command: Command, capsys: pytest.CaptureFixture[str], language: str, warning: str, muscle: str
) -> None:
    assert command("find", "cheek", "eye", "--lang", language) == 0

    text = capsys.readouterr().out
    assert 0 < text.index(warning) < text.index(muscle)


def test_other_flags_are_counted_and_shown_on_request(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command("find", "eye")
    short = capsys.readouterr().out
    command("find", "eye", "--all-flags")
    full = capsys.readouterr().out

    assert "--all-flags" in short
    assert short.count("! ") == 2
    assert full.count("! ") == 4


def test_an_unknown_word_is_answered_with_suggestions(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("find", "chek") in (0, 2)
    capsys.readouterr()

    assert command("find", "flurble") == 2
    told = capsys.readouterr()
    assert "flurble" in told.err
    assert "triggermap regions" in told.err
    assert not told.out


def test_a_muscle_points_to_show(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("find", "masseter") == 2

    assert "triggermap show masseter" in capsys.readouterr().err


def test_a_count_below_one_is_refused(command: Command) -> None:
    with pytest.raises(SystemExit, match="2"):
        command("find", "cheek", "--limit", "0")

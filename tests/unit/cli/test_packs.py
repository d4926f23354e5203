"""`triggermap packs`, and packs in the other commands, with the shipped example as it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from triggermap import resources
from triggermap.__main__ import main

NAME = "example_clinic"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the example pack in it."""
    shutil.copytree(resources.examples_dir() / NAME, tmp_path / "data" / "packs" / NAME)
    return tmp_path


def run(data: Path, *words: str) -> int:
    return main([*words, "--data-dir", str(data)])


def spoil(data: Path, file: str, old: str, new: str) -> None:
    path = data / "data" / "packs" / NAME / file
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_packs_are_listed_with_what_they_hold(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "packs") == 0
    text = capsys.readouterr().out
    assert "example_clinic: on" in text
    assert "1 muscle and 1 note" in text


def test_no_packs_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "packs", "--lang", "nl") == 0
    assert "geen inhoudspakketten" in capsys.readouterr().out


def test_a_bad_pack_is_told_and_the_answer_comes_all_the_same(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(data, "muscles/example_muscle.yaml", "prior: rare", "prior: never")
    assert run(data, "packs") == 1
    text = capsys.readouterr().out
    assert "example_muscle.yaml:37: sites[0].prior: expected one of" in text
    assert run(data, "show", "masseter") == 0
    shown = capsys.readouterr()
    assert "The content pack example_clinic has problems and is left out" in shown.err
    assert shown.out.startswith("Chewing muscle")


def test_its_muscle_is_shown_with_where_it_comes_from(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["example_clinic.example_muscle"], ["example", "muscle"], ["example_clinic.example_muscle.middle"]):
        assert run(data, "show", *words, "--lang", "en") == 0
        text = capsys.readouterr().out
        assert text.startswith("Example muscle (Musculus exempli)\nFrom the content pack “Example clinic” 1.0")
        assert (
            "Outer side of the elbow" in text.partition("Trigger points")[0]
        )  # the warning of the place where it lies
        assert "The pack describes no self-treatment" in text


def test_its_note_stands_with_the_shipped_muscle(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "show", "masseter", "--lang", "nl") == 0
    text = capsys.readouterr().out
    assert "Zo doen wij het hier" in text
    assert "Notitie uit pakket: Voorbeeldpraktijk" in text


def test_its_muscle_is_ranked_with_the_others(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "find", "back of the hand", "--side", "left", "--limit", "40", "--json", "--lang", "en") == 0
    found = {entry["muscle"]: entry for entry in json.loads(capsys.readouterr().out)["candidates"]}
    assert found["example_clinic.example_muscle"]["pack"] == NAME
    assert "pack" not in found["extensor_digitorum"]


def test_words_of_a_pack_are_understood(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "find", "bra", "strap", "line", "--lang", "en") == 0
    assert "Between spine and shoulder blade" in capsys.readouterr().out


def test_check_says_where_the_zones_lie(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "check", str(data / "data" / "packs" / NAME), "--lang", "en") == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "example_clinic.example_muscle.middle: main area" in text
    assert "Back of the hand" in text
    assert "No problems in" in text


def test_check_takes_an_archive(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(data, "pack.yaml", "author:", "auther:")
    archive = shutil.make_archive(str(data / "packed"), "zip", data / "data" / "packs" / NAME)
    assert run(data, "check", archive) == 1
    assert "packed.zip" in (text := capsys.readouterr().out)
    assert "did you mean 'author'?" in text

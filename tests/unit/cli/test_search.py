"""`triggermap search` and `triggermap read`, over the small content and two small articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.content.small_content import spoil, write_content
from tests.unit.content.small_library import write_library
from triggermap import resources
from triggermap.__main__ import main


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    knowledge, library = write_content(tmp_path / "knowledge"), write_library(tmp_path / "library")
    monkeypatch.setattr(resources, "knowledge_dir", lambda: knowledge)
    monkeypatch.setattr(resources, "library_dir", lambda: library)
    return library


def test_search_names_what_it_found_and_where(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "gum", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("When the jaw hurts (article jaw_pain)")
    assert "no gum" in told


def test_search_for_programs(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "warmht", "--json", "--limit", "1"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["kind"], row["id"], row["heading"]) == ("article", "jaw_pain", "Where it hurts")
    assert row["matched"] == ["Warmth"]


def test_search_without_a_hit(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "zzzzqqq", "--lang", "nl"]) == 2
    assert "niets gevonden" in capsys.readouterr().err


def test_read_prints_the_whole_article(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "jaw_pain", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    for expected in (
        "WHEN THE JAW HURTS",
        "(1 minute to read)",
        "often hurts in the cheek. [Shown by several studies: A manual 1999, A study 2016]",
        "Where it hurts\n--------------",
        "1. Open your mouth.\n   -  slowly",
        "[Picture: The jaw muscle with its pain area]",
        "Warmth\n  How well shown: Often | [Shown by few studies: A study 2016]",
        "Emergency: call for help now:\n    ! Does your face droop?",
        "- A study. 2016.",
        "- First steps [first_steps]",
        "Not yet reviewed",
    ):
        assert expected in told, expected


def test_read_finds_an_article_by_its_words(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "eerste", "stappen", "--lang", "nl"]) == 0
    assert "EERSTE STAPPEN" in capsys.readouterr().out
    assert main(["read", "zzzqqq", "--lang", "nl"]) == 2
    assert 'geen artikel "zzzqqq"' in capsys.readouterr().err


def test_read_without_a_name_lists_the_library(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.index("first_steps") < told.index("jaw_pain")
    assert "Start here\n----------" in told


def test_what_is_left_out_is_said(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(articles, "en/jaw_pain.md", "order: 20", "order: many")
    assert main(["read", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "triggermap check" in told.err
    assert "jaw_pain" not in told.out

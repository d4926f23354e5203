"""`triggermap glossary`."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Command


def test_a_word_is_explained_with_what_belongs_to_it(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("glossary", "referred", "pain", "--lang", "en") == 0

    text = capsys.readouterr().out
    assert "Referred pain (radiating pain)" in text
    assert "Pain that you feel elsewhere." in text
    assert "See also: Cramp" in text
    assert "A manual. 1999" in text


def test_without_a_word_all_terms_are_listed(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("glossary", "--lang", "nl") == 0

    assert capsys.readouterr().out.splitlines()[:3] == ["Kramp", "Pees", "Uitstralende pijn"]


def test_an_unknown_word_is_told_with_the_nearest_known_one(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("glossary", "flurble", "--lang", "en") == 2

    assert "flurble" in capsys.readouterr().err

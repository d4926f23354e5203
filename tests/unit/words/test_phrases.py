from __future__ import annotations

from pathlib import Path

import pytest

from triggermap import words
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.safety import Urgency
from triggermap.domain.text import Language, Text
from triggermap.domain.zones import ZonePart
from triggermap.errors import ContentError
from triggermap.words.phrases import load_phrases, phrases

EN, NL = Language.EN, Language.NL


def faults(folder: Path, content: str, name: str = "a.json") -> list[str]:
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_phrases(folder)
    return [f"{problem.key}: {problem.message}" for problem in caught.value.problems]


def test_the_shipped_phrases_are_whole_in_both_languages() -> None:
    found = phrases()
    assert found
    for key, phrase in found.items():
        for form in (phrase.one, phrase.other):
            assert form.en.strip(), key
            assert form.nl.strip(), key


def test_dutch_phrases_say_u() -> None:
    informal = {"je", "jij", "jou", "jouw", "jullie"}
    for key, phrase in phrases().items():
        for form in (phrase.one.nl, phrase.other.nl):
            assert not informal & set(form.lower().replace(",", " ").replace(".", " ").split()), key


def test_slots_are_filled() -> None:
    assert words.phrase("reason.covers_all", EN, count=3) == "Covers all 3 places you marked."
    with pytest.raises(KeyError):
        words.phrase("reason.covers_all", EN)
    with pytest.raises(KeyError):
        words.phrase("no.such_key", EN)


def test_what_fills_a_slot_is_not_read_as_a_slot_again() -> None:
    assert "{language}" in words.phrase("reason.unexplained", EN, places="{language}")


def test_plurals(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"x": {"en": {"one": "one place", "other": "{count} places"}, "nl": "{count} x"}}', encoding="utf-8"
    )
    found = load_phrases(tmp_path)["x"]
    assert found.get(EN, 1) == "one place"
    assert found.get(EN, 0) == found.get(EN, 2) == found.get(EN) == "{count} places"
    assert found.get(NL, 1) == "{count} x"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ('{"x": {"en": "a"}}', "x: expected"),
        ('{"x": {"en": "a", "nl": ""}}', "x: expected"),
        ('{"x": {"en": "a", "nl": 3}}', "x: expected"),
        ('{"x": {"en": {"one": "a"}, "nl": "b"}}', "x: expected"),
        ('{"x": "a"}', "x: expected"),
        ('{"x": {"en": "a", "nl": "b"}, "x": {"en": "c", "nl": "d"}}', "x: stands twice"),
        ('{"x": {"en": "{place}", "nl": "b"}}', "x: lacks the slot 'place': 'b'"),
        ('{"x": {"en": "{0}", "nl": "{0}"}}', "only plain slots"),
        ('{"x": {"en": "{a.b}", "nl": "{a.b}"}}', "only plain slots"),
        ('{"x": {"en": "{count} a", "nl": "b"}}', "different slots"),
        ("[]", "expected keys with phrases"),
        ("{", "cannot be read"),
    ],
)
def test_faulty_files_are_told(tmp_path: Path, content: str, part: str) -> None:
    assert any(part in fault for fault in faults(tmp_path, content))


def test_a_key_stands_in_one_file_only(tmp_path: Path) -> None:
    content = '{"x": {"en": "a", "nl": "b"}}'
    (tmp_path / "b.json").write_text(content, encoding="utf-8")
    assert faults(tmp_path, content) == ["x: stands twice"]


def test_names_of_places_carry_the_persons_own_side() -> None:
    name = Text("Cheek", "Wang")
    assert words.place_name(Place("face.cheek", Side.RIGHT), name, EN) == "Cheek (your right)"
    assert words.place_name(Place("face.cheek", Side.LEFT), name, NL) == "Wang (uw linkerkant)"
    assert words.place_name(Place("face.nose", Side.MIDLINE), Text("Nose", "Neus"), EN) == "Nose"


@pytest.mark.parametrize("language", list(Language))
def test_every_value_of_the_enums_has_a_name(language: Language) -> None:
    assert len({words.side_name(side, language) for side in Side}) == 3
    assert len({words.zone_name(part, language) for part in ZonePart}) == 2
    assert len({words.urgency_name(urgency, language) for urgency in Urgency}) == 3
    assert len({words.match_name(score, language) for score in (0.0, 0.25, 0.5, 0.75, 1.0)}) == 4


def test_lists() -> None:
    assert words.listed([], EN) == ""
    assert words.listed(["a"], EN) == "a"
    assert words.listed(["a", "b", "c"], EN) == "a, b and c"
    assert words.listed(["a", "b"], NL) == "a en b"
    assert words.listed(["cheek, below the eye", "nose"], EN) == "cheek, below the eye; nose"
    assert words.listed(["eye and eyelids", "nose"], EN) == "eye and eyelids; nose"


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Cheek", "cheek"), ("SCM", "SCM"), ("IJzer", "ijzer"), ("", ""), ("Éen", "éen"), ("X", "x")],
)
def test_names_inside_a_sentence(name: str, inside: str) -> None:
    assert words.in_sentence(name) == inside

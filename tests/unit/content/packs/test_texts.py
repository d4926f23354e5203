from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.small_content import spoil
from triggermap.content.packs.building import build
from triggermap.content.packs.shelf import Loaded, PackState, Shelf
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.text import Language, Text
from triggermap.finder.search import Searcher

TEXTS = """\
language: de
name: "Deutsch"
regions:
  face.cheek: {name: "Wange", synonyms: ["Backe"]}
muscles:
  jaw_muscle:
    name: "Kiefermuskel"
    find: ["Beissen."]
    self_care: {steps: ["Drücken."], stop: ["Es kribbelt."]}
    stretch: {caution: "Langsam."}
    therapist: {action: "Schliessen"}
    sites:
      upper: {pain: "In der Wange."}
symptoms:
  tearing: {name: "Tränendes Auge"}
safety:
  red_flags:
    sudden_weakness: {signs: "Hängt das Gesicht?"}
"""


@pytest.fixture
def german(pack: Path) -> Path:
    (pack / "texts").mkdir()
    (pack / "texts" / "de.yaml").write_text(TEXTS, encoding="utf-8")
    return pack


def load(pack: Path, base: Knowledge, language: str = "de") -> Loaded:
    return build(Shelf(pack.parent, language=language), base, [pack])


def test_texts_stand_in_both_languages_of_the_window(german: Path, base: Knowledge) -> None:
    loaded = load(german, base)
    assert loaded.packs[0].problems == ()
    muscle = loaded.knowledge.muscle_by_id["jaw_muscle"]
    assert muscle.name == Text("Kiefermuskel", "Kiefermuskel")
    assert muscle.sites[0].pain.en == "In der Wange."
    assert muscle.therapist.action.nl == "Schliessen"
    assert [language.code for language in loaded.languages] == ["de"]
    assert loaded.languages[0].name == "Deutsch"


def test_what_is_not_translated_stays_as_it_is(german: Path, base: Knowledge) -> None:
    muscle, shipped = (each.muscle_by_id["jaw_muscle"] for each in (load(german, base).knowledge, base))
    assert muscle.summary == shipped.summary
    assert muscle.sites[0].where == shipped.sites[0].where
    assert muscle.self_care.pressure == shipped.self_care.pressure


def test_warnings_keep_their_own_words(german: Path, base: Knowledge) -> None:
    after = load(german, base).knowledge
    flag = next(flag for flag in after.safety.red_flags if flag.id == "sudden_weakness")
    assert flag.signs == Text(
        "Hängt das Gesicht? (Does your face droop?)", "Hängt das Gesicht? (Hangt uw gezicht scheef?)"
    )
    muscle = after.muscle_by_id["jaw_muscle"]
    assert muscle.self_care.stop[0].en == "Es kribbelt. (It tingles.)"
    assert muscle.stretch is not None
    assert muscle.stretch.caution.nl == "Langsam. (Langzaam.)"


def test_without_that_language_nothing_changes(german: Path, base: Knowledge) -> None:
    loaded = load(german, base, "")
    assert loaded.knowledge.muscle_by_id["jaw_muscle"] == base.muscle_by_id["jaw_muscle"]
    assert loaded.packs[0].languages == ("de",)


def test_things_are_found_by_their_name_in_all_languages(german: Path, base: Knowledge) -> None:
    searcher = Searcher(load(german, base).knowledge)
    for words in ("Wange", "Backe", "cheek", "wang"):
        assert searcher.search(words, Language.EN)[0].id == "face.cheek", words
    assert searcher.search("watery eye")[0].id == "tearing"
    assert searcher.search("tranend oog")[0].id == "tearing"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("face.cheek", "face.check", "there is no 'face.check' here; did you mean 'face.cheek'?"),
        ("upper: {pain", "uper: {pain", "there is no 'uper' here; did you mean 'upper'?"),
        (
            'find: ["Beissen."]',
            'find: ["Eins.", "Zwei."]',
            "expected 1 texts, as many as there are in English; found 2",
        ),
        ("action:", "acton:", "unknown key 'acton'; did you mean 'action'?"),
        ("self_care: {steps", "pressure: {steps", "unknown key 'pressure'"),
        ("language: de", "language: nl", "are Trigger Map's own"),
        ("language: de", "language: fr", "expected texts in 'de', the name of the file"),
        ('name: "Kiefermuskel"', "name: Kiefermuskel", "put the text in double quotes"),
        ("red_flags:", "emergency_numbers:", "unknown key 'emergency_numbers'"),
    ],
)
def test_each_problem_of_texts_is_told(german: Path, base: Knowledge, old: str, new: str, expected: str) -> None:
    spoil(german, "texts/de.yaml", old, new)
    for language in ("de", ""):
        report = load(german, base, language).packs[0]
        assert report.state is PackState.FAULTY
        assert any(expected in problem.message for problem in report.problems), report.problems

"""Packs of a real folder, with the shipped content and body."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QFile

from triggermap import resources
from triggermap.app.packs import EXAMPLE, Packs
from triggermap.app.preferences import StoredPreferences
from triggermap.app.wiring import Wiring
from triggermap.content.packs.shelf import PackState
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Language
from triggermap.domain.zones import ZonePart
from triggermap.errors import TriggermapError

OWN = "example_clinic.example_muscle"
SITE = f"{OWN}.middle"
HAND = PainDrawing((PainMark(Place("hand.back", Side.LEFT)),))


@pytest.fixture(autouse=True)
def no_trash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests leave nothing in anybody's trash."""
    monkeypatch.setattr(QFile, "moveToTrash", lambda _name: False)


@pytest.fixture
def preferences(tmp_path: Path) -> StoredPreferences:
    stored = StoredPreferences(tmp_path / "config", None, "en_GB")
    stored.load()
    return stored


@pytest.fixture
def wiring(tmp_path: Path, preferences: StoredPreferences) -> Wiring:
    return Wiring(preferences, tmp_path / "cache", tmp_path / "packs")


@pytest.fixture
def packs(wiring: Wiring) -> Packs:
    return wiring.packs


def example(tmp_path: Path, **changes: str) -> Path:
    """A copy of the example with texts replaced."""
    folder = tmp_path / "given" / EXAMPLE
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(resources.examples_dir() / EXAMPLE, folder)
    for file in folder.rglob("*.yaml"):
        text = file.read_text("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    return folder


def ranked(wiring: Wiring) -> list[str]:
    """What is found once all is placed on the body."""
    wiring.knowledge()
    while wiring.packs.paint_next():
        pass
    return [found.muscle for found in wiring.find(HAND).muscles]


def test_the_example_is_made_counts_and_is_drawn(wiring: Wiring, packs: Packs) -> None:
    before = ranked(wiring)
    assert OWN not in before
    added = packs.make_example()
    assert added.report.state is PackState.ON
    assert added.existing is None
    assert OWN not in [found.muscle for found in wiring.find(HAND).muscles]  # it is not placed on the body yet
    assert OWN in ranked(wiring)
    assert set(before) < set(ranked(wiring))
    assert wiring.search("voorbeeldspier", Language.NL)[0].id == OWN
    view = wiring.atlas.view("female", "back")
    assert view.zone(SITE, Side.LEFT, ZonePart.ESSENTIAL)
    point = view.point(SITE, Side.LEFT)
    assert point is not None
    assert point.visible
    assert wiring.knowledge().notes_on(wiring.knowledge().muscle_by_id["masseter"])


def test_its_zones_are_kept_for_the_next_start(
    tmp_path: Path, preferences: StoredPreferences, wiring: Wiring, packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs.make_example()
    ranked(wiring)
    first = wiring.find(HAND)

    def refuse(*_arguments: object) -> None:
        raise AssertionError("painted again")

    monkeypatch.setattr("triggermap.atlas.painting.additions.covered", refuse)
    again = Wiring(preferences, tmp_path / "cache", tmp_path / "packs")
    assert again.find(HAND) == first


def test_made_twice_the_first_one_is_left_alone(packs: Packs) -> None:
    packs.make_example()
    own = packs.folder / EXAMPLE / "words.yaml"
    own.write_text("regions: {}\n", encoding="utf-8")
    added = packs.make_example()
    assert added.existing is not None
    assert own.read_text("utf-8") == "regions: {}\n"


def test_a_pack_is_switched_off_and_on_and_that_is_remembered(
    tmp_path: Path, wiring: Wiring, packs: Packs, preferences: StoredPreferences
) -> None:
    packs.make_example()
    packs.switch(packs.reports[0], False)
    assert packs.reports[0].state is PackState.OFF
    assert OWN not in ranked(wiring)
    assert OWN not in wiring.knowledge().muscle_by_id
    stored = StoredPreferences(tmp_path / "config", None, "en_GB")
    stored.load()
    assert stored.settings.packs_off == (EXAMPLE,)
    packs.switch(packs.reports[0], True)
    assert OWN in ranked(wiring)
    assert preferences.settings.packs_off == ()


def test_an_archive_is_taken_in_and_replaces_only_when_asked(tmp_path: Path, packs: Packs) -> None:
    first = shutil.make_archive(str(tmp_path / "one"), "zip", example(tmp_path))
    second = shutil.make_archive(
        str(tmp_path / "two"), "zip", example(tmp_path, **{'version: "1.0"': 'version: "2.0"'})
    )
    assert packs.add(Path(first)).existing is None
    refused = packs.add(Path(second))
    assert refused.existing is not None
    assert [report.pack.version for report in packs.reports if report.pack] == ["1.0"]
    packs.add(Path(second), replace=True)
    assert [report.pack.version for report in packs.reports if report.pack] == ["2.0"]
    assert [folder.name for folder in packs.folder.iterdir()] == [EXAMPLE]


def test_a_bad_pack_is_not_taken_in_and_its_problems_name_the_given_files(tmp_path: Path, packs: Packs) -> None:
    given = example(tmp_path, **{"prior: rare": "prior: never"})
    added = packs.add(given)
    assert added.report.state is PackState.FAULTY
    assert added.report.problems[0].file == given / "muscles" / "example_muscle.yaml"
    assert packs.reports == ()
    assert list(packs.folder.iterdir()) == []
    assert packs.add(tmp_path / "none.zip").report.state is PackState.FAULTY


def test_a_disk_that_refuses_is_told(tmp_path: Path, packs: Packs) -> None:
    packs.folder.parent.mkdir(parents=True, exist_ok=True)
    packs.folder.write_text("in the way", encoding="utf-8")
    [problem] = packs.add(example(tmp_path)).report.problems
    assert "cannot be added" in problem.message


def test_a_pack_is_removed(wiring: Wiring, packs: Packs) -> None:
    packs.make_example()
    packs.remove(packs.reports[0])
    assert packs.reports == ()
    assert OWN not in ranked(wiring)
    assert wiring.atlas.additions is None


def test_what_cannot_be_removed_is_told(packs: Packs, monkeypatch: pytest.MonkeyPatch) -> None:
    packs.make_example()

    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("triggermap.app.packs.archive.remove", refuse)
    with pytest.raises(TriggermapError, match="can't be removed"):
        packs.remove(packs.reports[0])


def test_the_content_can_be_had_in_another_language(tmp_path: Path, wiring: Wiring, packs: Packs) -> None:
    packs.make_example()
    texts = packs.folder / EXAMPLE / "texts"
    texts.mkdir()
    (texts / "de.yaml").write_text('language: de\nmuscles:\n  masseter: {name: "Kaumuskel"}\n', encoding="utf-8")
    packs.reload()
    assert [language.code for language in packs.languages] == ["de"]
    packs.set_language("de")
    assert packs.language == "de"
    assert wiring.knowledge().muscle_by_id["masseter"].name.en == "Kaumuskel"
    packs.switch(packs.reports[0], False)
    assert packs.language == ""
    assert wiring.knowledge().muscle_by_id["masseter"].name.nl == "Kauwspier"

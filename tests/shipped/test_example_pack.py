"""The example pack that people start from, and the guide beside it: what it says works."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from triggermap import resources
from triggermap.atlas import load_atlas
from triggermap.atlas.painting.additions import add_muscles
from triggermap.content.loader import knowledge_of, read_folder
from triggermap.content.packs.building import build
from triggermap.content.packs.places import places_list
from triggermap.content.packs.shelf import Loaded, PackState, Shelf
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.zones import ZonePart
from triggermap.finder.ranking import Finder

EXAMPLE = "example_clinic"
GUIDES = ("READ_ME_FIRST.md", "LEES_MIJ_EERST.md")
OWN = f"{EXAMPLE}.example_muscle"


@cache
def shipped() -> Knowledge:
    found = knowledge_of(read_folder(resources.knowledge_dir())[0])
    assert found is not None
    return found


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the example to change."""
    return Path(shutil.copytree(resources.examples_dir() / EXAMPLE, tmp_path / EXAMPLE))


def load(folder: Path, language: str = "") -> Loaded:
    return build(Shelf(folder.parent, language=language), shipped(), [folder])


def blocks(guide: str) -> list[str]:
    """The indented blocks of a guide, without their indent."""
    text = (resources.examples_dir() / EXAMPLE / guide).read_text("utf-8")
    found = re.findall(r"(?:^(?: {4}.*)?\n)+", text, re.MULTILINE)
    return [re.sub(r"^ {4}", "", block, flags=re.MULTILINE).strip("\n") for block in found if block.strip()]


def test_the_example_is_sound_and_ranks_and_lies_on_the_body() -> None:
    loaded = load(resources.examples_dir() / EXAMPLE)
    assert loaded.packs[0].problems == ()
    assert loaded.packs[0].state is PackState.ON
    atlas = load_atlas(resources.atlas_dir())
    add_muscles(atlas, loaded.knowledge.own_muscles, None)
    marked = PainDrawing((PainMark(Place("hand.back", Side.LEFT)), PainMark(Place("forearm.back", Side.LEFT))))
    found = {muscle.muscle: muscle for muscle in Finder(loaded.knowledge, atlas.patches).find(marked).muscles}
    assert not found[OWN].best.unexplained
    for body in atlas.bodies:
        view = atlas.view(body, "back")
        point = view.point(f"{OWN}.middle", Side.LEFT)
        assert point is not None
        assert point.visible
        assert view.place_at(point.x, point.y) == Place("forearm.back", Side.LEFT)
        assert view.zone(f"{OWN}.middle", Side.LEFT, ZonePart.ESSENTIAL)
        assert view.zone(f"{OWN}.middle", Side.RIGHT, ZonePart.SPILLOVER)
        assert view.belly(OWN, Side.LEFT)


def test_the_example_says_that_it_is_none() -> None:
    muscle = load(resources.examples_dir() / EXAMPLE).knowledge.muscle_by_id[OWN]
    assert "does not exist" in muscle.summary.en
    assert "bestaat niet" in muscle.summary.nl
    assert not muscle.sites[0].sure


def test_the_ten_minutes_of_the_guide(copied: Path) -> None:
    """Make it yours, make the muscle, say where."""
    mine = copied.rename(copied.parent / "my_practice")
    head = mine / "pack.yaml"
    head.write_text(head.read_text("utf-8").replace(f"id: {EXAMPLE}", "id: my_practice"), encoding="utf-8")
    old, new = mine / "muscles" / "example_muscle.yaml", mine / "muscles" / "my_muscle.yaml"
    new.write_text(old.read_text("utf-8").replace("id: example_muscle", "id: my_muscle"), encoding="utf-8")
    old.unlink()
    loaded = load(mine)
    assert loaded.packs[0].problems == ()
    assert "my_practice.my_muscle" in loaded.knowledge.muscle_by_id


@pytest.mark.parametrize("guide", GUIDES)
def test_places_and_areas_of_the_guide_can_be_written_so(copied: Path, guide: str) -> None:
    spots, strokes, without, _german = blocks(guide)
    file = copied / "muscles" / "example_muscle.yaml"
    text = file.read_text("utf-8")
    start, end = text.index("    referral:"), text.index("    pain:")
    # What is to be written ends before the words that explain it.
    listed, areas_listed = ([line.split("  ")[0] for line in block.splitlines()] for block in (spots, strokes))
    assert len(listed) == 3
    for spot in listed:
        areas = ["    referral:", *(f"      {line}" for line in without.splitlines())]
        areas += ["      spillover:", *(f"        {line}" for line in areas_listed)]
        changed = text[:start] + "\n".join(areas) + "\n" + text[end:]
        changed = re.sub(r"    at: .*", f"    at: {spot}", changed)
        file.write_text(changed, encoding="utf-8")
        assert load(copied).packs[0].problems == ()


@pytest.mark.parametrize("guide", GUIDES)
def test_texts_of_the_guide_can_be_written_so(copied: Path, guide: str) -> None:
    (copied / "texts").mkdir()
    (copied / "texts" / "de.yaml").write_text(blocks(guide)[-1] + "\n", encoding="utf-8")
    loaded = load(copied, "de")
    assert loaded.packs[0].problems == ()
    assert loaded.languages[0].name == "Deutsch"
    assert loaded.knowledge.muscle_by_id["masseter"].name.nl == "Kaumuskel"


def test_both_guides_say_the_same() -> None:
    english, dutch = ((resources.examples_dir() / EXAMPLE / guide).read_text("utf-8") for guide in GUIDES)
    for sign in (r"^#+ ", r"^\d\. ", r"^- ", r"^\| ", r"^    \S"):
        assert len(re.findall(sign, english, re.MULTILINE)) == len(re.findall(sign, dutch, re.MULTILINE)), sign


def test_the_list_of_places_names_all_of_them() -> None:
    text = places_list(shipped())
    names = [landmark.id for landmark in shipped().landmarks] + [region.id for region in shipped().regions]
    assert [name for name in names if f"| {name} |" not in text] == []

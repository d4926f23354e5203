from __future__ import annotations

from pathlib import Path

from triggermap.content.packs.merging import joined, with_pack
from triggermap.content.packs.reading import read_pack
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.text import Terms
from triggermap.finder.flags import red_flags
from triggermap.finder.search import Searcher


def merged(pack: Path, base: Knowledge) -> Knowledge:
    content = read_pack(pack, base).content
    assert content is not None
    return with_pack(base, content)


def test_nothing_of_the_shipped_content_is_lost_or_changed(pack: Path, base: Knowledge) -> None:
    after = merged(pack, base)
    for name in ("muscles", "symptoms", "sources", "glossary", "groups", "landmarks", "studies"):
        shipped = getattr(base, name)
        assert getattr(after, name)[: len(shipped)] == shipped, name
    assert [region.name for region in after.regions] == [region.name for region in base.regions]
    for name in ("red_flags", "contraindications", "danger_zones", "general_rules", "emergency_numbers"):
        shipped = getattr(base.safety, name)
        assert getattr(after.safety, name)[: len(shipped)] == shipped, name
    assert after.safety.emergency_numbers == base.safety.emergency_numbers


def test_what_the_pack_defines_is_known_as_its_own(pack: Path, base: Knowledge) -> None:
    after = merged(pack, base)
    own = after.pack_of("my_clinic.chewer")
    assert own is not None
    assert own.author == "A. Therapist"
    assert after.pack_of("my_clinic.chewer.mid") == own
    assert after.pack_of("jaw_muscle") is None
    assert after.pack_of("jaw_muscle.upper") is None
    assert [note.title.en for note in after.notes_on(after.muscle_by_id["jaw_muscle"])] == ["Our way"]
    assert [note.title.en for note in after.notes_on(after.muscle_by_id["my_clinic.chewer"])] == ["Ours"]


def test_its_warnings_are_added_to_the_shipped_ones(pack: Path, base: Knowledge) -> None:
    after = merged(pack, base)
    before = {flag.id for flag in red_flags(["face.cheek"], base)}
    assert {flag.id for flag in red_flags(["face.cheek"], after)} == before | {"my_clinic.own_sign"}
    assert "my_clinic.own_sign" in {flag.id for flag in red_flags([], after, "my_clinic.chewer")}


def test_its_muscles_and_words_are_found_by_search(pack: Path, base: Knowledge) -> None:
    searcher = Searcher(merged(pack, base))
    assert searcher.search("chewer")[0].id == "my_clinic.chewer"
    assert searcher.search("gezoem")[0].id == "my_clinic.own_buzz"
    assert searcher.search("apple cheek")[0].id == "face.cheek"


def test_joined_words_stand_once() -> None:
    assert joined(Terms(("sinus",), ()), Terms(("Sinus", "cheek"), ("wang",))) == Terms(("sinus", "cheek"), ("wang",))
    assert joined(Terms(("sinus",)), None) == Terms(("sinus",))

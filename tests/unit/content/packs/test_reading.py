from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.content.packs.small_pack import MUSCLE, PACK, write_pack
from tests.unit.content.small_content import spoil
from triggermap.content.packs.reading import read_pack
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import Press, Prior
from triggermap.domain.packs import Audience
from triggermap.domain.text import Text


def messages(folder: Path, base: Knowledge) -> list[str]:
    return [str(problem).replace(f"{folder}{os.sep}", "").replace(os.sep, "/")
            for problem in read_pack(folder, base).book.problems]  # fmt: skip


def test_a_sound_pack_is_read_whole(pack: Path, base: Knowledge) -> None:
    read = read_pack(pack, base)
    assert read.book.problems == []
    assert read.content is not None
    content = read.content
    assert content.pack.name == Text("My clinic", "Mijn praktijk")
    [muscle] = content.muscles
    assert muscle.id == "my_clinic.chewer"
    assert [site.id for site in muscle.sites] == ["my_clinic.chewer.mid"]
    assert [note.on for note in content.notes] == ["jaw_muscle", "my_clinic.chewer.mid"]
    assert [note.audience for note in content.notes] == [Audience.THERAPIST, Audience.EVERYONE]
    assert [len(note.paragraphs) for note in content.notes] == [1, 2]


def test_own_names_come_before_shipped_ones_and_both_can_be_meant(pack: Path, base: Knowledge) -> None:
    read = read_pack(pack, base)
    assert read.content is not None
    [muscle] = read.content.muscles
    assert muscle.sources == ("my_clinic.own_study", "manual_1999")
    assert muscle.sites[0].symptoms == ("tearing", "my_clinic.own_buzz")
    assert muscle.satellites == ("jaw_muscle",)
    assert read.content.safety.red_flags[0].muscles == ("my_clinic.chewer",)


def test_what_is_left_out_is_taken_carefully(pack: Path, base: Knowledge) -> None:
    read = read_pack(pack, base)
    assert read.content is not None
    [muscle] = read.content.muscles
    site = muscle.sites[0]
    assert site.press is Press.NONE
    assert site.prior is Prior.UNCOMMON
    assert not site.sure
    assert muscle.self_care.steps == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("pack.yaml", "id: my_clinic", "id: My-Clinic", "pack.yaml:1: id: expected an id in lower_snake_case"),
        ("pack.yaml", "id: my_clinic", "id: jaw_muscle", "is a name of Trigger Map itself"),
        ("pack.yaml", "id: my_clinic", "id: face", "is a name of Trigger Map itself"),
        ("pack.yaml", "id: my_clinic", "id: my.clinic", "expected one word"),
        ("pack.yaml", "languages: [en, nl]", "languages: [en, no]", 'pack.yaml:5: languages[1]: expected text; YAML'),
        ("pack.yaml", "author:", "auther:", "did you mean 'author'?"),
        ("pack.yaml", 'version: "1.0"', "version: 1.0", "version: expected text; YAML reads 1.0 as a number"),
        ("pack.yaml", "languages: [en, nl]", "languages: [en, nl]\nformat: 2", "expected a whole number from 1 to 1"),
        ("muscles/chewer.yaml", "id: chewer", "id: biter", "expected 'chewer', the name of the file"),
        ("muscles/chewer.yaml", "at: cheekbone", "at: cheekbne", "muscles/chewer.yaml:8: sites[0].at: there is no"),
        ("muscles/chewer.yaml", "[jaw_muscle]", "[jaw_musle]", "did you mean 'jaw_muscle'?"),
        ("muscles/chewer.yaml", "[tearing, own_buzz]", "[tearing, own_buz]", "there is no symptom 'own_buz'; did you"),
        ("muscles/chewer.yaml", "radius: 2", "radius: 99", "expected a number from 0.2 to 15 (cm), found 99"),
        ("muscles/chewer.yaml", 'summary: {en: "It chews."', 'summary: {fr: "Il."', "unknown key 'fr'"),
        ("notes/ours.yaml", "about: jaw_muscle", "about: jaw_musl", "there is no muscle 'jaw_musl'; did you mean"),
        ("notes/ours.yaml", "for: everyone", "for: all", "expected one of everyone, therapist"),
        ("words.yaml", "face.cheek", "face.check", "there is no region 'face.check'; did you mean 'face.cheek'?"),
        ("safety.yaml", "red_flags:", "emergency_numbers:", "unknown key 'emergency_numbers'"),
        ("safety.yaml", "urgency: today", "urgency: never", "expected one of emergency, today, soon"),
    ],
)  # fmt: skip
def test_each_problem_says_where_and_what(
    pack: Path, base: Knowledge, file: str, old: str, new: str, expected: str
) -> None:
    spoil(pack, file, old, new)
    found = messages(pack, base)
    assert any(expected in message for message in found), found


def test_a_pack_in_one_language_needs_no_codes(shelf_folder: Path, base: Knowledge) -> None:
    one = PACK.replace("[en, nl]", "[nl]").replace('{en: "My clinic", nl: "Mijn praktijk"}', '"Mijn praktijk"')
    muscle = """\
id: chewer
name: "Kauwer"
synonyms: ["bijter"]
summary: "Hij kauwt."
sites:
  - {id: mid, name: "midden", where: "In de wang.", referral: {essential: [{region: face.cheek}]}, pain: "In de wang."}
"""
    folder = shelf_folder / "my_clinic"
    for name, content in {"pack.yaml": one, "muscles/chewer.yaml": muscle}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    read = read_pack(folder, base)
    assert read.book.problems == []
    assert read.content is not None
    assert read.content.muscles[0].summary == Text("Hij kauwt.", "Hij kauwt.")
    assert read.content.muscles[0].synonyms.nl == ("bijter",)


def test_where_a_language_lacks_english_stands_in_and_else_the_first(shelf_folder: Path, base: Knowledge) -> None:
    head = PACK.replace("[en, nl]", "[de, en, nl]")
    german = 'summary: {de: "Er kaut.", en: "It chews."}'
    muscle = MUSCLE.replace('summary: {en: "It chews.", nl: "Hij kauwt."}', german)
    muscle = muscle.replace('{en: "Chewer", nl: "Kauwer"}', '{de: "Kauer"}')
    folder = write_pack(shelf_folder / "my_clinic", pack=head, muscles__chewer=muscle)
    read = read_pack(folder, base)
    assert read.content is not None
    assert read.content.muscles[0].summary == Text("It chews.", "It chews.")
    assert read.content.muscles[0].name == Text("Kauer", "Kauer")
    shown = read_pack(folder, base, "de")
    assert shown.content is not None
    assert shown.content.muscles[0].summary == Text("Er kaut.", "Er kaut.")


def test_files_that_are_none_of_a_pack_are_told(pack: Path, base: Knowledge) -> None:
    (pack / "mucles.yaml").write_text("x: 1", encoding="utf-8")
    (pack / "muscles" / "other.yml").write_text("x: 1", encoding="utf-8")
    (pack / "read me.txt").write_text("hello", encoding="utf-8")
    found = messages(pack, base)
    assert len(found) == 2
    assert all("is no file of a pack" in message for message in found)


def test_a_folder_without_a_pack_file_says_so(tmp_path: Path, base: Knowledge) -> None:
    [message] = messages(tmp_path / "none", base)
    assert "cannot be read" in message
    (tmp_path / "empty").mkdir()
    [message] = messages(tmp_path / "empty", base)
    assert "there is no pack.yaml" in message


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"a: [", b"\t", b"", b"- 1", b"\x00", "id: caf\xe9".encode("latin-1")]
)
def test_broken_files_are_problems_and_never_a_crash(pack: Path, base: Knowledge, content: bytes) -> None:
    for file in ("pack.yaml", "muscles/chewer.yaml", "safety.yaml"):
        (pack / file).write_bytes(content)
    read = read_pack(pack, base)
    assert read.content is None
    assert read.book.problems
    assert all(problem.file.name.endswith(".yaml") for problem in read.book.problems)


def test_a_huge_file_a_loop_of_links_and_a_folder_in_a_files_place(pack: Path, base: Knowledge) -> None:
    (pack / "notes" / "huge.yaml").write_bytes(b"# " + b"x" * 4_100_000)
    (pack / "notes" / "folder.yaml").mkdir()
    loop = pack / "notes" / "loop.yaml"
    try:
        loop.symlink_to(loop)
    except OSError:
        pytest.skip("links cannot be made here")
    found = "\n".join(messages(pack, base))
    assert "notes/huge.yaml: the file is larger than 4 MB" in found
    assert "notes/folder.yaml: is no plain file" in found
    assert "notes/loop.yaml: cannot be read" in found


def test_a_folder_that_may_not_be_read_is_told(pack: Path, base: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("triggermap.content.packs.reading.os.scandir", refuse)
    [message] = messages(pack, base)
    assert "the folder cannot be read: Permission denied" in message


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("ab:{}[]-\n \"'#&*!|>%@`,?0\u00e9\u2028"), max_size=80),
    file=st.sampled_from(["pack.yaml", "muscles/chewer.yaml", "notes/ours.yaml", "words.yaml", "safety.yaml"]),
)
def test_any_text_is_read_or_told_of(tmp_path: Path, base: Knowledge, text: str, file: str) -> None:
    folder = write_pack(tmp_path / "any")
    (folder / file).write_text(text, encoding="utf-8")
    read = read_pack(folder, base)
    assert read.book.problems or read.content is not None

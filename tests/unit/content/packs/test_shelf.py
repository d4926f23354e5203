from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.content.packs.small_pack import write_pack
from tests.unit.content.small_content import spoil
from triggermap.content import knowledge_with_packs
from triggermap.content.packs.shelf import COMPILED_NAME, Loaded, PackState, Shelf


def load(root: Path, shelf: Shelf, cache: Path) -> Loaded:
    return knowledge_with_packs(root, cache, shelf)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def states(loaded: Loaded) -> dict[str, PackState]:
    return {report.name: report.state for report in loaded.packs}


def test_without_packs_there_is_the_shipped_content_alone(root: Path, shelf_folder: Path, cache: Path) -> None:
    for folder in (shelf_folder, shelf_folder / "none"):
        loaded = load(root, Shelf(folder), cache)
        assert loaded.packs == ()
        assert [muscle.id for muscle in loaded.knowledge.muscles] == ["jaw_muscle"]
    assert not (cache / COMPILED_NAME).exists()


def test_a_bad_pack_is_left_out_and_the_rest_works(root: Path, shelf_folder: Path, pack: Path, cache: Path) -> None:
    bad = write_pack(shelf_folder / "bad", pack="id: [")
    loaded = load(root, Shelf(shelf_folder), cache)
    assert states(loaded) == {"bad": PackState.FAULTY, "my_clinic": PackState.ON}
    assert "my_clinic.chewer" in loaded.knowledge.muscle_by_id
    assert loaded.packs[0].problems[0].file == bad / "pack.yaml"
    assert loaded.packs[1].muscles == 1


def test_the_second_of_two_packs_with_one_id_is_left_out(root: Path, shelf_folder: Path, cache: Path) -> None:
    write_pack(shelf_folder / "a")
    write_pack(shelf_folder / "b")
    loaded = load(root, Shelf(shelf_folder), cache)
    assert [report.state for report in loaded.packs] == [PackState.ON, PackState.FAULTY]
    assert "belongs to the pack in the folder 'a' already" in loaded.packs[1].problems[0].message


def test_a_pack_can_be_switched_off(root: Path, shelf_folder: Path, pack: Path, cache: Path) -> None:
    loaded = load(root, Shelf(shelf_folder, off=("my_clinic",)), cache)
    assert states(loaded) == {"my_clinic": PackState.OFF}
    assert loaded.knowledge.packs == ()
    assert states(load(root, Shelf(shelf_folder), cache)) == {"my_clinic": PackState.ON}


def test_the_compiled_form_is_read_again_and_notices_every_change(
    root: Path, shelf_folder: Path, pack: Path, cache: Path
) -> None:
    first = load(root, Shelf(shelf_folder), cache)
    assert load(root, Shelf(shelf_folder), cache) == first
    spoil(pack, "muscles/chewer.yaml", '"It chews."', '"It bites."')
    assert load(root, Shelf(shelf_folder), cache).knowledge.muscle_by_id["my_clinic.chewer"].summary.en == "It bites."
    (pack / "notes" / "ours.yaml").unlink()
    assert load(root, Shelf(shelf_folder), cache).knowledge.notes == ()
    (pack / "pack.yaml").unlink()
    assert states(load(root, Shelf(shelf_folder), cache)) == {"my_clinic": PackState.FAULTY}
    (pack / "notes" / "huge.yaml").write_bytes(b"#" * 4_100_000)
    assert len(load(root, Shelf(shelf_folder), cache).packs[0].problems) == 1
    write_pack(pack)
    spoil(root, "symptoms.yaml", '"tearing eye"', '"wet eye"')
    assert load(root, Shelf(shelf_folder), cache).knowledge.symptom_by_id["tearing"].name.en == "wet eye"


def test_a_damaged_compiled_form_is_made_anew(root: Path, shelf_folder: Path, pack: Path, cache: Path) -> None:
    first = load(root, Shelf(shelf_folder), cache)
    file = cache / COMPILED_NAME
    for damage in (b"", b"{}\n[]", file.read_bytes()[:-40]):
        file.write_bytes(damage)
        assert load(root, Shelf(shelf_folder), cache) == first


def test_a_file_that_cannot_be_read_is_told(
    root: Path, shelf_folder: Path, pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "chewer.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    loaded = load(root, Shelf(shelf_folder), cache)
    assert states(loaded) == {"my_clinic": PackState.FAULTY}
    assert "cannot be read: Permission denied" in loaded.packs[0].problems[0].message


def test_with_a_compiled_form_the_yaml_library_is_not_imported(
    root: Path, shelf_folder: Path, pack: Path, cache: Path
) -> None:
    load(root, Shelf(shelf_folder), cache)
    code = (
        "import sys, json; from pathlib import Path; from triggermap.content import knowledge_with_packs;"
        "from triggermap.content.packs import archive;"
        "from triggermap.content.packs.shelf import Shelf; root, cache, folder = map(Path, sys.argv[1:]);"
        "loaded = knowledge_with_packs(root, cache, Shelf(folder));"
        "print(json.dumps([len(loaded.knowledge.muscles), 'yaml' in sys.modules]))"
    )
    words = [sys.executable, "-c", code, str(root), str(cache), str(shelf_folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env={**os.environ})
    assert json.loads(done.stdout) == [2, False]

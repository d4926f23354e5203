from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.content.small_content import spoil
from triggermap.content import knowledge, load_knowledge, loader
from triggermap.content.cache import COMPILED_NAME, compile_knowledge
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.zones import Zone
from triggermap.errors import ContentError


class Counter:
    """Counts how often the YAML is read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        real = loader.load_knowledge

        def counted(root: Path) -> Knowledge:
            self.times += 1
            return real(root)

        monkeypatch.setattr(loader, "load_knowledge", counted)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(monkeypatch)


@pytest.fixture
def cache_dir(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_the_second_start_reads_no_yaml(root: Path, cache_dir: Path, reads: Counter) -> None:
    first = knowledge(root, cache_dir)
    second = knowledge(root, cache_dir)
    assert reads.times == 1
    assert first == second
    assert [file.name for file in cache_dir.iterdir()] == [COMPILED_NAME]


def test_all_is_kept_but_the_strokes_that_the_atlas_was_made_from(root: Path, cache_dir: Path) -> None:
    whole, kept = load_knowledge(root).muscles[0], knowledge(root, cache_dir).muscles[0]
    assert whole.belly[0].strokes and whole.sites[0].essential.strokes
    blank = replace(whole.sites[0], essential=Zone(), spillover=Zone())
    assert kept == replace(whole, belly=(replace(whole.belly[0], strokes=()),), sites=(blank,))


def test_an_edited_file_is_seen(root: Path, cache_dir: Path, reads: Counter) -> None:
    knowledge(root, cache_dir)
    spoil(root, "muscles/jaw_muscle.yaml", "It closes the jaw.", "It shuts the jaw!!")
    assert knowledge(root, cache_dir).muscles[0].summary.en == "It shuts the jaw!!"
    assert reads.times == 2


def test_a_new_and_a_removed_file_are_seen(root: Path, cache_dir: Path, reads: Counter) -> None:
    knowledge(root, cache_dir)
    muscle = root / "muscles/jaw_muscle.yaml"
    other = root / "muscles/neck_muscle.yaml"
    other.write_text(muscle.read_text(encoding="utf-8").replace("id: jaw_muscle", "id: neck_muscle"), encoding="utf-8")
    assert len(knowledge(root, cache_dir).muscles) == 2
    other.unlink()
    assert len(knowledge(root, cache_dir).muscles) == 1
    assert reads.times == 3


def test_a_file_that_was_only_touched_is_not_read_again(root: Path, cache_dir: Path, reads: Counter) -> None:
    knowledge(root, cache_dir)
    os.utime(root / "meta.yaml", (1, 1))
    before = (cache_dir / COMPILED_NAME).read_bytes()
    knowledge(root, cache_dir)
    assert reads.times == 1
    assert (cache_dir / COMPILED_NAME).read_bytes() != before


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]\n[]", b"\xff\xfe", b'{"files": 1}\n'])
def test_a_foreign_file_is_made_anew(root: Path, cache_dir: Path, reads: Counter, damage: bytes) -> None:
    cache_dir.mkdir()
    (cache_dir / COMPILED_NAME).write_bytes(damage)
    knowledge(root, cache_dir)
    knowledge(root, cache_dir)
    assert reads.times == 1


@pytest.mark.parametrize("place", [0.3, 0.5, 0.99])
def test_a_damaged_file_is_made_anew(root: Path, cache_dir: Path, reads: Counter, place: float) -> None:
    expected = knowledge(root, cache_dir)
    file = cache_dir / COMPILED_NAME
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * place)])
    assert knowledge(root, cache_dir) == expected
    spot = int(len(content) * place)
    file.write_bytes(content[:spot] + bytes([content[spot] ^ 1]) + content[spot + 1 :])
    assert knowledge(root, cache_dir) == expected
    assert reads.times == 3


def test_a_form_of_another_version_is_made_anew(root: Path, cache_dir: Path, reads: Counter) -> None:
    knowledge(root, cache_dir)
    file = cache_dir / COMPILED_NAME
    first, _, payload = file.read_bytes().partition(b"\n")
    header = json.loads(first)
    for key, value in (("format", 0), ("shape", "x")):
        file.write_bytes(json.dumps({**header, key: value}).encode() + b"\n" + payload)
        knowledge(root, cache_dir)
    assert reads.times == 3


def test_a_folder_that_cannot_be_written_is_no_failure(root: Path, tmp_path: Path, reads: Counter) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    knowledge(root, blocked)
    knowledge(root, blocked)
    assert reads.times == 2


def test_a_full_disk_leaves_nothing_behind(
    root: Path, cache_dir: Path, reads: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    knowledge(root, cache_dir)
    assert list(cache_dir.iterdir()) == []
    assert reads.times == 1


def test_faulty_content_is_told_and_not_stored(root: Path, cache_dir: Path) -> None:
    spoil(root, "meta.yaml", "reviewed: false", "reviewed: no")
    with pytest.raises(ContentError):
        knowledge(root, cache_dir)
    assert not cache_dir.exists()


def test_a_shipped_form_is_used_while_it_fits(root: Path, cache_dir: Path, reads: Counter) -> None:
    compile_knowledge(root, root / COMPILED_NAME)
    assert reads.times == 1
    knowledge(root, cache_dir)
    knowledge(root, cache_dir)
    assert reads.times == 1
    spoil(root, "muscles/jaw_muscle.yaml", "It closes the jaw.", "It shuts the jaw.")
    assert knowledge(root, cache_dir).muscles[0].summary.en == "It shuts the jaw."
    assert reads.times == 2

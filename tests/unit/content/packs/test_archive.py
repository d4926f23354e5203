from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from tests.unit.content.packs.small_pack import FILES
from triggermap.content.packs import archive
from triggermap.content.packs.archive import copy, remove, unpack


def packed(file: Path, members: dict[str, str | bytes], prefix: str = "") -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(prefix + name, content)
    return file


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("prefix", ["", "my_clinic/", "export/my_clinic/"])
def test_a_pack_is_unpacked_whether_or_not_it_has_a_folder_of_its_own(tmp_path: Path, into: Path, prefix: str) -> None:
    file = packed(tmp_path / "a.zip", dict(FILES), prefix)
    assert unpack(file, into) == ()
    assert names(into) == set(FILES)


def test_only_the_files_of_a_pack_are_taken_along(tmp_path: Path, into: Path) -> None:
    others = {
        "__MACOSX/pack.yaml": "x",
        ".DS_Store": "x",
        "run.exe": "x",
        "muscles/.hidden.yaml": "x",
        "deep/er/a.yaml": "x",
    }
    assert unpack(packed(tmp_path / "a.zip", {**FILES, **others, "READ_ME.md": "hello"}), into) == ()
    assert names(into) == {*FILES, "READ_ME.md"}


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "/evil.yaml", "muscles/../../evil.yaml", "C:/evil.yaml", "a\\evil.yaml"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, into: Path, name: str) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("pack.yaml", FILES["pack.yaml"])
        info = zipfile.ZipInfo("x")
        info.filename = name
        out.writestr(info, "x")
    problems = unpack(file, into)
    assert not list(tmp_path.rglob("evil.yaml"))
    assert not (tmp_path.parent / "evil.yaml").exists()
    assert "not allowed" in problems[0].message or names(into) == {"pack.yaml"}


def test_links_are_not_unpacked(tmp_path: Path, into: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("pack.yaml", FILES["pack.yaml"])
        link = zipfile.ZipInfo("muscles/link.yaml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(link, "/etc/passwd")
    [problem] = unpack(file, into)
    assert "holds a link" in problem.message


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"other.yaml": "x"}, "there is no pack.yaml in it"),
        ({"pack.yaml": "x", "notes/big.yaml": b"#" * 4_100_000}, "a file of more than 4 MB"),
        ({"pack.yaml": "x", **{f"muscles/m{n}.yaml": "x" for n in range(2_001)}}, "files; a pack has 2000 at most"),
        ({"pack.yaml": "x", "Notes.md": "x", "NOTES.md": "y"}, "twice"),
    ],
)
def test_too_much_or_too_little_is_refused(
    tmp_path: Path, into: Path, members: dict[str, str | bytes], expected: str
) -> None:
    [problem] = unpack(packed(tmp_path / "a.zip", members), into)
    assert expected in problem.message


def test_an_archive_that_says_less_than_it_holds_is_stopped(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    members: dict[str, str | bytes] = {"pack.yaml": "x", **{f"notes/n{n}.yaml": "y" * 400 for n in range(4)}}
    [problem] = unpack(packed(tmp_path / "a.zip", members), into)
    assert "holds more than" in problem.message


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip at all", b"PK\x05\x06" + b"\x00" * 18])
def test_a_broken_archive_is_told(tmp_path: Path, into: Path, content: bytes) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(content)
    [problem] = unpack(file, into)
    assert problem.file == file
    assert problem.message


def test_a_cut_archive_and_a_missing_one_are_told(tmp_path: Path, into: Path) -> None:
    whole = packed(tmp_path / "a.zip", dict(FILES)).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    assert unpack(tmp_path / "cut.zip", into)
    [problem] = unpack(tmp_path / "none.zip", into)
    assert "cannot be unpacked" in problem.message


def test_a_folder_is_copied_without_links(pack: Path, into: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("x", encoding="utf-8")
    try:
        (pack / "notes" / "link.yaml").symlink_to(secret)
    except OSError:
        pytest.skip("links cannot be made here")
    (pack / "picture.png").write_bytes(b"x")
    assert copy(pack, into) == ()
    assert names(into) == set(FILES)


def test_removing_a_link_leaves_what_it_points_to(pack: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(pack, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    remove(link)
    assert not link.exists()
    assert (pack / "pack.yaml").is_file()
    remove(pack)
    assert not pack.exists()

"""The turned body: which files it reads, and its mirror images."""

from __future__ import annotations

import json
from array import array
from pathlib import Path

import pytest

from triggermap.atlas import AtlasError, load_atlas
from triggermap.atlas import format as files
from triggermap.atlas.hit_test import MirroredImage, PatchImage


@pytest.fixture
def turned(root: Path) -> Path:
    """The tiny atlas with a turn of four angles; the patch image at 90 degrees is lopsided."""
    manifest = json.loads((root / files.MANIFEST).read_text())
    manifest["bodies"][0]["turn"] = {
        "angles": [0, 90, 180, 270], "width": 8, "height": 4, "units_per_cm": 2.0,
        "image_width": 4, "image_height": 2, "image_scale": 0.5,
    }  # fmt: skip
    (root / files.MANIFEST).write_text(json.dumps(manifest))
    for angle in (0, 90, 180):
        file = root / "female" / files.turn_patches_name(angle)
        file.write_bytes(files.encode_patch_image([0, 1, 2, 3, 0, 0, 1, 1]))
    return root


def test_an_older_atlas_offers_no_turn(root: Path) -> None:
    assert load_atlas(root).turn("female") is None
    assert load_atlas(root).turn("nobody") is None


def test_angles_and_frames(turned: Path) -> None:
    atlas = load_atlas(turned)
    turn = atlas.turn("female")
    assert turn is not None
    assert turn is atlas.turn("female")
    assert turn.angles == (0, 90, 180, 270)
    frame = turn.frame(90)
    assert frame is turn.frame(90)
    assert (frame.width, frame.height, frame.units_per_cm) == (8, 4, 2.0)
    assert frame.shading == turned / "female" / "turn_090.webp"
    with pytest.raises(KeyError):
        turn.frame(15)


@pytest.mark.parametrize(("degrees", "angle"), [(0, 0), (40, 0), (50, 90), (-80, 270), (359, 0), (500, 180)])
def test_the_nearest_angle(turned: Path, degrees: float, angle: int) -> None:
    turn = load_atlas(turned).turn("female")
    assert turn is not None
    assert turn.nearest(degrees).angle == angle


def test_patches_of_the_persons_right_are_the_mirror_image(turned: Path) -> None:
    turn = load_atlas(turned).turn("female")
    assert turn is not None
    assert list(turn.frame(90).patches.numbers) == [0, 1, 2, 3, 0, 0, 1, 1]
    assert list(turn.frame(270).patches.numbers) == [3, 1, 2, 0, 2, 2, 0, 0]
    assert turn.frame(90).patch_at(7, 0) == 3
    assert turn.frame(270).patch_at(1, 0) == 3
    assert turn.frame(270).patch_at(9, 0) == 0


def test_a_missing_file_is_named_when_it_is_needed(turned: Path) -> None:
    (turned / "female" / "turn_090.patches").unlink()
    turn = load_atlas(turned).turn("female")
    assert turn is not None
    with pytest.raises(AtlasError, match=r"turn_090\.patches"):
        turn.frame(270).patch_at(1, 1)


def test_a_turn_without_angles_is_a_damaged_manifest(turned: Path) -> None:
    manifest = json.loads((turned / files.MANIFEST).read_text())
    del manifest["bodies"][0]["turn"]["angles"]
    (turned / files.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(AtlasError, match="angles"):
        load_atlas(turned)


def test_the_mirror_image_of_a_patch_image() -> None:
    image = MirroredImage(PatchImage(2, 1, 0.5, array("H", [1, 3])), 4, [0, 2, 1, 3])
    assert [image.at(x, 0) for x in (0.5, 1.5, 2.5, 3.5, 5)] == [3, 3, 2, 2, 0]
    assert image.around(3.5, 0.5) == {0, 2, 3}


def test_a_copied_view_reads_the_patches_of_its_mirror(root: Path) -> None:
    manifest = json.loads((root / files.MANIFEST).read_text())
    manifest["views"][2]["copied"] = True
    (root / files.MANIFEST).write_text(json.dumps(manifest))
    (root / "female" / files.patches_name("right")).unlink()
    atlas = load_atlas(root)
    left, right = atlas.view("female", "left"), atlas.view("female", "right")
    assert [left.patch_at(x, 50) for x in (20, 80)] == [2, 1]
    assert [right.patch_at(x, 50) for x in (20, 80)] == [2, 1]
    assert right.patch_at(95, 5) == 0


def lines(turned: Path) -> None:
    """Give the angles lines: a lopsided silhouette and one line."""
    manifest = json.loads((turned / files.MANIFEST).read_text())
    manifest["bodies"][0]["turn"]["lines"] = True
    (turned / files.MANIFEST).write_text(json.dumps(manifest))
    data = {
        "outline": [files.encode_ring([(10, 10), (30, 10), (30, 25)])],
        "lines": [files.encode_ring([(10, 10), (20, 20)])],
    }
    for angle in (0, 90, 180):
        (turned / "female" / files.turn_lines_name(angle)).write_bytes(files.dump_json(data))


def test_lines_are_read_where_there_are_any_and_mirrored(turned: Path) -> None:
    turn = load_atlas(turned).turn("female")
    assert turn is not None
    assert turn.frame(90).lines is None
    lines(turned)
    turn = load_atlas(turned).turn("female")
    assert turn is not None
    assert turn.frame(90).lines == ((((1, 1), (3, 1), (3, 2.5)),), (((1, 1), (2, 2)),))
    assert turn.frame(270).lines == ((((7, 1), (5, 1), (5, 2.5)),), (((7, 1), (6, 2)),))


@pytest.mark.parametrize("content", [b"{", b'{"format": 1}', b'{"format": 1, "outline": [[1]], "lines": []}'])
def test_damaged_lines_are_named(turned: Path, content: bytes) -> None:
    lines(turned)
    (turned / "female" / "turn_090.lines.json").write_bytes(content)
    turn = load_atlas(turned).turn("female")
    assert turn is not None
    with pytest.raises(AtlasError, match=r"turn_090\.lines\.json"):
        assert turn.frame(270).lines

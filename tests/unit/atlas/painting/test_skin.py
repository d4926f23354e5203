from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers import small_skin
from triggermap.atlas import AtlasError
from triggermap.atlas import format as files
from triggermap.atlas.painting.skin import Point, Skin, blend, closest, cross, minus

NUMBER = st.floats(-5, 5).map(lambda value: round(value, 3))
PLACE = st.tuples(NUMBER, NUMBER, NUMBER)


def test_the_right_half_is_the_mirror_image_of_the_left(skin: Skin) -> None:
    left = small_skin.vertex_of(5, 3)
    right = skin.mirror(left)
    x, y, z = skin.points[left]
    assert skin.points[right] == (-x, y, z)
    assert skin.mirror(right) == left
    middle = small_skin.vertex_of(0, 3)
    assert skin.mirror(middle) == middle


def test_patches_of_the_right_are_mirror_patches(skin: Skin) -> None:
    half = len(skin.quads) // 2
    assert set(skin.patches[half]) == {small_skin.RIGHT_PATCH}
    assert set(skin.patches[-1]) == {small_skin.RIGHT_FLANK}


def test_both_halves_face_the_same_way_out(skin: Skin) -> None:
    left, right = small_skin.vertex_of(1, 3), skin.mirror(small_skin.vertex_of(1, 3))
    assert skin.normal(left) == pytest.approx((0, 0, 1))
    assert skin.normal(right) == pytest.approx((0, 0, 1))


def test_nearest_skin_is_under_the_place(skin: Skin) -> None:
    found = skin.nearest((1.3, 7.4, 2.0), (0.0, 0.0, 1.0))
    assert found.position == pytest.approx((1.3, 7.4, 0.0))
    assert found.patch == small_skin.LEFT_PATCH


def test_skin_that_faces_as_asked_counts_as_nearer(skin: Skin) -> None:
    between_the_flanks = (0.2, 10.0, -6.0)
    assert skin.nearest(between_the_flanks, (1.0, 0.0, 0.0)).position[0] == pytest.approx(2.0)
    assert skin.nearest(between_the_flanks, (-1.0, 0.0, 0.0)).position[0] == pytest.approx(-2.0)


def test_a_landmark_lies_where_the_file_says(skin: Skin) -> None:
    assert skin.landmarks["ridge_low"].position == (0.0, 2.0, 0.0)
    assert skin.landmarks["flank"].position == (2.0, 10.0, -6.0)


@given(PLACE, PLACE, PLACE, PLACE)
def test_the_closest_point_of_a_triangle_beats_its_corners_and_middle(
    a: Point, b: Point, c: Point, place: Point
) -> None:
    assume(math.hypot(*cross(minus(b, a), minus(c, a))) > 0.1)
    weights = closest(place, a, b, c)
    assert sum(weights) == pytest.approx(1.0)
    assert min(weights) >= -1e-9

    def away(spot: Point) -> float:
        return sum((first - second) ** 2 for first, second in zip(spot, place, strict=True))

    best = away(blend((a, b, c), weights))
    for other in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (1 / 3, 1 / 3, 1 / 3), (0.5, 0.5, 0.0)):
        assert best <= away(blend((a, b, c), other)) + 1e-6


@pytest.mark.parametrize("name", [files.SKIN, files.SKIN_MESH, f"female/{files.SKIN_POINTS}"])
@pytest.mark.parametrize("damage", [None, b"", b"x", b"{}"])
def test_a_damaged_file_is_named(tmp_path: Path, name: str, damage: bytes | None) -> None:
    small_skin.write_skin(tmp_path)
    file = tmp_path / name
    file.unlink() if damage is None else file.write_bytes(damage)
    with pytest.raises(AtlasError) as caught:
        Skin(tmp_path, "female", small_skin.MIRRORS)
    assert caught.value.file == file

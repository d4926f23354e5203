from __future__ import annotations

from array import array

import pytest

from triggermap.atlas.format import Ring
from triggermap.atlas.hit_test import PatchImage, contains
from triggermap.atlas.isolines import area
from triggermap.atlas.outlines import PatchOutlines

SIDE = 60
PATCH = 5
"""Pixels along a patch."""
COUNT = (SIDE // PATCH) ** 2


def patch_of(x: int, y: int) -> int:
    return 1 + y // PATCH * (SIDE // PATCH) + x // PATCH


def board(air: int = 0) -> PatchOutlines:
    """Square patches, numbered by rows; the first `air` columns show no skin. A pixel is two units."""
    numbers = array("H", [0 if x < air else patch_of(x, y) for y in range(SIDE) for x in range(SIDE)])
    return PatchOutlines(PatchImage(SIDE, SIDE, 0.5, numbers), COUNT)


def patches_in(left: int, top: int, right: int, bottom: int) -> set[int]:
    """The patches in a box of pixels."""
    return {patch_of(x, y) for x in range(left, right) for y in range(top, bottom)}


def size(rings: tuple[Ring, ...]) -> float:
    return sum(area(ring) for ring in rings)


def test_the_outline_of_patches_lies_on_their_border_in_view_units() -> None:
    (ring,) = board().of_set(patches_in(20, 20, 40, 40))
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    assert (min(xs), max(xs), min(ys), max(ys)) == pytest.approx((40, 80, 40, 80), abs=1)
    assert size((ring,)) == pytest.approx(40 * 40, rel=0.05)


def test_patches_along_the_rim_of_the_picture_have_an_outline_too() -> None:
    (ring,) = board().of_set(range(1, COUNT + 1))
    assert size((ring,)) == pytest.approx((2 * SIDE) ** 2, rel=0.02)


def test_neighbours_share_their_border() -> None:
    outlines = board()
    (left,), (right,) = outlines.of_set(patches_in(20, 10, 30, 50)), outlines.of_set(patches_in(30, 10, 40, 50))
    borders = [x for x, y in left if x > 55 and 40 < y < 80], [x for x, y in right if x < 65 and 40 < y < 80]
    for border in borders:
        assert border
        assert border == pytest.approx([60] * len(border), abs=0.5)


def test_what_the_picture_does_not_show_has_no_outline() -> None:
    assert board(air=30).of_set(patches_in(0, 0, 20, 20)) == ()
    assert board(air=30).of_weights(dict.fromkeys(patches_in(0, 0, 20, 20), 1.0)) == ()
    assert board().of_weights({1: 0.0}) == ()
    with pytest.raises(ValueError, match="none of these"):
        board(air=30).middle_of(patches_in(0, 0, 20, 20))


def test_the_middle_lies_inside_and_says_the_area() -> None:
    outlines = board()
    corner = patches_in(10, 10, 20, 50) | patches_in(10, 40, 50, 50)  # an L, whose centre of mass lies outside it
    x, y, size_ = outlines.middle_of(corner)
    assert contains(outlines.of_set(corner), x, y)
    assert size_ == pytest.approx(4 * (10 * 40 + 30 * 10))


def test_the_edge_of_a_zone_runs_through_the_patches_that_it_covers_in_part() -> None:
    weights = dict.fromkeys(patches_in(20, 20, 35, 40), 1.0) | dict.fromkeys(patches_in(35, 20, 40, 40), 0.5)
    (ring,) = board().of_weights(weights)
    right = [x for x, y in ring if 55 < y < 65 and x > 60]
    assert right
    assert right == pytest.approx([75] * len(right), abs=2.5)  # halfway through the patch from 70 to 80


def test_the_area_of_a_zone_is_what_its_weights_say() -> None:
    weights = dict.fromkeys(patches_in(20, 20, 40, 40), 1.0) | dict.fromkeys(patches_in(20, 15, 40, 20), 0.3)
    assert size(board().of_weights(weights)) == pytest.approx(4 * (400 + 0.3 * 100), rel=0.08)


def test_what_is_faint_everywhere_stays_in_sight() -> None:
    assert board().of_weights(dict.fromkeys(patches_in(20, 20, 30, 30), 0.1))


def test_a_zone_that_ends_at_the_silhouette_reaches_it() -> None:
    outlines = board(air=20)
    (ring,) = outlines.of_weights(dict.fromkeys(patches_in(20, 10, 35, 50), 1.0))
    assert min(x for x, _ in ring) == pytest.approx(40, abs=1.5)
    assert not any(x < 38 for x, _ in ring)

from __future__ import annotations

from array import array

from triggermap.atlas.hit_test import PatchImage, contains

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
HOLE = ((4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0))


def test_a_ring_in_a_ring_is_a_hole() -> None:
    assert contains((SQUARE, HOLE), 2, 2)
    assert not contains((SQUARE, HOLE), 5, 5)
    assert not contains((SQUARE, HOLE), 12, 5)
    assert not contains((), 5, 5)


def test_an_image_knows_its_pixels_and_nothing_outside() -> None:
    image = PatchImage(2, 2, 0.5, array("H", [1, 2, 3, 4]))
    assert [image.at(0, 0), image.at(3.9, 0), image.at(0, 2), image.at(3, 3)] == [1, 2, 3, 4]
    assert [image.at(-0.1, 0), image.at(4, 0), image.at(0, 4)] == [0, 0, 0]
    assert image.around(3, 3) == {0, 1, 2, 3, 4}

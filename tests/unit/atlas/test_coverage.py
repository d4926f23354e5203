from __future__ import annotations

from array import array

from triggermap.atlas.coverage import pixels_within
from triggermap.atlas.hit_test import PatchImage

IMAGE = PatchImage(6, 4, 0.5, array("H", [1, 1, 2, 2, 3, 0] * 4))
"""Three upright patches and air; a pixel is two units."""


def test_pixels_whose_middles_lie_inside_are_counted() -> None:
    ring = ((2.5, 0.0), (6.5, 0.0), (6.5, 8.0), (2.5, 8.0))  # columns 1 (its middle at 3) to 2 (its middle at 5)
    within, total = pixels_within([ring], IMAGE)
    assert within == {1: 4, 2: 4}
    assert total == {1: 8, 2: 8}


def test_a_hole_is_not_inside() -> None:
    outer = ((0.0, 0.0), (12.0, 0.0), (12.0, 8.0), (0.0, 8.0))
    hole = ((0.0, 0.0), (4.0, 0.0), (4.0, 8.0), (0.0, 8.0))
    within, _total = pixels_within([outer, hole], IMAGE)
    assert within == {2: 8, 3: 4, 0: 4}


def test_a_shape_that_runs_out_of_the_picture_is_cut_off() -> None:
    within, total = pixels_within([((-50.0, -50.0), (4.0, -50.0), (4.0, 50.0), (-50.0, 50.0))], IMAGE)
    assert within == total == {1: 8}


def test_no_rings_cover_nothing() -> None:
    assert pixels_within([], IMAGE) == ({}, {})

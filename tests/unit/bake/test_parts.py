from __future__ import annotations

import numpy as np
import shapely

from triggermap.bake.pages import anchor_of, inner_of
from triggermap.bake.parts import mirrored, mirrored_shapes, without_slivers
from triggermap.domain.anatomy import Place, Side


def test_slivers_go_to_their_neighbour_and_wide_parts_stay() -> None:
    labels = np.zeros((30, 30), dtype=np.int64)
    labels[5:25, 5:15] = 1
    labels[5:25, 15:25] = 2
    labels[5:25, 5] = 3
    mended = without_slivers(labels, 2.0)
    assert set(np.unique(mended)) == {0, 1, 2}
    assert (mended[5:25, 5] == 1).all()
    assert (mended == 0).sum() == (labels == 0).sum()
    assert (mended[labels == 2] == 2).all()


def test_the_opposite_view_has_the_opposite_sides() -> None:
    shapes = {
        Place("face.cheek", Side.LEFT): shapely.box(0, 0, 10, 5),
        Place("face.nose", Side.MIDLINE): shapely.box(40, 0, 60, 9),
    }
    turned = mirrored_shapes(shapes, 100)
    assert turned[Place("face.cheek", Side.RIGHT)].bounds == (90, 0, 100, 5)
    assert turned[Place("face.nose", Side.MIDLINE)].bounds == (40, 0, 60, 9)
    assert mirrored(shapely.Point(1, 2), 10).coords[0] == (9, 2)


def test_a_label_stands_well_inside_the_largest_part() -> None:
    shape = shapely.union(shapely.box(0, 0, 100, 100), shapely.box(200, 0, 220, 20))
    assert anchor_of(shape) == (50, 50)


def test_inner_regions_stand_beside_the_views_that_they_belong_to() -> None:
    teeth = [Place("mouth.upper_back_teeth", side) for side in (Side.LEFT, Side.RIGHT)]
    tongue, floor = Place("mouth.tongue", Side.MIDLINE), Place("pelvis.floor", Side.MIDLINE)
    everything = [*teeth, tongue, floor]
    assert set(inner_of("front", everything)) == set(everything)
    assert set(inner_of("head_front", everything)) == {*teeth, tongue}
    assert set(inner_of("head_left", everything)) == {teeth[0], tongue}
    assert set(inner_of("right", everything)) == {teeth[1], tongue}
    assert inner_of("back", everything) == (floor,)
    assert inner_of("head_back", everything) == ()

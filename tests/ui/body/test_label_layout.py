from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from triggermap.ui.body.label_layout import DOT_GAP, Anchor, Box, Placed, Silhouette, place_labels

BOUNDS = Box(0, 0, 700, 600)
HEIGHT = 18.0
BODY = Silhouette([((250, 50), (450, 50), (450, 550), (250, 550))], 600)


def anchor(x: float, y: float, width: float = 80, level: int = 2, pair: str = "") -> Anchor:
    return Anchor(x, y, width, level, pair or f"{x}/{y}")


def place(anchors: list[Anchor], *, bounds: Box = BOUNDS, blocked: tuple[Box, ...] = ()) -> list[Placed]:
    return place_labels(anchors, bounds, HEIGHT, BODY.at, blocked)


def overlap(first: Box, second: Box) -> bool:
    return (
        first.x < second.right and second.x < first.right and first.y < second.bottom and second.y < first.bottom
    )  # fmt: skip


def test_a_name_stands_beside_the_figure_with_a_leader() -> None:
    [found] = place([anchor(350, 300, width=120)])
    assert found.box is not None
    assert found.box.right < 250 or found.box.x > 450
    assert found.end is not None


def test_a_short_name_in_the_middle_of_a_broad_figure_stands_beside_its_point() -> None:
    wide = Silhouette([((0, 0), (700, 0), (700, 600), (0, 600))], 600)
    [found] = place_labels([anchor(350, 300, width=20)], BOUNDS, HEIGHT, wide.at)
    assert found.box is not None
    assert found.end is None
    assert math.dist((found.box.x, found.box.y + HEIGHT / 2), (350, 300)) < 12


def test_of_a_pair_one_is_named_and_both_are_dots() -> None:
    found = place([anchor(300, 200, pair="asis"), anchor(400, 200, pair="asis")])
    assert len(found) == 2
    assert [each.box is None for each in found].count(True) == 1


def test_points_too_near_to_one_another_leave_the_more_important_one() -> None:
    found = place([anchor(350, 300, level=2), anchor(353, 302, level=1)])
    assert [each.number for each in found] == [1]


def test_nothing_is_shown_outside_the_picture_or_below_what_lies_over_it() -> None:
    assert not place([anchor(-5, 300), anchor(350, 700)])
    assert not place([anchor(350, 300)], blocked=(Box(300, 250, 100, 100),))


@given(
    st.lists(
        st.builds(
            anchor,
            st.floats(0, 700),
            st.floats(0, 600),
            width=st.floats(12, 220),
            level=st.integers(1, 3),
            pair=st.text("abcdefgh", min_size=1, max_size=2),
        ),
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_names_never_overlap_leave_the_picture_or_cover_what_lies_over_it(anchors: list[Anchor]) -> None:
    blocked = Box(0, 500, 200, 100)
    found = place(anchors, blocked=(blocked,))
    boxes = [each.box for each in found if each.box is not None]
    for box in boxes:
        assert box.x >= 0 and box.y >= 0 and box.right <= 700 and box.bottom <= 600
        assert not overlap(box, blocked)
    for first, second in combinations(boxes, 2):
        assert not overlap(first, second)
    dots = [(anchors[each.number].x, anchors[each.number].y) for each in found]
    for one, other in combinations(dots, 2):
        assert math.dist(one, other) >= DOT_GAP


def test_a_silhouette_knows_where_the_figure_is() -> None:
    assert BODY.at(300) == [(250, 450)]
    assert not BODY.at(20)
    assert not BODY.at(-5)
    hole = Silhouette([((0, 0), (100, 0), (100, 240), (0, 240)), ((40, 0), (60, 0), (60, 240), (40, 240))], 240)
    assert hole.at(120) == [(0, 40), (60, 100)]

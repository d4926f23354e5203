"""Lines of a silhouette that the frame cuts."""

from __future__ import annotations

from triggermap.atlas.contour import drawn


def test_a_ring_inside_the_frame_is_drawn_whole() -> None:
    ring = ((10.0, 10.0), (90.0, 10.0), (50.0, 90.0))
    assert drawn([ring], 100, 100) == ((*ring, ring[0]),)


def test_what_runs_along_the_edge_is_left_out() -> None:
    arm = ((40.0, 0.0), (60.0, 0.0), (65.0, 50.0), (50.0, 80.0), (35.0, 50.0))
    assert drawn([arm], 100, 100) == (((60.0, 0.0), (65.0, 50.0), (50.0, 80.0), (35.0, 50.0), (40.0, 0.0)),)


def test_a_limb_that_runs_through_has_two_lines_wherever_its_ring_begins() -> None:
    ring = ((40.0, 50.0), (41.0, 100.0), (60.0, 100.0), (62.0, 50.0), (61.0, 1.0), (42.0, 0.0))
    expected = {((60.0, 100.0), (62.0, 50.0), (61.0, 1.0)), ((42.0, 0.0), (40.0, 50.0), (41.0, 100.0))}
    for turn in range(len(ring)):
        assert set(drawn([ring[turn:] + ring[:turn]], 100, 100)) == expected


def test_a_ring_that_fills_the_frame_has_no_line() -> None:
    assert drawn([((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))], 100, 100) == ()

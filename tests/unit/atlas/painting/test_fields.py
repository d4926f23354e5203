from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.small_skin import LEFT_FLANK, vertex_of
from triggermap.atlas.painting.fields import FAR, RegionField, StrokeField, eased, sampled
from triggermap.atlas.painting.skin import Skin


def test_a_round_stroke_is_its_radius_wide(skin: Skin) -> None:
    field = StrokeField(skin, [(2.0, 10.0, -6.0, 2.0)], 0.7)
    assert field.values[vertex_of(8, 10)] == pytest.approx(-2.0)
    assert field.values[vertex_of(8, 12)] == pytest.approx(0.0, abs=0.05)
    assert field.values[vertex_of(10, 11)] == pytest.approx(5**0.5 - 2, abs=0.05)


def test_a_stroke_does_not_reach_through_the_air(skin: Skin) -> None:
    field = StrokeField(skin, [(2.0, 10.0, -6.0, 4.5)], 0.7)
    assert skin.mirror(vertex_of(8, 10)) not in field.values


def test_between_vertices_the_stroke_itself_is_asked(skin: Skin) -> None:
    field = StrokeField(skin, [(2.0, 10.0, -6.0, 0.8)], 0.7)
    quad = next(quad for quad in skin.quads_at[vertex_of(8, 10)] if vertex_of(9, 11) in skin.quads[quad])
    corners = skin.quads[quad]
    middle = field.at((2.0, 10.5, -6.5), corners, (0.25,) * 4)
    assert middle == pytest.approx(0.5**0.5 - 0.8, abs=0.02)
    assert field.at((2.0, 0.5, -9.5), skin.quads[skin.quads_at[vertex_of(12, 0)][0]], (0.25,) * 4) == FAR


def test_a_region_ends_at_its_border(skin: Skin) -> None:
    quads = [quad for quad, patches in enumerate(skin.patches) if patches == (LEFT_FLANK, LEFT_FLANK)]
    field = RegionField(skin, quads, frozenset([LEFT_FLANK]), 1.5)
    assert field.values[vertex_of(8, 10)] == pytest.approx(-1.0)
    assert field.values[vertex_of(2, 10)] == pytest.approx(0.0, abs=0.3)
    assert field.values[vertex_of(1, 10)] == pytest.approx(1.0, abs=0.3)
    assert vertex_of(0, 10) not in field.values or field.values[vertex_of(0, 10)] > 1


def test_samples_carry_the_radius_from_end_to_end() -> None:
    rows = sampled([[(0.0, 0.0, 0.0), (4.0, 0.0, 0.0)], [(4.0, 0.0, 0.0), (8.0, 0.0, 0.0)]], (1.0, 2.0, 1.0))
    assert rows[0] == (0.0, 0.0, 0.0, 1.0)
    assert rows[-1] == (8.0, 0.0, 0.0, 1.0)
    middle = min(rows, key=lambda row: abs(row[0] - 4))
    assert middle[3] == pytest.approx(1.9, abs=0.15)


@given(st.lists(st.tuples(*[st.floats(-50, 50)] * 3, st.floats(0.2, 5)), min_size=2, max_size=40), st.floats(0, 6))
def test_easing_keeps_the_ends_and_the_number(rows: list[tuple[float, float, float, float]], sigma: float) -> None:
    smooth = eased(rows, sigma)
    assert len(smooth) == len(rows)
    assert smooth[0] == rows[0]
    assert smooth[-1] == rows[-1]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import DEFAULT_INTENSITY, PainDrawing, PainMark

CHEEK = Place("face.cheek", Side.RIGHT)
EYE = Place("face.eye", Side.RIGHT)
PLACES = st.builds(Place, st.sampled_from(["face.cheek", "face.eye", "face.nose"]), st.sampled_from(list(Side)))


def test_marking_and_unmarking() -> None:
    drawing = PainDrawing().toggled(CHEEK).toggled(EYE, intensity=8)
    assert drawing.places == (CHEEK, EYE)
    assert [mark.intensity for mark in drawing.marks] == [DEFAULT_INTENSITY, 8]
    assert drawing.toggled(CHEEK).places == (EYE,)
    assert drawing.toggled(CHEEK).toggled(CHEEK).places == (EYE, CHEEK)


def test_intensity_is_changed_in_place() -> None:
    drawing = PainDrawing().toggled(CHEEK).toggled(EYE).with_intensity(CHEEK, 9)
    assert drawing.marks == (PainMark(CHEEK, 9), PainMark(EYE, DEFAULT_INTENSITY))
    assert drawing.with_intensity(Place("face.nose", Side.MIDLINE), 1) == drawing


@pytest.mark.parametrize("intensity", [-1, 11])
def test_intensity_is_from_0_to_10(intensity: int) -> None:
    with pytest.raises(ValueError, match="0 and 10"):
        PainMark(CHEEK, intensity)


@given(st.lists(PLACES, max_size=12))
def test_a_place_stands_in_a_drawing_once(clicked: list[Place]) -> None:
    drawing = PainDrawing()
    for place in clicked:
        drawing = drawing.toggled(place)
    assert len(set(drawing.places)) == len(drawing.places)
    assert set(drawing.places) == {place for place in clicked if clicked.count(place) % 2}

from __future__ import annotations

import pytest

from triggermap.domain.anatomy import Landmark, Place, Region, Side
from triggermap.domain.text import Language, Terms, Text


@pytest.mark.parametrize(
    ("side", "other"), [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.MIDLINE, Side.MIDLINE)]
)
def test_the_other_side(side: Side, other: Side) -> None:
    assert side.other is other
    assert Place("face.cheek", side).mirrored == Place("face.cheek", other)


def test_a_region_has_a_place_on_each_of_its_sides() -> None:
    name = Text("x", "x")
    assert [place.side for place in Region("a.b", name, "a", paired=True).places] == [Side.LEFT, Side.RIGHT]
    assert [place.side for place in Region("a.b", name, "a", paired=False).places] == [Side.MIDLINE]


def test_landmarks_come_on_the_map_by_weight_and_with_their_short_term() -> None:
    name, term = Text("point behind the ear", "punt achter het oor"), Text("mastoid", "mastoïd")
    key = Landmark("a", name, paired=True, label=term, key=True)
    bony, soft = Landmark("b", name, paired=True), Landmark("c", name, paired=True, bony=False)
    assert [each.level for each in (key, bony, soft)] == [1, 2, 3]
    assert [each.on_map for each in (key, bony, soft)] == [True, True, False]
    assert [each.term for each in (key, bony)] == [term, name]
    assert Landmark("d", name, paired=True, bony=False, label=term).on_map


def test_texts_and_terms_by_language() -> None:
    assert Text("cheek", "wang").get(Language.NL) == "wang"
    assert Text("cheek", "wang").get(Language.EN) == "cheek"
    assert Terms(("a",), ("b",)).get(Language.NL) == ("b",)
    assert Terms(("a",), ("b",)).get(Language.EN) == ("a",)

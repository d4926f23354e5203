from __future__ import annotations

import pytest

from triggermap.domain.anatomy import Place, Region, Side
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


def test_texts_and_terms_by_language() -> None:
    assert Text("cheek", "wang").get(Language.NL) == "wang"
    assert Text("cheek", "wang").get(Language.EN) == "cheek"
    assert Terms(("a",), ("b",)).get(Language.NL) == ("b",)
    assert Terms(("a",), ("b",)).get(Language.EN) == ("a",)

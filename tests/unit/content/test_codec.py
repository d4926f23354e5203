from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.content import load_knowledge
from triggermap.content.codec import decode, describe, encode
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import TriggerPoint
from triggermap.domain.zones import Along, Belly, Zone


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    name: str | None


@dataclass(frozen=True, slots=True)
class Line:
    points: tuple[Point, ...]
    span: tuple[int, int] | None


Shape = Point | Line


@dataclass(frozen=True, slots=True)
class Drawing:
    shapes: tuple[Shape, ...]
    colour: Colour | None
    first: Shape | None
    done: bool
    pairs: tuple[tuple[Colour, tuple[int, ...]], ...]


def there_and_back(value: object, shape: type) -> object:
    return decode(json.loads(json.dumps(encode(value, shape))), shape)


@given(st.from_type(Drawing))
def test_whatever_is_stored_is_read_back(drawing: Drawing) -> None:
    if "nan" not in repr(drawing):
        assert there_and_back(drawing, Drawing) == drawing


@pytest.mark.parametrize("shape", [Zone, Along, Belly, TriggerPoint])
def test_types_of_the_domain_are_read_back(shape: type) -> None:
    @given(st.builds(shape))
    def check(value: object) -> None:
        if "nan" not in repr(value):
            assert there_and_back(value, shape) == value

    check()


def test_the_whole_content_is_read_back(root: Path) -> None:
    knowledge = load_knowledge(root)
    assert there_and_back(knowledge, Knowledge) == knowledge


@pytest.mark.parametrize(
    "data", [[], [1], [[], None, None, True], "x", None, [[[7, 1, None]], None, None, True, []], {}]
)
def test_data_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        decode(data, Drawing)


def test_what_cannot_be_stored_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be stored"):
        encode({}, dict)
    with pytest.raises(TypeError, match="cannot be stored"):
        decode({}, dict)


def test_the_description_names_fields_and_values_of_every_type_inside() -> None:
    text = describe(Drawing)
    for part in ("Point: x=", "Line: points=", "Colour: red", "Drawing: shapes="):
        assert part in text
    assert describe(Point) != describe(Line)

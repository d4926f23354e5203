from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.atlas import format as files

numbers = st.integers(-10_000, 10_000)


@given(st.lists(st.tuples(numbers, numbers), min_size=2))
def test_a_ring_survives_its_encoding(ring: list[tuple[int, int]]) -> None:
    assert list(files.decode_ring(files.encode_ring(ring))) == ring


def test_rings_are_steps_in_whole_units() -> None:
    assert files.encode_ring([(0.4, 0.6), (1.5, -2.2), (3, -2)]) == [0, 1, 2, -3, 1, 0]


@pytest.mark.parametrize("flat", [[], [1], [1, 2], [1, 2, 3, 4, 5]])
def test_a_broken_ring_is_refused(flat: list[int]) -> None:
    with pytest.raises(ValueError, match="a polygon of"):
        files.decode_ring(flat)


def test_a_patch_image_survives_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "x.patches"
    file.write_bytes(files.encode_patch_image([0, 1, 256, 65535, 7, 8]))
    assert list(files.decode_patch_image(file, 3, 2)) == [0, 1, 256, 65535, 7, 8]


def test_a_patch_image_of_another_size_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.patches"
    file.write_bytes(files.encode_patch_image([0, 1]))
    with pytest.raises(files.AtlasError, match="4 bytes in place of the 12"):
        files.decode_patch_image(file, 3, 2)


def test_json_is_the_same_for_the_same_input() -> None:
    assert files.dump_json({"a": [1, 2]}) == b'{"format":%d,"a":[1,2]}\n' % files.FORMAT


def test_file_names() -> None:
    assert files.shading_name("front", 1) == "front.webp"
    assert files.shading_name("front", 2) == "front@2x.webp"
    assert files.patches_name("front") == "front.patches"

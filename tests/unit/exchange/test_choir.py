"""CHOIR codes in and out, over regions that lie in one segment, in two, and over the midline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.domain.anatomy import Place, Region, Side
from triggermap.domain.text import Text
from triggermap.exchange.choir import CODES, CodeError, Scheme, codes_of, places_of, read_codes, write_codes


def region(name: str, *, inner: bool = False, **codes: tuple[int, ...]) -> Region:
    sides = tuple((Side(side), its) for side, its in codes.items())
    return Region(name, Text(name, name), name.split(".")[0], "midline" not in codes, inner=inner, choir=sides)


FOREHEAD = region("head.forehead", left=(102,), right=(101,))
CROWN = region("head.crown", left=(102, 201), right=(101, 202))
BACK = region("head.back", left=(201, 203), right=(202, 204))
NOSE = region("face.nose", midline=(103, 104))
CHEEK = region("face.cheek", left=(104,), right=(103,))
TOOTH = region("mouth.tooth", inner=True, left=(104,), right=(103,))
ACHILLES = region("leg.achilles", left=(233, 235), right=(234, 236))
REGIONS = (FOREHEAD, CROWN, BACK, NOSE, CHEEK, TOOTH, ACHILLES)


def left(name: str) -> Place:
    return Place(name, Side.LEFT)


def test_places_to_codes() -> None:
    marked = [left("head.crown"), Place("face.nose", Side.MIDLINE), Place("mouth.tooth", Side.RIGHT), left("x.y")]
    assert codes_of(marked, REGIONS) == (102, 103, 104, 201)


def test_codes_mean_the_places_that_lie_wholly_in_them() -> None:
    assert places_of([102], REGIONS) == (left("head.forehead"),)
    assert places_of([102, 201], REGIONS) == (left("head.forehead"), left("head.crown"))
    assert places_of([103, 104], REGIONS) == (
        Place("face.nose", Side.MIDLINE), left("face.cheek"), Place("face.cheek", Side.RIGHT),
    )  # fmt: skip


def test_a_code_without_a_place_of_its_own_means_those_that_lie_mostly_in_it_or_else_in_part() -> None:
    assert places_of([201], REGIONS) == (left("head.back"),)
    assert places_of([235], REGIONS) == (left("leg.achilles"),)
    assert places_of([103], (NOSE,)) == (Place("face.nose", Side.MIDLINE),)


def test_inner_places_are_never_meant() -> None:
    assert places_of([103], (TOOTH,)) == ()


@pytest.mark.parametrize(
    ("text", "scheme", "codes"),
    [
        ("", Scheme.CHOIR, ()),
        ("  ", Scheme.REDCAP, ()),
        ("201, 101,101", Scheme.CHOIR, (101, 201)),
        ("f01,B38", Scheme.REDCAP, (101, 238)),
        ("112,113,114,115,116,117", Scheme.CHOIR_FEMALE, (112, 113, 114, 115, 116, 117)),
        ("112", Scheme.CHOIR_FEMALE, (116,)),
        ("114", Scheme.CHOIR_FEMALE, (112,)),
        ("111,118", Scheme.CHOIR_FEMALE, (111, 118)),
    ],
)
def test_reading(text: str, scheme: Scheme, codes: tuple[int, ...]) -> None:
    assert read_codes(text, scheme) == codes


@pytest.mark.parametrize(
    ("codes", "scheme", "text"),
    [
        ([], Scheme.CHOIR, ""),
        ([201, 101, 101], Scheme.CHOIR, "101,201"),
        ([101, 238], Scheme.REDCAP, "f01,b38"),
        ([116, 112], Scheme.CHOIR_FEMALE, "112,114"),
    ],
)
def test_writing(codes: list[int], scheme: Scheme, text: str) -> None:
    assert write_codes(codes, scheme) == text


@pytest.mark.parametrize(
    ("text", "scheme", "position"),
    [
        ("101,137", Scheme.CHOIR, 2),
        ("101,,102", Scheme.CHOIR, 2),
        ("239", Scheme.CHOIR, 1),
        ("f01", Scheme.CHOIR, 1),
        ("1o1", Scheme.CHOIR_FEMALE, 1),
        ("٢٠١", Scheme.CHOIR, 1),
        ("f37", Scheme.REDCAP, 1),
        ("b01,f1", Scheme.REDCAP, 2),
        ("x01", Scheme.REDCAP, 1),
        ("101", Scheme.REDCAP, 1),
    ],
)
def test_what_is_no_code_is_named_and_never_ignored(text: str, scheme: Scheme, position: int) -> None:
    with pytest.raises(CodeError, match=f"number {position} of the list") as raised:
        read_codes(text, scheme)
    assert raised.value.found == text.split(",")[position - 1]


def test_a_number_that_is_no_code_is_not_written() -> None:
    with pytest.raises(CodeError, match="137"):
        write_codes([101, 137], Scheme.REDCAP)


@given(st.sets(st.sampled_from(CODES)), st.sampled_from(Scheme))
def test_what_is_written_is_read_again(codes: set[int], scheme: Scheme) -> None:
    assert read_codes(write_codes(codes, scheme), scheme) == tuple(sorted(codes))


@given(st.text(alphabet="0123456789fb, x-"), st.sampled_from(Scheme))
def test_any_text_is_read_or_refused(text: str, scheme: Scheme) -> None:
    try:
        codes = read_codes(text, scheme)
    except CodeError:
        return
    assert set(codes) <= set(CODES)


def test_the_female_numbering_only_reorders() -> None:
    every = write_codes(CODES, Scheme.CHOIR_FEMALE)
    assert every == write_codes(CODES, Scheme.CHOIR)
    moved = [code for code in CODES if read_codes(str(code), Scheme.CHOIR_FEMALE) != (code,)]
    assert moved == [112, 113, 114, 115, 116, 117]

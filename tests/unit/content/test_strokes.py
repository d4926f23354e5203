from __future__ import annotations

from pathlib import Path

import pytest

from triggermap.content.cursor import Book, Cursor, Kind, Reader, RejectedError
from triggermap.content.nodes import parse
from triggermap.content.strokes import belly, referral, spot, stroke, zone
from triggermap.domain.zones import Along, Around, Belly, Rim, Spot, StrokeSide, Whole, Zone


def cursor(text: str) -> Cursor:
    document = parse(text, Path("x.yaml"))
    assert document.root is not None, document.problems
    return Cursor(document.root, Path("x.yaml"), "", Book())


def refused(reader: Reader[object], text: str) -> str:
    at = cursor(text)
    with pytest.raises(RejectedError):
        reader(at)
    return " | ".join(problem.message for problem in at.book.problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chin", Spot("chin")),
        ("{at: chin, up: -1.5}", Spot("chin", up=-1.5)),
        ("{from: a, to: b, fraction: 0.4}", Spot("a", "b", 0.4)),
        (
            "{from: a, to: b, fraction: 1, up: 1, out: 2, front: -3, other_side: true}",
            Spot("a", "b", 1.0, 1.0, 2.0, -3.0, True),
        ),
    ],
)
def test_spots(text: str, expected: Spot) -> None:
    assert spot(cursor(text)) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{from: a, fraction: 0.4}", "'to' is missing"),
        ("{from: a, to: b}", "'fraction' is missing"),
        ("{from: a, to: b, fraction: 1.2}", "from 0 to 1"),
        ("{at: a, down: 1}", "unknown key 'down'"),
        ("{at: a, to: b}", "unknown key 'to'"),
        ("{at: a, up: 400}", "cm"),
        ("[a]", "a list"),
    ],
)
def test_spots_that_are_refused(text: str, part: str) -> None:
    assert part in refused(spot, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{along: [a, b], radius: 1}", Along((Spot("a"), Spot("b")), (1.0,))),
        ("{along: [a, b], radii: [1, 2.5], side: both}", Along((Spot("a"), Spot("b")), (1.0, 2.5), StrokeSide.BOTH)),
        ("{around: a, radius: 2, side: other}", Around(Spot("a"), 2.0, StrokeSide.OTHER)),
        ("{region: face.cheek}", Whole("face.cheek")),
        ("{inner: mouth.tongue, side: same}", Whole("mouth.tongue")),
        ("{rim: 1}", Rim(1.0)),
    ],
)
def test_strokes(text: str, expected: object) -> None:
    assert stroke(cursor(text)) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{along: [a], radius: 1}", "at least 2"),
        ("{along: [a, b], radii: [1]}", "one radius a spot, 2, found 1"),
        ("{along: [a, b], radii: [1, 1], radius: 1}", "not both"),
        ("{along: [a, b]}", "'radius' is missing"),
        ("{around: a, radius: 0.1}", "from 0.2 to 15 (cm)"),
        ("{around: a, radius: 16}", "from 0.2 to 15 (cm)"),
        ("{around: a, radius: 1, side: left}", "one of same, other, both"),
        ("{circle: a}", "along, around, region, inner, rim"),
        ("a", "along, around, region, inner, rim"),
        ("{rim: 1, side: both}", "unknown key 'side'"),
    ],
)
def test_strokes_that_are_refused(text: str, part: str) -> None:
    assert part in refused(stroke, text)


def test_a_region_and_an_inner_region_are_looked_up_apart() -> None:
    at = cursor("[{region: face.cheek}, {inner: mouth.tongue}]")
    zone(at)
    assert [reference.kinds for reference in at.book.references] == [(Kind.SKIN_REGION,), (Kind.INNER_REGION,)]


def test_zones_are_lists_or_have_exceptions() -> None:
    assert zone(cursor("[]")) == Zone()
    assert zone(cursor("{strokes: [{rim: 1}], but: [{region: a}]}")) == Zone((Rim(1.0),), (Whole("a"),))
    assert "'strokes' is missing" in refused(zone, "{but: []}")


def test_a_rim_goes_round_something() -> None:
    assert referral(cursor("{essential: [{region: a}], spillover: [{rim: 1}]}"))[1] == Zone((Rim(1.0),))
    assert "belongs to spillover" in refused(referral, "{essential: [{rim: 1}]}")
    assert "needs an essential part" in refused(referral, "{essential: [], spillover: [{rim: 1}]}")


def test_a_belly_has_strokes_of_its_own_only() -> None:
    right = Belly("whole", (Around(Spot("a"), 1.0),), deep=True)
    assert belly(cursor("{id: whole, deep: true, strokes: [{around: a, radius: 1}]}")) == right
    assert "along` and `around` only" in refused(belly, "{id: whole, deep: true, strokes: [{region: a}]}")

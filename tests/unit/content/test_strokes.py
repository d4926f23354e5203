from __future__ import annotations

from pathlib import Path

import pytest

from triggermap.content.cursor import Book, Cursor, Kind, Reader, RejectedError
from triggermap.content.nodes import parse
from triggermap.content.strokes import belly, referral, spot, stroke, zone
from triggermap.domain.zones import (
    Along,
    Around,
    Band,
    Belly,
    Digit,
    Level,
    LimbSide,
    Ray,
    RayFace,
    RayMark,
    Rib,
    Rim,
    Spot,
    StrokeSide,
    Whole,
    Zone,
)


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
        ("{around: a, radius: 2, stop_at_midline: true}", Around(Spot("a"), 2.0, stops=True)),
        ("{band: {from: a, to: b, fraction: 0.3}, width: 4}", Band(Spot("a", "b", 0.3), 4.0)),
        ("{band: a, width: 4, part: [back, outer]}", Band(Spot("a"), 4.0, (LimbSide.BACK, LimbSide.OUTER))),
        ("{rib: 6, width: 2, from: 0.2, to: 0.7}", Rib(6, 0.2, 0.7, 2.0)),
        ("{rib: 12, width: 2, side: both}", Rib(12, 0.0, 1.0, 2.0, StrokeSide.BOTH)),
        ("{level: t6, to: 5, width: 2}", Level(Spot("t6"), 0.0, 5.0, 2.0)),
        (
            "{level: {from: t6, to: t7, fraction: 0.5}, from: 1, to: 5, width: 2}",
            Level(Spot("t6", "t7", 0.5), 1.0, 5.0, 2.0),
        ),
        ("{ray: index, face: back, radius: 0.6}", Ray(Digit.INDEX, RayFace.BACK, RayMark.KNUCKLE, RayMark.TIP, 0.6)),
        (
            "{ray: big_toe, face: sole, from: base, to: last, radius: 0.9}",
            Ray(Digit.BIG_TOE, RayFace.SOLE, RayMark.BASE, RayMark.LAST, 0.9),
        ),
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
        ("{circle: a}", "along, around, band, rib, level, ray, region, inner, rim"),
        ("a", "along, around, band, rib, level, ray, region, inner, rim"),
        ("{rim: 1, side: both}", "unknown key 'side'"),
        ("{band: a}", "'width' is missing"),
        ("{band: a, width: 3, part: left}", "expected a list"),
        ("{band: a, width: 3, part: [left]}", "one of front, back, inner, outer"),
        ("{rib: 13, width: 2}", "from 1 to 12 (rib)"),
        ("{rib: 3, width: 2, from: 0.7, to: 0.2}", "`from` smaller than `to`, found 0.7 and 0.2"),
        ("{level: t6, width: 2}", "'to' is missing"),
        ("{level: t6, from: 4, to: 2, width: 2}", "`from` smaller than `to`"),
        ("{ray: pinky, face: back, radius: 1}", "one of thumb, index, middle, ring, little"),
        ("{ray: index, face: sole, radius: 1}", "expected palm or back for index"),
        ("{ray: toe_2, face: palm, radius: 1}", "expected sole or top for toe_2"),
        ("{ray: index, face: back, radius: 1, from: tip, to: base}", "nearer to the body than `to`"),
        ("{ray: thumb, face: palm, radius: 1, from: middle}", "the thumb has no middle joint"),
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
    assert "not of regions or rims" in refused(belly, "{id: whole, deep: true, strokes: [{region: a}]}")

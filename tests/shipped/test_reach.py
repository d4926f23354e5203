"""Every region can be pointed at, walked to and named, on every body: nobody is kept from saying where it hurts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

import pytest
import shapely
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot
from shapely import Polygon

from tests.shipped.test_atlas import atlas, knowledge
from triggermap.domain.anatomy import Place
from triggermap.domain.lookup import HitKind
from triggermap.domain.text import Language
from triggermap.finder.search import Searcher
from triggermap.ui.atlas_like import RegionShapeLike
from triggermap.ui.body.canvas import BodyCanvas
from triggermap.ui.body.reach import NARROW, TARGET
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.body.walking import DIRECTIONS, Walk
from triggermap.ui.models.region_tree import LEFT, RIGHT, RegionTreeModel

CANVAS = (725, 610)
"""The map in a window of 1280 x 720 at 100% text, at the least; `tests/ui/test_main_window.py` checks it."""


def breadth(shape: RegionShapeLike) -> float:
    """How broad a region is at its broadest, in view units: the largest circle inside it."""
    whole = Polygon()
    for ring in shape.rings:
        whole = whole.symmetric_difference(Polygon(ring).buffer(0))
    largest = max(getattr(whole, "geoms", [whole]), key=lambda part: part.area)
    return float(2 * shapely.maximum_inscribed_circle(largest, tolerance=1).length)


@pytest.fixture
def canvas(qtbot: QtBot) -> BodyCanvas:
    made = BodyCanvas()
    qtbot.addWidget(made)
    made.resize(*CANVAS)
    return made


def fitted(canvas: BodyCanvas, body: str) -> Iterator[ViewPaths]:
    """Show each view of a body, fitted."""
    for name in atlas().views:
        paths = ViewPaths(atlas().view(body, name))
        canvas.set_view(paths)
        yield paths


@cache
def skin_places() -> set[Place]:
    return {place for region in knowledge().regions if not region.inner for place in region.places}


def too_narrow(canvas: BodyCanvas, body: str) -> set[str]:
    """Return the regions that no view of a body shows broad enough to hit."""
    broadest = dict.fromkeys(skin_places(), 0.0)
    for paths in fitted(canvas, body):
        for place in paths.view.regions.keys() & broadest.keys():  # diagrams show what has no skin, too
            broadest[place] = max(broadest[place], breadth(paths.view.regions[place]) * canvas.scale)
    return {place.region for place, pixels in broadest.items() if pixels < TARGET}


def test_some_view_shows_each_region_broad_enough_to_hit_but_for_those_with_a_target(canvas: BodyCanvas) -> None:
    assert set.union(*(too_narrow(canvas, body) for body in atlas().bodies)) == NARROW


@pytest.mark.parametrize("body", atlas().bodies)
def test_what_no_view_shows_so_broad_has_a_target_of_that_size(canvas: BodyCanvas, body: str) -> None:
    hit: set[Place] = set()
    for _paths in fitted(canvas, body):
        assert canvas.view is not None
        for place, shape in canvas.view.regions.items():
            if place.region in NARROW and is_target(canvas, place, shape):
                hit.add(place)
    assert hit == {place for place in skin_places() if place.region in NARROW}


def is_target(canvas: BodyCanvas, place: Place, shape: RegionShapeLike) -> bool:
    """Tell whether a circle of the target's size round a region's middle is all the region's, and in the picture."""
    x, y = shape.anchor
    for radius in (0.0, TARGET / 4, TARGET / 2 - 0.5):
        for step in range(12):
            angle = math.tau * step / 12
            at = (x + radius * math.cos(angle) / canvas.scale, y + radius * math.sin(angle) / canvas.scale)
            pixel = canvas.transform().map(QPointF(*at))
            if canvas.place_at(pixel) != place or not canvas.rect().contains(pixel.toPoint()):
                return False
    return True


@pytest.mark.parametrize("body", atlas().bodies)
@pytest.mark.parametrize("name", atlas().views)
def test_arrows_lead_from_each_region_of_a_view_to_each_other(body: str, name: str) -> None:
    view = atlas().view(body, name)
    walk = Walk({place: shape.anchor for place, shape in view.regions.items()}, (view.width / 2, view.height / 2))
    assert reached(walk, backwards=False) == reached(walk, backwards=True) == set(view.regions)


def reached(walk: Walk, *, backwards: bool) -> set[Place]:
    """The places to which steps lead from the first, or from which they lead to it."""
    steps = [(place, target) for place, found in walk.steps.items() for target in found.values()]
    onward: dict[Place, list[Place]] = {place: [] for place in walk.steps}
    for start, end in steps:
        onward[end if backwards else start].append(start if backwards else end)
    assert walk.first is not None
    found, waiting = set[Place](), [walk.first]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += onward[place]
    return found


def test_the_list_has_a_box_for_each_region_on_each_of_its_sides() -> None:
    model = RegionTreeModel(knowledge(), Language.EN)
    for region in knowledge().regions:
        row = model.index_of(region.id)
        assert row.data() == region.name.en
        columns = (LEFT, RIGHT) if region.paired else (0,)
        for column in columns:
            box = row.siblingAtColumn(column)
            assert box.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
            assert box.flags() & Qt.ItemFlag.ItemIsUserCheckable


@pytest.mark.parametrize("language", list(Language))
def test_the_name_of_each_region_finds_it(language: Language) -> None:
    searcher = Searcher(knowledge())
    lost = []
    for region in knowledge().regions:
        hits = searcher.search(region.name.get(language), language)
        if not any(hit.kind is HitKind.REGION and hit.id == region.id for hit in hits):
            lost.append(region.id)
    assert not lost


def test_the_walk_has_a_step_in_each_direction_from_the_middle() -> None:
    view = atlas().view("female", "front")
    walk = Walk({place: shape.anchor for place, shape in view.regions.items()}, (view.width / 2, view.height / 2))
    assert walk.first is not None
    assert set(walk.steps[walk.first]) == set(DIRECTIONS)

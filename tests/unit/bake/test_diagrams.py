"""The diagrams of what lies inside, drawn from their data alone: no body is needed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.bake.conftest import KNOWLEDGE
from triggermap.atlas import format as files
from triggermap.bake import diagrams
from triggermap.bake.diagram_picture import STUFF, Sheet
from triggermap.bake.diagram_shapes import fitted, smooth
from triggermap.bake.diagrams import DIAGRAM_VIEWS, DiagramPage, page_of
from triggermap.bake.parts import SkinParts
from triggermap.content.loader import read_folder
from triggermap.domain.anatomy import Place, Side

PARTS, _BOOK = read_folder(KNOWLEDGE)
MIDDLE = Side.MIDLINE


def listed() -> SkinParts:
    """What a diagram asks of the regions while it is drawn."""
    assert PARTS.anatomy is not None
    regions = PARTS.anatomy[1]
    inner = tuple(place for region in regions if region.inner for place in region.places)
    return cast(SkinParts, SimpleNamespace(listed=regions, inner_places=inner))


def pelvis(body: str = "female") -> DiagramPage:
    return page_of(DIAGRAM_VIEWS[2], Path(), body, {}, listed())


def head(tmp_path: Path, side: Side = Side.LEFT, shift: int = 0) -> DiagramPage:
    """The cut head over an empty view whose landmarks lie `shift` units lower than in the data."""
    marks = diagrams._data()["head_inside"]["landmarks"]
    points = {name: {"left": [round(80 * x), round(80 * y) + shift]} for name, (x, y) in marks.items()}
    shape = {"outline": [[0, 0, 3360, 0, 3360, 3320, 0, 3320]], "lines": [], "regions": {}, "landmarks": points}
    for name in ("head_left", "head_right"):
        (tmp_path / files.shape_name(name)).write_bytes(files.dump_json({**shape, "inner": []}))
    size = {"width": 3360, "height": 3320, "image_width": 525, "image_height": 519, "image_scale": 0.15625}
    view = next(view for view in DIAGRAM_VIEWS if view.diagram == "head_inside" and view.side is side)
    return page_of(view, tmp_path, "female", {"head_left": size, "head_right": size}, listed())


def test_every_place_without_skin_can_be_pointed_at_in_a_diagram(tmp_path: Path) -> None:
    shown = set(pelvis().regions) | set(head(tmp_path).regions) | set(head(tmp_path, Side.RIGHT).regions)
    assert set(listed().inner_places) <= shown


def test_places_do_not_overlap(tmp_path: Path) -> None:
    for page in (pelvis(), head(tmp_path)):
        shapes = list(page.regions.values())
        total = shapely.union_all(shapes).area
        assert sum(shape.area for shape in shapes) == pytest.approx(total, rel=0.01)


def test_the_pelvis_is_its_own_mirror_image() -> None:
    page = pelvis()
    for place, shape in page.regions.items():
        other = page.regions[place.mirrored]
        assert other.area == pytest.approx(shape.area, rel=0.01)
        assert other.bounds[0] == pytest.approx(page.width - shape.bounds[2], abs=2)


def test_the_person_s_left_is_on_the_right_of_the_pelvis_as_from_the_front() -> None:
    page = pelvis()
    assert page.regions[Place("buttock.lower", Side.LEFT)].centroid.x > page.width / 2


def test_both_sides_of_the_head_mirror_each_other(tmp_path: Path) -> None:
    left, right = head(tmp_path), head(tmp_path, Side.RIGHT)
    for place, shape in left.regions.items():
        other = right.regions[place.mirrored]
        assert other.bounds[0] == pytest.approx(left.width - shape.bounds[2], abs=3), place


def test_the_head_follows_the_landmarks_of_a_body(tmp_path: Path) -> None:
    here, lower = head(tmp_path), head(tmp_path, shift=40)
    assert lower.base is not None
    assert here.base is not None
    assert lower.base.top - here.base.top == 40


@pytest.mark.parametrize("body", ["female", "male", "older", "heavier"])
def test_points_lie_in_a_drawn_muscle(body: str, tmp_path: Path) -> None:
    for page in (pelvis(body), head(tmp_path)):
        muscles = shapely.union_all([drawn.shape for drawn in page.drawn if drawn.kind.startswith("muscle")])
        for site in page.data["points"]:
            found = page._point(site)
            assert found is not None
            assert muscles.buffer(2).contains(shapely.Point(found[:2])), site


def test_points_and_muscles_are_those_of_the_content() -> None:
    muscles = {muscle.id: muscle for muscle in PARTS.muscles}
    for data in diagrams._data().values():
        sites = {site.id for muscle in muscles.values() for site in muscle.sites}
        assert set(data["points"]) <= sites
        assert set(data["bellies"]) <= set(muscles)


def test_fibres_lie_in_their_muscle() -> None:
    for page in (pelvis(), pelvis("male")):
        for drawn in page.drawn:
            for line in drawn.fibres:
                assert shapely.LineString(line).within(drawn.shape.buffer(0.15 * page.units)), drawn.id


def test_a_woman_and_a_man_are_drawn_apart() -> None:
    assert {"front_opening"} <= {drawn.id for drawn in pelvis("heavier").drawn}
    assert {"front_opening"}.isdisjoint(drawn.id for drawn in pelvis("male").drawn)


def test_only_places_mostly_covered_are_shown_as_part_of_a_zone() -> None:
    page = pelvis()
    floor = Place("pelvis.floor", MIDDLE)
    patches = SimpleNamespace(
        places=(floor, Place("pelvis.perineum", MIDDLE)), place=np.array([-1, 0, 1, 1]), area=np.array([0, 4.0, 5, 5])
    )
    page.parts = cast(SkinParts, SimpleNamespace(patches=patches))
    assert page._mostly({1: 1.0, 2: 0.3}) == {floor}


def test_a_painted_shape_is_seen_and_the_rest_is_clear() -> None:
    sheet = Sheet(60, 40, 10.0)
    sheet.paint(shapely.box(10, 10, 30, 30), "bone", 1.0)
    picture = np.asarray(sheet.image())
    assert picture[20, 20, 3] == 255
    assert abs(int(picture[20, 20, 0]) - STUFF["bone"].colour[0]) < 25
    assert picture[35, 50, 3] == 0


@given(st.integers(3, 12), st.floats(1, 50))
def test_a_smooth_line_goes_through_its_points(count: int, radius: float) -> None:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    points = radius * np.column_stack([np.cos(turn), np.sin(turn)])
    line = smooth(points)
    assert np.allclose(line[:: len(line) // count], points)
    assert np.linalg.norm(line, axis=1).max() <= radius * 1.3


@given(st.floats(0.5, 2), st.floats(-5, 5), st.floats(-5, 5))
def test_landmarks_fit_exactly_where_one_body_is_the_other_moved_and_scaled(
    scale: float, right: float, down: float
) -> None:
    points = np.array([[0.0, 0], [3, 0], [0, 4], [5, 2]])
    found = fitted(points, scale * points + (right, down))(np.array([[1.0, 1.0]]))
    assert np.allclose(found, [[scale + right, scale + down]])

"""The layer of landmarks over the real body: names that can be read, in each view and language."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from tests.shipped.test_atlas import atlas, knowledge
from tests.shipped.test_reach import CANVAS
from triggermap.domain.text import Language
from triggermap.ui.body.canvas import MARGIN_TOP, BodyCanvas
from triggermap.ui.body.landmark_layer import LandmarkLayer, LandmarkWords
from triggermap.ui.body.shapes import ViewPaths

NO_BONES = {"pelvis_below", *(f"hand_{side}_palm" for side in ("left", "right"))}
"""Views in which no landmark lies that can be felt as bone, and the diagram that names none."""


@pytest.fixture
def canvas(qtbot: QtBot) -> BodyCanvas:
    made = BodyCanvas()
    qtbot.addWidget(made)
    made.resize(*CANVAS)
    return made


def layer(language: Language) -> LandmarkLayer:
    words = {
        each.id: LandmarkWords(each.term.get(language), each.name.get(language), each.level)
        for each in knowledge().landmarks
        if each.on_map
    }
    return LandmarkLayer(words.get)


def named(made: LandmarkLayer, canvas: BodyCanvas) -> dict[str, QRectF]:
    """Lay the layer out for what the canvas shows; return the box of each name."""
    assert canvas.paths is not None
    made.lay_out(canvas.paths, canvas.transform(), canvas.size(), MARGIN_TOP, ())
    return {key[0]: box for key, box in made.boxes().items() if box is not None}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("zoom", [1.0, 2.5])
def test_names_can_be_read_in_each_view(canvas: BodyCanvas, language: Language, zoom: float) -> None:
    made = layer(language)
    inside = QRectF(canvas.rect()).adjusted(0, MARGIN_TOP, 0, 0)
    for view in atlas().views:
        canvas.set_view(ViewPaths(atlas().view("female", view)))
        canvas.zoom_by(zoom)
        boxes = named(made, canvas)
        assert boxes or view in NO_BONES or zoom > 1, view
        assert all(inside.contains(box) for box in boxes.values()), view
        assert not [pair for pair in combinations(boxes.values(), 2) if pair[0].intersects(pair[1])], view


def test_more_are_named_when_looked_at_from_nearer(canvas: BodyCanvas) -> None:
    made = layer(Language.EN)
    canvas.set_view(ViewPaths(atlas().view("female", "back")))
    whole = set(named(made, canvas))
    canvas.zoom_by(3, QPointF(canvas.width() / 2, canvas.height() * 0.3))
    near = set(named(made, canvas))
    assert {"c7", "l4", "psis"} <= whole
    assert "t7" not in whole
    assert {"t1", "t2", "t3", "t7", "t12"} <= near


def test_each_bony_landmark_that_is_seen_is_named_somewhere(canvas: BodyCanvas) -> None:
    made = layer(Language.EN)
    found, seen = set[str](), set[str]()
    for view in atlas().views:
        canvas.set_view(ViewPaths(atlas().view("female", view)))
        seen |= {name for name, _side in atlas().view("female", view).landmarks}
        for zoom in (1.0, 2.0, 2.0):
            canvas.zoom_by(zoom)
            assert canvas.paths is not None
            for at in canvas.paths.view.landmarks.values():
                if zoom > 1:  # look at each from near
                    canvas.pan_by(canvas.rect().center().toPointF() - canvas.transform().map(QPointF(*at)))
                found |= set(named(made, canvas))
                if zoom == 1.0:
                    break
    assert found >= {each.id for each in knowledge().landmarks if each.bony} & seen

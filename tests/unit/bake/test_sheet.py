from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.unit.atlas.conftest import square
from triggermap.atlas import format as files
from triggermap.atlas import load_atlas
from triggermap.bake import sheet, view_pages
from triggermap.domain.muscle import Press
from triggermap.domain.zones import Depth, Whole, Zone


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An atlas with a whole-body view and its close-up, one zone in both."""
    size = {
        "width": 1000,
        "height": 2000,
        "units_per_cm": 10.0,
        "image_width": 10,
        "image_height": 20,
        "image_scale": 0.01,
    }
    views = [("front", None), ("head_front", "front")]
    manifest = {
        "content_hash": "x",
        "bodies": [{"id": "female", "views": {view: size for view, _ in views}}],
        "views": [{"id": view, "mirror": view, "close_up_of": of, "yaw": 0} for view, of in views],
    }
    (tmp_path / files.MANIFEST).write_bytes(files.dump_json(manifest))
    (tmp_path / "female").mkdir()
    for view, _ in views:
        rings = [square(400, 50, 200)]
        shape = {
            "outline": [square(200, 10, 600)],
            "lines": [[300, 300, 500, 320]],
            "regions": {"face.nose": {"midline": {"rings": [square(200, 10, 600)], "anchor": [500, 300], "area": 4}}},
            "landmarks": {"chin": {"midline": [500, 400]}},
            "inner": [],
        }
        zones = {
            "zones": {
                "m.one": {"essential": rings, "spillover": [square(300, 260, 80)], "point": [450, 100, 1]},
                "m.two": {"essential": [], "spillover": [], "point": [470, 100, 0]},
            },
            "bellies": {"m": [{"id": "main", "deep": 1, "rings": [square(380, 40, 240)]}]},
        }
        (tmp_path / "female" / files.shape_name(view)).write_bytes(files.dump_json(shape))
        (tmp_path / "female" / files.zones_name(view)).write_bytes(files.dump_json(zones))
    picture = Image.new("RGBA", (1000, 2000), (236, 222, 211, 255))
    picture.save(tmp_path / "female" / files.shading_name("front", 2), lossless=True)
    return tmp_path


def muscle() -> Any:
    def site(name: str, *strokes: Whole) -> Any:
        return SimpleNamespace(
            id=f"m.{name}", name=SimpleNamespace(en=name), depth=Depth.DEEP, press=Press.NONE,
            essential=Zone(strokes), spillover=Zone(),
        )  # fmt: skip

    return SimpleNamespace(
        id="m",
        latin="Musculus",
        name=SimpleNamespace(en="Muscle"),
        sites=(site("one", Whole("mouth.tongue")), site("two")),
    )


def red_pixels(picture: Image.Image) -> int:
    red, green = (np.asarray(picture.getchannel(name), dtype=int) for name in "RG")
    return int((red > green + 60).sum())


def test_zones_high_up_are_drawn_in_the_close_up(root: Path) -> None:
    atlas = load_atlas(root)
    (crop,) = sheet.crops(atlas, "female", muscle())
    assert crop.view.id == "head_front"


def test_a_panel_shows_the_zone_in_red(root: Path) -> None:
    view = load_atlas(root).view("female", "front")
    crop = view_pages.Crop(view, 200, 0, 800, 600, 1.0)
    one, two = (sheet.panel(crop, muscle(), site) for site in muscle().sites)
    assert red_pixels(one) > 200 * 200 * 0.9
    assert red_pixels(two) < 2000


def test_pages_of_views_and_muscles_are_written(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet"
    written = list(sheet.contact_sheet(load_atlas(root), "female", [muscle()], out))
    assert [file.name for file in written] == [
        *(f"{kind}-female-{view}.png" for view in ("front", "head_front") for kind in ("view", "landmarks", "lines")),
        "muscle-m-1.png",
    ]
    with Image.open(written[-1]) as page:
        assert page.width == view_pages.WIDTH
        assert red_pixels(page.convert("RGB")) > 500

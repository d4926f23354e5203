"""A tiny atlas: one body, a front view, a left and a right view, two paired regions and one inner region."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from triggermap.atlas import format as files


def square(x: int, y: int, size: int) -> list[int]:
    return files.encode_ring([(x, y), (x + size, y), (x + size, y + size), (x, y + size)])


def view_size() -> dict[str, Any]:
    return {
        "width": 100, "height": 100, "units_per_cm": 10.0, "image_width": 10, "image_height": 10, "image_scale": 0.1,
    }  # fmt: skip


def shape() -> dict[str, Any]:
    return {
        "outline": [square(0, 0, 100)],
        "lines": [files.encode_ring([(50, 0), (50, 40), (50, 100)])],
        "regions": {
            "face.cheek": {
                "left": {
                    "rings": [files.encode_ring([(50, 0), (100, 0), (100, 100), (50, 100)])],
                    "anchor": [75, 50],
                    "area": 50,
                },
                "right": {
                    "rings": [files.encode_ring([(0, 0), (50, 0), (50, 100), (0, 100)])],
                    "anchor": [25, 50],
                    "area": 50,
                },
            }
        },
        "landmarks": {"cheekbone": {"left": [80, 20], "right": [20, 20]}, "chin": {"midline": [50, 90]}},
        "inner": [["mouth.tongue", "midline"]],
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the tiny atlas."""
    views = [("front", "front"), ("left", "right"), ("right", "left")]
    manifest = {
        "content_hash": "abc",
        "bodies": [{"id": "female", "views": {view: view_size() for view, _ in views}}],
        "views": [{"id": view, "mirror": mirror, "close_up_of": None, "yaw": 0} for view, mirror in views],
    }
    (tmp_path / files.MANIFEST).write_bytes(files.dump_json(manifest))
    folder = tmp_path / "female"
    folder.mkdir()
    for number, (view, _) in enumerate(views):
        (folder / files.shape_name(view)).write_bytes(files.dump_json(shape()))
        rings = [square(60 + number, 10, 20)]
        zones = {
            "zones": {"masseter.mid": {"essential": rings, "spillover": [], "point": [70 + number, 20, 1]},
                      "tongue.tip": {"essential": [], "spillover": [], "point": None}},
            "bellies": {"masseter": [{"id": "outer", "deep": 1, "rings": rings}]},
        }  # fmt: skip
        (folder / files.zones_name(view)).write_bytes(files.dump_json(zones))
        pixels = [2 if column < 5 else 1 for _ in range(10) for column in range(10)]
        pixels[0] = 0
        (folder / files.patches_name(view)).write_bytes(files.encode_patch_image(pixels))
    patches = {
        "places": [["face.cheek", "left"], ["face.cheek", "right"], ["mouth.tongue", "midline"]],
        "place": [0, 1, 2],
        "area": [50.0, 50.0, 6.0],
        "mirror": [2, 1, 3],
    }
    (tmp_path / files.PATCHES).write_bytes(files.dump_json(patches))
    weights = {"masseter.mid": {"essential": [1, 75], "spillover": [3, 100]}}
    (tmp_path / files.WEIGHTS).write_bytes(files.dump_json({"zones": weights}))
    return tmp_path


def edit(file: Path, **changes: object) -> None:
    """Change keys of a JSON file."""
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))

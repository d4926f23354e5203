"""The whole body at every few degrees: small pictures, lines and patch images, without shapes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from triggermap.atlas import format as files
from triggermap.bake.body import BodyMesh
from triggermap.bake.contours import rings_of
from triggermap.bake.parts import SkinParts
from triggermap.bake.patches import patch_image
from triggermap.bake.pictures import Portrait
from triggermap.bake.raster import Surface, rasterise
from triggermap.bake.views import MARGIN, VIEWS, WHOLE_UNITS_PER_CM, ViewSpec, frame

STEP = 15
ANGLES = tuple(range(0, 360, STEP))
HEIGHT = 900
"""Pixels of the pictures, which are their units."""
PATCH_SCALE = 0.5
"""Pixels of the patch image for each unit."""
QUALITY = 75


def turn_spec(body: BodyMesh, angle: int) -> ViewSpec:
    """The camera at an angle; all of them have the same frame, with the body's axis in its middle."""
    units_per_cm = HEIGHT / (body.height + 2 * MARGIN)
    reach = float(np.hypot(body.vertices[:, 0], body.vertices[:, 2]).max()) + MARGIN
    # An even number of pixels in the patch image too, so that none lies on the midline.
    reach = 2 * math.ceil(reach * units_per_cm / 2) / units_per_cm
    box = (-reach, -MARGIN, reach, body.height + MARGIN)
    return ViewSpec(f"turn_{angle:03}", float(angle), units_per_cm, box)


def write_turn(folder: Path, body: BodyMesh, surface: Surface, portrait: Portrait, parts: SkinParts) -> dict[str, Any]:
    """Write the pictures and patch images of a body into `folder`, and return what the manifest says of them.

    From the person's right lines and patch images are mirror images, made at run time; pictures are not, as the light
    stays.
    """
    for angle in ANGLES:
        picture = portrait.single(turn_spec(body, angle), QUALITY)
        (folder / files.turn_shading_name(angle)).write_bytes(picture)
        if angle <= 180:
            (folder / files.turn_lines_name(angle)).write_bytes(line_art(body, angle, portrait))
            numbers = patch_numbers(body, angle, surface, parts)
            (folder / files.turn_patches_name(angle)).write_bytes(files.encode_patch_image(numbers.ravel().tolist()))
    camera = frame(body, turn_spec(body, 0))
    return {
        "angles": list(ANGLES),
        "width": camera.width,
        "height": camera.height,
        "units_per_cm": camera.units_per_cm,
        "image_width": numbers.shape[1],
        "image_height": numbers.shape[0],
        "image_scale": PATCH_SCALE,
        "lines": True,
    }


def line_art(body: BodyMesh, angle: int, portrait: Portrait) -> bytes:
    """Return the file of the silhouette and the lines inside it at an angle, as fine as those of a view; at the angle
    of a view they are that view's."""
    spec = turn_spec(body, angle)
    flat = [view for view in VIEWS if view.close_up_of is None and view.yaw == angle]
    drawn = flat[0] if flat else replace(spec, units_per_cm=WHOLE_UNITS_PER_CM)
    outline, lines = portrait.lines(drawn)
    aside = frame(body, drawn).left - frame(body, spec).left
    fine = files.TURN_FINENESS * spec.units_per_cm

    def placed(ring: Iterable[Sequence[float]]) -> list[int]:
        scale = drawn.units_per_cm
        return files.encode_ring([(x / scale + aside) * fine, y / scale * fine] for x, y in ring)

    return files.dump_json(
        {"outline": [placed(ring) for ring in rings_of(outline)], "lines": [placed(line) for line in lines]}
    )


def patch_numbers(body: BodyMesh, angle: int, surface: Surface, parts: SkinParts) -> npt.NDArray[np.int64]:
    """The patch (h, w) of each pixel at an angle, 0 beside the body; from the front and the back it mirrors exactly."""
    spec = turn_spec(body, angle)
    raster = rasterise(body, spec, PATCH_SCALE * spec.units_per_cm, surface)
    numbers = np.asarray(patch_image(parts.patches, parts.map.label_image(body, raster), raster), dtype=np.int64)
    if spec.symmetric:
        half = numbers.shape[1] // 2
        numbers[:, :half] = parts.patches.mirror[numbers[:, ::-1]][:, :half]
    return numbers

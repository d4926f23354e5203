"""Pictures of diagrams: soft shapes with a low relief, lit like the clay body, so that both look of one hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw
from scipy import ndimage
from shapely.geometry.base import BaseGeometry

from triggermap.bake.contours import polygons_of

FloatArray = npt.NDArray[np.float64]
SMOOTH = 3
"""Shapes are drawn this many times larger and scaled down."""
LIGHT = (-0.42, -0.52, 0.74)
"""From where the light comes: x to the right, y down, z to the viewer; the viewer's upper left, as on the body."""
EDGE_DARK = 0.62
RISE = 0.34
"""Height of a shape beside the width of its slope."""
LINE = 0.035
"""Width in cm of the line round a shape."""


@dataclass(frozen=True)
class Stuff:
    """How a kind of tissue looks."""

    colour: tuple[int, int, int]
    relief: float
    """cm from the edge over which a shape rises: larger is rounder."""
    fibre: tuple[int, int, int] | None = None
    dashed: bool = False
    """Only its edge is drawn: it is cut away."""


STUFF: Mapping[str, Stuff] = {
    "skin": Stuff((229, 217, 207), 0.0),
    "fat": Stuff((216, 190, 166), 0.35),
    "bone": Stuff((236, 226, 205), 0.5),
    "ligament": Stuff((222, 212, 194), 0.25),
    "membrane": Stuff((206, 178, 160), 0.3),
    "muscle": Stuff((192, 122, 110), 0.4, (158, 84, 76)),
    "muscle_deep": Stuff((172, 112, 102), 0.4, (140, 78, 72)),
    "mucosa": Stuff((202, 150, 144), 0.2),
    "palate": Stuff((226, 170, 162), 0.2),
    "tongue": Stuff((206, 134, 128), 0.8),
    "throat": Stuff((176, 120, 114), 0.35),
    "tooth": Stuff((250, 246, 236), 0.2),
    "eye": Stuff((250, 248, 243), 0.9),
    "iris": Stuff((98, 86, 78), 0.2),
    "ear": Stuff((224, 200, 186), 0.35),
    "opening": Stuff((104, 70, 66), 0.12),
    "cut": Stuff((150, 132, 116), 0.2, None, True),
}


class Sheet:
    """A picture to paint shapes on; `units` is pixels a cm, shapes come in view units of the same size."""

    def __init__(self, width: int, height: int, units: float) -> None:
        self.size = (width, height)
        self.units = units
        self.colour: FloatArray = np.zeros((height, width, 3))
        self.cover: FloatArray = np.zeros((height, width))

    def lay(self, picture: Image.Image, strength: float) -> None:
        """Lay a finished picture under everything, paled towards white."""
        values = np.asarray(picture.convert("RGBA"), dtype=np.float64) / 255
        self.colour = 1 - (1 - values[:, :, :3]) * strength
        self.cover = values[:, :, 3]

    def paint(self, shape: BaseGeometry, kind: str, alpha: float, fibres: Sequence[FloatArray] = ()) -> None:
        """Paint one shape over what is there; fibres are lines (k, 2) in view units."""
        stuff = STUFF[kind]
        inside = self._mask(shape)
        box = _box(inside, round(self.units * 0.2))
        if box is None:
            return
        mask = inside[box]
        if stuff.dashed:
            self._put(box, np.array(stuff.colour) / 255, alpha * self._dashes(shape)[box])
            return
        colour = self._lit(mask, stuff)
        for line in fibres:
            if stuff.fibre is not None:
                thin = self._line(line, self.units * 0.035)[box][:, :, None] * 0.5
                colour = colour * (1 - thin) + np.array(stuff.fibre) / 255 * thin
        edge = np.clip(1 - ndimage.distance_transform_edt(mask > 0.5) / max(1.0, self.units * LINE), 0, 1)
        colour = colour * (1 - (1 - EDGE_DARK) * edge[:, :, None])
        self._shade_round(inside, box)
        self._put(box, colour, alpha * mask)

    def fade(self, left: float, top: float, right: float, bottom: float) -> None:
        """Let the picture run out over so many cm at its edges."""
        height, width = self.cover.shape
        for size, axis, edges in ((width, 1, (left, right)), (height, 0, (top, bottom))):
            at = np.arange(size) + 0.5
            ramp = np.ones(size)
            for away, reach in ((at, edges[0]), (size - at, edges[1])):
                if reach:
                    part = np.clip(away / (reach * self.units), 0, 1)
                    ramp *= part * part * (3 - 2 * part)
            self.cover = self.cover * (ramp[None, :] if axis else ramp[:, None])

    def image(self) -> Image.Image:
        """Return the picture with its transparency."""
        values = np.concatenate([np.clip(self.colour, 0, 1), np.clip(self.cover, 0, 1)[:, :, None]], axis=2)
        return Image.fromarray(np.round(values * 255).astype(np.uint8), "RGBA")

    def _put(self, box: tuple[slice, slice], colour: FloatArray, alpha: FloatArray) -> None:
        under, cover = self.colour[box], self.cover[box]
        total = alpha + cover * (1 - alpha)
        mixed = colour * alpha[:, :, None] + under * (cover * (1 - alpha))[:, :, None]
        self.colour[box] = np.where(total[:, :, None] > 0, mixed / np.maximum(total, 1e-6)[:, :, None], under)
        self.cover[box] = total

    def _lit(self, mask: FloatArray, stuff: Stuff) -> FloatArray:
        """Return the colour (h, w, 3) of a shape whose edge falls away like a cushion's."""
        reach = stuff.relief * self.units
        if not reach:
            return np.broadcast_to(np.array(stuff.colour) / 255, (*mask.shape, 3)).copy()
        depth = ndimage.distance_transform_edt(np.pad(mask > 0.5, 1))[1:-1, 1:-1]
        rise = np.clip(depth / reach, 0, 1)
        height = ndimage.gaussian_filter(np.sqrt(1 - (1 - rise) ** 2) * reach * RISE, self.units * 0.07)
        down, across = np.gradient(height)
        length = np.sqrt(across**2 + down**2 + 1)
        light = (-across * LIGHT[0] - down * LIGHT[1] + LIGHT[2]) / length
        # Flat parts keep the colour of the stuff; slopes to the light gain a little, slopes away lose more.
        gain = np.clip(light / LIGHT[2], 0.62, 1.07)
        return np.asarray(np.clip(np.array(stuff.colour) / 255 * gain[:, :, None], 0, 1))

    def _shade_round(self, inside: FloatArray, box: tuple[slice, slice]) -> None:
        """Let a shape throw a soft shadow on what lies under it."""
        soft = ndimage.gaussian_filter(inside[box], self.units * 0.07) * (1 - inside[box])
        self.colour[box] *= (1 - 0.28 * soft)[:, :, None]

    def _mask(self, shape: BaseGeometry) -> FloatArray:
        large = Image.new("L", (self.size[0] * SMOOTH, self.size[1] * SMOOTH))
        draw = ImageDraw.Draw(large)
        for polygon in polygons_of(shape):
            draw.polygon([(x * SMOOTH, y * SMOOTH) for x, y in polygon.exterior.coords], fill=255)
            for hole in polygon.interiors:
                draw.polygon([(x * SMOOTH, y * SMOOTH) for x, y in hole.coords], fill=0)
        return np.asarray(large.resize(self.size, Image.Resampling.BOX), dtype=np.float64) / 255

    def _line(self, line: FloatArray, width: float) -> FloatArray:
        large = Image.new("L", (self.size[0] * SMOOTH, self.size[1] * SMOOTH))
        points = [(float(x) * SMOOTH, float(y) * SMOOTH) for x, y in line]
        ImageDraw.Draw(large).line(points, fill=255, width=max(1, round(width * SMOOTH)), joint="curve")
        return np.asarray(large.resize(self.size, Image.Resampling.BOX), dtype=np.float64) / 255

    def _dashes(self, shape: BaseGeometry) -> FloatArray:
        total: FloatArray = np.zeros((self.size[1], self.size[0]))
        for polygon in polygons_of(shape):
            ring = polygon.exterior
            step = 0.22 * self.units
            for start in np.arange(0, ring.length, 2 * step):
                dash = [ring.interpolate(start + share * step).coords[0] for share in (0, 0.25, 0.5, 0.75, 1)]
                total = np.maximum(total, self._line(np.array(dash), self.units * 0.05))
        return total


def _box(mask: FloatArray, room: int) -> tuple[slice, slice] | None:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    top, left = max(0, rows[0] - room), max(0, columns[0] - room)
    return slice(top, rows[-1] + room + 1), slice(left, columns[-1] + room + 1)

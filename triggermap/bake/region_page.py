"""Pages of the contact sheet that show the regions of a view, each with its whole id where it can be read."""

from __future__ import annotations

import colorsys
import zlib
from collections.abc import Sequence

from PIL import Image, ImageDraw

from triggermap.atlas import RegionShape, View
from triggermap.bake.view_pages import INK, PAGE_HEIGHT, SMOOTH, WIDTH, Crop, font, ground_of, mask_of
from triggermap.domain.anatomy import Place, Side
from triggermap.ui.body.label_layout import Anchor, Box, Placed, Silhouette, place_labels

MARGIN = 230
"""Page pixels at both sides of the view, for names."""
HEAD, FOOT = 40, 60
LETTERING = 12.0
PAD = 4
EDGE = (60, 60, 70)
TINT = 105
"""Opacity, 0 to 255, of a region's colour over the body."""
NEAREST = 2.5
"""The layout thinks in lengths of a screen; those of a page are so many times larger."""


def region_page(view: View) -> Image.Image:
    """Return a view with all its regions in light colours, and their ids inside them or at the end of a line.

    Of a region on both sides one is named. Names without a place stand at the foot of the page.
    """
    scale = min((WIDTH - 2 * MARGIN) / view.width, (PAGE_HEIGHT - HEAD - FOOT) / view.height) * SMOOTH
    crop = Crop(view, 0, 0, view.width, view.height, scale)
    page = Image.new("RGB", (WIDTH * SMOOTH, crop.size[1] + (HEAD + FOOT) * SMOOTH), "white")
    left, top = (page.width - crop.size[0]) // 2, HEAD * SMOOTH
    page.paste(_coloured(crop), (left, top))
    draw = ImageDraw.Draw(page)
    draw.text((14 * SMOOTH, 8 * SMOOTH), f"{view.body} / {view.id}", fill=INK, font=font(18, True))
    _Names(view, draw, scale, left, top).write(page.size)
    return page.resize((page.width // SMOOTH, page.height // SMOOTH), Image.Resampling.LANCZOS)


def _coloured(crop: Crop) -> Image.Image:
    picture = ground_of(crop)
    for place, shape in crop.view.regions.items():
        mask = mask_of(crop, shape.rings).point(lambda value: value * TINT // 255)
        picture.paste(_colour(place), mask=mask)
    draw = ImageDraw.Draw(picture)
    for shape in crop.view.regions.values():
        for ring in shape.rings:
            points = crop.to_pixels(ring)
            draw.line([*points, points[0]], fill=EDGE, width=SMOOTH)
    return picture


def _colour(place: Place) -> tuple[int, int, int]:
    """Return a region's colour: the same on all pages, lighter on the right."""
    number = zlib.crc32(place.region.encode())
    lightness = (0.66 if place.side is Side.RIGHT else 0.55) + number % 3 * 0.04
    red, green, blue = colorsys.hls_to_rgb(number % 97 / 97, lightness, 0.75)
    return round(red * 255), round(green * 255), round(blue * 255)


class _Names:
    """Writes the ids of a view's regions on its page; all lengths are large pixels."""

    def __init__(self, view: View, draw: ImageDraw.ImageDraw, scale: float, left: int, top: int) -> None:
        self._view = view
        self._draw = draw
        self._scale = scale
        self._left = left
        self._top = top
        self._font = font(LETTERING)
        self._height = LETTERING * 1.35 * SMOOTH

    def write(self, size: tuple[int, int]) -> None:
        """Write all names on a page of this size."""
        inside, waiting = self._sorted()
        boxes = [self._write_inside(place, shape) for place, shape in inside]
        placed = self._lay_out(waiting, boxes, size)
        for each in placed:
            if each.end is not None:
                self._draw.line((*self._at(waiting[each.number][1]), *_times(each.end)), fill=EDGE, width=SMOOTH)
        for each in placed:
            x, y = self._at(waiting[each.number][1])
            self._draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=INK)
            if each.box is not None:
                box = each.box
                middle = ((box.x + box.width / 2) * NEAREST, (box.y + box.height / 2) * NEAREST)
                self._text(middle, waiting[each.number][0].region)
        named = {waiting[each.number][0].region for each in placed if each.box is not None}
        lost = sorted({place.region for place, _shape in waiting} - named)
        if lost:
            foot = (14 * SMOOTH, size[1] - (FOOT - 14) * SMOOTH)
            self._draw.text(foot, "also: " + ", ".join(lost), fill=INK, font=self._font)

    def _sorted(self) -> tuple[list[tuple[Place, RegionShape]], list[tuple[Place, RegionShape]]]:
        """Return the regions whose name fits inside them, on one side, and all others."""
        inside: dict[str, tuple[Place, RegionShape]] = {}
        for place, shape in sorted(self._view.regions.items()):
            if place.region not in inside and self._fits(place, shape):
                inside[place.region] = (place, shape)
        others = [(place, shape) for place, shape in self._view.regions.items() if place.region not in inside]
        return list(inside.values()), others

    def _fits(self, place: Place, shape: RegionShape) -> bool:
        half = (self._width(place.region) / 2 + PAD * SMOOTH) / self._scale
        rows = Silhouette(shape.rings, self._view.height)
        x, y = shape.anchor
        reach = self._height / 2 / self._scale
        return all(
            any(start <= x - half and x + half <= end for start, end in rows.at(row))
            for row in (y - reach, y, y + reach)
        )

    def _write_inside(self, place: Place, shape: RegionShape) -> Box:
        x, y = self._at(shape)
        self._text((x, y), place.region)
        width = self._width(place.region)
        return _smaller(Box(x - width / 2, y - self._height / 2, width, self._height))

    def _lay_out(
        self, waiting: Sequence[tuple[Place, RegionShape]], taken: Sequence[Box], size: tuple[int, int]
    ) -> list[Placed]:
        outline = Silhouette(self._view.outline, self._view.height)
        anchors = []
        for place, shape in waiting:
            x, y = self._at(shape)
            width = (self._width(place.region) + PAD * SMOOTH) / NEAREST
            anchors.append(Anchor(x / NEAREST, y / NEAREST, width, 1, place.region))
        scale = self._scale / NEAREST
        left, top = self._left / NEAREST, self._top / NEAREST
        return place_labels(
            anchors,
            Box(4, top, size[0] / NEAREST - 8, (size[1] - FOOT * SMOOTH) / NEAREST - top),
            self._height / NEAREST,
            lambda y: [(start * scale + left, end * scale + left) for start, end in outline.at((y - top) / scale)],
            taken,
            gap=1.0,
        )

    def _at(self, shape: RegionShape) -> tuple[float, float]:
        x, y = shape.anchor
        return x * self._scale + self._left, y * self._scale + self._top

    def _width(self, name: str) -> float:
        return float(self._draw.textlength(name, font=self._font))

    def _text(self, at: tuple[float, float], name: str) -> None:
        self._draw.text(at, name, fill=INK, font=self._font, anchor="mm", stroke_width=3, stroke_fill="white")


def _smaller(box: Box) -> Box:
    return Box(box.x / NEAREST, box.y / NEAREST, box.width / NEAREST, box.height / NEAREST)


def _times(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] * NEAREST, point[1] * NEAREST

"""What pages of the contact sheet are drawn with, and those of a view's landmarks with names and of its line art."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from triggermap import resources
from triggermap.atlas import Ring, View
from triggermap.domain.anatomy import Side

WIDTH = 1600
PAGE_HEIGHT = 2200
SMOOTH = 2
"""Pages are drawn this many times larger and scaled down."""
SKIN = (236, 226, 218)
INK = (30, 30, 34)


def font(size: float, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return the product's type at a size in page pixels."""
    name = "Inter-Bold.otf" if bold else "Inter-Regular.otf"
    return ImageFont.truetype(resources.assets_dir() / "fonts" / name, round(size * SMOOTH))


@dataclass(frozen=True)
class Crop:
    """A part of a view, in its units, drawn at `scale` large pixels a unit."""

    view: View
    left: float
    top: float
    right: float
    bottom: float
    scale: float

    @property
    def size(self) -> tuple[int, int]:
        """Large pixels."""
        return round((self.right - self.left) * self.scale), round((self.bottom - self.top) * self.scale)

    def to_pixels(self, ring: Ring) -> list[tuple[float, float]]:
        """Return a ring in large pixels."""
        return [((x - self.left) * self.scale, (y - self.top) * self.scale) for x, y in ring]


def mask_of(crop: Crop, rings: Iterable[Ring]) -> Image.Image:
    """Return where rings cover a crop, even-odd."""
    mask = Image.new("1", crop.size)
    for ring in rings:
        one = Image.new("1", crop.size)
        ImageDraw.Draw(one).polygon(crop.to_pixels(ring), fill=1)
        mask = ImageChops.logical_xor(mask, one)
    return mask.convert("L")


@lru_cache(maxsize=4)
def _opened(file: Path) -> Image.Image:
    return Image.open(file).convert("RGBA")


def ground_of(crop: Crop) -> Image.Image:
    """Return the body in a crop: its shading where there is a picture, else its silhouette."""
    picture = Image.new("RGB", crop.size, "white")
    file = crop.view.shading(2)
    if not file.exists():
        picture.paste(SKIN, mask=mask_of(crop, crop.view.outline))
        return picture
    shading = _opened(file)
    per_unit = shading.width / crop.view.width
    box = tuple(value * per_unit for value in (crop.left, crop.top, crop.right, crop.bottom))
    part = shading.transform(crop.size, Image.Transform.EXTENT, box, Image.Resampling.BILINEAR)
    picture.paste(part, mask=part.getchannel("A"))
    return picture


def landmark_page(view: View) -> Image.Image:
    """Return a view with all its landmarks and their ids: the words in which zones are written."""
    scale = min(WIDTH / view.width, PAGE_HEIGHT / view.height) * SMOOTH
    crop = Crop(view, 0, 0, view.width, view.height, scale)
    ground = ground_of(crop)
    picture = Image.blend(ground, Image.new("RGB", ground.size, "white"), 0.35)
    draw = ImageDraw.Draw(picture)
    lettering, taken = font(8), list[tuple[float, float, float, float]]()
    for name, point in sorted(_landmarks(view), key=lambda item: (item[1][1], item[1][0])):
        x, y = crop.to_pixels((point,))[0]
        box = _free(draw.textbbox((x + 4 * SMOOTH, y), name, font=lettering, anchor="lm"), taken, picture.width)
        taken.append(box)
        draw.line((x, y, box[0] - SMOOTH, (box[1] + box[3]) / 2), fill=(150, 160, 190), width=SMOOTH // 2)
        draw.text((box[0], (box[1] + box[3]) / 2), name, fill=INK, font=lettering, anchor="lm", stroke_width=2,
                  stroke_fill="white")  # fmt: skip
        _dot(draw, (x, y), 2.0)
    return _titled(picture, view)


def line_page(view: View) -> Image.Image:
    """Return the line art of a view."""
    scale = min(WIDTH / view.width, PAGE_HEIGHT / view.height) * SMOOTH
    crop = Crop(view, 0, 0, view.width, view.height, scale)
    picture = Image.new("RGB", crop.size, "white")
    draw = ImageDraw.Draw(picture)
    for width, lines in ((1.6, view.contour), (1.1, view.lines)):
        for line in lines:
            draw.line(crop.to_pixels(line), fill=INK, width=round(width * SMOOTH), joint="curve")
    return _titled(picture, view)


def _free(
    box: tuple[float, float, float, float], taken: Sequence[tuple[float, float, float, float]], width: float
) -> tuple[float, float, float, float]:
    """Return a label's box moved up or down, and into the picture, to where it hides no other."""
    left = min(0.0, width - box[2] - 4 * SMOOTH)
    step = (box[3] - box[1]) * 0.55
    for number in range(40):
        shift = step * ((number + 1) // 2) * (-1) ** number
        moved = (box[0] + left, box[1] + shift, box[2] + left, box[3] + shift)
        if not any(moved[0] < b[2] and b[0] < moved[2] and moved[1] < b[3] and b[1] < moved[3] for b in taken):
            return moved
    return box


def _landmarks(view: View) -> list[tuple[str, tuple[float, float]]]:
    """Return the landmarks of a view; of those on both sides the one that is seen from the left, or from the right."""
    right = "right" in view.id.split("_")
    other = Side.LEFT if right else Side.RIGHT
    return [(name, point) for (name, side), point in view.landmarks.items() if side is not other]


def _dot(draw: ImageDraw.ImageDraw, at: tuple[float, float], radius: float) -> None:
    (x, y), radius = at, radius * SMOOTH
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(20, 60, 160))


def _titled(picture: Image.Image, view: View) -> Image.Image:
    """Return a page in its own size with the name of its view."""
    ImageDraw.Draw(picture).text((12, 8), f"{view.body} / {view.id}", fill=INK, font=font(18, True))
    return picture.resize((picture.width // SMOOTH, picture.height // SMOOTH), Image.Resampling.LANCZOS)

"""The contact sheet: every view (see `view_pages.py`), and every muscle with its points and zones, as PNG pages to look
at.

It draws what the running program would show, through the same loader: belly outline, numbered X, essential in solid
red, spillover in light stippled red. The muscle is that of the person's left.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw
from shapely import Polygon

from triggermap import resources
from triggermap.atlas import Atlas, Ring, View, load_atlas
from triggermap.bake.assembly import Studio, preview_atlas
from triggermap.bake.region_page import region_page
from triggermap.bake.view_pages import (
    INK,
    PAGE_HEIGHT,
    SMOOTH,
    WIDTH,
    Crop,
    font,
    ground_of,
    landmark_page,
    line_page,
    mask_of,
)
from triggermap.domain.anatomy import Side
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.zones import ZonePart

PANEL = 470
TEXT_WIDTH = 230
FAINT = (120, 120, 126)
RED = (200, 16, 46)
BELLY = (96, 60, 40)
HEAD_CM = 38.0
"""Zones that reach no further down than this are drawn in the close-ups."""
LEAST_CROP = 46.0
WITHOUT_ARM = 1.25
"""Where the trunk without its arm shows so many times as much, it is drawn in place of the whole side."""
SIDE = Side.LEFT


def _stipple(size: tuple[int, int], step: int = 5 * SMOOTH) -> Image.Image:
    """Return a field of dots."""
    dots = Image.new("L", size)
    draw = ImageDraw.Draw(dots)
    radius = step * 0.27
    for row, y in enumerate(range(0, size[1] + step, step)):
        for x in range((row % 2) * step // 2, size[0] + step, step):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return dots


def _line(
    draw: ImageDraw.ImageDraw, points: Sequence[tuple[float, float]], colour: tuple[int, int, int], dashed: bool
) -> None:
    """Draw a closed line."""
    closed = [*points, points[0]]
    if not dashed:
        draw.line(closed, fill=colour, width=round(1.5 * SMOOTH), joint="curve")
        return
    run, drawn, dash = 0.0, True, 6.0 * SMOOTH
    for (x0, y0), (x1, y1) in itertools.pairwise(closed):
        length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-9)
        at = 0.0
        while at < length:
            step = min(dash - run, length - at)
            if drawn:
                ends = [(x0 + (x1 - x0) * t / length, y0 + (y1 - y0) * t / length) for t in (at, at + step)]
                draw.line(ends, fill=colour, width=round(1.5 * SMOOTH))
            at, run = at + step, run + step
            if run >= dash - 1e-9:
                run, drawn = 0.0, not drawn


def _zone(picture: Image.Image, crop: Crop, site: TriggerPoint) -> None:
    spillover = crop.view.zone(site.id, SIDE, ZonePart.SPILLOVER)
    essential = crop.view.zone(site.id, SIDE, ZonePart.ESSENTIAL)
    red = Image.new("RGB", crop.size, RED)
    if spillover:
        mask = mask_of(crop, spillover)
        picture.paste(red, mask=mask.point(lambda value: value * 45 // 255))
        picture.paste(red, mask=ImageChops.multiply(mask, _stipple(crop.size)))
    if essential:
        picture.paste(red, mask=mask_of(crop, essential).point(lambda value: value * 170 // 255))
    draw = ImageDraw.Draw(picture)
    for ring in (*spillover, *essential):
        _line(draw, crop.to_pixels(ring), (140, 10, 30), False)


def _cross(draw: ImageDraw.ImageDraw, at: tuple[float, float], label: str, seen: bool, own: bool) -> None:
    arm = (6 if own else 4) * SMOOTH
    (x, y), colour = at, INK if seen else (130, 130, 200)
    for width, ink in ((5, (255, 255, 255)), (2.2 if own else 1.2, colour)):
        for dy in (-1, 1):
            draw.line((x - arm, y - dy * arm, x + arm, y + dy * arm), fill=ink, width=round(width * SMOOTH))
    if own:
        draw.text(
            (x + arm + 2 * SMOOTH, y - 2 * arm),
            label,
            fill=colour,
            font=font(11, True),
            stroke_width=3,
            stroke_fill="white",
        )


def panel(crop: Crop, muscle: Muscle, site: TriggerPoint) -> Image.Image:
    """Return one site in a part of a view."""
    picture = ground_of(crop)
    _zone(picture, crop, site)
    draw = ImageDraw.Draw(picture)
    for part in crop.view.belly(muscle.id, SIDE):
        for ring in part.rings:
            _line(draw, crop.to_pixels(ring), BELLY, part.deep)
    for number, other in enumerate(muscle.sites, 1):
        point = crop.view.point(other.id, SIDE)
        if point is not None and point.visible:
            (at,) = crop.to_pixels(((point.x, point.y),))
            _cross(draw, at, str(number), point.visible, other is site)
    draw.text((8, 4), f"{crop.view.id}", fill=FAINT, font=font(10))
    return picture


def _content(view: View, muscle: Muscle, sites: Iterable[TriggerPoint]) -> list[Ring]:
    rings = [ring for part in view.belly(muscle.id, SIDE) for ring in part.rings]
    for site in sites:
        for part in ZonePart:
            rings.extend(view.zone(site.id, SIDE, part))
    return rings


def crops(atlas: Atlas, body: str, muscle: Muscle) -> list[Crop]:
    """Return the parts of views that show a muscle: close-ups where these hold all of it."""
    found = []
    views = [atlas.view(body, name) for name in atlas.views]
    for view in views:
        if view.close_up_of is not None:
            continue
        heads = (other for other in views if other.close_up_of == view.id and other.id.startswith("head"))
        close = next(heads, None)
        rings = _content(view, muscle, muscle.sites)
        if not rings:
            continue
        xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
        bare = next((other for other in views if other.close_up_of == view.id and other.part == "trunk_left"), None)
        if close is not None and max(ys) / view.units_per_cm < HEAD_CM:
            found.append(_head(close, rings, view))
        elif bare is not None and _shown(bare, muscle) > WITHOUT_ARM * _shown(view, muscle):
            found.append(_fitted(bare, 0, 0, bare.width, bare.height))
        else:
            found.append(_fitted(view, min(xs), min(ys), max(xs), max(ys)))
    return found


def _shown(view: View, muscle: Muscle) -> float:
    """Return how much of the muscle and its zones a view shows, cm2, roughly: holes count."""
    rings = _content(view, muscle, muscle.sites)
    return sum(Polygon(ring).area for ring in rings) / view.units_per_cm**2


def _head(close: View, rings: Sequence[Ring], whole: View) -> Crop:
    """Return a close-up from the crown down to the lowest that there is to see, at least the chin."""
    lowest = max(y for ring in rings for _, y in ring) / whole.units_per_cm - 1.5
    height = min(close.height, max(lowest + 3.0, 27.0) * close.units_per_cm)
    width = min(close.width, max(height, 30.0 * close.units_per_cm))
    xs = [x for ring in close.outline for x, y in ring if y < 24.0 * close.units_per_cm]
    left = min(max((min(xs) + max(xs) - width) / 2, 0), close.width - width)
    return Crop(close, left, 0, left + width, height, PANEL * SMOOTH / height)


def _fitted(view: View, left: float, top: float, right: float, bottom: float) -> Crop:
    unit = view.units_per_cm
    half = max(right - left, bottom - top, (LEAST_CROP - 8) * unit) / 2 + 4 * unit
    x, y = (left + right) / 2, (top + bottom) / 2
    return Crop(view, x - half, y - half, x + half, y + half, PANEL * SMOOTH / (2 * half))


def _row(found: Sequence[Crop], muscle: Muscle, number: int, site: TriggerPoint) -> Image.Image:
    panels = [panel(crop, muscle, site) for crop in found]
    room = (WIDTH - TEXT_WIDTH) * SMOOTH
    wide = sum(picture.width for picture in panels) or 1
    shrink = min(1.0, room / wide)
    height = round(PANEL * SMOOTH * shrink)
    row = Image.new("RGB", (WIDTH * SMOOTH, max(height, 150 * SMOOTH)), "white")
    draw = ImageDraw.Draw(row)
    draw.text((14 * SMOOTH, 12 * SMOOTH), f"{number}", fill=INK, font=font(20, True))
    inner = [
        f"{part.value}: {stroke.region}"
        for part, zone in ((ZonePart.ESSENTIAL, site.essential), (ZonePart.SPILLOVER, site.spillover))
        for stroke in zone.strokes
        if hasattr(stroke, "region")
    ]
    lines = [site.id.partition(".")[2], site.name.en, f"{site.depth.value}, press {site.press.value}", "", *inner]
    wrapped = [piece for line in lines for piece in _wrapped(line, 32)]
    draw.multiline_text((14 * SMOOTH, 42 * SMOOTH), "\n".join(wrapped), fill=INK, font=font(11), spacing=6)
    x = TEXT_WIDTH * SMOOTH
    for picture in panels:
        size = (round(picture.width * shrink), round(picture.height * shrink))
        row.paste(picture.resize(size, Image.Resampling.LANCZOS), (x, 0))
        x += size[0]
    return row


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.replace("_", "_\u200b").split(" "):
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return [line.replace("\u200b", "") for line in lines]


def muscle_pages(atlas: Atlas, body: str, muscle: Muscle) -> Iterator[Image.Image]:
    """Yield the pages of a muscle: a row for each site."""
    found = crops(atlas, body, muscle)
    rows = [_row(found, muscle, number, site) for number, site in enumerate(muscle.sites, 1)]
    head = 56 * SMOOTH
    while rows:
        height, taken = head, list[Image.Image]()
        while rows and (not taken or height + rows[0].height <= PAGE_HEIGHT * SMOOTH):
            height += rows[0].height + 2 * SMOOTH
            taken.append(rows.pop(0))
        page = Image.new("RGB", (WIDTH * SMOOTH, height), "white")
        draw = ImageDraw.Draw(page)
        title = f"{muscle.name.en}  ·  {muscle.latin}  ·  {muscle.id}  ·  {body}"
        draw.text((14 * SMOOTH, 12 * SMOOTH), title, fill=INK, font=font(22, True))
        y = head
        for row in taken:
            page.paste(row, (0, y))
            draw.line((0, y, page.width, y), fill=(210, 210, 214), width=SMOOTH)
            y += row.height + 2 * SMOOTH
        yield page.resize((page.width // SMOOTH, page.height // SMOOTH), Image.Resampling.LANCZOS)


def contact_sheet(
    atlas: Atlas, body: str, muscles: Iterable[Muscle], out: Path, with_views: bool = True
) -> Iterator[Path]:
    """Draw all pages into the folder `out`, and yield each file when it is written."""
    out.mkdir(parents=True, exist_ok=True)
    if with_views:
        for name, (kind, draw) in itertools.product(
            atlas.views, (("view", region_page), ("landmarks", landmark_page), ("lines", line_page))
        ):
            file = out / f"{kind}-{body}-{name}.png"
            draw(atlas.view(body, name)).save(file)
            yield file
    for muscle in muscles:
        for number, page in enumerate(muscle_pages(atlas, body, muscle), 1):
            file = out / f"muscle-{muscle.id}-{number}.png"
            page.save(file)
            yield file


def preview(studio: Studio, muscle: Muscle, out: Path) -> None:
    """Draw one muscle as it stands in its file now, with all its sites, as one picture."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        preview_atlas(studio, muscle, root, resources.atlas_dir())
        pages = list(muscle_pages(load_atlas(root), studio.reference.name, muscle))
    whole = Image.new("RGB", (WIDTH, sum(page.height for page in pages)), "white")
    y = 0
    for page in pages:
        whole.paste(page, (0, y))
        y += page.height
    out.parent.mkdir(parents=True, exist_ok=True)
    whole.save(out)

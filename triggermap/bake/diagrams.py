"""Diagrams of what lies inside, as views like any other: the head cut open from the side, the pelvis from below.

They are drawn from shapes in `data/diagrams.yaml`, in cm, rather than projected from the skin; a diagram with a `base`
is fitted to that view of each body by its landmarks and laid over its picture. In the atlas they are views with the
same files, so that everything that works on a view (click, zones, points, keyboard, paper) works on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
import yaml
from PIL import Image, ImageDraw
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from triggermap.atlas import format as files
from triggermap.bake.contours import polygons_of, rings_of
from triggermap.bake.diagram_picture import Sheet
from triggermap.bake.diagram_shapes import TOLERANCE, FloatArray, between, fitted, smooth, teeth, tidy
from triggermap.bake.pages import anchor_of
from triggermap.bake.parts import SkinParts, mirrored
from triggermap.bake.zones import MuscleFields, SiteFields
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import ZonePart

Covered = Callable[[SiteFields, ZonePart], Mapping[int, float]]
"""How much of each patch (0 to 1) a part of a zone covers."""

DATA = Path(__file__).parent / "data" / "diagrams.yaml"
UNITS_PER_CM = {"head_inside": 80.0, "pelvis_below": 60.0}
PATCH_PIXEL = 8
"""View units along a pixel of the patch image."""
PALE = 0.42
"""What is left of the contrast of the picture under a diagram."""
FADE = 1.6
"""cm over which the picture under a diagram runs out."""
MOSTLY = 0.4
"""Share of a place's skin from which a diagram without true skin shows it as part of a zone."""
QUALITY = {1: 76, 2: 74}


@dataclass(frozen=True)
class DiagramView:
    """A diagram as a view of the atlas."""

    id: str
    diagram: str
    side: Side
    mirror: str
    close_up_of: str
    part: str
    yaw: float
    base: str | None

    def entry(self) -> dict[str, Any]:
        """Return what the manifest says of it, the same for all bodies."""
        return {
            "id": self.id,
            "mirror": self.mirror,
            "close_up_of": self.close_up_of,
            "part": self.part,
            "copied": self.side is Side.RIGHT,
            "yaw": self.yaw,
        }


DIAGRAM_VIEWS = (
    DiagramView("head_inside_left", "head_inside", Side.LEFT, "head_inside_right", "left", "head", 90.0, "head_left"),
    DiagramView("head_inside_right", "head_inside", Side.RIGHT, "head_inside_left", "right", "head", 270.0,
                "head_right"),
    DiagramView("pelvis_below", "pelvis_below", Side.MIDLINE, "pelvis_below", "front", "pelvis", 0.0, None),
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """One shape of a diagram, in view units."""

    id: str
    kind: str
    alpha: float
    shape: BaseGeometry
    half: BaseGeometry
    """The part of the person's left, where it is drawn on both halves; else the whole."""
    fibres: tuple[FloatArray, ...]
    pieces: tuple[BaseGeometry, ...]
    """What is painted: the shape, or its teeth one by one."""


@dataclass(frozen=True)
class Base:
    """The view under a diagram: its files, and where the diagram's frame lies in it (view units)."""

    folder: Path
    id: str
    size: Mapping[str, Any]
    left: int
    top: int

    def json(self, name: Callable[[str], str]) -> dict[str, Any]:
        """Return the content of one of its JSON files."""
        return files.read_json(self.folder / name(self.id))


@cache
def _data() -> dict[str, Any]:
    return dict(yaml.safe_load(DATA.read_text("utf-8")))


@dataclass
class DiagramPage:
    """One diagram of one body; all geometry in its view units."""

    view: DiagramView
    body: str
    parts: SkinParts
    base: Base | None
    to_units: Callable[[FloatArray], FloatArray]
    """Maps points (k, 2) in cm of the data to view units."""

    def __post_init__(self) -> None:
        self.data: Mapping[str, Any] = _data()[self.view.diagram]
        self.units = UNITS_PER_CM[self.view.diagram]
        frame = np.array(self.data["frame"], dtype=np.float64)
        self.width, self.height = _width(frame, self.units), _width(frame, self.units, 1)
        self.drawn = [
            self._shape(entry) for entry in self.data["shapes"] if self.body in entry.get("only", [self.body])
        ]
        self._by_id = {shape.id: shape for shape in self.drawn}
        self.outline = self._outline()
        self.regions = self._regions()

    # shapes

    def _points(self, raw: Sequence[Sequence[float]]) -> FloatArray:
        points = self.to_units(np.array(raw, dtype=np.float64))
        return points * (-1, 1) + (self.width, 0) if self.view.side is Side.RIGHT else points

    def _shape(self, entry: Mapping[str, Any]) -> Drawn:
        ring = self._points(entry["at"])
        half = shapely.make_valid(Polygon(ring if entry.get("sharp") else smooth(ring)))
        fibres = [
            smooth(line, closed=False) for line in between([self._points(line) for line in entry.get("fibres", ())])
        ]
        shape = half
        if entry.get("mirror"):
            shape = shapely.union(half, mirrored(half, self.width))
            fibres += [line * (-1, 1) + (self.width, 0) for line in fibres]
        pieces = tuple(teeth(ring, entry["teeth"], self.units)) if "teeth" in entry else (shape,)
        return Drawn(entry["id"], entry["kind"], float(entry.get("alpha", 1.0)), shape, half, tuple(fibres), pieces)

    def _outline(self) -> BaseGeometry:
        if self.base is None:
            return self._by_id["skin"].shape
        rings = self.base.json(files.shape_name)["outline"]
        return self._framed(rings)

    def _framed(self, rings: Iterable[Sequence[int]]) -> BaseGeometry:
        """Return what even-odd rings of the view below show within the frame."""
        assert self.base is not None
        shape: BaseGeometry = Polygon()
        for ring in rings:
            points = np.array(files.decode_ring(ring), dtype=np.float64) - (self.base.left, self.base.top)
            shape = shapely.symmetric_difference(shape, shapely.make_valid(Polygon(points)))
        return shapely.intersection(shape, shapely.box(0, 0, self.width, self.height))

    def _regions(self) -> dict[Place, BaseGeometry]:
        """Return the places, which do not overlap: what is listed first lies in front."""
        paired = {region.id: region.paired for region in self.parts.listed}
        found: dict[Place, BaseGeometry] = {}
        taken: BaseGeometry = Polygon()
        for region, names in self.data["regions"].items():
            shapes = [self._by_id[name] for name in names]
            if not paired[region]:
                sided = {Place(region, Side.MIDLINE): shapely.union_all([shape.shape for shape in shapes])}
            elif self.view.side is not Side.MIDLINE:
                sided = {Place(region, self.view.side): shapely.union_all([shape.shape for shape in shapes])}
            else:
                half = shapely.union_all([shape.half for shape in shapes])
                sided = {Place(region, Side.LEFT): half, Place(region, Side.RIGHT): mirrored(half, self.width)}
            for place, shape in sided.items():
                found[place] = tidy(shapely.intersection(shapely.difference(shape, taken), self._clip()))
            taken = shapely.union_all([taken, *sided.values()])
        if self.base is not None:
            for region, sides in self.base.json(files.shape_name)["regions"].items():
                for side, entry in sides.items():
                    rest = tidy(shapely.difference(self._framed(entry["rings"]), taken))
                    if rest.area > self.units**2 / 4:
                        found[Place(region, Side(side))] = rest
        return {place: shape for place, shape in found.items() if not shape.is_empty}

    def _clip(self) -> BaseGeometry:
        return self.outline if self.base is None else shapely.box(0, 0, self.width, self.height)

    # files

    def shape_file(self) -> bytes:
        """Return the .shape.json file."""
        listed: dict[str, dict[str, Any]] = {}
        for place, shape in sorted(self.regions.items()):
            listed.setdefault(place.region, {})[place.side.value] = {
                "rings": [files.encode_ring(ring) for ring in rings_of(shape)],
                "anchor": list(anchor_of(shape)),
                "area": round(shape.area / self.units**2, 2),
            }
        lines = [line for drawn in self.drawn if drawn.kind not in ("none", "skin") for line in _outlines(drawn)]
        return files.dump_json(
            {
                "outline": [files.encode_ring(ring) for ring in rings_of(self.outline)],
                "lines": [files.encode_ring(line) for line in [*self._lines_below(), *lines]],
                "regions": listed,
                "landmarks": self._landmarks(),
                "inner": [],
            }
        )

    def _lines_below(self) -> Iterator[FloatArray]:
        """Yield the lines of the view below, where nothing is drawn over them."""
        if self.base is None:
            return
        painted = shapely.union_all([drawn.shape for drawn in self.drawn if drawn.kind != "none"])
        free = shapely.difference(shapely.box(0, 0, self.width, self.height), painted)
        for flat in self.base.json(files.shape_name)["lines"]:
            points = np.array(files.decode_ring(flat), dtype=np.float64) - (self.base.left, self.base.top)
            for part in shapely.get_parts(shapely.intersection(shapely.LineString(points), free)):
                line = shapely.get_coordinates(part)
                if len(line) > 1:
                    yield line

    def _landmarks(self) -> dict[str, dict[str, list[int]]]:
        if self.base is None:
            return {}
        found: dict[str, dict[str, list[int]]] = {}
        for name, sides in self.base.json(files.shape_name)["landmarks"].items():
            for side, (x, y) in sides.items():
                x, y = x - self.base.left, y - self.base.top
                if 0 <= x < self.width and 0 <= y < self.height:
                    found.setdefault(name, {})[side] = [x, y]
        return found

    def zones_file(self, muscles: Iterable[MuscleFields], covered: Covered) -> bytes:
        """Return the .zones.json file: zones on the skin below, and the inner places that zones take in."""
        below = self.base.json(files.zones_name)["zones"] if self.base is not None else {}
        zones: dict[str, Any] = {}
        bellies: dict[str, Any] = {}
        for muscle in muscles:
            for site in muscle.sites:
                entry: dict[str, Any] = {
                    part.value: self._zone(site, part, below.get(site.site.id), covered) for part in ZonePart
                }
                entry["point"] = self._point(site.site.id)
                if any(entry.values()):
                    zones[site.site.id] = entry
            if parts := [self._belly(part) for part in self._own_bellies(muscle.id)]:
                bellies[muscle.id] = parts
        return files.dump_json({"zones": zones, "bellies": bellies})

    def _zone(
        self, site: SiteFields, part: ZonePart, below: Mapping[str, Any] | None, covered: Covered
    ) -> list[list[int]]:
        shape = self._framed(below[part.value]) if below is not None else Polygon()
        places = set(site.parts[part].inner) if self.base is not None else self._mostly(covered(site, part))
        if part is ZonePart.SPILLOVER and self.base is None:
            places -= self._mostly(covered(site, ZonePart.ESSENTIAL))
        shape = shapely.union_all([shape, *(self.regions[place] for place in sorted(places) if place in self.regions)])
        return [files.encode_ring(ring) for ring in rings_of(shape)]

    def _mostly(self, covered: Mapping[int, float]) -> set[Place]:
        """Return the places of which a zone covers the larger part."""
        patches = self.parts.patches
        totals: dict[Place, float] = {}
        for patch, weight in covered.items():
            place = patches.places[patches.place[patch]]
            totals[place] = totals.get(place, 0.0) + weight * float(patches.area[patch])
        numbers = {place: number for number, place in enumerate(patches.places)}
        return {
            place
            for place, area in totals.items()
            if area >= MOSTLY * float(patches.area[1:][patches.place[1:] == numbers[place]].sum())
        }

    def _point(self, site: str) -> list[int] | None:
        raw = self.data["points"].get(site)
        if raw is None or self.view.side is Side.RIGHT:
            return None
        (x, y), = self._points([raw])  # fmt: skip
        return [round(x), round(y), 1]

    def _own_bellies(self, muscle: str) -> list[Mapping[str, Any]]:
        if self.view.side is Side.RIGHT:
            return []
        return [entry for entry in self.data["bellies"].get(muscle, ()) if entry["shape"] in self._by_id]

    def _belly(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        rings = rings_of(tidy(self._by_id[entry["shape"]].half))
        return {"id": entry["id"], "deep": 1, "rings": [files.encode_ring(ring) for ring in rings]}

    def patches_file(self) -> bytes:
        """Return the .patches file: the skin's patches of the view below, the inner places, and for skin that is only
        drawn one patch of its place."""
        columns, rows = self.width // PATCH_PIXEL, self.height // PATCH_PIXEL
        numbers = self._patches_below(columns, rows)
        for place, shape in self.regions.items():
            inner = place in self.parts.inner_places
            if inner or self.base is None:
                patch = self.parts.inner_patch(place) if inner else self._any_patch(place)
                numbers = np.where(_covered_pixels(shape, columns, rows), patch, numbers)
        return files.encode_patch_image(numbers.ravel().tolist())

    def _any_patch(self, place: Place) -> int:
        patches = self.parts.patches
        return int(np.flatnonzero(patches.place == patches.places.index(place))[0])

    def _patches_below(self, columns: int, rows: int) -> npt.NDArray[np.int64]:
        if self.base is None:
            return np.zeros((rows, columns), dtype=np.int64)
        size = self.base.size
        flat = files.decode_patch_image(
            self.base.folder / files.patches_name(self.base.id), size["image_width"], size["image_height"]
        )
        below = np.array(flat, dtype=np.int64).reshape(size["image_height"], size["image_width"])
        across = ((np.arange(columns) + 0.5) * PATCH_PIXEL + self.base.left) * size["image_scale"]
        down = ((np.arange(rows) + 0.5) * PATCH_PIXEL + self.base.top) * size["image_scale"]
        inside_x, inside_y = (across >= 0) & (across < below.shape[1]), (down >= 0) & (down < below.shape[0])
        picked = below[np.ix_(np.clip(down, 0, below.shape[0] - 1).astype(int),
                              np.clip(across, 0, below.shape[1] - 1).astype(int))]  # fmt: skip
        return np.where(inside_y[:, None] & inside_x[None, :], picked, 0)

    def pictures(self) -> dict[int, bytes]:
        """Return the pictures as WebP files, by scale."""
        sheet = Sheet(self.width, self.height, self.units)
        if self.base is not None:
            large = Image.open(self.base.folder / files.shading_name(self.base.id, 2))
            box = (self.base.left, self.base.top, self.base.left + self.width, self.base.top + self.height)
            sheet.lay(large.crop(box), PALE)
            sheet.fade(FADE, FADE, FADE, FADE)
        for drawn in self.drawn:
            if drawn.kind != "none":
                for piece in drawn.pieces:
                    sheet.paint(piece, drawn.kind, drawn.alpha, drawn.fibres)
                if drawn.kind == "skin":
                    sheet.fade(FADE, FADE, FADE, FADE)
        picture = sheet.image()
        half = picture.resize((self.width // 2, self.height // 2), Image.Resampling.BOX)
        return {2: _webp(picture, QUALITY[2]), 1: _webp(half, QUALITY[1])}

    def size(self) -> dict[str, Any]:
        """Return what the manifest says of this diagram of this body."""
        return {
            "width": self.width,
            "height": self.height,
            "units_per_cm": self.units,
            "image_width": self.width // PATCH_PIXEL,
            "image_height": self.height // PATCH_PIXEL,
            "image_scale": 1 / PATCH_PIXEL,
        }


def write_diagrams(
    folder: Path,
    body: str,
    sizes: Mapping[str, Mapping[str, Any]],
    parts: SkinParts,
    muscles: Sequence[MuscleFields],
    covered: Covered,
) -> dict[str, dict[str, Any]]:
    """Write the diagrams of a body, whose views stand in `folder` already; returns their sizes for the manifest."""
    written = {}
    for view in DIAGRAM_VIEWS:
        page = page_of(view, folder, body, sizes, parts)
        (folder / files.shape_name(view.id)).write_bytes(page.shape_file())
        (folder / files.zones_name(view.id)).write_bytes(page.zones_file(muscles, covered))
        if view.side is not Side.RIGHT:
            (folder / files.patches_name(view.id)).write_bytes(page.patches_file())
        for scale, picture in page.pictures().items():
            (folder / files.shading_name(view.id, scale)).write_bytes(picture)
        written[view.id] = page.size()
    return written


def page_of(
    view: DiagramView, folder: Path, body: str, sizes: Mapping[str, Mapping[str, Any]], parts: SkinParts
) -> DiagramPage:
    """Return a diagram fitted to a body."""
    data, units = _data()[view.diagram], UNITS_PER_CM[view.diagram]
    frame = np.array(data["frame"], dtype=np.float64)
    if view.base is None:
        return DiagramPage(view, body, parts, None, lambda points: (points - frame[:2]) * units)
    # Landmarks are taken from the left: the right is its mirror image.
    left = files.read_json(folder / files.shape_name("head_left"))["landmarks"]
    known = [name for name in data["landmarks"] if Side.LEFT.value in left.get(name, {})]
    fit = fitted(
        np.array([data["landmarks"][name] for name in known]),
        np.array([left[name][Side.LEFT.value] for name in known]) / units,
    )
    middle = fit((frame[:2] + frame[2:])[None] / 2)[0]
    corner = np.round((middle - (frame[2:] - frame[:2]) / 2) * units)
    size = sizes[view.base]
    left_edge, top_edge = int(corner[0]), int(corner[1])
    if view.side is Side.RIGHT:
        left_edge = int(size["width"]) - left_edge - _width(frame, units)
    base = Base(folder, view.base, size, left_edge, top_edge)
    return DiagramPage(view, body, parts, base, lambda points: fit(points) * units - corner)


def _width(frame: FloatArray, units: float, axis: int = 0) -> int:
    """Return the width of a diagram's frame in view units (with axis 1 its height): even, and whole patch pixels."""
    return 2 * PATCH_PIXEL * round(float(frame[2 + axis] - frame[axis]) * units / 2 / PATCH_PIXEL)


def _outlines(drawn: Drawn) -> Iterator[FloatArray]:
    for piece in drawn.pieces:
        for polygon in polygons_of(piece.simplify(TOLERANCE)):
            yield np.asarray(polygon.exterior.coords)


def _covered_pixels(shape: BaseGeometry, columns: int, rows: int) -> npt.NDArray[np.bool_]:
    image = Image.new("1", (columns, rows))
    draw = ImageDraw.Draw(image)
    for polygon in polygons_of(shape):
        draw.polygon([(x / PATCH_PIXEL - 0.5, y / PATCH_PIXEL - 0.5) for x, y in polygon.exterior.coords], fill=1)
        for hole in polygon.interiors:
            draw.polygon([(x / PATCH_PIXEL - 0.5, y / PATCH_PIXEL - 0.5) for x, y in hole.coords], fill=0)
    return np.asarray(image, dtype=bool)


def _webp(picture: Image.Image, quality: int) -> bytes:
    stream = BytesIO()
    picture.save(stream, "WEBP", quality=quality, method=4, exact=False)
    return stream.getvalue()

"""One view of one body as the content of its atlas files: shapes, zones, points and the patch image."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from triggermap.atlas import format as files
from triggermap.bake.body import BodyMesh
from triggermap.bake.close_ups import shown_faces
from triggermap.bake.contours import Canvas, fineness_of, polygons_of, rings_of
from triggermap.bake.geodesics import Skin
from triggermap.bake.raster import Raster, Surface, grid_size, rasterise, visible
from triggermap.bake.views import ViewFrame, ViewSpec, frame
from triggermap.bake.zones import MuscleFields
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import ZonePart

EDGE_ON = 0.08
"""A point whose skin faces the viewer less than this (1 is full face) is not shown as seen."""
POINT_DEPTH = 0.5
BELLY_NOTCH = 1.5
"""A belly is drawn along its fibres; gaps between them up to twice this, cm, are filled."""
HEAD_INNER = ("head.", "face.", "mouth.")


@dataclass(frozen=True)
class Spots:
    """Points on the skin of any body: faces (k,) and weights (k, 3) of their corners."""

    faces: npt.NDArray[np.int64]
    bary: npt.NDArray[np.float64]

    def on(self, body: BodyMesh) -> npt.NDArray[np.float64]:
        """Return their positions (k, 3) on a body, cm."""
        return np.asarray((body.vertices[body.faces[self.faces]] * self.bary[:, :, None]).sum(axis=1))

    def normals(self, body: BodyMesh) -> npt.NDArray[np.float64]:
        """Return the normals (k, 3) there."""
        return np.asarray((body.normals[body.faces[self.faces]] * self.bary[:, :, None]).sum(axis=1))


class Page:
    """One view of one body."""

    def __init__(
        self,
        body: BodyMesh,
        spec: ViewSpec,
        surface: Surface,
        skin: Skin,
        outline: BaseGeometry,
        lines: Iterable[npt.NDArray[np.float64]],
    ) -> None:
        self.body = body
        self.spec = spec
        self.camera: ViewFrame = frame(body, spec)
        self._surface = surface
        self._skin = skin
        self._pixels = spec.units_per_cm / spec.pixel
        self._patch_pixels = self._pixels / 2
        self.fineness = fineness_of(spec)
        self._shown = shown_faces(body, spec.aim)
        self.outline = outline
        self.lines = tuple(lines)

    @cached_property
    def canvas(self) -> Canvas:
        """The view ready to draw fields in."""
        raster = rasterise(self.body, self.spec, self._pixels, self._surface)
        return Canvas(self._skin, raster, self.camera.units_per_cm, self.outline, self.fineness)

    @cached_property
    def patch_raster(self) -> Raster:
        """The raster of the patch image."""
        return rasterise(self.body, self.spec, self._patch_pixels, self._surface)

    def size(self) -> dict[str, Any]:
        """Return what the manifest says of this view of this body."""
        height, width = grid_size(self.camera, self._patch_pixels)
        return {
            "width": self.camera.width,
            "height": self.camera.height,
            "units_per_cm": self.camera.units_per_cm,
            "image_width": width,
            "image_height": height,
            "image_scale": self._patch_pixels / self.camera.units_per_cm,
        }

    def shape(
        self,
        regions: Mapping[Place, BaseGeometry],
        landmarks: Mapping[tuple[str, Side], tuple[float, float]],
        inner: Iterable[Place],
    ) -> bytes:
        """Return the .shape.json file."""
        listed: dict[str, dict[str, Any]] = {}
        for place, shape in sorted(regions.items()):
            if rings := rings_of(shape):
                listed.setdefault(place.region, {})[place.side.value] = {
                    "rings": [files.encode_ring(ring) for ring in rings],
                    "anchor": list(anchor_of(shape)),
                    "area": round(shape.area / self.camera.units_per_cm**2, 2),
                }
        points: dict[str, dict[str, list[int]]] = {}
        for (name, side), (x, y) in sorted(landmarks.items()):
            points.setdefault(name, {})[side.value] = [round(x), round(y)]
        return files.dump_json(
            {
                "outline": [files.encode_ring(ring) for ring in rings_of(self.outline)],
                "lines": [files.encode_ring(line) for line in self.lines],
                "regions": listed,
                "landmarks": points,
                "inner": [[place.region, place.side.value] for place in inner],
            }
        )

    def seen(self, spots: Spots) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
        """Return where points of the skin lie (k, 2) in view units, and whether the view shows them."""
        positions = spots.on(self.body)
        facing = spots.normals(self.body) @ self.camera.toward > EDGE_ON
        shown = self._shown[spots.faces] & facing & visible(self._surface, self.camera, positions, POINT_DEPTH)
        return self.camera.project(positions), shown

    def zones(self, muscles: Iterable[MuscleFields]) -> bytes:
        """Return the .zones.json file."""
        zones: dict[str, Any] = {}
        bellies: dict[str, Any] = {}
        for muscle in muscles:
            for site in muscle.sites:
                essential = self._drawn(site.parts[ZonePart.ESSENTIAL].field)
                spillover = self._drawn(site.parts[ZonePart.SPILLOVER].field)
                entry: dict[str, Any] = {
                    ZonePart.ESSENTIAL.value: self._rings(essential),
                    ZonePart.SPILLOVER.value: self._rings(shapely.difference(spillover, essential)),
                }
                if site.site.only is not None:
                    entry["only"] = site.site.only.value
                entry["point"] = None
                if site.point is not None:
                    spots = Spots(np.array([site.point.face]), site.point.bary[None])
                    (xy,), (shown,) = self.seen(spots)
                    if shown or self.spec.aim is None:
                        entry["point"] = [round(xy[0]), round(xy[1]), int(shown)]
                if self.spec.aim is None or entry["point"] or any(entry[part.value] for part in ZonePart):
                    zones[site.site.id] = entry
            parts = [
                {"id": part.belly.id, "deep": int(part.belly.deep), "rings": rings}
                for part in muscle.bellies
                if (rings := self._rings(self.canvas.polygons(part.field, BELLY_NOTCH)))
            ]
            if parts:
                bellies[muscle.id] = parts
        return files.dump_json({"zones": zones, "bellies": bellies})

    def _drawn(self, field: npt.NDArray[np.float64] | None) -> BaseGeometry:
        return Polygon() if field is None else self.canvas.polygons(field)

    def _rings(self, shape: BaseGeometry) -> list[list[int]]:
        return [files.encode_ring(ring) for ring in rings_of(self.canvas.cleaned(shape))]


def anchor_of(shape: BaseGeometry) -> tuple[int, int]:
    """Return the middle of the largest circle in the largest part of a shape, for a label."""
    largest = max(polygons_of(shape), key=lambda part: part.area)
    box = largest.bounds
    tolerance = max(1.0, 0.02 * max(box[2] - box[0], box[3] - box[1]))
    middle = shapely.maximum_inscribed_circle(Polygon(largest), tolerance=tolerance).coords[0]
    return round(middle[0]), round(middle[1])


def inner_of(view: str, inner: Iterable[Place]) -> tuple[Place, ...]:
    """Return the inner regions that are offered beside a view: those of the head with its front and their own side,
    those of the pelvis with the whole body."""

    def offered(place: Place) -> bool:
        if not place.region.startswith(HEAD_INNER):
            return view in ("front", "back")
        if view in ("front", "head_front"):
            return True
        return view.endswith(("left", "right")) and place.side.value in (view.rsplit("_", 1)[-1], "midline")

    return tuple(sorted(place for place in inner if offered(place)))

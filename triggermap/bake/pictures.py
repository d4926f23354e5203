"""Shading and line art of a view, in the form in which the atlas keeps them; made once for each body and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import numpy as np
import numpy.typing as npt
import shapely
from PIL import Image
from scipy import ndimage
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from triggermap.bake import outline, shading
from triggermap.bake.body import BodyMesh
from triggermap.bake.cache import Cache, code_digest, digest
from triggermap.bake.features import Feature, resolve_features
from triggermap.bake.shading import Clay
from triggermap.bake.views import WIDE, ViewSpec, frame

QUALITY = 80
PLAIN_QUALITY = 75
"""Of the smaller pictures, and of close-ups of limbs, which are large anyway."""
EFFORT = 4
"""Of the WebP encoder; 6 saves 3% and takes eight times as long."""
FEATURE_CODE = ("features", "landmarks", "geodesics", "data/features", "data/landmarks")
"""What the features follow from, beside the reference body."""
STEP = 1.0
"""View units between the points in which a silhouette is smoothed."""
CALM = 0.15
"""Over how many cm it is smoothed."""
TOLERANCE = 0.012
"""How far in cm the simplified line may stray."""


@dataclass(frozen=True)
class Portrait:
    """Pictures of one body."""

    body: BodyMesh
    cache: Cache
    reference: BodyMesh
    """The body on which the features are authored."""

    @cached_property
    def _clay(self) -> Clay:
        return shading.prepare(self.body, self.features)

    @cached_property
    def features(self) -> tuple[Feature, ...]:
        """What shows through the skin."""
        key = digest(self.reference.vertices, code_digest(*FEATURE_CODE))
        return self.cache.get("features", key, lambda: resolve_features(self.reference))

    def _key(self, spec: ViewSpec, *modules: str) -> str:
        body = self.body
        code = code_digest("mesh", "raster", "views", "close_ups", "relief", *FEATURE_CODE, *modules)
        return digest(spec, body.vertices, body.faces, body.cage, self.reference.vertices, code)

    def lines(self, spec: ViewSpec) -> tuple[BaseGeometry, list[npt.NDArray[np.float64]]]:
        """Return a view's silhouette and its inner lines (k, 2), in view units."""
        key = self._key(spec, "shading", "outline")
        art = self.cache.get(f"lines-{self.body.name}-{spec.id}", key, lambda: outline.trace(self._clay, spec))
        silhouette = Polygon()
        for ring in art.rings:
            smooth = _calmed(ring, spec.units_per_cm) if spec.close_up_of is None else np.asarray(ring)
            silhouette = shapely.symmetric_difference(silhouette, shapely.make_valid(Polygon(smooth)))
        camera = frame(self.body, spec)
        framed = shapely.intersection(silhouette, shapely.box(0, 0, camera.width, camera.height))
        return framed, [np.asarray(line) for line in art.lines]

    def shading(self, spec: ViewSpec) -> Mapping[int, bytes]:
        """Return a view's shading as WebP files, by scale."""
        key = digest(self._key(spec, "shading"), QUALITY, PLAIN_QUALITY, WIDE, EFFORT)
        return self.cache.get(f"shading-{self.body.name}-{spec.id}", key, lambda: self._shaded(spec))

    def single(self, spec: ViewSpec, quality: int) -> bytes:
        """Return a picture with one pixel a view unit as a WebP file."""
        key = digest(self._key(spec, "shading"), quality, EFFORT)
        return self.cache.get(
            f"single-{self.body.name}-{spec.id}", key, lambda: _webp(shading.render(self._clay, spec)[2], quality)
        )

    def _shaded(self, spec: ViewSpec) -> dict[int, bytes]:
        fine = QUALITY if spec.part in WIDE else PLAIN_QUALITY
        quality = {1: PLAIN_QUALITY, 2: fine}
        pictures = shading.render(self._clay, spec)
        return {scale: _webp(pictures[scale], quality[scale]) for scale in spec.scales}


def _calmed(ring: npt.NDArray[np.float64], units_per_cm: float) -> npt.NDArray[np.float64]:
    """Return a silhouette of the whole body without the steps of the pixels that it was traced from."""
    line = shapely.LinearRing(ring)
    count = max(8, round(line.length / STEP))
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, np.linspace(0, line.length, count + 1)[:-1]))
    smooth = ndimage.gaussian_filter1d(points, CALM * units_per_cm / STEP, axis=0, mode="wrap")
    return np.asarray(Polygon(smooth).simplify(TOLERANCE * units_per_cm).exterior.coords)[:-1]


def _webp(picture: Image.Image, quality: int) -> bytes:
    stream = BytesIO()
    picture.save(stream, "WEBP", quality=quality, method=EFFORT, exact=False)
    return stream.getvalue()

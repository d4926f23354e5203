"""Regions and patches in the form in which the zones and the files need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt
import shapely
from scipy import ndimage
from shapely.geometry.base import BaseGeometry

from triggermap.bake.body import BodyMesh
from triggermap.bake.geodesics import SAMPLE_STEP, Skin
from triggermap.bake.mesh import BakeError
from triggermap.bake.pages import Page
from triggermap.bake.patches import Patches, make_patches, patch_image
from triggermap.bake.regions import RegionMap
from triggermap.bake.zones import RegionNodes
from triggermap.domain.anatomy import Place, Region, Side

HALVINGS = 7
"""How often the stretch of an edge that a border crosses is halved to find where."""


@dataclass(frozen=True)
class SkinParts:
    """The regions and the patches of the reference body, which go for all bodies."""

    listed: Sequence[Region]
    map: RegionMap
    patches: Patches

    @classmethod
    def of(cls, reference: BodyMesh, listed: Sequence[Region]) -> SkinParts:
        """Return the parts of the reference body.

        Raises:
            BakeError: where the list of regions and their shapes do not agree.
        """
        regions = RegionMap(reference, {region.id: region.paired for region in listed if not region.inner})
        inner = tuple(place for region in listed if region.inner for place in region.places)
        return cls(listed, regions, make_patches(reference, regions, inner))

    @property
    def places(self) -> tuple[Place, ...]:
        """All places: those of the skin, then the inner ones."""
        return self.patches.places

    @property
    def inner_places(self) -> tuple[Place, ...]:
        """The places without skin."""
        return self.places[len(self.map.places) :]

    @cached_property
    def _number(self) -> dict[Place, int]:
        return {place: number for number, place in enumerate(self.places)}

    def inner_patch(self, place: Place) -> int:
        """Return the patch of an inner region.

        Raises:
            BakeError: where there is none.
        """
        found = np.flatnonzero(self.patches.place == self._number.get(place, -2))
        if len(found) != 1:
            raise BakeError(f"there is no patch for {place.region} ({place.side})")
        return int(found[0])

    def labels(self, page: Page) -> npt.NDArray[np.int64]:
        """Return for each pixel of a view the number of its place, from 1; 0 beside the body.

        Slivers that nobody could point at go to their neighbour; a front or back view is its own mirror image.
        """
        raster = page.canvas.raster
        labels = np.asarray(self.map.label_image(page.body, raster), dtype=np.int64) + 1
        labels = without_slivers(labels, page.fineness.sliver * raster.pixels_per_cm)
        if page.spec.symmetric:
            half = labels.shape[1] // 2
            if page.camera.right_axis[0] > 0:
                labels[:, :half] = self.turned(labels)[:, :half]
            else:
                labels[:, -half:] = self.turned(labels)[:, -half:]
        return labels

    def turned(self, labels: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the labels of the mirror image."""
        return np.asarray(np.concatenate([[0], self.map.mirror + 1])[labels[:, ::-1]])

    def patch_picture(self, page: Page, labels: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return for each pixel of the patch image its patch, 0 beside the body, agreeing with the view's `labels`."""
        raster = page.patch_raster
        step = page.canvas.raster.pixels_per_cm / raster.pixels_per_cm
        rows, columns = (((np.arange(size) + 0.5) * step).astype(int) for size in raster.face.shape)
        own = labels[np.ix_(np.minimum(rows, labels.shape[0] - 1), np.minimum(columns, labels.shape[1] - 1))]
        missing = raster.hit & (own == 0)
        if missing.any():
            own = np.where(missing, self.map.label_image(page.body, raster) + 1, own)
        return np.asarray(patch_image(self.patches, np.where(raster.hit, own, 0) - 1, raster), dtype=np.int64)

    def shapes(self, page: Page, labels: npt.NDArray[np.int64]) -> dict[Place, BaseGeometry]:
        """Return the regions that a view shows; a front or back view is made its own mirror image."""
        found = {self.map.places[label - 1]: shape for label, shape in page.canvas.regions(labels).items()}
        if not page.spec.symmetric:
            return found
        width, height = page.camera.width, page.camera.height
        left, right = shapely.box(0, 0, width / 2, height), shapely.box(width / 2, 0, width, height)
        half = right if page.camera.right_axis[0] > 0 else left
        shapes = {place: shape for place, shape in found.items() if place.side is not Side.RIGHT}
        for place, shape in list(shapes.items()):
            if place.side is Side.LEFT:
                shapes[place.mirrored] = mirrored(shape, width)
            else:
                part = shapely.intersection(shape, half)
                shapes[place] = shapely.union(part, mirrored(part, width))
        return shapes

    def region_nodes(self, skin: Skin) -> RegionNodes:
        """Return the regions as the zones need them."""
        return RegionNodes(
            cache(lambda place: self._field(skin, place)),
            frozenset(region.id for region in self.listed if region.inner),
            {region.id: region.paired for region in self.listed},
        )

    def _field(self, skin: Skin, place: Place) -> npt.NDArray[np.float64]:
        """Return each node's distance from a region's border in cm, negative inside."""
        values = self.map.charts.attributes
        values = np.concatenate([values, values[skin.edges].mean(axis=1)])
        number = self._number[place]
        inside = self.map.classify_points(values) == number
        return skin.signed(inside, self._border(skin, values, inside, number))

    def _border(
        self, skin: Skin, values: npt.NDArray[np.float64], inside: npt.NDArray[np.bool_], number: int
    ) -> npt.NDArray[np.float64]:
        """Return points (k, 3) closely along the border of a region, found between nodes in it and nodes outside."""
        small = skin.small_faces
        mixed = small[inside[small].any(axis=1) & ~inside[small].all(axis=1)]
        places = np.concatenate([skin.vertices, skin.vertices[skin.edges].mean(axis=1)])
        # In a triangle that the border crosses one corner is alone on its side; the border cuts its two edges.
        alone_in = inside[mixed].sum(axis=1) == 1
        column = np.where(alone_in, inside[mixed].argmax(axis=1), inside[mixed].argmin(axis=1))
        rows = np.arange(len(mixed))
        apex = mixed[rows, column]
        ends = []
        for other in (mixed[rows, (column + 1) % 3], mixed[rows, (column + 2) % 3]):
            low, high = np.zeros(len(mixed)), np.ones(len(mixed))
            for _ in range(HALVINGS):
                middle = (low + high) / 2
                between = values[apex] + middle[:, None] * (values[other] - values[apex])
                same = (self.map.classify_points(between) == number) == alone_in
                low, high = np.where(same, middle, low), np.where(same, high, middle)
            ends.append(places[apex] + ((low + high) / 2)[:, None] * (places[other] - places[apex]))
        steps = np.linspace(0.0, 1.0, 6) if len(rows) * 6 * SAMPLE_STEP < 3000 else np.linspace(0.0, 1.0, 3)
        return np.concatenate([ends[0] + step * (ends[1] - ends[0]) for step in steps])


def without_slivers(labels: npt.NDArray[np.int64], width: float) -> npt.NDArray[np.int64]:
    """Return labels whose parts narrower than twice `width` pixels have gone to the nearest neighbour."""
    gone = np.zeros(labels.shape, dtype=bool)
    for label, box in enumerate(ndimage.find_objects(labels), 1):
        if box is None:
            continue
        own = np.pad(labels[box] == label, 1)
        parts, count = ndimage.label(own)
        depth = ndimage.maximum(ndimage.distance_transform_edt(own), parts, np.arange(1, count + 1))
        thin = np.concatenate([[False], depth < width])
        gone[box] |= thin[parts][1:-1, 1:-1]
    if not gone.any():
        return labels
    rows, columns = ndimage.distance_transform_edt(gone | (labels == 0), return_distances=False, return_indices=True)
    return np.where(gone, labels[rows, columns], labels)


def mirrored_shapes(shapes: dict[Place, BaseGeometry], width: float) -> dict[Place, BaseGeometry]:
    """Return the regions of the opposite side view, which is the mirror image."""
    return {place.mirrored: mirrored(shape, width) for place, shape in shapes.items()}


def mirrored(shape: BaseGeometry, width: float) -> BaseGeometry:
    """Return a shape turned left to right in a view of this width."""
    return shapely.transform(shape, lambda points: np.stack([width - points[:, 0], points[:, 1]], axis=1))

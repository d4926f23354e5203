"""The whole body from in between the baked views: what a view tells, drawn from patches.

It answers to the same names as `loader.View`. Units are the pixels of its picture; sides are the person's own. All
angles share one upright axis through the middle of the body's depth, so that the body turns on the spot and stands
where the baked views have it when it comes round to them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from triggermap.atlas import format as files
from triggermap.atlas.coverage import pixels_within
from triggermap.atlas.format import Ring
from triggermap.atlas.loader import BellyShape, RegionShape, View, ViewPoint
from triggermap.atlas.outlines import PatchOutlines
from triggermap.atlas.spots import BACK, FRONT, LEFT, Space, Spot
from triggermap.domain.anatomy import Place, Side

if TYPE_CHECKING:
    from triggermap.atlas.loader import Atlas
    from triggermap.atlas.patches import PatchTable
    from triggermap.atlas.turn import Turn, TurnFrame
    from triggermap.domain.zones import ZonePart

KEPT = 4
"""How many angles are kept; the others are read again."""
LEAST_SHARE = 0.05
"""A part of a muscle that covers less of a patch leaves it out."""


class TurnedBody:
    """One body from all round; what all angles share."""

    def __init__(self, atlas: Atlas, body: str, turn: Turn) -> None:
        self.body = body
        self.turn = turn
        self._atlas = atlas
        self._views: dict[int, TurnedView] = {}
        self._spots: dict[tuple[str, Side], Spot | None] = {}
        self._bellies: dict[str, tuple[tuple[str, bool, Mapping[int, float]], ...]] = {}

    @property
    def patches(self) -> PatchTable:
        """The skin patches."""
        return self._atlas.patches

    @cached_property
    def flats(self) -> Mapping[float, View]:
        """The baked views of the whole body, by where the viewer stands."""
        views = (self._atlas.view(self.body, view) for view in self._atlas.views)
        return {view.yaw: view for view in views if view.close_up_of is None}

    def nearest_flat(self, angle: float) -> View:
        """Return the baked view from nearly the same side."""
        return self.flats[min(self.flats, key=lambda yaw: abs((angle - yaw + 180) % 360 - 180))]

    def view(self, angle: int) -> TurnedView:
        """Return the body from one of the turn's angles.

        Raises:
            KeyError: where there is no such angle.
        """
        found = self._views.pop(angle, None) or TurnedView(self, self.turn.frame(angle))
        self._views[angle] = found
        while len(self._views) > KEPT:
            del self._views[next(iter(self._views))]
        return found

    @cached_property
    def space(self) -> Space:
        """Where things lie round the axis."""
        return Space(self.turn, self.flats)

    def middle(self, angle: float) -> float:
        """Return how many cm right of the pictures' middle the axis lies round which the body is to turn."""
        return self.space.depth * math.sin(math.radians(angle))

    def spot(self, trigger_point: str, side: Side) -> Spot | None:
        """Return where a trigger point lies, or None where it has no place on the skin or is not known."""
        key = (trigger_point, side)
        if key not in self._spots:
            views = (self._atlas.view(self.body, view) for view in self._atlas.views)
            close_ups = (view for view in views if view.close_up_of is not None)
            self._spots[key] = self.space.of_point(trigger_point, side, close_ups)
        return self._spots[key]

    def belly(self, muscle: str, side: Side) -> tuple[tuple[str, bool, Mapping[int, float]], ...]:
        """Return the parts of a muscle: id, whether it lies deep, and how much of each patch it covers (0 to 1)."""
        found = self._bellies.get(muscle)
        if found is None:
            found = self._bellies[muscle] = self._find_belly(muscle)
        if side is not Side.RIGHT:
            return found
        mirrors = self.patches.mirrors
        return tuple(
            (part, deep, {mirrors[patch]: share for patch, share in covered.items()}) for part, deep, covered in found
        )

    def _find_belly(self, muscle: str) -> tuple[tuple[str, bool, Mapping[int, float]], ...]:
        """Find the patches of the muscle of the person's left in the baked views, which show all but the soles."""
        within: dict[str, Counter[int]] = {}
        total: dict[str, Counter[int]] = {}
        deep: dict[str, bool] = {}
        mirrors = self.patches.mirrors
        # What the right view shows of a muscle of the left is the mirror image of the left view and the right.
        for yaw, side in ((FRONT, Side.LEFT), (LEFT, Side.LEFT), (BACK, Side.LEFT), (LEFT, Side.RIGHT)):
            view = self.flats[yaw]
            for shape in view.belly(muscle, side):
                inside, there = pixels_within(shape.rings, view.stored_image)
                if side is Side.RIGHT:
                    inside, there = _mirrored(inside, mirrors), _mirrored(there, mirrors)
                within.setdefault(shape.id, Counter()).update(inside)
                total.setdefault(shape.id, Counter()).update(there)
                deep[shape.id] = shape.deep
        return tuple((part, deep[part], _shares(within[part], total[part])) for part in within)


def _mirrored(counts: Counter[int], mirrors: list[int]) -> Counter[int]:
    return Counter({mirrors[patch]: count for patch, count in counts.items()})


def _shares(within: Counter[int], total: Counter[int]) -> Mapping[int, float]:
    shares = {patch: count / total[patch] for patch, count in within.items() if patch}
    return {patch: share for patch, share in shares.items() if share > LEAST_SHARE}


class TurnedView:
    """The whole body from one angle."""

    close_up_of = None
    part = ""

    def __init__(self, whole: TurnedBody, frame: TurnFrame) -> None:
        self._whole = whole
        self._frame = frame
        self.id = files.turn_name(frame.angle)
        self.body = whole.body
        self.yaw = float(frame.angle)
        """Where the viewer stands, in degrees: 0 in front of the person, 90 at the person's left, 180 behind."""
        self.width = frame.width
        self.height = frame.height
        self.units_per_cm = frame.units_per_cm

    def __repr__(self) -> str:
        return f"TurnedView({self.body}/{self.id})"

    @property
    def middle(self) -> float:
        """The axis round which the body turns."""
        return self.width / 2 + self._whole.middle(self.yaw) * self.units_per_cm

    def shading(self, scale: int) -> Path:
        """Return the file of the picture, which fills the view; there is one size."""
        return self._frame.shading

    @cached_property
    def _outlines(self) -> PatchOutlines:
        return PatchOutlines(self._frame.patches, self._whole.patches.count)

    @cached_property
    def outline(self) -> tuple[Ring, ...]:
        """The silhouette: closed polygons, even-odd."""
        baked = self._frame.lines
        return baked[0] if baked is not None else self._outlines.of_set(self._outlines.seen)

    @property
    def contour(self) -> tuple[Ring, ...]:
        """The silhouette as open lines to draw."""
        return tuple((*ring, ring[0]) for ring in self.outline)

    @property
    def lines(self) -> tuple[Ring, ...]:
        """Interior contour lines; open. None in an atlas that was made without."""
        baked = self._frame.lines
        return baked[1] if baked is not None else ()

    @cached_property
    def regions(self) -> Mapping[Place, RegionShape]:
        """The regions that are seen from here."""
        return _Regions(self._outlines, self._whole.patches, self.units_per_cm)

    @property
    def inner(self) -> tuple[Place, ...]:
        """The inner regions that are offered beside the nearest baked view."""
        return self._whole.nearest_flat(self.yaw).inner

    @cached_property
    def landmarks(self) -> Mapping[tuple[str, Side], tuple[float, float]]:
        """The landmarks that are seen from here."""
        found = {key: spot.in_frame(self._frame) for key, spot in self._whole.space.landmarks.items()}
        return {key: (x, y) for key, (x, y, seen) in found.items() if seen}

    def patch_at(self, x: float, y: float) -> int:
        """Return the skin patch at a point, 0 outside the body."""
        return self._frame.patch_at(x, y)

    def place_at(self, x: float, y: float) -> Place | None:
        """Return the region at a point, or None outside the body."""
        patch = self.patch_at(x, y)
        return self._whole.patches.place(patch) if patch else None

    def zone(self, trigger_point: str, side: Side, part: ZonePart) -> tuple[Ring, ...]:
        """Return the visible polygons of a part of a zone, for the trigger point on `side`; empty where none is."""
        try:
            weights = self._whole.patches.weights(trigger_point, side, part)
        except KeyError:
            return ()
        return self._outlines.of_weights(weights)

    def point(self, trigger_point: str, side: Side) -> ViewPoint | None:
        """Return where a trigger point lies, or None where it has no place on the skin or is not known."""
        spot = self._whole.spot(trigger_point, side)
        return ViewPoint(*spot.in_frame(self._frame)) if spot is not None else None

    def belly(self, muscle: str, side: Side) -> tuple[BellyShape, ...]:
        """Return the visible outlines of the parts of a muscle on `side`."""
        parts = self._whole.belly(muscle, side)
        shapes = ((part, self._outlines.of_weights(covered), deep) for part, deep, covered in parts)
        return tuple(BellyShape(part, rings, deep) for part, rings, deep in shapes if rings)


class _Regions(Mapping[Place, RegionShape]):
    """The regions in a picture, each drawn when it is asked for."""

    def __init__(self, outlines: PatchOutlines, table: PatchTable, units_per_cm: float) -> None:
        self._outlines = outlines
        self._table = table
        self._units_per_cm = units_per_cm
        self._drawn: dict[Place, RegionShape] = {}
        self._places = dict.fromkeys(sorted({table.place(patch) for patch in outlines.seen}))

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, place: object) -> bool:
        return place in self._places

    def __getitem__(self, place: Place) -> RegionShape:
        found = self._drawn.get(place)
        if found is None:
            if place not in self._places:
                raise KeyError(place)
            patches = self._table.patches_of(place)
            x, y, area = self._outlines.middle_of(patches)
            rings = self._outlines.of_set(patches)
            found = self._drawn[place] = RegionShape(rings, (x, y), area / self._units_per_cm**2)
        return found

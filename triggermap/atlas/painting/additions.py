"""Muscles that the baked atlas does not hold, beside those that it does: painted when they are first asked for.

How much of each patch their zones cover is kept in a file, since ranking asks for it at every start; shapes are made
for what is shown alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from triggermap.atlas import format as files
from triggermap.atlas.format import AtlasError, Ring
from triggermap.atlas.painting.cut import Cutter, Cutting, covered
from triggermap.atlas.painting.draw import Camera, Picture
from triggermap.atlas.painting.paint import Area, Painter
from triggermap.atlas.painting.skin import Point, Skin
from triggermap.domain.anatomy import Side
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.zones import Belly, ZonePart

if TYPE_CHECKING:
    from triggermap.atlas.loader import Atlas, View

KEPT_NAME = "own_zones.json"
VERSION = 2
"""Changes where the same strokes give other areas."""
LEAST = 5
"""Hundredths of a patch below which it is not covered at all."""

Flat = list[int]
"""Patches and how much of each is covered, in hundredths, one after the other."""
Weights = dict[str, Flat]
"""`Flat` by part of the zone."""


class Additions:
    """What the atlas says of muscles that were added to it."""

    def __init__(
        self, atlas: Atlas, muscles: Sequence[Muscle], cache_dir: Path | None = None, *, waits: bool = False
    ) -> None:
        """With `waits` no trigger point is told of before `paint_next` has come to it, so that nothing takes long."""
        self._atlas = atlas
        self._waits = waits
        self._sites: dict[str, TriggerPoint] = {site.id: site for muscle in muscles for site in muscle.sites}
        self.muscles = {muscle.id: muscle for muscle in muscles}
        """By id."""
        self._file = None if cache_dir is None else cache_dir / KEPT_NAME
        self._kept: dict[str, Weights] = {}
        """By digest of a zone."""
        self._read_kept()
        self._new = False
        self._digests: dict[str, str] = {}
        self._cuttings: dict[tuple[str, str], Cutting] = {}
        self._places: dict[tuple[str, str, str], list[Point]] = {}
        self._pictures: dict[tuple[str, str], Picture] = {}
        self._points: dict[str, list[Point]] = {}

    @property
    def trigger_points(self) -> tuple[str, ...]:
        """Ids of all trigger points that were added, without those that are still to wait for."""
        if not self._waits:
            return tuple(self._sites)
        return tuple(name for name, site in self._sites.items() if self._digest(site) in self._kept)

    @property
    def unpainted(self) -> tuple[str, ...]:
        """Ids of the trigger points whose weights are not known yet; painting takes up to some tenths of a second."""
        return tuple(name for name, site in self._sites.items() if self._digest(site) not in self._kept)

    def paint_next(self) -> int:
        """Paint one trigger point that is not painted yet; return how many are left."""
        left = self._unpainted
        if left:
            self.weights(left.pop())
        return len(left)

    @cached_property
    def _unpainted(self) -> list[str]:
        return list(reversed(self.unpainted))

    def on(self, trigger_point: str, side: Side) -> bool:
        """Whether a trigger point may lie on a side; true for those that were not added."""
        site = self._sites.get(trigger_point)
        return site is None or site.on(side)

    def weights(self, trigger_point: str) -> Weights:
        """Return how much of which patches the parts of a zone cover, for the muscle of the person's left.

        Raises:
            KeyError: where there is no such trigger point.
        """
        site = self._sites[trigger_point]
        digest = self._digest(site)
        found = self._kept.get(digest)
        if found is None:
            found = self._kept[digest] = self._paint(site)
            self._new = True
        return found

    def keep(self) -> None:
        """Write what was painted to the file, without what is no longer asked for; a full disk only costs time."""
        if self._file is None or not self._new:
            return
        wanted = {self._digest(site) for site in self._sites.values()}
        kept = {digest: weights for digest, weights in self._kept.items() if digest in wanted}
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside = self._file.with_name(f".{self._file.name}-{os.getpid()}")
            try:
                aside.write_text(json.dumps(kept, separators=(",", ":")), encoding="utf-8")
                aside.replace(self._file)
            except OSError:
                aside.unlink(missing_ok=True)
                raise
        self._new = False

    def zone(self, view: View, trigger_point: str, part: ZonePart) -> tuple[Ring, ...]:
        """Return the visible polygons of a part of a zone, for the muscle of the person's left; empty where none is."""
        site = self._sites.get(trigger_point)
        if site is None or not self._seen_in(view, trigger_point, part):
            return ()
        return self._rings(view, trigger_point, part.value, lambda: self._areas(site)[part])

    def point(self, view: View, trigger_point: str) -> tuple[float, float, bool] | None:
        """Return where a trigger point of the person's left lies and whether the view shows it, or None."""
        site = self._sites.get(trigger_point)
        if site is None or site.spot is None:
            return None
        spot = self._painter.spot(site.spot)
        found = self._picture(view)
        if found is None:
            return None
        picture, far = found
        x, y, shown = picture.point(spot, self._painter.skin.facing(spot))
        return (x, y, shown) if shown or far else None

    def bellies(self, view: View, muscle: str) -> tuple[tuple[str, bool, tuple[Ring, ...]], ...]:
        """Return id, whether it lies deep, and the visible outline of each part of a muscle of the person's left."""
        if muscle not in self.muscles:
            return ()
        found = []
        for part in self.muscles[muscle].belly:
            rings = self._rings(view, muscle, part.id, partial(self._outline, part))
            if rings:
                found.append((part.id, part.deep, rings))
        return tuple(found)

    def _outline(self, part: Belly) -> Area:
        return self._painter.outline(part.strokes)

    @cached_property
    def _painter(self) -> Painter:
        table = self._atlas.patches
        skin = Skin(self._atlas.root, self._atlas.bodies[0], table.mirrors)
        return Painter(skin, {place: table.patches_of(place) for place in table.places})

    def prepare(self) -> None:
        """Read the skin, which the first shape would otherwise wait for."""
        if self._sites:
            _ = self._painter

    def _areas(self, site: TriggerPoint) -> Mapping[ZonePart, Area]:
        essential, spillover = self._painter.zone(site.essential, site.spillover)
        return {ZonePart.ESSENTIAL: essential, ZonePart.SPILLOVER: spillover}

    def _paint(self, site: TriggerPoint) -> Weights:
        table = self._atlas.patches
        found: Weights = {}
        for part, area in self._areas(site).items():
            shares = {
                patch: min(100, round(100 * size / table.area(patch)))
                for patch, size in covered(self._painter.skin, area).items()
            }
            shares |= {patch: 100 for place in area.inner for patch in table.patches_of(place)}
            found[part.value] = [value for patch in sorted(shares) if shares[patch] > LEAST
                                 for value in (patch, shares[patch])]  # fmt: skip
        return found

    def _seen_in(self, view: View, trigger_point: str, part: ZonePart) -> bool:
        table = self._atlas.patches
        return any(table.place(patch) in view.regions for patch in self.weights(trigger_point)[part.value][::2])

    def _rings(self, view: View, owner: str, part: str, area: Callable[[], Area]) -> tuple[Ring, ...]:
        key, found = (owner, part), self._picture(view)
        if found is None:
            return ()
        cutting = self._cuttings.get(key)
        if cutting is None:
            cutting = self._cuttings[key] = Cutter(self._painter.skin, area()).cutting
        if not cutting.faces:
            return ()
        places = self._places.get((view.body, *key))
        if places is None:
            places = self._places[view.body, owner, part] = cutting.places(self._points_of(view.body))
        return found[0].rings(cutting, places)

    def _points_of(self, body: str) -> list[Point]:
        found = self._points.get(body)
        if found is None:
            found = self._points[body] = self._painter.skin.points_of(body)
        return found

    @cached_property
    def _cameras(self) -> dict[str, dict[str, Camera]]:
        return {}

    def _camera(self, view: View) -> Camera | None:
        """Return how a view projects the body; None for a diagram of what lies inside."""
        own = self._cameras.get(view.body)
        if own is None:
            file = self._atlas.root / view.body / files.CAMERAS
            data = files.read_json(file)
            try:
                own = {
                    name: Camera.of(camera, self._atlas.view(view.body, name).units_per_cm)
                    for name, camera in data["views"].items()
                }
            except (KeyError, TypeError, ValueError) as error:
                raise AtlasError(file, f"the file is damaged ({error})") from error
            self._cameras[view.body] = own
        return own.get(view.id)

    def _picture(self, view: View) -> tuple[Picture, bool] | None:
        camera = self._camera(view)
        if camera is None:
            return None
        key = (view.body, view.id)
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = Picture(camera, self._points_of(view.body), view.shows)
        return found, camera.far

    def _digest(self, site: TriggerPoint) -> str:
        found = self._digests.get(site.id)
        if found is None:
            said = repr((VERSION, self._atlas.content_hash, site.essential, site.spillover))
            found = self._digests[site.id] = hashlib.sha256(said.encode()).hexdigest()[:24]
        return found

    def _read_kept(self) -> None:
        if self._file is None or not self._sites:
            return
        with suppress(OSError, ValueError):
            found = json.loads(self._file.read_bytes())
            if isinstance(found, dict):
                self._kept = {digest: weights for digest, weights in found.items() if _are_weights(weights)}


def add_muscles(atlas: Atlas, muscles: Sequence[Muscle], cache_dir: Path | None, *, waits: bool = False) -> None:
    """Show these muscles on the atlas beside the baked ones, in place of those that were added before."""
    atlas.add(Additions(atlas, muscles, cache_dir, waits=waits) if muscles else None)


def _are_weights(found: object) -> bool:
    """Tell whether what the file holds can be weights: it may be damaged."""
    if not isinstance(found, dict) or found.keys() != {part.value for part in ZonePart}:
        return False
    return all(
        isinstance(flat, list) and len(flat) % 2 == 0 and all(isinstance(value, int) for value in flat)
        for flat in found.values()
    )

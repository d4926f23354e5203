"""The atlas at run time: bodies, views and patches, each file read when it is first asked for.

All coordinates are view units: origin top left, x to the right, y down. Left and right are the person's own; what
is stored for the left alone is mirrored here, from the view that shows the other side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from triggermap.atlas import contour
from triggermap.atlas import format as files
from triggermap.atlas.format import Ring
from triggermap.atlas.hit_test import MirroredImage, PatchImage, contains
from triggermap.atlas.patches import PatchTable
from triggermap.atlas.turn import Turn, TurnInfo
from triggermap.domain.anatomy import Place, Side

if TYPE_CHECKING:  # the body is painted before any of these is asked for
    from triggermap.atlas.painting.additions import Additions
    from triggermap.atlas.turned import TurnedBody, TurnedView
    from triggermap.domain.zones import ZonePart


@dataclass(frozen=True, slots=True)
class RegionShape:
    """The visible part of a region in a view."""

    rings: tuple[Ring, ...]
    """Even-odd polygons."""
    anchor: tuple[float, float]
    """A point well inside, for a label."""
    area: float
    """Square centimetres of the picture (not of the skin) that it fills."""


@dataclass(frozen=True, slots=True)
class ViewPoint:
    """Where a trigger point lies in a view."""

    x: float
    y: float
    visible: bool
    """False where the body itself hides it."""


@dataclass(frozen=True, slots=True)
class BellyShape:
    """The visible outline of one part of a muscle."""

    id: str
    rings: tuple[Ring, ...]
    deep: bool


@dataclass(frozen=True, slots=True)
class ViewInfo:
    """What the manifest says of one view of one body."""

    id: str
    mirror: str
    """The view that shows the same from the other side; a front or back view is its own."""
    close_up_of: str | None
    part: str
    """What a close-up shows, the same for the views round one part of the body; empty for the whole body."""
    width: int
    height: int
    units_per_cm: float
    image_width: int
    image_height: int
    image_scale: float
    yaw: float
    """Where the viewer stands, in degrees: 0 in front of the person, 90 at the person's left, 180 behind."""
    scales: tuple[int, ...]
    """In which sizes its picture is stored; that of a limb, which is small, in the finer one alone."""
    copied: bool
    """Whether its patch image is not stored, being the mirror image of the `mirror` view's."""


@dataclass(frozen=True)
class _Shape:
    """The content of a .shape.json file."""

    outline: tuple[Ring, ...]
    lines: tuple[Ring, ...]
    regions: Mapping[Place, RegionShape]
    landmarks: Mapping[tuple[str, Side], tuple[float, float]]
    inner: tuple[Place, ...]


def _mirrored(rings: Sequence[Ring], width: float) -> tuple[Ring, ...]:
    return tuple(tuple((width - x, y) for x, y in ring) for ring in rings)


def _decode_shape(data: Mapping[str, Any]) -> _Shape:
    regions = {}
    for region, sides in data["regions"].items():
        for side, shape in sides.items():
            x, y = shape["anchor"]
            regions[Place(region, Side(side))] = RegionShape(
                files.decode_rings(shape["rings"]), (x, y), float(shape["area"])
            )
    landmarks = {
        (landmark, Side(side)): (x, y)
        for landmark, sides in data["landmarks"].items()
        for side, (x, y) in sides.items()
    }
    return _Shape(
        outline=files.decode_rings(data["outline"]),
        lines=files.decode_rings(data["lines"]),
        regions=regions,
        landmarks=landmarks,
        inner=tuple(Place(region, Side(side)) for region, side in data["inner"]),
    )


class View:
    """One picture of one body: its shading, its shapes, and what lies under a point of it."""

    def __init__(self, atlas: Atlas, body: str, info: ViewInfo) -> None:
        self._atlas = atlas
        self._info = info
        self.id = info.id
        self.body = body
        self.width = info.width
        """Width in view units."""
        self.height = info.height
        self.units_per_cm = info.units_per_cm
        self.close_up_of = info.close_up_of
        """Id of the view that shows the same from the same side with the whole body; None for that view itself."""
        self.part = info.part
        """What a close-up shows (`head`, `hand_left` ...), the same for the views round it; empty for a whole body."""
        self.yaw = info.yaw
        """Where the viewer stands, in degrees: 0 in front of the person, 90 at the person's left, 180 behind."""
        self.middle = info.width / 2
        """What is put in the middle of a window, x in view units."""

    def __repr__(self) -> str:
        return f"View({self.body}/{self.id})"

    def _file(self, name: str) -> Path:
        return self._atlas.root / self.body / name

    @property
    def mirror(self) -> View:
        """The view of the opposite side; a front or back view is its own mirror."""
        return self._atlas.view(self.body, self._info.mirror)

    def shading(self, scale: int) -> Path:
        """Return the file of the shading image for `scale` 1 or 2, or of a finer one; it fills the whole view."""
        stored = min((own for own in self._info.scales if own >= scale), default=max(self._info.scales))
        return self._file(files.shading_name(self.id, stored))

    @cached_property
    def _shape(self) -> _Shape:
        file = self._file(files.shape_name(self.id))
        data = files.read_json(file)
        return files.checked(file, lambda: _decode_shape(data))

    @property
    def outline(self) -> tuple[Ring, ...]:
        """The silhouette: closed polygons, even-odd."""
        return self._shape.outline

    @cached_property
    def contour(self) -> tuple[Ring, ...]:
        """The silhouette as open lines to draw: without what runs along the frame's edge, where a close-up ends."""
        return contour.drawn(self.outline, self.width, self.height)

    @property
    def lines(self) -> tuple[Ring, ...]:
        """Interior contour lines; open."""
        return self._shape.lines

    @property
    def regions(self) -> Mapping[Place, RegionShape]:
        """The regions that this view shows; they tile the body."""
        return self._shape.regions

    @property
    def landmarks(self) -> Mapping[tuple[str, Side], tuple[float, float]]:
        """The landmarks that this view shows."""
        return self._shape.landmarks

    @property
    def inner(self) -> tuple[Place, ...]:
        """The inner regions that are offered beside this view."""
        return self._shape.inner

    @cached_property
    def _image(self) -> PatchImage | MirroredImage:
        info = self._info
        if info.copied:
            return MirroredImage(self.mirror.stored_image, self.width, self._atlas.patches.mirrors)
        return self.stored_image

    @cached_property
    def stored_image(self) -> PatchImage:
        """The patch image; views of the right that are copied have none."""
        info = self._info
        file = self._file(files.patches_name(self.id))
        numbers = files.decode_patch_image(file, info.image_width, info.image_height)
        return PatchImage(info.image_width, info.image_height, info.image_scale, numbers)

    def patch_at(self, x: float, y: float) -> int:
        """Return the skin patch at a point, 0 outside the body."""
        return self._image.at(x, y)

    def patches_around(self, x: float, y: float) -> set[int]:
        """Return the skin patches in the 3 x 3 pixels of the patch image round a point."""
        return self._image.around(x, y) - {0}

    def shows(self, x: float, y: float, patch: int) -> bool:
        """Tell whether a patch is to be seen at a point, or within a pixel of it."""
        return self._image.at(x, y) == patch or patch in self._image.around(x, y)

    def place_at(self, x: float, y: float) -> Place | None:
        """Return the region at a point, or None outside the body.

        The patch image answers inside a region; at the borders, where its pixels are coarser than the polygons
        that a person sees, the polygons do.
        """
        patches = self._image.around(x, y)
        table = self._atlas.patches
        places = {table.place(patch) for patch in patches if patch}
        if not places:
            return None
        if len(places) == 1 and 0 not in patches and places <= self.regions.keys():
            return places.pop()
        for place in sorted(places):
            shape = self.regions.get(place)
            if shape is not None and contains(shape.rings, x, y):
                return place
        patch = self._image.at(x, y)
        return table.place(patch) if patch and contains(self.outline, x, y) else None

    @cached_property
    def _zones(self) -> dict[str, Any]:
        file = self._file(files.zones_name(self.id))
        data = files.read_json(file)
        return files.checked(file, lambda: {"zones": dict(data["zones"]), "bellies": dict(data["bellies"])})

    def _left(self, side: Side) -> View:
        """Return the view in which what is stored for the left is what this view shows of `side`."""
        return self.mirror if side is Side.RIGHT else self

    def _entry(self, trigger_point: str, side: Side) -> dict[str, Any] | None:
        """Return what is stored of a trigger point, nothing where it does not exist on `side`; None where it was added
        to the atlas, or is not known."""
        entry: dict[str, Any] | None = self._zones["zones"].get(trigger_point)
        return {} if entry is not None and entry.get("only", side.value) != side.value else entry

    def zone(self, trigger_point: str, side: Side, part: ZonePart) -> tuple[Ring, ...]:
        """Return the visible polygons of a part of a zone, for the trigger point on `side`; empty where none is."""
        source = self._left(side)
        entry = source._entry(trigger_point, side)
        if entry is None:
            added = self._atlas.additions
            rings = added.zone(source, trigger_point, part) if added and added.on(trigger_point, side) else ()
        else:
            file = source._file(files.zones_name(source.id))
            rings = files.checked(file, lambda: files.decode_rings(entry[part.value] if entry else ()))
        return _mirrored(rings, self.width) if side is Side.RIGHT else rings

    def point(self, trigger_point: str, side: Side) -> ViewPoint | None:
        """Return where a trigger point lies, or None where it has no place on the skin or is not known."""
        source = self._left(side)
        entry = source._entry(trigger_point, side)
        if entry is None:
            added = self._atlas.additions
            found = added.point(source, trigger_point) if added and added.on(trigger_point, side) else None
        else:
            file = source._file(files.zones_name(source.id))
            found = files.checked(file, lambda: entry.get("point") and tuple(entry["point"]))
        if not found:
            return None
        x, y, visible = found
        return ViewPoint(self.width - x if side is Side.RIGHT else x, y, bool(visible))

    def belly(self, muscle: str, side: Side) -> tuple[BellyShape, ...]:
        """Return the visible outlines of the parts of a muscle on `side`."""
        source = self._left(side)
        added = self._atlas.additions
        if added and muscle in added.muscles:
            return tuple(
                BellyShape(part, _mirrored(rings, self.width) if side is Side.RIGHT else rings, deep)
                for part, deep, rings in added.bellies(source, muscle)
            )
        parts = source._zones["bellies"].get(muscle, ())
        file = source._file(files.zones_name(source.id))

        def decode() -> tuple[BellyShape, ...]:
            return tuple(
                BellyShape(
                    part["id"],
                    _mirrored(rings, self.width) if side is Side.RIGHT else rings,
                    bool(part["deep"]),
                )
                for part in parts
                for rings in (files.decode_rings(part["rings"]),)
            )

        return files.checked(file, decode)


class Atlas:
    """The whole atlas, of which only the manifest has been read so far."""

    def __init__(self, root: Path, manifest: Mapping[str, Any]) -> None:
        self.root = root
        self._infos: dict[tuple[str, str], ViewInfo] = {}
        self._cache: dict[tuple[str, str], View] = {}
        self.bodies: tuple[str, ...] = tuple(body["id"] for body in manifest["bodies"])
        """Ids of the bodies; the first is the reference body."""
        self.views: tuple[str, ...] = tuple(view["id"] for view in manifest["views"])
        """Ids of the views in the order of showing."""
        self.content_hash: str = manifest["content_hash"]
        """Changes with anything in the atlas."""
        self.additions: Additions | None = None
        """Muscles beside those that were baked."""
        self._turns = {body["id"]: TurnInfo.of(body["turn"]) for body in manifest["bodies"] if body.get("turn")}
        self._turn: dict[str, Turn] = {}
        self._turned: dict[str, TurnedBody] = {}
        for body in manifest["bodies"]:
            for view in manifest["views"]:
                size = body["views"][view["id"]]
                self._infos[body["id"], view["id"]] = ViewInfo(
                    id=view["id"],
                    mirror=view["mirror"],
                    close_up_of=view["close_up_of"],
                    part=view.get("part", ""),
                    yaw=view["yaw"],
                    scales=tuple(view.get("scales", (1, 2))),
                    copied=view.get("copied", False),
                    **size,
                )

    def view(self, body: str, view: str) -> View:
        """Return a view of a body; its files are read when something in it is asked for.

        Raises:
            KeyError: where there is no such body or view.
        """
        key = (body, view)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = View(self, body, self._infos[key])
        return found

    def turn(self, body: str) -> Turn | None:
        """Return a body from all round, or None where the atlas does not have it."""
        info = self._turns.get(body)
        if info is None:
            return None
        found = self._turn.get(body)
        if found is None:
            found = self._turn[body] = Turn(self.root / body, info, lambda: self.patches.mirrors)
        return found

    def angles(self, body: str) -> tuple[int, ...]:
        """Return the degrees from which the whole body can be seen; none where it does not turn."""
        info = self._turns.get(body)
        return info.angles if info is not None else ()

    def turned(self, body: str, angle: int) -> TurnedView:
        """Return the whole body from an angle between the baked views.

        Raises:
            KeyError: where there is no such angle.
        """
        turn = self.turn(body)
        if turn is None:
            raise KeyError(angle)
        found = self._turned.get(body)
        if found is None:
            from triggermap.atlas.turned import TurnedBody  # imported late: not needed for the first paint

            found = self._turned[body] = TurnedBody(self, body, turn)
        return found.view(angle)

    @cached_property
    def patches(self) -> PatchTable:
        """The skin patches, the same for all bodies."""
        return PatchTable(self.root)

    def keep_added(self) -> None:
        """Write down what was painted of added muscles, so that the next start need not paint it again."""
        if self.additions:
            self.additions.keep()

    def add(self, additions: Additions | None) -> None:
        """Show these muscles beside those that were baked, in place of what was added before."""
        before, table = self.additions, self.patches
        self.additions = table.additions = additions
        self._turned.clear()  # it keeps where points and muscles lie
        table.forget(before.trigger_points if before else ())


def load_atlas(root: Path) -> Atlas:
    """Return the atlas in the folder `root`; reads its manifest alone.

    Raises:
        AtlasError: where the manifest is missing, damaged or newer than this program. Other files are checked when
            they are first read, with the same error.
    """
    file = root / files.MANIFEST
    manifest = files.read_json(file)
    return files.checked(file, lambda: Atlas(root, manifest))

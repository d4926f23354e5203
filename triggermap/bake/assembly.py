"""The whole bake: bodies, regions and muscles in, the folder of the atlas out."""

from __future__ import annotations

import functools
import itertools
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from triggermap import resources
from triggermap.atlas import format as files
from triggermap.bake import geodesics, zones
from triggermap.bake.body import BODIES, BodyMesh, load_body
from triggermap.bake.cache import Cache, code_digest, digest
from triggermap.bake.courses import ray_lines, ray_places
from triggermap.bake.diagrams import DIAGRAM_VIEWS, write_diagrams
from triggermap.bake.geodesics import Skin
from triggermap.bake.landmarks import resolve_landmarks
from triggermap.bake.mesh import BakeError
from triggermap.bake.pages import Page, Spots, inner_of
from triggermap.bake.parts import SkinParts, mirrored, mirrored_shapes
from triggermap.bake.pictures import Portrait
from triggermap.bake.provenance import provenance
from triggermap.bake.raster import Surface, surface_of
from triggermap.bake.skin import HalfSkin, cameras
from triggermap.bake.turns import write_turn
from triggermap.bake.views import VIEWS, ViewFrame, ViewSpec, frame, view_spec
from triggermap.bake.writer import hash_of, replaced
from triggermap.bake.zones import MuscleFields, SiteFields, StrokesError, ZoneField, ZonePainter
from triggermap.content.nodes import line_of, read_document
from triggermap.domain.anatomy import Place, Region, Side
from triggermap.domain.muscle import Muscle
from triggermap.domain.zones import Digit, RayFace, RayMark, ZonePart
from triggermap.errors import Problem

LEAST_WEIGHT = 0.05
PREVIEWED = ("head", "trunk_left")
"""Parts whose close-ups a preview shows beside the whole body."""
Say = Callable[[str], None]


@dataclass
class Studio:
    """What every part of the bake needs, each made once and when first needed."""

    source: Path
    """The unzipped wheel."""
    regions: Sequence[Region]
    cache: Cache
    say: Say = print
    bodies: dict[str, BodyMesh] = field(default_factory=dict)
    surfaces: dict[tuple[object, ...], Surface] = field(default_factory=dict)
    portraits: dict[str, Portrait] = field(default_factory=dict)

    def body(self, name: str) -> BodyMesh:
        """Return a body."""
        if name not in self.bodies:
            self.bodies[name] = load_body(name, self.source)
        return self.bodies[name]

    def surface(self, name: str, spec: ViewSpec) -> Surface:
        """Return what a view shows of a body's surface, for rays."""
        key = (name, *((spec.aim.shown, spec.aim.mirrored) if spec.aim else ()))
        if key not in self.surfaces:
            self.surfaces[key] = surface_of(self.body(name), spec.aim)
        return self.surfaces[key]

    def portrait(self, name: str) -> Portrait:
        """Return a body's pictures."""
        if name not in self.portraits:
            self.portraits[name] = Portrait(self.body(name), self.cache, self.reference)
        return self.portraits[name]

    @property
    def reference(self) -> BodyMesh:
        """The body on which zones are measured."""
        return self.body(BODIES[0])

    @cached_property
    def skin(self) -> Skin:
        """The reference body's skin."""
        return Skin(self.reference.vertices, self.reference.faces)

    @cached_property
    def landmarks(self) -> Mapping[tuple[str, Side], geodesics.SurfacePoint]:
        """Every landmark on the reference body."""
        found = resolve_landmarks(self.reference)
        return {key: geodesics.SurfacePoint(point.xyz, point.face, point.bary) for key, point in found.items()}

    @cached_property
    def parts(self) -> SkinParts:
        """Regions and patches."""
        return SkinParts.of(self.reference, self.regions)

    @cached_property
    def half(self) -> HalfSkin:
        """The half of the skin that the running program paints on."""
        return HalfSkin(self.reference, self.parts.patches)

    @cached_property
    def painter(self) -> ZonePainter:
        """Paints muscles on the reference body."""
        left = {name: point for (name, side), point in self.landmarks.items() if side is not Side.RIGHT}
        mirror = self.skin.node_mirror(self.reference.mirror)
        return ZonePainter(self.skin, mirror, left, self.parts.region_nodes(self.skin), ray_lines(self.reference))

    @property
    def rays(self) -> dict[Digit, dict[RayFace, dict[RayMark, geodesics.SurfacePoint]]]:
        """Where the marks of fingers and toes lie, on each side of them."""
        lines = ray_lines(self.reference)
        return {
            digit: {face: ray_places(self.skin, line, face) for face in line.towards} for digit, line in lines.items()
        }

    @cached_property
    def _ground(self) -> str:
        """A hash of all that a muscle's fields depend on beside the muscle itself."""
        places = [(name, side.value, point.position) for (name, side), point in sorted(self.landmarks.items())]
        code = code_digest("geodesics", "zones", "courses", "parts", "regions", "charts", "data/regions")
        return digest(self.skin.vertices, self.skin.faces, code, *itertools.chain(*places))

    def fields(self, muscle: Muscle) -> MuscleFields:
        """Return a muscle's fields on the reference body.

        Raises:
            BakeError: with every stroke that cannot be placed.
        """
        painted = [(site.id, site.spot, site.essential, site.spillover) for site in muscle.sites]
        key = digest(self._ground, muscle.id, muscle.belly, painted)

        def make() -> Any:
            self.say(f"  painting {muscle.id}")
            return _packed(self.painter.muscle(muscle))

        return _unpacked(self.cache.get(f"fields-{muscle.id}", key, make), muscle, self.skin.node_count)

    def page(self, body: str, spec: ViewSpec) -> Page:
        """Return one view of one body."""
        return Page(self.body(body), spec, self.surface(body, spec), self.skin, *self._lines(body, spec))

    def _lines(self, body: str, spec: ViewSpec) -> tuple[BaseGeometry, list[npt.NDArray[np.float64]]]:
        """Return the silhouette and inner lines; the right side is the mirror image of the left."""
        if spec.copied is None:
            outline, lines = self.portrait(body).lines(spec)
            return (_symmetric(outline, frame(self.body(body), spec)) if spec.symmetric else outline), lines
        outline, lines = self.portrait(body).lines(view_spec(spec.copied))
        width = frame(self.body(body), spec).width
        return mirrored(outline, width), [np.array([width, 0]) + line * (-1, 1) for line in lines]


def _symmetric(outline: BaseGeometry, camera: ViewFrame) -> BaseGeometry:
    """Return a silhouette of which the left half is the mirror image of the right."""
    half = shapely.intersection(outline, shapely.box(camera.width / 2, 0, camera.width, camera.height))
    return shapely.union(half, mirrored(half, camera.width))


def painted_muscles(studio: Studio, muscles: Iterable[Muscle]) -> list[MuscleFields]:
    """Return the fields of muscles.

    Raises:
        BakeError: with every stroke of every muscle that cannot be placed.
    """
    done: list[MuscleFields] = []
    faults: list[str] = []
    for muscle in muscles:
        try:
            done.append(studio.fields(muscle))
        except StrokesError as error:
            faults.extend(str(problem) for problem in located(error))
    if faults:
        raise BakeError("Some strokes cannot be placed on the body:\n" + "\n".join(faults))
    return done


def located(error: StrokesError) -> tuple[Problem, ...]:
    """Return the faults of a muscle's strokes with the line of its file on which each stands."""
    file = resources.knowledge_dir() / "muscles" / f"{error.muscle}.yaml"
    root = read_document(file).root
    problems = []
    for fault in error.faults:
        keys = (fault.key, fault.key.replace(".strokes[", "[") if fault.key.startswith("sites") else fault.key)
        lines = [(line_of(root, key) if root else None, key) for key in keys]
        line, key = next((found for found in lines if found[0] is not None), (0, fault.key))
        problems.append(Problem(file, line or 0, key, fault.message))
    return tuple(problems)


def bake(studio: Studio, out: Path, bodies: Sequence[str], muscles: Sequence[Muscle], jobs: int = 1) -> None:
    """Write the atlas folder `out`, with `jobs` processes; bodies that are not named keep their files.

    Raises:
        BakeError: where something cannot be made; `out` is then as it was.
    """
    began = time.monotonic()
    painted = painted_muscles(studio, muscles)
    studio.say(f"{len(painted)} muscles painted, {time.monotonic() - began:.0f} s")
    with replaced(out) as folder:
        kept = _kept_bodies(out, folder, bodies)
        made = _bodies(studio, folder, bodies, muscles, jobs)
        sizes = {name: kept[name] if name in kept else made[name] for name in BODIES if name in kept or name in made}
        (folder / files.PATCHES).write_bytes(patch_table(studio))
        (folder / files.WEIGHTS).write_bytes(weight_table(studio, painted))
        (folder / files.SKIN).write_bytes(studio.half.table(studio.landmarks, studio.rays))
        (folder / files.SKIN_MESH).write_bytes(studio.half.mesh())
        content = hash_of(folder)
        (folder / files.MANIFEST).write_bytes(_manifest(content, sizes))
        points = sum(len(muscle.sites) for muscle in painted)
        text = provenance(studio.source, sizes, len(painted), points, content)
        (folder / files.PROVENANCE).write_bytes(text.encode())
    studio.say(f"wrote {out}, {time.monotonic() - began:.0f} s")


def _bodies(
    studio: Studio, folder: Path, bodies: Sequence[str], muscles: Sequence[Muscle], jobs: int
) -> dict[str, dict[str, Any]]:
    """Write the files of bodies and return what the manifest says of each; side by side where there is a cache, from
    which each process takes the muscles' fields."""
    if jobs < 2 or len(bodies) < 2 or studio.cache.folder is None:
        painted = painted_muscles(studio, muscles)
        return {name: _body(studio, folder, name, painted) for name in bodies}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = {
            name: pool.submit(_body_alone, studio.source, studio.regions, studio.cache, folder, name, muscles)
            for name in bodies
        }
        return {name: result.result() for name, result in waiting.items()}


def _body_alone(
    source: Path, regions: Sequence[Region], cache: Cache, folder: Path, name: str, muscles: Sequence[Muscle]
) -> dict[str, Any]:
    """Write one body in a process of its own."""
    studio = Studio(source, regions, cache)
    return _body(studio, folder, name, painted_muscles(studio, muscles))


def _manifest(content: str, sizes: Mapping[str, Any], of: Sequence[ViewSpec] = VIEWS) -> bytes:
    """Return the atlas.json file; `sizes` is what the views and the turn of each body say of themselves."""
    views = [
        {
            "id": spec.id,
            "mirror": spec.twin,
            "close_up_of": spec.close_up_of,
            "part": spec.part,
            "scales": spec.scales,
            "copied": spec.copied is not None,
            "yaw": spec.yaw,
        }
        for spec in of
    ]
    if all(DIAGRAM_VIEWS[0].id in own["views"] for own in sizes.values()):
        views += [view.entry() for view in DIAGRAM_VIEWS]
    bodies = [{"id": name, **own} for name, own in sizes.items()]
    return files.dump_json({"content_hash": content, "bodies": bodies, "views": views})


def preview_atlas(studio: Studio, muscle: Muscle, folder: Path, baked: Path) -> None:
    """Write an atlas of the reference body with one muscle and no regions, enough to draw the muscle.

    Pictures and silhouettes come from the atlas in the folder `baked`, where it has them.

    Raises:
        BakeError: where a stroke cannot be placed.
    """
    painted = painted_muscles(studio, [muscle])
    name = studio.reference.name
    (folder / name).mkdir()
    sizes = {}
    known = _baked_outlines(baked, name)
    views = [spec for spec in VIEWS if spec.close_up_of is None or spec.part in PREVIEWED]
    for spec in views:
        if spec.id in known:
            page = Page(studio.body(name), spec, studio.surface(name, spec), studio.skin, known[spec.id], [])
        else:
            page = studio.page(name, spec)
        (folder / name / files.shape_name(spec.id)).write_bytes(page.shape({}, {}, ()))
        (folder / name / files.zones_name(spec.id)).write_bytes(page.zones(painted))
        if (picture := baked / name / files.shading_name(spec.id, 2)).exists():
            shutil.copy(picture, folder / name / picture.name)
        sizes[spec.id] = page.size()
    (folder / files.MANIFEST).write_bytes(_manifest("preview", {name: {"views": sizes}}, views))


def _baked_outlines(baked: Path, body: str) -> dict[str, BaseGeometry]:
    """Return the silhouettes that an atlas has of a body, by view; none where it has another format."""
    try:
        manifest = files.read_json(baked / files.MANIFEST)
        views = {name: view for own in manifest["bodies"] if own["id"] == body for name, view in own["views"].items()}
        shapes = {name: files.read_json(baked / body / files.shape_name(name)) for name in views}
    except files.AtlasError:
        return {}
    found = {}
    for name, shape in shapes.items():
        rings = [shapely.make_valid(Polygon(files.decode_ring(flat))) for flat in shape["outline"]]
        found[name] = functools.reduce(shapely.symmetric_difference, rings, Polygon())
    return found


def _kept_bodies(out: Path, folder: Path, bodies: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Carry over the bodies that are not baked now, where the old atlas has them in this format."""
    if not (out / files.MANIFEST).exists():
        return {}
    try:
        manifest = files.read_json(out / files.MANIFEST)
    except files.AtlasError:
        return {}
    kept = {}
    for body in manifest["bodies"]:
        if body["id"] not in bodies and (out / body["id"]).is_dir():
            shutil.copytree(out / body["id"], folder / body["id"])
            kept[body["id"]] = {key: value for key, value in body.items() if key != "id"}
    return kept


def _body(studio: Studio, folder: Path, name: str, painted: Sequence[MuscleFields]) -> dict[str, Any]:
    """Write the files of one body and return what the manifest says of its views."""
    (folder / name).mkdir()
    (folder / name / files.SKIN_POINTS).write_bytes(studio.half.points(studio.body(name)))
    (folder / name / files.CAMERAS).write_bytes(cameras(frame(studio.body(name), spec) for spec in VIEWS))
    sizes = {}
    shapes: dict[str, dict[Place, BaseGeometry]] = {}
    labels: dict[str, npt.NDArray[np.int64]] = {}
    for spec in VIEWS:
        began = time.monotonic()
        page = studio.page(name, spec)
        place = folder / name
        if spec.copied is not None:
            labels[spec.id] = studio.parts.turned(labels[spec.copied])
            shapes[spec.id] = mirrored_shapes(shapes[spec.copied], page.camera.width)
        else:
            labels[spec.id] = studio.parts.labels(page)
            shapes[spec.id] = studio.parts.shapes(page, labels[spec.id])
        inner = inner_of(spec.id, studio.parts.inner_places)
        (place / files.shape_name(spec.id)).write_bytes(page.shape(shapes[spec.id], _landmarks(studio, page), inner))
        (place / files.zones_name(spec.id)).write_bytes(page.zones(painted))
        if spec.copied is None:
            numbers = studio.parts.patch_picture(page, labels[spec.id])
            (place / files.patches_name(spec.id)).write_bytes(files.encode_patch_image(numbers.ravel().tolist()))
        drawn = time.monotonic()
        for scale, picture in studio.portrait(name).shading(spec).items():
            (place / files.shading_name(spec.id, scale)).write_bytes(picture)
        sizes[spec.id] = page.size()
        studio.say(f"  {name}/{spec.id}: shapes {drawn - began:.1f} s, shading {time.monotonic() - drawn:.1f} s")
    began = time.monotonic()
    covered = partial(_covered, studio)
    sizes |= write_diagrams(folder / name, name, sizes, studio.parts, painted, covered)
    studio.say(f"  {name}/diagrams: {time.monotonic() - began:.1f} s")
    began, processor = time.monotonic(), time.process_time()
    surface = studio.surface(name, VIEWS[0])
    turn = write_turn(folder / name, studio.body(name), surface, studio.portrait(name), studio.parts)
    studio.say(f"  {name}/turn: {time.monotonic() - began:.1f} s, processor {time.process_time() - processor:.1f} s")
    return {"views": sizes, "turn": turn}


def _landmarks(studio: Studio, page: Page) -> dict[tuple[str, Side], tuple[float, float]]:
    keys = list(studio.landmarks)
    points = [studio.landmarks[key] for key in keys]
    spots = Spots(np.array([point.face for point in points]), np.array([point.bary for point in points]))
    places, shown = page.seen(spots)
    return {key: (float(x), float(y)) for key, (x, y), seen in zip(keys, places, shown, strict=True) if seen}


def patch_table(studio: Studio) -> bytes:
    """Return the patches.json file."""
    patches = studio.parts.patches
    return files.dump_json(
        {
            "places": [[place.region, place.side.value] for place in patches.places],
            "place": patches.place[1:].tolist(),
            "area": [max(0.01, round(float(area), 2)) for area in patches.area[1:]],
            "mirror": patches.mirror[1:].tolist(),
        }
    )


def weight_table(studio: Studio, painted: Iterable[MuscleFields]) -> bytes:
    """Return the weights.json file."""
    zones_of: dict[str, dict[str, Any]] = {
        site.site.id: {part.value: _weights(studio, site, part) for part in ZonePart}
        for muscle in painted
        for site in muscle.sites
    }
    for site in (site.site for muscle in painted for site in muscle.sites):
        if site.only is not None:
            zones_of[site.id]["only"] = site.only.value
    return files.dump_json({"zones": zones_of})


def _weights(studio: Studio, site: SiteFields, part: ZonePart) -> list[int]:
    """Return the patches that a part of a zone covers and how much, in hundredths, as a flat list."""
    parts, zone, essential = studio.parts, site.parts[part], site.parts[ZonePart.ESSENTIAL]
    covered: npt.NDArray[np.float64] = np.zeros(parts.patches.count + 1)
    if zone.field is not None:
        areas = studio.skin.face_areas
        weights = zones.weight(zone.field)
        if part is ZonePart.SPILLOVER and essential.field is not None:
            weights = np.minimum(weights, 1.0 - zones.weight(essential.field))
        faces = zones.face_means(studio.skin, weights) * areas
        total = np.bincount(parts.patches.face_patch, weights=areas, minlength=parts.patches.count + 1)
        sums = np.bincount(parts.patches.face_patch, weights=faces, minlength=parts.patches.count + 1)
        covered = sums / np.maximum(total, 1e-9)
    for place in zone.inner:
        covered[parts.inner_patch(place)] = 1.0
    covered[0] = 0.0
    found = np.flatnonzero(covered > LEAST_WEIGHT)
    return [int(value) for patch in found for value in (patch, round(100 * covered[patch]))]


def _covered(studio: Studio, site: SiteFields, part: ZonePart) -> dict[int, float]:
    """Return how much of each patch (0 to 1) a part of a zone covers."""
    flat = _weights(studio, site, part)
    return {patch: hundredths / 100 for patch, hundredths in zip(flat[0::2], flat[1::2], strict=True)}


def _packed(muscle: MuscleFields) -> Any:
    """Return fields as the few nodes where they are known, small enough to keep."""

    def pack(values: npt.NDArray[np.float64] | None) -> Any:
        if values is None:
            return None
        near = np.flatnonzero(values < geodesics.FAR)
        return near.astype(np.int32), values[near].astype(np.float32)

    sites = [
        (site.point, [(pack(site.parts[part].field), site.parts[part].inner) for part in ZonePart])
        for site in muscle.sites
    ]
    return sites, [pack(belly.field) for belly in muscle.bellies]


def _unpacked(packed: Any, muscle: Muscle, count: int) -> MuscleFields:
    def unpack(some: Any) -> npt.NDArray[np.float64] | None:
        if some is None:
            return None
        values = np.full(count, geodesics.FAR)
        values[some[0]] = some[1]
        return values

    sites, bellies = packed
    return MuscleFields(
        muscle.id,
        tuple(
            SiteFields(
                site,
                point,
                {part: ZoneField(unpack(some), inner) for part, (some, inner) in zip(ZonePart, parts, strict=True)},
            )
            for site, (point, parts) in zip(muscle.sites, sites, strict=True)
        ),
        tuple(
            zones.BellyField(belly, values)
            for belly, some in zip(muscle.belly, bellies, strict=True)
            if (values := unpack(some)) is not None
        ),
    )

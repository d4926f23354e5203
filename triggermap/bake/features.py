"""Forms that show through the skin (collarbone, shoulder blade, kneecap): where they run on every body.

They are authored in words of landmarks in `data/features.yaml`, looked up on the reference body, and belong from then
on to faces of the mesh, so that they go along to bodies of other shapes. `relief.py` lays them on the drawn surface,
`outline.py` draws their lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from triggermap.bake.body import BodyMesh
from triggermap.bake.geodesics import Skin, SurfacePoint, eased
from triggermap.bake.landmarks import resolve_landmarks
from triggermap.bake.mesh import FloatArray, IntArray
from triggermap.bake.zones import placed
from triggermap.domain.anatomy import Side
from triggermap.domain.zones import Spot

DATA = Path(__file__).parent / "data" / "features.yaml"
SAMPLES = 48
"""Points along a feature."""
CALM = 1.5
"""Points over which its way on a body is smoothed."""


@dataclass(frozen=True)
class Feature:
    """One form, for the person's left or on the midline."""

    id: str
    faces: IntArray
    """(k,) the faces of the body's mesh that it runs over ..."""
    bary: FloatArray
    """... and (k, 3) where on them."""
    height: float
    """cm out of the skin; 0 where it is a line alone."""
    width: float
    """Standard deviation of its round profile, cm."""
    taper: float
    """Share of the length over which either end runs out."""
    line: float | None
    """View units in a centimetre from which it is drawn as a line; None for never."""
    midline: bool

    def on(self, body: BodyMesh) -> FloatArray:
        """Where it runs on a body (k, 3), cm."""
        points = np.asarray((body.vertices[body.faces[self.faces]] * self.bary[:, :, None]).sum(axis=1))
        if len(points) > 1:
            points = eased(points, CALM)
        return points * (0.0, 1.0, 1.0) if self.midline else points


def resolve_features(reference: BodyMesh, path: Path = DATA) -> tuple[Feature, ...]:
    """Look up all features on the body that they are authored on.

    Raises:
        BakeError: where a landmark is not known.
    """
    with path.open(encoding="utf-8") as stream:
        entries = yaml.safe_load(stream)["features"]
    skin = Skin(reference.vertices, reference.faces)
    landmarks = {
        name: SurfacePoint(point.xyz, point.face, point.bary)
        for (name, side), point in resolve_landmarks(reference).items()
        if side is not Side.RIGHT
    }
    return tuple(_feature(entry, skin, landmarks) for entry in entries)


def _feature(entry: Mapping[str, Any], skin: Skin, landmarks: Mapping[str, SurfacePoint]) -> Feature:
    places = [placed(skin, landmarks, _spot(place)) for place in entry["through"]]
    if len(places) > 1:
        # Not by the way the skin faces, as single places are: that would make the curve jump to and fro.
        places = [skin.nearest(point) for point in smooth_curve([place.position for place in places], SAMPLES)]
    height, width, taper = entry.get("relief", (0.0, 1.0, 0.0))
    return Feature(
        entry["id"],
        np.array([place.face for place in places]),
        np.array([place.bary for place in places]),
        float(height),
        float(width),
        float(taper),
        entry.get("line"),
        bool(entry.get("midline", False)),
    )


def _spot(place: str | Mapping[str, Any]) -> Spot:
    """A place as it stands in the file: a landmark's id, or `at`, or `from` and `to`, with offsets."""
    if isinstance(place, str):
        return Spot(place)
    words = {"at": "start", "from": "start", "to": "end"}
    return Spot(**{words.get(key, key): value for key, value in place.items()})


def smooth_curve(places: npt.NDArray[np.float64] | Sequence[FloatArray | tuple[float, ...]], count: int) -> FloatArray:
    """`count` points along a smooth curve through places (k, any) (Catmull-Rom)."""
    ends = np.asarray(places, dtype=np.float64)
    padded = np.concatenate([[2 * ends[0] - ends[1]], ends, [2 * ends[-1] - ends[-2]]])
    curve = []
    for t in np.linspace(0, len(ends) - 1, count):
        k = min(int(t), len(ends) - 2)
        u = t - k
        a, b, c, d = padded[k : k + 4]
        curve.append(0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3))
    return np.array(curve)

"""The whole body turned: a picture and a patch image at each of the angles round it, read when first asked for.

There are no shapes here but the figure's own lines: `turned` draws regions, marks and zones from patches.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from triggermap.atlas import format as files
from triggermap.atlas.format import AtlasError, Ring
from triggermap.atlas.hit_test import PatchImage

KEPT = 4
"""How many angles are kept; the others are read again."""
Mirror = Callable[[], list[int]]
"""Gives for each patch its mirror patch, 0 for 0."""


@dataclass(frozen=True)
class TurnInfo:
    """What the manifest says of a body's turn; all angles have pictures of one size, the body's axis in the middle."""

    angles: tuple[int, ...]
    """Where the viewer stands, in degrees: 0 in front of the person, 90 at the person's left, 180 behind."""
    width: int
    height: int
    units_per_cm: float
    image_width: int
    image_height: int
    image_scale: float
    lines: bool = False
    """Whether there are silhouettes and inner lines; an older atlas has none."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> TurnInfo:
        """Return the info as the manifest has it."""
        return cls(**{**data, "angles": tuple(data["angles"])})


class TurnFrame:
    """The whole body from one angle; units are the pixels of its picture, origin top left, y down."""

    def __init__(self, folder: Path, angle: int, info: TurnInfo, mirror: Mirror) -> None:
        self._folder = folder
        self._info = info
        self._mirror = mirror
        self.angle = angle
        self.width = info.width
        self.height = info.height
        self.units_per_cm = info.units_per_cm
        self.shading = folder / files.turn_shading_name(angle)
        """The file of the picture, which fills the frame."""

    @cached_property
    def patches(self) -> PatchImage:
        """The patch image; from behind the person's right it is the mirror image of the one from the left.

        Raises:
            AtlasError: where its file is missing or damaged.
        """
        info = self._info
        stored = self._stored
        file = self._folder / files.turn_patches_name(stored)
        numbers = files.decode_patch_image(file, info.image_width, info.image_height)
        if stored != self.angle:
            mirror, width = self._mirror(), info.image_width
            turned = array("H")
            for first in range(0, len(numbers), width):
                turned.extend(numbers[first : first + width][::-1])
            numbers = array("H", map(mirror.__getitem__, turned))
        return PatchImage(info.image_width, info.image_height, info.image_scale, numbers)

    @property
    def _stored(self) -> int:
        """The angle whose files this one shares, mirrored where it is another."""
        return min(self.angle, 360 - self.angle)

    @cached_property
    def lines(self) -> tuple[tuple[Ring, ...], tuple[Ring, ...]] | None:
        """The silhouette (closed polygons, even-odd) and the lines inside it; None where the atlas has none.

        Raises:
            AtlasError: where their file is missing or damaged.
        """
        if not self._info.lines:
            return None
        file = self._folder / files.turn_lines_name(self._stored)
        data = files.read_json(file)
        try:
            silhouette, inner = (self._placed(data[name]) for name in ("outline", "lines"))
        except (KeyError, TypeError, ValueError) as error:
            raise AtlasError(file, f"the file is damaged ({error!r})") from error
        return silhouette, inner

    def _placed(self, flats: Iterable[Sequence[int]]) -> tuple[Ring, ...]:
        fine, mirrored = files.TURN_FINENESS, self._stored != self.angle
        return tuple(
            tuple((self.width - x / fine if mirrored else x / fine, y / fine) for x, y in ring)
            for ring in files.decode_rings(flats)
        )

    def columns_of(self, patches: Container[int], y: float) -> list[float]:
        """Return where patches lie at a height: the middles of their pixels."""
        image = self.patches
        row = int(y * image.scale)
        if not 0 <= row < image.height:
            return []
        numbers = image.numbers[row * image.width : (row + 1) * image.width]
        return [(x + 0.5) / image.scale for x, number in enumerate(numbers) if number in patches]

    def patch_at(self, x: float, y: float) -> int:
        """Return the skin patch at a point, 0 outside the body."""
        return self.patches.at(x, y)


class Turn:
    """One body from all round."""

    def __init__(self, folder: Path, info: TurnInfo, mirror: Mirror) -> None:
        self._folder = folder
        self._info = info
        self._mirror = mirror
        self._frames: dict[int, TurnFrame] = {}
        self.angles = info.angles
        """Degrees, ascending from 0: in front of the person; 90 is at the person's left, 180 behind."""

    def frame(self, angle: int) -> TurnFrame:
        """Return the body from one of the angles; its files are read when something in it is asked for.

        Raises:
            KeyError: where there is no such angle.
        """
        if angle not in self.angles:
            raise KeyError(angle)
        found = self._frames.pop(angle, None) or TurnFrame(self._folder, angle, self._info, self._mirror)
        self._frames[angle] = found
        while len(self._frames) > KEPT:
            del self._frames[next(iter(self._frames))]
        return found

    def nearest(self, degrees: float) -> TurnFrame:
        """Return the body from the angle nearest to any number of degrees."""
        return self.frame(min(self.angles, key=lambda angle: abs((degrees - angle + 180) % 360 - 180)))

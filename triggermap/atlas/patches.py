"""The table of skin patches: which region each belongs to, how large it is, and which zones cover it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from triggermap.atlas import format as files
from triggermap.domain.anatomy import Place, Side

if TYPE_CHECKING:  # the body is painted before any zone is asked for
    from triggermap.atlas.painting.additions import Additions
    from triggermap.domain.zones import ZonePart


class PatchTable:
    """The skin in small patches, numbered from 1; inner regions are patches without skin."""

    def __init__(self, root: Path) -> None:
        self.additions: Additions | None = None
        self._weights_file = root / files.WEIGHTS
        file = root / files.PATCHES
        data = files.read_json(file)
        files.checked(file, lambda: self._decode(data))

    def _decode(self, data: Mapping[str, Any]) -> None:
        self._places = [Place(region, Side(side)) for region, side in data["places"]]
        self._place_index: list[int] = data["place"]
        self._areas: list[float] = data["area"]
        self._mirror: list[int] = data["mirror"]
        self.count: int = len(self._areas)
        """How many patches there are; the highest number."""
        if not len(self._place_index) == len(self._mirror) == self.count:
            raise ValueError("its lists differ in length")
        if self._place_index and not 0 <= max(self._place_index) < len(self._places):
            raise ValueError("a patch names a region that is not there")

    def _row(self, patch: int) -> int:
        if not 1 <= patch <= self.count:
            raise KeyError(patch)
        return patch - 1

    def area(self, patch: int) -> float:
        """Return the skin of a patch in cm2 on the reference body; a nominal area for an inner region."""
        return self._areas[self._row(patch)]

    def place(self, patch: int) -> Place:
        """Return the region that a patch belongs to."""
        return self._places[self._place_index[self._row(patch)]]

    def mirror(self, patch: int) -> int:
        """Return the patch at the mirror place on the body."""
        return self._mirror[self._row(patch)]

    @cached_property
    def mirrors(self) -> list[int]:
        """For each patch number, from 0 for no skin, its mirror patch."""
        return [0, *self._mirror]

    @cached_property
    def _patches_of(self) -> dict[Place, tuple[int, ...]]:
        lists: dict[Place, list[int]] = {place: [] for place in self._places}
        for row, index in enumerate(self._place_index):
            lists[self._places[index]].append(row + 1)
        return {place: tuple(patches) for place, patches in lists.items()}

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that has patches."""
        return tuple(self._places)

    def patches_of(self, place: Place) -> tuple[int, ...]:
        """Return the patches of a place; none for a place that the atlas does not know."""
        return self._patches_of.get(place, ())

    @cached_property
    def _area_of(self) -> dict[Place, float]:
        return {place: sum(self._areas[patch - 1] for patch in found) for place, found in self._patches_of.items()}

    def area_of(self, place: Place) -> float:
        """Return the skin of a place in cm2 on the reference body; 0 for a place that the atlas does not know."""
        return self._area_of.get(place, 0.0)

    @cached_property
    def _weights(self) -> dict[str, dict[str, Any]]:
        data = files.read_json(self._weights_file)
        return files.checked(self._weights_file, lambda: dict(data["zones"]))

    @property
    def trigger_points(self) -> tuple[str, ...]:
        """Full ids of all trigger points with a zone."""
        return (*self._weights, *(self.additions.trigger_points if self.additions else ()))

    @cached_property
    def _decoded(self) -> dict[tuple[str, Side, ZonePart], Mapping[int, float]]:
        return {}

    def forget(self, trigger_points: Sequence[str]) -> None:
        """Ask for the weights of these trigger points anew."""
        gone = set(trigger_points)
        for key in [key for key in self._decoded if key[0] in gone]:
            del self._decoded[key]

    def weights(self, trigger_point: str, side: Side, part: ZonePart) -> Mapping[int, float]:
        """Return how much of each patch (0 to 1) a part of a zone covers; patches that it leaves out are absent.

        A midline muscle has one zone, asked for with any side.

        Raises:
            KeyError: where the atlas has no such trigger point.
        """
        key = (trigger_point, side, part)
        found = self._decoded.get(key)
        if found is None:
            baked = self._weights.get(trigger_point)
            if baked is None and self.additions:
                baked = self.additions.weights(trigger_point)
            if baked is None:
                raise KeyError(trigger_point)
            here = baked.get("only", side.value) == side.value
            if self.additions and not self.additions.on(trigger_point, side):
                here = False
            flat = baked[part.value] if here else ()
            pairs = zip(flat[0::2], flat[1::2], strict=True)
            mirrored = side is Side.RIGHT
            found = {self._mirror[patch - 1] if mirrored else patch: hundredths / 100 for patch, hundredths in pairs}
            self._decoded[key] = found
        return found
